/*
 * Calls of rules: choose the overload, bind type variables and dimensions, work out the result. The overloads are tried in
 * order, first as Python's type checker would, then with coercions; the first that takes the arguments wins.
 */
#include "sema/infer.h"

#include <string.h>

enum { MAX_PARAMS = 64 };

/* ---- trying an overload ------------------------------------------------------------------------------------------------- */

/* As Python's own errors name it: "randint", "SGD.__init__". */
static const char *written_name(Frame *frame, const RuleOverload *rule)
{
    const char *name = rule->function->name->text;
    const RuleClass *owner = rule->function->owner;
    return owner ? arena_printf(frame->arena, "%s.%s", owner->class_.name->text, name) : name;
}

static BindResult bind_overload(Frame *frame, const RuleOverload *rule, const ArgVec *args, BoundArg *out)
{
    ParamDesc params[MAX_PARAMS];
    size_t count = rule->params.count < MAX_PARAMS ? rule->params.count : MAX_PARAMS;
    for (size_t i = 0; i < count; i++) {
        const RuleParam *param = &rule->params.items[i];
        params[i] = (ParamDesc){.name = param->name,
                                .kind = param->kind,
                                .default_value = param->default_value,
                                .has_default = param->default_value != NULL,
                                .takes_any = param->type->kind == TYPE_ANY};
    }
    BindResult result = bind_arguments(frame, params, count, args, out);
    if (result.spread)
        bind_describe(frame, written_name(frame, rule), rule->has_self ? frame->infer->known.self : NULL, params, count, out, result.spread);
    return result;
}

static const Type *type_of_arg(const ArgVec *args, const Expr *expr)
{
    vec_each(i, args)
        if (args->items[i].expr == expr)
            return args->items[i].type;
    return NULL;
}

static bool match_spread(Match *match, const RuleParam *param, const BoundArg *arg, const ArgVec *args)
{
    vec_each(i, &arg->spread) {
        const Expr *expr = arg->spread.items[i];
        const Type *type = type_of_arg(args, expr);
        if (type && param->type->kind == TYPE_ANY)
            continue;
        if (expr->kind == EXPR_STARRED)
            type = item_of_iterable(match->frame, type);
        if (!type || !match_type(match, param->type, type))
            return false;
    }
    return true;
}

static bool match_arg(Match *match, const RuleParam *param, const BoundArg *arg, const ArgVec *args)
{
    switch (arg->kind) {
    case ARG_DEFAULT:
        return true;
    case ARG_SPREAD:
        return match_spread(match, param, arg, args);
    case ARG_KEYWORDS:
        return arg->keywords.count == 0 || match_type(match, param->type, arg->type);
    default: {
        const Literal *literal = &param->type->literal;
        if (param->type->kind == TYPE_STR && literal->is_set && literal->length && *literal->text == '*')
            return text_ends(match->frame, arg->expr, arg->type, literal->text + 1, literal->length - 1);
        return match_type(match, param->type, arg->type);
    }
    }
}

/* Callbacks with a known signature are run once the other arguments said what T is: map(f, xs), model.apply(f). */
static bool is_callback(const RuleParam *param, const BoundArg *arg)
{
    return type_unwrap(param->type)->kind == TYPE_CALLABLE && type_unwrap(param->type)->item_count && arg->kind == ARG_EXPR &&
           arg->type->kind != TYPE_NONE;
}

static void run_callback(Match *match, const RuleParam *param, BoundArg *arg, Span span)
{
    const Type *callable = type_unwrap(param->type);
    const Type *params[16];
    size_t count = callable->item_count - 1 < 16 ? callable->item_count - 1 : 16;
    for (size_t i = 0; i < count; i++)
        params[i] = match_substitute(match, callable->items[i + 1]);
    const Type *result = call_with_types(match->frame, arg->type, arg->expr, params, count, arg->expr ? arg->expr->span : span,
                                         arg->expr, &arg->applied);
    if (result->kind > TYPE_ERROR)
        match_type(match, callable->items[0], result);
}

typedef struct Attempt {
    Frame *frame;
    RuleFunction *function;
    const Type *receiver;
    const ArgVec *args;
    Span span;
    const RuleOverload *rule; /* the one that fits; NULL if none */
    BoundArg *bound;
    Match match;
    bool is_constructor;
    BindResult fault;         /* of the last overload that did not fit */
    CallSpread *spread;       /* of the one that fits */
} Attempt;

/* What the run gives can be read: where it gives nothing, the default is a constant that the C can say. */
static bool can_be_given(const RuleParam *param)
{
    const Expr *value = param->default_value;
    if (value && value->kind == EXPR_UNARY_OP)
        value = value->unary_op.operand;
    return !value || value->kind == EXPR_TUPLE || (value->kind == EXPR_CONSTANT && value->constant.kind != CONSTANT_ELLIPSIS);
}

