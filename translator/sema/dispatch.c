/*
 * Which functions a method call runs. The receiver's static type is a class; the object may be of any instantiated class below it.
 * A method belongs to its class, and `self` is seen as that class, as long as this says enough: a mixin's method is specialised for
 * the class that mixes it in, and so is a method whose super() leads to a sibling in some class below, or that wants type(self).
 */
#include "sema/infer.h"

static bool is_in_chain(const Class *class_, const Class *base)
{
    for (; class_; class_ = class_->base)
        if (class_ == base)
            return true;
    return false;
}

/* What super() in a method of `class_` sees is the same for instances of `receiver`. */
static bool has_same_tail(const Class *receiver, const Class *class_)
{
    size_t at = class_mro_after(receiver, class_), own = class_mro_after(class_, class_);
    if (receiver->mro_count - at != class_->mro_count - own)
        return false;
    for (; at < receiver->mro_count; at++, own++)
        if (receiver->mro[at] != class_->mro[own])
            return false;
    return true;
}

Class *dispatch_self(const UserFunction *function, Class *receiver)
{
    Class *own = &function->class_->class_;
    if (!receiver->user || !class_derives_from(receiver, own))
        return own;
    if (function->uses_class)
        return receiver;
    if (is_in_chain(receiver, own) && (!function->uses_super || has_same_tail(receiver, own)))
        return own;
    Class *seen = receiver;
    for (Class *c = receiver; c && c->user && class_derives_from(c, own); c = c->base)
        if (has_same_tail(receiver, c) && class_method(c, function->name) == function)
            seen = c;
    return seen;
}

static bool is_listed(const BoundCall *call, const Instance *instance, const UserClass *class_)
{
    for (size_t i = 0; i < call->target_count; i++)
        if (call->targets[i].instance == instance && class_derives_from(&class_->class_, &call->targets[i].class_->class_))
            return true;
    return false;
}

static bool is_defined_before(const Frame *frame, const UserClass *left, const UserClass *right)
{
    const Program *program = frame->infer->program;
    vec_each(i, &program->classes)
        if (program->classes.items[i] == left || program->classes.items[i] == right)
            return program->classes.items[i] == left && left != right;
    return false;
}

/*
 * Where a class is asked for: behind those that derive from it, whatever modules they are of; else the one that is defined last comes first.
 */
static size_t place_of(const Frame *frame, const UserClass *class_, const UserClass *const *listed, size_t count)
{
    size_t place = 0;
    for (size_t i = 0; i < count; i++)
        if (class_derives_from(&listed[i]->class_, &class_->class_))
            place = i + 1;
    while (place < count && !class_derives_from(&class_->class_, &listed[place]->class_) && is_defined_before(frame, class_, listed[place]))
        place++;
    return place;
}

static void add_target(Frame *frame, BoundCall *call, UserClass *class_, const BoundCall *run)
{
    CallTarget *targets = ARENA_NEW_ARRAY(frame->arena, CallTarget, call->target_count + 1);
    const UserClass **listed = ARENA_NEW_ARRAY(frame->arena, const UserClass *, call->target_count + 1);
    for (size_t i = 0; i < call->target_count; i++)
        listed[i] = call->targets[i].class_;
    size_t at = 0, from = 0, place = place_of(frame, class_, listed, call->target_count);
    while (from < place)
        targets[at++] = call->targets[from++];
    targets[at++] = (CallTarget){class_, run->instance, run->args, run->arg_count, run->spread};
    while (from < call->target_count)
        targets[at++] = call->targets[from++];
    call->targets = targets;
    call->target_count++;
}

/* What an object of the class runs in the place of this method. */
static UserFunction *same_method(const Class *class_, const UserFunction *function)
{
    return function->is_setter    ? class_setter(class_, function->name)
           : function->is_deleter ? class_deleter(class_, function->name)
                                  : class_method(class_, function->name);
}

/* Instances of a class that was made through no other name: the function's own class stands for those below it. */
static UserClass *class_of_target(const BoundCall *run, UserClass *class_)
{
    Class *own = &run->instance->function->class_->class_;
    if (run->instance->function->is_classmethod)
        return class_;
    const Type *self = run->instance->state->param_count ? run->instance->state->params[0] : NULL; /* `def f():` has none */
    return self && is_in_chain(&class_->class_, own) && self->class_ == own ? own->user : class_;
}

const Type *dispatch_method(Frame *frame, UserFunction *function, const Type *receiver, const ArgVec *args, BoundCall *call)
{
    const Program *program = frame->infer->program;
    Class *base = receiver->class_;
    const Type *joined = frame->types->never;
    call->targets = NULL;
    call->target_count = 0;
    size_t count = base->has_below ? program->classes.count : base->user ? 1 : 0;
    for (size_t i = 0; i < count; i++) {
        UserClass *class_ = base->has_below ? program->classes.items[i] : base->user;
        UserFunction *target = class_->is_instantiated && class_derives_from(&class_->class_, base)
                                   ? same_method(&class_->class_, function) : NULL;
        if (!target || target->is_property != function->is_property || target->is_static)
            continue;
        BoundCall *run = NULL;
        const Type *self = type_instance(frame->types, &class_->class_, NULL, 0, NULL, 0);
        const Type *type = call_user_once(frame, target, NULL, self, args, call->span, &run);
        if (!run || !run->instance || run->kind == CALL_ERROR || is_listed(call, run->instance, class_))
            continue;
        const Type *both = type_join_strict(frame->types, joined, type);
        joined = both ? both : type_join(frame->types, joined, type);
        add_target(frame, call, class_of_target(run, class_), run);
    }
    if (call->target_count == 0)
        return NULL;
    const CallTarget *last = &call->targets[call->target_count - 1];
    call->instance = last->instance;
    call->args = last->args;
    call->arg_count = last->arg_count;
    call->spread = last->spread;
    if (call->target_count == 1)
        call->target_count = 0;
    return joined;
}

