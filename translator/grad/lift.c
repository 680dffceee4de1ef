/* Lifting: the slice becomes a function of a step record, called by VALUE_AND_GRAD in the slice's place. */
#include "grad/context.h"

#include <string.h>

typedef struct Lift {
    Grad *g;
    Slice *slice;
    IrGrad *grad;
    IrVariable *param;     /* of the lifted function: the step */
    PointerMap fields;     /* IrVariable -> IrField: inputs and outputs */
    PointerMap inner;      /* IrVariable -> IrVariable: locals of the lifted function */
    PointerMap held;       /* IrVariable: in a field, but a local while the function runs; it is stored at the end */
    PointerMap outputs;    /* IrVariable: read after the slice */
} Lift;

/* ---- names */

static bool function_named(const IrProgram *program, const char *name)
{
    vec_each(m, &program->modules) {
        const IrModule *module = program->modules.items[m];
        vec_each(i, &module->functions)
            if (name_is(module->functions.items[i]->name, name))
                return true;
        vec_each(i, &module->records)
            if (name_is(module->records.items[i]->name, name))
                return true;
        vec_each(i, &module->globals)
            if (name_is(module->globals.items[i]->name, name))
                return true;
    }
    return false;
}

static const char *unique_name(Grad *g, const char *suffix)
{
    const char *base = g->function->is_main ? "train" : g->function->name->text;
    const char *name = arena_printf(g->arena, "%s_%s", base, suffix);
    for (unsigned n = 2; function_named(g->program, name); n++)
        name = arena_printf(g->arena, "%s_%s_%u", base, suffix, n);
    return name;
}

/* ---- leaves: whose gradients */

typedef struct Roots {
    Grad *g;
    IrExprVec found;
    PointerMap assigned; /* IrVariable: by the slice, so that they name nothing before it */
} Roots;

static bool same_place(const IrExpr *a, const IrExpr *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == IR_VAR)
        return a->variable == b->variable;
    return a->kind == IR_FIELD && a->field == b->field && same_place(a->receiver, b->receiver);
}

static bool is_path(const IrExpr *expr)
{
    return expr->kind == IR_VAR || (expr->kind == IR_FIELD && is_path(expr->receiver));
}

static bool see_root(IrExpr *expr, void *context)
{
    Roots *roots = context;
    if (grad_has_role(expr, "detach"))
        return false;
    if (!is_path(expr) || !grad_is_module_type(expr->type))
        return true;
    if (expr->kind == IR_VAR && pointer_map_has(&roots->assigned, expr->variable))
        return true;
    vec_each(i, &roots->found)
        if (same_place(roots->found.items[i], expr))
            return false;
    vec_push(roots->g->arena, &roots->found, expr);
    return false; /* the parts of a module are in it */
}

static bool turns_on(IrStmt *stmt, void *context)
{
    bool *found = context;
    *found |= stmt->kind == IR_SCOPE && stmt->scope == IR_SCOPE_GRAD;
    return !*found;
}

/* What is computed without gradients (a target network's values) is a constant of the loss. */
static bool records_graph(IrStmt *stmt, void *context)
{
    (void)context;
    if (stmt->kind != IR_SCOPE || stmt->scope != IR_SCOPE_NO_GRAD)
        return true;
    bool found = false;
    ir_walk_block(&stmt->body, turns_on, NULL, &found);
    return found;
}

/* Modules that functions called by the slice reach as globals. */
static void add_global_roots(Roots *roots, IrFunction *function, int depth);

typedef struct CallWalk {
    Roots *roots;
    int depth;
} CallWalk;

static bool see_call(IrExpr *expr, void *context)
{
    CallWalk *walk = context;
    if (grad_has_role(expr, "detach"))
        return false;
    if (expr->kind == IR_VAR && expr->variable->kind == IR_GLOBAL && grad_is_module_type(expr->type))
        see_root(expr, walk->roots);
    if (expr->kind == IR_CALL && walk->depth < 8)
        add_global_roots(walk->roots, expr->function, walk->depth + 1);
    return true;
}

