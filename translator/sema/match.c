/*
 * Does an argument fit the parameter of a rule, and what does that say about type variables and dimensions? The strict try
 * takes what Python's type checker would; the second also coerces (a 0-d tensor for a number, a list for a tuple).
 */
#include "sema/infer.h"

#include <stdlib.h>
#include <string.h>

/* ---- bindings ----------------------------------------------------------------------------------------------------------- */

const Type *match_variable(const Match *match, Name name)
{
    for (size_t i = 0; i < match->variable_count; i++)
        if (match->variables[i].name == name)
            return match->variables[i].type;
    return NULL;
}

void match_bind_variable(Match *match, Name name, const Type *type)
{
    TypeStore *types = match->frame->types;
    for (size_t i = 0; i < match->variable_count; i++) {
        if (match->variables[i].name != name)
            continue;
        match->variables[i].type = type_join(types, match->variables[i].type, type);
        return;
    }
    if (match->variable_count < sizeof match->variables / sizeof *match->variables) {
        match->variables[match->variable_count].name = name;
        match->variables[match->variable_count++].type = type;
    }
}

static Dim *bound_dim(Match *match, Name name)
{
    for (size_t i = 0; i < match->dim_count; i++)
        if (match->dims[i].name == name)
            return &match->dims[i].dim;
    return NULL;
}

static void conflict(Match *match, Name name, Dim left, Dim right)
{
    if (match->has_conflict)
        return;
    match->has_conflict = true;
    match->conflict_name = name;
    match->conflict_left = left;
    match->conflict_right = right;
}

static void bind_dim(Match *match, Name name, Dim dim)
{
    Dim *have = bound_dim(match, name);
    if (have) {
        if (dim_conflicts(*have, dim))
            conflict(match, name, *have, dim);
        if (have->kind == DIM_UNKNOWN)
            *have = dim;
    } else if (match->dim_count < sizeof match->dims / sizeof *match->dims) {
        match->dims[match->dim_count++] = (DimBinding){name, dim};
    }
}

/* ---- class arguments ---------------------------------------------------------------------------------------------------- */

/* A type in terms of the class's parameters, filled in for an instance of the class. */
static const Type *fill(Frame *frame, const Type *type, const Type *instance)
{
    Match match = {.frame = frame};
    if (instance->class_->rule)
        for (size_t i = 0; i < instance->class_->rule->type_params.count; i++)
            match_bind_variable(&match, instance->class_->rule->type_params.items[i],
                                class_argument(frame, instance, instance->class_, i));
    return match_substitute(&match, type);
}

/* A user's Dataset says what its items are by its __getitem__. */
static const Type *item_of_user_class(Frame *frame, const Class *class_)
{
    UserFunction *getitem = class_method(class_, frame->infer->known.getitem);
    if (!getitem)
        return frame->types->never;
    const Type *self = type_instance(frame->types, (Class *)class_, NULL, 0, NULL, 0);
    UserFunction *length = class_method(class_, frame->infer->known.len); /* who reads its items asks for it, too */
    if (length)
        call_with_types(frame, type_user_function(frame->types, length, NULL, self), NULL, NULL, 0, (Span){0}, NULL, NULL);
    const Type *callee = type_user_function(frame->types, getitem, NULL, self);
    return call_with_types(frame, callee, NULL, &frame->types->int_, 1, (Span){0}, NULL, NULL);
}

/* A stub data set with its own __getitem__ says more about its items than its base class does: their shape. */
static const Type *item_of_rule_class(Frame *frame, const Class *class_, const Class *base)
{
    const RuleSymbol *symbol = rule_class_own_member(class_->rule, frame->infer->known.getitem);
    if (!symbol || symbol->kind != RULE_FUNCTION || !base->rule || class_->rule->type_params.count)
        return NULL;
    Match match = {.frame = frame};
    return match_substitute(&match, symbol->function->overloads.items[0]->result);
}

