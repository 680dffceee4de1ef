/*
 * The program: modules, classes with their fields and methods, functions, globals. Functions are declared before any body is lowered, so
 * that calls find their targets; a body is lowered once per instance.
 */
#include "lower/context.h"

#include <string.h>

/* ---- names of variables */

static bool name_taken(const IrFunction *function, const char *name)
{
    vec_each(i, &function->params)
        if (name_is(function->params.items[i]->name, name))
            return true;
    vec_each(i, &function->locals)
        if (name_is(function->locals.items[i]->name, name))
            return true;
    return false;
}

const char *lower_free_name(Lower *l, const char *name)
{
    const char *unique = name;
    for (unsigned n = 2; name_taken(l->function, unique); n++)
        unique = arena_printf(l->arena, "%s_%u", name, n);
    return unique;
}

IrVariable *lower_temporary(Lower *l, const char *name, const IrType *type, Span span)
{
    return ir_local(l->ir, l->function, lower_free_name(l, name), type, span);
}

bool lower_vanishes(const Variable *variable)
{
    bool is_def = variable->is_definition && variable->type->kind == TYPE_FUNCTION; /* its scope is at hand */
    return is_def || variable->vanishes || type_vanishes(variable->type) || variable->type->kind == TYPE_NEVER;
}

IrVariable *lower_variable_of(Lower *l, Variable *variable)
{
    if (variable->kind == VARIABLE_CLASS)
        return lower_attribute_variable(l, variable);
    variable = variable->same_as ? variable->same_as : variable;
    return lower_inside(l, pointer_map_get(&l->variables, variable));
}

const IrType *lower_variable_type(Lower *l, const Variable *variable)
{
    bool is_parameter = variable->type->kind == TYPE_TENSOR && variable->type->is_parameter;
    return is_parameter ? ir_type_library(&l->ir->types, "nn_param", false) : lower_type(l, variable->type);
}

static void add_variable(Lower *l, Variable *variable, IrFunction *function)
{
    if (lower_vanishes(variable) || pointer_map_has(&l->variables, variable) || variable->same_as)
        return;
    if (variable->kind != VARIABLE_PARAM && lower_is_captured(l, variable))
        return;
    if (variable->kind == VARIABLE_PARAM && lower_spread_param(l, variable, function))
        return;
    const IrType *type = lower_variable_type(l, variable);
    IrVariable *out = NULL;
    if (type->kind == IR_TYPE_VOID)
        return;
    if (variable->kind == VARIABLE_GLOBAL)
        out = ir_global(l->ir, function->module, variable->unique->text, type, variable->span);
    else if (variable->kind == VARIABLE_PARAM)
        out = ir_param(l->ir, function, variable->unique->text, type, variable->span);
    else
        out = ir_local(l->ir, function, variable->unique->text, type, variable->span);
    out->note = lower_note(l, variable->type);
    out->spelled = variable->is_comprehension ? NULL : variable->name;
    out->is_never_none = !type_is_optional(variable->type) && variable->type->kind != TYPE_DYNAMIC;
    pointer_map_set(l->arena, &l->variables, variable, out);
}

/* ---- functions */

static const char *docstring(const Block *body)
{
    if (!body || body->count == 0 || body->items[0]->kind != STMT_EXPR)
        return NULL;
    const Expr *expr = body->items[0]->expr.value;
    return expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR ? expr->constant.text : NULL;
}

/* The body of a rule has no place in the script: tracebacks leave it out. */
static Span function_span(const UserFunction *function)
{
    if (function->rule)
        return (Span){0};
    if (function->def)
        return function->def->span;
    return function->lambda ? function->lambda->span : (Span){0};
}

static bool is_method_init(const UserFunction *function)
{
    return function->class_ && name_is(function->name, "__init__");
}

