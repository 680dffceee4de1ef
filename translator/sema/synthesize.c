/*
 * Methods that nobody wrote: what @dataclass, Enum, namedtuple and total_ordering add to a class is written as Python text, parsed,
 * and belongs to the class from then on, as if the script had it. So every later pass knows it already.
 *
 * A name `_expr_N` in the text stands for the N-th of the expressions that are handed in, parts of the script itself. Everything else
 * gets the place of the class.
 */
#include "sema/infer.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "syntax/walk.h"

typedef struct Placing {
    Span span;
} Placing;

static void place_expr(Expr *expr, void *data)
{
    const Placing *placing = data;
    expr->span = placing->span;
    if (expr->kind == EXPR_ATTRIBUTE)
        expr->attribute.name_span = placing->span;
    walk_expr(expr, place_expr, data);
}

static void place_block(Block *block, void *data);

static void place_params(const ParamVec *params, Span span)
{
    vec_each(i, params)
        params->items[i]->span = span;
}

static void place_stmt(Stmt *stmt, const Placing *placing)
{
    stmt->span = placing->span;
    walk_stmt_exprs(stmt, place_expr, (void *)placing);
    walk_stmt_blocks(stmt, place_block, (void *)placing);
    if (stmt->kind != STMT_FUNCTION_DEF)
        return;
    stmt->function_def.name_span = placing->span;
    place_params(&stmt->function_def.params.args, placing->span);
    place_params(&stmt->function_def.params.kwonly, placing->span);
}

static void place_block(Block *block, void *data)
{
    vec_each(i, block)
        place_stmt(block->items[i], data);
}

/* The defaults of parameters may be expressions of the script. */
static void put_defaults(const ParamVec *params, const SynthExpr *exprs, size_t count)
{
    vec_each(i, params) {
        Param *param = params->items[i];
        const Expr *value = param->default_value;
        bool stands_for = value && value->kind == EXPR_NAME && strncmp(value->name.id->text, "_expr_", 6) == 0;
        size_t index = stands_for ? strtoul(value->name.id->text + 6, NULL, 10) : count;
        if (index >= count)
            continue;
        param->default_value = exprs[index].expr;
        param->is_fresh = exprs[index].is_fresh;
    }
}

static Expr *standing_for(Expr *value, const SynthExpr *exprs, size_t count)
{
    if (!value || value->kind != EXPR_NAME || strncmp(value->name.id->text, "_expr_", 6) != 0)
        return value;
    size_t index = strtoul(value->name.id->text + 6, NULL, 10);
    return index < count ? exprs[index].expr : value;
}

/* What is assigned, and the arguments of a call that is assigned or stands alone. */
static void put_values(Stmt *stmt, const SynthExpr *exprs, size_t count)
{
    Expr *value = stmt->kind == STMT_ASSIGN ? stmt->assign.value : stmt->kind == STMT_EXPR ? stmt->expr.value : NULL;
    if (stmt->kind == STMT_ASSIGN)
        stmt->assign.value = standing_for(value, exprs, count);
    if (!value || value->kind != EXPR_CALL)
        return;
    vec_each(i, &value->call.args)
        value->call.args.items[i] = standing_for(value->call.args.items[i], exprs, count);
    vec_each(i, &value->call.keywords)
        value->call.keywords.items[i]->value = standing_for(value->call.keywords.items[i]->value, exprs, count);
}

const Block *synth_parse(Infer *infer, const char *text, Span span, const SynthExpr *exprs, size_t count)
{
    SyntaxContext *syntax = infer->program->syntax;
    const SourceFile *file = source_from_text(syntax, "<made by torch2mlx>", text, strlen(text));
    Module *module = file ? parse_module(syntax, file) : NULL;
    T2M_ASSERT(module);
    Placing placing = {span};
    place_block(&module->body, &placing);
    vec_each(i, &module->body) {
        Stmt *stmt = module->body.items[i];
        if (stmt->kind == STMT_FUNCTION_DEF) {
            put_defaults(&stmt->function_def.params.args, exprs, count);
            put_defaults(&stmt->function_def.params.kwonly, exprs, count);
            vec_each(k, &stmt->function_def.body)
                put_values(stmt->function_def.body.items[k], exprs, count);
        }
        put_values(stmt, exprs, count);
    }
    return &module->body;
}

Expr *synth_expr(Infer *infer, const char *text, Span span)
{
    const Block *block = synth_parse(infer, text, span, NULL, 0);
    return block->items[0]->expr.value;
}

void synth_methods(Frame *frame, UserClass *class_, const char *text, const SynthExpr *exprs, size_t count)
{
    const Block *block = synth_parse(frame->infer, text, class_->def->span, exprs, count);
    Block made = {0};
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        bool is_there = stmt->kind == STMT_FUNCTION_DEF && pointer_map_has(&class_->methods, stmt->function_def.name);
        if (!is_there)
            vec_push(frame->arena, &made, stmt);
    }
    scopes_add_to_class(frame, class_, &made);
    vec_each(i, &made) {
        vec_push(frame->arena, &class_->def->class_def.body, made.items[i]);
        UserFunction *function = pointer_map_get(&frame->infer->functions, made.items[i]);
        if (function)
            function->is_made = true;
    }
    frame->types->changes++;
}
