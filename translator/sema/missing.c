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

/* `action.reshape(shape)` where the action is an int: what arrays and tensors have, and Python's numbers have not. */
static bool is_of_arrays(Frame *frame, const Type *object, Name name)
{
    if ((object->kind != TYPE_INT && object->kind != TYPE_FLOAT) || !rule_class_of(frame, object))
        return false;
    RuleClass *tensor = rules_find_class(frame->infer->rules, "torch.Tensor");
    return tensor && rule_class_member(tensor, name) &&
           !rule_class_member(rule_class_of(frame, object), name);
}

/* A module class of the script, below which no other has the attribute. */
static bool is_module_class(Frame *frame, const Class *class_)
{
    return class_->user && class_->mro_count && class_is(class_, "torch.nn.Module") && !class_has_others_below(frame, class_);
}

const Type *missing_attribute(Frame *frame, Expr *expr, const Type *object, ExprInfo *info)
{
    Name name = expr->attribute.name;
    bool is_object = object->kind == TYPE_INSTANCE && strncmp(name->text, "__", 2) != 0;
    bool is_module = is_object && is_module_class(frame, object->class_);
    bool is_missing = is_module || (is_object && is_plain_class(frame, object->class_)) || is_of_arrays(frame, object, name);
    if (!is_missing || expr->context != CONTEXT_LOAD || !raises(frame, expr))
        return NULL;
    infer_report(frame, DIAG_surely_missing, expr->attribute.name_span, "%s has no `%s`", text_of(frame, object), name->text);
    return raised(frame, expr, info, is_module ? "_no_member()" : "_no_attribute()", expr->attribute.value, name);
}

/* ---- fields that only some objects have */

static bool stores_field(const Expr *target, Name self, Name name)
{
    if (target->kind == EXPR_ATTRIBUTE)
        return target->attribute.name == name && target->attribute.value->kind == EXPR_NAME && target->attribute.value->name.id == self;
    bool stores = false;
    for (size_t i = 0; (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST) && i < target->sequence.items.count; i++)
        stores |= stores_field(target->sequence.items.items[i], self, name);
    return stores;
}

/* A statement of __init__ itself, in no block, sets it. */
static bool init_sets(const UserClass *class_, Name init_name, Name name)
{
    const UserFunction *init = pointer_map_get(&class_->methods, init_name);
    if (!init || !init->params || !init->params->args.count)
        return false;
    Name self = init->params->args.items[0]->name;
    for (size_t i = 0; i < init->body->count; i++) {
        const Stmt *stmt = init->body->items[i];
        if (stmt->kind == STMT_ANN_ASSIGN && stmt->ann_assign.value && stores_field(stmt->ann_assign.target, self, name))
            return true;
        for (size_t k = 0; stmt->kind == STMT_ASSIGN && k < stmt->assign.targets.count; k++)
            if (stores_field(stmt->assign.targets.items[k], self, name))
                return true;
    }
    return false;
}

bool field_may_miss(Frame *frame, const Type *object, Name name)
{
    const Type *type = type_unwrap(object);
    const Field *field = type->kind == TYPE_INSTANCE && type->class_->user ? find_field(type->class_, name) : NULL;
    if (!field || field->owner->stands_for || field->owner->is_namespace)
        return false;
    for (size_t i = 0; i < type->class_->mro_count; i++) { /* an attribute of the class shows in its place */
        const UserClass *part = type->class_->mro[i]->user;
        for (size_t k = 0; part && k < part->attributes.count; k++)
            if (part->attributes.items[k]->name == name)
                return false;
    }
    return !init_sets(field->owner, frame->infer->known.init, name);
}