static void add_global_roots(Roots *roots, IrFunction *function, int depth)
{
    CallWalk walk = {.roots = roots, .depth = depth};
    ir_walk_block(&function->body, records_graph, see_call, &walk);
}

static void find_roots(Grad *g, const Slice *slice, Roots *roots)
{
    roots->g = g;
    CallWalk walk = {.roots = roots};
    for (size_t i = slice->first; i <= slice->last; i++) {
        Uses uses = {0};
        grad_uses(g, slice->block->statements.items[i], &uses);
        map_each(entry, &uses.assigns)
            pointer_map_set(g->arena, &roots->assigned, entry->key, (void *)entry->key);
    }
    for (size_t i = slice->first; i <= slice->last; i++) {
        IrBlock one = {0};
        vec_push(g->arena, &one.statements, slice->block->statements.items[i]);
        ir_walk_block(&one, records_graph, see_root, roots);
        ir_walk_block(&one, records_graph, see_call, &walk);
    }
}

/* One module: that one. Several: a list of parameters, joined. */
static IrExpr *leaves_of(Grad *g, const Slice *slice)
{
    Roots roots = {0};
    find_roots(g, slice, &roots);
    if (roots.found.count == 0)
        return NULL;
    IrExpr *first = ir_copy(g->program, roots.found.items[0]);
    if (roots.found.count == 1)
        return first;
    const IrType *params = ir_type_library(&g->program->types, "nn_params", false);
    const IrType *module = ir_type_library(&g->program->types, "nn_module", false);
    IrExpr *all = NULL;
    vec_each(i, &roots.found) {
        IrExpr *one = ir_c_call(g->program, "nn_parameters", params, first->span);
        vec_push(g->arena, &one->args, ir_convert(g->program, ir_copy(g->program, roots.found.items[i]), module, first->span));
        if (!all) {
            all = one;
            continue;
        }
        IrExpr *join = ir_c_call(g->program, "nn_params_join", params, first->span);
        vec_push(g->arena, &join->args, all);
        vec_push(g->arena, &join->args, one);
        all = join;
    }
    return all;
}

/* ---- fields and locals */

static IrField *field_for(Lift *lift, IrVariable *variable)
{
    Grad *g = lift->g;
    IrField *field = ir_field(g->program, &lift->grad->record->fields, variable->name->text, variable->type, IR_FIELD_PLAIN, variable->span);
    field->note = variable->note;
    pointer_map_set(g->arena, &lift->fields, variable, field);
    return field;
}

static IrVariable *inner_for(Lift *lift, IrVariable *variable)
{
    IrFunction *function = lift->grad->function;
    const char *name = ir_free_name(lift->g->program, function, variable->name->text);
    IrVariable *inner = ir_local(lift->g->program, function, name, variable->type, variable->span);
    inner->note = variable->note;
    pointer_map_set(lift->g->arena, &lift->inner, variable, inner);
    return inner;
}

/* Variables that the slice reads before it has assigned them. */
static void add_inputs(Lift *lift, PointerMap *made)
{
    Grad *g = lift->g;
    const Slice *slice = lift->slice;
    for (size_t i = slice->first; i <= slice->last; i++) {
        IrStmt *stmt = slice->block->statements.items[i];
        Uses uses = {0};
        grad_uses(g, stmt, &uses);
        bool is_simple = stmt->kind == IR_ASSIGN || stmt->kind == IR_EXPR || stmt->kind == IR_PRINT;
        map_each(entry, &uses.reads) {
            IrVariable *variable = (IrVariable *)entry->key;
            bool known = pointer_map_has(made, variable) || pointer_map_has(&lift->fields, variable);
            if (variable->kind == IR_GLOBAL || known || !grad_reads_first(g, stmt, variable))
                continue;
            field_for(lift, variable);
            vec_push(g->arena, &lift->grad->inputs, ir_var(g->program, variable, stmt->span));
        }
        map_each(entry, &uses.assigns) {
            bool is_field = pointer_map_has(&lift->fields, entry->key);
            pointer_map_set(g->arena, made, entry->key, (void *)entry->key);
            if (is_field || !is_simple) /* changes on the way: a local that the emission can own */
                pointer_map_set(g->arena, &lift->held, entry->key, (void *)entry->key);
        }
    }
}

