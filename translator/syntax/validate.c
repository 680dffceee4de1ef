/*
 * Where return, yield, await, break and continue may stand. One walk with the surroundings in a Flow that is copied at each
 * border: a function starts afresh, a loop and an except* block change what its body may do. Names are in validate_scope.c.
 */
#include "syntax/validate.h"

#include "syntax/validate_scope.h"
#include "syntax/walk.h"

#include <stdarg.h>

typedef enum FlowKind { FLOW_MODULE, FLOW_CLASS, FLOW_FUNCTION, FLOW_LAMBDA, FLOW_COMPREHENSION } FlowKind;

/* What is known of a function when its body was seen. */
typedef struct FunctionFacts {
    bool has_yield;
    const Stmt *valued_return; /* the first `return value`, or NULL */
} FunctionFacts;

typedef struct Flow {
    SyntaxContext *context;
    FlowKind kind;
    bool is_async;     /* await, async for and async with are allowed */
    bool allows_await; /* await alone: also in a generator expression */
    bool in_loop;
    bool in_except_star;
    FunctionFacts *facts; /* of the function; NULL outside */
} Flow;

static void check_block(const Block *block, const Flow *flow);
static void check_expr(Expr *expr, void *data);

static void report(const Flow *flow, DiagCode code, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_vreport(flow->context->diagnostics, code, span, format, arguments);
    va_end(arguments);
}

/* ---- Expressions ---- */

static void check_yield(const Expr *expr, const Flow *flow)
{
    if (flow->kind == FLOW_COMPREHENSION)
        report(flow, DIAG_outside_function, expr->span, "`yield` inside a comprehension");
    else if (flow->kind == FLOW_MODULE || flow->kind == FLOW_CLASS)
        report(flow, DIAG_outside_function, expr->span, "`yield` outside a function");
    else if (expr->kind == EXPR_YIELD_FROM && flow->is_async)
        report(flow, DIAG_outside_async, expr->span, "`yield from` inside an async function");
    if (flow->facts)
        flow->facts->has_yield = true;
}

static void check_lambda(const Expr *expr, const Flow *outer)
{
    Flow inner = {.context = outer->context, .kind = FLOW_LAMBDA};
    walk_params(&expr->lambda.params, check_expr, (void *)outer);
    check_expr(expr->lambda.body, &inner);
}

static bool is_async_comprehension(const Expr *expr)
{
    vec_each(i, &expr->comp.generators)
        if (expr->comp.generators.items[i]->is_async)
            return true;
    return false;
}

/* The first iterable belongs to the scope around; a generator expression may be asynchronous anywhere. */
static void check_comprehension(const Expr *expr, const Flow *outer)
{
    bool is_generator = expr->kind == EXPR_GENERATOR;
    Flow inner = *outer;
    inner.kind = FLOW_COMPREHENSION;
    inner.allows_await = outer->allows_await || is_generator;
    inner.is_async = inner.allows_await;
    inner.facts = NULL;
    if (is_async_comprehension(expr) && !inner.is_async)
        report(outer, DIAG_outside_async, expr->span,
               "an asynchronous comprehension outside an async function");
    vec_each(i, &expr->comp.generators) {
        const Comprehension *clause = expr->comp.generators.items[i];
        check_expr(clause->iter, i == 0 ? (void *)outer : &inner);
        check_expr(clause->target, &inner);
        vec_each(j, &clause->conditions)
            check_expr(clause->conditions.items[j], &inner);
    }
    if (expr->comp.key)
        check_expr(expr->comp.key, &inner);
    check_expr(expr->comp.element, &inner);
}

static void check_expr(Expr *expr, void *data)
{
    const Flow *flow = data;
    switch (expr->kind) {
    case EXPR_LAMBDA:
        check_lambda(expr, flow);
        return;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR:
        check_comprehension(expr, flow);
        return;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        check_yield(expr, flow);
        break;
    case EXPR_AWAIT:
        if (!flow->allows_await)
            report(flow, DIAG_outside_async, expr->span, "`await` outside an async function");
        break;
    default:
        break;
    }
    walk_expr(expr, check_expr, data);
}

/* ---- Statements ---- */

