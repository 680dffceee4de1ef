/* Displays ((), [], {}) and comprehensions. Patterns on the left of `=` have nodes of their own and become the same trees. */
#include "syntax/build.h"

static Expr *build_sequence(Builder *builder, TSNode node, ExprKind kind)
{
    Expr *expr = expr_new(builder, kind, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    vec_each(i, &children)
        vec_push(builder->arena, &expr->sequence.items,
                 build_expr(builder, children.items[i], ALLOW_NAMED | ALLOW_STARRED));
    return expr;
}

/* (a) on the left of `=` is a tuple_pattern too: without a comma it is only a. */
static Expr *build_tuple(Builder *builder, TSNode node)
{
    Expr *expr = build_sequence(builder, node, EXPR_TUPLE);
    bool is_tuple = expr->sequence.items.count != 1 || node_has_token(node, ",");
    if (is_tuple) {
        expr->is_parenthesized = true;
        return expr;
    }
    Expr *only = expr->sequence.items.items[0];
    if (only->kind == EXPR_STARRED)
        syntax_report(builder, DIAG_bad_starred, only->span,
                      "a starred expression cannot stand in parentheses alone");
    only->is_parenthesized = true;
    return only;
}

static Expr *build_dict(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_DICT, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    if (children.count == 0 && node_has_token(node, ","))
        syntax_report(builder, DIAG_syntax, expr->span, "a comma without an entry before it");
    vec_each(i, &children) {
        TSNode child = children.items[i];
        bool is_pair = grammar_symbol(child) == SYM_pair;
        NodeVec inside = node_children(builder, child);
        Expr *key = is_pair ? build_expr(builder, grammar_child(child, FIELD_key), PLAIN_EXPR) : NULL;
        Expr *value =
            build_expr(builder, is_pair ? grammar_child(child, FIELD_value) : inside.items[0], PLAIN_EXPR);
        vec_push(builder->arena, &expr->dict.keys, key);
        vec_push(builder->arena, &expr->dict.values, value);
    }
    return expr;
}

Expr *build_display(Builder *builder, TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_dictionary:
        return build_dict(builder, node);
    case SYM_set:
        return build_sequence(builder, node, EXPR_SET);
    case SYM_list:
    case SYM_list_pattern:
        return build_sequence(builder, node, EXPR_LIST);
    default:
        return build_tuple(builder, node);
    }
}

/* ---- Comprehensions ---- */

/* After `in` and `if` Python wants an `or` expression: what binds weaker needs parentheses. */
static Expr *build_clause_expr(Builder *builder, TSNode node)
{
    Expr *expr = build_expr(builder, node, PLAIN_EXPR);
    if (!expr->is_parenthesized && (expr->kind == EXPR_IF || expr->kind == EXPR_LAMBDA))
        syntax_report(builder, DIAG_syntax, expr->span, "%s needs parentheses in a comprehension",
                      describe_expr(expr));
    return expr;
}

/* for TARGET in ITER: the children are the two, and more only if the source has commas (Python 2). */
static Comprehension *build_for_clause(Builder *builder, TSNode node)
{
    Comprehension *clause = ARENA_NEW(builder->arena, Comprehension);
    NodeVec children = node_children(builder, node);
    clause->id = node_id_new(builder);
    clause->span = node_span(builder, node);
    clause->is_async = node_is_async(builder, node);
    clause->target = build_expr_list(builder, children.items[0], PLAIN_EXPR);
    make_target(builder, clause->target, CONTEXT_STORE);
    clause->iter = build_clause_expr(builder, children.items[1]);
    if (children.count > 2)
        syntax_report(builder, DIAG_syntax,
                      span_join(clause->iter->span, node_span(builder, vec_last(&children))),
                      "a tuple after `in` needs parentheses in a comprehension");
    else if (builder->file->text[clause->span.end - 1] == ',')
        syntax_report(builder, DIAG_syntax, clause->span,
                      "a generator expression must be alone in its parentheses");
    return clause;
}

static void build_clauses(Builder *builder, TSNode node, ComprehensionVec *clauses)
{
    NodeVec children = node_children(builder, node);
    vec_each(i, &children) {
        TSNode child = children.items[i];
        if (grammar_symbol(child) == SYM_for_in_clause) {
            vec_push(builder->arena, clauses, build_for_clause(builder, child));
        } else if (grammar_symbol(child) == SYM_if_clause && clauses->count > 0) {
            NodeVec condition = node_children(builder, child);
            Expr *expr = build_clause_expr(builder, condition.items[0]);
            vec_push(builder->arena, &vec_last(clauses)->conditions, expr);
        }
    }
}

static ExprKind comprehension_kind(TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_list_comprehension:
        return EXPR_LIST_COMP;
    case SYM_set_comprehension:
        return EXPR_SET_COMP;
    case SYM_dictionary_comprehension:
        return EXPR_DICT_COMP;
    default:
        return EXPR_GENERATOR;
    }
}

Expr *build_comprehension(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, comprehension_kind(node), node_span(builder, node));
    TSNode body = grammar_child(node, FIELD_body);
    if (expr->kind == EXPR_DICT_COMP) {
        expr->comp.key = build_expr(builder, grammar_child(body, FIELD_key), PLAIN_EXPR);
        expr->comp.element = build_expr(builder, grammar_child(body, FIELD_value), PLAIN_EXPR);
    } else {
        expr->comp.element = build_expr(builder, body, ALLOW_NAMED);
    }
    build_clauses(builder, node, &expr->comp.generators);
    return expr;
}
