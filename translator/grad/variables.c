/* Uses of variables: what statements read and assign, nested ones included. */
#include "grad/context.h"

#include <string.h>

typedef struct Collector {
    Grad *g;
    Uses *uses;
} Collector;

static bool see_expr(IrExpr *expr, void *context)
{
    Collector *collector = context;
    if (expr->kind == IR_VAR)
        pointer_map_set(collector->g->arena, &collector->uses->reads, expr->variable, expr->variable);
    return true;
}

static void assigned(Collector *collector, IrVariable *variable)
{
    if (variable)
        pointer_map_set(collector->g->arena, &collector->uses->assigns, variable, variable);
}

static void see(Collector *collector, IrStmt *stmt);

static void see_block(Collector *collector, IrBlock *block)
{
    vec_each(i, &block->statements)
        see(collector, block->statements.items[i]);
}

static void see(Collector *collector, IrStmt *stmt)
{
    IrSlotVec slots = {0};
    ir_stmt_slots(collector->g->arena, stmt, &slots);
    vec_each(i, &slots) {
        bool is_plain_target = stmt->kind == IR_ASSIGN && *slots.items[i] == stmt->place && stmt->place->kind == IR_VAR;
        if (is_plain_target && stmt->op == IR_OP_NONE)
            continue;
        ir_walk_expr(*slots.items[i], see_expr, collector);
    }
    assigned(collector, grad_assigned(stmt));
    if (stmt->kind == IR_FOR_RANGE)
        assigned(collector, stmt->variable);
    if (stmt->kind == IR_FOR_EACH) {
        assigned(collector, stmt->index);
        vec_each(i, &stmt->sources)
            vec_each(k, &stmt->sources.items[i].targets)
                assigned(collector, stmt->sources.items[i].targets.items[k]);
    }
    if (stmt->kind == IR_VALUE_AND_GRAD) {
        vec_each(i, &stmt->grad->inputs)
            if (stmt->grad->inputs.items[i])
                ir_walk_expr(stmt->grad->inputs.items[i], see_expr, collector);
        ir_walk_expr(stmt->grad->leaves, see_expr, collector);
        assigned(collector, stmt->grad->step);
        assigned(collector, stmt->grad->grads);
        assigned(collector, stmt->grad->loss);
    }
    see_block(collector, &stmt->body);
    see_block(collector, &stmt->orelse);
    vec_each(i, &stmt->handlers)
        see_block(collector, &stmt->handlers.items[i].body);
    see_block(collector, &stmt->finally);
}

void grad_uses(Grad *g, IrStmt *stmt, Uses *uses)
{
    Collector collector = {.g = g, .uses = uses};
    see(&collector, stmt);
}

static bool reads_itself(Grad *g, IrStmt *stmt, const IrVariable *variable)
{
    IrStmt own = *stmt; /* without its blocks: the slice may be in one */
    memset(&own.body, 0, sizeof own.body);
    memset(&own.orelse, 0, sizeof own.orelse);
    memset(&own.handlers, 0, sizeof own.handlers);
    memset(&own.finally, 0, sizeof own.finally);
    Uses uses = {0};
    grad_uses(g, &own, &uses);
    return pointer_map_has(&uses.reads, variable);
}

static bool reads_outside(Grad *g, IrBlock *block, const Slice *slice, const IrVariable *variable)
{
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        if (block == slice->block && i >= slice->first && i <= slice->last)
            continue;
        if (reads_itself(g, stmt, variable))
            return true;
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            if (reads_outside(g, ir_block_at(stmt, b), slice, variable))
                return true;
    }
    return false;
}

bool grad_read_elsewhere(Grad *g, const Slice *slice, const IrVariable *variable)
{
    return variable->kind == IR_GLOBAL || reads_outside(g, &g->function->body, slice, variable);
}

/* ---- liveness after a slice */

typedef enum Fate { FATE_THROUGH, FATE_READ, FATE_KILLED } Fate;

static Fate fate_in_block(Grad *g, IrBlock *block, size_t from, size_t to, const Slice *slice, const IrVariable *variable);

static bool is_loop(const IrStmt *stmt)
{
    return stmt->kind == IR_WHILE || stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH;
}

/* The loop's own header gives it a value before the body runs. */
static bool header_assigns(const IrStmt *stmt, const IrVariable *variable)
{
    bool found = stmt->kind == IR_FOR_RANGE && stmt->variable == variable;
    found |= stmt->kind == IR_FOR_EACH && stmt->index == variable;
    vec_each(i, &stmt->sources)
        vec_each(k, &stmt->sources.items[i].targets)
            found |= stmt->sources.items[i].targets.items[k] == variable;
    return found;
}

/* What the first statements that touch the variable do with it. */
static Fate fate_in_stmt(Grad *g, IrStmt *stmt, const Slice *slice, const IrVariable *variable)
{
    if (reads_itself(g, stmt, variable))
        return FATE_READ;
    if (stmt->kind == IR_ASSIGN && stmt->op == IR_OP_NONE && grad_assigned(stmt) == variable)
        return FATE_KILLED;
    if (header_assigns(stmt, variable))
        return FATE_THROUGH;
    Fate body = fate_in_block(g, &stmt->body, 0, stmt->body.statements.count, slice, variable);
    Fate orelse = fate_in_block(g, &stmt->orelse, 0, stmt->orelse.statements.count, slice, variable);
    if (body == FATE_READ || orelse == FATE_READ)
        return FATE_READ;
    vec_each(i, &stmt->handlers)
        if (fate_in_block(g, &stmt->handlers.items[i].body, 0, stmt->handlers.items[i].body.statements.count, slice, variable) == FATE_READ)
            return FATE_READ;
    bool always = stmt->kind == IR_SCOPE ? body == FATE_KILLED : stmt->kind == IR_IF && body == FATE_KILLED && orelse == FATE_KILLED;
    return always ? FATE_KILLED : FATE_THROUGH;
}

