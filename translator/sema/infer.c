/*
 * The engine of inference: rounds, frames, instances, and the recording of what is found. See infer.h for the idea.
 */
#include "sema/infer.h"

#include "base/bug.h"

#include <stdio.h>
#include <string.h>

enum { MAX_ROUNDS = 48, MAX_CALL_DEPTH = 200, MAX_VARIANTS = 4, MAX_CALLBACK_VARIANTS = 16, MAX_RULE_VARIANTS = 100 };

/* ---- reporting ---------------------------------------------------------------------------------------------------------- */

static void mark_statement(Frame *frame)
{
    if (!frame->stmt_info || frame->stmt_info->todo)
        return;
    Diag *copy = ARENA_NEW(frame->arena, Diag);
    *copy = vec_last(&frame->infer->diagnostics->list);
    if (copy->spec.severity == DIAG_ERROR || copy->spec.severity == DIAG_TODO)
        frame->stmt_info->todo = copy;
}

/* What we wrote and only try: its faults are counted, not reported. */
static bool is_attempt(Frame *frame)
{
    frame->infer->attempt_faults += frame->infer->attempts > 0;
    return frame->infer->attempts > 0;
}

void infer_report(Frame *frame, DiagCode code, Span span, const char *format, ...)
{
    bool is_ours = code == DIAG_boxed && frame->function && (frame->function->is_made || frame->function->rule || frame->function->module->is_library); /* nothing that the user could change */
    if (!frame->infer->is_final || frame->quiet || is_ours || is_attempt(frame))
        return;
    if (code == DIAG_shape_mismatch && frame->tries)
        code = DIAG_shape_doubtful; /* the script may catch it */
    va_list arguments;
    va_start(arguments, format);
    diag_vreport(frame->infer->diagnostics, code, span, format, arguments);
    va_end(arguments);
    mark_statement(frame);
}

void infer_report_spec(Frame *frame, const DiagSpec *spec, Span span, const char *format, ...)
{
    if (!frame->infer->is_final || frame->quiet || is_attempt(frame))
        return;
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_vprintf(frame->arena, format, arguments);
    va_end(arguments);
    diag_report_spec(frame->infer->diagnostics, spec, span, "%s", message);
    mark_statement(frame);
}

const Type *infer_unknown(Frame *frame, const Type *type)
{
    if (type->kind == TYPE_DYNAMIC)
        return type;
    return !frame->infer->is_final || type->kind == TYPE_NEVER ? frame->types->never : frame->types->error;
}

bool infer_notes_boxed(const Frame *frame, const Cell *cell)
{
    Cell *root = cell_root((Cell *)cell);
    bool is_first = frame->infer->is_final && !frame->quiet && !root->is_noted;
    root->is_noted |= is_first;
    return is_first;
}

void infer_event(Frame *frame, EventKind kind, Span span, Name api, const RuleOverload *rule, const char *why)
{
    bool is_library = frame->function && frame->function->module && frame->function->module->is_library;
    if (!frame->infer->is_final || frame->quiet || frame->no_events || is_library)
        return;
    Event event = {.kind = kind, .span = span, .api = api, .rule = rule, .why = why};
    vec_push(frame->arena, &frame->infer->program->events, event);
}

const char *text_of(Frame *frame, const Type *type)
{
    return type_text(frame->arena, type_resolve(frame->types, type));
}

/* ---- recording ---------------------------------------------------------------------------------------------------------- */

ExprInfo *info_of(Frame *frame, const Expr *expr)
{
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, expr);
    if (!entry) {
        entry = ARENA_NEW(frame->arena, ExprEntry);
        pointer_map_set(frame->arena, &frame->state->exprs, expr, entry);
    }
    *entry = (ExprEntry){.round = frame->infer->round, .info = {.type = frame->types->never}};
    return &entry->info;
}