const Type *class_argument(Frame *frame, const Type *instance, const Class *base, size_t index)
{
    if (instance->class_ == base) {
        size_t count = instance->cell ? cell_root(instance->cell)->count : instance->item_count;
        return index < count ? type_item(instance, index) : frame->types->never;
    }
    Class *class_ = instance->class_;
    if (!class_->base)
        return frame->types->never;
    bool says_item = instance->cell ? cell_root(instance->cell)->count > 0 : instance->item_count > 0;
    if (says_item && class_->rule && class_->rule->type_params.count == 0)
        return type_item(instance, 0); /* @types("tensor_dataset"): what its items are, known from the arguments */
    const Type *known = class_->rule && index == 0 ? item_of_rule_class(frame, class_, base) : NULL;
    if (known)
        return known;
    if (class_->user && index == 0 && !class_->base_arg_count) {
        const Type *item = item_of_user_class(frame, class_);
        if (item->kind != TYPE_NEVER || !class_->base)
            return item;
    }
    const Type *args[16];
    size_t count = class_->base_arg_count < 16 ? class_->base_arg_count : 16;
    for (size_t i = 0; i < count; i++)
        args[i] = fill(frame, class_->base_args[i], instance);
    return class_argument(frame, type_instance(frame->types, class_->base, args, count, NULL, 0), base, index);
}

const Type *match_join_in_base(TypeStore *store, Class *base, const Type *left, const Type *right)
{
    const Infer *infer = store->join_context;
    const Type *args[16];
    size_t count = infer->frame ? base->rule->type_params.count : 0;
    for (size_t i = 0; i < count && i < 16; i++) {
        args[i] = type_join_strict(store, class_argument(infer->frame, left, base, i), class_argument(infer->frame, right, base, i));
        if (!args[i])
            return type_instance(store, base, NULL, 0, NULL, 0);
    }
    return type_instance(store, base, args, count < 16 ? count : 0, NULL, 0);
}

/* A class of the script below ModuleList, ModuleDict or Sequential: its objects hold what each was given, modules of any class. */
static bool holds_modules(const Type *receiver)
{
    static const char *const names[] = {"torch.nn.ModuleList", "torch.nn.ModuleDict", "torch.nn.Sequential"};
    bool found = false;
    for (size_t i = 0; receiver->kind == TYPE_INSTANCE && receiver->class_->user && i < sizeof names / sizeof *names; i++)
        found |= class_is(receiver->class_, names[i]);
    return found;
}

static const Type *any_module(Frame *frame, const Class *class_)
{
    while (class_->base && !name_is(class_->qualified, "torch.nn.Module"))
        class_ = class_->base;
    return type_instance(frame->types, (Class *)class_, NULL, 0, NULL, 0);
}

void match_bind_receiver(Match *match, const Type *receiver, const RuleClass *owner)
{
    TypeStore *types = match->frame->types;
    receiver = type_unwrap(receiver);
    match_bind_variable(match, name_intern(types->names, "Self"), receiver);
    size_t count = receiver->cell ? cell_root(receiver->cell)->count : receiver->item_count;
    if (receiver->kind == TYPE_TENSOR) {
        match->has_spread = true;
        match->spread_known = receiver->rank >= 0 && receiver->rank <= 16;
        match->spread_count = match->spread_known ? receiver->rank : 0;
        for (int i = 0; i < match->spread_count; i++)
            match->spread[i] = receiver->dims[i];
    }
    for (size_t i = 0; i < receiver->binding_count; i++)
        bind_dim(match, receiver->bindings[i].name, receiver->bindings[i].dim);
    for (size_t i = 0; owner && i < owner->type_params.count; i++) {
        const Type *type = types->never;
        if (receiver->kind == TYPE_INSTANCE)
            type = class_argument(match->frame, receiver, &owner->class_, i);
        else if (receiver->kind == TYPE_TUPLE)
            for (size_t k = 0; k < count; k++)
                type = type_join(types, type, type_item(receiver, k));
        else if (i < count)
            type = type_item(receiver, i);
        if (type->kind == TYPE_NEVER && holds_modules(receiver))
            type = any_module(match->frame, receiver->class_);
        match_bind_variable(match, owner->type_params.items[i], type);
    }
}

/* ---- tensors ------------------------------------------------------------------------------------------------------------ */