static Fate fate_in_block(Grad *g, IrBlock *block, size_t from, size_t to, const Slice *slice, const IrVariable *variable)
{
    for (size_t i = from; i < to; i++) {
        Fate fate = fate_in_stmt(g, block->statements.items[i], slice, variable);
        if (fate != FATE_THROUGH)
            return fate;
    }
    return FATE_THROUGH;
}

/* An error after the slice may lead to any other block of the try. */
static bool read_when_raised(Grad *g, IrStmt *stmt, const Slice *slice, const IrVariable *variable)
{
    for (size_t b = 1; b < ir_block_count(stmt); b++) {
        IrBlock *block = ir_block_at(stmt, b);
        if (fate_in_block(g, block, 0, block->statements.count, slice, variable) == FATE_READ)
            return true;
    }
    return false;
}

/* From the end of the slice to the end of `block`, which holds it at some depth. */
static Fate fate_after(Grad *g, IrBlock *block, const Slice *slice, const IrVariable *variable, bool *found)
{
    if (block == slice->block) {
        *found = true;
        return fate_in_block(g, block, slice->last + 1, block->statements.count, slice, variable);
    }
    for (size_t i = 0; i < block->statements.count; i++) {
        IrStmt *stmt = block->statements.items[i];
        Fate fate = FATE_THROUGH;
        for (size_t b = 0; b < ir_block_count(stmt) && !*found; b++)
            fate = fate_after(g, ir_block_at(stmt, b), slice, variable, found);
        if (!*found)
            continue;
        if (stmt->kind == IR_TRY && read_when_raised(g, stmt, slice, variable))
            return FATE_READ;
        if (fate == FATE_THROUGH && is_loop(stmt)) { /* around once more, up to the slice */
            Fate again = reads_itself(g, stmt, variable) ? FATE_READ
                                                         : fate_in_block(g, &stmt->body, 0, stmt->body.statements.count, slice, variable);
            fate = again == FATE_READ ? FATE_READ : FATE_THROUGH;
        }
        if (fate != FATE_THROUGH)
            return fate;
        return fate_in_block(g, block, i + 1, block->statements.count, slice, variable);
    }
    return FATE_THROUGH;
}

bool grad_live_after(Grad *g, const Slice *slice, const IrVariable *variable)
{
    bool found = false;
    return variable->kind == IR_GLOBAL || fate_after(g, &g->function->body, slice, variable, &found) == FATE_READ;
}

/* ---- what a slice assigns on every way */

static bool block_surely_assigns(const IrBlock *block, size_t from, size_t to, const IrVariable *variable, bool loops_run);

static bool surely_assigns(const IrStmt *stmt, const IrVariable *variable, bool loops_run)
{
    if (stmt->kind == IR_ASSIGN)
        return stmt->op == IR_OP_NONE && grad_assigned(stmt) == variable;
    size_t count = stmt->body.statements.count;
    if (is_loop(stmt))
        return loops_run && (header_assigns(stmt, variable) || block_surely_assigns(&stmt->body, 0, count, variable, loops_run));
    bool body = block_surely_assigns(&stmt->body, 0, count, variable, loops_run);
    if (stmt->kind == IR_IF)
        return body && block_surely_assigns(&stmt->orelse, 0, stmt->orelse.statements.count, variable, loops_run);
    return stmt->kind == IR_SCOPE && body;
}

static bool block_surely_assigns(const IrBlock *block, size_t from, size_t to, const IrVariable *variable, bool loops_run)
{
    for (size_t i = from; i < to; i++)
        if (surely_assigns(block->statements.items[i], variable, loops_run))
            return true;
    return false;
}

static bool assigned_outside(IrBlock *block, const Slice *slice, const IrVariable *variable)
{
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        if (block == slice->block && i >= slice->first && i <= slice->last)
            continue;
        if ((stmt->kind == IR_ASSIGN && grad_assigned(stmt) == variable) || header_assigns(stmt, variable))
            return true;
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            if (assigned_outside(ir_block_at(stmt, b), slice, variable))
                return true;
    }
    return false;
}

/* A loop that nothing before has prepared for is taken to run: what it assigns is read after it. */
bool grad_may_keep(Grad *g, const Slice *slice, const IrVariable *variable)
{
    bool is_prepared = variable->kind == IR_PARAM || assigned_outside(&g->function->body, slice, variable);
    return !block_surely_assigns(slice->block, slice->first, slice->last + 1, variable, !is_prepared);
}

bool grad_reads_first(Grad *g, IrStmt *stmt, const IrVariable *variable)
{
    const Slice nowhere = {0};
    return fate_in_stmt(g, stmt, &nowhere, variable) == FATE_READ;
}