StmtInfo *stmt_info_of(Frame *frame, const Stmt *stmt)
{
    StmtEntry *entry = pointer_map_get(&frame->state->stmts, stmt);
    if (!entry) {
        entry = ARENA_NEW(frame->arena, StmtEntry);
        pointer_map_set(frame->arena, &frame->state->stmts, stmt, entry);
    }
    *entry = (StmtEntry){.round = frame->infer->round};
    return &entry->info;
}

Cell *cell_of(Frame *frame, const void *node, size_t count)
{
    Cell *cell = pointer_map_get(&frame->state->cells, node);
    if (!cell) {
        cell = cell_new(frame->types, count);
        pointer_map_set(frame->arena, &frame->state->cells, node, cell);
    }
    return cell;
}

const Type *with_fresh_cell(Frame *frame, const void *node, const Type *type)
{
    if (type->kind == TYPE_OPTIONAL)
        return type_optional(frame->types, with_fresh_cell(frame, node, type->items[0]));
    bool is_generic = type->kind == TYPE_INSTANCE && type->item_count && type->class_->rule &&
                      type->class_->rule->type_params.count == type->item_count &&
                      !name_is(type->class_->qualified, "torch.nn.Sequential"); /* its arguments are its layers */
    bool is_container = type->kind == TYPE_LIST || type->kind == TYPE_SET || type->kind == TYPE_DICT || is_generic;
    if (!is_container || type->cell || !node)
        return type;
    Cell *cell = cell_of(frame, node, type->item_count);
    for (size_t i = 0; i < type->item_count; i++)
        cell_add(frame->types, cell, i, type->items[i]);
    return type_with_cell(frame->types, type, cell_root(cell));
}

Name unique_identifier(Infer *infer, const char *wanted)
{
    char base[256];
    size_t length = 0;
    for (const char *p = wanted; *p && length < sizeof base - 1; p++) {
        bool is_plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') || *p == '_';
        base[length++] = is_plain ? *p : '_';
    }
    base[length] = '\0';
    const char *first = arena_copy_string(infer->arena, base), *name = first;
    uintptr_t number = (uintptr_t)string_map_get(&infer->unique, first); /* the last one of the name; 0: none has it */
    while (number && string_map_has(&infer->unique, name))
        name = arena_printf(infer->arena, "%s_%u", base, (unsigned)++number);
    string_map_set(infer->arena, &infer->unique, name, (void *)(uintptr_t)1);
    string_map_set(infer->arena, &infer->unique, first, (void *)(number ? number : 1));
    return name_intern(infer->names, name);
}

/* ---- parameters of functions -------------------------------------------------------------------------------------------- */

const Param *function_param(const UserFunction *function, size_t index, RuleParamKind *kind)
{
    const Params *params = function->params;
    if (!params)
        return NULL;
    const struct {
        const ParamVec *list;
        const Param *single;
        RuleParamKind kind;
    } groups[] = {
        {&params->posonly, NULL, RULE_PARAM_POSITIONAL_ONLY}, {&params->args, NULL, RULE_PARAM_NORMAL},
        {NULL, params->vararg, RULE_PARAM_VARARG},            {&params->kwonly, NULL, RULE_PARAM_KEYWORD_ONLY},
        {NULL, params->kwarg, RULE_PARAM_KWARG},
    };
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
        *kind = groups[g].kind;
        size_t count = groups[g].list ? groups[g].list->count : groups[g].single != NULL;
        if (index < count)
            return groups[g].list ? groups[g].list->items[index] : groups[g].single;
        index -= count;
    }
    return NULL;
}

size_t function_param_count(const UserFunction *function)
{
    const Params *p = function->params;
    return p ? p->posonly.count + p->args.count + p->kwonly.count + (p->vararg != NULL) + (p->kwarg != NULL) : 0;
}

/* ---- instances ---------------------------------------------------------------------------------------------------------- */