static void match_dim(Match *match, Dim param, Dim arg)
{
    if (param.kind == DIM_SYMBOL)
        bind_dim(match, param.symbol, arg);
    else if (dim_conflicts(param, arg))
        conflict(match, NULL, param, arg);
}

/* Two tensors with "..." broadcast against each other. */
static void bind_spread(Match *match, const Dim *dims, int count)
{
    if (count > 16) {
        match->has_spread = true;
        match->spread_known = false;
        return;
    }
    if (!match->has_spread || !match->spread_known) {
        match->spread_known = !match->has_spread;
        match->has_spread = true;
        match->spread_count = match->spread_known ? count : 0;
        for (int i = 0; i < match->spread_count; i++)
            match->spread[i] = dims[i];
        return;
    }
    Dim joined[16];
    int total = count > match->spread_count ? count : match->spread_count;
    for (int i = 1; i <= total; i++) {
        Dim left = i <= match->spread_count ? match->spread[match->spread_count - i] : dim_constant(1);
        Dim right = i <= count ? dims[count - i] : dim_constant(1);
        bool left_one = left.kind == DIM_CONSTANT && left.value == 1;
        bool right_one = right.kind == DIM_CONSTANT && right.value == 1;
        if (!left_one && !right_one && dim_conflicts(left, right))
            conflict(match, NULL, left, right);
        joined[total - i] = left_one ? right : right_one || left.kind == DIM_CONSTANT ? left : dim_equal(left, right) ? left : right;
    }
    memcpy(match->spread, joined, sizeof joined);
    match->spread_count = total;
}

static int spread_position(const Type *param)
{
    for (int i = 0; i < param->rank; i++)
        if (param->dims[i].kind == DIM_SPREAD)
            return i;
    return -1;
}

static bool match_tensor(Match *match, const Type *param, const Type *arg)
{
    if (dtype_is_known(param->dtype) && dtype_is_known(arg->dtype) && param->dtype != arg->dtype && match->is_strict)
        return false;
    if (param->rank < 0)
        return true; /* any tensor; only "..." says that shapes have to do with each other */
    if (arg->rank < 0) {
        if (spread_position(param) >= 0)
            match->has_spread = true, match->spread_known = false;
        return true;
    }
    int at = spread_position(param), fixed = param->rank - (at >= 0);
    if (at < 0 ? arg->rank != param->rank : arg->rank < fixed)
        return false;
    int tail = at < 0 ? 0 : param->rank - at - 1, head = at < 0 ? param->rank : at;
    for (int i = 0; i < head; i++)
        match_dim(match, param->dims[i], arg->dims[i]);
    for (int i = 0; i < tail; i++)
        match_dim(match, param->dims[param->rank - 1 - i], arg->dims[arg->rank - 1 - i]);
    if (at >= 0)
        bind_spread(match, arg->dims + head, arg->rank - head - tail);
    return true;
}

/* ---- other kinds -------------------------------------------------------------------------------------------------------- */

static bool literal_fits(const Type *param, const Type *arg)
{
    const Literal *want = &param->literal, *have = &arg->literal;
    if (!want->is_set)
        return true;
    if (!have->is_set) /* what only the run knows may be another one */
        return false;
    if (param->kind == TYPE_FLOAT)
        return want->number == have->number;
    if (param->kind == TYPE_STR)
        return want->length == have->length && memcmp(want->text, have->text, want->length) == 0;
    return want->integer == have->integer;
}

/* What NumPy takes for an array: numbers, and (nested) lists and tuples of them. */
static bool is_array_like(Match *match, const Type *arg, int depth)
{
    if (type_is_number(arg) || type_is_ndarray(arg) || arg->kind == TYPE_TENSOR || arg->kind == TYPE_NEVER || arg->kind == TYPE_DYNAMIC ||
        type_is_instance_of(arg, "builtins.range") || type_is_instance_of(arg, "PIL.Image.Image"))
        return true;
    if (depth > 8 || (arg->kind != TYPE_LIST && arg->kind != TYPE_TUPLE && arg->kind != TYPE_ITERATOR))
        return false;
    size_t count = arg->cell ? cell_root(arg->cell)->count : arg->item_count;
    for (size_t i = 0; i < count; i++)
        if (!is_array_like(match, type_item(arg, i), depth + 1))
            return false;
    return true;
}

