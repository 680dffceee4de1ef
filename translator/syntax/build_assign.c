/* The three assignments: a = b = value, a: type = value, a += value. */
#include "syntax/build.h"

#include <string.h>

static Stmt *build_augmented(Builder *builder, TSNode statement, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_AUG_ASSIGN, node_span(builder, statement));
    size_t length;
    const char *token = node_text(builder, grammar_child(node, FIELD_operator), &length);
    for (int op = 0; op < BINARY_COUNT; op++) {
        const char *text = binary_operator_text((BinaryOperator)op);
        if (strlen(text) == length - 1 && memcmp(text, token, length - 1) == 0)
            stmt->aug_assign.op = (BinaryOperator)op;
    }
    stmt->aug_assign.target = build_expr_list(builder, grammar_child(node, FIELD_left), PLAIN_EXPR);
    make_single_target(builder, stmt->aug_assign.target, "an augmented assignment");
    stmt->aug_assign.value = build_expr_list(builder, grammar_child(node, FIELD_right), ALLOW_YIELD);
    return stmt;
}

static Stmt *build_annotated(Builder *builder, TSNode statement, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_ANN_ASSIGN, node_span(builder, statement));
    Expr *target = build_expr_list(builder, grammar_child(node, FIELD_left), PLAIN_EXPR);
    TSNode value = grammar_child(node, FIELD_right);
    make_single_target(builder, target, "an annotation");
    stmt->ann_assign.target = target;
    stmt->ann_assign.is_simple = target->kind == EXPR_NAME && !target->is_parenthesized;
    stmt->ann_assign.annotation = build_expr(builder, grammar_child(node, FIELD_type), PLAIN_EXPR);
    if (!ts_node_is_null(value))
        stmt->ann_assign.value = build_expr_list(builder, value, ALLOW_YIELD);
    return stmt;
}

/* a = b = value nests to the right. */
static Stmt *build_plain(Builder *builder, TSNode statement, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_ASSIGN, node_span(builder, statement));
    while (grammar_symbol(node) == SYM_assignment) {
        if (!ts_node_is_null(grammar_child(node, FIELD_type)))
            syntax_report(builder, DIAG_syntax, node_span(builder, node),
                          "an annotation cannot stand in a chain of assignments");
        Expr *target = build_expr_list(builder, grammar_child(node, FIELD_left), ALLOW_STARRED);
        make_target(builder, target, CONTEXT_STORE);
        vec_push(builder->arena, &stmt->assign.targets, target);
        node = grammar_child(node, FIELD_right);
        if (ts_node_is_null(node))
            break;
    }
    stmt->assign.value = ts_node_is_null(node) ? expr_placeholder(builder, stmt->span)
                                               : build_expr_list(builder, node, ALLOW_YIELD);
    return stmt;
}

/* The right side of these two cannot be another assignment: build_expr reports it. */
Stmt *build_assignment(Builder *builder, TSNode statement, TSNode node)
{
    if (grammar_symbol(node) == SYM_augmented_assignment)
        return build_augmented(builder, statement, node);
    if (!ts_node_is_null(grammar_child(node, FIELD_type)))
        return build_annotated(builder, statement, node);
    return build_plain(builder, statement, node);
}
