/* Calls: what `f(...)` calls, by the type of f; calls of user functions and constructors. Rules are in call_rule.c. */
#include "sema/infer.h"

#include <string.h>

BoundCall *new_call(Frame *frame, CallKind kind, Span span)
{
    BoundCall *call = ARENA_NEW(frame->arena, BoundCall);
    call->kind = kind;
    call->span = span;
    call->result = frame->types->never;
    return call;
}

/* ---- faults ------------------------------------------------------------------------------------------------------------- */

static void report_bind_fault(Frame *frame, const BindResult *result, const char *name, Span span)
{
    Span place = result->span.file ? result->span : span;
    const char *param = result->param ? result->param->text : "?";
    switch (result->fault) {
    case BIND_TOO_MANY:
        infer_report(frame, DIAG_bad_arguments, place, "`%s` takes fewer arguments", name);
        break;
    case BIND_MISSING:
        infer_report(frame, DIAG_bad_arguments, place, "`%s` needs the argument `%s`", name, param);
        break;
    case BIND_UNKNOWN_KEYWORD:
        infer_report(frame, DIAG_bad_arguments, place, "`%s` has no parameter `%s`", name, param);
        break;
    case BIND_TWICE:
        infer_report(frame, DIAG_bad_arguments, place, "`%s` gets the argument `%s` twice", name, param);
        break;
    default:
        infer_report(frame, DIAG_unsupported_arguments, place,
                     "what is spread into the call of `%s` has no length known at convert time", name);
    }
}

/* ---- user functions ----------------------------------------------------------------------------------------------------- */

static const Type *spread_type(Frame *frame, const BoundArg *arg, const ArgVec *args)
{
    const Type *items[64];
    size_t count = 0;
    vec_each(i, &arg->spread) {
        const Type *type = frame->types->error;
        vec_each(k, args)
            if (args->items[k].expr == arg->spread.items[i])
                type = args->items[k].type;
        bool is_star = arg->spread.items[i]->kind == EXPR_STARRED;
        const Type *tuple = is_star ? type_unwrap(type) : NULL;
        if (is_star && !(tuple->kind == TYPE_TUPLE && !tuple->is_variadic))
            return type_tuple_of(frame->types, type_widen(frame->types, arg->type));
        for (size_t k = is_star && i == 0 ? arg->item : 0; k < (is_star ? tuple->item_count : 1) && count < 64; k++)
            items[count++] = is_star ? tuple->items[k] : type;
    }
    return type_tuple(frame->types, items, count);
}

static bool takes_keyword(const UserFunction *function, Name name)
{
    RuleParamKind kind;
    const Param *param;
    for (size_t i = 0; (param = function_param(function, i, &kind)); i++)
        if (param->name == name && (kind == RULE_PARAM_NORMAL || kind == RULE_PARAM_KEYWORD_ONLY))
            return true;
    return false;
}

static void collect_keyword(Frame *frame, Cell *cell, Name name, const Type *type)
{
    cell_add_field(frame->types, cell, name, type_widen(frame->types, type));
    if (!cell_root(cell)->is_record)
        cell_add(frame->types, cell, 1, type);
}

/* f(**other): what named parameters did not take. */
static void collect_spread(Frame *frame, Cell *cell, const Type *type, const UserFunction *function)
{
    type = type_unwrap(type);
    Cell *other = type->cell ? cell_root(type->cell) : NULL;
    bool is_record = other && other->is_record;
    size_t count = is_record ? other->fields.count : type->kind == TYPE_RECORD ? type->field_count : 0;
    for (size_t i = 0; i < count; i++) {
        TypeField field = is_record ? cell_root(type->cell)->fields.items[i] : type->fields[i];
        if (!takes_keyword(function, field.name))
            collect_keyword(frame, cell, field.name, field.type);
    }
    bool is_dict = type->kind == TYPE_DICT && !is_record && type_item(type, 1)->kind != TYPE_NEVER;
    if (is_dict || type->kind == TYPE_DYNAMIC) {
        cell_demote(frame->types, cell);
        cell_add(frame->types, cell, 1, is_dict ? type_item(type, 1) : type);
    }
}

