/*
 * Which modules a loss goes through. A lifted loss is differentiated by the parameters of the modules that its statements name; one that
 * they reach in another way (an item of a list, a field of an object whose method they call, a closure) would get no gradient at all.
 * Such a loss is not lifted. In doubt it is not: recorded graphs find whatever there is. Nor is one on whose way parameters are changed.
 */
#include "grad/context.h"

#include <string.h>

typedef struct Hidden {
    Grad *g;
    PointerMap seen; /* IrFunction */
    bool in_callee;
    const char *reason;
} Hidden;

bool grad_is_module_type(const IrType *type)
{
    if (type->kind == IR_TYPE_INSTANCE)
        return type->class_->is_nn_module;
    if (type->kind != IR_TYPE_LIBRARY || strncmp(type->c_name->text, "nn_", 3) != 0)
        return false;
    size_t length = strlen(type->c_name->text);
    bool is_loss = length > 5 && strcmp(type->c_name->text + length - 5, "_loss") == 0;
    return !is_loss && !name_is(type->c_name, "nn_param") && !name_is(type->c_name, "nn_params") && !name_is(type->c_name, "nn_class");
}

static bool find_module(IrExpr *expr, void *context)
{
    bool *found = context;
    *found |= grad_is_module_type(expr->type);
    return !*found;
}

static bool comes_from_module(Hidden *h, const IrExpr *expr)
{
    IrSlotVec slots = {0};
    bool found = false;
    ir_expr_slots(h->g->arena, (IrExpr *)expr, &slots);
    vec_each(i, &slots)
        ir_walk_expr(*slots.items[i], find_module, &found);
    return found;
}

static void look_at_function(Hidden *h, IrFunction *function);

/* self.net of a plain object: its method is called, and nothing outside names the module. */
static bool is_field_of_object(const Hidden *h, const IrExpr *expr)
{
    return h->in_callee && expr->kind == IR_FIELD && !grad_is_module_type(expr->receiver->type);
}

static bool is_parameter_type(const IrType *type)
{
    if (type->kind == IR_TYPE_LIST && type->item_count)
        type = type->items[0];
    return type->kind == IR_TYPE_LIBRARY && (name_is(type->c_name, "nn_param") || name_is(type->c_name, "nn_params"));
}

/* While a lifted loss runs, the parameters hold its traced inputs; what is stored in them would be lost. */
static bool changes_parameters(const IrExpr *expr)
{
    if (grad_trains(expr))
        return true;
    if (!expr->rule || !expr->rule->mutates)
        return false;
    bool found = strcmp(expr->rule->qualname, "torch.nn.Module.requires_grad_") == 0;
    found |= expr->receiver && is_parameter_type(expr->receiver->type);
    vec_each(i, &expr->args)
        found |= expr->args.items[i] && is_parameter_type(expr->args.items[i]->type);
    return found;
}

static bool look_at_expr(IrExpr *expr, void *context)
{
    Hidden *h = context;
    bool is_made = expr->kind == IR_NEW || expr->kind == IR_INIT || expr->kind == IR_NULL ||
                   (expr->kind == IR_RULE && strstr(expr->rule->qualname, ".__init__"));
    bool is_taken = expr->kind == IR_ITEM || expr->kind == IR_RULE || expr->kind == IR_C_CALL;
    if (grad_is_module_type(expr->type) && !is_made)
        if (is_field_of_object(h, expr) || (is_taken && !comes_from_module(h, expr)))
            h->reason = "the loss goes through a module that a list or another object holds";
    if (expr->kind == IR_CALL_VALUE || (expr->kind == IR_C_CALL && expr->name && strncmp(expr->name->text, "py_call", 7) == 0))
        h->reason = "the loss calls a function that is a value, whose parameters are not known";
    if (changes_parameters(expr))
        h->reason = "parameters are changed, or trained by another loss, while the loss is computed";
    if (expr->kind == IR_CALL)
        look_at_function(h, expr->function);
    return true;
}

/* for layer in layers: the list must be a module's. */
static bool look_at_stmt(IrStmt *stmt, void *context)
{
    Hidden *h = context;
    if (stmt->kind == IR_VALUE_AND_GRAD || stmt->kind == IR_ACCUMULATE || stmt->kind == IR_OPTIMIZER_UPDATE)
        h->reason = "the loss calls a function that trains parameters itself";
    vec_each(i, &stmt->sources) {
        const IrSource *source = &stmt->sources.items[i];
        bool gives_module = false;
        vec_each(k, &source->targets)
            gives_module |= source->targets.items[k] && grad_is_module_type(source->targets.items[k]->type);
        bool is_from_module = source->value && (grad_is_module_type(source->value->type) || comes_from_module(h, source->value));
        if (gives_module && !is_from_module)
            h->reason = "the loss goes through modules that a list holds";
    }
    return true;
}

static void look_at_function(Hidden *h, IrFunction *function)
{
    if (!function || pointer_map_has(&h->seen, function))
        return;
    pointer_map_set(h->g->arena, &h->seen, function, function);
    bool outer = h->in_callee;
    h->in_callee = true;
    ir_walk_block(&function->body, look_at_stmt, look_at_expr, h);
    h->in_callee = outer;
}

const char *grad_hidden_module(Grad *g, const Slice *slice)
{
    Hidden hidden = {.g = g};
    IrBlock statements = {0};
    for (size_t i = slice->first; i <= slice->last; i++)
        vec_push(g->arena, &statements.statements, slice->block->statements.items[i]);
    ir_walk_block(&statements, look_at_stmt, look_at_expr, &hidden);
    return hidden.reason;
}

/* ---- between the loss and its backward ---------------------------------------------------------------------------------- */

typedef struct Changes {
    Grad *g;
    PointerMap seen; /* IrFunction */
    bool found;
} Changes;

static bool sees_changing_stmt(IrStmt *stmt, void *context)
{
    Changes *c = context;
    c->found |= stmt->kind == IR_OPTIMIZER_UPDATE;
    return !c->found;
}

static bool sees_changing_expr(IrExpr *expr, void *context)
{
    Changes *c = context;
    bool loads = expr->kind == IR_RULE && strncmp(expr->rule->qualname, "torch.nn.Module.", 16) == 0 && strstr(expr->rule->qualname, "load_state");
    c->found |= loads || grad_has_role(expr, "step") || grad_has_role(expr, "scaled_step") || grad_has_role(expr, "assign_parameter");
    if (expr->kind == IR_CALL && expr->function && !pointer_map_has(&c->seen, expr->function)) {
        pointer_map_set(c->g->arena, &c->seen, expr->function, expr->function);
        ir_walk_block(&expr->function->body, sees_changing_stmt, sees_changing_expr, c);
    }
    return !c->found;
}

bool grad_changes_between(Grad *g, const IrBlock *block, size_t first, size_t end)
{
    Changes changes = {.g = g};
    IrBlock statements = {0};
    for (size_t i = first; i < end; i++)
        vec_push(g->arena, &statements.statements, block->statements.items[i]);
    ir_walk_block(&statements, sees_changing_stmt, sees_changing_expr, &changes);
    return changes.found;
}
