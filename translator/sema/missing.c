/*
 * Names that no path binds before they are read, and attributes that no object has: Python raises NameError, UnboundLocalError or
 * AttributeError there, when it runs. So does the C: such a read is a call that raises, whose value, for whatever is done with
 * it, is boxed.
 *
 * That nothing gives the name a value shows only when nothing changes any more. So reads are noted on the way; those that were in
 * vain in the round that settled everything raise from then on, and inference goes on until it has settled again.
 */
#include "sema/infer.h"

#include <string.h>

static bool raises(Frame *frame, const Expr *expr)
{
    RuleModule *builtins = frame->infer->rules->builtins;
    if (!builtins || !rules_symbol(frame->infer->rules, builtins, name_intern(frame->infer->names, "_unbound_name")))
        return false; /* other stubs than ours */
    pointer_map_set(frame->arena, &frame->infer->missed, expr, (void *)(uintptr_t)frame->infer->round);
    return pointer_map_has(&frame->infer->raising, expr);
}

bool missing_settle(Infer *infer)
{
    bool is_new = false;
    map_each(entry, &infer->missed) {
        if ((uintptr_t)entry->value != infer->round || pointer_map_has(&infer->raising, entry->key))
            continue;
        pointer_map_set(infer->arena, &infer->raising, entry->key, (void *)entry->key);
        is_new = true;
    }
    return is_new;
}

static const Type *raised(Frame *frame, Expr *expr, ExprInfo *info, const char *text, Expr *object, Name name)
{
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (!made) {
        made = kept_replacement(frame, expr, synth_expr(frame->infer, text, expr->span));
        if (object)
            vec_push(frame->arena, &made->call.args, object);
        Expr *spelled = synth_expr(frame->infer, "''", expr->span);
        spelled->constant.text = name->text;
        spelled->constant.length = name->length;
        vec_push(frame->arena, &made->call.args, spelled);
    }
    info->resolution = RESOLVED_VALUE;
    info->replacement = made;
    return infer_expr(frame, made);
}

/* The name is assigned somewhere, be it that the type of what is assigned is not known. */
static bool is_bound_elsewhere(Frame *frame, Symbol *symbol)
{
    return symbol && (symbol->scope != frame->scope || symbol->is_written) && shared_of(frame, symbol)->is_assigned;
}

const Type *missing_name(Frame *frame, Expr *expr, Symbol *symbol, ExprInfo *info)
{
    Name name = expr->name.id;
    if (is_bound_elsewhere(frame, symbol) || frame->class_body || expr->context == CONTEXT_STORE || !raises(frame, expr))
        return NULL;
    bool is_free = symbol && symbol->scope != frame->scope && !scope_is_module(symbol->scope);
    bool is_local = symbol && symbol->scope == frame->scope && !scope_is_module(symbol->scope);
    infer_report(frame, DIAG_surely_unbound, expr->span,
                 symbol ? "`%s` is used before anything is assigned to it" : "the name `%s` is not defined", name->text);
    return raised(frame, expr, info, is_free ? "_unbound_free()" : is_local ? "_unbound_local()" : "_unbound_name()", NULL, name);
}

/* A class whose objects have what the script gives them and nothing else. */
static bool is_plain_class(Frame *frame, const Class *class_)
{
    for (size_t i = 0; i < class_->mro_count; i++)
        if (!class_->mro[i]->user && !name_is(class_->mro[i]->name, "object"))
            return false;
    return class_->user && class_->mro_count && !class_has_others_below(frame, class_);
}

const Type *missing_attribute(Frame *frame, Expr *expr, const Type *object, ExprInfo *info)
{
    Name name = expr->attribute.name;
    bool is_plain = object->kind == TYPE_INSTANCE && is_plain_class(frame, object->class_) && strncmp(name->text, "__", 2) != 0;
    if (!is_plain || expr->context != CONTEXT_LOAD || !raises(frame, expr))
        return NULL;
    infer_report(frame, DIAG_surely_missing, expr->attribute.name_span, "%s has no `%s`", text_of(frame, object), name->text);
    return raised(frame, expr, info, "_no_attribute()", expr->attribute.value, name);
}