/* A dict of its own for each call; while only its constant keys are used, a record. */
static const Type *keywords_type(Frame *frame, const BoundArg *arg, const ArgVec *args, const UserFunction *function)
{
    const void *node = arg->keywords.count ? (const char *)arg->keywords.items[0] + 1 : (const char *)function->params->kwarg + 1;
    bool is_new = !pointer_map_has(&frame->state->cells, node);
    Cell *cell = cell_of(frame, node, 2);
    if (is_new) {
        cell->is_record = cell->is_kwargs = true;
        cell->home = frame->instance;
        cell->record_name = unique_identifier(frame->infer, arena_printf(frame->arena, "%s_kwargs", function->name->text));
    }
    cell_add(frame->types, cell, 0, frame->types->str);
    vec_each(i, &arg->keywords) {
        const Keyword *keyword = arg->keywords.items[i];
        vec_each(k, args)
            if (args->items[k].node == keyword && keyword->name)
                collect_keyword(frame, cell, keyword->name, args->items[k].type);
            else if (args->items[k].node == keyword)
                collect_spread(frame, cell, args->items[k].type, function);
    }
    Type shape = {.kind = TYPE_DICT};
    return type_with_cell(frame->types, &shape, cell_root(cell));
}

static const Type *default_type(Frame *frame, const UserFunction *function, size_t index)
{
    RuleParamKind kind;
    const Param *param = function_param(function, index, &kind);
    const Type *type = param ? pointer_map_get(&frame->infer->default_types, param) : NULL;
    if (type)
        return type;
    const Expr *value = param ? param->default_value : NULL;
    bool is_negative = value && function->rule && value->kind == EXPR_UNARY_OP && value->unary_op.operand->kind == EXPR_CONSTANT;
    if (!value || (value->kind != EXPR_CONSTANT && !is_negative))
        return frame->types->never;
    Frame quiet = *frame;
    return infer_expr(&quiet, param->default_value);
}

/* What the run gives, or the default: a parameter of both types. */
static const Type *given_type(Frame *frame, BoundArg *arg, const ArgVec *args, const UserFunction *function, size_t index)
{
    RuleParamKind kind;
    function_param(function, index, &kind);
    if (kind == RULE_PARAM_VARARG)
        return type_tuple_of(frame->types, type_widen(frame->types, arg->type));
    if (kind == RULE_PARAM_KWARG)
        return keywords_type(frame, arg, args, function);
    return arg->type = type_join_unlike(frame->types, arg->type, default_type(frame, function, index));
}

static void fill_param_types(Frame *frame, const UserFunction *function, BoundArg *bound, size_t skip, const ArgVec *args,
                             const Type **params)
{
    size_t count = function_param_count(function);
    for (size_t i = skip; i < count; i++) {
        BoundArg *arg = &bound[i - skip];
        if (arg->kind == ARG_SPREAD)
            params[i] = spread_type(frame, arg, args);
        else if (arg->kind == ARG_KEYWORDS)
            params[i] = keywords_type(frame, arg, args, function);
        else if (arg->kind == ARG_GIVEN)
            params[i] = given_type(frame, arg, args, function, i);
        else if (arg->kind == ARG_DEFAULT)
            arg->type = params[i] = default_type(frame, function, i);
        else
            params[i] = arg->type;
    }
}

static void finish_args(Frame *frame, BoundCall *call, const Instance *instance, size_t skip)
{
    for (size_t i = 0; i < call->arg_count; i++) {
        call->args[i].type = final_type(frame, call->args[i].type);
        call->args[i].expected = final_type(frame, instance->state->params[i + skip]);
    }
}

enum { MAX_PARAMS = 128 };

typedef struct UserCall {
    Frame *frame;
    UserFunction *function;
    Instance *home;
    const Type *receiver_type; /* NULL: nothing is bound to the first parameter */
    const ArgVec *args;
    BoundArg *bound;
    CallSpread *spread;
    size_t skip, count;
} UserCall;

/* __qualname__: "train.<locals>.step" */
static const char *qualname_of(Frame *frame, const UserFunction *function)
{
    if (function->lambda)
        return "<lambda>";
    const UserFunction *around = function->parent && function->parent->parent ? function->parent : NULL;
    const char *name = function->class_ ? arena_printf(frame->arena, "%s.%s", function->class_->class_.name->text, function->name->text)
                                        : function->name->text;
    return around ? arena_printf(frame->arena, "%s.<locals>.%s", qualname_of(frame, around), name) : name;
}

static bool bind_user(UserCall *u, Span span)
{
    ParamDesc params[MAX_PARAMS];
    for (size_t i = u->skip; i < u->count; i++) {
        RuleParamKind kind;
        const Param *param = function_param(u->function, i, &kind);
        params[i - u->skip] = (ParamDesc){.name = param->name,
                                          .kind = kind,
                                          .default_value = param->default_value,
                                          .has_default = param->default_value != NULL};
    }
    BindResult result = bind_arguments(u->frame, params, u->count - u->skip, u->args, u->bound);
    if (result.fault != BIND_OK)
        report_bind_fault(u->frame, &result, u->function->qualified->text, span);
    RuleParamKind first;
    Name self = u->skip ? function_param(u->function, 0, &first)->name : NULL;
    u->spread = result.spread;
    if (u->spread)
        bind_describe(u->frame, qualname_of(u->frame, u->function), self, params, u->count - u->skip, u->bound, u->spread);
    return result.fault == BIND_OK;
}

