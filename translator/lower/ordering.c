/*
 * sorted(), list.sort, min and max. With key=f the keys are worked out first, one per item, as CPython does: a loop that calls f, then
 * a call of the runtime that orders the items by them. So f is called as anywhere else, and no callback is needed.
 */
#include "lower/context.h"

static const BoundArg *named(const BoundCall *call, const char *name)
{
    for (size_t i = 0; i < call->arg_count; i++)
        if (name_is(call->args[i].param, name) && call->args[i].kind == ARG_EXPR)
            return &call->args[i];
    return NULL;
}

static const BoundArg *key_of(const BoundCall *call)
{
    const BoundArg *key = named(call, "key");
    return key && key->type->kind != TYPE_NONE ? key : NULL;
}

static IrExpr *reverse_of(Lower *l, const BoundCall *call, Span span)
{
    const BoundArg *reverse = named(call, "reverse");
    return reverse ? lower_condition(l, reverse->expr) : ir_bool(l->ir, false, span);
}

/* [key(item) for item in list]; NULL if nothing is ever put in the list. */
static IrExpr *keys_of(Lower *l, IrExpr *list, const BoundArg *key, Span span)
{
    if (!l->failed && list->type->items[0]->kind == IR_TYPE_VOID)
        return NULL;
    if (l->failed || !key->applied)
        return lower_fail(l, span, "this key function is not known at convert time");
    const IrType *type = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_type(l, key->applied->result));
    IrVariable *keys = lower_temporary(l, "keys", type, span), *item = lower_temporary(l, "item", list->type->items[0], span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, keys, span), ir_expr(l->ir, IR_LIST, type, span), span));
    IrStmt *loop = ir_stmt(l->ir, IR_FOR_EACH, span);
    IrSource source = {.kind = IR_EACH_LIST, .value = ir_copy(l->ir, list)};
    vec_push(l->arena, &source.targets, item);
    vec_push(l->arena, &loop->sources, source);
    lower_emit(l, loop);
    IrBlock *outer = l->block;
    l->block = &loop->body;
    IrExpr *value = ir_var(l->ir, item, span);
    value = lower_convert(l, lower_applied(l, key->applied, &value, span), type->items[0], span);
    if (!l->failed) {
        IrExpr *args[] = {ir_var(l->ir, keys, span), value};
        IrExpr *append = lower_template(l, "py_list_append({a}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
        lower_emit(l, ir_expr_stmt(l->ir, append, span));
    }
    l->block = outer;
    return ir_var(l->ir, keys, span);
}

IrExpr *lower_sorted(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *list = lower_as_list(l, lower_argument(call, 0));
    const BoundArg *key = key_of(call);
    if (key)
        list = lower_hold(l, list, "unsorted");
    IrExpr *keys = key && !l->failed ? keys_of(l, list, key, span) : NULL;
    IrExpr *reverse = reverse_of(l, call, span);
    if (l->failed)
        return list;
    if (!keys)
        return lower_template(l, "py_sorted({a}, {b})", list->type, span, false, 2, (IrExpr *[]){list, reverse});
    return lower_template(l, "py_sorted_by_keys({a}, {b}, {c})", list->type, span, false, 3,
                          (IrExpr *[]){ir_copy(l->ir, list), keys, reverse});
}

