/* Calls: which kind of call it is, and what a star among its arguments stands for. */
#include "lower/context.h"

#include <string.h>

/* f(*pair): the items in place of the placeholders. */
void lower_star_items(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *tuple = NULL;
    for (size_t i = 0; i < call->star_item_count && !l->failed; i++) {
        const StarItem *star = &call->star_items[i];
        if (type_vanishes(sema_type(l->instance, star->placeholder)))
            continue;
        if (!tuple || star->item == 0)
            tuple = lower_hold(l, lower_expr(l, star->star->starred.value), "items");
        if (l->failed)
            return;
        IrExpr *copy = ir_copy(l->ir, tuple);
        IrExpr *item = tuple->type->kind == IR_TYPE_RECORD ? ir_field_of(l->ir, copy, tuple->type->record->fields.items[star->item], span)
                                                           : ir_item(l->ir, copy, ir_int(l->ir, (int64_t)star->item, span), span);
        pointer_map_set(l->arena, &l->placeholders, star->placeholder, item);
    }
}

/* requires_grad=flag, where only the run knows the flag. */
static const Expr *unsettled_flag(const BoundCall *call)
{
    for (size_t i = 0; i < call->arg_count; i++) {
        const BoundArg *arg = &call->args[i];
        if (arg->expr && arg->param && name_is(arg->param, "requires_grad") && !type_unwrap(arg->type)->literal.is_set)
            return arg->expr;
    }
    return NULL;
}

static IrExpr *lower_leaf(Lower *l, const BoundCall *call, const Expr *expr, Span span)
{
    BoundCall plain = *call;
    plain.makes_leaf = false;
    plain.result = type_tensor(l->program->types, call->result->dtype, call->result->rank, call->result->dims);
    IrExpr *value = lower_convert(l, lower_rule(l, &plain, expr, span), lower_simple(l, IR_TYPE_ARRAY), span);
    if (l->failed)
        return value;
    const IrType *object = ir_type_library(&l->ir->types, "nn_param", false);
    const Expr *flag = unsettled_flag(call);
    IrExpr *args[] = {value, flag ? lower_expr_as(l, flag, lower_simple(l, IR_TYPE_BOOL)) : NULL};
    IrExpr *leaf = lower_template(l, flag ? "nn_leaf_when({a}, {b})" : "nn_leaf_new({a})", object, span, false, flag ? 2 : 1, args);
    leaf->rule->role = name_intern(l->ir->names, "record");
    return leaf;
}

/* layer(x) of a program whose modules may have hooks: one tensor in, one out. */
static bool runs_hooks(Lower *l, const BoundCall *call, const Expr *expr)
{
    if (!l->ir->hooks_modules || !call->receiver || call->is_super || !expr || expr->kind != EXPR_CALL)
        return false;
    const Expr *callee = expr->call.func;
    bool is_plain = callee->kind == EXPR_ATTRIBUTE && name_is(callee->attribute.name, "forward"); /* x.forward(y) runs none */
    const char *name = call->kind == CALL_RULE ? call->rule->function->name->text
                       : call->kind == CALL_USER ? call->instance->function->name->text : "";
    const Type *object = call->receiver_type ? type_unwrap(call->receiver_type) : type_unwrap(sema_type(l->instance, call->receiver));
    return !is_plain && (strcmp(name, "forward") == 0 || strcmp(name, "__call__") == 0) && object->kind == TYPE_INSTANCE &&
           class_is(object->class_, "torch.nn.Module") && expr->call.args.count == 1 && expr->call.keywords.count == 0 &&
           sema_type(l->instance, expr->call.args.items[0])->kind == TYPE_TENSOR && call->result->kind == TYPE_TENSOR;
}

static IrExpr *lower_hooked_call(Lower *l, const BoundCall *call, const Expr *expr, Span span)
{
    IrExpr *module = lower_expr_as(l, call->receiver, ir_type_library(&l->ir->types, "nn_module", false));
    IrExpr *x = lower_expr_as(l, expr->call.args.items[0], lower_simple(l, IR_TYPE_ARRAY));
    return lower_c_call(l, "nn_module_forward", lower_simple(l, IR_TYPE_ARRAY), span, module, x);
}

IrExpr *lower_bound_call(Lower *l, const BoundCall *call, const Expr *expr)
{
    Span span = expr ? expr->span : call->span;
    lower_star_items(l, call, span);
    if (l->failed)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
    IrExpr *result = NULL;
    if (runs_hooks(l, call, expr)) {
        result = lower_hooked_call(l, call, expr, span);
    } else if (call->makes_leaf) {
        result = lower_leaf(l, call, expr, span);
    } else if (call->is_super) {
        result = lower_super_call(l, call, span);
    } else {
        switch (call->kind) {
        case CALL_RULE:
            result = lower_rule(l, call, expr, span);
            break;
        case CALL_RULE_CONSTRUCTOR:
            if (call->is_todo)
                result = lower_fail(l, span, "`%s` is not converted yet", call->class_->qualified->text);
            else
                result = lower_stub_constructor(l, call, span);
            break;
        case CALL_USER:
            result = lower_user_call(l, call, span);
            break;
        case CALL_USER_CONSTRUCTOR:
            result = lower_user_constructor(l, call, span);
            break;
        case CALL_VALUE:
            result = lower_chosen_call(l, call, span);
            break;
        case CALL_BOXED:
            result = lower_boxed_call(l, call, expr, span);
            break;
        case CALL_ERROR:
            result = lower_fail(l, span, "this call was not understood");
            break;
        }
    }
    /* a dropped call has no value: a placeholder of type VOID, which a statement leaves out */
    return result ? result : ir_c_name(l->ir, "", lower_simple(l, IR_TYPE_VOID), span);
}