/* np.float32, float, 'float32' where a dtype is asked for, and one of several such classes. */
static bool is_dtype_like(const Type *arg)
{
    static const char *const builtin[] = {"builtins.float", "builtins.int", "builtins.bool"};
    bool are_all = arg->kind == TYPE_FUNCTION && arg->is_set;
    for (size_t i = 0; are_all && i < arg->item_count; i++)
        are_all = arg->items[i]->kind == TYPE_CLASS && is_dtype_like(arg->items[i]);
    if (are_all)
        return true;
    if (arg->kind != TYPE_CLASS || !arg->class_)
        return arg->kind == TYPE_STR;
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
        if (name_is(arg->class_->qualified, builtin[i]))
            return true;
    return arg->class_->rule && class_is(arg->class_, "numpy.ndarray");
}

/* [p for p in model.parameters() if ...], chain(a.parameters(), b.parameters()) where an optimizer asks for parameters. */
static bool is_parameters_like(Frame *frame, const Type *arg)
{
    const Type *item = arg->kind == TYPE_TENSOR ? NULL : item_of_iterable(frame, arg);
    bool is_group = item && (item->kind == TYPE_DICT || item->kind == TYPE_RECORD); /* [{"params": ..., "lr": 0.1}, ...] */
    if (is_group)
        record_demote(frame->types, item);
    const Type *one = item ? type_unwrap(item) : NULL; /* [layer.weight, layer.bias]: a bias that is None is the run's TypeError */
    return item && (is_group || (one->kind == TYPE_TENSOR && one->is_parameter) || item->kind == TYPE_NEVER);
}

static bool match_scalar(Match *match, const Type *param, const Type *arg)
{
    if (type_is_ndarray(arg))
        return !match->is_strict && !match->keeps_arrays && !param->literal.is_set;
    if (arg->kind == TYPE_TENSOR)
        return !match->is_strict && !param->literal.is_set && (arg->rank <= 0 || arg->rank == 1);
    if (!type_is_number(arg))
        return false;
    bool fits = param->kind == TYPE_FLOAT || arg->kind == param->kind ||
                (param->kind == TYPE_INT && arg->kind == TYPE_BOOL) ||
                (param->kind == TYPE_BOOL && arg->kind == TYPE_INT && !match->is_strict);
    if (!fits || !literal_fits(param, arg))
        return false;
    if (param->dim.kind == DIM_SYMBOL) {
        Dim dim = arg->literal.is_set ? dim_constant(arg->literal.integer) : arg->dim;
        bind_dim(match, param->dim.symbol, dim);
    }
    return true;
}

static bool match_items(Match *match, const Type *param, const Type *arg)
{
    size_t count = arg->cell ? cell_root(arg->cell)->count : arg->item_count;
    for (size_t i = 0; i < param->item_count && i < count; i++)
        if (!match_type(match, param->items[i], type_item(arg, i)))
            return false;
    return true;
}

static bool match_iterable(Match *match, const Type *param, const Type *arg)
{
    const Type *item = item_of_iterable(match->frame, arg);
    return item && match_type(match, param->items[0], item);
}

static bool match_tuple(Match *match, const Type *param, const Type *arg)
{
    if (arg->kind == TYPE_LIST)
        return !match->is_strict && param->is_variadic && match_type(match, param->items[0], type_item(arg, 0));
    if (arg->kind != TYPE_TUPLE)
        return false;
    if (!param->is_variadic && !arg->is_variadic)
        return param->item_count == arg->item_count && match_items(match, param, arg);
    if (!param->is_variadic) {
        for (size_t i = 0; i < param->item_count; i++)
            if (match->is_strict || !match_type(match, param->items[i], arg->items[0]))
                return false;
        return true;
    }
    for (size_t i = 0; i < arg->item_count; i++)
        if (!match_type(match, param->items[0], arg->items[i]))
            return false;
    return true;
}