IrFunction *lower_function_of(Lower *l, const Instance *instance)
{
    IrFunction *out = pointer_map_get(&l->functions, instance);
    if (out)
        return out;
    const UserFunction *function = instance->function;
    IrModule *module = pointer_map_get(&l->modules, function->module);
    if (!module)
        module = l->ir->modules.items[0];
    out = ir_function(l->ir, module, instance->unique->text, function->qualified->text, lower_simple(l, IR_TYPE_VOID), function_span(function));
    pointer_map_set(l->arena, &l->functions, instance, out);
    out->is_main = !function->def && !function->lambda;
    out->is_init = is_method_init(function);
    out->is_lambda = function->lambda != NULL;
    out->is_adapter = function->is_made && function->class_;
    out->is_generator = function->is_generator;
    if (function->class_)
        out->class_ = lower_class_of(l, function->class_);
    out->doc = out->is_main ? NULL : docstring(function->body);
    if (!out->doc && function->rule)
        out->doc = function->qualified->text;
    if (function->def) {
        lower_comments(l, &function->def->leading, &out->leading);
        lower_comments(l, &function->def->inner, &out->leading);
        lower_comments(l, &function->def->trailing, &out->trailing);
    }
    lower_scope_param(l, instance, out);
    vec_each(i, &instance->params)
        add_variable(l, instance->params.items[i], out);
    out->result = out->is_init ? lower_simple(l, IR_TYPE_VOID) : lower_result_type(l, instance);
    if (out->is_generator && out->result->kind != IR_TYPE_ITERATOR) /* its items are not known */
        out->result = ir_type_of(&l->ir->types, IR_TYPE_ITERATOR, lower_simple(l, IR_TYPE_VALUE));
    return out;
}

static bool always_returns(const IrBlock *block)
{
    if (!block->statements.count)
        return false;
    const IrStmt *last = vec_last(&block->statements);
    if (last->kind == IR_IF)
        return always_returns(&last->body) && always_returns(&last->orelse);
    if (last->kind == IR_SCOPE)
        return always_returns(&last->body);
    if (last->kind == IR_TRY) {
        bool all = always_returns(&last->body) || always_returns(&last->orelse);
        vec_each(i, &last->handlers)
            all &= always_returns(&last->handlers.items[i].body);
        return all || always_returns(&last->finally);
    }
    return last->kind == IR_RETURN || last->kind == IR_RAISE || last->kind == IR_TODO;
}

static void lower_lambda_body(Lower *l, const UserFunction *function)
{
    Span span = function->lambda->span;
    bool gives = l->function->result->kind != IR_TYPE_VOID;
    IrExpr *value = NULL;
    if (function->is_generator)
        lower_generator_return(l, function->lambda->lambda.body, span);
    else
        value = gives ? lower_expr_as(l, function->lambda->lambda.body, l->function->result) : lower_expr(l, function->lambda->lambda.body);
    if (l->failed) {
        l->block->statements.count = 0;
        lower_emit(l, ir_todo(l->ir, DIAG_not_lowered, l->failure ? l->failure->message : "not converted", span));
        l->failed = false;
        l->failure = NULL;
    } else if (function->is_generator) {
        return;
    } else if (!gives && (value->kind == IR_NULL || value->kind == IR_C_NAME)) {
        return;
    } else if (!gives) {
        lower_emit(l, ir_expr_stmt(l->ir, value, span));
    } else {
        lower_emit(l, ir_return(l->ir, value, span));
    }
}

/* Comments above the file's first statement speak of the file. */
static void lift_file_comments(Lower *l, const UserFunction *function, IrFunction *main)
{
    const Stmt *first = function->body->count ? function->body->items[0] : NULL;
    bool is_import = first && (first->kind == STMT_IMPORT || first->kind == STMT_IMPORT_FROM);
    if (!is_import || !first->leading.count || !main->body.statements.count)
        return;
    IrStmt *holder = main->body.statements.items[0];
    lower_comments(l, &first->leading, &main->module->leading);
    if (holder->kind == IR_COMMENT && holder->leading.count == first->leading.count) {
        for (size_t i = 1; i < main->body.statements.count; i++)
            main->body.statements.items[i - 1] = main->body.statements.items[i];
        main->body.statements.count--;
    }
}

