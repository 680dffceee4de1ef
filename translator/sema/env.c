/*
 * Environments: what each name of a function is bound to at a point of the walk. Where paths meet, types are joined; in the
 * final round each binding also has a definition, and a meeting point makes a phi of the definitions that arrive.
 * env_make_variables turns definitions into Variables: those that reach a common use are one, and so are those of one name
 * with one representation; what remains gets a second name.
 */
#include "sema/infer.h"

#include <string.h>

#include "base/bug.h"

/* ---- definitions -------------------------------------------------------------------------------------------------------- */

static Def *new_def(Frame *frame, Symbol *symbol, const Type *type, Span span)
{
    if (!frame->infer->is_final)
        return NULL;
    Def *def = ARENA_NEW(frame->arena, Def);
    *def = (Def){.symbol = symbol, .type = type, .span = span, .order = frame->infer->next_def++};
    def->is_nested = frame->depth > 0;
    vec_push(frame->arena, &frame->defs, def);
    return def;
}

static Def *root(Def *def)
{
    while (def->parent)
        def = def->parent;
    return def;
}

static void unify(Def *left, Def *right)
{
    left = root(left);
    right = root(right);
    if (left == right)
        return;
    if (right->order < left->order)
        left->parent = right;
    else
        right->parent = left;
}

bool scope_is_module(const Scope *scope)
{
    return !scope->function->params;
}

static Shared *new_shared(Frame *frame)
{
    Shared *shared = ARENA_NEW(frame->arena, Shared);
    shared->slot = frame->types->never;
    return shared;
}

Shared *shared_of(Frame *frame, Symbol *symbol)
{
    Instance *owner = NULL;
    for (Instance *i = frame->instance; i && !owner && !scope_is_module(symbol->scope); i = i->state->parent)
        owner = i->function == symbol->scope->function ? i : NULL;
    if (!owner) {
        symbol->shared = symbol->shared ? symbol->shared : new_shared(frame);
        return symbol->shared;
    }
    Shared *shared = pointer_map_get(&owner->state->shared, symbol);
    if (!shared) {
        shared = new_shared(frame);
        pointer_map_set(frame->arena, &owner->state->shared, symbol, shared);
    }
    return shared;
}

/* A name that other functions see has one Variable, made when anybody first needs it; its owner claims it at the end. */
static Variable *shared_variable(Frame *frame, Symbol *symbol)
{
    bool is_module = scope_is_module(symbol->scope);
    Shared *shared = shared_of(frame, symbol);
    if (shared->variable || !frame->infer->is_final)
        return shared->variable;
    Variable *variable = shared->variable = ARENA_NEW(frame->arena, Variable);
    *variable = (Variable){.name = symbol->name,
                           .unique = symbol->name,
                           .kind = is_module ? VARIABLE_GLOBAL : VARIABLE_LOCAL,
                           .type = shared->slot,
                           .is_definition = symbol->is_definition};
    if (is_module)
        vec_push(frame->arena, &frame->infer->program->globals, variable);
    return variable;
}

/* An inner function uses it: it is among the captured ones. */
static Variable *capture(Frame *frame, Symbol *symbol)
{
    Variable *variable = shared_variable(frame, symbol);
    if (!variable || variable->kind == VARIABLE_GLOBAL)
        return variable;
    vec_each(i, &frame->instance->captures)
        if (frame->instance->captures.items[i] == variable)
            return variable;
    vec_push(frame->arena, &frame->instance->captures, variable);
    return variable;
}

static Def *merge_defs(Frame *frame, Symbol *symbol, Def *left, Def *right, const Type *type)
{
    if (!left || !right || left == right)
        return left ? left : right;
    Def *phi = new_def(frame, symbol, type, left->span);
    phi->is_phi = true;
    vec_push(frame->arena, &phi->operands, left);
    vec_push(frame->arena, &phi->operands, right);
    return phi;
}

/* ---- environments ------------------------------------------------------------------------------------------------------- */