/* `self` of a method as the method sees it: where nothing is bound, the first argument is the object (`Base.__init__(self)`). */
static const Type *self_type(UserCall *u, const Type *given)
{
    const Type *type = given ? type_unwrap(given) : NULL;
    if (u->function->is_classmethod && type && type->kind == TYPE_INSTANCE)
        return type_class(u->frame->types, type->class_);
    if (!u->function->class_ || u->function->is_static || !type || type->kind != TYPE_INSTANCE)
        return given;
    return type_instance(u->frame->types, dispatch_self(u->function, type->class_), NULL, 0, NULL, 0);
}

static const Type *run_user(UserCall *u, Instance **instance)
{
    const Type *params[MAX_PARAMS];
    if (u->skip)
        params[0] = self_type(u, u->receiver_type);
    fill_param_types(u->frame, u->function, u->bound, u->skip, u->args, params);
    if (!u->skip && u->count)
        params[0] = self_type(u, params[0]);
    *instance = instance_for(u->frame, u->function, u->home, params, u->count);
    walk_instance(u->frame->infer, u->frame, *instance);
    return (*instance)->state->result;
}

const Type *call_user_once(Frame *frame, UserFunction *function, Expr *receiver, const Type *receiver_type, const ArgVec *args,
                           Span span, BoundCall **out)
{
    return call_closure(frame, function, NULL, receiver, receiver_type, args, span, out);
}

const Type *call_closure(Frame *frame, UserFunction *function, Instance *home, Expr *receiver, const Type *receiver_type,
                         const ArgVec *args, Span span, BoundCall **out)
{
    UserCall u = {.frame = frame, .function = function, .home = home, .receiver_type = receiver_type, .args = args};
    u.count = function_param_count(function);
    u.skip = receiver_type && u.count ? 1 : 0;
    BoundCall *call = new_call(frame, CALL_USER, span);
    *out = call;
    if (u.count > MAX_PARAMS) {
        infer_report(frame, DIAG_not_supported, span, "`%s` has too many parameters", function->qualified->text);
        call->kind = CALL_ERROR;
        return frame->types->error;
    }
    u.bound = ARENA_NEW_ARRAY(frame->arena, BoundArg, u.count + 1);
    call->receiver = receiver;
    call->receiver_type = final_type(frame, receiver_type);
    if (!bind_user(&u, span)) {
        call->kind = CALL_ERROR;
        return frame->infer->is_final ? frame->types->error : frame->types->never;
    }
    const Type *result = run_user(&u, &call->instance);
    call->args = u.bound;
    call->spread = u.spread;
    call->arg_count = u.count - u.skip;
    finish_args(frame, call, call->instance, u.skip);
    call->result = final_type(frame, result);
    return result;
}

/* A method of an object whose class is known only as a base of what it may be. */
static bool is_dispatched(Frame *frame, const UserFunction *function, const Expr *receiver, const Type *receiver_type)
{
    const Type *self = receiver_type ? type_unwrap(receiver_type) : NULL;
    return self && self->kind == TYPE_INSTANCE && self->class_->user && function->class_ && !function->is_static &&
           function->name != frame->infer->known.init && !(receiver && is_super_call(frame, receiver));
}

const Type *call_user(Frame *frame, UserFunction *function, Expr *receiver, const Type *receiver_type, const ArgVec *args,
                      Span span, const void *node, BoundCall **out)
{
    (void)node;
    if (!is_dispatched(frame, function, receiver, receiver_type) || function_param_count(function) > MAX_PARAMS)
        return call_user_once(frame, function, receiver, receiver_type, args, span, out);
    BoundCall *call = new_call(frame, CALL_USER, span);
    const Type *result = dispatch_method(frame, function, type_unwrap(receiver_type), args, call);
    if (!result) /* no object of these classes is made */
        return call_user_once(frame, function, receiver, receiver_type, args, span, out);
    *out = call;
    call->receiver = receiver;
    call->receiver_type = final_type(frame, receiver_type);
    call->result = final_type(frame, result);
    return result;
}

/* No expression of the script stands for the value. */
static Expr *new_placeholder(Frame *frame, const Type *type, Span span)
{
    Expr *placeholder = ARENA_NEW(frame->arena, Expr);
    placeholder->kind = EXPR_NAME;
    placeholder->span = span;
    ExprInfo *info = info_of(frame, placeholder);
    info->type = final_type(frame, type);
    ((ExprEntry *)info)->raw = type;
    return placeholder;
}

