/* After the final round: types without cells, the lists of the Program in the order of the source, what was never called. */
#include "sema/infer.h"

#include <stdlib.h>

static bool was_called(const Infer *infer, const Instance *instance)
{
    return instance->state->walked == infer->round && instance->unique && !instance->is_dropped;
}

/* ---- functions ---------------------------------------------------------------------------------------------------------- */

static void keep_called(Infer *infer, UserFunction *function)
{
    size_t used = 0;
    vec_each(i, &function->instances) {
        Instance *instance = function->instances.items[i];
        if (!was_called(infer, instance))
            continue;
        instance->number = (unsigned)used;
        function->instances.items[used++] = instance;
    }
    function->instances.count = used;
}

static void resolve_variables(TypeStore *types, VariableVec *list)
{
    vec_each(i, list) {
        Variable *variable = list->items[i];
        variable->type = type_resolve(types, variable->type);
        variable->vanishes = type_vanishes(variable->type);
    }
}

static void resolve_instance(Infer *infer, Instance *instance)
{
    resolve_variables(infer->types, &instance->params);
    resolve_variables(infer->types, &instance->variables);
    instance->result = type_resolve(infer->types, type_widen(infer->types, instance->state->result));
}

/* A field that a base has too is the base's. */
static void drop_shadowed_fields(UserClass *class_)
{
    size_t used = 0;
    vec_each(i, &class_->fields)
        if (find_field(&class_->class_, class_->fields.items[i]->name) == class_->fields.items[i])
            class_->fields.items[used++] = class_->fields.items[i];
    class_->fields.count = used;
}

static void resolve_class(Infer *infer, UserClass *class_)
{
    drop_shadowed_fields(class_);
    vec_each(i, &class_->fields) {
        Field *field = class_->fields.items[i];
        field->type = type_resolve(infer->types, field->type);
        if (!field->type->literal.is_settled)
            field->type = type_widen(infer->types, field->type);
        field->vanishes = type_vanishes(field->type);
    }
    resolve_variables(infer->types, &class_->attributes);
    for (int slot = 0; slot < SLOT_COUNT; slot++) /* the last round may make no instance of what earlier ones made some of */
        if (class_->slots[slot] && !was_called(infer, class_->slots[slot]))
            class_->slots[slot] = NULL;
}

/* What C declares where an expression reads or writes a slot. */
static void fill_slot(ExprInfo *info)
{
    if (info->variable)
        info->stored = info->variable->type;
    else if (info->field)
        info->stored = info->field->type;
}

static void fill_stored(Instance *instance)
{
    map_each(entry, &instance->state->exprs)
        fill_slot(&((ExprEntry *)entry->value)->info);
    map_each(entry, &instance->state->stmts) {
        const StmtInfo *info = &((StmtEntry *)entry->value)->info;
        if (info->loaded)
            fill_slot((ExprInfo *)info->loaded);
    }
}

static void report_uncalled(Infer *infer)
{
    Program *program = infer->program;
    vec_each(i, &program->functions) {
        UserFunction *function = program->functions.items[i];
        bool is_inner = function->parent && function->parent->params && !function->class_;
        bool is_quiet = function->lambda || function->rule || is_inner || !function->def || function->is_made || function->module->is_library;
        if (function->instances.count || is_quiet)
            continue;
        if (function->class_ && function->class_->class_.base && function->name->text[0] == '_')
            continue; /* protocol methods of a base class may be called by the runtime */
        diag_report(infer->diagnostics, DIAG_never_called, function->def->function_def.name_span,
                    "`%s` is never called", function->qualified->text);
    }
}

/* ---- order -------------------------------------------------------------------------------------------------------------- */

static Span instance_place(const Instance *instance)
{
    const UserFunction *function = instance->function;
    if (function->def)
        return function->def->span;
    if (function->lambda)
        return function->lambda->span;
    return (Span){.file = function->module->ast->file->id, .start = UINT32_MAX}; /* a module's body: behind its functions */
}

