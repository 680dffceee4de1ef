/* What may be assigned to and deleted, and how messages call what may not. */
#include "syntax/build.h"

static const char *describe_constant(const Constant *constant)
{
    switch (constant->kind) {
    case CONSTANT_NONE:
        return "None";
    case CONSTANT_TRUE:
        return "True";
    case CONSTANT_FALSE:
        return "False";
    case CONSTANT_ELLIPSIS:
        return "an ellipsis";
    default:
        return "a literal";
    }
}

const char *describe_expr(const Expr *expr)
{
    static const char *const names[EXPR_KIND_COUNT] = {
        [EXPR_BOOL_OP] = "an expression",
        [EXPR_NAMED] = "an assignment expression",
        [EXPR_BIN_OP] = "an expression",
        [EXPR_UNARY_OP] = "an expression",
        [EXPR_LAMBDA] = "a lambda",
        [EXPR_IF] = "a conditional expression",
        [EXPR_DICT] = "a dict",
        [EXPR_SET] = "a set",
        [EXPR_LIST_COMP] = "a list comprehension",
        [EXPR_SET_COMP] = "a set comprehension",
        [EXPR_DICT_COMP] = "a dict comprehension",
        [EXPR_GENERATOR] = "a generator expression",
        [EXPR_AWAIT] = "an await expression",
        [EXPR_YIELD] = "a yield expression",
        [EXPR_YIELD_FROM] = "a yield expression",
        [EXPR_COMPARE] = "a comparison",
        [EXPR_CALL] = "a function call",
        [EXPR_FORMATTED_VALUE] = "an f-string",
        [EXPR_JOINED_STR] = "an f-string",
        [EXPR_ATTRIBUTE] = "an attribute",
        [EXPR_SUBSCRIPT] = "a subscript",
        [EXPR_STARRED] = "a starred expression",
        [EXPR_NAME] = "a name",
        [EXPR_LIST] = "a list",
        [EXPR_TUPLE] = "a tuple",
        [EXPR_SLICE] = "a slice",
    };
    return expr->kind == EXPR_CONSTANT ? describe_constant(&expr->constant) : names[expr->kind];
}

static void report_target(Builder *builder, const Expr *expr, ExprContext context)
{
    syntax_report(builder, DIAG_bad_target, expr->span, "cannot %s %s",
                  context == CONTEXT_DEL ? "delete" : "assign to", describe_expr(expr));
}

static void check_debug(Builder *builder, const Expr *expr, Name name, ExprContext context)
{
    if (name_is(name, "__debug__"))
        syntax_report(builder, DIAG_bad_target, expr->span, "cannot %s `__debug__`",
                      context == CONTEXT_DEL ? "delete" : "assign to");
}

static void make_sequence_target(Builder *builder, Expr *expr, ExprContext context)
{
    size_t stars = 0;
    vec_each(i, &expr->sequence.items) {
        Expr *item = expr->sequence.items.items[i];
        bool is_star = item->kind == EXPR_STARRED && !item->is_parenthesized && context == CONTEXT_STORE;
        if (is_star && ++stars == 2)
            syntax_report(builder, DIAG_bad_starred, item->span, "only one name of a target can be starred");
        if (is_star) {
            item->context = context;
            item = item->starred.value;
        }
        make_target(builder, item, context);
    }
}

void make_target(Builder *builder, Expr *expr, ExprContext context)
{
    expr->context = context;
    switch (expr->kind) {
    case EXPR_NAME:
        check_debug(builder, expr, expr->name.id, context);
        break;
    case EXPR_ATTRIBUTE:
        check_debug(builder, expr, expr->attribute.name, context);
        break;
    case EXPR_SUBSCRIPT:
        break;
    case EXPR_LIST:
    case EXPR_TUPLE:
        make_sequence_target(builder, expr, context);
        break;
    case EXPR_STARRED:
        syntax_report(builder, DIAG_bad_starred, expr->span, "%s",
                      context == CONTEXT_DEL ? "cannot delete a starred expression"
                                             : "a starred target must be in a list or tuple");
        break;
    default:
        report_target(builder, expr, context);
    }
}

void make_single_target(Builder *builder, Expr *expr, const char *statement)
{
    if (expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT)
        make_target(builder, expr, CONTEXT_STORE);
    else
        syntax_report(builder, DIAG_bad_target, expr->span, "%s cannot be the target of %s",
                      describe_expr(expr), statement);
}