/* Several forms of a call differ in how many arguments they have: which one it is must be known. */
static bool has_several_counts(const RuleFunction *function)
{
    vec_each(i, &function->overloads)
        if (function->overloads.items[i]->params.count != function->overloads.items[0]->params.count)
            return true;
    return false;
}

static bool spread_fits(const RuleOverload *rule, const BoundArg *bound)
{
    if (rule->body)
        return !has_several_counts(rule->function);
    if (rule->function->overloads.count > 1)
        return false;
    vec_each(i, &rule->params)
        if (bound[i].kind == ARG_GIVEN && (!can_be_given(&rule->params.items[i]) || rule->params.items[i].kind == RULE_PARAM_VARARG ||
                                           rule->params.items[i].kind == RULE_PARAM_KWARG))
            return false;
    return true;
}

typedef enum Leniency { LENIENT, KEEPS_ARRAYS, STRICT } Leniency;

/* torch.zeros(3, dtype=bool): Python's classes stand for the dtypes of their numbers. */
static void read_dtype_class(Attempt *a, const RuleParam *param, BoundArg *arg)
{
    static const struct {
        const char *class_;
        DType dtype;
    } rows[] = {{"builtins.bool", DTYPE_BOOL}, {"builtins.int", DTYPE_INT64}, {"builtins.float", DTYPE_FLOAT64}};
    bool is_class = param->type && type_unwrap(param->type)->kind == TYPE_DTYPE && arg->kind == ARG_EXPR && arg->expr && arg->expr->kind == EXPR_NAME &&
                    arg->type && arg->type->kind == TYPE_CLASS && arg->type->class_;
    for (size_t i = 0; is_class && i < sizeof rows / sizeof *rows; i++) {
        if (name_is(arg->type->class_->qualified, rows[i].class_)) {
            arg->type = type_dtype_literal(a->frame->types, rows[i].dtype);
            return;
        }
    }
}

static bool try_overload(Attempt *a, const RuleOverload *rule, Leniency leniency)
{
    a->bound = ARENA_NEW_ARRAY(a->frame->arena, BoundArg, rule->params.count + 1);
    a->match = (Match){.frame = a->frame, .is_strict = leniency == STRICT, .keeps_arrays = leniency == KEEPS_ARRAYS};
    BindResult result = bind_overload(a->frame, rule, a->args, a->bound);
    a->spread = result.spread;
    if (a->spread && result.fault == BIND_OK && !spread_fits(rule, a->bound))
        result.fault = BIND_SPREAD;
    if (result.fault != BIND_OK) {
        if (a->fault.fault != BIND_TYPE)
            a->fault = result;
        return false;
    }
    if (a->receiver)
        match_bind_receiver(&a->match, a->receiver, rule->function->owner);
    vec_each(i, &rule->params) {
        const RuleParam *param = &rule->params.items[i];
        read_dtype_class(a, param, &a->bound[i]);
        if (match_arg(&a->match, param, &a->bound[i], a->args))
            continue;
        if (a->fault.fault == BIND_TYPE) /* the first form that came so far is the likeliest */
            return false;
        a->fault = (BindResult){.fault = BIND_TYPE,
                                .param = param->name,
                                .span = a->bound[i].expr ? a->bound[i].expr->span : a->span,
                                .type = a->bound[i].type,
                                .wanted = param->type};
        return false;
    }
    a->rule = rule;
    return true;
}

static bool choose_overload(Attempt *a)
{
    static const struct {
        Leniency leniency;
        const char *of; /* of functions whose names start so */
    } turns[] = {{STRICT, ""}, {KEEPS_ARRAYS, "numpy.random."}, {LENIENT, ""}};
    const char *name = a->function->qualified->text;
    for (size_t k = 0; k < sizeof turns / sizeof *turns; k++)
        for (size_t i = 0; strncmp(name, turns[k].of, strlen(turns[k].of)) == 0 && i < a->function->overloads.count; i++)
            if (try_overload(a, a->function->overloads.items[i], turns[k].leniency))
                return true;
    return false;
}

static void report_fault(Attempt *a)
{
    const BindResult *fault = &a->fault;
    Frame *frame = a->frame;
    const char *name = a->function->qualified->text, *param = fault->param ? fault->param->text : "?";
    Span span = fault->span.file ? fault->span : a->span;
    bool is_single = a->function->overloads.count == 1;
    switch (fault->fault) {
    case BIND_MISSING:
        infer_report(frame, is_single ? DIAG_bad_arguments : DIAG_unsupported_arguments, span,
                     "`%s` needs the argument `%s`", name, param);
        break;
    case BIND_UNKNOWN_KEYWORD:
        infer_report(frame, DIAG_unsupported_arguments, span, "the argument `%s` of `%s` is not supported", param, name);
        break;
    case BIND_TYPE:
        if (is_single)
            infer_report(frame, DIAG_unsupported_arguments, span, "`%s` of `%s` takes %s, this is %s", param, name,
                         type_text(frame->arena, fault->wanted), text_of(frame, fault->type));
        else
            infer_report(frame, DIAG_unsupported_arguments, span, "no form of `%s` takes these arguments: `%s` is %s", name,
                         param, text_of(frame, fault->type));
        break;
    case BIND_TOO_MANY:
        infer_report(frame, DIAG_unsupported_arguments, span, "`%s` takes fewer arguments", name);
        break;
    default:
        infer_report(frame, DIAG_unsupported_arguments, span, "these arguments of `%s` are not supported", name);
    }
    infer_event(frame, EVENT_TODO, a->span, a->function->qualified, NULL, "arguments not supported");
}

