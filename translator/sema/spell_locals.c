/*
 * locals() in a function: the dict of what is bound where it stands, `{"lr": lr, "epochs": epochs}`, written before sema looks. Only where that is
 * certain: in a statement of the function's own block, with no branch or loop before it that binds a name for the first time.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

typedef struct Locals {
    Infer *infer;
    NameVec names;
    bool is_certain;
    bool is_asked;
} Locals;

static void add(Locals *l, Name name)
{
    vec_each(i, &l->names)
        if (l->names.items[i] == name)
            return;
    vec_push(l->infer->arena, &l->names, name);
}

static bool is_locals(const Expr *expr)
{
    bool is_call = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && !expr->call.args.count && !expr->call.keywords.count;
    return is_call && (name_is(expr->call.func->name.id, "locals") || name_is(expr->call.func->name.id, "vars"));
}

static void look_for_locals(Expr *expr, void *data)
{
    *(bool *)data |= is_locals(expr);
    walk_expr(expr, look_for_locals, data);
}

/* super() puts __class__ among the locals. */
static void look_for_super(Expr *expr, void *data)
{
    *(bool *)data |= expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "super") && !expr->call.args.count;
    walk_expr(expr, look_for_super, data);
}

static void spell_expr(Expr *expr, void *data)
{
    Locals *l = data;
    bool is_scope = expr->kind == EXPR_LAMBDA || expr->kind == EXPR_LIST_COMP || expr->kind == EXPR_SET_COMP || expr->kind == EXPR_DICT_COMP || expr->kind == EXPR_GENERATOR;
    if (is_scope && expr->kind != EXPR_LAMBDA) { /* what the first `for` runs over is worked out outside */
        Expr *outer = expr->comp.generators.items[0]->iter;
        spell_expr(outer, data);
    }
    if (is_scope)
        return;
    walk_expr(expr, spell_expr, data);
    if (!is_locals(expr))
        return;
    Text text = {0};
    text_add_char(&text, '{');
    vec_each(i, &l->names)
        text_printf(&text, "'%1$s': %1$s, ", l->names.items[i]->text);
    text_add_char(&text, '}');
    *expr = *synth_expr(l->infer, text_string(&text), expr->span);
    text_release(&text);
}

static void bind_target(Locals *l, const Expr *target)
{
    if (target->kind == EXPR_NAME)
        add(l, target->name.id);
    else if (target->kind == EXPR_STARRED)
        bind_target(l, target->starred.value);
    else if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST)
        vec_each(i, &target->sequence.items)
            bind_target(l, target->sequence.items.items[i]);
}

static void bind_block(Block *block, void *data);

static void bind_names_of(Locals *l, Stmt *stmt)
{
    size_t before = l->names.count;
    if (stmt->kind == STMT_ASSIGN)
        vec_each(i, &stmt->assign.targets)
            bind_target(l, stmt->assign.targets.items[i]);
    else if (stmt->kind == STMT_ANN_ASSIGN && stmt->ann_assign.value)
        bind_target(l, stmt->ann_assign.target);
    else if (stmt->kind == STMT_FUNCTION_DEF)
        add(l, stmt->function_def.name);
    else if (stmt->kind == STMT_CLASS_DEF)
        add(l, stmt->class_def.name);
    else if (stmt->kind == STMT_IMPORT || stmt->kind == STMT_IMPORT_FROM || stmt->kind == STMT_DELETE || stmt->kind == STMT_GLOBAL || stmt->kind == STMT_NONLOCAL)
        l->is_certain = false;
    else if (stmt->kind == STMT_FOR)
        bind_target(l, stmt->for_stmt.target);
    else if (stmt->kind == STMT_WITH)
        vec_each(i, &stmt->with_stmt.items)
            if (stmt->with_stmt.items.items[i]->target)
                bind_target(l, stmt->with_stmt.items.items[i]->target);
    bool is_scope = stmt->kind == STMT_FUNCTION_DEF || stmt->kind == STMT_CLASS_DEF;
    if (!is_scope)
        walk_stmt_blocks(stmt, bind_block, l);
    bool may_not_run = stmt->kind == STMT_FOR || stmt->kind == STMT_WHILE || stmt->kind == STMT_IF || stmt->kind == STMT_TRY || stmt->kind == STMT_MATCH;
    l->is_certain &= !may_not_run || l->names.count == before;
}

static void bind_block(Block *block, void *data)
{
    vec_each(i, block)
        bind_names_of(data, block->items[i]);
}

static void spell_function(Infer *infer, Stmt *stmt)
{
    Locals l = {.infer = infer, .is_certain = true};
    const Params *params = &stmt->function_def.params;
    const ParamVec *lists[] = {&params->posonly, &params->args, &params->kwonly};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        vec_each(k, lists[i])
            add(&l, lists[i]->items[k]->name);
    if (params->vararg)
        add(&l, params->vararg->name);
    if (params->kwarg)
        add(&l, params->kwarg->name);
    bool has_super = false;
    walk_block_exprs(&stmt->function_def.body, look_for_super, &has_super);
    for (size_t i = 0; i < stmt->function_def.body.count && !has_super; i++) {
        Stmt *inner = stmt->function_def.body.items[i];
        bool is_scope = inner->kind == STMT_FUNCTION_DEF || inner->kind == STMT_CLASS_DEF;
        if (l.is_certain && !is_scope)
            walk_stmt_exprs(inner, spell_expr, &l);
        bind_names_of(&l, inner);
    }
}

static void spell_block(Block *block, void *data)
{
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        bool is_asked = false;
        for (size_t k = 0; stmt->kind == STMT_FUNCTION_DEF && k < stmt->function_def.body.count; k++)
            walk_stmt_exprs(stmt->function_def.body.items[k], look_for_locals, &is_asked);
        if (is_asked)
            spell_function(data, stmt);
        walk_stmt_blocks(stmt, spell_block, data);
    }
}

void locals_spell_out(Infer *infer, const Module *module)
{
    spell_block((Block *)&module->body, infer);
}