/* @torch.no_grad(): the whole body is a scope. */
static void without_gradients(Lower *l, IrFunction *function)
{
    IrStmt *scope = ir_stmt(l->ir, IR_SCOPE, function->span);
    scope->scope = IR_SCOPE_NO_GRAD;
    scope->body.statements = function->body.statements;
    memset(&function->body.statements, 0, sizeof function->body.statements);
    vec_push(l->arena, &function->body.statements, scope);
}

/* @torch.autocast("cpu") */
static void autocast_body(Lower *l, IrFunction *function, const Expr *decorator)
{
    const ExprInfo *info = sema_expr(l->instance, decorator);
    IrBlock body = {.statements = function->body.statements};
    memset(&function->body.statements, 0, sizeof function->body.statements);
    l->block = &function->body;
    IrStmt *scope = info && info->call ? lower_autocast_scope(l, info->call, function->span) : NULL;
    if (!scope || l->failed)
        lower_fail(l, function->span, "this autocast is not converted");
    else
        scope->body.statements = body.statements;
}

static void lower_function_body(Lower *l, const Instance *instance)
{
    IrFunction *out = lower_function_of(l, instance);
    const UserFunction *function = instance->function;
    l->instance = instance;
    l->function = out;
    l->module = out->module;
    l->block = &out->body;
    vec_each(i, &instance->variables)
        add_variable(l, instance->variables.items[i], out);
    lower_open_scope(l, instance);
    if (function->lambda)
        lower_lambda_body(l, function);
    else
        lower_block(l, function->body);
    if (out->is_main)
        lift_file_comments(l, function, out);
    if (function->is_no_grad && !out->is_generator)
        without_gradients(l, out);
    if (function->autocast && !out->is_generator)
        autocast_body(l, out, function->autocast);
    if (out->result->kind != IR_TYPE_VOID && !out->is_generator && !always_returns(&out->body) && ir_type_has_null(out->result))
        lower_emit(l, ir_return(l->ir, ir_null(l->ir, out->result, out->span), out->span));
}

/* ---- classes */

/* In other classes than modules a parameter is an object like any other. */
static IrFieldKind field_kind(const Field *field, bool is_nn_module)
{
    switch (field->kind) {
    case FIELD_MODULE:
        return field->is_embedded ? IR_FIELD_MODULE : IR_FIELD_CHILD;
    case FIELD_PARAMETER:
        return is_nn_module ? IR_FIELD_PARAMETER : IR_FIELD_PLAIN;
    case FIELD_BUFFER:
        return IR_FIELD_BUFFER;
    case FIELD_PLAIN:
        break;
    }
    return IR_FIELD_PLAIN;
}

static const IrType *field_type(Lower *l, const Field *field, bool is_nn_module)
{
    const IrType *type = field->kind == FIELD_PARAMETER && is_nn_module ? lower_simple(l, IR_TYPE_ARRAY) : lower_type(l, field->type);
    if (field->is_embedded && type->kind == IR_TYPE_LIBRARY)
        return ir_type_library(&l->ir->types, type->c_name->text, true);
    return type->kind == IR_TYPE_VOID ? lower_simple(l, IR_TYPE_VALUE) : type; /* nothing that is converted gives it a value */
}

/* A private field, `_Account__balance` in Python, is `balance` in its struct, if no other is. */
static const char *field_name(const Field *field)
{
    const char *own = field->owner->class_.name->text, *name = field->name->text;
    own += strspn(own, "_");
    size_t length = strlen(own);
    if (name[0] != '_' || strncmp(name + 1, own, length) != 0 || strncmp(name + 1 + length, "__", 2) != 0)
        return name;
    const char *plain = name + 3 + length;
    vec_each(i, &field->owner->fields)
        if (name_is(field->owner->fields.items[i]->name, plain))
            return name + 1;
    return plain;
}

IrField *lower_field_of(Lower *l, const Field *field)
{
    IrField *out = pointer_map_get(&l->fields, field);
    if (!out) {
        lower_class_of(l, field->owner);
        out = pointer_map_get(&l->fields, field);
    }
    if (!out) { /* a base has it as well: then it is the base's */
        const Field *top = sema_field(field->owner, field->name);
        lower_class_of(l, top->owner);
        out = pointer_map_get(&l->fields, top);
    }
    if (!out) { /* nothing of it is in the struct: None, a class, a setting of the platform */
        IrFieldVec none = {0};
        lower_fail(l, field->span, "`%s` as a value is not converted yet", field->name->text);
        out = ir_field(l->ir, &none, field->name->text, lower_simple(l, IR_TYPE_VALUE), IR_FIELD_PLAIN, field->span);
    }
    return out;
}

