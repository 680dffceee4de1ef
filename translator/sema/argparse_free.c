/*
 * Which scripts have parsers whose options only the run knows: names that are computed, actions of the script's own, namespace=. Those
 * use argparse as it is written in Python (rules/argparse.py); all others' parsers are followed (argparse.c), which gives a struct.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

static bool is_text(const Expr *expr)
{
    return expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR;
}

static bool is_last_name(const Expr *expr, const char *name)
{
    return (expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, name)) || (expr->kind == EXPR_NAME && name_is(expr->name.id, name));
}

/* `add_argument("--noise", default=0.1)` without type=: a text where it is given, else a number. */
static bool is_text_or_number(const Expr *call)
{
    const Expr *value = call_keyword(call, "default");
    bool is_number = value && value->kind == EXPR_CONSTANT &&
                     (value->constant.kind == CONSTANT_INT || value->constant.kind == CONSTANT_FLOAT);
    return is_number && !call_keyword(call, "type") && !call_keyword(call, "action") && !call_keyword(call, "nargs");
}

/* Of add_argument. */
static bool is_free_option(const Expr *call)
{
    if (is_text_or_number(call))
        return true;
    vec_each(i, &call->call.args)
        if (!is_text(call->call.args.items[i]))
            return true;
    vec_each(i, &call->call.keywords) {
        const Keyword *keyword = call->call.keywords.items[i];
        if (!keyword->name)
            return true;
        bool is_own = name_is(keyword->name, "action") && !is_text(keyword->value) && !is_last_name(keyword->value, "BooleanOptionalAction");
        bool is_computed = name_is(keyword->name, "type") && keyword->value->kind == EXPR_CALL;
        if (is_own || is_computed)
            return true;
    }
    return false;
}

static bool has_keyword(const Expr *call, const char *name)
{
    vec_each(i, &call->call.keywords) {
        const Keyword *keyword = call->call.keywords.items[i];
        if (keyword->name ? name_is(keyword->name, name) : !*name)
            return true;
    }
    return false;
}

static void look_at(Expr *expr, void *data)
{
    bool *found = data;
    if (expr->kind == EXPR_CALL) {
        const Expr *func = expr->call.func;
        if (func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "add_argument"))
            *found |= expr->call.args.count > 0 && is_free_option(expr);
        if (is_last_name(func, "parse_args") || is_last_name(func, "parse_known_args"))
            *found |= expr->call.args.count > 1 || has_keyword(expr, "namespace");
        if (is_last_name(func, "ArgumentParser"))
            *found |= has_keyword(expr, "fromfile_prefix_chars") || has_keyword(expr, "argument_default");
        if (is_last_name(func, "set_defaults"))
            *found |= has_keyword(expr, "");
    }
    walk_expr(expr, look_at, data);
}

static void look_at_block(Block *block, void *data)
{
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        for (size_t k = 0; stmt->kind == STMT_CLASS_DEF && k < stmt->class_def.bases.count; k++) {
            const Expr *base = stmt->class_def.bases.items[k];
            bool is_action = is_last_name(base, "Action") && (base->kind == EXPR_NAME || is_last_name(base->attribute.value, "argparse"));
            *(bool *)data |= is_action || is_last_name(base, "ArgumentParser");
        }
        walk_stmt_exprs(stmt, look_at, data);
        walk_stmt_blocks(stmt, look_at_block, data);
    }
}

static void look_for_import(Block *block, void *data)
{
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        for (size_t k = 0; stmt->kind == STMT_IMPORT && k < stmt->import.names.count; k++)
            *(bool *)data |= name_is(stmt->import.names.items[k]->name, "argparse");
        *(bool *)data |= stmt->kind == STMT_IMPORT_FROM && stmt->import_from.module && name_is(stmt->import_from.module, "argparse");
        walk_stmt_blocks(stmt, look_for_import, data);
    }
}

/*
 * type=f becomes type=parser._typed(f), which keeps what f is apart from all other functions that are held as values.
 */
static void spell_type(Expr *expr, void *data)
{
    Infer *infer = data;
    const Expr *func = expr->kind == EXPR_CALL ? expr->call.func : NULL;
    if (func && func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "add_argument") && func->attribute.value->kind == EXPR_NAME)
        vec_each(i, &expr->call.keywords) {
            Keyword *keyword = expr->call.keywords.items[i];
            if (!keyword->name || !name_is(keyword->name, "type"))
                continue;
            Expr *parser = ARENA_NEW(infer->arena, Expr), *call = synth_expr(infer, "parser._typed()", keyword->value->span);
            *parser = *func->attribute.value;
            parser->id = call->call.func->attribute.value->id;
            call->call.func->attribute.value = parser;
            vec_push(infer->arena, &call->call.args, keyword->value);
            keyword->value = call;
        }
    walk_expr(expr, spell_type, data);
}

void argparse_look(Infer *infer, const Module *ast)
{
    bool has_argparse = false, is_free = false;
    look_for_import((Block *)&ast->body, &has_argparse);
    look_at_block((Block *)&ast->body, &is_free);
    infer->has_free_arguments |= is_free && (has_argparse || infer->has_argparse);
    infer->has_argparse |= has_argparse;
    if (infer->has_free_arguments)
        walk_block_exprs((Block *)&ast->body, spell_type, infer);
}
