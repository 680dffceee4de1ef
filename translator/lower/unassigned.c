/*
 * Locals that are read and that nothing assigns: what would have assigned them was found never to run (never.c), and with it the reading. C wants
 * a value all the same: a zero at the start of the function.
 */
#include "lower/context.h"

typedef struct Reads {
    Lower *l;
    PointerMap assigned;
    IrVariableVec read;
    bool has_todo; /* the program stops there: what it would have assigned is read after it */
} Reads;

static void note_assigned(IrVariable *variable, void *context)
{
    Reads *reads = context;
    if (variable)
        pointer_map_set(reads->l->arena, &reads->assigned, variable, variable);
}

static bool note_bindings(IrStmt *stmt, void *context)
{
    Reads *reads = context;
    reads->has_todo |= stmt->kind == IR_TODO;
    if (stmt->kind == IR_ASSIGN && stmt->place && stmt->place->kind == IR_VAR)
        note_assigned(stmt->place->variable, reads);
    ir_each_bound(stmt, note_assigned, reads);
    return true;
}

static bool note_read(IrExpr *expr, void *context)
{
    Reads *reads = context;
    const IrVariable *variable = expr->kind == IR_VAR ? expr->variable : NULL;
    bool is_embedded = variable && variable->type->kind == IR_TYPE_LIBRARY && variable->type->is_embedded;
    if (variable && variable->kind == IR_LOCAL && !variable->is_flag && !is_embedded)
        vec_push(reads->l->arena, &reads->read, expr->variable);
    return true;
}

void lower_assign_unassigned(Lower *l, IrFunction *function)
{
    Reads reads = {.l = l};
    ir_walk_block(&function->body, note_bindings, note_read, &reads);
    for (size_t i = 0; !reads.has_todo && i < reads.read.count; i++) {
        IrVariable *variable = reads.read.items[i];
        if (pointer_map_has(&reads.assigned, variable) || variable->type->kind == IR_TYPE_VOID)
            continue;
        Span span = function->span;
        IrStmt *assign = ir_assign(l->ir, ir_var(l->ir, variable, span), lower_nothing(l, variable->type, span), span);
        vec_push(l->arena, &function->body.statements, assign);
        for (size_t k = function->body.statements.count - 1; k > 0; k--)
            function->body.statements.items[k] = function->body.statements.items[k - 1];
        function->body.statements.items[0] = assign;
        note_assigned(variable, &reads);
    }
}