Env *env_new(Frame *frame)
{
    Env *env = ARENA_NEW(frame->arena, Env);
    env->count = frame->scope->list.count;
    env->bindings = ARENA_NEW_ARRAY(frame->arena, Binding, env->count + 1);
    return env;
}

/* Expressions that are spelled out on the way (a namedtuple's _make ...) may add names to the scope: older environments grow. */
void env_grow(Frame *frame, Env *env)
{
    size_t count = frame->scope->list.count;
    if (env->count >= count)
        return;
    Binding *bindings = ARENA_NEW_ARRAY(frame->arena, Binding, count + 1);
    memcpy(bindings, env->bindings, env->count * sizeof *bindings);
    env->bindings = bindings;
    env->count = count;
}

static const Binding *binding_at(const Env *env, size_t index)
{
    static const Binding unbound;
    return index < env->count ? &env->bindings[index] : &unbound;
}

Env *env_copy(Frame *frame, const Env *env)
{
    Env *copy = env_new(frame);
    for (size_t i = 0; i < env->count && i < copy->count; i++)
        copy->bindings[i] = env->bindings[i];
    vec_each(i, &env->narrowings)
        vec_push(frame->arena, &copy->narrowings, env->narrowings.items[i]);
    copy->is_dead = env->is_dead;
    return copy;
}

static const Type *narrowing(const Env *env, Name path)
{
    vec_each(i, &env->narrowings)
        if (env->narrowings.items[i].path == path)
            return env->narrowings.items[i].type;
    return NULL;
}

/* Only what both sides know stays narrowed. */
static void merge_narrowings(Frame *frame, Env *env, const Env *other)
{
    size_t used = 0;
    vec_each(i, &env->narrowings) {
        Narrowing n = env->narrowings.items[i];
        const Type *type = narrowing(other, n.path);
        if (!type)
            continue;
        n.type = type_join_strict(frame->types, n.type, type);
        if (!n.type)
            continue;
        env->narrowings.items[used++] = n;
    }
    env->narrowings.count = used;
}

static bool has_part(const Part *parts, const Type *type)
{
    for (; parts; parts = parts->next)
        if (parts->type == type)
            return true;
    return false;
}

static bool add_part(Frame *frame, Binding *binding, const Type *type)
{
    if (type->kind == TYPE_DYNAMIC || has_part(binding->parts, type))
        return false;
    Part *part = ARENA_NEW(frame->arena, Part);
    *part = (Part){type, binding->parts};
    binding->parts = part;
    return true;
}

/* Joins the types of two bindings. What a mix of types is made of is kept for env_read. True if the binding has changed. */
static bool join_bindings(Frame *frame, const Symbol *symbol, Binding *binding, const Binding *other)
{
    const void *place = mixed_set_place(frame->types, symbol);
    const Type *joined = type_join(frame->types, binding->type, other->type);
    mixed_set_place(frame->types, place);
    bool changed = joined != binding->type;
    if (joined->kind == TYPE_DYNAMIC) {
        changed |= add_part(frame, binding, binding->type);
        changed |= add_part(frame, binding, other->type);
        for (const Part *part = other->parts; part; part = part->next)
            changed |= add_part(frame, binding, part->type);
    }
    binding->type = joined;
    return changed;
}

static void merge_binding(Frame *frame, Symbol *symbol, Binding *binding, const Binding *other)
{
    if (!other->type || !binding->type) {
        if (!binding->type)
            *binding = *other;
        binding->maybe_unbound |= binding->type != NULL;
        return;
    }
    join_bindings(frame, symbol, binding, other);
    binding->def = merge_defs(frame, symbol, binding->def, other->def, binding->type);
    binding->maybe_unbound |= other->maybe_unbound;
}

void env_merge(Frame *frame, Env *env, const Env *other)
{
    if (!other || other->is_dead || other == env)
        return;
    if (env->is_dead) {
        Env *copy = env_copy(frame, other);
        *env = *copy;
        return;
    }
    env_grow(frame, env);
    for (size_t i = 0; i < env->count; i++)
        merge_binding(frame, frame->scope->list.items[i], &env->bindings[i], binding_at(other, i));
    merge_narrowings(frame, env, other);
}

