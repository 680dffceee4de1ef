/*
 * Expressions that no run works out to the end: items of containers that nothing is ever put in, results of functions that never return. What Python
 * evaluates before that stays, and what raises; where C wants a value all the same there stands a zero that nothing reads.
 */
#include "lower/context.h"

#include <string.h>

/* No value has the type, as it is a tuple of what has none. */
static bool is_never_item(const Type *item)
{
    bool found = item->kind == TYPE_NEVER;
    for (size_t i = 0; item->kind == TYPE_TUPLE && !item->is_variadic && i < item->item_count; i++)
        found |= is_never_item(item->items[i]);
    return found;
}

static bool is_never(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    return info && is_never_item(info->type);
}

/* Running over it does nothing but to give the items. */
static bool is_passive(const Iteration *iteration)
{
    bool passive = !iteration->wrapper && !iteration->bar;
    switch (iteration->kind) {
    case ITERATE_LIST:
    case ITERATE_SET:
    case ITERATE_TUPLE:
    case ITERATE_RANGE:
    case ITERATE_DICT_KEYS:
    case ITERATE_DICT_VALUES:
    case ITERATE_DICT_ITEMS:
        return passive;
    case ITERATE_ENUMERATE:
    case ITERATE_ZIP:
    case ITERATE_REVERSED:
    case ITERATE_MAP:
    case ITERATE_FILTER:
        for (size_t i = 0; i < iteration->part_count; i++)
            passive &= is_passive(iteration->parts[i]);
        return passive;
    default:
        return iteration->source_type && iteration->source_type->kind == TYPE_NEVER;
    }
}

static bool has_no_items(const Iteration *iteration)
{
    const Type *type = iteration->source_type;
    bool is_dict = type && type->kind == TYPE_DICT && iteration->kind >= ITERATE_DICT_KEYS && iteration->kind <= ITERATE_DICT_ITEMS;
    bool found = is_never_item(iteration->item) || (is_dict && type->item_count == 2 && type->items[1]->kind == TYPE_NEVER);
    for (size_t i = 0; i < iteration->part_count; i++)
        found |= has_no_items(iteration->parts[i]);
    return found;
}

bool lower_is_over_nothing(const Iteration *iteration)
{
    return iteration->source_type && iteration->source && is_passive(iteration) && has_no_items(iteration);
}

static IrExpr *nothing(Lower *l, const IrType *type, Span span);

static IrExpr *empty_row(Lower *l, const IrType *type, Span span)
{
    IrExpr *row = ir_expr(l->ir, type->kind == IR_TYPE_TUPLE ? IR_TUPLE : IR_RECORD, type, span);
    size_t count = type->kind == IR_TYPE_TUPLE ? type->item_count : type->record->fields.count;
    for (size_t i = 0; i < count; i++)
        vec_push(l->arena, &row->args, nothing(l, type->kind == IR_TYPE_TUPLE ? type->items[i] : type->record->fields.items[i]->type, span));
    return row;
}

static IrExpr *nothing(Lower *l, const IrType *type, Span span)
{
    switch (type->kind) {
    case IR_TYPE_BOOL:
        return ir_bool(l->ir, false, span);
    case IR_TYPE_INT:
        return ir_int(l->ir, 0, span);
    case IR_TYPE_FLOAT:
        return ir_float(l->ir, 0, NULL, span);
    case IR_TYPE_STR:
        return ir_str(l->ir, "", 0, span);
    case IR_TYPE_TUPLE:
    case IR_TYPE_RECORD:
        if (!type->is_open)
            return empty_row(l, type, span);
        break;
    default:
        break;
    }
    IrExpr *value = ir_null(l->ir, type, span);
    value->is_unreached = type->kind == IR_TYPE_VOID;
    return value;
}

IrExpr *lower_nothing(Lower *l, const IrType *type, Span span)
{
    return nothing(l, type, span);
}

/* Evaluates it for what it does, which is to raise. */
static void run(Lower *l, IrExpr *value)
{
    bool is_value = value->kind == IR_NULL || value->kind == IR_VAR || value->kind == IR_C_NAME || value->kind == IR_INT || value->kind == IR_FLOAT ||
                    value->kind == IR_BOOL || value->kind == IR_STR || value->kind == IR_FIELD;
    if (!l->failed && !is_value)
        lower_emit(l, ir_expr_stmt(l->ir, value, value->span));
}

IrExpr *lower_run_never(Lower *l, const Expr *expr, IrExpr *value)
{
    const ExprInfo *info = l->failed || value->type->kind != IR_TYPE_VOID || value->is_unreached ? NULL : sema_expr(l->instance, expr);
    if (!info || info->type->kind != TYPE_NEVER || value->kind == IR_NULL || value->kind == IR_C_NAME)
        return value;
    run(l, value);
    return nothing(l, value->type, expr->span);
}

/* ---- operands */

typedef struct Operands {
    ExprVec before; /* evaluated in front of it */
    const Expr *never;
} Operands;

static void find_never(Lower *l, const Expr *operand, void *context)
{
    Operands *found = context;
    if (found->never)
        return;
    if (is_never(l, operand))
        found->never = operand;
    else
        vec_push(l->arena, &found->before, (Expr *)operand);
}

/* Whoever gets to read this name finds it without a value. */
static bool is_unbound(const ExprInfo *info)
{
    const Variable *variable = info->variable;
    return info->resolution == RESOLVED_VARIABLE && info->type->kind == TYPE_NEVER && variable && variable->kind != VARIABLE_PARAM &&
           !variable->is_comprehension;
}

