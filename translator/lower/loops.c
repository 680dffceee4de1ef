/* For loops: a range counts, everything else runs over sources (sources.c). */
#include "lower/context.h"

#include <string.h>

/* ---- ranges, whose variable is the loop's own */

static bool name_is_read_after(const Block *block, Name name, uint32_t position);

static bool expr_reads_after(const Expr *expr, Name name, uint32_t position);

static bool exprs_read(const ExprVec *list, Name name, uint32_t position)
{
    vec_each(i, list)
        if (list->items[i] && expr_reads_after(list->items[i], name, position))
            return true;
    return false;
}

static bool expr_reads_after(const Expr *e, Name name, uint32_t position)
{
    if (!e || e->span.end <= position)
        return false;
    switch (e->kind) {
    case EXPR_NAME:
        return e->name.id == name && e->context == CONTEXT_LOAD && e->span.start >= position;
    case EXPR_CALL: {
        bool found = expr_reads_after(e->call.func, name, position) || exprs_read(&e->call.args, name, position);
        vec_each(i, &e->call.keywords)
            found |= expr_reads_after(e->call.keywords.items[i]->value, name, position);
        return found;
    }
    case EXPR_ATTRIBUTE:
        return expr_reads_after(e->attribute.value, name, position);
    case EXPR_SUBSCRIPT:
        return expr_reads_after(e->subscript.value, name, position) || expr_reads_after(e->subscript.index, name, position);
    case EXPR_BIN_OP:
        return expr_reads_after(e->bin_op.left, name, position) || expr_reads_after(e->bin_op.right, name, position);
    case EXPR_UNARY_OP:
        return expr_reads_after(e->unary_op.operand, name, position);
    case EXPR_BOOL_OP:
        return exprs_read(&e->bool_op.values, name, position);
    case EXPR_COMPARE:
        return expr_reads_after(e->compare.left, name, position) || exprs_read(&e->compare.rest, name, position);
    case EXPR_IF:
        return expr_reads_after(e->if_exp.test, name, position) || expr_reads_after(e->if_exp.body, name, position) ||
               expr_reads_after(e->if_exp.orelse, name, position);
    case EXPR_JOINED_STR:
        return exprs_read(&e->joined.parts, name, position);
    case EXPR_FORMATTED_VALUE:
        return expr_reads_after(e->formatted.value, name, position) || expr_reads_after(e->formatted.format_spec, name, position);
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_SET:
        return exprs_read(&e->sequence.items, name, position);
    case EXPR_DICT:
        return exprs_read(&e->dict.keys, name, position) || exprs_read(&e->dict.values, name, position);
    case EXPR_SLICE:
        return expr_reads_after(e->slice.lower, name, position) || expr_reads_after(e->slice.upper, name, position) ||
               expr_reads_after(e->slice.step, name, position);
    case EXPR_STARRED:
        return expr_reads_after(e->starred.value, name, position);
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return expr_reads_after(e->yield.value, name, position);
    default:
        return e->kind != EXPR_CONSTANT && e->span.start >= position; /* lambdas, comprehensions: assume the worst */
    }
}

static bool binds(const Expr *target, Name name)
{
    if (target->kind == EXPR_NAME)
        return target->name.id == name;
    bool found = false;
    if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST)
        vec_each(i, &target->sequence.items)
            found |= binds(target->sequence.items.items[i], name);
    return found;
}

static bool stmt_reads_after(const Stmt *s, Name name, uint32_t position)
{
    if (s->span.end <= position)
        return false;
    switch (s->kind) {
    case STMT_EXPR:
        return expr_reads_after(s->expr.value, name, position);
    case STMT_ASSIGN:
        return expr_reads_after(s->assign.value, name, position) || exprs_read(&s->assign.targets, name, position);
    case STMT_AUG_ASSIGN:
        return expr_reads_after(s->aug_assign.value, name, position) ||
               (s->span.start >= position && binds(s->aug_assign.target, name)) ||
               expr_reads_after(s->aug_assign.target, name, position);
    case STMT_RETURN:
        return expr_reads_after(s->return_stmt.value, name, position);
    case STMT_FOR:
        if (s->span.start >= position && binds(s->for_stmt.target, name))
            return expr_reads_after(s->for_stmt.iter, name, position);
        return expr_reads_after(s->for_stmt.iter, name, position) || name_is_read_after(&s->for_stmt.body, name, position);
    case STMT_WHILE:
        return expr_reads_after(s->while_stmt.test, name, position) || name_is_read_after(&s->while_stmt.body, name, position);
    case STMT_IF:
        return expr_reads_after(s->if_stmt.test, name, position) || name_is_read_after(&s->if_stmt.body, name, position) ||
               name_is_read_after(&s->if_stmt.orelse, name, position);
    case STMT_WITH: {
        bool found = name_is_read_after(&s->with_stmt.body, name, position);
        vec_each(i, &s->with_stmt.items)
            found |= expr_reads_after(s->with_stmt.items.items[i]->context, name, position);
        return found;
    }
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
    case STMT_FUNCTION_DEF:
    case STMT_CLASS_DEF:
        return false;
    default:
        return true;
    }
}