/* What a C name may begin with: "train" of 04_train.py, "script" of 04.py. */
static const char *script_stem(Infer *infer)
{
    const char *path = infer->program->main->ast->file->path, *slash = strrchr(path, '/');
    path = slash ? slash + 1 : path;
    size_t digits = strspn(path, "0123456789_-. ");
    if (path[digits] == '\0' || strcmp(path + digits, "py") == 0)
        return "script";
    path += digits;
    return arena_printf(infer->arena, "%.*s", (int)strcspn(path, "."), path);
}

/* A decorator's wrapper is named after the function that it wraps. */
static const char *wrapped_name(const Instance *instance)
{
    const InstanceState *home = instance->home ? instance->home->state : NULL;
    bool wraps = home && home->param_count == 1 && home->params[0]->kind == TYPE_FUNCTION && home->params[0]->function &&
                 home->params[0]->function->def;
    return wraps ? home->params[0]->function->name->text : NULL;
}

/* A method of a library class that is written in Python (nn.Module.apply), for objects of a class of the script: that class, or NULL. */
static const UserClass *class_of_receiver(const Instance *instance, const UserFunction *function)
{
    if (!function->rule || !function->rule->owner || !instance->state->param_count)
        return NULL;
    const Type *self = type_unwrap(instance->state->params[0]);
    return self->kind == TYPE_INSTANCE && self->class_ ? self->class_->user : NULL;
}

static Name instance_name(Infer *infer, const Instance *instance, const UserFunction *function)
{
    const UserClass *receiver = class_of_receiver(instance, function);
    if (receiver)
        return unique_identifier(infer, arena_printf(infer->arena, "%s_%s", receiver->unique->text, function->name->text));
    if (wrapped_name(instance))
        return unique_identifier(infer, arena_printf(infer->arena, "%s_%s", wrapped_name(instance), function->name->text));
    if (!function->params)
        return unique_identifier(infer, function->module->is_main
                                            ? "main"
                                            : arena_printf(infer->arena, "run_%s", function->module->name->text));
    if (!function->class_ && name_is(function->name, "main")) /* `main` is C's: the module's body */
        return unique_identifier(infer, arena_printf(infer->arena, "%s_main", script_stem(infer)));
    if (!function->class_)
        return unique_identifier(infer, function->name->text);
    const char *name = function->name->text;
    if (name_is(function->name, "__init__"))
        name = "init";
    const char *own = function->class_->class_.name->text, *tail = strstr(name, "__");
    bool is_private = name[0] == '_' && tail && strncmp(name + 1, own + strspn(own, "_"), (size_t)(tail - name - 1)) == 0;
    if (is_private && tail > name)
        name = tail + 2;
    if (function->is_setter || function->is_deleter)
        name = arena_printf(infer->arena, "%s_%s", function->is_setter ? "set" : "delete", name);
    return unique_identifier(infer, arena_printf(infer->arena, "%s_%s", function->class_->unique->text, name));
}

static Instance *new_instance(Infer *infer, Frame *frame, UserFunction *function, Instance *home, size_t param_count)
{
    Instance *instance = ARENA_NEW(infer->arena, Instance);
    InstanceState *state = ARENA_NEW(infer->arena, InstanceState);
    *state = (InstanceState){.scope = function->scope, .infer = infer, .param_count = param_count};
    state->params = ARENA_NEW_ARRAY(infer->arena, const Type *, param_count + 1);
    for (size_t i = 0; i < param_count; i++)
        state->params[i] = infer->types->never;
    state->result = infer->types->never;
    state->parent = home;
    for (Frame *f = frame; f && !state->parent; f = f->caller)
        if (f->function == function->parent) {
            state->parent = f->instance;
            break;
        }
    if (!state->parent && function->parent && function->parent->instances.count)
        state->parent = function->parent->instances.items[0];
    *instance = (Instance){.function = function, .number = (unsigned)function->instances.count, .state = state};
    instance->home = function->is_closure ? state->parent : NULL;
    instance->result = infer->types->never;
    vec_push(infer->arena, &function->instances, instance);
    return instance;
}

