/*
 * Members of boxed values. `x.area()` where x is boxed means whatever the run finds in x: a method of one of the classes whose
 * objects can be boxed, each bound here as if x were that, or a method of Python's own types, which the runtime finds by name.
 * A member that only one class has needs no choice: x is read as an object of that class, checked at run time.
 */
#include "sema/infer.h"

#include <string.h>

/* ---- Python's own types ------------------------------------------------------------------------------------------------- */

static const char *const own_types[] = {"str", "list", "dict", "set", "tuple", "int", "float", "bytes"};

/* Which of Python's types have the member: how many, and the last. */
static size_t own_members(Frame *frame, Name name, RuleFunction **found)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof own_types / sizeof *own_types; i++) {
        const RuleClass *class_ = rules_find_class(frame->infer->rules, arena_printf(frame->arena, "builtins.%s", own_types[i]));
        const RuleSymbol *member = class_ ? rule_class_own_member(class_, name) : NULL;
        if (!member || member->kind != RULE_FUNCTION)
            continue;
        count++;
        *found = member->function;
    }
    return count;
}

/* ---- what boxed containers are given ------------------------------------------------------------------------------------ */

static void store_items_of(Frame *frame, BoxedPlace place, const Type *type)
{
    const Type *item = type->kind == TYPE_DICT ? type_item(type, 1) : item_of_iterable(frame, type);
    type_store_boxed(frame->types, place, item ? item : frame->types->dynamic);
}

static void store_update(Frame *frame, const ArgVec *args)
{
    vec_each(i, args) {
        const Type *type = type_unwrap(args->items[i].type);
        if (args->items[i].keyword) {
            type_store_boxed(frame->types, BOXED_KEY, frame->types->str);
            type_store_boxed(frame->types, BOXED_VALUE, type);
        } else if (type->kind == TYPE_DICT) {
            type_store_boxed(frame->types, BOXED_KEY, type_item(type, 0));
            store_items_of(frame, BOXED_VALUE, type);
        } else if (type->kind == TYPE_SET || type->kind == TYPE_LIST || type->kind == TYPE_TUPLE) {
            store_items_of(frame, BOXED_ITEM, type);
        } else {
            for (BoxedPlace place = 0; place < BOXED_PLACE_COUNT; place++)
                type_store_boxed(frame->types, place, frame->types->dynamic);
        }
    }
}

static void note_changes(Frame *frame, Name name, const ArgVec *args)
{
    const Type *last = args->count ? vec_last(args).type : NULL;
    if (!last)
        return;
    if (name_is(name, "append") || name_is(name, "add") || name_is(name, "insert")) {
        type_store_boxed(frame->types, BOXED_ITEM, last);
    } else if (name_is(name, "extend")) {
        store_items_of(frame, BOXED_ITEM, type_unwrap(last));
    } else if (name_is(name, "update")) {
        store_update(frame, args);
    } else if (name_is(name, "setdefault")) {
        type_store_boxed(frame->types, BOXED_KEY, args->items[0].type);
        type_store_boxed(frame->types, BOXED_VALUE, args->count > 1 ? last : frame->types->none);
    }
}

/* ---- choices ------------------------------------------------------------------------------------------------------------ */

/* The classes that can be in a boxed value and have the member, each as a type; of classes that share it, the one that defines it. */
typedef struct Owners {
    const Type *items[64];
    size_t count;
} Owners;

static const Class *defining_class(const Class *class_, const Member *member)
{
    for (const Class *c = class_; c; c = c->base)
        if ((member->kind == MEMBER_METHOD && c->user == member->function->class_) ||
            (member->kind == MEMBER_FIELD && c->user == member->field->owner))
            return c;
    return class_;
}

static void add_owner(Frame *frame, Owners *owners, const Type *type)
{
    for (size_t i = 0; i < owners->count; i++)
        if (owners->items[i] == type)
            return;
    if (owners->count == 64)
        return;
    size_t at = owners->count++;
    (void)frame;
    /* a class before its bases: the first that fits is the right one */
    for (; at > 0 && type->kind == TYPE_INSTANCE && owners->items[at - 1]->kind == TYPE_INSTANCE &&
           class_derives_from(type->class_, owners->items[at - 1]->class_);
         at--)
        owners->items[at] = owners->items[at - 1];
    owners->items[at] = type;
}

/* An attribute that __getattr__ gives. */
static bool asks_hook(Frame *frame, const Type *type, Name name)
{
    return strncmp(name->text, "__", 2) != 0 && attribute_hook(frame, type, "__getattr__") != NULL;
}

