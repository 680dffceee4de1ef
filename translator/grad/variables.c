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

static bool reads_outside(Grad *g, IrBlock *block, const Slice *slice, const IrVariable *variable)
{
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        if (block == slice->block && i >= slice->first && i <= slice->last)
            continue;
        Uses own = {0};
        IrBlock body = stmt->body, orelse = stmt->orelse;
        memset(&stmt->body, 0, sizeof stmt->body); /* own expressions only: the blocks follow, because the slice may be in one */
        memset(&stmt->orelse, 0, sizeof stmt->orelse);
        grad_uses(g, stmt, &own);
        stmt->body = body;
        stmt->orelse = orelse;
        if (pointer_map_has(&own.reads, variable))
            return true;
        /* a copy of the block struct would hide the slice's block: pass the statement's own */
        if (reads_outside(g, &stmt->body, slice, variable) || reads_outside(g, &stmt->orelse, slice, variable))
            return true;
    }
    return false;
}

bool grad_read_elsewhere(Grad *g, const Slice *slice, const IrVariable *variable)
{
    return variable->kind == IR_GLOBAL || reads_outside(g, &g->function->body, slice, variable);
}