/* The class in a type, or what may show it in the next round: clones(layer, n) gives a list of its own kind. */
static bool mentions(const Type *type, const Class *class_)
{
    bool is_open = type->kind == TYPE_NEVER || (type->kind == TYPE_INSTANCE && !type->item_count && class_is(type->class_, "torch.nn.ModuleList"));
    if (is_open || (type->kind == TYPE_INSTANCE && type->class_ == class_))
        return true;
    for (size_t i = 0; i < type->item_count; i++)
        if (mentions(type->items[i], class_))
            return true;
    return false;
}

/* `any_number`: a variant for each kind of number would be too many. */
static bool takes(const InstanceState *state, bool is_method, const Type **params, size_t count, bool any_number)
{
    for (size_t i = 0; i < count; i++) {
        const Type *have = state->params[i], *given = params[i];
        if (any_number && type_is_any_number(have) && type_is_any_number(given))
            continue;
        if (!type_can_join(have, given) || (have->kind != TYPE_NEVER && given->kind > TYPE_ERROR &&
                                            (have->kind == TYPE_DYNAMIC) != (given->kind == TYPE_DYNAMIC)))
            return false; /* a boxed value has a variant of its own */
        bool is_function = have->kind == TYPE_FUNCTION || have->kind == TYPE_CLASS || given->kind == TYPE_FUNCTION || given->kind == TYPE_CLASS;
        if (is_function && (have->kind == TYPE_NONE || given->kind == TYPE_NONE))
            return false; /* callback=None is settled where the callback is */
        const Type *a = type_unwrap(have), *b = type_unwrap(given);
        if (type_numbers_differ(a, b))
            return false; /* str(1) is not str(1.0) */
        bool is_other = a->kind == TYPE_INSTANCE && b->kind == TYPE_INSTANCE && a->class_ != b->class_;
        bool gives_its_class = !any_number && state->result->kind != TYPE_NEVER && is_other && mentions(state->result, a->class_);
        bool is_below = is_other && a->class_->rule && b->class_->rule && class_derives_from(b->class_, a->class_);
        if (is_other && (i > 0 || is_method || gives_its_class) && !is_below)
            return false;
    }
    return true;
}

static void join_params(Infer *infer, InstanceState *state, const Type **params, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const void *place = mixed_set_place(infer->types, &state->params[i]);
        const Type *joined = type_join_boxed(infer->types, state->params[i], type_without_symbols(infer->types, params[i]));
        mixed_set_place(infer->types, place);
        if (joined == state->params[i])
            continue;
        state->params[i] = joined;
        infer->types->changes++;
    }
}

/* Functions and classes given as arguments make variants of their own: each is known where it is called. So do *args of each length. Bodies in
 * stubs are written to be called with anything. */
static unsigned max_variants(const UserFunction *function, const Type **params, size_t count)
{
    if (function->module && function->module->is_rule)
        return MAX_RULE_VARIANTS;
    if (function->params && (function->params->vararg || function->params->kwarg))
        return MAX_CALLBACK_VARIANTS;
    for (size_t i = 0; i < count; i++)
        if (params[i]->kind == TYPE_FUNCTION || params[i]->kind == TYPE_CLASS)
            return MAX_CALLBACK_VARIANTS;
    return MAX_VARIANTS;
}

/* Objects of two classes of a library, which only their base is known of: SGD and Adam. */
static const Type *common_library_base(TypeStore *types, const Type *left, const Type *right)
{
    left = type_unwrap(left);
    right = type_unwrap(right);
    bool are = left->kind == TYPE_INSTANCE && right->kind == TYPE_INSTANCE && left->class_->rule && right->class_->rule;
    return are ? type_join_strict(types, left, right) : NULL;
}