IrExpr *lower_field_place(Lower *l, IrExpr *object, const Field *field, Span span)
{
    if (l->failed)
        return object;
    IrField *place = lower_field_of(l, field);
    const IrType *type = object->type;
    bool has = type->kind == IR_TYPE_INSTANCE && ir_class_field(type->class_, place->name) == place;
    has |= type->kind == IR_TYPE_RECORD && ir_record_field(type->record, place->name) == place;
    if (!has && !l->failed)
        return lower_fail(l, span, "`%s` of this object is not converted yet", field->name->text);
    return ir_field_of(l->ir, object, place, span);
}

static const IrType *base_type(Lower *l, const UserClass *class_)
{
    const Class *base = class_->class_.base;
    if (!base)
        return NULL;
    const IrType *type = lower_class_type(l, base);
    return type->kind == IR_TYPE_INSTANCE || type->kind == IR_TYPE_LIBRARY ? type : NULL;
}

IrClass *lower_class_of(Lower *l, const UserClass *class_)
{
    IrClass *out = pointer_map_get(&l->classes, class_);
    if (out)
        return out;
    IrModule *module = pointer_map_get(&l->modules, class_->module);
    out = ir_class(l->ir, module ? module : l->ir->modules.items[0], class_->unique->text, NULL, class_->def->span);
    pointer_map_set(l->arena, &l->classes, class_, out);
    out->base = base_type(l, class_);
    out->qualname = class_->class_.name->text;
    out->error_base = lower_is_error_class(&class_->class_) ? lower_error_base(l, &class_->class_) : NULL;
    out->is_nn_module = class_->is_module;
    out->is_enum = class_->is_enum;
    out->doc = class_->doc;
    lower_comments(l, &class_->def->leading, &out->leading);
    lower_comments(l, &class_->def->inner, &out->leading);
    lower_comments(l, &class_->def->trailing, &out->leading);
    vec_each(i, &class_->fields) {
        const Field *field = class_->fields.items[i];
        if (field->vanishes)
            continue;
        IrField *to = ir_field(l->ir, &out->fields, field_name(field), field_type(l, field, out->is_nn_module), field_kind(field, out->is_nn_module), field->span);
        to->note = lower_note(l, field->type);
        to->is_own = class_->stands_for || class_->is_namespace;
        to->may_be_none = field->type->kind == TYPE_OPTIONAL;
        to->spelled = lower_initial_attribute(class_, field) || to->is_own ? NULL : field->name; /* else the class's is read */
        to->class_ = out;
        to->is_never_none = !type_is_optional(field->type) && field->type->kind != TYPE_DYNAMIC;
        pointer_map_set(l->arena, &l->fields, field, to);
    }
    return out;
}

static void add_method(Lower *l, const Instance *instance)
{
    IrFunction *function = lower_function_of(l, instance);
    IrClass *class_ = lower_class_of(l, instance->function->class_);
    vec_push(l->arena, &class_->methods, function);
    if (function->is_init && !class_->init)
        class_->init = function;
    if (name_is(instance->function->name, "forward") && !class_->forward)
        class_->forward = function;
}

/* ---- modules */

/* The path from the script's folder on: "train.py", "models/net.py"; of a module of Python's library "string.py". */
static const char *path_in_project(Lower *l, const SemaModule *module)
{
    if (module->is_library) { /* a folder of their own: string.h and others are names of C too */
        char *name = arena_copy_string(l->arena, module->name->text);
        for (char *p = name; *p; p++)
            *p = *p == '.' ? '/' : *p;
        return arena_printf(l->arena, "python/%s.py", name);
    }
    const char *script = l->program->main->ast->file->path, *slash = strrchr(script, '/');
    const char *path = module->ast ? module->ast->file->path : module->name->text;
    size_t length = slash ? (size_t)(slash - script) + 1 : 0;
    if (module->is_library)
        return arena_printf(l->arena, "%s.py", module->name->text);
    if (length && strncmp(path, script, length) == 0)
        return path + length;
    return strncmp(path, "./", 2) == 0 ? path + 2 : path;
}

