/*
 * Attributes that a script gives layers of the library and parameters: `self.c_proj.SCALE_INIT = 1`, `p.decay = 0.1`. The object keeps
 * them by name, boxed: a store is a call of `_give`, a read one of `_given`, hasattr one of `_has_given`. Which names there are is known
 * from the stores; any other is no attribute.
 */
#include "sema/infer.h"

#include <string.h>

bool takes_given(const Type *object)
{
    bool is_layer = object->kind == TYPE_INSTANCE && !object->class_->user && class_is(object->class_, "torch.nn.Module");
    return is_layer || (object->kind == TYPE_TENSOR && object->is_parameter);
}

bool given_store(Frame *frame, Expr *target, const Type *object, ArgValue stored, Expr **placeholder, ExprInfo *info)
{
    Name name = target->attribute.name;
    Expr *text = pointer_map_get(&frame->infer->spelled_out, target);
    ArgVec args = {0};
    if (!names_have(&frame->infer->given_names, name)) {
        vec_push(frame->arena, &frame->infer->given_names, name);
        frame->types->changes++;
    }
    if (!text)
        pointer_map_set(frame->arena, &frame->infer->spelled_out, target,
                        text = synth_expr(frame->infer, arena_printf(frame->arena, "\"%s\"", name->text), target->span));
    type_box(frame->types, stored.type);
    vec_push(frame->arena, &args, stored);
    vec_push(frame->arena, &args, (ArgValue){.expr = text, .type = infer_expr(frame, text)});
    call_method(frame, target->attribute.value, object, name_intern(frame->infer->names, "_give"), &args, target->span, target, false, &info->call);
    if (!info->call)
        return false;
    info->call->placeholders = placeholder;
    info->call->placeholder_count = 1;
    info->resolution = RESOLVED_VALUE;
    return true;
}

static Expr *call_of(Frame *frame, Expr *expr, const char *text, Expr *object, Name name, Expr *otherwise)
{
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = kept_replacement(frame, expr, synth_expr(frame->infer, arena_printf(frame->arena, text, name->text), expr->span));
    made->call.func->attribute.value = object;
    if (otherwise)
        vec_push(frame->arena, &made->call.args, otherwise);
    return made;
}

const Type *given_read(Frame *frame, Expr *expr, const Type *object, ExprInfo *info)
{
    if (expr->context != CONTEXT_LOAD || !takes_given(object) || !names_have(&frame->infer->given_names, expr->attribute.name))
        return NULL;
    info->resolution = RESOLVED_VALUE;
    info->replacement = call_of(frame, expr, "x._given('%s')", expr->attribute.value, expr->attribute.name, NULL);
    return infer_expr(frame, info->replacement);
}

Expr *given_asked(Frame *frame, Expr *call, const Type *object, Name name)
{
    bool is_asked = name && takes_given(object) && names_have(&frame->infer->given_names, name) && member_of_type(frame, object, name).kind == MEMBER_NONE;
    if (!is_asked || (call->call.args.count == 2 && !name_is(call->call.func->name.id, "hasattr")))
        return NULL;
    Expr *otherwise = call->call.args.count > 2 ? call->call.args.items[2] : NULL;
    return call_of(frame, call, otherwise ? "x._given_or('%s')" : "x._has_given('%s')", call->call.args.items[0], name, otherwise);
}