/* ---- loops -------------------------------------------------------------------------------------------------------------- */

static void grow_head(Frame *frame, Env *head, const Env *env)
{
    env_grow(frame, head);
    for (size_t i = 0; i < head->count; i++) {
        Binding *binding = &head->bindings[i];
        const Binding *other = binding_at(env, i);
        if (!other->type)
            continue;
        if (!binding->type) {
            binding->type = other->type;
            binding->parts = other->parts;
            frame->types->changes++;
        } else if (join_bindings(frame, frame->scope->list.items[i], binding, other)) {
            frame->types->changes++;
        }
        if (binding->def && other->def && binding->def != other->def)
            vec_push(frame->arena, &binding->def->operands, other->def);
    }
}

static Env *loop_head(Frame *frame, Stmt *loop)
{
    Env *head = pointer_map_get(&frame->state->heads, loop);
    if (!head) {
        head = env_new(frame);
        pointer_map_set(frame->arena, &frame->state->heads, loop, head);
    }
    return head;
}

Env *env_enter_loop(Frame *frame, Stmt *loop, const Env *entry)
{
    Env *head = loop_head(frame, loop);
    env_grow(frame, head);
    if (!entry->is_dead)
        grow_head(frame, head, entry);
    for (size_t i = 0; i < head->count; i++) {
        Binding *binding = &head->bindings[i];
        binding->def = NULL;
        if (!frame->infer->is_final || !binding->type)
            continue;
        binding->def = new_def(frame, frame->scope->list.items[i], binding->type, (Span){0});
        binding->def->is_phi = true;
        if (binding_at(entry, i)->def) {
            binding->def->span = binding_at(entry, i)->def->span;
            vec_push(frame->arena, &binding->def->operands, binding_at(entry, i)->def);
        }
    }
    Env *env = env_copy(frame, head);
    for (size_t i = 0; i < env->count; i++) {
        env->bindings[i].maybe_unbound = !binding_at(entry, i)->type || binding_at(entry, i)->maybe_unbound;
    }
    env->narrowings.count = 0;
    env->is_dead = entry->is_dead;
    return env;
}

void env_close_loop(Frame *frame, Stmt *loop, const Env *end)
{
    if (!end->is_dead)
        grow_head(frame, loop_head(frame, loop), end);
}

/* ---- names -------------------------------------------------------------------------------------------------------------- */

static void note(Frame *frame, ExprInfo *info, Def *def)
{
    if (info && def)
        vec_push(frame->arena, &frame->notes, (DefNote){info, def});
}

static const Type *as_sequence(Frame *frame, const Type *type)
{
    const Type *joined = frame->types->never;
    if (type->kind != TYPE_TUPLE || type->is_variadic || type->item_count == 0)
        return type;
    for (size_t i = 0; joined && i < type->item_count; i++)
        joined = type_join_strict(frame->types, joined, type->items[i]);
    return joined ? type_tuple_of(frame->types, type_widen(frame->types, joined)) : type;
}

void env_use_as_sequence(Frame *frame, const Expr *expr)
{
    Symbol *symbol = expr->kind == EXPR_NAME ? symbol_of(frame, expr->name.id) : NULL;
    if (!symbol || symbol->is_param || symbol->is_comprehension || symbol->is_indexed)
        return;
    symbol->is_indexed = true;
    frame->types->changes++;
}

