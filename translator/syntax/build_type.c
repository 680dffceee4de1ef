/*
 * Annotations. The grammar gives `List[int]`, `A | B` and `a.b` nodes of their own when it takes them for types; to Python
 * they are ordinary expressions, and so they become Subscript, BinOp and Attribute.
 */
#include "syntax/build.h"

/* A subscript whose indices are `type` nodes. */
static Expr *build_generic(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_SUBSCRIPT, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    expr->subscript.value = build_expr(builder, children.items[0], ALLOW_STARRED);
    NodeVec indices = node_children(builder, children.items[1]);
    ExprVec items = {0};
    vec_each(i, &indices)
        vec_push(builder->arena, &items, build_expr(builder, indices.items[i], ALLOW_STARRED));
    bool is_single =
        items.count == 1 && !node_has_token(children.items[1], ",") && items.items[0]->kind != EXPR_STARRED;
    if (is_single) {
        expr->subscript.index = items.items[0];
        return hoist_star(builder, expr, &expr->subscript.value);
    }
    expr->subscript.index =
        expr_new(builder, EXPR_TUPLE, span_join(items.items[0]->span, items.items[items.count - 1]->span));
    expr->subscript.index->sequence.items = items;
    return hoist_star(builder, expr, &expr->subscript.value);
}

static bool is_bare_union(const Expr *expr)
{
    return expr->kind == EXPR_BIN_OP && expr->bin_op.op == BINARY_BITOR && !expr->is_parenthesized;
}

/* `|` groups to the left, but the grammar reads A[x] | B | C as A[x] | (B | C): A[x] moves to the bottom of the right side. */
static Expr *build_union(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_BIN_OP, node_span(builder, node));
    NodeVec sides = node_children(builder, node);
    Expr *left = build_expr(builder, sides.items[0], PLAIN_EXPR);
    Expr *whole = build_expr(builder, sides.items[1], PLAIN_EXPR), **place = &whole;
    for (; is_bare_union(*place); place = &(*place)->bin_op.left)
        (*place)->span = span_join(left->span, (*place)->span);
    expr->bin_op.op = BINARY_BITOR;
    expr->bin_op.left = left;
    expr->bin_op.right = *place;
    expr->span = span_join(left->span, (*place)->span);
    *place = expr;
    return whole;
}

static Expr *build_member(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_ATTRIBUTE, node_span(builder, node));
    NodeVec parts = node_children(builder, node);
    expr->attribute.value = build_expr(builder, parts.items[0], PLAIN_EXPR);
    expr->attribute.name = build_name(builder, parts.items[1]);
    expr->attribute.name_span = node_span(builder, parts.items[1]);
    return expr;
}

static Expr *build_splat(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_STARRED, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    if (node_has_token(node, "**"))
        syntax_report(builder, DIAG_bad_starred, expr->span, "`**` cannot stand in an annotation");
    expr->starred.value = build_expr(builder, children.items[0], PLAIN_EXPR);
    return expr;
}

Expr *build_type(Builder *builder, TSNode node)
{
    NodeVec children = node_children(builder, node);
    if (children.count != 1)
        return expr_placeholder(builder, node_span(builder, node));
    TSNode inner = children.items[0];
    switch (grammar_symbol(inner)) {
    case SYM_generic_type:
        return build_generic(builder, inner);
    case SYM_union_type:
        return build_union(builder, inner);
    case SYM_member_type:
        return build_member(builder, inner);
    case SYM_splat_type:
        return build_splat(builder, inner);
    case SYM_constrained_type:
        syntax_report(builder, DIAG_syntax, node_span(builder, inner), "a `:` cannot stand in an annotation");
        return expr_placeholder(builder, node_span(builder, inner));
    default:
        return build_expr(builder, inner, ALLOW_STARRED);
    }
}

static void set_type_param(Builder *builder, TypeParam *param, const Expr *name)
{
    if (name->kind == EXPR_NAME)
        param->name = name->name.id;
    else
        syntax_report(builder, DIAG_syntax, name->span, "a type parameter is a name, *name or **name");
}

/* One of [T, T: bound, *Ts, **P]. */
static TypeParam *build_type_param(Builder *builder, TSNode node)
{
    TypeParam *param = ARENA_NEW(builder->arena, TypeParam);
    param->id = node_id_new(builder);
    param->span = node_span(builder, node);
    TSNode constrained = node_find(node, SYM_constrained_type);
    TSNode splat = node_find(node, SYM_splat_type);
    if (!ts_node_is_null(constrained)) {
        NodeVec sides = node_children(builder, constrained);
        set_type_param(builder, param, build_expr(builder, sides.items[0], PLAIN_EXPR));
        param->bound = build_expr(builder, sides.items[1], PLAIN_EXPR);
    } else if (!ts_node_is_null(splat)) {
        param->kind = node_has_token(splat, "**") ? TYPE_PARAM_SPEC : TYPE_PARAM_TUPLE;
        NodeVec names = node_children(builder, splat);
        set_type_param(builder, param, build_expr(builder, names.items[0], PLAIN_EXPR));
    } else {
        set_type_param(builder, param, build_expr(builder, node, PLAIN_EXPR));
    }
    return param;
}

void build_type_params(Builder *builder, TSNode node, TypeParamVec *out)
{
    NodeVec children = node_children(builder, node);
    vec_each(i, &children)
        vec_push(builder->arena, out, build_type_param(builder, children.items[i]));
}