/* Variables that the slice assigns and others read: they come back in the step. */
static void add_outputs(Lift *lift, const PointerMap *made)
{
    PointerMap *outputs = &lift->outputs;
    Grad *g = lift->g;
    map_each(entry, made) {
        IrVariable *variable = (IrVariable *)entry->key;
        if (variable == lift->slice->loss || variable->kind == IR_GLOBAL)
            continue;
        if (!grad_live_after(g, lift->slice, variable))
            continue;
        pointer_map_set(g->arena, outputs, variable, variable);
        if (!pointer_map_has(&lift->fields, variable)) {
            bool keeps = grad_may_keep(g, lift->slice, variable);
            field_for(lift, variable);
            vec_push(g->arena, &lift->grad->inputs, keeps ? ir_var(g->program, variable, lift->slice->loss->span) : NULL);
            if (keeps)
                pointer_map_set(g->arena, &lift->held, variable, variable);
        }
        if (pointer_map_has(&g->tainted, variable))
            pointer_map_set(g->arena, &g->graph_fields, pointer_map_get(&lift->fields, variable), variable);
    }
}

/* ---- rewriting the moved statements */

static bool rewrite_expr(IrExpr *expr, void *context)
{
    Lift *lift = context;
    if (expr->kind != IR_VAR || expr->variable->kind == IR_GLOBAL || expr->variable == lift->param)
        return true;
    IrField *field = pointer_map_get(&lift->fields, expr->variable);
    if (field && !pointer_map_has(&lift->held, expr->variable)) {
        IrExpr *step = ir_var(lift->g->program, lift->param, expr->span);
        *expr = *ir_field_of(lift->g->program, step, field, expr->span);
        return false;
    }
    IrVariable *inner = pointer_map_get(&lift->inner, expr->variable);
    expr->variable = inner ? inner : inner_for(lift, expr->variable);
    return true;
}

static IrVariable *inner_variable(Lift *lift, IrVariable *variable)
{
    if (!variable || variable->kind == IR_GLOBAL)
        return variable;
    IrVariable *inner = pointer_map_get(&lift->inner, variable);
    return inner ? inner : inner_for(lift, variable);
}

static bool rewrite_stmt(IrStmt *stmt, void *context)
{
    Lift *lift = context;
    if (stmt->kind == IR_FOR_RANGE)
        stmt->variable = inner_variable(lift, stmt->variable);
    if (stmt->kind == IR_FOR_EACH) {
        stmt->index = inner_variable(lift, stmt->index);
        vec_each(i, &stmt->sources)
            vec_each(k, &stmt->sources.items[i].targets)
                stmt->sources.items[i].targets.items[k] = inner_variable(lift, stmt->sources.items[i].targets.items[k]);
    }
    return true;
}

static IrExpr *step_field(Lift *lift, IrVariable *variable, Span span)
{
    IrExpr *step = ir_var(lift->g->program, lift->param, span);
    return ir_field_of(lift->g->program, step, pointer_map_get(&lift->fields, variable), span);
}

/* Locals that begin with the value of a field. */
static void load_inputs(Lift *lift, IrFunction *function)
{
    Grad *g = lift->g;
    map_each(entry, &lift->held) {
        IrVariable *variable = (IrVariable *)entry->key;
        bool is_input = false;
        vec_each(i, &lift->grad->inputs)
            is_input |= lift->grad->inputs.items[i] && lift->grad->inputs.items[i]->variable == variable;
        if (!is_input)
            continue;
        IrExpr *local = ir_var(g->program, inner_variable(lift, variable), variable->span);
        vec_push(g->arena, &function->body.statements, ir_assign(g->program, local, step_field(lift, variable, variable->span), variable->span));
    }
}

