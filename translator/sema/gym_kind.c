/*
 * Which gym a script means. Up to version 0.25 step() of an environment gave four values and reset() the observation alone; gymnasium, and gym
 * from 0.26 on, give five and two. A script that says `import gym` and takes step()'s values apart into four was written for the former. The
 * environments are one module in Python (rules/gymnasium) that asks two others, of which there are several: `gymnasium._api`
 * says whose numbers of values, `gymnasium._actions` whether there are environments with numbered actions, with real ones, or both, `gymnasium._vector`
 * whether a vector of environments begins a new episode at once, as before 1.0: such scripts read the last observation or info as "final_observation" or
 * "final_info", and say no autoreset_mode.
 * The modules of the script are looked at when gym is first imported: none of them has to have run.
 */
#include "sema/infer.h"
#include "syntax/parse.h"
#include "syntax/walk.h"

#include <string.h>

typedef struct GymLook {
    Infer *infer;
    const char *folder;              /* of the module that is looked at */
    Vec(const Module *) modules;
    bool imports_gym;
    bool has_old_steps, has_new_steps; /* four values, five */
    bool has_numbered, has_real;       /* what is read of an action space: n, bounds */
    bool has_shape;                    /* of actions, which numbered ones have too: () */
    bool names_numbered, names_real;   /* texts such as "CartPole-v0" and "Pendulum-v1" */
    bool makes_unknown;                /* make() of something else than a text */
    bool reads_final, chooses_reset;   /* "final_info" ..., autoreset_mode= */
} GymLook;

static void look_at(GymLook *look, const Module *module);

static bool reads(const Expr *expr, const char *name)
{
    return expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, name);
}

static void look_at_target(GymLook *look, const Expr *target, const Expr *value)
{
    if ((target->kind != EXPR_TUPLE && target->kind != EXPR_LIST) || value->kind != EXPR_CALL || !reads(value->call.func, "step"))
        return;
    size_t count = target->sequence.items.count;
    look->has_old_steps |= count == 4;
    look->has_new_steps |= count == 5;
}

static bool is_one_of(const char *text, const char *const *names)
{
    for (; *names; names++)
        if (strncmp(text, *names, strlen(*names)) == 0)
            return true;
    return false;
}

static void look_at_expr(Expr *expr, void *data)
{
    static const char *const numbered[] = {"CartPole-v", "MountainCar-v", "Acrobot-v", NULL};
    static const char *const real[] = {"Pendulum-v", "MountainCarContinuous-v", NULL};
    static const char *const finals[] = {"final_observation", "final_info", NULL};
    GymLook *look = data;
    if (expr->kind == EXPR_ATTRIBUTE && (reads(expr->attribute.value, "action_space") || reads(expr->attribute.value, "single_action_space"))) {
        Name name = expr->attribute.name;
        look->has_numbered |= name_is(name, "n");
        look->has_real |= name_is(name, "high") || name_is(name, "low");
        look->has_shape |= name_is(name, "shape");
    }
    if (expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR) {
        look->names_numbered |= is_one_of(expr->constant.text, numbered);
        look->names_real |= is_one_of(expr->constant.text, real);
        look->reads_final |= is_one_of(expr->constant.text, finals);
    }
    for (size_t i = 0; expr->kind == EXPR_CALL && i < expr->call.keywords.count; i++)
        look->chooses_reset |= expr->call.keywords.items[i]->name && name_is(expr->call.keywords.items[i]->name, "autoreset_mode");
    if (expr->kind == EXPR_CALL && reads(expr->call.func, "make") && expr->call.args.count)
        look->makes_unknown |= expr->call.args.items[0]->kind != EXPR_CONSTANT;
    walk_expr(expr, look_at_expr, data);
}

static void look_at_import(GymLook *look, const char *folder, const char *name)
{
    look->imports_gym |= strcmp(name, "gym") == 0 || strncmp(name, "gym.", 4) == 0;
    const Module *module = parsed_below(look->infer, folder, name);
    if (module)
        look_at(look, module);
}

static void look_at_import_from(GymLook *look, const Stmt *stmt)
{
    Arena *arena = look->infer->arena;
    const char *folder = stmt->import_from.level ? look->folder : look->infer->folder;
    for (int up = 1; up < stmt->import_from.level; up++)
        folder = arena_printf(arena, "%s/..", folder);
    const char *module = stmt->import_from.module ? stmt->import_from.module->text : "";
    if (*module)
        look_at_import(look, folder, module);
    vec_each(i, &stmt->import_from.names)
        look_at_import(look, folder, arena_printf(arena, "%s%s%s", module, *module ? "." : "", stmt->import_from.names.items[i]->name->text));
}

static void look_at_block(Block *block, void *data)
{
    GymLook *look = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        for (size_t k = 0; stmt->kind == STMT_ASSIGN && k < stmt->assign.targets.count; k++)
            look_at_target(look, stmt->assign.targets.items[k], stmt->assign.value);
        for (size_t k = 0; stmt->kind == STMT_IMPORT && k < stmt->import.names.count; k++)
            look_at_import(look, look->infer->folder, stmt->import.names.items[k]->name->text);
        if (stmt->kind == STMT_IMPORT_FROM)
            look_at_import_from(look, stmt);
        walk_stmt_exprs(stmt, look_at_expr, look);
        walk_stmt_blocks(stmt, look_at_block, look);
    }
}

static void look_at(GymLook *look, const Module *module)
{
    vec_each(i, &look->modules)
        if (look->modules.items[i] == module)
            return;
    vec_push(look->infer->arena, &look->modules, module);
    const char *folder = look->folder;
    look->folder = folder_of(look->infer->arena, module->file->path);
    look_at_block((Block *)&module->body, look);
    look->folder = folder;
}

/* The environments that the program may make: those it names; where a name is computed, those whose actions it asks about. */
static const char *actions_of(const GymLook *look)
{
    bool numbered = look->names_numbered, real = look->names_real;
    if (look->makes_unknown || (!numbered && !real)) {
        bool has_real = look->has_real || (look->has_shape && !look->has_numbered), asks = look->has_numbered || has_real;
        numbered = asks ? look->has_numbered : numbered || !real;
        real = asks ? has_real : real;
    }
    return numbered && real ? "gymnasium._actions_both" : real ? "gymnasium._actions_real" : "gymnasium._actions_numbered";
}

Name gym_part(Infer *infer, Name qualified)
{
    bool is_api = name_is(qualified, "gymnasium._api"), is_vector = name_is(qualified, "gymnasium._vector");
    if (!is_api && !is_vector && !name_is(qualified, "gymnasium._actions"))
        return qualified;
    GymLook look = {.infer = infer};
    look_at(&look, infer->program->main->ast);
    bool is_old = look.imports_gym && look.has_old_steps && !look.has_new_steps;
    if (is_vector)
        return name_intern(infer->names, look.reads_final && !look.chooses_reset ? "gymnasium._vector_old" : "gymnasium._vector_new");
    return name_intern(infer->names, !is_api ? actions_of(&look) : is_old ? "gymnasium._api_old" : "gymnasium._api_new");
}