static void add_class_owner(Frame *frame, Owners *owners, Class *class_, Name name)
{
    Member member = member_of_class(frame, class_, name);
    const Type *type = type_instance(frame->types, class_, NULL, 0, NULL, 0);
    if (member.kind == MEMBER_NONE && asks_hook(frame, type, name))
        add_owner(frame, owners, type);
    if (member.kind == MEMBER_NONE)
        return;
    Class *definer = (Class *)defining_class(class_, &member);
    add_owner(frame, owners, type_instance(frame->types, definer, NULL, 0, NULL, 0));
}

/* `object` is a module, be it of any class or of one of several: the owners are modules, too. */
static bool is_module(const Type *object)
{
    return object && object->kind == TYPE_INSTANCE && class_is(object->class_, "torch.nn.Module");
}

static const Type *type_of_object(Frame *frame, const Expr *object)
{
    const ExprEntry *entry = object ? pointer_map_get(&frame->state->exprs, object) : NULL;
    return entry ? type_unwrap(entry_type(entry)) : NULL;
}

/* object: the type of the boxed value, or NULL */
static Owners find_owners(Frame *frame, const Type *object, Name name)
{
    Owners owners = {.count = 0};
    const Boxed *boxed = frame->types->boxed;
    for (size_t i = 0; is_module(object) && i < object->item_count; i++)
        add_class_owner(frame, &owners, object->items[i]->class_, name);
    if (is_module(object) && object->item_count)
        return owners;
    for (size_t i = 0; boxed && i < boxed->classes.count; i++)
        if (!is_module(object) || class_derives_from(boxed->classes.items[i], object->class_))
            add_class_owner(frame, &owners, boxed->classes.items[i], name);
    if (boxed && boxed->has_tensors && !is_module(object) && member_of_type(frame, frame->types->tensor, name).kind != MEMBER_NONE)
        add_owner(frame, &owners, frame->types->tensor);
    return owners;
}

bool boxed_class_has(Frame *frame, Name name)
{
    const Boxed *boxed = frame->types->boxed;
    for (size_t i = 0; boxed && i < boxed->classes.count; i++)
        if (boxed->classes.items[i]->user && class_method(boxed->classes.items[i], name))
            return true;
    return false;
}

const Type *infer_boxed_owner(Frame *frame, Expr *object, Name name)
{
    RuleFunction *function;
    Owners owners = find_owners(frame, NULL, name);
    if (owners.count != 1 || own_members(frame, name, &function) > 0 || member_of_type(frame, owners.items[0], name).kind == MEMBER_NONE)
        return NULL;
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, object);
    bool compares = object->kind == EXPR_COMPARE && owners.items[0]->kind == TYPE_TENSOR;
    const Type *owner = compares ? type_tensor(frame->types, DTYPE_BOOL, -1, NULL) : owners.items[0];
    entry->info.type = entry->info.unboxed = owner;
    if (!entry->info.name)
        entry->info.name = name;
    return owner;
}

bool boxed_below(Frame *frame, const Type *type, Name name)
{
    const Program *program = frame->infer->program;
    bool any = false, is_any_module = type->kind == TYPE_INSTANCE && name_is(type->class_->qualified, "torch.nn.Module");
    bool may_be = type->kind == TYPE_INSTANCE && type->class_->user && type->class_->has_below && !class_is(type->class_, "builtins.BaseException");
    if (!may_be && !is_any_module)
        return false;
    vec_each(i, &program->classes) {
        const UserClass *below = program->classes.items[i];
        const Type *object = type_instance(frame->types, (Class *)&below->class_, NULL, 0, NULL, 0);
        bool is_below = below->is_instantiated && &below->class_ != type->class_ && class_derives_from(&below->class_, type->class_);
        is_below = is_below && (!is_any_module || module_may_be(type, &below->class_));
        if (!is_below || member_of_type(frame, object, name).kind == MEMBER_NONE)
            continue;
        type_box(frame->types, object);
        any = true;
    }
    return any;
}

