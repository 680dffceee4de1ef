/* The pass: every backward call of every function. */
#include "grad/context.h"

#include "diag/diag.h"

#include <string.h>

typedef struct Chain {
    IrBlock *block;
    size_t at; /* the statement of `block` that is, or holds, the backward call */
    const struct Chain *outer;
    bool is_loop; /* the block is a loop's: a slice outside would run once for many backwards */
} Chain;

/* The loss as a variable; an expression gets one in front of the statement. */
static IrVariable *loss_variable(Grad *g, const Chain *chain)
{
    IrStmt *stmt = chain->block->statements.items[chain->at];
    IrExpr *loss = stmt->value->receiver;
    while (loss->kind == IR_CONVERT)
        loss = loss->left;
    if (loss->kind == IR_VAR)
        return loss->variable;
    const IrType *array = ir_type(&g->program->types, IR_TYPE_ARRAY);
    const char *name = "loss";
    vec_each(i, &g->function->locals)
        if (name_is(g->function->locals.items[i]->name, name))
            name = "total_loss";
    IrVariable *variable = ir_local(g->program, g->function, name, array, loss->span);
    IrStmt *assign = ir_assign(g->program, ir_var(g->program, variable, loss->span), loss, loss->span);
    vec_push(g->arena, &chain->block->statements, NULL);
    for (size_t i = chain->block->statements.count - 1; i > chain->at; i--)
        chain->block->statements.items[i] = chain->block->statements.items[i - 1];
    chain->block->statements.items[chain->at] = assign;
    grad_taint_function(g, g->function);
    return variable;
}

static size_t position_of(const IrBlock *block, const IrStmt *stmt)
{
    vec_each(i, &block->statements)
        if (block->statements.items[i] == stmt)
            return i;
    return block->statements.count;
}

static void refuse(Grad *g, IrBlock *block, IrStmt *backward, const char *reason)
{
    diag_report(g->diagnostics, DIAG_not_lifted, backward->span, "this backward() is not converted: %s", reason);
    size_t at = position_of(block, backward);
    IrStmt *todo = ir_todo(g->program, DIAG_not_lifted, arena_printf(g->arena, "this backward() is not converted: %s", reason), backward->span);
    todo->leading = backward->leading;
    todo->trailing = backward->trailing;
    block->statements.items[at] = todo;
    vec_push(g->arena, g->notes, (GradNote){.span = backward->span, .reason = reason});
}

/* Takes the slice in the innermost block that computes the loss. */
static bool find_slice(Grad *g, const Chain *chain, IrVariable *loss, Slice *slice, const char **reason)
{
    for (const Chain *at = chain; at; at = at->outer) {
        if (grad_slice(g, at->block, at->at, loss, slice, reason))
            return true;
        if (at->is_loop)
            return false;
    }
    return false;
}

/* Weights that are stepped or loaded in between: PyTorch's backward may refuse those, which only a recorded graph sees. */
static bool weights_change(Grad *g, const Chain *chain, const Slice *slice)
{
    bool found = false, is_in_slice = false;
    for (const Chain *at = chain; at && !is_in_slice; at = at->outer) {
        is_in_slice = at->block == slice->block;
        found |= grad_changes_between(g, at->block, is_in_slice ? slice->last + 1 : 0, at->at);
    }
    return found;
}

static bool has_options(const IrExpr *backward)
{
    bool any = false;
    vec_each(i, &backward->args)
        any |= backward->args.items[i] && backward->args.items[i]->kind != IR_NULL;
    return any;
}

static void lift_backward(Grad *g, Chain *chain)
{
    IrStmt *backward = chain->block->statements.items[chain->at];
    if (has_options(backward->value)) {
        refuse(g, chain->block, backward, "backward() is given gradient=, retain_graph= or create_graph=, which need the recorded graph");
        return;
    }
    IrVariable *loss = loss_variable(g, chain);
    chain->at = position_of(chain->block, backward);
    Slice slice;
    const char *reason = NULL, *slots = NULL;
    if (!find_slice(g, chain, loss, &slice, &reason)) {
        refuse(g, chain->block, backward, reason);
        return;
    }
    const char *hidden = grad_hidden_module(g, &slice);
    if (hidden) {
        refuse(g, chain->block, backward, hidden);
        return;
    }
    if (weights_change(g, chain, &slice)) {
        refuse(g, chain->block, backward, "parameters are stepped or loaded between the loss and its backward");
        return;
    }
    bool fused = slice.block == chain->block && grad_can_fuse(g, chain->block, chain->at, &slots) && g->may_fuse;
    if (!fused && !slots && slice.block == chain->block)
        slots = "another backward of the program uses the gradient slots";
    IrStmt *value_and_grad = grad_lift_slice(g, &slice);
    if (!value_and_grad) {
        refuse(g, chain->block, backward, "the loss reads no module whose parameters could be differentiated");
        return;
    }
    if (fused)
        grad_fuse(g, chain->block, value_and_grad);
    else
        grad_accumulate(g, chain->block, position_of(chain->block, backward), value_and_grad);
    vec_push(g->arena, g->notes,
             (GradNote){.span = backward->span,
                        .is_lifted = true,
                        .is_fused = fused,
                        .function = value_and_grad->grad->function->name->text,
                        .reason = fused ? NULL : slots ? slots : "the loss is computed in an outer block"});
}

