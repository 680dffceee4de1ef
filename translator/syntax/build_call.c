/* Calls and argument lists, of calls and of class definitions; the order of arguments is checked here. */
#include "syntax/build.h"

typedef struct ArgumentOrder {
    bool seen_keyword; /* name=value */
    bool seen_splat;   /* **value */
} ArgumentOrder;

static void add_keyword(Builder *builder, KeywordVec *keywords, Keyword *keyword)
{
    vec_each(i, keywords)
        if (keyword->name && keywords->items[i]->name == keyword->name)
            syntax_report(builder, DIAG_repeated_keyword, keyword->span, "keyword argument `%s` is repeated",
                          keyword->name->text);
    if (name_is(keyword->name, "__debug__"))
        syntax_report(builder, DIAG_bad_target, keyword->span, "cannot assign to `__debug__`");
    vec_push(builder->arena, keywords, keyword);
}

static void build_keyword(Builder *builder, TSNode node, KeywordVec *keywords)
{
    Keyword *keyword = ARENA_NEW(builder->arena, Keyword);
    keyword->id = node_id_new(builder);
    keyword->span = node_span(builder, node);
    keyword->name = build_name(builder, grammar_child(node, FIELD_name));
    keyword->value = build_expr(builder, grammar_child(node, FIELD_value), PLAIN_EXPR);
    add_keyword(builder, keywords, keyword);
}

static void build_keyword_splat(Builder *builder, TSNode node, KeywordVec *keywords)
{
    Keyword *keyword = ARENA_NEW(builder->arena, Keyword);
    NodeVec children = node_children(builder, node);
    keyword->id = node_id_new(builder);
    keyword->span = node_span(builder, node);
    keyword->value = build_expr(builder, children.items[0], PLAIN_EXPR);
    add_keyword(builder, keywords, keyword);
}

static void check_positional(Builder *builder, const Expr *arg, const ArgumentOrder *order)
{
    bool is_starred = arg->kind == EXPR_STARRED;
    if (order->seen_splat)
        syntax_report(builder, DIAG_argument_order, arg->span, "%s follows `**` keyword arguments",
                      is_starred ? "an iterable argument" : "a positional argument");
    else if (order->seen_keyword && !is_starred)
        syntax_report(builder, DIAG_argument_order, arg->span,
                      "a positional argument follows a keyword argument");
}

static void build_argument(Builder *builder, TSNode node, ArgumentOrder *order, ExprVec *args,
                           KeywordVec *keywords)
{
    switch (grammar_symbol(node)) {
    case SYM_keyword_argument:
        build_keyword(builder, node, keywords);
        order->seen_keyword = true;
        break;
    case SYM_dictionary_splat:
        build_keyword_splat(builder, node, keywords);
        order->seen_splat = true;
        break;
    default: {
        Expr *arg = build_expr(builder, node, ALLOW_NAMED | ALLOW_STARRED);
        check_positional(builder, arg, order);
        vec_push(builder->arena, args, arg);
    }
    }
}

void build_arguments(Builder *builder, TSNode node, ExprVec *args, KeywordVec *keywords)
{
    ArgumentOrder order = {0};
    NodeVec children = node_children(builder, node);
    if (children.count == 0 && node_has_token(node, ","))
        syntax_report(builder, DIAG_syntax, node_span(builder, node),
                      "a comma without an argument before it");
    vec_each(i, &children)
        build_argument(builder, children.items[i], &order, args, keywords);
}

/* f(x for x in y) has the generator in the place of the argument list. */
Expr *build_call(Builder *builder, TSNode node)
{
    Expr *expr = expr_new(builder, EXPR_CALL, node_span(builder, node));
    expr->call.func = build_expr(builder, grammar_child(node, FIELD_function), ALLOW_STARRED);
    TSNode arguments = grammar_child(node, FIELD_arguments);
    if (grammar_symbol(arguments) == SYM_generator_expression)
        vec_push(builder->arena, &expr->call.args, build_expr(builder, arguments, PLAIN_EXPR));
    else
        build_arguments(builder, arguments, &expr->call.args, &expr->call.keywords);
    return hoist_star(builder, expr, &expr->call.func);
}
