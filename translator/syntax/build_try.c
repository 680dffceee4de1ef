/* try with its handlers, else and finally. */
#include "syntax/build.h"

static void set_handler_name(Builder *builder, ExceptHandler *handler, TSNode target)
{
    Expr *name = build_expr(builder, target, PLAIN_EXPR);
    if (name->kind == EXPR_NAME && !name->is_parenthesized) {
        make_target(builder, name, CONTEXT_STORE);
        handler->name = name->name.id;
    } else {
        syntax_report(builder, DIAG_bad_target, name->span,
                      "an exception can only be bound to a name, not to %s", describe_expr(name));
    }
}

/* `except *E`, with a blank before the star, comes as a starred expression; true if it is one. */
static bool unwrap_star(ExceptHandler *handler)
{
    bool is_star = handler->type && handler->type->kind == EXPR_STARRED && !handler->type->is_parenthesized;
    if (is_star)
        handler->type = handler->type->starred.value;
    return is_star;
}

static ExceptHandler *build_handler(Builder *builder, TSNode node, bool *is_star)
{
    ExceptHandler *handler = ARENA_NEW(builder->arena, ExceptHandler);
    NodeVec children = node_children(builder, node);
    handler->id = node_id_new(builder);
    handler->span = node_span(builder, node);
    TSNode value = children.items[0];
    if (grammar_symbol(value) == SYM_as_pattern) {
        NodeVec parts = node_children(builder, value);
        handler->type = build_expr(builder, parts.items[0], ALLOW_STARRED);
        set_handler_name(builder, handler, parts.items[1]);
    } else if (grammar_symbol(value) != SYM_block) {
        handler->type = build_expr(builder, value, ALLOW_STARRED);
        if (node_has_token(node, ","))
            syntax_report(builder, DIAG_except_comma, node_span(builder, node_find_token(node, ",")),
                          "`except E, e` is Python 2; Python 3 writes `except E as e`, or `except (A, B)`");
    }
    *is_star = unwrap_star(handler) || grammar_symbol(node) == SYM_except_group_clause;
    build_block(builder, node_find(node, SYM_block), &handler->body);
    if (handler->body.count > 0) {
        const Stmt *last = handler->body.items[handler->body.count - 1];
        handler->span.end = last->span.end;
        handler->span.end_line = last->span.end_line;
    }
    return handler;
}

/* All handlers of a try are `except`, or all are `except*`. */
static void add_handler(Builder *builder, TSNode node, Stmt *stmt)
{
    bool is_star, is_first = stmt->try_stmt.handlers.count == 0;
    ExceptHandler *handler = build_handler(builder, node, &is_star);
    if (!is_first && is_star != stmt->try_stmt.is_star)
        syntax_report(builder, DIAG_bad_try, handler->span, "`except` and `except*` cannot stand in one try");
    stmt->try_stmt.is_star = is_star;
    vec_push(builder->arena, &stmt->try_stmt.handlers, handler);
}

static void add_try_clause(Builder *builder, TSNode node, Stmt *stmt)
{
    mark_start(builder, node);
    switch (grammar_symbol(node)) {
    case SYM_except_group_clause:
    case SYM_except_clause:
        add_handler(builder, node, stmt);
        end_at_block(stmt, &vec_last(&stmt->try_stmt.handlers)->body);
        break;
    case SYM_else_clause:
        build_block(builder, node_find(node, SYM_block), &stmt->try_stmt.orelse);
        end_at_block(stmt, &stmt->try_stmt.orelse);
        break;
    case SYM_finally_clause:
        build_block(builder, node_find(node, SYM_block), &stmt->try_stmt.finalbody);
        end_at_block(stmt, &stmt->try_stmt.finalbody);
        break;
    default:
        break;
    }
}

Stmt *build_try(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_TRY, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    build_block(builder, node_find(node, SYM_block), &stmt->try_stmt.body);
    end_at_block(stmt, &stmt->try_stmt.body);
    vec_each(i, &children)
        add_try_clause(builder, children.items[i], stmt);
    const HandlerVec *handlers = &stmt->try_stmt.handlers;
    for (size_t i = 0; i + 1 < handlers->count; i++)
        if (!handlers->items[i]->type)
            syntax_report(builder, DIAG_bad_try, handlers->items[i]->span,
                          "a bare `except:` must be the last");
    return stmt;
}
