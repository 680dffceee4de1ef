/* Expressions: operators, names, attributes, subscripts, lambda, conditional; the dispatch over all expression nodes. */
#include "syntax/build.h"

#include <string.h>

/* Deeper trees would overflow the stack of the recursive passes; CPython refuses at about the same depth. */
enum { DEEPEST_EXPR = 1000 };

static Expr *build_name_expr(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_NAME, node_span(builder, node));
    expr->name.id = build_name(builder, node);
    return expr;
}

static Expr *build_simple_constant(Builder *builder, TSNode node, ConstantKind kind)
{
    Expr *expr = expr_new(builder, EXPR_CONSTANT, node_span(builder, node));
    expr->constant.kind = kind;
    expr->constant.text = "";
    return expr;
}

static BinaryOperator binary_operator_of(const char *token, size_t length)
{
    for (int op = 0; op < BINARY_COUNT; op++) {
        const char *text = binary_operator_text((BinaryOperator)op);
        if (strlen(text) == length && memcmp(text, token, length) == 0)
            return (BinaryOperator)op;
    }
    return BINARY_COUNT;
}

Expr *hoist_star(Builder *builder, Expr *expr, Expr **left)
{
    Expr *star = *left;
    if (star->kind != EXPR_STARRED || star->is_parenthesized)
        return expr;
    *left = star->starred.value;
    star->span = expr->span;
    expr->span = span_of_bytes(builder->file, (*left)->span.start, expr->span.end);
    star->starred.value = expr;
    return star;
}

static BinaryOperator operator_of(Builder *builder, TSNode node)
{
    size_t length;
    const char *token = node_text(builder, grammar_child(node, FIELD_operator), &length);
    return binary_operator_of(token, length);
}

/* ---- a & b ^ c: the grammar has the precedence of these two the wrong way round ---- */

typedef struct BitChain {
    NodeVec operands;
    Vec(BinaryOperator) operators; /* one fewer */
} BitChain;

static bool is_bit_node(Builder *builder, TSNode node)
{
    if (grammar_symbol(node) != SYM_binary_operator)
        return false;
    BinaryOperator op = operator_of(builder, node);
    return op == BINARY_BITAND || op == BINARY_BITXOR;
}

/* The operands and operators of a tree of `&` and `^` in source order; the left spine may be long, the right side is not. */
static void flatten_bits(Builder *builder, TSNode node, BitChain *chain)
{
    NodeVec spine = {0};
    for (; is_bit_node(builder, node); node = grammar_child(node, FIELD_left))
        vec_push(builder->arena, &spine, node);
    vec_push(builder->arena, &chain->operands, node);
    while (spine.count > 0) {
        TSNode parent = vec_pop(&spine), right = grammar_child(parent, FIELD_right);
        vec_push(builder->arena, &chain->operators, operator_of(builder, parent));
        if (is_bit_node(builder, right))
            flatten_bits(builder, right, chain);
        else
            vec_push(builder->arena, &chain->operands, right);
    }
}

static Expr *binary_new(Builder *builder, BinaryOperator op, Expr *left, Expr *right)
{
    if (!left)
        return right;
    Expr *expr = expr_new(builder, EXPR_BIN_OP, span_join(left->span, right->span));
    expr->bin_op.op = op;
    expr->bin_op.left = left;
    expr->bin_op.right = right;
    return expr;
}

static Expr *build_bits(Builder *builder, TSNode node)
{
    BitChain chain = {0};
    flatten_bits(builder, node, &chain);
    if (chain.operands.count > DEEPEST_EXPR) {
        syntax_report(builder, DIAG_too_deep, node_span(builder, node),
                      "the expression has more than %d operators", DEEPEST_EXPR);
        return expr_placeholder(builder, node_span(builder, node));
    }
    Expr *whole = NULL, *product = NULL; /* terms of ^ so far, and the current chain of & */
    vec_each(i, &chain.operands) {
        Expr *operand = build_expr(builder, chain.operands.items[i], PLAIN_EXPR);
        if (i > 0 && chain.operators.items[i - 1] == BINARY_BITXOR) {
            whole = binary_new(builder, BINARY_BITXOR, whole, product);
            product = NULL;
        }
        product = binary_new(builder, BINARY_BITAND, product, operand);
    }
    return binary_new(builder, BINARY_BITXOR, whole, product);
}