void env_assign(Frame *frame, Symbol *symbol, const Type *type, Span span, ExprInfo *info)
{
    if (symbol->is_indexed)
        type = as_sequence(frame, type);
    symbol->has_number |= type_is_number(type);
    if (symbol->is_shared || symbol->scope != frame->scope) {
        Shared *shared = shared_of(frame, symbol);
        const void *place = mixed_set_place(frame->types, shared);
        const Type *joined = type_join_boxed(frame->types, shared->slot, type_without_symbols(frame->types, type));
        mixed_set_place(frame->types, place);
        if (joined != shared->slot)
            frame->types->changes++;
        shared->slot = joined;
        shared->is_assigned = true;
    }
    if (symbol->scope != frame->scope) {
        if (info)
            info->variable = capture(frame, symbol);
        return;
    }
    env_grow(frame, frame->env);
    Binding *binding = &frame->env->bindings[symbol->index];
    Def *def = new_def(frame, symbol, type, span);
    *binding = (Binding){.type = type, .def = def};
    note(frame, info, def);
}

static void mark_used(Def *def)
{
    if (def)
        def->is_used = true;
}

const Type *env_read(Frame *frame, Symbol *symbol, ExprInfo *info)
{
    if (symbol->scope != frame->scope) {
        if (info)
            info->variable = capture(frame, symbol);
        const Type *slot = shared_of(frame, symbol)->slot;
        return slot->kind == TYPE_NEVER ? NULL : slot;
    }
    env_grow(frame, frame->env);
    Binding *binding = &frame->env->bindings[symbol->index];
    if (!binding->type && symbol->is_written && shared_of(frame, symbol)->slot->kind != TYPE_NEVER) { /* a function has bound it: `global` */
        if (info)
            info->variable = capture(frame, symbol);
        return shared_of(frame, symbol)->slot;
    }
    if (!binding->type)
        return NULL;
    mark_used(binding->def);
    note(frame, info, binding->def);
    for (const Part *part = binding->parts; part; part = part->next)
        type_box(frame->types, part->type);
    if (symbol->is_written) /* another function may have assigned it since */
        return type_join_boxed(frame->types, binding->type, shared_of(frame, symbol)->slot);
    return binding->type;
}

/* ---- narrowing ---------------------------------------------------------------------------------------------------------- */

Name path_of(Frame *frame, const Expr *expr)
{
    if (expr->kind == EXPR_NAME)
        return expr->name.id;
    if (expr->kind == EXPR_ATTRIBUTE) {
        Name left = path_of(frame, expr->attribute.value);
        return left ? name_join(frame->infer->names, left, expr->attribute.name->text) : NULL;
    }
    if (expr->kind == EXPR_SUBSCRIPT && expr->subscript.index->kind == EXPR_CONSTANT) {
        const Constant *constant = &expr->subscript.index->constant;
        Name left = path_of(frame, expr->subscript.value);
        if (left && constant->kind == CONSTANT_STR)
            return name_printf(frame->infer->names, "%s['%s']", left->text, constant->text);
    }
    return NULL;
}

void env_narrow(Frame *frame, const Expr *path, const Type *type)
{
    Name name = path_of(frame, path);
    if (!name)
        return;
    vec_each(i, &frame->env->narrowings) {
        if (frame->env->narrowings.items[i].path == name) {
            frame->env->narrowings.items[i].type = type;
            return;
        }
    }
    vec_push(frame->arena, &frame->env->narrowings, (Narrowing){name, type});
}

const Type *env_narrowed(Frame *frame, const Expr *path)
{
    if (frame->env->narrowings.count == 0)
        return NULL;
    Name name = path_of(frame, path);
    return name ? narrowing(frame->env, name) : NULL;
}

static bool is_prefix(Name prefix, Name path)
{
    if (path->length < prefix->length)
        return false;
    for (uint32_t i = 0; i < prefix->length; i++)
        if (prefix->text[i] != path->text[i])
            return false;
    char next = path->text[prefix->length];
    return next == '\0' || next == '.' || next == '[';
}

void env_forget(Frame *frame, const Expr *path)
{
    Name name = path_of(frame, path);
    size_t used = 0;
    for (size_t i = 0; name && i < frame->env->narrowings.count; i++)
        if (!is_prefix(name, frame->env->narrowings.items[i].path))
            frame->env->narrowings.items[used++] = frame->env->narrowings.items[i];
    if (name)
        frame->env->narrowings.count = used;
}