/* A local's value for the caller: it must outlive the function's own reference. */
static IrExpr *handed_out(Grad *g, IrExpr *value)
{
    if (value->type->kind != IR_TYPE_ARRAY)
        return value;
    IrExpr *retained = ir_c_call(g->program, "mx_retained", value->type, value->span);
    vec_push(g->arena, &retained->args, value);
    IrExpr *released = ir_c_call(g->program, "mx_autorelease", value->type, value->span);
    vec_push(g->arena, &released->args, retained);
    return released;
}

/* In front of the statement that gives the loss, if it is the last one; else at the end. */
static void store_outputs(Lift *lift, IrFunction *function)
{
    Grad *g = lift->g;
    IrStmt *last = vec_last(&function->body.statements);
    bool before_last = grad_assigned(last) && grad_assigned(last) == inner_variable(lift, lift->slice->loss);
    if (before_last)
        function->body.statements.count--;
    map_each(entry, &lift->outputs) {
        IrVariable *variable = (IrVariable *)entry->key;
        if (!pointer_map_has(&lift->held, variable))
            continue;
        IrExpr *value = handed_out(g, ir_var(g->program, inner_variable(lift, variable), last->span));
        vec_push(g->arena, &function->body.statements, ir_assign(g->program, step_field(lift, variable, last->span), value, last->span));
    }
    if (before_last)
        vec_push(g->arena, &function->body.statements, last);
}

/* The block's last statement `loss = e` reads better as `return e`. */
static void add_return(Lift *lift, IrFunction *function)
{
    Grad *g = lift->g;
    IrStmt *last = vec_last(&function->body.statements);
    IrField *field = pointer_map_get(&lift->fields, lift->slice->loss);
    store_outputs(lift, function);
    if (field && !pointer_map_has(&lift->held, lift->slice->loss)) { /* it had a value before the slice */
        IrExpr *value = ir_field_of(g->program, ir_var(g->program, lift->param, last->span), field, last->span);
        ir_append(g->program, &function->body, ir_return(g->program, value, last->span));
        return;
    }
    IrVariable *loss = inner_variable(lift, lift->slice->loss);
    if (last->kind == IR_ASSIGN && last->op == IR_OP_NONE && last->place->kind == IR_VAR && last->place->variable == loss) {
        last->kind = IR_RETURN;
        last->place = NULL;
        vec_each(i, &function->locals)
            if (function->locals.items[i] == loss) {
                bool read = false;
                vec_each(k, &function->body.statements) {
                    Uses uses = {0};
                    grad_uses(g, function->body.statements.items[k], &uses);
                    read |= pointer_map_has(&uses.reads, loss) || pointer_map_has(&uses.assigns, loss);
                }
                if (!read)
                    function->locals.items[i] = vec_last(&function->locals), function->locals.count--;
                break;
            }
        return;
    }
    ir_append(g->program, &function->body, ir_return(g->program, ir_var(g->program, loss, last->span), last->span));
}

static void prepend_inputs(Lift *lift, IrFunction *function)
{
    IrBlock moved = function->body;
    memset(&function->body.statements, 0, sizeof function->body.statements);
    load_inputs(lift, function);
    vec_each(i, &moved.statements)
        vec_push(lift->g->arena, &function->body.statements, moved.statements.items[i]);
}

static void move_statements(Lift *lift)
{
    Grad *g = lift->g;
    Slice *slice = lift->slice;
    IrFunction *function = lift->grad->function;
    for (size_t i = slice->first; i <= slice->last; i++) {
        IrStmt *stmt = slice->block->statements.items[i];
        bool is_zero_grad = stmt->kind == IR_EXPR && grad_has_role(stmt->value, "zero_grad");
        if (!is_zero_grad)
            vec_push(g->arena, &function->body.statements, stmt);
    }
    ir_walk_block(&function->body, rewrite_stmt, rewrite_expr, lift);
    prepend_inputs(lift, function);
    add_return(lift, function);
}

