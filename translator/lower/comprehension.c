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

static const char *add_template(const IrType *type)
{
    return type->kind == IR_TYPE_SET ? "py_set_add({a}, {b})" : "py_list_append({a}, {b})";
}

/* Of a container that never gets an item, as what it runs over never has one, no type is known. */
static const IrType *item_type(Lower *l, const IrType *container, size_t index)
{
    const IrType *item = container->items[index];
    return item->kind == IR_TYPE_VOID ? lower_simple(l, IR_TYPE_VALUE) : item;
}

/* The container gets one more item. */
static void add_item(Lower *l, const Expr *expr, IrVariable *result)
{
    Span span = expr->span;
    if (sema_type(l->instance, expr->comp.element)->kind == TYPE_NEVER) {
        lower_expr(l, expr->comp.element);
        return;
    }
    if (!result) {
        lower_yield_item(l, lower_expr_as(l, expr->comp.element, l->function->result->items[0]), span);
        return;
    }
    IrExpr *container = ir_var(l->ir, result, span);
    if (result->type->kind == IR_TYPE_DICT) {
        IrExpr *key = lower_expr_as(l, expr->comp.key, item_type(l, result->type, 0));
        IrExpr *value = lower_expr_as(l, expr->comp.element, item_type(l, result->type, 1));
        IrExpr *place = l->failed ? NULL : ir_item(l->ir, container, key, span);
        if (l->failed)
            return;
        place->type = value->type;
        lower_emit(l, ir_assign(l->ir, place, value, span));
        return;
    }
    bool is_total = ir_type_is_scalar(result->type);
    IrExpr *value = lower_expr_as(l, expr->comp.element, is_total ? result->type : item_type(l, result->type, 0));
    if (l->failed)
        return;
    if (is_total) {
        IrStmt *add = ir_assign(l->ir, container, value, span);
        add->op = IR_ADD;
        lower_emit(l, add);
        return;
    }
    IrExpr *args[] = {container, value};
    IrExpr *call = lower_template(l, add_template(result->type), lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
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
        lower_fail_iterating(l, generator->iter);
        return;
    }
    if (lower_is_over_nothing(iteration)) {
        if (index || result) /* what a generator runs over is evaluated outside */
            lower_vanished(l, generator->iter);
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

static bool set_frame(IrStmt *stmt, void *context)
{
    const IrFrame *frame = context;
    stmt->frame = stmt->frame ? stmt->frame : *frame;
    return true;
}

/* In Python a comprehension is a function of its own, which tracebacks show; only what it runs over is evaluated outside. */
static void mark_frame(Lower *l, const Expr *expr, size_t first)
{
    IrFrame frame = expr->kind == EXPR_LIST_COMP   ? IR_FRAME_LIST
                    : expr->kind == EXPR_SET_COMP  ? IR_FRAME_SET
                    : expr->kind == EXPR_DICT_COMP ? IR_FRAME_DICT
                                                   : IR_FRAME_GENERATOR;
    for (size_t i = first; i < l->block->statements.count; i++)
        ir_walk_block(&l->block->statements.items[i]->body, set_frame, NULL, &frame);
}

/* any() or all() of a generator expression: the loops end at the first item that decides. */
static void search(Lower *l, const Expr *expr, size_t index, IrVariable *verdict, bool decides)
{
    Span span = expr->span;
    const Comprehension *generator = expr->comp.generators.items[index];
    const Iteration *iteration = sema_iteration(l->instance, generator->id);
    if (!iteration || l->failed) {
        lower_fail_iterating(l, generator->iter);
        return;
    }
    if (lower_is_over_nothing(iteration)) {
        lower_vanished(l, generator->iter);
        return;
    }
    IrBlock *outer = l->block, *body = l->block = lower_loop(l, iteration, generator->target, generator->span, NULL);
    vec_each(i, &generator->conditions) {
        IrStmt *branch = ir_stmt(l->ir, IR_IF, generator->conditions.items[i]->span);
        branch->test = lower_condition(l, generator->conditions.items[i]);
        lower_emit(l, branch);
        l->block = &branch->body;
    }
    bool is_last = index + 1 == expr->comp.generators.count;
    if (!is_last && !l->failed)
        search(l, expr, index + 1, verdict, decides);
    IrExpr *test = l->failed ? NULL : is_last ? lower_condition(l, expr->comp.element) : ir_var(l->ir, verdict, span);
    if (test) {
        IrStmt *stop = ir_stmt(l->ir, IR_IF, span);
        stop->test = decides ? test : ir_unary(l->ir, IR_NOT, test, span);
        if (is_last)
            ir_append(l->ir, &stop->body, ir_assign(l->ir, ir_var(l->ir, verdict, span), ir_bool(l->ir, decides, span), span));
        ir_append(l->ir, &stop->body, ir_stmt(l->ir, IR_BREAK, span));
        ir_append(l->ir, is_last ? l->block : body, stop);
    }
    l->block = outer;
}

IrExpr *lower_verdict(Lower *l, const Expr *generator, bool decides, Span span)
{
    IrVariable *verdict = lower_temporary(l, decides ? "any" : "all", lower_simple(l, IR_TYPE_BOOL), span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, verdict, span), ir_bool(l->ir, !decides, span), span));
    search(l, generator, 0, verdict, decides);
    return ir_var(l->ir, verdict, span);
}

void lower_over_generators(Lower *l, const Expr *expr, IrVariable *result)
{
    size_t first = l->block->statements.count;
    lower_generators(l, expr, 0, result);
    if (result)
        mark_frame(l, expr, first);
}

void lower_comprehension_into(Lower *l, const Expr *expr, IrVariable *result)
{
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, result, expr->span), empty_container(l, result->type, expr->span), expr->span));
    lower_over_generators(l, expr, result);
}

IrExpr *lower_comprehension(Lower *l, const Expr *expr, const IrType *want)
{
    const IrType *type = want ? want : container_type(l, expr);
    if (type->kind != IR_TYPE_LIST && type->kind != IR_TYPE_SET && type->kind != IR_TYPE_DICT)
        return lower_fail(l, expr->span, "this comprehension is not converted yet");
    IrVariable *result = lower_temporary(l, "items", type, expr->span);
    lower_comprehension_into(l, expr, result);
    return ir_var(l->ir, result, expr->span);
}
