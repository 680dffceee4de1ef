/* A forgotten zero_grad: legal, and hardly ever meant. */
#include "grad/context.h"

typedef struct Search {
    const IrExpr *backward; /* the first in a loop */
    bool steps, clears;
    int loops;
} Search;

static bool see_expr(IrExpr *expr, void *context)
{
    Search *search = context;
    if (grad_has_role(expr, "backward") && search->loops && !search->backward)
        search->backward = expr;
    search->steps |= grad_has_role(expr, "step") || grad_has_role(expr, "scaled_step");
    search->clears |= grad_has_role(expr, "zero_grad") || grad_has_role(expr, "record"); /* p.grad = None, p.grad.zero_() */
    return true;
}

static void search_block(Search *search, IrBlock *block, Arena *arena)
{
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        bool is_loop = stmt->kind == IR_WHILE || stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH;
        IrSlotVec slots = {0};
        ir_stmt_slots(arena, stmt, &slots);
        vec_each(k, &slots)
            ir_walk_expr(*slots.items[k], see_expr, search);
        search->loops += is_loop;
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            search_block(search, ir_block_at(stmt, b), arena);
        search->loops -= is_loop;
    }
}

void grad_check_cleared(IrProgram *program, Diagnostics *diagnostics)
{
    Search search = {0};
    vec_each(m, &program->modules) {
        IrModule *module = program->modules.items[m];
        vec_each(i, &module->functions)
            search_block(&search, &module->functions.items[i]->body, program->arena);
        vec_each(c, &module->classes)
            vec_each(i, &module->classes.items[c]->methods)
                search_block(&search, &module->classes.items[c]->methods.items[i]->body, program->arena);
        if (module->main)
            search_block(&search, &module->main->body, program->arena);
    }
    if (search.backward && search.steps && !search.clears)
        diag_report(diagnostics, DIAG_never_cleared, search.backward->span,
                    "nothing clears the gradients: they add up from one step to the next, as in PyTorch");
}
