/*
 * A name that comes from one module or another, as the run decides:
 *
 *     if args.algo == "dqn":                          import agents.dqn as _from_agents_dqn
 *         from agents.dqn import Agent                Agent = _from_agents_dqn.Agent
 *     else:
 *         from agents.sac import Agent                ...
 *
 * As assignments these are values that meet, as any others do. Only for modules of the script; imports in a try are left alone, for
 * what they catch is that there is no such module.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

typedef struct Import {
    Name name, module;
    int level;
    bool is_choice; /* stands in an `if` */
} Import;

typedef struct Choices {
    Infer *infer;
    Vec(Import) imports;
    int depth; /* of `if` */
} Choices;

static Name bound_name(const Alias *alias)
{
    return alias->as_name ? alias->as_name : alias->name;
}

/* A name of one of the script's modules, and no module itself. */
static bool is_own(Infer *infer, const Stmt *stmt, const Alias *alias)
{
    if (name_is(alias->name, "*") || !stmt->import_from.module)
        return false;
    Name module = stmt->import_from.module;
    if (stmt->import_from.level)
        return true;
    return module_is_local(infer, module) && !module_is_local(infer, name_join(infer->names, module, alias->name->text));
}

static bool is_searched(const Stmt *stmt)
{
    return stmt->kind != STMT_FUNCTION_DEF && stmt->kind != STMT_CLASS_DEF && stmt->kind != STMT_TRY;
}

static void collect(Block *block, void *data)
{
    Choices *c = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        for (size_t k = 0; stmt->kind == STMT_IMPORT_FROM && k < stmt->import_from.names.count; k++) {
            const Alias *alias = stmt->import_from.names.items[k];
            if (is_own(c->infer, stmt, alias))
                vec_push(c->infer->arena, &c->imports,
                         ((Import){bound_name(alias), stmt->import_from.module, stmt->import_from.level, c->depth > 0}));
        }
        c->depth += stmt->kind == STMT_IF;
        if (is_searched(stmt))
            walk_stmt_blocks(stmt, collect, data);
        c->depth -= stmt->kind == STMT_IF;
    }
}

static bool is_chosen(const Choices *c, Name name)
{
    const Import *first = NULL;
    bool differ = false, is_choice = false;
    vec_each(i, &c->imports) {
        const Import *import = &c->imports.items[i];
        if (import->name != name)
            continue;
        differ |= first && (first->module != import->module || first->level != import->level);
        is_choice |= import->is_choice;
        first = import;
    }
    return differ && is_choice;
}

/* import a.b as _from_a_b; from ..a import b as _from_a_b */
static const char *import_text(Infer *infer, const Stmt *stmt, const char *local)
{
    const char *module = stmt->import_from.module->text, *dot = strrchr(module, '.');
    if (!stmt->import_from.level)
        return arena_printf(infer->arena, "import %s as %s\n", module, local);
    char *dots = arena_printf(infer->arena, "%*s", stmt->import_from.level, "");
    memset(dots, '.', strlen(dots));
    return arena_printf(infer->arena, "from %s%.*s import %s as %s\n", dots, dot ? (int)(dot - module) : 0, module, dot ? dot + 1 : module, local);
}

static void spell_import(Choices *c, Stmt *stmt, Block *out)
{
    Infer *infer = c->infer;
    AliasVec rest = {0};
    Block assignments = {0};
    char *local = stmt->import_from.module ? arena_printf(infer->arena, "_from_%s", stmt->import_from.module->text) : NULL;
    for (char *p = local; p && *p; p++)
        if (*p == '.')
            *p = '_';
    vec_each(i, &stmt->import_from.names) {
        Alias *alias = stmt->import_from.names.items[i];
        if (!local || name_is(alias->name, "*") || !is_chosen(c, bound_name(alias))) {
            vec_push(infer->arena, &rest, alias);
            continue;
        }
        const char *text = arena_printf(infer->arena, "%s = %s.%s\n", bound_name(alias)->text, local, alias->name->text);
        vec_push(infer->arena, &assignments, synth_parse(infer, text, alias->span, NULL, 0)->items[0]);
    }
    if (rest.count) {
        stmt->import_from.names = rest;
        vec_push(infer->arena, out, stmt);
    }
    if (assignments.count)
        vec_push(infer->arena, out, synth_parse(infer, import_text(infer, stmt, local), stmt->span, NULL, 0)->items[0]);
    vec_each(i, &assignments)
        vec_push(infer->arena, out, assignments.items[i]);
}

static void spell_block(Block *block, void *data)
{
    Choices *c = data;
    Block out = *block;
    out.items = NULL;
    out.count = out.capacity = 0;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_IMPORT_FROM)
            spell_import(c, stmt, &out);
        else
            vec_push(c->infer->arena, &out, stmt);
        if (is_searched(stmt))
            walk_stmt_blocks(stmt, spell_block, data);
    }
    *block = out;
}

static bool any_chosen(const Choices *c)
{
    vec_each(i, &c->imports)
        if (is_chosen(c, c->imports.items[i].name))
            return true;
    return false;
}

static void look_at_scope(Infer *infer, Block *body);

/* The functions of a scope, each a scope of its own. */
static void look_at_functions(Block *block, void *data)
{
    Infer *infer = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_FUNCTION_DEF)
            look_at_scope(infer, &stmt->function_def.body);
        else
            walk_stmt_blocks(stmt, look_at_functions, data);
    }
}

static void look_at_scope(Infer *infer, Block *body)
{
    Choices choices = {.infer = infer};
    collect(body, &choices);
    if (any_chosen(&choices))
        spell_block(body, &choices);
    look_at_functions(body, infer);
}

void chosen_imports_spell_out(Infer *infer, const Module *module)
{
    look_at_scope(infer, (Block *)&module->body);
}
