/* The checks of names that may have no value, and what keeps them informed. See unbound.h; the reads are found in unbound_flow.c. */
#include "lower/unbound.h"

#include "lower/effect.h"

#include <string.h>

/* ---- what tells whether a name has a value */

/* The variable itself, which is NULL until it is bound, or a flag. */
static IrVariable *witness_of(IrProgram *program, IrFunction *function, IrVariable *variable)
{
    if (variable->bound)
        return variable->bound;
    const IrType *type = variable->type;
    bool is_pointer = ir_type_is_heap(type) || (type->kind == IR_TYPE_LIBRARY && !type->is_embedded);
    if (is_pointer && variable->is_never_none) {
        variable->bound = variable;
        return variable;
    }
    const IrType *flag = ir_type(&program->types, IR_TYPE_BOOL);
    const char *name = arena_printf(program->arena, "%s_bound", variable->name->text);
    variable->bound = variable->kind == IR_GLOBAL ? ir_global(program, variable->module, name, flag, variable->span)
                                                  : ir_local(program, function, ir_free_name(program, function, name), flag, variable->span);
    variable->bound->is_flag = true;
    return variable->bound;
}

static IrExpr *has_value(IrProgram *program, IrFunction *function, const IrExpr *read)
{
    IrVariable *variable = read->variable;
    if (variable->kind != IR_GLOBAL && !(read->unbound & IR_MAY_BE_BOUND))
        return ir_bool(program, false, read->span);
    IrVariable *witness = witness_of(program, function, variable);
    IrExpr *value = ir_var(program, witness, read->span);
    return witness == variable ? ir_is_null(program, IR_NE, value, read->span) : value;
}

/* ---- fields */

static bool tells_itself(const IrField *field)
{
    const IrType *type = field->type;
    bool is_pointer = ir_type_is_heap(type) || (type->kind == IR_TYPE_LIBRARY && !type->is_embedded);
    return field->kind == IR_FIELD_MODULE || field->kind == IR_FIELD_PARAMETER || (is_pointer && field->is_never_none);
}

void unbound_witness(IrProgram *program, const IrExpr *read)
{
    IrField *field = read->field;
    if (field->bound)
        return;
    if (tells_itself(field)) {
        field->bound = field;
        return;
    }
    const char *name = arena_printf(program->arena, "has_%s", field->name->text);
    while (ir_class_field(field->class_, name_intern(program->names, name)))
        name = arena_printf(program->arena, "%s_", name);
    field->bound = ir_field(program, &field->class_->fields, name, ir_type(&program->types, IR_TYPE_BOOL), IR_FIELD_PLAIN, field->span);
}

bool unbound_has_flag(const IrField *field)
{
    return field->bound && field->bound != field;
}

static IrExpr *field_has_value(IrProgram *program, const IrExpr *read)
{
    IrField *field = read->field;
    IrExpr *value = ir_field_of(program, ir_copy(program, read->receiver), field->bound, read->span);
    if (field->bound != field)
        return value;
    if (field->kind == IR_FIELD_MODULE) {
        IrExpr *is_made = ir_c_call(program, "nn_is_made", ir_type(&program->types, IR_TYPE_BOOL), read->span);
        vec_push(program->arena, &is_made->args, value);
        return is_made;
    }
    if (field->kind == IR_FIELD_PARAMETER)
        value->type = ir_type_library(&program->types, "nn_param", false);
    return ir_is_null(program, IR_NE, value, read->span);
}

IrExpr *unbound_answer(IrProgram *program, const IrExpr *asked)
{
    const IrExpr *read = asked->args.items[0];
    return asked->unbound ? field_has_value(program, read) : ir_bool(program, true, asked->span);
}

static IrStmt *field_check(IrProgram *program, const IrFunction *function, const IrExpr *read)
{
    const IrVariable *owner = read->receiver->kind == IR_VAR ? read->receiver->variable : NULL;
    bool is_scope = read->field->class_->is_scope, is_own = owner && owner->kind == IR_LOCAL;
    const char *check = !is_scope ? "py_check_attribute" : is_own ? "py_check_local" : "py_check_free";
    const char *name = arena_printf(program->arena, "\"%s\"", read->field->spelled->text);
    (void)function;
    IrExpr *call = ir_c_call(program, check, ir_type(&program->types, IR_TYPE_VOID), read->span);
    vec_push(program->arena, &call->args, field_has_value(program, read));
    if (!is_scope)
        vec_push(program->arena, &call->args, ir_copy(program, read->receiver));
    vec_push(program->arena, &call->args, ir_c_name(program, name, ir_type(&program->types, IR_TYPE_VALUE), read->span));
    return ir_expr_stmt(program, call, read->span);
}

IrStmt *unbound_check(IrProgram *program, IrFunction *function, const IrExpr *read)
{
    if (read->kind == IR_FIELD)
        return field_check(program, function, read);
    bool is_name = read->variable->kind == IR_GLOBAL || function->is_main;
    const char *name = arena_printf(program->arena, "\"%s\"", read->variable->spelled->text);
    IrExpr *check = ir_c_call(program, is_name ? "py_check_name" : "py_check_local", ir_type(&program->types, IR_TYPE_VOID), read->span);
    vec_push(program->arena, &check->args, has_value(program, function, read));
    vec_push(program->arena, &check->args, ir_c_name(program, name, ir_type(&program->types, IR_TYPE_VALUE), read->span));
    return ir_expr_stmt(program, check, read->span);
}

/* ---- binding and unbinding */