/* ---- results ------------------------------------------------------------------------------------------------------------ */

/* The forward of a layer whose weight the input meets: both have one dtype, and weights are floating. */
static bool has_weight(const RuleFunction *function)
{
    bool is_forward = function->owner && name_is(function->name, "forward") && !name_is(function->owner->class_.name, "Module");
    return is_forward && pointer_map_has(&function->owner->members, name_intern(function->owner->module->rules->names, "weight"));
}

/* Without a dtype in the rule, the result has the promoted one of the tensor arguments. */
static const Type *promoted(Attempt *a, const Type *result)
{
    if (result->kind != TYPE_TENSOR || result->dtype != DTYPE_UNKNOWN || result->is_parameter)
        return result;
    DType dtype = DTYPE_UNKNOWN;
    bool has_any = false, has_float = false;
    const Type *tensors[MAX_PARAMS + 1];
    size_t count = 0;
    if (a->receiver)
        tensors[count++] = type_unwrap(a->receiver);
    vec_each(i, &a->rule->params)
        if (count < MAX_PARAMS && a->bound[i].kind != ARG_DEFAULT)
            tensors[count++] = type_unwrap(a->bound[i].type);
    for (size_t i = 0; i < count; i++) {
        has_float |= tensors[i]->kind == TYPE_FLOAT;
        if (tensors[i]->kind != TYPE_TENSOR)
            continue;
        dtype = has_any ? dtype_promote(dtype, tensors[i]->dtype) : tensors[i]->dtype;
        has_any = true;
    }
    bool is_operator = strncmp(a->function->name->text, "__", 2) == 0;
    if (has_float && is_operator && !dtype_is_float(dtype))
        dtype = dtype == DTYPE_UNKNOWN ? DTYPE_FLOATING : DTYPE_FLOAT32;
    if (dtype == DTYPE_UNKNOWN && has_weight(a->function))
        dtype = DTYPE_FLOATING;
    return type_intern(a->frame->types, &(Type){.kind = TYPE_TENSOR, .dtype = dtype, .rank = result->rank, .dims = result->dims});
}

/* list.append(x): what T became is what the list now holds. */
static void grow_receiver(Attempt *a)
{
    RuleClass *owner = a->function->owner;
    const Type *receiver = a->receiver ? type_unwrap(a->receiver) : NULL;
    if (!receiver || !receiver->cell || !owner)
        return;
    /* d[key] of a defaultdict fills it */
    bool is_filling_read = receiver->kind == TYPE_DICT && receiver->class_ && name_is(a->function->name, "__getitem__");
    if (!is_filling_read && !(a->rule->effects & RULE_EFFECT_MUTATES))
        return;
    for (size_t i = 0; i < owner->type_params.count && (i == 0 || !is_filling_read); i++) {
        const Type *type = match_variable(&a->match, owner->type_params.items[i]);
        if (!type)
            continue;
        cell_add(a->frame->types, receiver->cell, i, type);
        if (cell_root(receiver->cell)->items[i]->kind == TYPE_DYNAMIC && infer_notes_boxed(a->frame, receiver->cell))
            infer_report(a->frame, DIAG_boxed, a->span, "the container holds values of more than one type");
    }
}

/* heappush(heap, x): a function that changes its first argument, a list[T], lets it grow as a method would. */
static void grow_first_argument(Attempt *a)
{
    if (a->receiver || !(a->rule->effects & RULE_EFFECT_MUTATES) || a->rule->params.count < 2)
        return;
    const Type *param = a->rule->params.items[0].type, *given = a->bound[0].type ? type_unwrap(a->bound[0].type) : NULL;
    if (param->kind != TYPE_LIST || param->items[0]->kind != TYPE_VARIABLE || !given || given->kind != TYPE_LIST || !given->cell)
        return;
    const Type *item = match_variable(&a->match, param->items[0]->name);
    if (item)
        cell_add(a->frame->types, given->cell, 0, item);
}