static void add_module(Lower *l, const SemaModule *module)
{
    const char *path = path_in_project(l, module), *name = module->name->text;
    if (module->is_main) {
        const char *dot = strrchr(path, '.');
        name = arena_copy_bytes(l->arena, path, dot ? (size_t)(dot - path) : strlen(path));
    }
    IrModule *out = ir_module(l->ir, name, path);
    out->is_library = module->is_library;
    if (module->ast) {
        out->doc = docstring(&module->ast->body);
        out->file = module->ast->file->id;
    }
    pointer_map_set(l->arena, &l->modules, module, out);
}

static void add_modules(Lower *l)
{
    const Program *program = l->program;
    add_module(l, program->main);
    vec_each(i, &program->modules)
        if (program->modules.items[i] != program->main && !program->modules.items[i]->is_rule && program->modules.items[i]->ast)
            add_module(l, program->modules.items[i]);
}

/* What the runtime calls of the instances; SLOT_ and IR_SLOT_ stand in the same order. */
static void add_slots(Lower *l, const UserClass *class_)
{
    _Static_assert((int)SLOT_COUNT == (int)IR_SLOT_COUNT, "the slots of sema are those of the IR");
    IrClass *out = lower_class_of(l, class_);
    for (int slot = 0; slot < IR_SLOT_COUNT; slot++)
        if (class_->slots[slot])
            out->slots[slot] = lower_function_of(l, class_->slots[slot]);
}

static void declare(Lower *l)
{
    vec_each(i, &l->program->classes)
        if (l->program->classes.items[i]->is_instantiated)
            lower_class_of(l, l->program->classes.items[i]);
    vec_each(i, &l->program->instances) {
        const Instance *instance = l->program->instances.items[i];
        IrFunction *function = lower_function_of(l, instance);
        bool is_body = function->is_main;
        if (instance->function->class_ && !instance->function->is_static)
            add_method(l, instance);
        else if (is_body)
            function->module->main = function;
        else
            vec_push(l->arena, &function->module->functions, function);
        l->function = function;
        vec_each(k, &instance->variables)
            add_variable(l, instance->variables.items[k], function);
    }
    vec_each(i, &l->program->classes)
        if (l->program->classes.items[i]->is_instantiated)
            add_slots(l, l->program->classes.items[i]);
    vec_each(i, &l->program->globals) {
        Variable *global = l->program->globals.items[i];
        IrFunction *owner = pointer_map_get(&l->functions, global->owner);
        if (owner)
            add_variable(l, global, owner);
    }
}

/* Whether register_forward_hook or its kin is called. */
static bool hooks_modules(const Program *program)
{
    vec_each(i, &program->instances) {
        const RuleFunction *rule = program->instances.items[i]->function->rule;
        if (rule && strncmp(rule->qualified->text, "torch.nn.Module.register_", 25) == 0 && strstr(rule->qualified->text, "hook"))
            return true;
    }
    return false;
}

IrProgram *lower_program(const Program *program)
{
    Lower l = {.program = program, .arena = program->arena, .diagnostics = program->diagnostics};
    l.ir = ARENA_NEW(program->arena, IrProgram);
    ir_program_init(l.ir, program->arena, program->names);
    l.ir->hooks_modules = hooks_modules(program);
    add_modules(&l);
    declare(&l);
    lower_plan_imports(&l);
    vec_each(i, &program->instances)
        lower_function_body(&l, program->instances.items[i]);
    vec_each(i, &program->instances)
        if (name_is(program->instances.items[i]->function->name, "forward"))
            lower_plain_forward(&l, program->instances.items[i]);
    lower_saved_classes(&l);
    lower_start_targets(&l);
    lower_tidy(&l);
    return l.ir;
}
