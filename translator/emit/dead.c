/*
 * Assignments that nobody reads, and values without effects, become their comments. Emission leaves them out anyway; but what only
 * they read would be declared for nothing. One that goes may make others go: rounds, until none does.
 */
#include "emit/facts.h"

typedef struct Dead {
    Arena *arena;
    PointerMap reads; /* IrVariable -> how many, as size_t */
    int step;         /* what a read counts: 1, or -1 where a statement goes */
    bool changed;
} Dead;

static bool count_read(IrExpr *expr, void *context)
{
    Dead *dead = context;
    if (expr->kind == IR_VAR) {
        size_t count = (size_t)(uintptr_t)pointer_map_get(&dead->reads, expr->variable) + (size_t)dead->step;
        pointer_map_set(dead->arena, &dead->reads, expr->variable, (void *)(uintptr_t)count);
    }
    return true;
}

static void count_variable(Dead *dead, IrVariable *variable)
{
    IrExpr read = {.kind = IR_VAR, .variable = variable};
    if (variable)
        count_read(&read, dead);
}

static bool assigns_variable(const IrStmt *stmt)
{
    return stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR;
}

static bool count_stmt(IrStmt *stmt, void *context)
{
    Dead *dead = context;
    IrSlotVec slots = {0};
    ir_stmt_slots(dead->arena, stmt, &slots);
    vec_each(i, &slots)
        if (!assigns_variable(stmt) || *slots.items[i] != stmt->place)
            ir_walk_expr(*slots.items[i], count_read, dead);
    if (stmt->argument) {
        count_variable(dead, stmt->argument->group);
        count_variable(dead, stmt->argument->exclusive);
    }
    if (stmt->kind == IR_OPTIMIZER_UPDATE || stmt->kind == IR_CLIP_GRADS || stmt->kind == IR_ACCUMULATE)
        count_variable(dead, stmt->variable);
    return true;
}

static bool is_dead(const Dead *dead, const IrStmt *stmt)
{
    if (stmt->kind == IR_DELETE)
        return stmt->place->kind == IR_VAR && !stmt->place->variable->bound;
    if (stmt->kind == IR_EXPR)
        return stmt->value->kind != IR_RULE && !expr_has_effects(stmt->value);
    return assigns_variable(stmt) && stmt->place->variable->kind != IR_PARAM &&
           !pointer_map_get(&dead->reads, stmt->place->variable) && !expr_has_effects(stmt->value);
}

static bool drop_stmt(IrStmt *stmt, void *context)
{
    Dead *dead = context;
    if (!is_dead(dead, stmt))
        return true;
    ir_walk_expr(stmt->kind == IR_DELETE ? stmt->place : stmt->value, count_read, dead);
    stmt->kind = IR_COMMENT;
    stmt->place = stmt->value = NULL;
    dead->changed = true;
    return true;
}

void drop_dead_stores(IrProgram *program)
{
    Dead dead = {.arena = program->arena, .step = 1};
    FunctionVec functions = {0};
    all_functions(program->arena, program, &functions);
    vec_each(i, &functions)
        ir_walk_block(&functions.items[i]->body, count_stmt, NULL, &dead);
    dead.step = -1;
    do {
        dead.changed = false;
        vec_each(i, &functions)
            ir_walk_block(&functions.items[i]->body, drop_stmt, NULL, &dead);
    } while (dead.changed);
}