/* Dicts with constant keys are dicts where any value will do, in containers too. */
static void demote(Attempt *a, const Type *type, int depth)
{
    type = type ? type_unwrap(type) : NULL;
    if (!type || depth > 8)
        return;
    if (type->kind == TYPE_DICT && type->cell)
        cell_demote(a->frame->types, type->cell);
    bool is_container = type->kind == TYPE_DICT || type->kind == TYPE_LIST || type->kind == TYPE_TUPLE;
    size_t count = !is_container ? 0 : type->cell ? cell_root(type->cell)->count : type->item_count;
    for (size_t i = 0; i < count; i++)
        demote(a, type_item(type, i), depth + 1);
}

static void demote_any(Attempt *a)
{
    vec_each(i, &a->rule->params) {
        const BoundArg *arg = &a->bound[i];
        if (a->rule->params.items[i].type->kind != TYPE_ANY || a->rule->types || arg->kind == ARG_DEFAULT)
            continue;
        demote(a, arg->type, 0);
        vec_each(k, &arg->spread)
            demote(a, type_of_arg(a->args, arg->spread.items[k]), 0);
        vec_each(k, &arg->keywords)
            demote(a, type_of_arg(a->args, arg->keywords.items[k]->value), 0);
    }
}

static void report_use(Attempt *a, BoundCall *call)
{
    const RuleOverload *rule = a->rule;
    Name api = a->function->qualified;
    if (a->function->owner && a->function->name == a->frame->infer->known.init)
        api = a->function->owner->class_.qualified;
    if (rule->todo.number) {
        call->is_todo = true;
        infer_report_spec(a->frame, &rule->todo, a->span, "`%s` is not translated yet", api->text);
        infer_event(a->frame, EVENT_TODO, a->span, api, rule, rule->todo.help);
    } else if (rule->drop) {
        call->is_dropped = true;
        infer_event(a->frame, EVENT_DROPPED, a->span, api, rule, rule->drop);
    } else {
        infer_event(a->frame, EVENT_CONVERTED, a->span, api, rule, NULL);
    }
}

static void finish_call(Attempt *a, BoundCall *call, const Type *result)
{
    TypeStore *types = a->frame->types;
    call->args = a->bound;
    call->spread = a->spread;
    call->arg_count = a->rule->params.count;
    if (!a->frame->infer->is_final) {
        call->result = result;
        return;
    }
    for (size_t i = 0; i < call->arg_count; i++) {
        const RuleParam *param = &a->rule->params.items[i];
        call->args[i].type = type_resolve(types, call->args[i].type);
        bool is_plain = param->type->kind == TYPE_ANY || param->type->kind == TYPE_UNION || param->type->kind == TYPE_CALLABLE;
        call->args[i].expected = is_plain ? param->type : type_resolve(types, match_substitute(&a->match, param->type));
    }
    call->result = type_resolve(types, result);
    if (call->receiver_type)
        call->receiver_type = type_resolve(types, call->receiver_type);
}

static void report_conflict(Attempt *a)
{
    Match *match = &a->match;
    if (!match->has_conflict)
        return;
    Text left = {0}, right = {0};
    dim_print(match->conflict_left, &left);
    dim_print(match->conflict_right, &right);
    infer_report(a->frame, DIAG_shape_mismatch, a->span, "shapes do not fit in `%s`: %s%s%s is both %s and %s",
                 a->function->qualified->text, match->conflict_name ? "`" : "", match->conflict_name ? match->conflict_name->text : "a dimension",
                 match->conflict_name ? "`" : "", text_string(&left), text_string(&right));
    text_release(&left);
    text_release(&right);
}

/* torch.zeros(3, requires_grad=True): an object that keeps a gradient. */
static const Type *leaf_result(Attempt *a, BoundCall *call, const Type *result)
{
    if (a->receiver || result->kind != TYPE_TENSOR || result->is_parameter)
        return result;
    vec_each(i, &a->rule->params) {
        const Type *given = a->bound[i].kind == ARG_DEFAULT || !a->bound[i].type ? NULL : type_unwrap(a->bound[i].type);
        if (!given || !name_is(a->rule->params.items[i].name, "requires_grad"))
            continue;
        call->makes_leaf = given->kind == TYPE_BOOL && (!given->literal.is_set || given->literal.integer);
    }
    return call->makes_leaf ? type_parameter(a->frame->types, result->dtype, result->rank, result->dims) : result;
}

