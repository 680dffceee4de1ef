/*
 * What changes a tensor that others know by its name: parameters, which are objects of the runtime, gradients, and what `.data` shows.
 * Everything else that is changed in place is a variable or a field that gets a new array.
 */
#include "lower/context.h"

#include <string.h>

static const char SET_GRAD[] = "nn_param_set_grad({a}, {b})";

typedef enum UpdateKind {
    UPDATE_NONE,      /* an ordinary place */
    UPDATE_PLACE,     /* the same, behind .data or a chain of calls: `object` is the place */
    UPDATE_PARAMETER, /* the value of the parameter `object` */
    UPDATE_GRADIENT,  /* object.grad */
} UpdateKind;

typedef struct Update {
    UpdateKind kind;
    const Expr *object;
} Update;

static bool is_tensor(Lower *l, const Expr *expr)
{
    return type_unwrap(sema_type(l->instance, expr))->kind == TYPE_TENSOR;
}

static bool is_parameter(Lower *l, const Expr *expr)
{
    const Type *type = type_unwrap(sema_type(l->instance, expr));
    return type->kind == TYPE_TENSOR && type->is_parameter;
}

static bool is_in_place_call(Lower *l, const Expr *expr)
{
    const ExprInfo *info = expr->kind == EXPR_CALL ? sema_expr(l->instance, expr) : NULL;
    return info && info->call && info->call->rule && name_is(info->call->rule->role, "assign_self") && info->call->receiver;
}

static const Expr *tensor_attribute(Lower *l, const Expr *expr, const char *name)
{
    bool is_one = expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, name) && is_tensor(l, expr->attribute.value);
    return is_one ? expr->attribute.value : NULL;
}

/* x.data, x.mul_(2): who changes that changes x. */
static const Expr *behind(Lower *l, const Expr *expr)
{
    for (;;) {
        const Expr *inner = is_in_place_call(l, expr) ? sema_expr(l->instance, expr)->call->receiver : tensor_attribute(l, expr, "data");
        if (!inner)
            return expr;
        expr = inner;
    }
}

static Update update_of(Lower *l, const Expr *target)
{
    const Expr *object = behind(l, target), *owner = tensor_attribute(l, object, "grad");
    if (owner)
        return (Update){UPDATE_GRADIENT, behind(l, owner)};
    if (is_parameter(l, object))
        return (Update){UPDATE_PARAMETER, object};
    return (Update){object == target ? UPDATE_NONE : UPDATE_PLACE, object};
}

bool lower_is_updated(Lower *l, const Expr *target)
{
    return is_tensor(l, target) && update_of(l, target).kind != UPDATE_NONE;
}

static void emit_update(Lower *l, const char *c, IrExpr *object, IrExpr *value, Span span)
{
    IrExpr *args[] = {object, value};
    if (l->failed)
        return;
    IrExpr *call = lower_template(l, c, lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
    call->rule->mutates = true;
    bool is_assigned = object->type->kind == IR_TYPE_LIBRARY && strcmp(c, SET_GRAD) != 0;
    call->rule->role = name_intern(l->ir->names, is_assigned ? "assign_parameter" : "record");
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, call, span));
}

static IrExpr *parameter_object(Lower *l, const Expr *expr)
{
    return lower_convert(l, lower_expr(l, expr), ir_type_library(&l->ir->types, "nn_param", false), expr->span);
}

static void update(Lower *l, Update to, const char *parameter_c, IrExpr *value, bool is_in_place, Span span)
{
    const IrType *array = lower_simple(l, IR_TYPE_ARRAY);
    value = lower_convert(l, value, array, span);
    if (l->failed)
        return;
    if (to.kind == UPDATE_PARAMETER) {
        emit_update(l, parameter_c, parameter_object(l, to.object), value, span);
    } else if (to.kind == UPDATE_GRADIENT && is_parameter(l, to.object)) {
        emit_update(l, SET_GRAD, parameter_object(l, to.object), value, span);
    } else if (to.kind == UPDATE_GRADIENT) {
        emit_update(l, "mx_set_grad({a}, {b})", lower_convert(l, lower_expr(l, to.object), array, span), value, span);
    } else {
        IrExpr *place = lower_place(l, to.object);
        if (!l->failed && is_in_place)
            lower_emit_in_place(l, place, value, span);
        else if (!l->failed)
            lower_emit(l, ir_assign(l->ir, place, value, span));
    }
}

