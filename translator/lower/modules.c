/*
 * Imports of the script's own modules. A module's body is a function that its first import calls; which import that is, is
 * known where imports stand at the top level of the script and of what it imports: those are followed here in Python's order. An
 * import in a branch or a function calls the body too, which then keeps in mind that it has run.
 */
#include "lower/context.h"

#include <string.h>

typedef Vec(const SemaModule *) RunVec;

typedef struct Plan {
    Lower *l;
    PointerMap started; /* SemaModule -> itself */
} Plan;

static void plan_block(Plan *plan, const Instance *instance, const Block *block);

static void plan_import(Plan *plan, const Instance *instance, const Stmt *stmt)
{
    const StmtInfo *info = sema_stmt(instance, stmt);
    RunVec *first = ARENA_NEW(plan->l->arena, RunVec);
    if (info->is_dead)
        return;
    vec_each(i, &info->runs) {
        const SemaModule *module = info->runs.items[i];
        if (module->is_main || pointer_map_has(&plan->started, module))
            continue;
        pointer_map_set(plan->l->arena, &plan->started, module, (void *)module);
        vec_push(plan->l->arena, first, module);
        plan_block(plan, module->body->instances.items[0], module->body->body);
    }
    pointer_map_set(plan->l->arena, &plan->l->first_imports, stmt, first);
}

static void plan_block(Plan *plan, const Instance *instance, const Block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        const Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_IMPORT || stmt->kind == STMT_IMPORT_FROM)
            plan_import(plan, instance, stmt);
    }
}

void lower_plan_imports(Lower *l)
{
    Plan plan = {.l = l};
    const UserFunction *body = l->program->main->body;
    plan_block(&plan, body->instances.items[0], body->body);
}

static bool is_call_of(const IrStmt *stmt, const IrFunction *body)
{
    return stmt && stmt->kind == IR_EXPR && stmt->value->kind == IR_CALL && stmt->value->function == body;
}

static void run_bodies(Lower *l, const Stmt *stmt)
{
    const RunVec *first = pointer_map_get(&l->first_imports, stmt);
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    size_t count = first ? first->count : info->runs.count;
    for (size_t i = 0; i < count; i++) {
        const SemaModule *module = first ? first->items[i] : info->runs.items[i];
        if (module->is_main || !module->body || !module->body->instances.count)
            continue;
        IrFunction *body = lower_function_of(l, module->body->instances.items[0]);
        body->runs_once |= !first;
        if (is_call_of(l->block->statements.count ? vec_last(&l->block->statements) : NULL, body))
            continue; /* `import a` and then `from a import b` */
        lower_emit(l, ir_expr_stmt(l->ir, ir_call(l->ir, body, stmt->span), stmt->span));
    }
}

/* from math import pi: the value that the rules give, or NULL. */
static IrExpr *imported_value(Lower *l, const Stmt *stmt, const Alias *alias)
{
    if (stmt->import_from.level || !stmt->import_from.module)
        return NULL;
    const char *qualified = arena_printf(l->arena, "%s.%s", stmt->import_from.module->text, alias->name->text);
    const RuleSymbol *symbol = rules_find(l->program->rules, qualified);
    if (!symbol || symbol->kind != RULE_VALUE)
        return NULL;
    const RuleValue *value = symbol->value;
    IrExpr *literal = lower_literal(l, value->type, alias->span);
    if (literal || !value->c || strstr(value->c, "{self}"))
        return literal;
    return ir_c_name(l->ir, value->c, lower_type(l, value->type), alias->span);
}

/* A variable of one of the script's modules as it is now; NULL if the name is none. */
static IrExpr *imported_variable(Lower *l, const Alias *alias)
{
    vec_each(i, &l->program->imported) {
        const ImportedName *name = &l->program->imported.items[i];
        IrVariable *source = name->alias == alias && name->source->variable ? lower_variable_of(l, name->source->variable) : NULL;
        if (source)
            return ir_var(l->ir, source, alias->span);
    }
    return NULL;
}

static bool is_bound_by(const Variable *variable, const Alias *alias)
{
    return variable->span.file == alias->span.file && variable->span.start == alias->span.start;
}

/* Functions, classes and constants need nothing; other values are copied, as Python does. */
static void bind_names(Lower *l, const Stmt *stmt)
{
    vec_each(i, &stmt->import_from.names) {
        const Alias *alias = stmt->import_from.names.items[i];
        vec_each(k, &l->instance->variables) {
            Variable *variable = l->instance->variables.items[k];
            if (!is_bound_by(variable, alias) || lower_vanishes(variable) || variable->same_as || l->failed)
                continue;
            if (variable->type->kind == TYPE_ERROR)
                continue; /* it has no rule: that is said where it is used */
            IrVariable *place = lower_variable_of(l, variable);
            IrExpr *value = imported_variable(l, alias);
            if (!value)
                value = imported_value(l, stmt, alias);
            if (place && value)
                lower_emit(l, ir_assign(l->ir, ir_var(l->ir, place, alias->span),
                                        lower_convert(l, value, place->type, alias->span), alias->span));
            else
                lower_fail(l, alias->span, "importing `%s` is not converted yet: read it as an attribute of its module", alias->name->text);
        }
    }
}

/* What Python misses first of a.b.c: a. */
static const char *package(Lower *l, Name module)
{
    return arena_printf(l->arena, "%.*s", (int)strcspn(module->text, "."), module->text);
}

void lower_import(Lower *l, const Stmt *stmt)
{
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    if (info && info->absent) {
        const char *message = arena_printf(l->arena, "No module named '%s'", package(l, info->absent));
        IrStmt *raise = ir_stmt(l->ir, IR_RAISE, stmt->span);
        raise->exception = "PY_MODULE_NOT_FOUND_ERROR";
        ir_piece_text(l->ir, &raise->pieces, message, strlen(message));
        lower_emit(l, raise);
        return;
    }
    run_bodies(l, stmt);
    if (stmt->kind == STMT_IMPORT_FROM)
        bind_names(l, stmt);
}