const Type *call_with_types(Frame *frame, const Type *callee, Expr *callee_expr, const Type *const *types, size_t count, Span span,
                            const void *node, BoundCall **out)
{
    ArgVec args = {0};
    BoundCall *call = NULL;
    Expr **placeholders = ARENA_NEW_ARRAY(frame->arena, Expr *, count + 1);
    for (size_t i = 0; i < count; i++) {
        placeholders[i] = new_placeholder(frame, types[i], span);
        vec_push(frame->arena, &args, (ArgValue){.expr = placeholders[i], .type = types[i]});
    }
    Expr *receiver = callee_expr && callee_expr->kind == EXPR_ATTRIBUTE ? callee_expr->attribute.value : NULL;
    const Type *result = call_value(frame, callee, callee_expr, receiver, &args, span, node, &call);
    if (call) {
        call->placeholders = placeholders;
        call->placeholder_count = count;
    }
    if (out)
        *out = call;
    return result;
}

/* ---- constructors ------------------------------------------------------------------------------------------------------- */

/* The class of a stub that gives the constructor of a user class without __init__. */
static RuleFunction *inherited_rule_init(Frame *frame, const Class *class_)
{
    Member member = member_of_class(frame, class_, frame->infer->known.init);
    return member.kind == MEMBER_RULE_METHOD ? member.rule : NULL;
}

static bool is_exception(const Class *class_)
{
    return class_is(class_, "builtins.BaseException");
}

/* Has the method a parameter of its own for the object, unlike `def f(*args)` and `def f()`? */
static bool takes_self(const UserFunction *function)
{
    RuleParamKind first = RULE_PARAM_VARARG;
    if (function_param_count(function))
        function_param(function, 0, &first);
    return first == RULE_PARAM_POSITIONAL_ONLY || first == RULE_PARAM_NORMAL;
}

static const Type *call_user_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node,
                                   BoundCall **out)
{
    UserClass *user = class_->user;
    const Type *self = type_instance(frame->types, class_, NULL, 0, NULL, 0);
    UserFunction *init = class_method(class_, frame->infer->known.init);
    RuleFunction *rule = init ? NULL : inherited_rule_init(frame, class_);
    if (!user->is_instantiated) {
        user->is_instantiated = true;
        frame->types->changes++;
    }
    BoundCall *call = NULL;
    if (init && !takes_self(init)) {
        infer_report(frame, DIAG_not_supported, span, "an `__init__` without `self` is not supported");
        *out = new_call(frame, CALL_ERROR, span);
        return self;
    }
    if (init) {
        call_user(frame, init, NULL, self, args, span, node, &call);
        if (!user->init)
            user->init = call->instance;
    } else if (rule) {
        call_rule(frame, rule, NULL, self, args, span, node, &call);
    } else {
        call = new_call(frame, CALL_USER_CONSTRUCTOR, span);
        if (args->count && !is_exception(class_) && !class_->base)
            infer_report(frame, DIAG_bad_arguments, span, "`%s` takes no arguments", class_->name->text);
    }
    if (call->kind != CALL_ERROR)
        call->kind = CALL_USER_CONSTRUCTOR;
    UserFunction *maker = class_method(class_, name_intern(frame->infer->names, "__new__"));
    if (maker)
        call_user_once(frame, maker, NULL, type_class(frame->types, class_), args, span, &call->maker);
    call->class_ = class_;
    call->receiver_type = NULL;
    call->result = self;
    *out = call;
    dispatch_slots(frame, user);
    return self;
}

const Type *call_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, BoundCall **out)
{
    Class *made = class_->user ? NULL : namespace_class(frame, class_);
    made = made || class_->user ? made : slice_class(frame, class_);
    bool is_unknown = false;
    if (!class_->user && !made)
        made = loader_class(frame, class_, args, span, node, &is_unknown);
    if (!class_->user && !made && !is_unknown)
        made = dataset_class(frame, class_, args, span, node, &is_unknown);
    if (!class_->user && !made && !is_unknown)
        made = subset_class(frame, class_, args, span, node, &is_unknown);
    if (!class_->user && !made && !is_unknown)
        made = context_class(frame, class_, args, node, &is_unknown);
    if (is_unknown) {
        *out = new_call(frame, CALL_ERROR, span);
        return frame->types->never;
    }
    class_ = made ? made : class_;
    if (class_->user)
        return call_user_class(frame, class_, args, span, node, out);
    return call_rule_class(frame, class_, args, span, node, out);
}

/* ---- the dispatch ------------------------------------------------------------------------------------------------------- */