/* Whether a class method's `cls` is that of the instance: each class has variants of its own, however many classes there are. */
static bool has_same_class(const UserFunction *function, const Instance *instance, const Type **params, size_t count)
{
    return !function->is_classmethod || !count || params[0]->kind != TYPE_CLASS || instance->state->params[0]->kind != TYPE_CLASS ||
           instance->state->params[0]->class_ == params[0]->class_;
}

/* One variant more, that takes what the others do not: parameters of which there are several kinds are boxed. */
static Instance *boxed_variant(Frame *frame, UserFunction *function, Instance *home, const Type **params, size_t count)
{
    const Instance *first = NULL;
    for (size_t i = 0; !first; i++)
        if (has_same_class(function, function->instances.items[i], params, count))
            first = function->instances.items[i];
    Instance *boxed = new_instance(frame->infer, frame, function, home, count);
    for (size_t i = 0; i < count && i < first->state->param_count; i++)
        if (!type_same_repr(first->state->params[i], params[i]) && params[i]->kind != TYPE_FUNCTION && params[i]->kind != TYPE_CLASS) {
            const Type *base = common_library_base(frame->types, first->state->params[i], params[i]);
            boxed->state->params[i] = base ? base : frame->types->dynamic;
        }
    frame->types->changes++;
    return boxed;
}

Instance *instance_for(Frame *frame, UserFunction *function, Instance *home, const Type **params, size_t count)
{
    Infer *infer = frame->infer;
    Instance *found = NULL, *last = NULL;
    unsigned variants = 0;
    home = function->is_closure ? home : NULL;
    vec_each(i, &function->instances) {
        Instance *instance = function->instances.items[i];
        if ((home && instance->state->parent != home) || !has_same_class(function, instance, params, count))
            continue;
        variants++;
        last = instance;
        if (!found && takes(instance->state, function->class_ != NULL, params, count, false))
            found = instance;
    }
    if (!found && variants < max_variants(function, params, count)) {
        found = new_instance(infer, frame, function, home, count);
        infer->types->changes++;
    }
    for (size_t i = 0; !found && i < function->instances.count; i++) {
        Instance *instance = function->instances.items[i];
        if ((!home || instance->state->parent == home) && has_same_class(function, instance, params, count) &&
            takes(instance->state, function->class_ != NULL, params, count, true))
            found = instance;
    }
    if (!found && variants == max_variants(function, params, count))
        found = boxed_variant(frame, function, home, params, count);
    if (!found) {
        found = last;
        if (frame->stmt)
            infer_report(frame, DIAG_boxed, frame->stmt->span, "`%s` is called with more than %d kinds of arguments",
                         function->qualified->text, (int)max_variants(function, params, count));
    }
    join_params(infer, found->state, params, count);
    return found;
}

/* ---- walking a body ----------------------------------------------------------------------------------------------------- */

static Symbol *param_symbol(Frame *frame, Name name)
{
    return pointer_map_get(&frame->scope->symbols, name);
}

static void make_param_variable(Frame *frame, Symbol *symbol, const Param *param, const Type *type, RuleParamKind kind)
{
    Shared *shared = symbol->is_shared ? shared_of(frame, symbol) : NULL;
    bool is_made = shared && shared->variable && !shared->variable->owner; /* an inner function came first */
    Variable *variable = is_made ? shared->variable : ARENA_NEW(frame->arena, Variable);
    *variable = (Variable){.name = param->name,
                           .unique = param->name,
                           .kind = VARIABLE_PARAM,
                           .type = type,
                           .passed = type_resolve(frame->types, type),
                           .owner = frame->instance,
                           .span = param->span,
                           .param = param,
                           .is_vararg = kind == RULE_PARAM_VARARG,
                           .is_kwarg = kind == RULE_PARAM_KWARG};
    if (shared && !shared->variable)
        shared->variable = variable;
    if (symbol->is_held && !scope_is_module(symbol->scope))
        vec_push(frame->arena, &frame->instance->captures, variable);
    vec_push(frame->arena, &frame->instance->params, variable);
    Def *def = frame->env->bindings[symbol->index].def;
    def->variable = variable;
    def->is_entry = true;
}

