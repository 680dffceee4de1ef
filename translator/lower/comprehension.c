/* Comprehensions and generator expressions become a list, set or dict that a loop fills, in front of the statement at hand. */
#include "lower/context.h"

static const IrType *container_type(Lower *l, const Expr *expr)
{
    const IrType *type = lower_type(l, sema_type(l->instance, expr));
    return type;
}

/* A new empty container. */
static IrExpr *empty_container(Lower *l, const IrType *type, Span span)
{
    IrExprKind kind = type->kind == IR_TYPE_DICT ? IR_DICT : type->kind == IR_TYPE_SET ? IR_SET : IR_LIST;
    return ir_expr(l->ir, kind, type, span);
}

static const char *add_function(const IrType *type)
{
    return type->kind == IR_TYPE_DICT ? "py_dict_set" : type->kind == IR_TYPE_SET ? "py_set_add" : "py_list_append";
}

/* The container gets one more item: the runtime's call takes cells, which emission writes for C_CALL arguments after the first. */
static void add_item(Lower *l, const Expr *expr, IrVariable *result)
{
    Span span = expr->span;
    IrExpr *container = ir_var(l->ir, result, span);
    if (result->type->kind == IR_TYPE_DICT) {
        IrExpr *key = lower_expr_as(l, expr->comp.key, result->type->items[0]);
        IrExpr *value = lower_expr_as(l, expr->comp.element, result->type->items[1]);
        if (!l->failed)
            lower_emit(l, ir_assign(l->ir, ir_item(l->ir, container, key, span), value, span));
        return;
    }
    IrExpr *value = lower_expr_as(l, expr->comp.element, result->type->items[0]);
    if (l->failed)
        return;
    IrExpr *call = lower_c_call(l, add_function(result->type), lower_simple(l, IR_TYPE_VOID), span, container, value);
    lower_emit(l, ir_expr_stmt(l->ir, call, span));
}

static void lower_generators(Lower *l, const Expr *expr, size_t index, IrVariable *result)
{
    if (index == expr->comp.generators.count) {
        add_item(l, expr, result);
        return;
    }
    const Comprehension *generator = expr->comp.generators.items[index];
    const Iteration *iteration = sema_iteration(l->instance, generator->id);
    if (!iteration) {
        lower_fail(l, generator->span, "what this runs over was not understood");
        return;
    }
    IrBlock *outer = l->block;
    l->block = lower_loop(l, iteration, generator->target, generator->span, NULL);
    IrBlock *inner = l->block;
    vec_each(i, &generator->conditions) {
        IrStmt *branch = ir_stmt(l->ir, IR_IF, generator->conditions.items[i]->span);
        branch->test = lower_condition(l, generator->conditions.items[i]);
        lower_emit(l, branch);
        l->block = &branch->body;
    }
    if (inner && !l->failed)
        lower_generators(l, expr, index + 1, result);
    l->block = outer;
}

IrExpr *lower_comprehension(Lower *l, const Expr *expr, const IrType *want)
{
    const IrType *type = want ? want : container_type(l, expr);
    if (type->kind != IR_TYPE_LIST && type->kind != IR_TYPE_SET && type->kind != IR_TYPE_DICT)
        return lower_fail(l, expr->span, "this comprehension is not converted yet");
    IrVariable *result = lower_temporary(l, "items", type, expr->span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, result, expr->span), empty_container(l, type, expr->span), expr->span));
    lower_generators(l, expr, 0, result);
    return ir_var(l->ir, result, expr->span);
}