static bool name_is_read_after(const Block *block, Name name, uint32_t position)
{
    for (size_t i = 0; i < block->count; i++)
        if (stmt_reads_after(block->items[i], name, position))
            return true;
    return false;
}

static bool assigns_name(const Block *block, Name name)
{
    for (size_t i = 0; i < block->count; i++) {
        const Stmt *s = block->items[i];
        bool found = false;
        if (s->kind == STMT_ASSIGN)
            vec_each(k, &s->assign.targets)
                found |= binds(s->assign.targets.items[k], name);
        else if (s->kind == STMT_AUG_ASSIGN)
            found = binds(s->aug_assign.target, name);
        else if (s->kind == STMT_FOR)
            found = binds(s->for_stmt.target, name) || assigns_name(&s->for_stmt.body, name);
        else if (s->kind == STMT_WHILE)
            found = assigns_name(&s->while_stmt.body, name);
        else if (s->kind == STMT_IF)
            found = assigns_name(&s->if_stmt.body, name) || assigns_name(&s->if_stmt.orelse, name);
        else if (s->kind == STMT_WITH)
            found = assigns_name(&s->with_stmt.body, name);
        if (found)
            return true;
    }
    return false;
}

/* Python's loop variable keeps its last value, and may be assigned in the body: then C counts in a variable of its own. */
static bool needs_own_counter(Lower *l, const Stmt *stmt, const IrVariable *variable)
{
    if (!stmt)
        return false;
    const UserFunction *function = l->instance->function;
    return variable->kind == IR_GLOBAL || assigns_name(&stmt->for_stmt.body, variable->name) ||
           (function->body && name_is_read_after(function->body, variable->name, stmt->span.end));
}

/* range(...) or reversed(range(...)); NULL: another loop. */
static const Iteration *only_range(const Iteration *iteration, bool *is_reversed)
{
    *is_reversed = iteration->kind == ITERATE_REVERSED;
    const Iteration *range = *is_reversed ? iteration->parts[0] : iteration;
    bool has_step = range->kind == ITERATE_RANGE && range->source->call.args.count > 2;
    return range->kind == ITERATE_RANGE && !range->wrapper && !range->bar && !(*is_reversed && has_step) ? range : NULL;
}

static IrExpr *minus_one(Lower *l, IrExpr *value, Span span)
{
    if (value->kind == IR_INT)
        return ir_int(l->ir, value->integer - 1, span);
    return ir_binary(l->ir, IR_SUB, value, ir_int(l->ir, 1, span), span);
}

static IrStmt *range_loop(Lower *l, const Iteration *range, bool is_reversed, Span span)
{
    IrStmt *loop = ir_stmt(l->ir, IR_FOR_RANGE, span);
    IrExpr *bounds[3] = {0};
    lower_range_bounds(l, range, bounds);
    if (l->failed)
        return loop;
    loop->start = bounds[0] ? bounds[0] : ir_int(l->ir, 0, span);
    loop->stop = bounds[1];
    loop->step = bounds[2] ? bounds[2] : ir_int(l->ir, 1, span);
    if (is_reversed) {
        IrExpr *first = loop->start;
        loop->start = minus_one(l, loop->stop, span);
        loop->stop = minus_one(l, first, span);
        loop->step = ir_int(l->ir, -1, span);
    }
    return loop;
}

/* The range's counter is the target itself, if that is a plain variable that nothing else changes. */
static bool counts_itself(Lower *l, const IrVariable *variable, const Stmt *stmt)
{
    return variable && variable->type->kind == IR_TYPE_INT && !needs_own_counter(l, stmt, variable);
}

