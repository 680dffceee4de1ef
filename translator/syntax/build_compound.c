/* if, for, while. Fields of repeated clauses are not reliable in the grammar; blocks and clauses are found by their symbol. */
#include "syntax/build.h"

static void build_else(Builder *builder, TSNode node, Stmt *stmt, Block *orelse)
{
    TSNode clause = node_find(node, SYM_else_clause);
    if (ts_node_is_null(clause))
        return;
    mark_start(builder, clause);
    build_block(builder, node_find(clause, SYM_block), orelse);
    end_at_block(stmt, orelse);
}

static Stmt *build_for(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_FOR, node_span(builder, node));
    stmt->is_async = node_is_async(builder, node);
    stmt->for_stmt.target = build_expr_list(builder, grammar_child(node, FIELD_left), ALLOW_STARRED);
    make_target(builder, stmt->for_stmt.target, CONTEXT_STORE);
    stmt->for_stmt.iter = build_expr_list(builder, grammar_child(node, FIELD_right), PLAIN_EXPR);
    build_block(builder, node_find(node, SYM_block), &stmt->for_stmt.body);
    end_at_block(stmt, &stmt->for_stmt.body);
    build_else(builder, node, stmt, &stmt->for_stmt.orelse);
    return stmt;
}

static Stmt *build_while(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_WHILE, node_span(builder, node));
    stmt->while_stmt.test = build_expr(builder, grammar_child(node, FIELD_condition), ALLOW_NAMED);
    build_block(builder, node_find(node, SYM_block), &stmt->while_stmt.body);
    end_at_block(stmt, &stmt->while_stmt.body);
    build_else(builder, node, stmt, &stmt->while_stmt.orelse);
    return stmt;
}

/* An `if` or `elif` clause with its block, without what follows it. */
static Stmt *build_if_clause(Builder *builder, TSNode node, bool is_elif)
{
    Stmt *stmt = stmt_new(builder, STMT_IF, node_span(builder, node));
    stmt->if_stmt.is_elif = is_elif;
    stmt->if_stmt.test = build_expr(builder, grammar_child(node, FIELD_condition), ALLOW_NAMED);
    build_block(builder, node_find(node, SYM_block), &stmt->if_stmt.body);
    end_at_block(stmt, &stmt->if_stmt.body);
    return stmt;
}

/* The elifs are flat siblings: each becomes the orelse of the one before. */
static Stmt *build_if(Builder *builder, TSNode node)
{
    Stmt *first = build_if_clause(builder, node, false), *last = first;
    StmtVec chain = {0};
    NodeVec children = node_children(builder, node);
    vec_push(builder->arena, &chain, first);
    vec_each(i, &children) {
        if (grammar_symbol(children.items[i]) != SYM_elif_clause)
            continue;
        mark_start(builder, children.items[i]);
        Stmt *next = build_if_clause(builder, children.items[i], true);
        vec_push(builder->arena, &last->if_stmt.orelse, next);
        vec_push(builder->arena, &chain, next);
        last = next;
    }
    build_else(builder, node, last, &last->if_stmt.orelse);
    vec_each(i, &chain)
        chain.items[i]->span = span_join(chain.items[i]->span, last->span);
    return first;
}

Stmt *build_compound_stmt(Builder *builder, TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_for_statement:
        return build_for(builder, node);
    case SYM_while_statement:
        return build_while(builder, node);
    default:
        return build_if(builder, node);
    }
}