/* Raises UnboundLocalError or NameError. */
static void raise_unbound(Lower *l, const Expr *name)
{
    const ExprInfo *info = sema_expr(l->instance, name);
    bool is_global = l->function->is_main || (info && info->variable && info->variable->kind == VARIABLE_GLOBAL);
    IrExpr *check = ir_c_call(l->ir, is_global ? "py_check_name" : "py_check_local", lower_simple(l, IR_TYPE_VOID), name->span);
    vec_push(l->arena, &check->args, ir_bool(l->ir, false, name->span));
    vec_push(l->arena, &check->args, ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", name->name.id->text), lower_simple(l, IR_TYPE_VALUE), name->span));
    lower_emit(l, ir_expr_stmt(l->ir, check, name->span));
}

IrExpr *lower_never(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    if (expr->kind == EXPR_NAME && is_unbound(info))
        raise_unbound(l, expr);
    if (expr->kind == EXPR_NAME && info->type->kind == TYPE_NEVER)
        return nothing(l, lower_simple(l, IR_TYPE_VOID), expr->span);
    Operands found = {0};
    lower_each_operand(l, expr, find_never, &found);
    if (!found.never)
        return NULL;
    vec_each(i, &found.before)
        lower_vanished(l, found.before.items[i]);
    run(l, lower_expr(l, found.never));
    return nothing(l, type_vanishes(info->type) ? lower_simple(l, IR_TYPE_VOID) : lower_type(l, info->type), expr->span);
}

/* ---- statements */

static bool stops(Lower *l, const Expr *expr);

static void find_stop(Lower *l, const Expr *operand, void *context)
{
    Operands *found = context;
    if (!found->never && stops(l, operand))
        found->never = operand;
    else if (!found->never)
        vec_push(l->arena, &found->before, (Expr *)operand);
}

/* Working it out ends before it has a value. */
static bool stops(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    if (info && info->replacement)
        return false;
    Operands found = {0};
    if (info && !is_never(l, expr))
        lower_each_operand(l, expr, find_stop, &found);
    return found.never || (info && is_never(l, expr));
}

static void run_until_stop(Lower *l, const Expr *expr)
{
    Operands found = {0};
    lower_each_operand(l, expr, find_stop, &found);
    vec_each(i, &found.before)
        if (found.never)
            lower_vanished(l, found.before.items[i]);
    if (found.never)
        run_until_stop(l, found.never);
    else
        run(l, lower_expr(l, expr));
}

/* What a statement works out first. */
static const Expr *worked_out(const Stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_EXPR:
        return stmt->expr.value;
    case STMT_ASSIGN:
        return stmt->assign.value;
    case STMT_ANN_ASSIGN:
        return stmt->ann_assign.value;
    case STMT_AUG_ASSIGN:
        return stmt->aug_assign.value;
    case STMT_RETURN:
        return stmt->return_stmt.value;
    case STMT_ASSERT:
        return stmt->assert_stmt.test;
    case STMT_RAISE:
        return stmt->raise.exception;
    case STMT_FOR:
        return stmt->for_stmt.iter;
    default:
        return NULL;
    }
}

/* Code that is never reached reads what would have been assigned: C wants a value. */
static void assign_nothing(Lower *l, const Expr *target)
{
    if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST) {
        vec_each(i, &target->sequence.items)
            assign_nothing(l, target->sequence.items.items[i]);
        return;
    }
    const ExprInfo *info = target->kind == EXPR_NAME ? sema_expr(l->instance, target) : NULL;
    if (!info || info->resolution != RESOLVED_VARIABLE || !info->variable || lower_vanishes(info->variable) || l->failed)
        return;
    IrExpr *place = lower_place(l, target);
    if (!l->failed && place->type->kind != IR_TYPE_VOID)
        lower_emit(l, ir_assign(l->ir, place, nothing(l, place->type, target->span), target->span));
}

bool lower_never_stmt(Lower *l, const Stmt *stmt)
{
    const Expr *expr = worked_out(stmt);
    bool is_plain = expr && is_never(l, expr) && expr->kind == EXPR_CALL && sema_expr(l->instance, expr)->call && stmt->kind != STMT_RETURN;
    Operands found = {0};
    const ExprInfo *loaded = stmt->kind == STMT_AUG_ASSIGN ? sema_stmt(l->instance, stmt)->loaded : NULL;
    if (loaded && stmt->aug_assign.target->kind == EXPR_NAME && is_unbound(loaded)) {
        raise_unbound(l, stmt->aug_assign.target);
        return true;
    }
    if (is_plain) /* a call that does not return is a statement as it is, unless one of its operands stops before */
        lower_each_operand(l, expr, find_stop, &found);
    const Expr *target = stmt->kind == STMT_ASSIGN ? stmt->assign.targets.items[0] : NULL;
    bool unpacks = target && target->kind != EXPR_NAME; /* or stores: it never gets to that */
    if (!expr || (is_plain && !found.never && !unpacks) || !stops(l, expr))
        return false;
    run_until_stop(l, expr);
    for (size_t i = 0; stmt->kind == STMT_ASSIGN && i < stmt->assign.targets.count; i++)
        assign_nothing(l, stmt->assign.targets.items[i]);
    const IrType *result = stmt->kind == STMT_RETURN ? l->function->result : NULL;
    if (!result || l->failed)
        return true;
    lower_leave(l, false, stmt->span);
    bool is_void = result->kind == IR_TYPE_VOID || result->kind == IR_TYPE_ITERATOR;
    lower_emit(l, ir_return(l->ir, is_void ? NULL : nothing(l, result, stmt->span), stmt->span));
    return true;
}