const Type *infer_boxed_attribute(Frame *frame, Expr *expr, ExprInfo *info)
{
    Name name = expr->attribute.name;
    Owners owners = find_owners(frame, type_of_object(frame, expr->attribute.value), name);
    BoundCall *call = new_call(frame, CALL_BOXED, expr->span);
    const Type *result = frame->types->never;
    call->name = name;
    call->receiver = expr->attribute.value;
    call->is_attribute = true;
    call->choices = ARENA_NEW_ARRAY(frame->arena, BoxedChoice, owners.count + 1);
    for (size_t i = 0; i < owners.count; i++) {
        BoxedChoice *choice = &call->choices[call->choice_count];
        Member member = member_of_type(frame, owners.items[i], name);
        *choice = (BoxedChoice){.receiver = owners.items[i]};
        if (member.kind == MEMBER_FIELD) {
            choice->field = member.field;
            choice->type = member.field->type;
        } else if (member.kind == MEMBER_RULE_PROPERTY || (member.kind == MEMBER_METHOD && member.function->is_property)) {
            choice->type = read_property(frame, &member, expr->attribute.value, owners.items[i], expr->span,
                                         (const char *)expr + 1 + i, &choice->call);
        } else if (member.kind == MEMBER_CLASS_VALUE) {
            choice->variable = member.variable;
            choice->type = member.variable->type;
        } else if (member.kind == MEMBER_NONE && owners.items[i]->kind == TYPE_INSTANCE) {
            choice->type = hooked_choice(frame, expr, owners.items[i], choice);
        } else {
            continue;
        }
        call->choice_count++;
        result = type_join_boxed(frame->types, result, choice->type);
    }
    info->resolution = RESOLVED_BOXED;
    info->call = call;
    call->result = final_type(frame, result = call->choice_count ? result : frame->types->dynamic);
    return result;
}

void assign_boxed_attribute(Frame *frame, Expr *target, const Type *type, const Expr *value, ExprInfo *info)
{
    infer_boxed_attribute(frame, target, info);
    BoundCall *call = info->call;
    size_t count = 0;
    for (size_t i = 0; i < call->choice_count; i++) {
        const Type *object = call->choices[i].receiver;
        if (!call->choices[i].field && object->kind == TYPE_INSTANCE && attribute_hook(frame, object, "__setattr__")) {
            hooked_boxed_store(frame, target, object, type, &call->choices[i]);
            call->choices[count++] = call->choices[i];
        }
        if (!call->choices[i].field)
            continue;
        field_add(frame, call->choices[i].field, type, value, FIELD_PLAIN);
        call->choices[count++] = call->choices[i];
    }
    call->choice_count = count;
    if (!count)
        infer_report(frame, DIAG_not_supported, target->span, "no class whose objects are boxed has a field `%s`", target->attribute.name->text);
}

static void keep_arguments(Frame *frame, BoundCall *call, const ArgVec *args)
{
    call->args = ARENA_NEW_ARRAY(frame->arena, BoundArg, args->count + 1);
    call->arg_count = args->count;
    vec_each(i, args) {
        const ArgValue *arg = &args->items[i];
        ArgKind kind = arg->is_star || arg->is_double_star ? ARG_SPREAD : ARG_EXPR;
        call->args[i] = (BoundArg){.kind = kind, .expr = arg->expr, .type = arg->type, .param = arg->keyword};
        if (frame->infer->is_final)
            call->args[i].type = type_resolve(frame->types, arg->type);
    }
}

static void box_arguments(Frame *frame, const ArgVec *args)
{
    vec_each(i, args)
        type_box(frame->types, args->items[i].type);
}

/* What the method of Python's own type gives, if only one of them has it: known, whatever the arguments are. */
static const Type *own_result(Frame *frame, Name name, size_t choices)
{
    RuleFunction *function = NULL;
    if (own_members(frame, name, &function) != 1 || choices)
        return frame->types->dynamic;
    const Type *result = function->overloads.items[0]->result;
    for (size_t i = 1; i < function->overloads.count; i++)
        if (function->overloads.items[i]->result != result)
            return frame->types->dynamic;
    bool is_plain = result->kind == TYPE_STR || result->kind == TYPE_INT || result->kind == TYPE_FLOAT || result->kind == TYPE_BOOL;
    return is_plain && !result->literal.is_set ? result : frame->types->dynamic;
}

const ArgVec *spread_known(Frame *frame, const ArgVec *args, StarItem **items, size_t *count)
{
    ArgVec *out = ARENA_NEW(frame->arena, ArgVec);
    args = expand_stars(frame, args, items, count);
    vec_each(i, args) {
        const ArgValue *arg = &args->items[i];
        const Type *type = type_unwrap(arg->type);
        bool is_empty = type->kind == TYPE_RECORD ? !type->field_count : type->kind == TYPE_DICT && type_item(type, 1)->kind == TYPE_NEVER;
        bool is_nothing = (arg->is_double_star && is_empty) ||
                          (arg->is_star && type->kind == TYPE_TUPLE && !type->is_variadic && !type->item_count);
        if (!is_nothing)
            vec_push(frame->arena, out, *arg);
    }
    return out;
}