static void open_range(Lower *l, IrStmt *loop, const Expr *target, Span span, const Stmt *stmt)
{
    IrVariable *variable = target && !lower_is_unused_name(target) ? lower_target_variable(l, target) : NULL;
    bool is_own = counts_itself(l, variable, stmt);
    loop->variable = is_own ? variable : lower_temporary(l, "i", lower_simple(l, IR_TYPE_INT), span);
    lower_emit(l, loop);
    l->block = &loop->body;
    if (!is_own && target && !lower_is_unused_name(target))
        lower_assign_value(l, target, ir_var(l->ir, loop->variable, span), span);
}

IrExpr *lower_loop_item(Lower *l, const Iteration *iteration, Span span)
{
    bool is_reversed;
    const Iteration *range = only_range(iteration, &is_reversed);
    if (!range)
        return lower_open_each(l, iteration, NULL, span);
    IrStmt *loop = range_loop(l, range, is_reversed, span);
    open_range(l, loop, NULL, span, NULL);
    return ir_var(l->ir, loop->variable, span);
}

IrBlock *lower_loop(Lower *l, const Iteration *iteration, const Expr *target, Span span, const Stmt *stmt)
{
    IrBlock *outer = l->block;
    bool is_reversed;
    const Iteration *range = only_range(iteration, &is_reversed);
    if (range)
        open_range(l, range_loop(l, range, is_reversed, span), target, span, stmt);
    else
        lower_open_each(l, iteration, target, span);
    IrBlock *body = l->block;
    l->block = outer;
    return body;
}

/* ---- else: runs unless the loop was left by a break, which a variable remembers */

LoopElse lower_begin_else(Lower *l, const Block *orelse, Span span)
{
    LoopElse outer = {.outer = l->is_complete};
    l->is_complete = NULL;
    if (orelse->count && !l->failed) {
        l->is_complete = lower_temporary(l, "is_complete", lower_simple(l, IR_TYPE_BOOL), span);
        lower_emit(l, ir_assign(l->ir, ir_var(l->ir, l->is_complete, span), ir_bool(l->ir, true, span), span));
    }
    return outer;
}

void lower_break(Lower *l, Span span)
{
    if (l->is_complete)
        lower_emit(l, ir_assign(l->ir, ir_var(l->ir, l->is_complete, span), ir_bool(l->ir, false, span), span));
    lower_emit(l, ir_stmt(l->ir, IR_BREAK, span));
}

void lower_end_else(Lower *l, const LoopElse *outer, const Block *orelse, Span span)
{
    IrVariable *is_complete = l->is_complete;
    l->is_complete = outer->outer;
    if (!is_complete || l->failed)
        return;
    IrStmt *branch = ir_stmt(l->ir, IR_IF, span);
    branch->test = ir_var(l->ir, is_complete, span);
    lower_emit(l, branch);
    IrBlock *block = l->block;
    l->block = &branch->body;
    lower_block(l, orelse);
    l->block = block;
}

void lower_for(Lower *l, const Stmt *stmt)
{
    const Iteration *iteration = sema_iteration(l->instance, stmt->id);
    if (!iteration || iteration->kind == ITERATE_ERROR) {
        lower_fail_iterating(l, stmt->for_stmt.iter);
        return;
    }
    if (lower_is_over_nothing(iteration)) {
        lower_vanished(l, stmt->for_stmt.iter);
        lower_block(l, &stmt->for_stmt.orelse);
        return;
    }
    LoopElse otherwise = lower_begin_else(l, &stmt->for_stmt.orelse, stmt->span);
    IrBlock *outer = l->block;
    l->bar = NULL;
    IrBlock *body = lower_loop(l, iteration, stmt->for_stmt.target, stmt->span, stmt);
    IrExpr *bar = l->bar;
    l->bar = NULL;
    if (l->failed) {
        l->is_complete = otherwise.outer;
        return;
    }
    IrStmt *loop = vec_last(&outer->statements);
    l->block = body;
    lower_step_bar(l, bar, stmt->span);
    LowerExit exit = {.is_loop = true};
    lower_enter(l, &exit);
    lower_block(l, &stmt->for_stmt.body);
    lower_exit(l);
    l->block = outer;
    lower_comments(l, &stmt->trailing, &loop->body.header);
    lower_close_bar(l, bar, stmt->span);
    lower_end_else(l, &otherwise, &stmt->for_stmt.orelse, stmt->span);
}