static const Type *work_out_result(Attempt *a, BoundCall *call, const void *node)
{
    vec_each(i, &a->rule->params)
        if (is_callback(&a->rule->params.items[i], &a->bound[i]))
            run_callback(&a->match, &a->rule->params.items[i], &a->bound[i], a->span);
    grow_receiver(a);
    grow_first_argument(a);
    demote_any(a);
    const Type *result = promoted(a, match_substitute(&a->match, a->rule->result));
    RuleCall rule_call = {.frame = a->frame,
                          .types = a->frame->types,
                          .rule = a->rule,
                          .call = call,
                          .receiver = a->receiver ? type_unwrap(a->receiver) : NULL,
                          .node = node,
                          .args = a->args,
                          .match = &a->match};
    call->args = a->bound;
    call->arg_count = a->rule->params.count;
    report_conflict(a);
    if (a->rule->shape && !special_shape(&rule_call, a->rule->shape, &result))
        infer_report(a->frame, DIAG_bad_stub, a->rule->span, "there is no shape function `%s`", a->rule->shape->text);
    if (a->is_constructor)
        return result;
    if (a->rule->types && !special_types(&rule_call, a->rule->types, &result))
        infer_report(a->frame, DIAG_bad_stub, a->rule->span, "there is no type function `%s`", a->rule->types->text);
    special_known(&rule_call, &result);
    result = leaf_result(a, call, result);
    return with_fresh_cell(a->frame, node, result);
}

/* ---- functions and methods ---------------------------------------------------------------------------------------------- */

/* A rule written in Python is a function of the program. */
static UserFunction *function_of_body(Frame *frame, const RuleOverload *rule)
{
    Infer *infer = frame->infer;
    UserFunction *known = pointer_map_get(&infer->bodies, rule);
    if (known)
        return known;
    SemaModule *module = ARENA_NEW(infer->arena, SemaModule);
    *module = (SemaModule){.name = rule->module->name, .is_rule = true, .rule = rule->module};
    UserFunction *function = ARENA_NEW(infer->arena, UserFunction);
    *function = (UserFunction){.name = rule->function->name,
                               .qualified = rule->function->qualified,
                               .def = rule->body,
                               .params = &rule->body->function_def.params,
                               .body = &rule->body->function_def.body,
                               .module = module,
                               .rule = rule->function};
    module->body = function;
    scopes_build(infer, function);
    vec_push(infer->arena, &infer->program->functions, function);
    pointer_map_set(infer->arena, &infer->bodies, rule, function);
    return rule->function->user = function;
}

/*
 * Would the narrowest number that an argument can be have chosen another form? Then the run must know which number it is; but abs and
 * round of a double give what the int would have given.
 */
static const Type *tell_forms(Attempt *a, const Type *result)
{
    ArgVec narrow = {0};
    vec_each(i, a->args) {
        vec_push(a->frame->arena, &narrow, a->args->items[i]);
        vec_last(&narrow).type = mixed_narrowest(a->frame->types, a->args->items[i].type);
    }
    Attempt other = {.frame = a->frame, .function = a->function, .receiver = a->receiver, .args = &narrow, .span = a->span};
    if (choose_overload(&other) && (other.rule == a->rule || type_unwrap(other.rule->result) == type_unwrap(a->rule->result)))
        return result;
    const Type *first = a->args->items[0].type;
    bool keeps = (name_is(a->function->qualified, "builtins.abs") || name_is(a->function->qualified, "builtins.round")) && other.rule;
    if (keeps && first->kind == result->kind)
        return mixed_like(a->frame->types, result, first);
    vec_each(i, a->args)
        type_observe(a->frame->types, a->args->items[i].type);
    return result;
}

/* abs, round, pow, sum of numbers are numbers. */
static const Type *boxed_result(Frame *frame, const RuleOverload *rule, const ArgVec *args)
{
    static const char *const names[] = {"builtins.abs", "builtins.round", "builtins.pow", "math.prod"};
    bool is_number = name_is(rule->role, "wide"), is_known = false;
    if (is_number)
        type_box_open_ints(frame->types);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is_known |= name_is(rule->function->qualified, names[i]);
    for (size_t i = 0; is_known && i < args->count; i++)
        is_known = type_is_any_number(args->items[i].type);
    return is_number || is_known ? frame->types->number : frame->types->dynamic;
}

/* What is read from a file, and what optimizers remember, has tensors in its boxes. */
static void note_tensors(Frame *frame, const RuleFunction *function, const Type *result)
{
    static const char *const names[] = {"torch.load", "torch.optim._State.", "torch.optim.Optimizer.state_dict"};
    const Type *value = result->kind == TYPE_DICT ? type_item(result, 1) : result;
    for (size_t i = 0; value->kind == TYPE_DYNAMIC && i < sizeof names / sizeof *names; i++)
        if (strncmp(function->qualified->text, names[i], strlen(names[i])) == 0)
            type_box(frame->types, frame->types->tensor);
}

/* abs() of a number that may be an int is one that may be; whatever else a number is asked for tells which it is. */
static const Type *method_of_mixed(Frame *frame, const RuleFunction *function, const Type *receiver, const Type *result)
{
    if (name_is(function->name, "__abs__") && result->kind == receiver->kind)
        return mixed_like(frame->types, result, receiver);
    type_observe(frame->types, receiver);
    return result;
}