const Type *call_boxed_method(Frame *frame, Expr *receiver, Name name, const ArgVec *args, Span span, const void *node,
                              BoundCall **out)
{
    StarItem *items = NULL;
    size_t item_count = 0;
    args = spread_known(frame, args, &items, &item_count);
    RuleFunction *function = NULL;
    const Type *object = type_of_object(frame, receiver);
    Owners owners = find_owners(frame, object, name);
    BoundCall *call = new_call(frame, CALL_BOXED, span);
    const Type *result = frame->types->never;
    *out = call;
    call->star_items = items;
    call->star_item_count = item_count;
    call->name = name;
    call->receiver = receiver;
    keep_arguments(frame, call, args);
    call->choices = ARENA_NEW_ARRAY(frame->arena, BoxedChoice, owners.count + 1);
    for (size_t i = 0; i < owners.count; i++) {
        BoxedChoice *choice = &call->choices[call->choice_count];
        *choice = (BoxedChoice){.receiver = owners.items[i]};
        const Type *type = call_method(frame, receiver, owners.items[i], name, args, span, (const char *)node + 1 + i,
                                       owners.count > 1, &choice->call);
        if (!type || !choice->call)
            continue;
        choice->type = type;
        call->choice_count++;
        result = type_join_boxed(frame->types, result, type);
    }
    bool is_context = name == frame->infer->known.enter || name == frame->infer->known.exit; /* generators have them */
    call->has_own = !is_module(object) && (is_context || own_members(frame, name, &function) > 0);
    vec_each(i, args)
        if (name_is(name, "sort") && name_is(args->items[i].keyword, "key"))
            infer_report(frame, DIAG_not_supported, span, "sort(key=...) of a boxed list is not supported: use sorted()");
    if (call->has_own || !call->choice_count) {
        box_arguments(frame, args);
        note_changes(frame, name, args);
        result = type_join_boxed(frame->types, result, own_result(frame, name, call->choice_count));
    }
    call->result = frame->infer->is_final ? type_resolve(frame->types, result) : result;
    return result;
}

/* What is called may also be one of the functions that are boxed: no object of a class with __call__. */
static const Type *call_rest(Frame *frame, BoundCall *call, const Type *functions, const Type *result, const ArgVec *args, Span span)
{
    Expr *stands = ARENA_NEW(frame->arena, Expr);
    stands->kind = EXPR_NAME;
    stands->span = span;
    ExprInfo *info = info_of(frame, stands);
    info->type = functions;
    call->rest_callee = stands;
    const Type *rest = call_function_set(frame, functions, stands, args, span, &call->rest);
    result = type_join_boxed(frame->types, result, rest);
    call->result = frame->infer->is_final ? type_resolve(frame->types, result) : result;
    return result;
}

/* One of the functions that are boxed anywhere. */
const Type *call_boxed_value(Frame *frame, Expr *callee, const ArgVec *args, Span span, BoundCall **out)
{
    const Type *functions = frame->types->boxed ? frame->types->boxed->functions : NULL;
    ExprEntry *entry = callee ? pointer_map_get(&frame->state->exprs, callee) : NULL;
    if (functions && entry && boxed_class_has(frame, frame->infer->known.call)) {
        const Type *result = call_boxed_method(frame, callee, frame->infer->known.call, args, span, callee, out);
        return call_rest(frame, *out, functions, result, args, span);
    }
    if (functions && entry) {
        entry->info.type = entry->info.unboxed = functions;
        return call_function_set(frame, functions, callee, args, span, out);
    }
    Name names[] = {frame->infer->known.call, frame->infer->known.forward}; /* a module's call is its forward */
    for (size_t i = 0; callee && i < 2; i++)
        if (boxed_class_has(frame, names[i]))
            return call_boxed_method(frame, callee, names[i], args, span, callee, out);
    BoundCall *call = new_call(frame, CALL_BOXED, span);
    *out = call;
    keep_arguments(frame, call, args);
    box_arguments(frame, args);
    call->result = frame->infer->is_final ? frame->types->dynamic : frame->types->never;
    return call->result;
}

/* ---- the report --------------------------------------------------------------------------------------------------------- */

bool sema_boxes_tensors(const Program *program)
{
    return program->types->boxed && program->types->boxed->has_tensors;
}

void sema_count_boxed(const Program *program, size_t *all, size_t *boxed)
{
    *all = *boxed = 0;
    vec_each(i, &program->instances) {
        const Instance *instance = program->instances.items[i];
        if (instance->function->rule)
            continue;
        const Map *exprs = &instance->state->exprs.map;
        for (size_t k = 0; k < exprs->count; k++) {
            const ExprEntry *entry = exprs->entries[k].value;
            if (entry->round != program->infer->round)
                continue;
            ++*all;
            *boxed += entry->info.type->kind == TYPE_DYNAMIC;
        }
    }
}