static IrFunction *loss_function(Grad *g, const char *name, Span span)
{
    const IrType *array = ir_type(&g->program->types, IR_TYPE_ARRAY);
    const char *qualname = arena_printf(g->arena, "%s (loss of line %u)", g->function->qualname, span.line);
    IrFunction *function = ir_function(g->program, g->module, name, qualname, array, span);
    function->is_loss = true;
    function->doc = arena_printf(g->arena, "The loss that %s:%u differentiates.", g->module->path, span.line);
    return function;
}

/* Behind the function that it serves; a method's behind all others. */
static void insert_function(Grad *g, IrFunction *lifted)
{
    IrFunctionVec *functions = &g->module->functions;
    vec_push(g->arena, functions, lifted);
    for (size_t i = functions->count - 1; i > 0 && functions->items[i - 1] == g->function; i--) {
        functions->items[i] = functions->items[i - 1];
        functions->items[i - 1] = lifted;
    }
}

/* The statements after the slice, with VALUE_AND_GRAD, zero_grads that stood inside, and outputs in its place. */
static void replace_slice(Lift *lift, IrStmt *stmt, const PointerMap *outputs)
{
    Grad *g = lift->g;
    Slice *slice = lift->slice;
    IrBlock old = *slice->block, *block = slice->block;
    memset(&block->statements, 0, sizeof block->statements);
    for (size_t i = 0; i < old.statements.count; i++) {
        IrStmt *one = old.statements.items[i];
        bool inside = i >= slice->first && i <= slice->last;
        if (!inside || (one->kind == IR_EXPR && grad_has_role(one->value, "zero_grad")))
            vec_push(g->arena, &block->statements, one);
        if (i != slice->last)
            continue;
        vec_push(g->arena, &block->statements, stmt);
        map_each(entry, outputs) {
            IrVariable *variable = (IrVariable *)entry->key;
            IrExpr *step = ir_var(g->program, lift->grad->step, stmt->span);
            IrExpr *value = ir_field_of(g->program, step, pointer_map_get(&lift->fields, variable), stmt->span);
            vec_push(g->arena, &block->statements, ir_assign(g->program, ir_var(g->program, variable, stmt->span), value, stmt->span));
        }
    }
    slice->at = slice->at + block->statements.count - old.statements.count;
}

IrStmt *grad_lift_slice(Grad *g, Slice *slice)
{
    Span span = slice->block->statements.items[slice->at]->span;
    IrExpr *leaves = leaves_of(g, slice);
    if (!leaves)
        return NULL;
    IrGrad *grad = ARENA_NEW(g->arena, IrGrad);
    Lift lift = {.g = g, .slice = slice, .grad = grad};
    grad->leaves = leaves;
    grad->record = ir_record(g->program, g->module, unique_name(g, "step"), span);
    grad->record->comment = arena_printf(g->arena, "What the loss of %s:%u reads and gives back.", g->module->path, span.line);
    const IrType *record = ir_type_record(&g->program->types, grad->record);
    grad->function = loss_function(g, unique_name(g, "loss"), span);
    lift.param = ir_param(g->program, grad->function, "step", record, span);
    grad->loss = slice->loss;
    grad->step = ir_local(g->program, g->function, ir_free_name(g->program, g->function, "step"), record, span);
    grad->grads = ir_local(g->program, g->function, ir_free_name(g->program, g->function, "grads"),
                           ir_type_library(&g->program->types, "nn_grads", true), span);
    PointerMap made = {0};
    add_inputs(&lift, &made);
    add_outputs(&lift, &made);
    IrStmt *stmt = ir_stmt(g->program, IR_VALUE_AND_GRAD, slice->block->statements.items[slice->first]->span);
    stmt->grad = grad;
    stmt->blank_above = slice->block->statements.items[slice->first]->blank_above;
    move_statements(&lift);
    replace_slice(&lift, stmt, &lift.outputs);
    insert_function(g, grad->function);
    return stmt;
}