static Expr *build_binary(Builder *builder, TSNode node)
{
    if (is_bit_node(builder, node))
        return build_bits(builder, node);
    Expr *expr = expr_new(builder, EXPR_BIN_OP, node_span(builder, node));
    expr->bin_op.op = operator_of(builder, node);
    expr->bin_op.left = build_expr(builder, grammar_child(node, FIELD_left), ALLOW_STARRED);
    expr->bin_op.right = build_expr(builder, grammar_child(node, FIELD_right), PLAIN_EXPR);
    return hoist_star(builder, expr, &expr->bin_op.left);
}

static Expr *build_unary(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_UNARY_OP, node_span(builder, node));
    size_t length;
    char token = *node_text(builder, grammar_child(node, FIELD_operator), &length);
    if (token == '*') { /* see lexer.c */
        expr->kind = EXPR_STARRED;
        expr->starred.value = build_expr(builder, grammar_child(node, FIELD_argument), PLAIN_EXPR);
        return expr;
    }
    expr->unary_op.op = token == '-' ? UNARY_MINUS : token == '+' ? UNARY_PLUS : UNARY_INVERT;
    expr->unary_op.operand = build_expr(builder, grammar_child(node, FIELD_argument), PLAIN_EXPR);
    return expr;
}

static Expr *build_not(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_UNARY_OP, node_span(builder, node));
    expr->unary_op.op = UNARY_NOT;
    expr->unary_op.operand = build_expr(builder, grammar_child(node, FIELD_argument), PLAIN_EXPR);
    return expr;
}

static BoolOperator bool_operator_of(Builder *builder, TSNode node)
{
    return node_text_is(builder, grammar_child(node, FIELD_operator), "and") ? BOOL_AND : BOOL_OR;
}

/* `a and b and c` nests to the left; it is one node with three values, as in CPython. */
static Expr *build_bool(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_BOOL_OP, node_span(builder, node));
    expr->bool_op.op = bool_operator_of(builder, node);
    NodeVec reversed = {0};
    while (grammar_symbol(node) == SYM_boolean_operator &&
           bool_operator_of(builder, node) == expr->bool_op.op) {
        vec_push(builder->arena, &reversed, grammar_child(node, FIELD_right));
        node = grammar_child(node, FIELD_left);
    }
    vec_push(builder->arena, &expr->bool_op.values, build_expr(builder, node, ALLOW_STARRED));
    while (reversed.count > 0)
        vec_push(builder->arena, &expr->bool_op.values, build_expr(builder, vec_pop(&reversed), PLAIN_EXPR));
    return hoist_star(builder, expr, &expr->bool_op.values.items[0]);
}

static CompareOperator compare_operator_of(Builder *builder, TSNode token)
{
    const char *type = ts_node_type(token);
    for (int op = 0; op < COMPARE_COUNT; op++)
        if (strcmp(compare_operator_text((CompareOperator)op), type) == 0)
            return (CompareOperator)op;
    syntax_report(builder, DIAG_python2_syntax, node_span(builder, token),
                  "`<>` is Python 2; Python 3 writes `!=`");
    return COMPARE_NOT_EQ;
}

/* Operands and operators alternate among the children, without fields. */
static Expr *build_compare(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_COMPARE, node_span(builder, node));
    NodeVec operands = node_children(builder, node);
    expr->compare.left = build_expr(builder, operands.items[0], ALLOW_STARRED);
    expr->compare.ops = ARENA_NEW_ARRAY(builder->arena, CompareOperator, operands.count);
    for (size_t i = 1; i < operands.count; i++)
        vec_push(builder->arena, &expr->compare.rest, build_expr(builder, operands.items[i], PLAIN_EXPR));
    size_t count = 0;
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    for (bool more = ts_tree_cursor_goto_first_child(&cursor); more;
         more = ts_tree_cursor_goto_next_sibling(&cursor)) {
        TSNode child = ts_tree_cursor_current_node(&cursor);
        if (!ts_node_is_named(child))
            expr->compare.ops[count++] = compare_operator_of(builder, child);
    }
    ts_tree_cursor_delete(&cursor);
    return hoist_star(builder, expr, &expr->compare.left);
}