/* ---- class attributes --------------------------------------------------------------------------------------------------- */

static void add_attribute(Frame *frame, ExprInfo *info, UserClass *class_, Variable *variable)
{
    for (size_t i = 0; i < info->target_count; i++)
        if (info->targets[i].class_ == class_)
            return;
    AttributeTarget *targets = ARENA_NEW_ARRAY(frame->arena, AttributeTarget, info->target_count + 1);
    const UserClass **listed = ARENA_NEW_ARRAY(frame->arena, const UserClass *, info->target_count + 1);
    for (size_t i = 0; i < info->target_count; i++)
        listed[i] = info->targets[i].class_;
    size_t at = 0, from = 0, place = place_of(frame, class_, listed, info->target_count);
    while (from < place)
        targets[at++] = info->targets[from++];
    targets[at++] = (AttributeTarget){class_, variable};
    while (from < info->target_count)
        targets[at++] = info->targets[from++];
    info->targets = targets;
    info->target_count++;
}

const Type *dispatch_attribute(Frame *frame, Variable *variable, const Class *receiver, ExprInfo *info)
{
    const Program *program = frame->infer->program;
    const Type *type = frame->types->never;
    info->variable = variable;
    info->target_count = 0;
    bool is_same = true;
    vec_each(i, &program->classes) {
        UserClass *class_ = program->classes.items[i];
        if (!class_->is_instantiated || !class_derives_from(&class_->class_, receiver))
            continue;
        Member member = member_of_class_object(frame, &class_->class_, variable->name);
        if (member.kind != MEMBER_CLASS_VALUE)
            continue;
        is_same &= !info->target_count || info->targets[0].variable == member.variable;
        UserClass *own = member.variable->class_;
        add_attribute(frame, info, is_in_chain(&class_->class_, &own->class_) ? own : class_, member.variable);
        type = type_join(frame->types, type, member.variable->type);
    }
    if (info->target_count == 0)
        return variable->type;
    if (is_same) {
        info->variable = info->targets[0].variable;
        info->target_count = 0;
    }
    return type;
}

/* ---- slots -------------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *method;
    bool takes_other;
} slots[SLOT_COUNT] = {
    [SLOT_REPR] = {"__repr__", false}, [SLOT_STR] = {"__str__", false},   [SLOT_LEN] = {"__len__", false},
    [SLOT_BOOL] = {"__bool__", false}, [SLOT_HASH] = {"__hash__", false}, [SLOT_EQ] = {"__eq__", true},
    [SLOT_LT] = {"__lt__", true},     [SLOT_ITER] = {"_iterate", false}, [SLOT_PLAIN] = {"_plain", false},
    [SLOT_EXTRA_REPR] = {"extra_repr", false},
    [SLOT_RESET] = {"reset_parameters", false},
};

/* The order and hash that a named tuple or data class gets do not work for all fields: then objects have none. */
static Instance *slot_method(Frame *frame, UserFunction *method, int slot, UserClass *class_, const ArgVec *args)
{
    Infer *infer = frame->infer;
    bool is_attempt = method->is_made && (slot == SLOT_LT || slot == SLOT_HASH);
    BoundCall *run = NULL;
    const Type *self = type_instance(frame->types, &class_->class_, NULL, 0, NULL, 0);
    unsigned faults = infer->attempt_faults;
    infer->attempts += is_attempt;
    call_user_once(frame, method, NULL, self, args, method->def->span, &run);
    infer->attempts -= is_attempt;
    if (is_attempt && infer->attempt_faults != faults && run->instance) {
        run->instance->is_dropped = true;
        return NULL;
    }
    return run->kind == CALL_ERROR ? NULL : run->instance;
}

void dispatch_slots(Frame *frame, UserClass *class_)
{
    if (class_is(&class_->class_, "torch.utils.data.Dataset"))
        return; /* objects of the runtime have tables of their own */
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
        bool is_of_modules = slot == SLOT_EXTRA_REPR || slot == SLOT_RESET;
        if (class_->is_module ? !is_of_modules && slot != SLOT_REPR : is_of_modules)
            continue;
        if (slot == SLOT_RESET && !frame->infer->resets_layers)
            continue;
        UserFunction *method = class_method(&class_->class_, name_intern(frame->infer->names, slots[slot].method));
        if ((slot == SLOT_ITER || slot == SLOT_PLAIN) && !type_is_boxed_class(frame->types, &class_->class_))
            continue;
        if (!method || function_param_count(method) != 1 + (size_t)slots[slot].takes_other)
            continue;
        ArgVec args = {0};
        const Type *other = type_instance(frame->types, &method->class_->class_, NULL, 0, NULL, 0);
        if (slots[slot].takes_other)
            vec_push(frame->arena, &args, (ArgValue){.expr = ARENA_NEW(frame->arena, Expr), .type = other});
        class_->slots[slot] = slot_method(frame, method, slot, class_, &args);
    }
}