static const Type *no_overload(Attempt *a, BoundCall *call)
{
    call->kind = CALL_ERROR;
    if (!a->frame->infer->is_final) {
        vec_each(i, a->args) /* as boxed numbers they may do: range(n) */
            type_observe(a->frame->types, a->args->items[i].type);
        return a->frame->types->never;
    }
    report_fault(a);
    return a->frame->types->error;
}

/* [3, 3] and its like: a display of a few values. */
static bool is_short_display(const Expr *expr)
{
    bool is_short = expr && expr->kind == EXPR_LIST && expr->sequence.items.count > 0 && expr->sequence.items.count <= 5;
    for (size_t i = 0; is_short && i < expr->sequence.items.count; i++)
        is_short = expr->sequence.items.items[i]->kind != EXPR_STARRED;
    return is_short;
}

/* nn.Conv2d(1, 2, [3, 3]): torch takes sizes that are written as lists where it wants tuples. They are spelled as tuples then. */
static bool choose_with_tuples(Attempt *a)
{
    ExprVec displays = {0};
    ArgVec *spelled = ARENA_NEW(a->frame->arena, ArgVec), *given = (ArgVec *)a->args;
    vec_each(i, a->args) {
        ArgValue arg = a->args->items[i];
        if (is_short_display(arg.expr)) {
            vec_push(a->frame->arena, &displays, arg.expr);
            arg.expr->kind = EXPR_TUPLE;
            arg.type = infer_expr(a->frame, arg.expr);
        }
        vec_push(a->frame->arena, spelled, arg);
    }
    if (!displays.count)
        return false;
    a->args = spelled;
    if (choose_overload(a))
        return true;
    a->args = given;
    vec_each(i, &displays) {
        displays.items[i]->kind = EXPR_LIST;
        infer_expr(a->frame, displays.items[i]);
    }
    return false;
}

/* Where a container is wanted, an object of the script that holds one gives it. */
static bool choose_spelled(Attempt *a)
{
    static const char *const takers[] = {"json.dump", "json.dumps", "builtins.dict.__init__", "builtins.dict.update"}; /* of anything */
    bool takes = false;
    for (size_t i = 0; i < sizeof takers / sizeof *takers; i++)
        takes |= name_is(a->function->qualified, takers[i]);
    bool is_torch = strncmp(a->function->qualified->text, "torch.", 6) == 0;
    if (!takes && (choose_overload(a) || (is_torch && choose_with_tuples(a))))
        return true;
    if (!a->frame->infer->has_containers)
        return takes && choose_overload(a);
    ArgVec *spelled = ARENA_NEW(a->frame->arena, ArgVec);
    vec_each(i, a->args)
        vec_push(a->frame->arena, spelled, a->args->items[i]);
    if (container_spell_out(a->frame, spelled))
        a->args = spelled;
    return (takes || a->args == spelled) && choose_overload(a);
}

/* config.update({"lr": 0.2}): a dict with constant keys stays a record where another one gives it no new keys. */
static bool keeps_record(Frame *frame, const RuleFunction *function, const Type *receiver, const ArgVec *args)
{
    Cell *cell = receiver->cell ? cell_root(receiver->cell) : NULL;
    if (receiver->kind != TYPE_DICT || !cell || !cell->is_record || !name_is(function->name, "update") || args->count != 1 ||
        args->items[0].keyword)
        return false;
    const Type *other = args->items[0].type;
    Cell *source = other->kind == TYPE_DICT && other->cell ? cell_root(other->cell) : NULL;
    if (!source || !source->is_record || source == cell)
        return false;
    for (size_t i = 0; i < source->fields.count; i++) {
        bool is_known = false;
        for (size_t k = 0; k < cell->fields.count; k++)
            is_known |= cell->fields.items[k].name == source->fields.items[i].name;
        if (!is_known)
            return false;
    }
    record_write(frame->types, cell);
    for (size_t i = 0; i < source->fields.count; i++)
        cell_add_field(frame->types, cell, source->fields.items[i].name, source->fields.items[i].type);
    return true;
}

/* copy.copy(object): both objects hold what is in its fields. */
static void share_fields(Frame *frame, const Type *object)
{
    object = type_unwrap(object);
    for (Class *class_ = object->kind == TYPE_INSTANCE ? object->class_ : NULL; class_ && class_->user; class_ = class_->base)
        vec_each(i, &class_->user->fields)
            record_copy(frame->types, class_->user->fields.items[i]->type);
}

/* Which of several bodies is meant shows when it is known what the list holds. */
static bool waits_for_items(const Attempt *a)
{
    bool has_bodies = a->function->overloads.count > 1 && (a->function->overloads.items[0]->body || a->function->overloads.items[1]->body);
    if (!has_bodies || a->frame->infer->is_final)
        return false;
    vec_each(i, a->args) {
        const Type *type = type_unwrap(a->args->items[i].type);
        const Type *item = type->kind == TYPE_LIST ? type_item(type, 0) : NULL;
        for (size_t k = 0; item && item->kind == TYPE_TUPLE && !item->is_variadic && k < item->item_count; k++)
            if (item->items[k]->kind == TYPE_NEVER)
                return true;
        if (type->kind == TYPE_NEVER || (item && item->kind == TYPE_NEVER))
            return true;
    }
    return false;
}