static void bind_params(Frame *frame)
{
    for (size_t i = 0; i < frame->state->param_count; i++) {
        RuleParamKind kind;
        const Param *param = function_param(frame->function, i, &kind);
        Symbol *symbol = param_symbol(frame, param->name);
        env_assign(frame, symbol, frame->state->params[i], param->span, NULL);
        if (frame->infer->is_final)
            make_param_variable(frame, symbol, param, frame->state->params[i], kind);
    }
}

static const Type *join_result(Frame *frame, const Type *have, const Type *type)
{
    const void *place = mixed_set_place(frame->types, frame->state);
    const Type *joined = type_join_boxed(frame->types, have, type);
    mixed_set_place(frame->types, place);
    return joined;
}

static void set_result(Frame *frame, const Type *type)
{
    if (type == frame->state->result)
        return;
    frame->state->result = type;
    frame->types->changes++;
}

static void add_result(Frame *frame, const Type *type)
{
    set_result(frame, join_result(frame, frame->state->result, type));
}

/* One generator yields it all, so the items join, not iterators over them: `yield average` may be None first. */
void add_yield(Frame *frame, const Type *type)
{
    const Type *have = frame->state->result;
    type = type_without_symbols(frame->types, type);
    if (have->kind == TYPE_ITERATOR)
        type = join_result(frame, have->items[0], type);
    if (have->kind == TYPE_ITERATOR || have->kind == TYPE_NEVER)
        set_result(frame, type_iterator(frame->types, type));
}

void add_return(Frame *frame, const Type *type)
{
    if (!frame->function->is_generator)
        add_result(frame, type);
}

static void walk_body(Frame *frame)
{
    UserFunction *function = frame->function;
    if (function->lambda) {
        add_result(frame, type_without_symbols(frame->types, infer_expr(frame, function->lambda->lambda.body)));
        return;
    }
    infer_block(frame, function->body);
    if (function->is_generator && frame->state->result->kind == TYPE_NEVER) /* it never yields anything */
        add_yield(frame, frame->types->never);
    if (!frame->env->is_dead && !function->is_generator)
        add_result(frame, frame->types->none);
}

static void finish_instance(Frame *frame)
{
    env_make_variables(frame);
    if (!frame->state->is_called) {
        frame->state->is_called = true;
        vec_push(frame->arena, &frame->infer->program->instances, frame->instance);
    }
}

static void start_instance(Infer *infer, Instance *instance)
{
    InstanceState *state = instance->state;
    state->walked = infer->round;
    state->is_active = true;
    infer->call_depth++;
    if (!infer->is_final)
        return;
    if (!instance->unique)
        instance->unique = instance_name(infer, instance, instance->function);
    instance->order = infer->next_order++;
}

void walk_instance(Infer *infer, Frame *caller, Instance *instance)
{
    InstanceState *state = instance->state;
    if (state->is_active || state->walked == infer->round || infer->call_depth > MAX_CALL_DEPTH)
        return;
    start_instance(infer, instance);
    Frame frame = {.infer = infer,
                   .types = infer->types,
                   .arena = infer->arena,
                   .instance = instance,
                   .state = state,
                   .function = instance->function,
                   .scope = instance->function->scope,
                   .caller = caller};
    Frame *around = infer->frame;
    infer->frame = &frame;
    frame.env = env_new(&frame);
    bind_params(&frame);
    walk_body(&frame);
    if (infer->is_final)
        finish_instance(&frame);
    infer->frame = around;
    infer->call_depth--;
    state->is_active = false;
}

/* ---- rounds ------------------------------------------------------------------------------------------------------------- */