static bool is_bare(const Expr *expr, ExprKind kind)
{
    return expr->kind == kind && !expr->is_parenthesized;
}

/* The three parts of `body if test else orelse` have no fields. */
static Expr *build_conditional(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_IF, node_span(builder, node));
    NodeVec parts = node_children(builder, node);
    if (parts.count != 3)
        return expr_placeholder(builder, expr->span);
    expr->if_exp.body = build_expr(builder, parts.items[0], ALLOW_STARRED);
    expr->if_exp.test = build_expr(builder, parts.items[1], PLAIN_EXPR);
    expr->if_exp.orelse = build_expr(builder, parts.items[2], PLAIN_EXPR);
    if (is_bare(expr->if_exp.test, EXPR_IF) || is_bare(expr->if_exp.test, EXPR_LAMBDA))
        syntax_report(builder, DIAG_syntax, expr->if_exp.test->span,
                      "%s between `if` and `else` needs parentheses", describe_expr(expr->if_exp.test));
    return hoist_star(builder, expr, &expr->if_exp.body);
}

static Expr *build_lambda(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_LAMBDA, node_span(builder, node));
    TSNode params = grammar_child(node, FIELD_parameters);
    if (!ts_node_is_null(params))
        build_params(builder, params, &expr->lambda.params);
    expr->lambda.body = build_expr(builder, grammar_child(node, FIELD_body), PLAIN_EXPR);
    return expr;
}

/* The grammar lets `**` bind tighter than `await`; Python does not: await x ** 2 is (await x) ** 2. */
static Expr *build_await(Builder *builder, TSNode node)
{
    Expr *await = expr_new(builder, EXPR_AWAIT, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    Expr *value = build_expr(builder, children.items[0], PLAIN_EXPR);
    bool is_primary = !is_bare(value, EXPR_UNARY_OP) && !is_bare(value, EXPR_AWAIT);
    if (!is_primary)
        syntax_report(builder, DIAG_syntax, value->span, "%s after `await` needs parentheses",
                      describe_expr(value));
    if (!is_bare(value, EXPR_BIN_OP)) {
        await->yield.value = value;
        return await;
    }
    await->yield.value = value->bin_op.left;
    value->span = span_join(await->span, value->span);
    await->span = span_of_bytes(builder->file, await->span.start, value->bin_op.left->span.end);
    value->bin_op.left = await;
    return value;
}

static Expr *build_yield(Builder *builder, TSNode node)
{
    bool is_from = node_has_token(node, "from");
    Expr *expr = expr_new(builder, is_from ? EXPR_YIELD_FROM : EXPR_YIELD, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    if (children.count > 0)
        expr->yield.value = is_from ? build_expr(builder, children.items[0], PLAIN_EXPR)
                                    : build_expr_list(builder, children.items[0], PLAIN_EXPR);
    return expr;
}

static Expr *build_named(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_NAMED, node_span(builder, node));
    expr->named.target = build_name_expr(builder, grammar_child(node, FIELD_name));
    make_target(builder, expr->named.target, CONTEXT_STORE);
    expr->named.value = build_expr(builder, grammar_child(node, FIELD_value), PLAIN_EXPR);
    return expr;
}

static Expr *build_attribute(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_ATTRIBUTE, node_span(builder, node));
    TSNode name = grammar_child(node, FIELD_attribute);
    expr->attribute.value = build_expr(builder, grammar_child(node, FIELD_object), ALLOW_STARRED);
    expr->attribute.name = build_name(builder, name);
    expr->attribute.name_span = node_span(builder, name);
    return hoist_star(builder, expr, &expr->attribute.value);
}