/* layer.running_mean: an array that a layer of the runtime holds. */
bool lower_is_held_by_layer(Lower *l, const Expr *target)
{
    const ExprInfo *info = sema_expr(l->instance, target);
    return target->kind == EXPR_ATTRIBUTE && info && info->resolution == RESOLVED_RULE_VALUE && info->rule_value->c && is_tensor(l, target) &&
           update_of(l, target).kind == UPDATE_NONE;
}

void lower_change_array(Lower *l, IrExpr *held, IrExpr *value, Span span)
{
    const IrType *array = lower_simple(l, IR_TYPE_ARRAY);
    IrExpr *args[] = {lower_convert(l, held, array, span), lower_convert(l, value, array, span)};
    if (l->failed)
        return;
    IrExpr *assign = lower_template(l, "mx_assign({a}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
    assign->rule->mutates = l->ir->shares_arrays = true;
    lower_emit(l, ir_expr_stmt(l->ir, assign, span));
}

void lower_change_held(Lower *l, const Expr *target, IrExpr *value, Span span)
{
    lower_change_array(l, lower_expr(l, target), value, span);
}

/* The tensor's elements are those of `value` now. */
void lower_update(Lower *l, const Expr *target, IrExpr *value, Span span)
{
    bool is_copy = value && value->kind == IR_RULE && value->rule->c && strcmp(value->rule->c, "mx_copied({self}, {src})") == 0;
    if (is_copy && update_of(l, target).kind == UPDATE_PARAMETER) /* a parameter keeps its type and shape in any case */
        value = value->args.items[0];
    update(l, update_of(l, target), "nn_param_assign({a}, {b})", value, true, span);
}

const Expr *lower_updated(Lower *l, const Expr *target)
{
    return behind(l, target);
}

/* p.data = x, p.grad = None, p.requires_grad = False. */
bool lower_store_tensor_attribute(Lower *l, const Expr *target, IrExpr *value)
{
    if (target->kind != EXPR_ATTRIBUTE || !is_tensor(l, target->attribute.value))
        return false;
    const Expr *object = target->attribute.value;
    if (name_is(target->attribute.name, "data") || name_is(target->attribute.name, "grad")) {
        update(l, update_of(l, target), "nn_param_set({a}, {b})", value, false, target->span);
        return true;
    }
    if (!name_is(target->attribute.name, "requires_grad") || !is_parameter(l, object))
        return false;
    IrExpr *args[] = {parameter_object(l, object), lower_convert(l, value, lower_simple(l, IR_TYPE_BOOL), target->span)};
    if (l->failed)
        return true;
    IrExpr *store = lower_template(l, "nn_param_require_grad({a}, {b})", lower_simple(l, IR_TYPE_VOID), target->span, false, 2, args);
    store->rule->mutates = true;
    lower_emit(l, ir_expr_stmt(l->ir, store, target->span));
    return true;
}

/* layer.weight[0] = 1, p.data[mask] = 0: the array is changed beside the object, and then given to it. */
bool lower_store_in_tensor(Lower *l, const Expr *target, IrExpr *value)
{
    if (target->kind != EXPR_SUBSCRIPT || !lower_is_updated(l, target->subscript.value))
        return false;
    const Expr *object = target->subscript.value;
    IrExpr *old = lower_convert(l, lower_expr(l, object), lower_simple(l, IR_TYPE_ARRAY), target->span);
    IrExpr *held = l->failed ? old : lower_hold(l, lower_template(l, "mx_detach({a})", old->type, target->span, false, 1, &old), "changed");
    if (l->failed)
        return true;
    pointer_map_set(l->arena, &l->held_parts, object, held);
    IrExpr *place = lower_place(l, target);
    if (l->failed)
        return true;
    lower_emit(l, ir_assign(l->ir, place, value, target->span));
    pointer_map_set(l->arena, &l->held_parts, object, NULL);
    lower_update(l, object, ir_copy(l->ir, held), target->span);
    return true;
}
