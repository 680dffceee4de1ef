/*
 * Taint: which values depend on trainable parameters. A forward call of a module is tainted, so is a read of a parameter, and whatever is
 * computed from tainted arrays; detach() and no_grad end it, and numbers carry none.
 */
#include "grad/context.h"

#include <string.h>

enum { TAINT_UNKNOWN, TAINT_RUNNING, TAINT_NONE, TAINT_YES };

bool grad_has_role(const IrExpr *expr, const char *role)
{
    return expr && expr->kind == IR_RULE && name_is(expr->rule->role, role);
}

bool grad_trains(const IrExpr *expr)
{
    static const char *const roles[] = {"backward", "step", "scaled_step", "unscale", "assign_parameter"};
    bool found = false;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        found |= grad_has_role(expr, roles[i]);
    return found;
}

bool grad_is_optimizer(const IrExpr *expr)
{
    return expr && expr->type->kind == IR_TYPE_LIBRARY && name_is(expr->type->c_name, "optimizer");
}

IrVariable *grad_assigned(const IrStmt *stmt)
{
    return stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR ? stmt->place->variable : NULL;
}

static bool carries(const IrType *type)
{
    switch (type->kind) {
    case IR_TYPE_ARRAY:
    case IR_TYPE_VALUE:
        return true;
    case IR_TYPE_LIST:
    case IR_TYPE_SET:
    case IR_TYPE_ITERATOR:
    case IR_TYPE_TUPLE:
        for (size_t i = 0; i < type->item_count; i++)
            if (carries(type->items[i]))
                return true;
        return false;
    case IR_TYPE_DICT:
        return carries(type->items[1]);
    case IR_TYPE_RECORD:
        vec_each(i, &type->record->fields)
            if (carries(type->record->fields.items[i]->type))
                return true;
        return false;
    default:
        return type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "mx_values");
    }
}

static bool is_forward(const IrExpr *expr)
{
    const char *dot = strrchr(expr->rule->qualname, '.');
    bool is_module = expr->receiver && strncmp(expr->rule->qualname, "torch.nn.", 9) == 0;
    return is_module && dot && strcmp(dot, ".forward") == 0;
}

/* A loss module has no parameters of its own. */
static bool is_loss_module(const IrExpr *expr)
{
    const IrType *type = expr->receiver->type;
    const char *name = type->kind == IR_TYPE_LIBRARY ? type->c_name->text : "";
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, "_loss") == 0;
}

static bool function_is_tainted(Grad *g, const IrFunction *function);

static bool slots_tainted(Grad *g, const IrExpr *expr)
{
    IrSlotVec slots = {0};
    ir_expr_slots(g->arena, (IrExpr *)expr, &slots);
    vec_each(i, &slots)
        if (grad_is_tainted(g, *slots.items[i]))
            return true;
    return false;
}

bool grad_is_tainted(Grad *g, const IrExpr *expr)
{
    if (!expr)
        return false;
    switch (expr->kind) {
    case IR_VAR:
        return pointer_map_has(&g->tainted, expr->variable) || pointer_map_has(&g->seeds, expr->variable);
    case IR_FIELD:
        return expr->field->kind == IR_FIELD_PARAMETER || pointer_map_has(&g->graph_fields, expr->field) ||
               pointer_map_has(&g->seeds, expr->field) || slots_tainted(g, expr);
    case IR_RULE:
        if (grad_has_role(expr, "detach"))
            return false;
        if (is_forward(expr) && !is_loss_module(expr))
            return true;
        return carries(expr->type) && slots_tainted(g, expr);
    case IR_C_CALL:
        return name_is(expr->name, "nn_param_value") || name_is(expr->name, "nn_module_forward") || (carries(expr->type) && slots_tainted(g, expr));
    case IR_CALL:
        return carries(expr->type) && (function_is_tainted(g, expr->function) || slots_tainted(g, expr));
    case IR_CONVERT:
        return carries(expr->type) && grad_is_tainted(g, expr->left);
    default:
        return carries(expr->type) && slots_tainted(g, expr);
    }
}

