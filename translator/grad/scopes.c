/*
 * no_grad in a lifted loss: elsewhere such scopes leave no trace, because only lifted functions compute gradients. What these run, and the
 * functions that they call, must keep theirs: what is computed there is a constant of the loss.
 */
#include "grad/context.h"

typedef struct Kept {
    Grad *g;
    PointerMap seen; /* IrFunction */
    bool found;
} Kept;

static void keep_in(Kept *kept, IrFunction *function);

static bool keep_scope(IrStmt *stmt, void *context)
{
    (void)context;
    if (stmt->kind == IR_SCOPE)
        stmt->stays = true;
    return true;
}

static bool keep_in_callee(IrExpr *expr, void *context)
{
    if (expr->function)
        keep_in(context, expr->function);
    return true;
}

static void keep_in(Kept *kept, IrFunction *function)
{
    if (pointer_map_has(&kept->seen, function))
        return;
    pointer_map_set(kept->g->arena, &kept->seen, function, function);
    ir_walk_block(&function->body, keep_scope, keep_in_callee, kept);
}

static void keep_in_loss(IrFunction *function, void *context)
{
    Kept *kept = context;
    kept->found |= function->is_loss;
    if (function->is_loss)
        keep_in(kept, function);
}

/* Modules and overridden methods may be called without being named. */
static void keep_in_hidden(IrFunction *function, void *context)
{
    bool is_forward = function->class_ && function->class_->is_nn_module && function == function->class_->forward;
    if (is_forward || function->is_virtual)
        keep_in(context, function);
}

void grad_keep_scopes(Grad *g)
{
    Kept kept = {.g = g};
    ir_each_function(g->program, keep_in_loss, &kept);
    if (kept.found)
        ir_each_function(g->program, keep_in_hidden, &kept);
}