const Type *call_rule(Frame *frame, RuleFunction *function, Expr *receiver, const Type *receiver_type, const ArgVec *args,
                      Span span, const void *node, BoundCall **out)
{
    Attempt a = {.frame = frame, .function = function, .receiver = receiver_type, .args = args, .span = span};
    BoundCall *call = new_call(frame, CALL_RULE, span);
    *out = call;
    call->receiver = receiver;
    call->receiver_type = receiver_type;
    if (receiver_type && keeps_record(frame, function, type_unwrap(receiver_type), args)) {
        call->rule = function->overloads.items[0];
        call->args = ARENA_NEW(frame->arena, BoundArg);
        call->args[call->arg_count++] = (BoundArg){.kind = ARG_EXPR, .expr = args->items[0].expr, .type = args->items[0].type};
        call->result = frame->types->none;
        return call->result;
    }
    if (receiver_type && type_unwrap(receiver_type)->kind == TYPE_DICT && type_unwrap(receiver_type)->cell)
        cell_demote(frame->types, type_unwrap(receiver_type)->cell);
    if (name_is(function->qualified, "copy.copy") && args->count == 1)
        share_fields(frame, args->items[0].type);
    reset_parameters_called(frame, function);
    bool formats = name_is(function->qualified, "builtins.str.format");
    for (size_t i = 0; formats && i < args->count; i++) {
        const Type *type = args->items[i].type;
        const UserFunction *own = type->kind == TYPE_INSTANCE && type->class_->user ? class_method(type->class_, name_intern(frame->infer->names, "__format__")) : NULL;
        if (own && !own->is_made)
            infer_report(frame, DIAG_not_supported, span, "str.format of an object with __format__ is not supported: write an f-string");
    }
    if (waits_for_items(&a)) {
        call->kind = CALL_ERROR;
        return frame->types->never;
    }
    if (!choose_spelled(&a))
        return no_overload(&a, call);
    args = a.args;
    a.rule = wide_form(a.rule, args);
    if (a.rule->body) {
        infer_event(frame, EVENT_CONVERTED, span, function->qualified, a.rule, NULL);
        return call_user(frame, function_of_body(frame, a.rule), receiver, receiver_type, args, span, node, out);
    }
    call->rule = a.rule;
    observe_arguments(frame, a.rule, receiver_type, args, a.bound);
    const Type *result = work_out_result(&a, call, node);
    if (has_mixed(args))
        result = tell_forms(&a, result);
    if (result->kind == TYPE_DYNAMIC && a.rule->result->kind == TYPE_DYNAMIC)
        result = boxed_result(frame, a.rule, args);
    note_tensors(frame, function, result);
    if (receiver_type && type_is_mixed(type_unwrap(receiver_type)))
        result = method_of_mixed(frame, function, type_unwrap(receiver_type), result);
    report_use(&a, call);
    if (call->is_todo && result->kind == TYPE_DYNAMIC) /* reported; no more to say about it */
        result = frame->types->error;
    finish_call(&a, call, result);
    return result;
}

/* ---- constructors ------------------------------------------------------------------------------------------------------- */

static void bind_setting(Attempt *a, const char *name, const Type *type, DimBinding *bindings, size_t *used)
{
    if (*used >= 48)
        return;
    bool is_none = type->kind == TYPE_NONE;
    Dim dim = is_none ? dim_constant(-1) : type->kind == TYPE_INT ? type->dim : dim_unknown();
    if (type->kind == TYPE_INT && type->literal.is_set)
        dim = dim_constant(type->literal.integer);
    if (dim.kind != DIM_UNKNOWN)
        bindings[(*used)++] = (DimBinding){name_intern(a->frame->infer->names, name), dim};
}

/* The sizes that a layer was made with (kernel_size, stride ...; "padding.1" of a pair; -1 for None): shapes need them. */
static void bind_settings(Attempt *a, DimBinding *bindings, size_t *used)
{
    for (size_t i = 0; a->rule && i < a->rule->params.count; i++) {
        const RuleParam *param = &a->rule->params.items[i];
        const Type *type = a->bound[i].type;
        if (a->bound[i].kind == ARG_DEFAULT && param->default_value) {
            Frame quiet = *a->frame;
            type = param->default_value->kind == EXPR_CONSTANT ? infer_expr(&quiet, param->default_value) : type;
        }
        type = type->kind == TYPE_OPTIONAL ? a->frame->types->never : type;
        if (type->kind != TYPE_TUPLE)
            bind_setting(a, param->name->text, type, bindings, used);
        for (size_t k = 0; type->kind == TYPE_TUPLE && !type->is_variadic && k < type->item_count && k < 3; k++)
            bind_setting(a, arena_printf(a->frame->arena, "%s.%zu", param->name->text, k), type->items[k], bindings, used);
    }
}

