/*
 * A decorator or factory whose result is known at convert time is an empty function in C: nobody calls it, and it is not written.
 */
#include "lower/context.h"

static bool is_empty(Lower *l, const IrFunction *function)
{
    if (!pointer_map_has(&l->factories, function) || function->result->kind != IR_TYPE_VOID || function->is_virtual)
        return false;
    vec_each(i, &function->body.statements) {
        const IrStmt *stmt = function->body.statements.items[i];
        if (stmt->kind != IR_COMMENT && (stmt->kind != IR_RETURN || stmt->value))
            return false;
    }
    return true;
}

static bool is_empty_call(Lower *l, const IrStmt *stmt)
{
    if (stmt->kind != IR_EXPR || stmt->value->kind != IR_CALL || !is_empty(l, stmt->value->function))
        return false;
    vec_each(i, &stmt->value->args)
        if (stmt->value->args.items[i]->kind > IR_VAR)
            return false;
    return true;
}

static void tidy_block(Lower *l, IrBlock *block)
{
    size_t used = 0;
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        tidy_block(l, &stmt->body);
        tidy_block(l, &stmt->orelse);
        tidy_block(l, &stmt->finally);
        vec_each(k, &stmt->handlers)
            tidy_block(l, &stmt->handlers.items[k].body);
        if (!is_empty_call(l, stmt)) {
            block->statements.items[used++] = stmt;
        } else if (stmt->leading.count || stmt->trailing.count) {
            stmt->kind = IR_COMMENT;
            stmt->value = NULL;
            block->statements.items[used++] = stmt;
        }
    }
    block->statements.count = used;
}

static bool note_reference(IrExpr *expr, void *context)
{
    Lower *l = context;
    if (expr->function)
        pointer_map_set(l->arena, &l->referenced, expr->function, expr->function);
    return true;
}

static bool any_stmt(IrStmt *stmt, void *context)
{
    Lower *l = context;
    if (stmt->argument && stmt->argument->convert)
        pointer_map_set(l->arena, &l->referenced, stmt->argument->convert, stmt->argument->convert);
    return true;
}

typedef void FunctionVisitor(Lower *l, IrFunction *function);

static void each_function(Lower *l, FunctionVisitor *visit)
{
    vec_each(i, &l->ir->modules) {
        IrModule *module = l->ir->modules.items[i];
        if (module->main)
            visit(l, module->main);
        vec_each(k, &module->functions)
            visit(l, module->functions.items[k]);
        vec_each(k, &module->classes)
            vec_each(m, &module->classes.items[k]->methods)
                visit(l, module->classes.items[k]->methods.items[m]);
    }
}

static void tidy_function(Lower *l, IrFunction *function)
{
    tidy_block(l, &function->body);
}

static void note_function(Lower *l, IrFunction *function)
{
    ir_walk_block(&function->body, any_stmt, note_reference, l);
}

/* An elif is all that the else of an `if` has. What stood above it may be gone, decided at convert time. */
static void check_elifs(IrBlock *block, bool is_else)
{
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        stmt->is_elif &= is_else && block->statements.count == 1;
        for (size_t k = 0; k < ir_block_count(stmt); k++) {
            IrBlock *inner = ir_block_at(stmt, k);
            check_elifs(inner, stmt->kind == IR_IF && inner == &stmt->orelse);
        }
    }
}

static void check_function(Lower *l, IrFunction *function)
{
    lower_assign_unassigned(l, function);
    check_elifs(&function->body, false);
}

void lower_tidy(Lower *l)
{
    bool has_empty = false;
    each_function(l, check_function);
    vec_each(i, &l->ir->modules)
        vec_each(k, &l->ir->modules.items[i]->functions)
            has_empty |= is_empty(l, l->ir->modules.items[i]->functions.items[k]);
    if (!has_empty)
        return;
    each_function(l, tidy_function);
    each_function(l, note_function);
    vec_each(i, &l->ir->modules) {
        IrModule *module = l->ir->modules.items[i];
        size_t used = 0;
        vec_each(k, &module->functions) {
            IrFunction *function = module->functions.items[k];
            bool is_gone = is_empty(l, function) && !pointer_map_has(&l->referenced, function);
            if (!is_gone)
                module->functions.items[used++] = function;
        }
        module->functions.count = used;
    }
}