typedef struct Keeper {
    IrProgram *program;
    IrFunction *function;
    void (*rewrite)(struct Keeper *keeper, IrStmt *stmt, IrBlock *out); /* appends what stands for the statement */
} Keeper;

static void keep_block(Keeper *k, IrBlock *block)
{
    IrBlock out = *block;
    memset(&out.statements, 0, sizeof out.statements);
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            keep_block(k, ir_block_at(stmt, b));
        k->rewrite(k, stmt, &out);
    }
    *block = out;
}

static void keep_function(IrFunction *function, void *context)
{
    Keeper *k = context;
    k->function = function;
    keep_block(k, &function->body);
}

static void keep_program(IrProgram *program, void (*rewrite)(Keeper *keeper, IrStmt *stmt, IrBlock *out))
{
    Keeper k = {.program = program, .rewrite = rewrite};
    ir_each_function(program, keep_function, &k);
}

static IrStmt *unbinding(Keeper *k, IrVariable *variable, Span span)
{
    bool is_own = variable->bound == variable;
    IrExpr *nothing = is_own ? ir_null(k->program, variable->type, span) : ir_bool(k->program, false, span);
    return ir_assign(k->program, ir_var(k->program, variable->bound, span), nothing, span);
}

/* The statement becomes that nothing is there any more; its value goes, where that is a reference. */
static void forget_field(Keeper *k, IrStmt *stmt, IrBlock *out)
{
    IrField *field = stmt->place->field;
    IrExpr *object = stmt->place->receiver;
    stmt->kind = IR_ASSIGN;
    if (ir_type_is_heap(field->type)) {
        stmt->value = ir_null(k->program, field->type, stmt->span);
        ir_append(k->program, out, stmt);
    }
    if (!unbound_has_flag(field))
        return;
    IrExpr *flag = ir_field_of(k->program, ir_copy(k->program, object), field->bound, stmt->span);
    ir_append(k->program, out, ir_assign(k->program, flag, ir_bool(k->program, false, stmt->span), stmt->span));
}

static void forget(Keeper *k, IrStmt *stmt, IrBlock *out)
{
    vec_each(i, &stmt->handlers) {
        IrHandler *handler = &stmt->handlers.items[i];
        if (handler->variable && handler->variable->bound)
            ir_append(k->program, &handler->body, unbinding(k, handler->variable, stmt->span));
    }
    if (stmt->kind == IR_DELETE && stmt->place->kind == IR_FIELD) {
        forget_field(k, stmt, out);
        return;
    }
    if (stmt->kind != IR_DELETE || stmt->place->kind != IR_VAR) {
        ir_append(k->program, out, stmt);
        return;
    }
    if (!stmt->place->variable->bound)
        return;
    IrStmt *unbind = unbinding(k, stmt->place->variable, stmt->span);
    unbind->leading = stmt->leading;
    unbind->trailing = stmt->trailing;
    unbind->blank_above = stmt->blank_above;
    ir_append(k->program, out, unbind);
}

void unbound_forget(IrProgram *program)
{
    keep_program(program, forget);
}

static bool has_flag(const Keeper *k, const IrVariable *variable)
{
    if (!variable || !variable->bound || !variable->bound->is_flag)
        return false;
    if (variable->kind == IR_GLOBAL)
        return true;
    vec_each(i, &k->function->locals)
        if (k->function->locals.items[i] == variable->bound)
            return true;
    return false;
}

static IrStmt *binding(Keeper *k, const IrVariable *variable, Span span)
{
    return ir_assign(k->program, ir_var(k->program, variable->bound, span), ir_bool(k->program, true, span), span);
}

/* The targets of a loop and the error of a handler are bound when the block begins. */
static void bind_first(Keeper *k, IrBlock *block, IrVariable *variable, Span span)
{
    if (!has_flag(k, variable))
        return;
    IrBlock out = *block;
    memset(&out.statements, 0, sizeof out.statements);
    ir_append(k->program, &out, binding(k, variable, span));
    vec_each(i, &block->statements)
        ir_append(k->program, &out, block->statements.items[i]);
    *block = out;
}

static void follow(Keeper *k, IrStmt *stmt, IrBlock *out)
{
    bool is_loop = stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH;
    ir_append(k->program, out, stmt);
    if (stmt->kind == IR_ASSIGN && !stmt->op && stmt->place->kind == IR_VAR && has_flag(k, stmt->place->variable))
        ir_append(k->program, out, binding(k, stmt->place->variable, stmt->span));
    bool sets_field = stmt->kind == IR_ASSIGN && !stmt->op && stmt->place->kind == IR_FIELD && unbound_has_flag(stmt->place->field);
    if (sets_field) {
        IrExpr *flag = ir_field_of(k->program, ir_copy(k->program, stmt->place->receiver), stmt->place->field->bound, stmt->span);
        ir_append(k->program, out, ir_assign(k->program, flag, ir_bool(k->program, true, stmt->span), stmt->span));
    }
    if (is_loop) {
        bind_first(k, &stmt->body, stmt->variable, stmt->span);
        bind_first(k, &stmt->body, stmt->index, stmt->span);
        vec_each(i, &stmt->sources)
            vec_each(t, &stmt->sources.items[i].targets)
                bind_first(k, &stmt->body, stmt->sources.items[i].targets.items[t], stmt->span);
    }
    vec_each(i, &stmt->handlers)
        bind_first(k, &stmt->handlers.items[i].body, stmt->handlers.items[i].variable, stmt->span);
}

void unbound_follow(IrProgram *program)
{
    keep_program(program, follow);
}
