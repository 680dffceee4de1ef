/*
 * operator.itemgetter, attrgetter and methodcaller with constants are the lambdas that they stand for: `itemgetter(1, 0)` is
 * `lambda x: (x[1], x[0])`, so that what they give has the type of the item.
 */
#include "sema/infer.h"

#include <string.h>

static bool is_constant(const Expr *expr)
{
    bool is_value = expr->kind == EXPR_CONSTANT && expr->constant.kind != CONSTANT_NONE;
    return is_value || (expr->kind == EXPR_UNARY_OP && expr->unary_op.operand->kind == EXPR_CONSTANT);
}

static bool is_identifier_path(const Expr *expr)
{
    if (expr->kind != EXPR_CONSTANT || expr->constant.kind != CONSTANT_STR || !expr->constant.length)
        return false;
    const char *text = expr->constant.text;
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789.")] == '\0';
}

/* The constants as items: (x[a], x[b]). */
static Expr *item_getter(Frame *frame, const Expr *expr)
{
    Text text = {0};
    size_t count = expr->call.args.count;
    text_add(&text, count > 1 ? "lambda x: (" : "lambda x: ");
    for (size_t i = 0; i < count; i++) {
        if (!is_constant(expr->call.args.items[i]))
            count = 0;
        text_add(&text, i ? ", x[0]" : "x[0]");
    }
    text_add(&text, count > 1 ? ")" : "");
    Expr *made = count ? synth_expr(frame->infer, text_string(&text), expr->span) : NULL;
    text_release(&text);
    for (size_t i = 0; i < count; i++) {
        Expr *body = made->lambda.body;
        (count > 1 ? body->sequence.items.items[i] : body)->subscript.index = expr->call.args.items[i];
    }
    return made;
}

static Expr *attribute_getter(Frame *frame, const Expr *expr)
{
    Text text = {0};
    size_t count = expr->call.args.count;
    text_add(&text, count > 1 ? "lambda x: (" : "lambda x: ");
    for (size_t i = 0; i < expr->call.args.count; i++) {
        const Expr *name = expr->call.args.items[i];
        if (!is_identifier_path(name))
            count = 0;
        text_printf(&text, "%sx.%s", i ? ", " : "", count ? name->constant.text : "x");
    }
    text_add(&text, count > 1 ? ")" : "");
    Expr *made = count ? synth_expr(frame->infer, text_string(&text), expr->span) : NULL;
    text_release(&text);
    return made;
}

static Expr *method_caller(Frame *frame, const Expr *expr)
{
    const ExprVec *args = &expr->call.args;
    if (!is_identifier_path(args->items[0]))
        return NULL;
    for (size_t i = 1; i < args->count; i++)
        if (!is_constant(args->items[i]))
            return NULL;
    vec_each(i, &expr->call.keywords)
        if (!is_constant(expr->call.keywords.items[i]->value))
            return NULL;
    const char *text = arena_printf(frame->arena, "lambda x: x.%s()", args->items[0]->constant.text);
    Expr *made = synth_expr(frame->infer, text, expr->span), *call = made->lambda.body;
    for (size_t i = 1; i < args->count; i++)
        vec_push(frame->arena, &call->call.args, args->items[i]);
    vec_each(i, &expr->call.keywords)
        vec_push(frame->arena, &call->call.keywords, expr->call.keywords.items[i]);
    return made;
}

Expr *operator_replacement(Frame *frame, Expr *expr)
{
    static const struct {
        const char *name, *qualified;
        Expr *(*make)(Frame *, const Expr *);
    } rows[] = {{"itemgetter", "operator.itemgetter", item_getter},
                {"attrgetter", "operator.attrgetter", attribute_getter},
                {"methodcaller", "operator.methodcaller", method_caller}};
    Expr *func = expr->call.func;
    if (!frame->infer->has_operators)
        return NULL;
    bool is_named = (func->kind == EXPR_NAME || func->kind == EXPR_ATTRIBUTE) && expr->call.args.count;
    if (!is_named || expr->call.args.items[0]->kind == EXPR_STARRED)
        return NULL;
    Expr *known = pointer_map_get(&frame->infer->replacements, expr);
    if (known)
        return known;
    const Type *callee = infer_expr(frame, func);
    if (callee->kind != TYPE_FUNCTION || !callee->rule)
        return NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!name_is(callee->rule->qualified, rows[i].qualified))
            continue;
        Expr *made = rows[i].make(frame, expr);
        if (made)
            scopes_add_expr(frame, made);
        return made ? kept_replacement(frame, expr, made) : NULL;
    }
    return NULL;
}