static bool match_instance(Match *match, const Type *param, const Type *arg)
{
    if (name_is(param->class_->qualified, "numpy.ndarray") && !type_is_ndarray(arg))
        return !match->is_strict && is_array_like(match, arg, 0);
    if (name_is(param->class_->qualified, "numpy.dtype") && arg->kind != TYPE_INSTANCE)
        return is_dtype_like(arg);
    if (name_is(param->class_->qualified, "torch.nn.Parameters") && !type_is_instance_of(arg, "torch.nn.Parameters"))
        return is_parameters_like(match->frame, arg);
    if (arg->kind != TYPE_INSTANCE || !class_derives_from(arg->class_, param->class_))
        return false;
    for (size_t i = 0; i < param->item_count; i++) {
        const Type *own = class_argument(match->frame, arg, param->class_, i);
        if (!match_type(match, param->items[i], own))
            return false;
    }
    return true;
}

static bool match_union(Match *match, const Type *param, const Type *arg)
{
    for (size_t i = 0; i < param->item_count; i++) {
        Match saved = *match;
        if (match_type(match, param->items[i], arg))
            return true;
        *match = saved;
    }
    return false;
}

static bool match_list(Match *match, const Type *param, const Type *arg)
{
    if (arg->kind == TYPE_LIST)
        return match_items(match, param, arg);
    if (match->is_strict)
        return false;
    if (arg->kind == TYPE_TUPLE || arg->kind == TYPE_ITERATOR)
        return match_iterable(match, param, arg);
    return false;
}

static bool match_dict(Match *match, const Type *param, const Type *arg)
{
    if (arg->kind != TYPE_DICT)
        return false;
    if (arg->cell)
        cell_demote(match->frame->types, arg->cell);
    return match_items(match, param, arg);
}

static bool is_callable(const Type *type)
{
    return type->kind == TYPE_FUNCTION || type->kind == TYPE_CLASS || type->kind == TYPE_INSTANCE;
}

/* T of list[T], where all that is known of the list is known of T. */
static void bind_all_variables(Match *match, const Type *param, const Type *arg)
{
    if (param->kind == TYPE_VARIABLE)
        match_bind_variable(match, param->name, arg);
    for (size_t i = 0; arg->kind == TYPE_DYNAMIC && !param->cell && param->kind != TYPE_FUNCTION && i < param->item_count; i++)
        bind_all_variables(match, param->items[i], arg);
}

bool match_type(Match *match, const Type *param, const Type *arg)
{
    if (param->kind == TYPE_DYNAMIC) /* a rule for boxed values */
        return arg->kind == TYPE_DYNAMIC;
    if (arg->kind == TYPE_DYNAMIC && type_is_number(param) && param->literal.is_set)
        return false;
    if (arg->kind == TYPE_NEVER || arg->kind == TYPE_ERROR || arg->kind == TYPE_DYNAMIC) {
        bind_all_variables(match, param, arg);
        if (param->kind == TYPE_TENSOR && spread_position(param) >= 0)
            match->has_spread = true, match->spread_known = false;
        return true;
    }
    switch (param->kind) {
    case TYPE_ANY:
        return true;
    case TYPE_VARIABLE:
        match_bind_variable(match, param->name, arg);
        return true;
    case TYPE_UNION:
        return match_union(match, param, arg);
    case TYPE_OPTIONAL:
        return arg->kind == TYPE_NONE || match_type(match, param->items[0], type_unwrap(arg));
    case TYPE_NONE:
        return arg->kind == TYPE_NONE;
    default:
        break;
    }
    if (arg->kind == TYPE_OPTIONAL)
        return (!match->is_strict || arg->items[0]->kind == TYPE_TENSOR) && match_type(match, param, arg->items[0]);
    switch (param->kind) {
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_BOOL:
        return match_scalar(match, param, arg);
    case TYPE_STR:
        return arg->kind == TYPE_STR && literal_fits(param, arg);
    case TYPE_TENSOR:
        return arg->kind == TYPE_TENSOR && match_tensor(match, param, arg);
    case TYPE_LIST:
        return match_list(match, param, arg);
    case TYPE_SET:
        return arg->kind == TYPE_SET && match_items(match, param, arg);
    case TYPE_DICT:
        return match_dict(match, param, arg);
    case TYPE_TUPLE:
        return match_tuple(match, param, arg);
    case TYPE_INSTANCE:
        return match_instance(match, param, arg);
    case TYPE_ITERABLE:
    case TYPE_ITERATOR:
        return match_iterable(match, param, arg);
    case TYPE_CLASS:
        return arg->kind == TYPE_CLASS && (!param->class_ || !arg->class_ || class_derives_from(arg->class_, param->class_));
    case TYPE_CALLABLE:
        return is_callable(arg);
    case TYPE_DTYPE:
        return arg->kind == TYPE_DTYPE && (param->dtype == DTYPE_UNKNOWN || arg->dtype == param->dtype);
    default:
        return arg->kind == param->kind;
    }
}