void run_module(Infer *infer, Frame *caller, SemaModule *module)
{
    UserFunction *body = module->body;
    if (!body->instances.count)
        new_instance(infer, caller, body, NULL, 0);
    if (caller && caller->stmt_info) {
        bool is_noted = false;
        vec_each(i, &caller->stmt_info->runs)
            is_noted |= caller->stmt_info->runs.items[i] == module;
        if (!is_noted)
            vec_push(infer->arena, &caller->stmt_info->runs, module);
    }
    walk_instance(infer, caller, body->instances.items[0]);
}

static void init_names(Infer *infer)
{
    NameTable *names = infer->names;
    infer->known = (struct BuiltinNames){
        .init = name_intern(names, "__init__"),         .call = name_intern(names, "__call__"),
        .forward = name_intern(names, "forward"),       .self = name_intern(names, "self"),
        .getitem = name_intern(names, "__getitem__"),   .setitem = name_intern(names, "__setitem__"),
        .delitem = name_intern(names, "__delitem__"),   .len = name_intern(names, "__len__"),
        .iter = name_intern(names, "__iter__"),         .next = name_intern(names, "__next__"),
        .contains = name_intern(names, "__contains__"), .enter = name_intern(names, "__enter__"),
        .exit = name_intern(names, "__exit__"),         .name = name_intern(names, "__name__"),
        .doc = name_intern(names, "__doc__"),           .class_ = name_intern(names, "__class__"),
        .dict = name_intern(names, "__dict__"),         .super = name_intern(names, "super"),
        .slots = name_intern(names, "__slots__"),
    };
}

static void infer_program(Infer *infer)
{
    for (infer->round = 1; infer->round < MAX_ROUNDS; infer->round++) {
        unsigned before = infer->types->changes;
        infer->types->round = infer->round;
        run_module(infer, NULL, infer->program->main);
        if (infer->types->changes == before && !cells_settle_numbers(infer->types) &&
            !missing_settle(infer) && !saves_settle(infer))
            break;
    }
    if (infer->round == MAX_ROUNDS)
        diag_report(infer->diagnostics, DIAG_not_converging, span_of_file(infer->program->main->ast->file->id),
                    "the types of this program do not settle in %d rounds", MAX_ROUNDS);
    infer->round++;
    infer->is_final = true;
    run_module(infer, NULL, infer->program->main);
}

static SemaModule *main_module(Infer *infer, const Module *ast)
{
    SemaModule *module = ARENA_NEW(infer->arena, SemaModule);
    *module = (SemaModule){.name = name_intern(infer->names, "__main__"), .ast = ast, .is_main = true};
    module->body = ARENA_NEW(infer->arena, UserFunction);
    *module->body = (UserFunction){
        .name = module->name, .qualified = module->name, .body = &ast->body, .module = module};
    module_spell_out(infer, ast);
    argparse_look(infer, module->ast);
    contexts_look(infer, module->ast);
    scopes_build(infer, module->body);
    globals_mark_made(infer);
    return module;
}

const char *folder_of(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_printf(arena, "%.*s", (int)(slash - path), path) : ".";
}

Program *sema_run(SyntaxContext *syntax, Rules *rules, const Module *main)
{
    Infer *infer = ARENA_NEW(syntax->arena, Infer);
    Program *program = ARENA_NEW(syntax->arena, Program);
    *program = (Program){.arena = syntax->arena,
                         .names = syntax->names,
                         .types = rules->types,
                         .rules = rules,
                         .diagnostics = syntax->diagnostics,
                         .syntax = syntax,
                         .infer = infer};
    *infer = (Infer){.program = program,
                     .arena = syntax->arena,
                     .types = rules->types,
                     .names = syntax->names,
                     .rules = rules,
                     .diagnostics = syntax->diagnostics,
                     .folder = folder_of(syntax->arena, main->file->path)};
    rules->types->join_in_base = match_join_in_base;
    rules->types->join_context = infer;
    init_names(infer);
    program->main = main_module(infer, main);
    infer_program(infer);
    infer_finish(infer);
    return program;
}