/* ---- statements, to a fixpoint */

typedef struct Walk {
    Grad *g;
    PointerMap *tainted;
    bool changed;
    bool returns_tainted;
} Walk;

static void taint_block(Walk *walk, const IrBlock *block);

static void mark(Walk *walk, IrVariable *variable)
{
    if (variable && !pointer_map_has(walk->tainted, variable)) {
        pointer_map_set(walk->g->arena, walk->tainted, variable, variable);
        walk->changed = true;
    }
}

static IrVariable *root_of(const IrExpr *place)
{
    while (place && (place->kind == IR_ITEM || place->kind == IR_SLICE || place->kind == IR_INDEX))
        place = place->left;
    return place && place->kind == IR_VAR ? place->variable : NULL;
}

static void taint_stmt(Walk *walk, const IrStmt *stmt)
{
    Grad *g = walk->g;
    if (stmt->kind == IR_SCOPE && stmt->scope == IR_SCOPE_NO_GRAD)
        return;
    if (stmt->kind == IR_ASSIGN && carries(stmt->value->type) && grad_is_tainted(g, stmt->value))
        mark(walk, root_of(stmt->place));
    if (stmt->kind == IR_VALUE_AND_GRAD)
        mark(walk, stmt->grad->loss); /* lifted before: its graph lives in the loss function */
    if (stmt->kind == IR_EXPR && stmt->value->kind == IR_C_CALL && name_is(stmt->value->name, "py_list_append") &&
        grad_is_tainted(g, stmt->value->args.items[1]))
        mark(walk, root_of(stmt->value->args.items[0]));
    if (stmt->kind == IR_EXPR && stmt->value->kind == IR_RULE && stmt->value->rule->mutates && stmt->value->receiver)
        vec_each(i, &stmt->value->args)
            if (grad_is_tainted(g, stmt->value->args.items[i]))
                mark(walk, root_of(stmt->value->receiver));
    if (stmt->kind == IR_FOR_EACH)
        vec_each(i, &stmt->sources)
            if (grad_is_tainted(g, stmt->sources.items[i].value))
                vec_each(k, &stmt->sources.items[i].targets)
                    mark(walk, stmt->sources.items[i].targets.items[k]);
    if (stmt->kind == IR_RETURN && grad_is_tainted(g, stmt->value))
        walk->returns_tainted = true;
    for (size_t b = 0; b < ir_block_count(stmt); b++)
        taint_block(walk, ir_block_at(stmt, b));
}

static void taint_block(Walk *walk, const IrBlock *block)
{
    vec_each(i, &block->statements)
        taint_stmt(walk, block->statements.items[i]);
}

static bool taint_body(Grad *g, IrFunction *function)
{
    Walk walk = {.g = g, .tainted = &g->tainted, .changed = true};
    while (walk.changed) {
        walk.changed = false;
        taint_block(&walk, &function->body);
    }
    return walk.returns_tainted;
}

/* Whether a call gives something that depends on parameters whatever its arguments are. */
static bool function_is_tainted(Grad *g, const IrFunction *function)
{
    intptr_t known = (intptr_t)pointer_map_get(&g->function_taint, function);
    if (known != TAINT_UNKNOWN)
        return known == TAINT_YES;
    pointer_map_set(g->arena, &g->function_taint, function, (void *)(intptr_t)TAINT_RUNNING);
    PointerMap outer = g->tainted;
    memset(&g->tainted, 0, sizeof g->tainted);
    bool tainted = taint_body(g, (IrFunction *)function);
    g->tainted = outer;
    pointer_map_set(g->arena, &g->function_taint, function, (void *)(intptr_t)(tainted ? TAINT_YES : TAINT_NONE));
    return tainted;
}

void grad_taint_function(Grad *g, IrFunction *function)
{
    memset(&g->tainted, 0, sizeof g->tainted);
    taint_body(g, function);
}