static const Type *constructed(Attempt *a, RuleClass *class_)
{
    TypeStore *types = a->frame->types;
    const Type *type = rules_class_type(a->frame->infer->rules, class_);
    if (type->class_ && (type->kind == TYPE_LIST || type->kind == TYPE_DICT))
        return type_widen(types, match_substitute(&a->match, type));
    if (type->kind == TYPE_LIST || type->kind == TYPE_SET || type->kind == TYPE_DICT || type->kind == TYPE_TUPLE) {
        const Type *items[2] = {types->never, types->never};
        for (size_t i = 0; i < class_->type_params.count && i < 2; i++) {
            const Type *bound = a->rule ? match_variable(&a->match, class_->type_params.items[i]) : NULL;
            items[i] = bound ? type_widen(types, bound) : types->never;
            const Type *from = a->args->count == 1 ? item_of_iterable(a->frame, a->args->items[0].type) : NULL;
            bool is_boxed = from && from->kind == TYPE_DYNAMIC;
            items[i] = items[i]->kind == TYPE_NEVER && is_boxed ? types->dynamic : items[i];
        }
        if (class_->type_params.count == 1 && items[0]->kind == TYPE_NEVER && a->args->count == 1) { /* set(text) */
            const Type *item = item_of_iterable(a->frame, a->args->items[0].type);
            items[0] = item ? type_widen(types, item) : items[0];
        }
        bool has_names = false; /* dict(a=1) */
        vec_each(i, a->args)
            has_names |= a->args->items[i].keyword != NULL;
        if (type->kind == TYPE_DICT && has_names)
            items[0] = type_join(types, items[0], types->str);
        return type_with_items(types, type, items);
    }
    if (type->kind != TYPE_INSTANCE)
        return type;
    const Type *filled = match_substitute(&a->match, type);
    DimBinding bindings[48];
    size_t used = 0;
    for (size_t i = 0; i < a->match.dim_count; i++)
        if (a->match.dims[i].dim.kind != DIM_UNKNOWN)
            bindings[used++] = a->match.dims[i];
    if (class_is(&class_->class_, "torch.nn.Module"))
        bind_settings(a, bindings, &used);
    return type_instance(types, filled->class_, filled->items, filled->item_count, bindings, used);
}

/* A stub class without __init__ takes no arguments that we know of. */
static const Type *construct_plain(Attempt *a, RuleClass *class_, BoundCall *call)
{
    if (a->args->count && !class_is(&class_->class_, "builtins.BaseException"))
        infer_report(a->frame, DIAG_unsupported_arguments, a->span, "the rule of `%s` has no constructor with arguments",
                     class_->class_.qualified->text);
    if (class_->drop)
        call->is_dropped = true;
    infer_event(a->frame, class_->drop ? EVENT_DROPPED : EVENT_CONVERTED, a->span, class_->class_.qualified, NULL,
                class_->drop);
    const Type *type = constructed(a, class_);
    call->result = type_resolve(a->frame->types, type);
    return type;
}

const Type *call_rule_class(Frame *frame, Class *class_, const ArgVec *args, Span span, const void *node, BoundCall **out)
{
    RuleClass *rule = class_->rule;
    BoundCall *call = new_call(frame, CALL_RULE_CONSTRUCTOR, span);
    *out = call;
    call->class_ = class_;
    Attempt a = {.frame = frame, .args = args, .span = span, .is_constructor = true, .match = {.frame = frame}};
    if (rule->todo.number) {
        call->is_todo = true;
        call->kind = CALL_ERROR;
        infer_report_spec(frame, &rule->todo, span, "`%s` is not translated yet", class_->qualified->text);
        infer_event(frame, EVENT_TODO, span, class_->qualified, NULL, rule->todo.help);
        return frame->types->error;
    }
    const RuleSymbol *init = rule_class_member(rule, frame->infer->known.init);
    if (!init || init->kind != RULE_FUNCTION)
        return construct_plain(&a, rule, call);
    a.function = init->function;
    if (!choose_spelled(&a))
        return no_overload(&a, call);
    call->rule = a.rule;
    observe_arguments(frame, a.rule, NULL, args, a.bound);
    work_out_result(&a, call, node);
    const Type *result = constructed(&a, rule);
    RuleCall rule_call = {.frame = frame, .types = frame->types, .rule = a.rule, .call = call, .node = node, .args = args,
                          .match = &a.match};
    call->arg_count = a.rule->params.count;
    if (a.rule->types)
        special_types(&rule_call, a.rule->types, &result);
    special_known(&rule_call, &result);
    result = with_fresh_cell(frame, node, result);
    report_use(&a, call);
    finish_call(&a, call, result);
    return result;
}