/* The parts of a slice have no fields: the colons before a part say which one it is. */
static Expr *build_slice(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_SLICE, node_span(builder, node));
    Expr **const parts[] = {&expr->slice.lower, &expr->slice.upper, &expr->slice.step};
    size_t colons = 0;
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    for (bool more = ts_tree_cursor_goto_first_child(&cursor); more;
         more = ts_tree_cursor_goto_next_sibling(&cursor)) {
        TSNode child = ts_tree_cursor_current_node(&cursor);
        Sym sym = grammar_symbol(child);
        if (!ts_node_is_named(child))
            colons++;
        else if (sym != SYM_comment && sym != SYM_line_continuation && colons < 3)
            *parts[colons] = build_expr(builder, child, PLAIN_EXPR);
    }
    ts_tree_cursor_delete(&cursor);
    return expr;
}

static Expr *build_index(Builder *builder, TSNode node)
{
    return grammar_symbol(node) == SYM_slice ? build_slice(builder, node)
                                             : build_expr(builder, node, ALLOW_NAMED | ALLOW_STARRED);
}

/* x[a], x[a, b], x[a,]: the children are the value and then the indices; a comma, or a star, makes a tuple. */
static Expr *build_subscript(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_SUBSCRIPT, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    expr->subscript.value = build_expr(builder, children.items[0], ALLOW_STARRED);
    ExprVec items = {0};
    for (size_t i = 1; i < children.count; i++)
        vec_push(builder->arena, &items, build_index(builder, children.items[i]));
    bool is_tuple = items.count != 1 || node_has_token(node, ",") || items.items[0]->kind == EXPR_STARRED;
    if (!is_tuple) {
        expr->subscript.index = items.items[0];
        return hoist_star(builder, expr, &expr->subscript.value);
    }
    TSNode bracket = node_find_token(node, "[");
    Span inside = items.count ? span_join(items.items[0]->span, items.items[items.count - 1]->span)
                              : node_span(builder, bracket);
    expr->subscript.index = expr_new(builder, EXPR_TUPLE, inside);
    expr->subscript.index->sequence.items = items;
    return hoist_star(builder, expr, &expr->subscript.value);
}

static Expr *build_starred(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_STARRED, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    expr->starred.value = build_expr(builder, children.items[0], PLAIN_EXPR);
    return expr;
}

/* Parentheses leave no node, only a mark: the span stays that of the expression inside. */
static Expr *build_parenthesized(Builder *builder, TSNode node)
{
    NodeVec children = node_children(builder, node);
    if (children.count != 1)
        return expr_placeholder(builder, node_span(builder, node));
    Expr *expr = build_expr(builder, children.items[0], ALLOW_NAMED | ALLOW_YIELD | ALLOW_STARRED);
    if (expr->kind == EXPR_STARRED)
        syntax_report(builder, DIAG_bad_starred, expr->span,
                      "a starred expression cannot stand in parentheses alone");
    expr->is_parenthesized = true;
    return expr;
}

static Expr *build_as_pattern_error(Builder *builder, TSNode node)
{
    syntax_report(builder, DIAG_syntax, node_span(builder, node),
                  "`as` is only allowed in with, except, case and import");
    return expr_placeholder(builder, node_span(builder, node));
}

