/* tqdm: a bar made around something remembers what, if that can be evaluated again where a loop runs over the bar; set_postfix(**entries). */
#include "sema/infer.h"

#include <string.h>

/* Names, attributes, constants, and range, enumerate, zip and len of them. */
static bool is_repeatable(const Expr *expr)
{
    if (expr->kind == EXPR_NAME || expr->kind == EXPR_CONSTANT)
        return true;
    if (expr->kind == EXPR_ATTRIBUTE)
        return is_repeatable(expr->attribute.value);
    if (expr->kind != EXPR_CALL || expr->call.func->kind != EXPR_NAME)
        return false;
    static const char *const calls[] = {"range", "enumerate", "zip", "len"};
    bool is_known = false;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        is_known |= name_is(expr->call.func->name.id, calls[i]);
    vec_each(i, &expr->call.args)
        is_known &= is_repeatable(expr->call.args.items[i]);
    return is_known && expr->call.keywords.count == 0;
}

void tqdm_new(RuleCall *call, const Type **result)
{
    const Expr *expr = call->node;
    if (!expr || expr->kind != EXPR_CALL || (*result)->kind != TYPE_INSTANCE || expr->call.args.count == 0)
        return;
    Expr *source = expr->call.args.items[0];
    Cell *cell = cell_of(call->frame, (const char *)expr + 1, 0); /* + 1: the expression itself may own another cell */
    Cell *root = cell_root(cell);
    if (is_repeatable(source) && !root->source)
        root->source = source;
    *result = type_with_cell(call->types, *result, root);
}

/* The keywords that ** of a display gives; false where a key is computed. */
static bool keywords_of(Frame *frame, const Expr *display, KeywordVec *out)
{
    vec_each(i, &display->dict.keys) {
        const Expr *key = display->dict.keys.items[i];
        if (!key || key->kind != EXPR_CONSTANT || key->constant.kind != CONSTANT_STR)
            return false;
        Keyword *keyword = ARENA_NEW(frame->arena, Keyword);
        *keyword = (Keyword){.span = key->span, .name = name_intern(frame->infer->names, key->constant.text), .value = display->dict.values.items[i]};
        vec_push(frame->arena, out, keyword);
    }
    return true;
}

void tqdm_spell_postfix(Frame *frame, Expr *expr)
{
    bool is_named = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_ATTRIBUTE && name_is(expr->call.func->attribute.name, "set_postfix") &&
                    !expr->call.args.count && expr->call.keywords.count == 1 && !expr->call.keywords.items[0]->name;
    if (!is_named || !type_is_instance_of(type_unwrap(infer_expr(frame, expr->call.func->attribute.value)), "tqdm.tqdm"))
        return;
    Expr *entries = expr->call.keywords.items[0]->value;
    KeywordVec keywords = {0};
    bool is_written = entries->kind == EXPR_DICT && keywords_of(frame, entries, &keywords);
    expr->call.keywords = is_written ? keywords : (KeywordVec){0};
    if (!is_written)
        vec_push(frame->arena, &expr->call.args, entries);
}