const Type *call_method(Frame *frame, Expr *receiver, const Type *receiver_type, Name name, const ArgVec *args, Span span,
                        const void *node, bool quiet, BoundCall **out)
{
    Member member = member_of_type(frame, receiver_type, name);
    bool was_quiet = frame->quiet;
    const Type *result = NULL;
    *out = NULL;
    frame->quiet |= quiet;
    if (member.kind == MEMBER_METHOD)
        result = call_user(frame, member.function, receiver, type_unwrap(receiver_type), args, span, node, out);
    else if (member.kind == MEMBER_RULE_METHOD)
        result = call_rule(frame, member.rule, receiver, type_unwrap(receiver_type), args, span, node, out);
    frame->quiet = was_quiet;
    if (quiet && *out && (*out)->kind == CALL_ERROR) {
        *out = NULL;
        return NULL;
    }
    if (quiet && was_quiet == false && *out && frame->infer->is_final && member.kind == MEMBER_RULE_METHOD)
        result = call_rule(frame, member.rule, receiver, type_unwrap(receiver_type), args, span, node, out);
    return result;
}

const Type *read_property(Frame *frame, const Member *member, Expr *receiver, const Type *receiver_type, Span span,
                          const void *node, BoundCall **out)
{
    ArgVec none = {0};
    if (member->kind == MEMBER_METHOD)
        return call_user(frame, member->function, receiver, receiver_type, &none, span, node, out);
    return call_rule(frame, member->rule, receiver, receiver_type, &none, span, node, out);
}

/* What a module that is of one of several classes gives; NEVER as long as that of one is not known. */
static const Type *forward_of_set(Frame *frame, const Type *set, const ArgVec *args)
{
    const Type *result = NULL;
    for (size_t i = 0; i < set->item_count; i++) {
        BoundCall *call = NULL;
        if (!class_method(set->items[i]->class_, frame->infer->known.forward))
            continue;
        const Type *one = call_method(frame, NULL, set->items[i], frame->infer->known.forward, args, (Span){0}, NULL, true, &call);
        if (!one || one->kind == TYPE_NEVER)
            return frame->types->never;
        result = result ? type_join(frame->types, result, one) : one;
    }
    return result;
}

/* The same of an object whose class has no method of the script for it. */
static const Type *call_open_object(Frame *frame, const Type *callee, Expr *callee_expr, const ArgVec *args, Span span,
                                    const void *node, BoundCall **out)
{
    const struct BuiltinNames *known = &frame->infer->known;
    bool is_module = class_is(callee->class_, "torch.nn.Module");
    bool is_open = is_module && name_is(callee->class_->qualified, "torch.nn.Module") && callee_expr;
    const Type *given = is_open && args->count == 1 && callee->item_count ? forward_of_set(frame, callee, args) : NULL;
    if (given && given->kind == TYPE_NEVER && !frame->infer->is_final) {
        *out = new_call(frame, CALL_ERROR, span);
        return given;
    }
    bool is_chosen = is_open && (args->count != 1 || (given && given->kind != TYPE_TENSOR));
    if (is_chosen && boxed_below(frame, callee, known->forward)) /* a module of the script whose class only the run knows */
        return call_boxed_method(frame, callee_expr, known->forward, args, span, node, out);
    Name names[] = {is_module ? known->forward : known->call, is_module ? known->call : known->forward};
    for (size_t i = 0; i < 2; i++)
        if (member_of_class(frame, callee->class_, names[i]).kind == MEMBER_RULE_METHOD)
            return call_method(frame, callee_expr, callee, names[i], args, span, node, false, out);
    infer_report(frame, DIAG_not_callable, span, "a %s cannot be called", callee->class_->name->text);
    *out = new_call(frame, CALL_ERROR, span);
    return frame->infer->is_final ? frame->types->error : frame->types->never;
}

/* model(x): __call__, which of a Module is its forward. */
static const Type *call_object(Frame *frame, const Type *callee, Expr *callee_expr, const ArgVec *args, Span span, const void *node, BoundCall **out)
{
    const struct BuiltinNames *known = &frame->infer->known;
    if (class_method(callee->class_, known->call))
        return call_method(frame, callee_expr, callee, known->call, args, span, node, false, out);
    if (class_method(callee->class_, known->forward))
        return call_method(frame, callee_expr, callee, known->forward, args, span, node, false, out);
    StarItem *items = NULL;
    size_t count = 0;
    const Type *result = call_open_object(frame, callee, callee_expr, spread_known(frame, args, &items, &count), span, node, out);
    if (*out && count) {
        (*out)->star_items = items;
        (*out)->star_item_count = count;
    }
    return result;
}