static int compare_instances(const void *left, const void *right)
{
    const Instance *a = *(Instance *const *)left, *b = *(Instance *const *)right;
    Span x = instance_place(a), y = instance_place(b);
    if (x.file != y.file)
        return x.file < y.file ? -1 : 1;
    if (x.start != y.start)
        return x.start < y.start ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static int compare_events(const void *left, const void *right)
{
    const Event *a = left, *b = right;
    if (a->span.file != b->span.file)
        return a->span.file < b->span.file ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

static bool same_event(const Event *a, const Event *b)
{
    return a->kind == b->kind && a->api == b->api && a->span.file == b->span.file && a->span.start == b->span.start &&
           a->span.end == b->span.end;
}

/* One record an event: an expression that two instances walk is one place. */
static void sort_events(Program *program)
{
    if (!program->events.count)
        return;
    qsort(program->events.items, program->events.count, sizeof *program->events.items, compare_events);
    size_t used = 1;
    for (size_t i = 1; i < program->events.count; i++)
        if (!same_event(&program->events.items[i], &program->events.items[used - 1]))
            program->events.items[used++] = program->events.items[i];
    program->events.count = used;
}

/* ---- records ------------------------------------------------------------------------------------------------------------ */

static void add_record(Program *program, const Type *type)
{
    vec_each(i, &program->records)
        if (program->records.items[i]->name == type->name)
            return;
    vec_push(program->arena, &program->records, type);
}

static void collect_records(Program *program, const Type *type, int depth)
{
    if (depth > 6)
        return;
    if (type->kind == TYPE_RECORD) {
        add_record(program, type);
        for (size_t i = 0; i < type->field_count; i++)
            collect_records(program, type->fields[i].type, depth + 1);
    }
    for (size_t i = 0; i < type->item_count; i++)
        collect_records(program, type->items[i], depth + 1);
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

static void collect_modules(Infer *infer)
{
    Program *program = infer->program;
    map_each(entry, &infer->modules) {
        SemaModule *module = entry->value;
        bool is_listed = !module->body;
        vec_each(i, &program->modules)
            is_listed |= program->modules.items[i] == module;
        if (!is_listed)
            vec_push(infer->arena, &program->modules, module);
    }
    vec_push(infer->arena, &program->modules, program->main);
}

/* Globals that functions alone bind (`global x`) belong to the module's body all the same. */
static void own_globals(Infer *infer)
{
    vec_each(i, &infer->program->modules) {
        const UserFunction *body = infer->program->modules.items[i]->body;
        for (size_t k = 0; body && k < body->scope->list.count; k++) {
            Variable *variable = body->scope->list.items[k]->shared ? body->scope->list.items[k]->shared->variable : NULL;
            if (variable && !variable->owner && body->instances.count)
                variable->owner = body->instances.items[0];
        }
    }
}

/* A name imported from a module that binds it once, never bound again itself, is that module's variable. */
static void alias_imports(Program *program)
{
    vec_each(i, &program->imported) {
        Variable *bound = program->imported.items[i].bound->variable, *source = program->imported.items[i].source->variable;
        if (bound && source && bound != source && source->is_constant && bound->assignments == 1 && bound->is_constant &&
            bound->type == source->type)
            bound->same_as = source->same_as ? source->same_as : source;
    }
}

static void drop_instances(Program *program)
{
    size_t used = 0;
    vec_each(i, &program->instances)
        if (!program->instances.items[i]->is_dropped)
            program->instances.items[used++] = program->instances.items[i];
    program->instances.count = used;
}

void infer_finish(Infer *infer)
{
    Program *program = infer->program;
    collect_modules(infer);
    drop_instances(program);
    own_globals(infer);
    vec_each(i, &program->functions)
        keep_called(infer, program->functions.items[i]);
    closures_finish(infer);
    program->prints_namespaces = infer->types->prints_namespaces;
    vec_each(i, &program->instances)
        resolve_instance(infer, program->instances.items[i]);
    vec_each(i, &program->classes)
        resolve_class(infer, program->classes.items[i]);
    resolve_variables(infer->types, &program->globals);
    alias_imports(program);
    vec_each(i, &program->instances) {
        Instance *instance = program->instances.items[i];
        fill_stored(instance);
        map_each(entry, &instance->state->exprs)
            if (((ExprEntry *)entry->value)->round == infer->round)
                collect_records(program, ((ExprEntry *)entry->value)->info.type, 0);
    }
    vec_each(i, &program->parsers) {
        ArgParser *parser = program->parsers.items[i];
        parser->record = type_resolve(infer->types, parser->record);
        if (parser->record->kind == TYPE_RECORD)
            add_record(program, parser->record);
    }
    if (program->instances.count)
        qsort(program->instances.items, program->instances.count, sizeof *program->instances.items, compare_instances);
    sort_events(program);
    report_uncalled(infer);
}

/* ---- the tables from outside -------------------------------------------------------------------------------------------- */

const ExprInfo *sema_expr(const Instance *instance, const Expr *expr)
{
    for (const Instance *i = instance; i; i = i->state->parent) {
        const ExprEntry *entry = pointer_map_get(&i->state->exprs, expr);
        if (entry && entry->round == i->state->infer->round)
            return &entry->info;
    }
    return NULL;
}

const Type *sema_type(const Instance *instance, const Expr *expr)
{
    const ExprInfo *info = sema_expr(instance, expr);
    return info ? info->type : instance->state->infer->types->never;
}

const StmtInfo *sema_stmt(const Instance *instance, const Stmt *stmt)
{
    static const StmtInfo dead = {.is_dead = true};
    const StmtEntry *entry = pointer_map_get(&instance->state->stmts, stmt);
    return entry && entry->round == instance->state->infer->round ? &entry->info : &dead;
}

const Iteration *sema_iteration(const Instance *instance, NodeId id)
{
    return pointer_map_get(&instance->state->iterations, (void *)(uintptr_t)id);
}

const WithInfo *sema_with(const Instance *instance, const WithItem *item)
{
    return pointer_map_get(&instance->state->withs, item);
}

Variable *sema_handler(const Instance *instance, const ExceptHandler *handler)
{
    const ExprInfo *info = pointer_map_get(&instance->state->handlers, handler);
    return info ? info->variable : NULL;
}

Instance *sema_function_instance(const Type *function)
{
    bool is_user = function->kind == TYPE_FUNCTION && function->function && function->function->instances.count;
    return is_user ? function->function->instances.items[0] : NULL;
}

Field *sema_field(const UserClass *class_, Name name)
{
    return find_field(&class_->class_, name);
}

UserFunction *sema_method(const UserClass *class_, Name name)
{
    return class_method(&class_->class_, name);
}