static Expr *build_expr_node(Builder *builder, TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_identifier:
        return build_name_expr(builder, node);
    case SYM_none:
        return build_simple_constant(builder, node, CONSTANT_NONE);
    case SYM_true:
        return build_simple_constant(builder, node, CONSTANT_TRUE);
    case SYM_false:
        return build_simple_constant(builder, node, CONSTANT_FALSE);
    case SYM_ellipsis:
        return build_simple_constant(builder, node, CONSTANT_ELLIPSIS);
    case SYM_integer:
    case SYM_float:
        return build_number(builder, node);
    case SYM_string:
    case SYM_concatenated_string:
        return build_string(builder, node);
    case SYM_binary_operator:
        return build_binary(builder, node);
    case SYM_unary_operator:
        return build_unary(builder, node);
    case SYM_not_operator:
        return build_not(builder, node);
    case SYM_boolean_operator:
        return build_bool(builder, node);
    case SYM_comparison_operator:
        return build_compare(builder, node);
    case SYM_conditional_expression:
        return build_conditional(builder, node);
    case SYM_lambda:
        return build_lambda(builder, node);
    case SYM_await:
        return build_await(builder, node);
    case SYM_yield:
        return build_yield(builder, node);
    case SYM_named_expression:
        return build_named(builder, node);
    case SYM_attribute:
        return build_attribute(builder, node);
    case SYM_subscript:
        return build_subscript(builder, node);
    case SYM_call:
        return build_call(builder, node);
    case SYM_list_splat:
    case SYM_list_splat_pattern:
        return build_starred(builder, node);
    case SYM_parenthesized_expression:
    case SYM_parenthesized_list_splat:
        return build_parenthesized(builder, node);
    case SYM_tuple:
    case SYM_tuple_pattern:
    case SYM_list:
    case SYM_list_pattern:
    case SYM_set:
    case SYM_dictionary:
        return build_display(builder, node);
    case SYM_list_comprehension:
    case SYM_set_comprehension:
    case SYM_dictionary_comprehension:
    case SYM_generator_expression:
        return build_comprehension(builder, node);
    case SYM_type:
        return build_type(builder, node);
    case SYM_as_pattern:
        return build_as_pattern_error(builder, node);
    case SYM_as_pattern_target: {
        NodeVec children = node_children(builder, node);
        return build_expr(builder, children.items[0], PLAIN_EXPR);
    }
    default:
        syntax_report(builder, DIAG_syntax, node_span(builder, node),
                      "an expression cannot be written so here");
        return expr_placeholder(builder, node_span(builder, node));
    }
}

/* The three forms that need parentheses in most places. */
static void check_allowed(Builder *builder, const Expr *expr, unsigned allowed)
{
    if (expr->is_parenthesized)
        return;
    if (expr->kind == EXPR_NAMED && !(allowed & ALLOW_NAMED))
        syntax_report(builder, DIAG_syntax, expr->span, "an assignment expression needs parentheses here");
    else if (expr->kind == EXPR_STARRED && !(allowed & ALLOW_STARRED))
        syntax_report(builder, DIAG_bad_starred, expr->span, "a starred expression cannot stand here");
    else if ((expr->kind == EXPR_YIELD || expr->kind == EXPR_YIELD_FROM) && !(allowed & ALLOW_YIELD))
        syntax_report(builder, DIAG_syntax, expr->span, "`yield` needs parentheses here");
}

Expr *build_expr(Builder *builder, TSNode node, unsigned allowed)
{
    if (builder->depth >= DEEPEST_EXPR) {
        if (!builder->reported_depth)
            syntax_report(builder, DIAG_too_deep, node_span(builder, node),
                          "the expression is nested more than %d levels deep", DEEPEST_EXPR);
        builder->reported_depth = true;
        return expr_placeholder(builder, node_span(builder, node));
    }
    builder->depth++;
    Expr *expr = build_expr_node(builder, node);
    builder->depth--;
    check_allowed(builder, expr, allowed);
    return expr;
}

Expr *build_bare_tuple(Builder *builder, const NodeVec *nodes, Span span, unsigned allowed)
{
    Expr *tuple = expr_new(builder, EXPR_TUPLE, span);
    vec_each(i, nodes)
        vec_push(builder->arena, &tuple->sequence.items,
                 build_expr(builder, nodes->items[i], allowed | ALLOW_STARRED));
    return tuple;
}

Expr *build_expr_list(Builder *builder, TSNode node, unsigned allowed)
{
    Sym sym = grammar_symbol(node);
    if (sym != SYM_expression_list && sym != SYM_pattern_list)
        return build_expr(builder, node, allowed);
    NodeVec items = node_children(builder, node);
    return build_bare_tuple(builder, &items, node_span(builder, node), PLAIN_EXPR);
}