/* str.upper(s): s is what the class's methods take, or may be. */
static bool is_object_of(Frame *frame, const Type *type, const RuleClass *owner)
{
    type = type_unwrap(type);
    const RuleClass *own = type->kind == TYPE_INSTANCE ? NULL : rule_class_of(frame, type);
    if (type->kind == TYPE_INSTANCE)
        return class_derives_from(type->class_, &owner->class_);
    return !own || own == owner || class_derives_from(&own->class_, &owner->class_);
}

/* `def f(*args)`, or `def f()`, whose calls Python refuses. */
static bool lacks_self(Frame *frame, const UserFunction *function, Span span)
{
    if (!function->class_ || function->is_static || function->is_classmethod)
        return !function->class_;
    bool lacks = !takes_self(function);
    if (lacks && method_is_overridden(frame, function))
        infer_report(frame, DIAG_not_supported, span, "a method without `self` that a subclass overrides is not supported");
    return lacks;
}

static const Type *call_function_type(Frame *frame, const Type *callee, Expr *callee_expr, Expr *receiver, const ArgVec *args,
                                      Span span, const void *node, BoundCall **out)
{
    const Type *self = callee->item_count ? callee->items[0] : NULL;
    if (self && !receiver)
        receiver = callee_expr; /* a bound method held in a variable: its value is the receiver */
    if (callee->function && self && receiver && lacks_self(frame, callee->function, span)) { /* also a decorator's wrapper as a method */
        ArgVec bound = {0};
        vec_push(frame->arena, &bound, (ArgValue){.expr = receiver, .type = self});
        vec_each(i, args)
            vec_push(frame->arena, &bound, args->items[i]);
        const Type *result = call_closure(frame, callee->function, callee->home, NULL, NULL, &bound, span, out);
        (*out)->callee = callee_expr;
        (*out)->callee_type = final_type(frame, callee);
        return result;
    }
    if (callee->function) {
        const Type *result = callee->home ? call_closure(frame, callee->function, callee->home, NULL, NULL, args, span, out)
                                          : call_user(frame, callee->function, self ? receiver : NULL, self, args, span, node, out);
        (*out)->callee = callee_expr;
        (*out)->callee_type = final_type(frame, callee);
        return result;
    }
    if (!callee->rule) { /* object.__init__ */
        *out = new_call(frame, CALL_RULE, span);
        (*out)->result = frame->types->none;
        return frame->types->none;
    }
    const Type *special = special_before(frame, callee->rule, args, span, node, out);
    if (special)
        return special;
    bool is_unbound = !self && callee->rule->owner && callee->rule->overloads.items[0]->has_self && args->count &&
                      !args->items[0].is_star && !args->items[0].keyword && callee->rule->name != frame->infer->known.init;
    bool is_base_init = !self && callee->rule->owner && callee->rule->name == frame->infer->known.init && args->count &&
                        args->items[0].type->kind == TYPE_INSTANCE && args->items[0].type->class_->user &&
                        class_derives_from(args->items[0].type->class_, &callee->rule->owner->class_);
    if (is_base_init) { /* Exception.__init__(self, text), nn.Module.__init__(self) */
        ArgVec rest = {0};
        for (size_t i = 1; i < args->count; i++)
            vec_push(frame->arena, &rest, args->items[i]);
        const Type *result = call_rule(frame, callee->rule, NULL, args->items[0].type, &rest, span, node, out);
        (*out)->is_super = true;
        return result;
    }
    if (is_unbound && !is_object_of(frame, args->items[0].type, callee->rule->owner)) {
        infer_report(frame, DIAG_bad_arguments, span, "`%s` takes no %s", callee->rule->qualified->text, text_of(frame, args->items[0].type));
        *out = new_call(frame, CALL_ERROR, span);
        return frame->infer->is_final ? frame->types->error : frame->types->never;
    }
    if (is_unbound) { /* str.upper(s) */
        ArgVec rest = {0};
        for (size_t i = 1; i < args->count; i++)
            vec_push(frame->arena, &rest, args->items[i]);
        return call_rule(frame, callee->rule, args->items[0].expr, args->items[0].type, &rest, span, node, out);
    }
    return call_rule(frame, callee->rule, self ? receiver : NULL, self, args, span, node, out);
}