/* ---- results ------------------------------------------------------------------------------------------------------------ */

static Dim substitute_dim(Match *match, Dim dim)
{
    if (dim.kind != DIM_SYMBOL)
        return dim;
    Dim *bound = bound_dim(match, dim.symbol);
    if (bound)
        return *bound;
    Dim product = dim_constant(1); /* "4*C": factor by factor */
    bool is_product = false;
    for (const char *p = dim.symbol->text; *p;) {
        size_t length = strcspn(p, "*");
        is_product |= p[length] == '*';
        Name name = name_intern_bytes(match->frame->infer->names, p, length);
        bound = bound_dim(match, name);
        Dim factor = *p >= '0' && *p <= '9' ? dim_constant(strtoll(p, NULL, 10)) : bound ? *bound : dim_unknown();
        product = dim_multiply(match->frame->types, product, factor);
        p += length + (p[length] == '*');
    }
    return is_product ? product : dim_unknown();
}

static const Type *substitute_tensor(Match *match, const Type *type)
{
    Dim dims[64];
    int rank = 0;
    Type copy = *type;
    if (type->rank < 0)
        return type;
    for (int i = 0; i < type->rank && rank < 48; i++) {
        if (type->dims[i].kind != DIM_SPREAD) {
            dims[rank++] = substitute_dim(match, type->dims[i]);
            continue;
        }
        if (!match->has_spread || !match->spread_known) {
            copy.rank = -1;
            copy.dims = NULL;
            return type_intern(match->frame->types, &copy);
        }
        for (int k = 0; k < match->spread_count; k++)
            dims[rank++] = match->spread[k];
    }
    copy.rank = rank;
    copy.dims = dims;
    return type_intern(match->frame->types, &copy);
}

const Type *match_substitute(Match *match, const Type *type)
{
    TypeStore *types = match->frame->types;
    switch (type->kind) {
    case TYPE_VARIABLE: {
        const Type *bound = match_variable(match, type->name);
        return bound ? bound : types->never;
    }
    case TYPE_ANY:
    case TYPE_CALLABLE:
        return types->dynamic;
    case TYPE_TENSOR:
        return substitute_tensor(match, type);
    case TYPE_INT:
        return type->dim.kind == DIM_SYMBOL ? type_int_dim(types, substitute_dim(match, type->dim)) : type;
    case TYPE_UNION: {
        const Type *joined = types->never;
        for (size_t i = 0; i < type->item_count; i++)
            joined = type_join(types, joined, match_substitute(match, type->items[i]));
        return joined;
    }
    default:
        break;
    }
    if (type->item_count == 0 || type->cell || type->item_count > 64 || type->kind == TYPE_FUNCTION)
        return type;
    const Type *items[64];
    for (size_t i = 0; i < type->item_count; i++)
        items[i] = match_substitute(match, type->items[i]);
    if (type->kind == TYPE_OPTIONAL)
        return type_optional(types, items[0]);
    if (type->kind == TYPE_ITERABLE)
        return type_iterator(types, items[0]);
    return type_with_items(types, type, items);
}

const Type *rule_value_type(Frame *frame, const Type *type, const Type *receiver)
{
    Match match = {.frame = frame};
    if (receiver)
        match_bind_receiver(&match, receiver, rule_class_of(frame, receiver));
    return match_substitute(&match, type);
}