static void check_function(const Stmt *stmt, const Flow *outer)
{
    FunctionFacts facts = {0};
    Flow inner = {
        .context = outer->context,
        .kind = FLOW_FUNCTION,
        .is_async = stmt->is_async,
        .allows_await = stmt->is_async,
        .facts = &facts,
    };
    check_block(&stmt->function_def.body, &inner);
    if (stmt->is_async && facts.has_yield && facts.valued_return)
        report(outer, DIAG_outside_async, facts.valued_return->span,
               "`return` with a value in an async generator");
}

static void check_class(const Stmt *stmt, const Flow *outer)
{
    Flow inner = {.context = outer->context, .kind = FLOW_CLASS};
    check_block(&stmt->class_def.body, &inner);
}

static void check_loop(const Block *body, const Block *orelse, const Flow *outer)
{
    Flow inner = *outer;
    inner.in_loop = true;
    inner.in_except_star = false;
    check_block(body, &inner);
    check_block(orelse, outer);
}

static void check_return(const Stmt *stmt, const Flow *flow)
{
    if (flow->kind != FLOW_FUNCTION)
        report(flow, DIAG_outside_function, stmt->span, "`return` outside a function");
    else if (flow->in_except_star)
        report(flow, DIAG_bad_try, stmt->span, "`return` cannot stand in an `except*` block");
    if (flow->facts && stmt->return_stmt.value && !flow->facts->valued_return)
        flow->facts->valued_return = stmt;
}

static void check_jump(const Stmt *stmt, const Flow *flow)
{
    const char *word = stmt->kind == STMT_BREAK ? "break" : "continue";
    if (flow->in_except_star)
        report(flow, DIAG_bad_try, stmt->span, "`%s` cannot stand in an `except*` block", word);
    else if (!flow->in_loop)
        report(flow, DIAG_outside_loop, stmt->span, "`%s` outside a loop", word);
}

static void check_try(const Stmt *stmt, const Flow *flow)
{
    check_block(&stmt->try_stmt.body, flow);
    Flow handler = *flow;
    bool forbids_return = stmt->try_stmt.is_star;
    handler.in_except_star = flow->in_except_star || forbids_return;
    vec_each(i, &stmt->try_stmt.handlers)
        check_block(&stmt->try_stmt.handlers.items[i]->body, &handler);
    check_block(&stmt->try_stmt.orelse, flow);
    check_block(&stmt->try_stmt.finalbody, flow);
}

static void check_async(const Stmt *stmt, const Flow *flow)
{
    bool needs_async = stmt->is_async && stmt->kind != STMT_FUNCTION_DEF;
    if (needs_async && !flow->is_async)
        report(flow, DIAG_outside_async, stmt->span, "`async %s` outside an async function",
               stmt->kind == STMT_FOR ? "for" : "with");
}

static void check_inner_block(Block *block, void *data)
{
    check_block(block, data);
}

static void check_stmt(Stmt *stmt, const Flow *flow)
{
    walk_stmt_exprs(stmt, check_expr, (void *)flow);
    check_async(stmt, flow);
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        check_function(stmt, flow);
        break;
    case STMT_CLASS_DEF:
        check_class(stmt, flow);
        break;
    case STMT_FOR:
        check_loop(&stmt->for_stmt.body, &stmt->for_stmt.orelse, flow);
        break;
    case STMT_WHILE:
        check_loop(&stmt->while_stmt.body, &stmt->while_stmt.orelse, flow);
        break;
    case STMT_TRY:
        check_try(stmt, flow);
        break;
    case STMT_RETURN:
        check_return(stmt, flow);
        break;
    case STMT_BREAK:
    case STMT_CONTINUE:
        check_jump(stmt, flow);
        break;
    default:
        walk_stmt_blocks(stmt, check_inner_block, (void *)flow);
    }
}

static void check_block(const Block *block, const Flow *flow)
{
    for (size_t i = 0; i < block->count; i++)
        check_stmt(block->items[i], flow);
}

void validate_module(SyntaxContext *context, const Module *module)
{
    Flow flow = {.context = context, .kind = FLOW_MODULE};
    check_block(&module->body, &flow);
    validate_scopes(context, module);
}
