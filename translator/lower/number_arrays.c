/* See number_arrays.h. Two flows over the whole program, until nothing changes: forwards, which places may hold a number; backwards from
 * what is shown, which of them matter. Places are variables, fields, and functions for what they return. */
#include "lower/number_arrays.h"

#include "base/map.h"

#include <string.h>

typedef struct Numbers {
    IrProgram *program;
    const IrFunction *function; /* that is being looked at */
    PointerMap may_hold;        /* IrVariable, IrField, IrFunction -> itself */
    PointerMap shown;           /* those whose numbers are to be known */
    bool changed;
    bool marks; /* the last walk: conversions become mx_number */
} Numbers;

static const void *place_of(const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_VAR:
        return expr->variable;
    case IR_FIELD:
        return expr->field;
    case IR_CALL:
        return expr->function;
    default:
        return NULL;
    }
}

static bool is_array(const IrExpr *expr)
{
    return expr && expr->type->kind == IR_TYPE_ARRAY;
}

static bool is_number(const IrExpr *expr)
{
    return expr->kind == IR_CONVERT && is_array(expr) && ir_type_is_scalar(expr->left->type);
}

/* x + 1, x / n: of a number it is one. */
static bool is_arithmetic(const IrExpr *expr)
{
    return expr->kind == IR_RULE && is_array(expr) && is_array(expr->receiver) && strncmp(expr->rule->qualname, "torch.Tensor.__", 15) == 0;
}

static void add(Numbers *n, PointerMap *map, const void *place)
{
    if (!place || pointer_map_has(map, place))
        return;
    pointer_map_set(n->program->arena, map, place, (void *)place);
    n->changed = true;
}

static bool may_be_number(const Numbers *n, const IrExpr *expr)
{
    if (!is_array(expr))
        return false;
    if (expr->kind == IR_TERNARY)
        return may_be_number(n, expr->left) || may_be_number(n, expr->right);
    if (is_arithmetic(expr)) {
        bool all = may_be_number(n, expr->receiver);
        vec_each(i, &expr->args)
            all = all && (!is_array(expr->args.items[i]) || may_be_number(n, expr->args.items[i]));
        return all;
    }
    return is_number(expr) || (place_of(expr) && pointer_map_has(&n->may_hold, place_of(expr)));
}

/* Whatever number the expression gives is to be known as one. */
static void show(Numbers *n, IrExpr *expr)
{
    if (!is_array(expr))
        return;
    if (expr->kind == IR_TERNARY) {
        show(n, expr->left);
        show(n, expr->right);
    } else if (is_arithmetic(expr)) {
        show(n, expr->receiver);
        vec_each(i, &expr->args)
            show(n, expr->args.items[i]);
    } else if (is_number(expr) && n->marks) {
        IrExpr *call = ir_c_call(n->program, "mx_number", expr->type, expr->span);
        vec_push(n->program->arena, &call->args, expr->left);
        *expr = *call;
    } else if (place_of(expr) && pointer_map_has(&n->may_hold, place_of(expr))) {
        add(n, &n->shown, place_of(expr));
    }
}

static void show_if_number(Numbers *n, IrExpr *expr)
{
    if (expr && !is_number(expr) && may_be_number(n, expr))
        show(n, expr);
}

/* The place gets the value. */
static void flow(Numbers *n, const void *place, IrExpr *value)
{
    if (!place || !is_array(value))
        return;
    if (may_be_number(n, value))
        add(n, &n->may_hold, place);
    if (pointer_map_has(&n->shown, place))
        show(n, value);
}

static void flow_pieces(Numbers *n, const IrPieceVec *pieces)
{
    vec_each(i, pieces)
        if (pieces->items[i].value && !*pieces->items[i].spec)
            show_if_number(n, pieces->items[i].value);
}

static void flow_args(Numbers *n, IrExpr *expr)
{
    const IrFunction *function = expr->function;
    bool has_self = expr->kind == IR_INIT && function && function->params.count > expr->args.count;
    for (size_t i = 0; function && i < expr->args.count && i + has_self < function->params.count; i++)
        flow(n, function->params.items[i + has_self], expr->args.items[i]);
}

static bool see_expr(IrExpr *expr, void *context)
{
    Numbers *n = context;
    bool is_torch = expr->kind == IR_RULE && expr->rule->qualname && strncmp(expr->rule->qualname, "torch.", 6) == 0;
    switch (expr->kind) {
    case IR_CALL:
    case IR_NEW:
    case IR_INIT:
        flow_args(n, expr);
        break;
    case IR_CONVERT:
        if (expr->type->kind == IR_TYPE_STR || expr->type->kind == IR_TYPE_VALUE)
            show_if_number(n, expr->left);
        break;
    case IR_RECORD:
        for (size_t i = 0; expr->type->kind == IR_TYPE_RECORD && i < expr->args.count; i++)
            if (expr->args.items[i])
                flow(n, expr->type->record->fields.items[i], expr->args.items[i]);
        break;
    case IR_LIST:
    case IR_SET:
    case IR_TUPLE:
    case IR_DICT:
    case IR_CALL_VALUE:
    case IR_C_CALL:
        vec_each(i, &expr->args)
            show_if_number(n, expr->args.items[i]);
        break;
    case IR_RULE:
        vec_each(i, &expr->args)
            if (!is_torch)
                show_if_number(n, expr->args.items[i]);
        break;
    case IR_FORMAT:
        flow_pieces(n, &expr->pieces);
        break;
    default:
        break;
    }
    return true;
}

static bool see_stmt(IrStmt *stmt, void *context)
{
    Numbers *n = context;
    if (stmt->kind == IR_ASSIGN && stmt->value && stmt->op == IR_OP_NONE) {
        flow(n, place_of(stmt->place), stmt->value);
        if (stmt->place->kind == IR_ITEM)
            show_if_number(n, stmt->value);
    }
    if (stmt->kind == IR_RETURN && stmt->value)
        flow(n, n->function, stmt->value);
    flow_pieces(n, &stmt->pieces);
    return true;
}

static void see_function(IrFunction *function, void *context)
{
    Numbers *n = context;
    n->function = function;
    ir_walk_block(&function->body, see_stmt, see_expr, context);
}

void number_arrays_mark(IrProgram *program)
{
    Numbers n = {.program = program};
    for (n.changed = true; n.changed;) {
        n.changed = false;
        ir_each_function(program, see_function, &n);
    }
    n.marks = true;
    if (n.shown.map.count)
        ir_each_function(program, see_function, &n);
}