IrExpr *lower_list_sort(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *list = lower_hold(l, lower_expr(l, call->receiver), "items");
    const BoundArg *key = key_of(call);
    IrExpr *keys = key && !l->failed ? keys_of(l, list, key, span) : NULL;
    IrExpr *reverse = reverse_of(l, call, span);
    if (l->failed)
        return list;
    IrExpr *args[] = {ir_copy(l->ir, list), keys ? keys : reverse, reverse};
    IrExpr *sort = keys ? lower_template(l, "py_list_sort_by_keys({a}, {b}, {c})", lower_simple(l, IR_TYPE_VOID), span, false, 3, args)
                        : lower_template(l, "py_list_sort({a}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
    sort->rule->mutates = true;
    return sort;
}

/* ---- min and max */

static IrExpr *larger(Lower *l, IrExpr *a, IrExpr *b, bool is_max, Span span)
{
    if (!l->failed && a->type->kind == IR_TYPE_VALUE)
        return lower_template(l, is_max ? "py_max_of({a}, {b})" : "py_min_of({a}, {b})", a->type, span, false, 2, (IrExpr *[]){a, b});
    a = lower_hold(l, a, "value");
    b = lower_hold(l, b, "other");
    if (l->failed)
        return a;
    IrExpr *test = ir_compare(l->ir, is_max ? IR_GT : IR_LT, b, a, span); /* the first of equals stays, as in Python */
    return ir_ternary(l->ir, test, ir_copy(l->ir, b), ir_copy(l->ir, a), span);
}

/* max(a, b, c) of numbers: comparisons; of anything else a list of them. */
static IrExpr *several(Lower *l, const BoundCall *call, const IrType *type, Span span)
{
    IrExpr *list = ir_expr(l->ir, IR_LIST, ir_type_of(&l->ir->types, IR_TYPE_LIST, type), span);
    for (size_t i = 0; lower_argument(call, i); i++)
        vec_push(l->arena, &list->args, lower_expr_as(l, lower_argument(call, i), type));
    return list;
}

/* The index of the last argument that acts: up to it they are evaluated one by one. 0: as if none did. */
static size_t last_that_acts(Lower *l, const BoundCall *call)
{
    size_t last = 0;
    for (size_t i = 0; lower_argument(call, i); i++)
        if (lower_has_effects(l, lower_argument(call, i)))
            last = i;
    return last;
}

static IrExpr *comparisons(Lower *l, const BoundCall *call, const IrType *type, bool is_max, Span span)
{
    IrExprVec values = {0};
    size_t last = last_that_acts(l, call);
    for (size_t i = 0; lower_argument(call, i) && !l->failed; i++) {
        IrExpr *value = lower_expr_as(l, lower_argument(call, i), type);
        vec_push(l->arena, &values, i <= last && last ? lower_hold_now(l, value, "value") : value);
    }
    for (size_t i = 1; i < values.count && !l->failed; i++)
        values.items[0] = larger(l, values.items[0], values.items[i], is_max, span);
    return values.items[0];
}

static IrExpr *of_list(Lower *l, IrExpr *list, const BoundArg *key, bool is_max, Span span)
{
    IrExpr *keys = key ? keys_of(l, list, key, span) : NULL;
    if (l->failed)
        return list;
    IrExpr *args[] = {ir_copy(l->ir, list), keys};
    const char *c = keys ? is_max ? "py_list_max_by({a}, {b})" : "py_list_min_by({a}, {b})"
                         : is_max ? "py_list_max({a})" : "py_list_min({a})";
    IrExpr *found = lower_template(l, c, list->type->items[0], span, true, keys ? 2 : 1, args);
    found->rule->raises = true;
    return found;
}

static IrExpr *lower_extreme(Lower *l, const BoundCall *call, bool is_max, Span span)
{
    const BoundArg *key = key_of(call), *instead = named(call, "default");
    const IrType *type = lower_type(l, call->result);
    bool is_empty = instead && call->args[0].type && type_unwrap(call->args[0].type)->item_count &&
                    type_unwrap(call->args[0].type)->items[0]->kind == TYPE_NEVER; /* max([], default=0) */
    if (is_empty) {
        lower_vanished(l, call->args[0].expr);
        return type->kind == IR_TYPE_VOID ? lower_expr(l, instead->expr) : lower_expr_as(l, instead->expr, type);
    }
    bool is_several = lower_argument(call, 1) && name_is(call->args[0].param, "a");
    if (is_several && !key && type->kind == IR_TYPE_OPTIONAL)
        return lower_convert(l, comparisons(l, call, lower_simple(l, IR_TYPE_VALUE), is_max, span), type, span);
    if (is_several && !key && (ir_type_is_scalar(type) || type->kind == IR_TYPE_VALUE))
        return comparisons(l, call, type, is_max, span);
    IrExpr *list = call->args[0].kind == ARG_SPREAD ? lower_given_arg(l, &call->args[0], ir_type_of(&l->ir->types, IR_TYPE_LIST, type), span)
                   : is_several ? several(l, call, type, span) : lower_as_list(l, lower_argument(call, 0));
    if ((key || instead) && !l->failed)
        list = lower_hold(l, list, "items");
    IrExpr *otherwise = instead && !l->failed ? lower_expr_as(l, instead->expr, type) : NULL;
    if (otherwise && lower_has_effects(l, instead->expr)) /* evaluated even if it is not wanted */
        otherwise = lower_hold_now(l, otherwise, "otherwise");
    if (l->failed)
        return list;
    IrExpr *found = of_list(l, list, key, is_max, span);
    if (!otherwise || l->failed)
        return found;
    IrExpr *count = lower_template(l, "py_list_length({a})", lower_simple(l, IR_TYPE_INT), span, false, 1, (IrExpr *[]){ir_copy(l->ir, list)});
    IrExpr *test = ir_compare(l->ir, IR_GT, count, ir_int(l->ir, 0, span), span);
    return ir_ternary(l->ir, test, lower_convert(l, found, type, span), otherwise, span);
}

IrExpr *lower_max(Lower *l, const BoundCall *call, Span span)
{
    return lower_extreme(l, call, true, span);
}

IrExpr *lower_min(Lower *l, const BoundCall *call, Span span)
{
    return lower_extreme(l, call, false, span);
}