const ArgVec *expand_stars(Frame *frame, const ArgVec *args, StarItem **items, size_t *item_count)
{
    size_t count = 0;
    vec_each(i, args) {
        const Type *type = type_unwrap(args->items[i].type);
        bool is_known = args->items[i].is_star && type->kind == TYPE_TUPLE && !type->is_variadic;
        count += is_known ? type->item_count : 0;
    }
    if (!count)
        return args;
    ArgVec *expanded = ARENA_NEW(frame->arena, ArgVec);
    *items = ARENA_NEW_ARRAY(frame->arena, StarItem, count);
    vec_each(i, args) {
        const ArgValue *arg = &args->items[i];
        const Type *type = type_unwrap(arg->type);
        if (!arg->is_star || type->kind != TYPE_TUPLE || type->is_variadic) {
            vec_push(frame->arena, expanded, *arg);
            continue;
        }
        for (size_t k = 0; k < type->item_count; k++) {
            Expr *placeholder = new_placeholder(frame, type->items[k], arg->expr->span);
            (*items)[(*item_count)++] = (StarItem){placeholder, arg->expr, k};
            vec_push(frame->arena, expanded, (ArgValue){.expr = placeholder, .type = type->items[k]});
        }
    }
    return expanded;
}

static const Type *call_callee(Frame *frame, const Type *callee, Expr *callee_expr, Expr *receiver, const ArgVec *args, Span span,
                               const void *node, BoundCall **out);

const Type *call_value(Frame *frame, const Type *callee, Expr *callee_expr, Expr *receiver, const ArgVec *args, Span span,
                       const void *node, BoundCall **out)
{
    callee = type_unwrap(callee);
    StarItem *items = NULL;
    size_t count = 0;
    bool is_rule = (callee->kind == TYPE_FUNCTION && callee->rule) || (callee->kind == TYPE_CLASS && callee->class_ && callee->class_->rule);
    if (is_rule)
        args = expand_stars(frame, args, &items, &count);
    const Type *result = call_callee(frame, callee, callee_expr, receiver, args, span, node, out);
    if (*out && count) {
        (*out)->star_items = items;
        (*out)->star_item_count = count;
    }
    return result;
}

static const Type *call_callee(Frame *frame, const Type *callee, Expr *callee_expr, Expr *receiver, const ArgVec *args, Span span,
                               const void *node, BoundCall **out)
{
    switch (callee->kind) {
    case TYPE_FUNCTION:
        if (callee->is_set)
            return call_function_set(frame, callee, callee_expr, args, span, out);
        return call_function_type(frame, callee, callee_expr, receiver, args, span, node, out);
    case TYPE_CLASS:
        if (callee->class_) {
            const Type *special = special_construct(frame, callee->class_, args, span, node, out);
            return special ? special : call_class(frame, callee->class_, args, span, node, out);
        }
        break;
    case TYPE_INSTANCE:
        if (is_dropped_value(callee)) {
            *out = NULL;
            return callee;
        }
        return call_object(frame, callee, callee_expr, args, span, node, out);
    case TYPE_DYNAMIC:
        if (callee_expr && callee_expr->kind == EXPR_ATTRIBUTE) {
            ExprEntry *object = pointer_map_get(&frame->state->exprs, callee_expr->attribute.value);
            const ExprEntry *method = pointer_map_get(&frame->state->exprs, callee_expr);
            bool is_boxed = object && (type_unwrap(entry_type(object))->kind == TYPE_DYNAMIC || (method && method->info.resolution == RESOLVED_BOXED));
            if (is_boxed)
                return call_boxed_method(frame, callee_expr->attribute.value, callee_expr->attribute.name, args, span, node, out);
        }
        return call_boxed_value(frame, callee_expr, args, span, out);
    case TYPE_NEVER:
    case TYPE_ERROR:
        *out = new_call(frame, CALL_ERROR, span);
        return infer_unknown(frame, callee);
    default:
        break;
    }
    *out = new_call(frame, CALL_ERROR, span);
    if (!frame->infer->is_final)
        return frame->types->never;
    infer_report(frame, DIAG_not_callable, span, "%s cannot be called", text_of(frame, callee));
    return frame->types->error;
}

/* Builtins that run over their arguments. */
static bool runs_over(const Type *callee)
{
    static const char *const names[] = {"list", "tuple", "set", "frozenset", "sorted", "sum", "max", "min", "any", "all", "enumerate",
                                        "zip", "map", "filter", "reversed", "dict", "iter"};
    Name name = callee->kind == TYPE_FUNCTION && callee->rule ? callee->rule->qualified
                : callee->kind == TYPE_CLASS && callee->class_ && callee->class_->rule ? callee->class_->qualified : NULL;
    if (!name || strncmp(name->text, "builtins.", 9) != 0)
        return name && (name_is(name, "random.choice") || name_is(name, "random.sample"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name->text + 9, names[i]) == 0)
            return true;
    return false;
}

/* list(Color), len(Color) */
static void spell_out_enums(Frame *frame, Expr *call, const Type *callee)
{
    bool is_len = callee->kind == TYPE_FUNCTION && callee->rule && name_is(callee->rule->qualified, "builtins.len");
    for (size_t i = 0; (is_len || runs_over(callee)) && i < call->call.args.count; i++)
        enum_spell_out(frame, &call->call.args.items[i]);
}