static bool lift_in_block(Grad *g, IrBlock *block, const Chain *outer, bool is_loop)
{
    for (size_t i = 0; i < block->statements.count; i++) {
        IrStmt *stmt = block->statements.items[i];
        Chain chain = {.block = block, .at = i, .outer = outer, .is_loop = is_loop};
        if (stmt->kind == IR_EXPR && grad_has_role(stmt->value, "backward")) {
            lift_backward(g, &chain);
            return true;
        }
        bool loop = stmt->kind == IR_WHILE || stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH;
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            if (lift_in_block(g, ir_block_at(stmt, b), &chain, loop && b == 0))
                return true;
    }
    return false;
}

/* ---- what only recorded graphs give: .grad as a value, tensors that ask for gradients themselves */

/* self.w = nn.Parameter(...) in a module: what is lifted finds it there. */
static bool is_no_module_parameter(IrStmt *stmt, void *context)
{
    (void)context;
    return stmt->kind != IR_ASSIGN || stmt->place->kind != IR_FIELD || stmt->place->field->kind != IR_FIELD_PARAMETER;
}

static bool is_parameter_made(const IrExpr *expr)
{
    return expr->kind == IR_RULE && strcmp(expr->rule->qualname, "torch.nn.parameter.Parameter.__init__") == 0;
}

static bool refuse_recorded(IrExpr *expr, void *context)
{
    Grad *g = context;
    bool is_parameter = is_parameter_made(expr), is_mode = g->backward_count && grad_has_role(expr, "set_grad_enabled");
    if (!is_parameter && !is_mode && !grad_has_role(expr, "record"))
        return true;
    const char *reason = is_mode ? "set_grad_enabled(...) as a statement of its own needs the recorded graph"
                         : is_parameter ? "a parameter that is no field of a module needs the recorded graph"
                                        : "`.grad` and tensors that require gradients themselves need the recorded graph";
    diag_report(g->diagnostics, DIAG_not_lifted, expr->span, "this is not converted: %s", reason);
    vec_push(g->arena, g->notes, (GradNote){.span = expr->span, .reason = reason});
    return true;
}

static void check_function(Grad *g, IrFunction *function)
{
    ir_walk_block(&function->body, is_no_module_parameter, refuse_recorded, g);
}

static void lift_function(Grad *g, IrModule *module, IrFunction *function)
{
    g->module = module;
    g->function = function;
    bool more = true;
    while (more) { /* each lift rewrites the function: start again */
        grad_taint_function(g, function);
        more = lift_in_block(g, &function->body, NULL, true);
    }
    grad_eval_steps(g, &function->body);
}

/* Slots hold gradients over from one place to another: either every backward of the program does without them, or none. */
static void check_fusing(Grad *g, const IrBlock *block)
{
    vec_each(i, &block->statements) {
        const IrStmt *stmt = block->statements.items[i];
        const char *reason;
        if (stmt->kind == IR_EXPR && grad_has_role(stmt->value, "backward")) {
            g->may_fuse &= grad_can_fuse(g, block, i, &reason);
            g->backward_count++;
            g->some_clear_late |= grad_clears_after_step(block);
        }
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            check_fusing(g, ir_block_at(stmt, b));
    }
}

static void check_program(Grad *g)
{
    g->may_fuse = true;
    vec_each(m, &g->program->modules) {
        const IrModule *module = g->program->modules.items[m];
        vec_each(i, &module->functions)
            check_fusing(g, &module->functions.items[i]->body);
        vec_each(c, &module->classes)
            vec_each(i, &module->classes.items[c]->methods)
                check_fusing(g, &module->classes.items[c]->methods.items[i]->body);
        if (module->main)
            check_fusing(g, &module->main->body);
    }
    /* gradients that one place leaves are added to by another that clears them only afterwards */
    if (g->backward_count > 1 && g->some_clear_late)
        g->may_fuse = false;
}

size_t grad_lift(IrProgram *program, Diagnostics *diagnostics, GradNoteVec *notes)
{
    Grad g = {.program = program, .arena = program->arena, .diagnostics = diagnostics, .notes = notes};
    check_program(&g);
    vec_each(m, &program->modules) {
        IrModule *module = program->modules.items[m];
        size_t count = module->functions.count;
        IrFunction **functions = ARENA_NEW_ARRAY(program->arena, IrFunction *, count + 1);
        for (size_t i = 0; i < count; i++)
            functions[i] = module->functions.items[i];
        for (size_t i = 0; i < count; i++) {
            check_function(&g, functions[i]);
            lift_function(&g, module, functions[i]);
        }
        vec_each(c, &module->classes)
            vec_each(i, &module->classes.items[c]->methods) {
                check_function(&g, module->classes.items[c]->methods.items[i]);
                lift_function(&g, module, module->classes.items[c]->methods.items[i]);
            }
        if (module->main) {
            check_function(&g, module->main);
            lift_function(&g, module, module->main);
        }
    }
    grad_keep_scopes(&g);
    size_t refused = 0;
    vec_each(i, notes)
        refused += !notes->items[i].is_lifted;
    return refused;
}