/* ---- variables ---------------------------------------------------------------------------------------------------------- */

/* Used phis bring their operands together; an operand that is a phi is then used too. */
static void join_phis(Frame *frame)
{
    for (bool again = true; again;) {
        again = false;
        vec_each(i, &frame->defs) {
            Def *def = frame->defs.items[i];
            if (!def->is_phi || !def->is_used)
                continue;
            vec_each(k, &def->operands) {
                Def *operand = def->operands.items[k];
                again |= operand->is_phi && !operand->is_used;
                operand->is_used = true;
                unify(def, operand);
            }
        }
    }
}

static bool is_pointer_like(const Type *type)
{
    return !type_is_number(type) && type->kind != TYPE_NONE && !type_vanishes(type);
}

/* One C variable can hold both: the same representation, or one is the other's Optional and both are pointers in C. */
static bool can_share(const Type *left, const Type *right)
{
    if (type_vanishes(left) || type_vanishes(right))
        return type_vanishes(left) && type_vanishes(right) && left == right;
    if (type_is_optional(left) != type_is_optional(right))
        return is_pointer_like(type_unwrap(left)) && type_same_repr(type_unwrap(left), type_unwrap(right));
    if (type_unwrap(left)->kind == TYPE_TENSOR && type_unwrap(right)->kind == TYPE_TENSOR) /* a parameter is an object, a tensor an array */
        return type_unwrap(left)->is_parameter == type_unwrap(right)->is_parameter;
    if (type_unwrap(left)->kind == TYPE_INSTANCE && type_unwrap(right)->kind == TYPE_INSTANCE)
        return type_unwrap(left)->class_ == type_unwrap(right)->class_;
    return type_same_repr(left, right);
}

static Variable *new_variable(Frame *frame, Def *def, unsigned number)
{
    Symbol *symbol = def->symbol;
    Variable *variable = ARENA_NEW(frame->arena, Variable);
    *variable = (Variable){
        .name = symbol->name,
        .unique = number > 1 ? name_printf(frame->infer->names, "%s_%u", symbol->name->text, number) : symbol->name,
        .kind = VARIABLE_LOCAL,
        .type = def->type,
        .owner = frame->instance,
        .span = def->span,
        .is_comprehension = symbol->is_comprehension,
        .level = symbol->level,
        .is_definition = symbol->is_definition,
    };
    vec_push(frame->arena, &frame->instance->variables, variable);
    return variable;
}

static Variable *claim_shared(Frame *frame, Symbol *symbol, const Def *def)
{
    Variable *variable = symbol->is_held ? capture(frame, symbol) : shared_variable(frame, symbol);
    if (variable->owner)
        return variable;
    variable->owner = frame->instance;
    variable->span = def->span;
    vec_push(frame->arena, &frame->instance->variables, variable);
    return variable;
}

/* The Variable of a group of definitions (its root): an existing one of the name that can hold it, or a new one. */
static Variable *variable_for(Frame *frame, Def *def)
{
    Symbol *symbol = def->symbol;
    unsigned number = 1;
    if (symbol->is_shared)
        return claim_shared(frame, symbol, def);
    for (int pass = 0; pass < 2; pass++) {
        VariableVec *list = pass ? &frame->instance->variables : &frame->instance->params;
        vec_each(i, list) {
            Variable *variable = list->items[i];
            if (variable->name != symbol->name || variable->is_comprehension != symbol->is_comprehension)
                continue;
            number++;
            if (variable->level == symbol->level && can_share(variable->type, def->type))
                return variable;
        }
    }
    if (symbol->is_comprehension) /* beside a plain variable of the same name */
        vec_each(i, &frame->instance->variables)
            number += frame->instance->variables.items[i]->name == symbol->name &&
                      !frame->instance->variables.items[i]->is_comprehension;
    return new_variable(frame, def, number);
}