/* list(p), f(*p) of a named tuple */
static void spell_out_tuples(Frame *frame, const Type *callee, ArgVec *args)
{
    bool runs = runs_over(callee);
    vec_each(i, args) {
        ArgValue *arg = &args->items[i];
        if (!namedtuple_of(arg->type) || arg->keyword || arg->is_double_star || !(runs || arg->is_star))
            continue;
        arg->expr = namedtuple_spelled_out(frame, arg->expr);
        arg->type = namedtuple_items(frame, arg->type);
    }
}

/* Something of torch or numpy. */
static bool is_of_arrays(const Type *callee)
{
    Name name = callee->kind == TYPE_FUNCTION && callee->rule ? callee->rule->qualified
                : callee->kind == TYPE_CLASS && callee->class_ && callee->class_->rule ? callee->class_->qualified : NULL;
    return name && (strncmp(name->text, "torch", 5) == 0 || strncmp(name->text, "numpy", 5) == 0);
}

/* zip(a, b, strict=True) is a generator of the stubs. */
static bool spell_out_strict(Frame *frame, Expr *call)
{
    Keyword *strict = call->call.keywords.count == 1 ? call->call.keywords.items[0] : NULL;
    bool is_true = strict && name_is(strict->name, "strict") && strict->value->kind == EXPR_CONSTANT && strict->value->constant.kind == CONSTANT_TRUE;
    if (!is_true || call->call.args.count < 2 || call->call.args.count > 3)
        return false;
    Expr *name = ARENA_NEW(frame->arena, Expr);
    *name = *call->call.func;
    name->kind = EXPR_NAME;
    name->name.id = name_intern(frame->infer->names, "_zip_strict");
    call->call.func = name;
    call->call.keywords.count = 0;
    return true;
}

const Type *infer_call(Frame *frame, Expr *expr, ExprInfo *info)
{
    Expr *func = expr->call.func;
    if (is_super_call(frame, expr)) { /* on its own: an object of the base class */
        UserClass *class_ = current_class(frame);
        info->resolution = RESOLVED_ENTITY;
        return class_ && class_->class_.base ? type_instance(frame->types, class_->class_.base, NULL, 0, NULL, 0)
                                             : frame->types->error;
    }
    if (names_set(frame, expr, info))
        return frame->types->none;
    const Type *callee = infer_expr(frame, func);
    if (callee->kind == TYPE_FUNCTION && callee->rule && (name_is(callee->rule->qualified, "collections.namedtuple") ||
                                                               name_is(callee->rule->qualified, "builtins._namedtuple"))) {
        const Type *made = namedtuple_call(frame, expr);
        info->resolution = RESOLVED_ENTITY;
        if (made)
            return made;
    }
    if (callee->kind == TYPE_FUNCTION && callee->rule && name_is(callee->rule->qualified, "builtins.zip") &&
        spell_out_strict(frame, expr)) {
        func = expr->call.func;
        callee = infer_expr(frame, func);
    }
    ArgVec args = {0};
    bool outer = frame->takes_numbers;
    frame->takes_numbers = is_of_arrays(callee);
    spell_out_enums(frame, expr, callee);
    bool is_range = frame->infer->has_containers && callee->kind == TYPE_CLASS && callee->class_ && name_is(callee->class_->qualified, "builtins.range");
    for (size_t i = 0; is_range && i < expr->call.args.count; i++) /* range(n) with n.__index__() */
        expr->call.args.items[i] = container_spelled_out(frame, expr->call.args.items[i]);
    eval_arguments(frame, expr, &args);
    frame->takes_numbers = outer;
    spell_out_tuples(frame, callee, &args);
    bool is_super = func->kind == EXPR_ATTRIBUTE && is_super_call(frame, func->attribute.value);
    ExprEntry *called = pointer_map_get(&frame->state->exprs, func);
    bool is_held = called && (called->info.resolution == RESOLVED_FIELD || called->info.resolution == RESOLVED_VARIABLE);
    Expr *receiver = func->kind == EXPR_ATTRIBUTE && !is_held ? func->attribute.value : NULL;
    const Type *lazy = callee->kind == TYPE_FUNCTION && callee->rule ? infer_lazy_call(frame, expr, callee->rule, &info->call) : NULL;
    if (lazy)
        return lazy;
    const Type *result = call_value(frame, callee, func, receiver, &args, expr->span, expr, &info->call);
    if (info->call && is_super) {
        info->call->is_super = true;
        info->call->receiver = NULL;
    }
    if (info->call && info->call->kind == CALL_ERROR)
        info->resolution = RESOLVED_ERROR;
    return result;
}