static void join_into(Frame *frame, Variable *variable, const Def *def)
{
    const Type *joined = type_join_strict(frame->types, variable->type, def->type);
    if (!joined) {
        infer_report(frame, DIAG_boxed, def->span, "`%s` is %s here and %s elsewhere", variable->name->text,
                     text_of(frame, def->type), text_of(frame, variable->type));
        joined = type_join_boxed(frame->types, variable->type, def->type);
    }
    variable->type = joined;
}

/* Ints and floats meet here, and somebody can tell. */
static bool is_mixed_number(Frame *frame, const Def *phi)
{
    return mixed_settled(frame->types, phi->type) == frame->types->number;
}

/* Groups first get the join of all their definitions, then variables. */
static void type_groups(Frame *frame)
{
    vec_each(i, &frame->defs) {
        Def *def = frame->defs.items[i], *top = root(def);
        if (def == top || (def->is_phi && !(def->is_used && is_mixed_number(frame, def))))
            continue;
        const Type *joined = type_join_strict(frame->types, top->type, def->type);
        if (!joined && frame->infer->is_final)
            infer_report(frame, DIAG_boxed, def->span, "`%s` is %s here and %s elsewhere", def->symbol->name->text,
                         text_of(frame, def->type), text_of(frame, top->type));
        top->type = joined ? joined : frame->types->dynamic;
    }
}

static const Type *settled_or_wide(Frame *frame, const Type *type)
{
    return type->literal.is_set && type->literal.is_settled ? type : type_widen(frame->types, type);
}

static void place(Frame *frame, Def *def)
{
    Def *top = root(def);
    if (!top->variable) {
        top->variable = variable_for(frame, top);
        join_into(frame, top->variable, top);
    } else if (top->is_entry) { /* a parameter that is assigned, too */
        join_into(frame, top->variable, top);
    }
    def->variable = top->variable;
    if (def->is_phi || def->is_entry)
        return;
    top->variable->assignments++;
    if (top->variable->span.file == 0)
        top->variable->span = def->span;
    top->variable->is_constant = top->variable->assignments == 1 && !def->is_nested &&
                                 top->variable->kind != VARIABLE_PARAM && !def->symbol->is_written;
}

/* A name that other functions see is one variable, whatever it is bound to. */
static void share_definitions(Frame *frame)
{
    vec_each(i, &frame->defs) {
        Symbol *symbol = frame->defs.items[i]->symbol;
        if (!symbol->is_shared)
            continue;
        Shared *shared = shared_of(frame, symbol);
        if (shared->def)
            unify(shared->def, frame->defs.items[i]);
        shared->def = frame->defs.items[i];
    }
}

/* What inner functions assign counts too. */
static void join_shared(Frame *frame)
{
    vec_each(i, &frame->scope->list) {
        Symbol *symbol = frame->scope->list.items[i];
        Shared *shared = symbol->is_shared && symbol->is_written ? shared_of(frame, symbol) : NULL;
        if (shared && shared->variable)
            shared->variable->type = type_join(frame->types, shared->variable->type, shared->slot);
    }
}

void env_make_variables(Frame *frame)
{
    const void *outer = mixed_set_place(frame->types, NULL); /* what is mixed has been found out: C's types are joined */
    share_definitions(frame);
    join_phis(frame);
    type_groups(frame);
    vec_each(i, &frame->defs) {
        Def *def = frame->defs.items[i];
        if (!def->is_phi)
            place(frame, def);
    }
    vec_each(i, &frame->notes) {
        Def *def = frame->notes.items[i].def, *top = root(def);
        if (!top->variable)
            place(frame, def);
        frame->notes.items[i].info->variable = top->variable;
    }
    join_shared(frame);
    for (int pass = 0; pass < 2; pass++) {
        VariableVec *list = pass ? &frame->instance->variables : &frame->instance->params;
        vec_each(i, list)
            list->items[i]->type = settled_or_wide(frame, list->items[i]->type);
    }
    mixed_set_place(frame->types, outer);
}
