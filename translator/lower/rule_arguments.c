/* Arguments of rules: what each becomes before the template sees it, and the call of the rule with all of them. */
#include "lower/context.h"

#include <ctype.h>
#include <string.h>

/* `*paths: str | Path`: texts, and paths as texts. */
static bool is_text_or_path(const Type *type)
{
    bool has_text = false, has_path = false;
    for (size_t i = 0; type->kind == TYPE_UNION && i < type->item_count; i++) {
        has_text |= type->items[i]->kind == TYPE_STR;
        has_path |= type_is_instance_of(type->items[i], "pathlib.PurePath");
    }
    return has_text && has_path;
}

static IrExpr *path_as_text(Lower *l, IrExpr *value)
{
    bool is_path = !l->failed && value->type->kind == IR_TYPE_LIBRARY && name_is(value->type->c_name, "py_path");
    if (!l->failed && value->type->kind == IR_TYPE_VALUE)
        return lower_convert(l, value, lower_simple(l, IR_TYPE_STR), value->span);
    return is_path ? lower_c_call(l, "py_str_of_path", lower_simple(l, IR_TYPE_STR), value->span, value, NULL) : value;
}

/* nn.Sequential(*self.features), f(*names.values()): what is no list is made one. */
static bool is_made_a_list(const IrType *type)
{
    static const char *const names[] = {"nn_sequential", "nn_module_list", "py_dict_view", "py_set"};
    for (size_t i = 0; type->kind == IR_TYPE_LIBRARY && i < sizeof names / sizeof *names; i++)
        if (name_is(type->c_name, names[i]))
            return true;
    return type->kind == IR_TYPE_ITERATOR || type->kind == IR_TYPE_SET || type->kind == IR_TYPE_DICT;
}

/* f(*args): the runtime takes a list. */
static IrExpr *lower_starred(Lower *l, const Expr *expr)
{
    IrExpr *value = lower_expr(l, expr);
    if (!l->failed && is_made_a_list(value->type))
        return lower_value_as_list(l, value, type_unwrap(sema_type(l->instance, expr)), expr->span);
    bool is_row = !l->failed && value->type->kind == IR_TYPE_TUPLE && value->type->is_open;
    return is_row ? lower_convert(l, value, ir_type_of(&l->ir->types, IR_TYPE_LIST, value->type->items[0]), expr->span) : value;
}

static IrExpr *lower_spread(Lower *l, const BoundArg *arg, Span span)
{
    const Type *item = arg->expected && arg->expected->kind != TYPE_ANY ? arg->expected : arg->type;
    bool is_path = is_text_or_path(item);
    if (is_path)
        item = l->program->types->str;
    bool by_item = item->kind == TYPE_NEVER || item->kind == TYPE_ANY || item->kind == TYPE_UNION || item->kind == TYPE_INSTANCE ||
                   item->kind == TYPE_CALLABLE;
    IrExpr *list = ir_expr(l->ir, IR_LIST, ir_type_of(&l->ir->types, IR_TYPE_LIST, by_item ? lower_simple(l, IR_TYPE_VALUE) : lower_type(l, item)), span);
    vec_each(i, &arg->spread) {
        const Expr *expr = arg->spread.items[i];
        if (expr->kind == EXPR_STARRED)
            return arg->spread.count == 1 ? lower_starred(l, expr->starred.value)
                                          : lower_starred_list(l, &arg->spread, list->type, span);
        IrExpr *value = lower_expr_as(l, expr, by_item || is_path ? NULL : list->type->items[0]);
        vec_push(l->arena, &list->args, is_path ? path_as_text(l, value) : value);
    }
    return list;
}

IrExpr *lower_spread_once(Lower *l, const Expr *expr, const char *name)
{
    IrExpr *value = lower_hold(l, lower_expr(l, expr), name);
    if (!l->failed && expr->kind != EXPR_NAME)
        pointer_map_set(l->arena, &l->held_parts, expr, value);
    return ir_copy(l->ir, value);
}

/* The value of an argument, or NULL for a default. */
IrExpr *lower_arg(Lower *l, const BoundArg *arg, const IrType *want, Span span)
{
    switch (arg->kind) {
    case ARG_DEFAULT:
        return NULL;
    case ARG_EXPR:
        if (lower_is_function_object(want))
            return lower_expr_as(l, arg->expr, want);
        if (arg->type && arg->type->kind == TYPE_FUNCTION && arg->expected && arg->expected->kind == TYPE_DYNAMIC) /* xs.index(f) */
            return lower_expr_boxed(l, arg->expr);
        if (arg->type && type_vanishes(arg->type)) { /* a device: nothing of it is left in C */
            lower_vanished(l, arg->expr);
            IrExpr *literal = lower_literal(l, arg->type, span);
            return literal ? lower_convert(l, literal, want, span) : ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
        }
        return want ? lower_expr_as(l, arg->expr, want) : lower_expr(l, arg->expr);
    case ARG_RECORD_FIELD: {
        IrExpr *record = lower_spread_once(l, arg->expr, "options");
        IrField *field = !l->failed && record->type->kind == IR_TYPE_RECORD ? ir_record_field(record->type->record, arg->field) : NULL;
        if (!field)
            return lower_fail(l, span, "the entry `%s` cannot be read here", arg->field->text);
        return lower_convert(l, ir_field_of(l->ir, record, field, span), want, span);
    }
    case ARG_ITEM: {
        IrExpr *tuple = lower_spread_once(l, arg->expr, "items");
        if (!l->failed && tuple->type->kind == IR_TYPE_RECORD && arg->item < tuple->type->record->fields.count)
            return lower_convert(l, ir_field_of(l->ir, tuple, tuple->type->record->fields.items[arg->item], span), want, span);
        if (l->failed || (tuple->type->kind != IR_TYPE_TUPLE && tuple->type->kind != IR_TYPE_LIST))
            return lower_fail(l, span, "spreading this value is not converted yet");
        return lower_convert(l, ir_item(l->ir, tuple, ir_int(l->ir, (int64_t)arg->item, span), span), want, span);
    }
    case ARG_SPREAD:
        return lower_spread(l, arg, span);
    case ARG_KEYWORDS:
        return arg->keywords.count ? lower_fail(l, span, "collected keyword arguments are not converted yet") : NULL;
    case ARG_GIVEN:
        return lower_fail(l, span, "a call with arguments of unknown number is not converted here yet");
    }
    return NULL;
}

/* How Python refuses a None where the rule asks for a number. */
static const char *refusal_of(const RuleOverload *rule)
{
    static const struct {
        const char *rule, *text;
    } refusals[] = {
        {"builtins.list.__getitem__", "list indices must be integers or slices, not NoneType"},
        {"builtins.list.__setitem__", "list indices must be integers or slices, not NoneType"},
        {"builtins.list.__delitem__", "list indices must be integers or slices, not NoneType"},
        {"builtins.tuple.__getitem__", "tuple indices must be integers or slices, not NoneType"},
        {"builtins.str.__getitem__", "string indices must be integers, not 'NoneType'"},
        {"builtins.int.__init__", "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"},
        {"builtins.float.__init__", "float() argument must be a string or a real number, not 'NoneType'"},
        {"builtins.divmod", "unsupported operand type(s) for divmod(): 'NoneType' and 'int'"},
    };
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (name_is(rule->function->qualified, refusals[i].rule))
            return refusals[i].text;
    return NULL;
}

/* A list of boxed values where the rule reads tensors or numbers: each must be one when it runs. */
static bool is_unboxed_copy(const IrType *from, const IrType *to)
{
    if (from->kind != IR_TYPE_LIST || to->kind != IR_TYPE_LIST || from->items[0]->kind != IR_TYPE_VALUE)
        return false;
    IrTypeKind item = to->items[0]->kind;
    return item == IR_TYPE_ARRAY || item == IR_TYPE_FLOAT || item == IR_TYPE_INT || item == IR_TYPE_BOOL;
}

/* Objects of a class and of one below it are the same to a container that is only read. */
static bool holds_objects_below(const IrType *from, const IrType *to)
{
    bool are_alike = from->kind == to->kind && from != to && from->item_count == to->item_count;
    for (size_t i = 0; are_alike && i < from->item_count; i++) {
        const IrType *below = from->items[i], *above = to->items[i];
        bool are_objects = (below->kind == IR_TYPE_INSTANCE || below->kind == IR_TYPE_LIBRARY) && !below->is_embedded &&
                           (above->kind == IR_TYPE_INSTANCE || above->kind == IR_TYPE_LIBRARY) && !above->is_embedded;
        are_alike = below == above || (are_objects && ir_can_convert(below, above));
    }
    return are_alike;
}

/* What a rule reads: of a container the items count, not which one it is. */
static IrExpr *lower_read_arg(Lower *l, const BoundArg *arg, const IrType *want, Span span)
{
    bool is_container = want && arg->kind == ARG_EXPR && (want->kind == IR_TYPE_LIST || want->kind == IR_TYPE_SET || want->kind == IR_TYPE_DICT);
    ExprKind kind = arg->expr ? arg->expr->kind : EXPR_NAME;
    bool is_made = kind == EXPR_LIST || kind == EXPR_TUPLE || kind == EXPR_LIST_COMP || kind == EXPR_GENERATOR;
    if (!is_container || is_made || (arg->type && type_vanishes(arg->type)))
        return lower_arg(l, arg, want, span);
    IrExpr *value = lower_expr(l, arg->expr);
    if (!l->failed && holds_objects_below(value->type, want))
        return lower_placed(l, lower_template(l, "{a}", want, span, false, 1, &value));
    bool is_copied = !l->failed && (lower_is_boxed_copy(value->type, want) || is_unboxed_copy(value->type, want));
    return is_copied ? lower_boxed_copy(l, value, want, span) : lower_placed(l, lower_convert(l, value, want, span));
}

/* `dict[int, Any]`: the runtime looks at the kind of the items. */
static bool takes_any_items(const Type *param)
{
    for (size_t i = 0; i < param->item_count; i++)
        if (param->items[i]->kind == TYPE_ANY)
            return true;
    return false;
}

IrExpr *lower_given_arg(Lower *l, const BoundArg *arg, const IrType *want, Span span)
{
    IrExpr *value = lower_arg(l, arg, want, span);
    return value ? value : lower_fail(l, span, "this argument is not converted yet");
}

/* What an argument of a rule is converted to before the template sees it. */
static const IrType *wanted_by_rule(Lower *l, const BoundArg *arg, const RuleParam *param)
{
    const Type *expected = arg->expected ? arg->expected : param->type;
    const Type *inner = type_unwrap(expected);
    if (inner->kind == TYPE_FUNCTION && inner->is_set)
        return lower_type(l, inner);
    bool is_known = arg->type && arg->type->literal.is_set && inner->kind == TYPE_DYNAMIC; /* a settled bool among boxed values */
    if (arg->kind == ARG_EXPR && arg->type && type_vanishes(arg->type) && !is_known)
        return NULL;
    switch (inner->kind) {
    case TYPE_BOOL:
    case TYPE_INT:
    case TYPE_FLOAT:
    case TYPE_STR:
        return arg->type && type_is_optional(arg->type) && type_is_optional(param->type) ? NULL : lower_type(l, inner);
    case TYPE_LIST:
    case TYPE_DICT:
    case TYPE_SET:
        if (takes_any_items(type_unwrap(param->type)))
            return NULL;
        return inner->items[0]->kind >= TYPE_ANY || inner->items[0]->kind == TYPE_NEVER ? NULL : lower_type(l, inner);
    case TYPE_BYTES:
        return arg->type && arg->type->kind == TYPE_DYNAMIC ? lower_type(l, inner) : NULL;
    case TYPE_TENSOR: /* parameters.append(p): the object that it is */
        if (inner->is_parameter && param->type->kind == TYPE_VARIABLE)
            return ir_type_library(&l->ir->types, "nn_param", false);
        return lower_simple(l, IR_TYPE_ARRAY);
    case TYPE_DYNAMIC:
        return param->type->kind == TYPE_VARIABLE || param->type->kind == TYPE_DYNAMIC ? lower_simple(l, IR_TYPE_VALUE) : NULL;
    case TYPE_UNION:
        if (inner == l->program->types->scalar && arg->type && arg->type->kind == TYPE_DYNAMIC)
            return lower_simple(l, IR_TYPE_FLOAT);
        for (size_t i = 0; i < inner->item_count; i++) { /* list[Tensor] | tuple[Tensor, ...] */
            const Type *item = inner->items[i];
            bool is_row = item->kind == TYPE_LIST || (item->kind == TYPE_TUPLE && item->is_variadic);
            if (is_row && item->items[0]->kind == TYPE_TENSOR && arg->type && arg->type->kind != TYPE_TENSOR)
                return ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_ARRAY));
        }
        return NULL;
    case TYPE_INSTANCE: /* upcasts are emission's; parameters stay objects */
        return name_is(inner->class_->qualified, "numpy.ndarray") ? lower_type(l, inner) : NULL;
    default:
        return NULL;
    }
}

bool lower_wants_parameter(const Type *type)
{
    type = type_unwrap(type);
    return (type->kind == TYPE_TENSOR && type->is_parameter) || type_is_instance_of(type, "torch.nn.parameter.Parameter");
}

/* nn.init.zeros_(self.fc.weight): the parameter object, not its value. */
static IrExpr *lower_parameter_arg(Lower *l, const BoundArg *arg, Span span)
{
    const Expr *object = arg->kind == ARG_EXPR ? lower_updated(l, arg->expr) : NULL; /* m.weight.data: what changes is m.weight */
    IrExpr *value = object && object != arg->expr ? lower_expr(l, object) : lower_arg(l, arg, NULL, span);
    return value ? lower_convert(l, value, ir_type_library(&l->ir->types, "nn_param", false), span) : NULL;
}

/* Any list or iterator of parameters where an optimizer asks for parameters; NULL for another argument. */
static IrExpr *lower_parameters_arg(Lower *l, const BoundArg *arg, const RuleParam *param)
{
    bool is_wanted = arg->kind == ARG_EXPR && arg->type && type_is_instance_of(type_unwrap(param->type), "torch.nn.Parameters");
    if (!is_wanted || type_is_instance_of(type_unwrap(arg->type), "torch.nn.Parameters"))
        return NULL;
    IrExpr *list = lower_as_list(l, arg->expr);
    const IrType *type = ir_type_library(&l->ir->types, "nn_params", false);
    if (!l->failed && list->kind == IR_LIST && list->type->items[0]->kind == IR_TYPE_ARRAY) /* [layer.weight, layer.bias] */
        list = lower_convert(l, list, ir_type_of(&l->ir->types, IR_TYPE_LIST, ir_type_library(&l->ir->types, "nn_param", false)), list->span);
    return l->failed ? list : lower_c_call(l, "nn_params_of_list", type, arg->expr->span, list, NULL);
}

/* range(n) where NumPy asks for an array; NULL for another argument. */
static IrExpr *lower_range_arg(Lower *l, const BoundArg *arg, const RuleParam *param)
{
    const Type *wanted = type_unwrap(param->type);
    bool is_range = arg->kind == ARG_EXPR && arg->type && type_is_instance_of(type_unwrap(arg->type), "builtins.range");
    if (!is_range || !type_is_instance_of(wanted, "numpy.ndarray"))
        return NULL;
    IrExpr *list = lower_as_list(l, arg->expr);
    return l->failed ? list : lower_convert(l, list, lower_type(l, wanted), arg->expr->span);
}

/* np.float32, float, 'float32' where NumPy asks for a dtype; NULL for another argument. */
static IrExpr *lower_dtype_arg(Lower *l, const BoundArg *arg, const RuleParam *param)
{
    static const char *const names[][2] = {{"builtins.float", "FLOAT64"}, {"builtins.int", "INT64"}, {"builtins.bool", "BOOL"}};
    const Type *wanted = type_unwrap(param->type);
    const Type *given = arg->kind == ARG_EXPR && arg->type ? type_unwrap(arg->type) : NULL;
    if (given && given->kind == TYPE_DTYPE && sema_type(l->instance, arg->expr)->kind == TYPE_CLASS)
        return lower_literal(l, given, arg->expr->span); /* dtype=bool of torch */
    if (!given || wanted->kind != TYPE_INSTANCE || !name_is(wanted->class_->qualified, "numpy.dtype"))
        return NULL;
    const IrType *type = lower_type(l, wanted);
    if (given->kind == TYPE_STR)
        return lower_c_call(l, "np_dtype_named", type, arg->expr->span, lower_expr(l, arg->expr), NULL);
    if (given->kind == TYPE_DYNAMIC)
        return lower_c_call(l, "np_dtype_of_value", type, arg->expr->span, lower_expr(l, arg->expr), NULL);
    if (given->kind == TYPE_FUNCTION) {
        IrExpr *name = lower_c_call(l, "py_function_name", lower_simple(l, IR_TYPE_STR), arg->expr->span, lower_expr(l, arg->expr), NULL);
        return lower_c_call(l, "np_dtype_named", type, arg->expr->span, name, NULL);
    }
    if (given->kind != TYPE_CLASS)
        return NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name_is(given->class_->qualified, names[i][0]))
            return ir_c_name(l->ir, arena_printf(l->arena, "NP_%s", names[i][1]), type, arg->expr->span);
    const RuleClass *rule = given->class_->rule; /* a class of NumPy's says by its docstring-free name which it is */
    Text text = {0};
    text_add(&text, "NP_");
    for (const char *at = rule->class_.name->text; *at && *at != '_'; at++)
        text_add_char(&text, (char)toupper((unsigned char)*at));
    const char *name = text_take(&text, l->arena);
    return ir_c_name(l->ir, name, type, arg->expr->span);
}

/* `{*tensors}`: a list display is written out item by item. */
static bool template_spreads(const IrRule *rule, Name param)
{
    const char *spread = rule->c ? strstr(rule->c, "{*") : NULL;
    return spread && strncmp(spread + 2, param->text, param->length) == 0 && spread[2 + param->length] == '}';
}

/* `Iterable[T]` of a rule with a template: the C takes a list. */
static bool wants_list(const IrRule *rule, const RuleParam *param, const BoundArg *arg)
{
    return rule->c && arg->kind == ARG_EXPR && type_unwrap(param->type)->kind == TYPE_ITERABLE && arg->type &&
           type_unwrap(arg->type)->kind != TYPE_DYNAMIC &&
           (type_unwrap(arg->type)->kind != TYPE_INSTANCE || type_is_instance_of(type_unwrap(arg->type), "builtins.range") ||
            type_is_instance_of(type_unwrap(arg->type), "builtins.frozenset") || type_is_ndarray(type_unwrap(arg->type)));
}

/* The list of an iterable, with items of the type that the parameter asks for. */
static IrExpr *lower_list_arg(Lower *l, const BoundArg *arg, const RuleParam *param, Span span)
{
    const Type *item = type_unwrap(param->type)->items[0];
    if (item->kind == TYPE_FLOAT && type_is_ndarray(type_unwrap(arg->type))) { /* weights=priorities */
        const IrType *numbers = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_type(l, item));
        IrExpr *array = lower_expr(l, arg->expr);
        return l->failed ? array : lower_c_call(l, "np_numbers_of", numbers, span, array, NULL);
    }
    IrExpr *list = lower_as_list(l, arg->expr);
    if (l->failed || list->type->kind != IR_TYPE_LIST || (item->kind != TYPE_FLOAT && item->kind != TYPE_STR))
        return list;
    if (item->kind == TYPE_STR && list->type->items[0]->kind == IR_TYPE_VALUE)
        return list; /* the runtime looks at each */
    return lower_convert(l, list, ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_type(l, item)), span);
}

/* A tuple that a function returned, where the runtime expects an object. */
static IrExpr *tuple_as_object(Lower *l, IrExpr *value, const Type *type, Span span)
{
    bool is_struct = !l->failed && value && value->type->kind == IR_TYPE_RECORD && type && type->kind == TYPE_TUPLE;
    return is_struct ? lower_convert(l, value, lower_type(l, type), span) : value;
}

/* False of a parameter that the C has no use for, such as map_location. */
static bool template_has(const IrRule *rule, Name param)
{
    for (const char *at = rule->c; at && (at = strchr(at, '{')); at++) {
        const char *name = at + 1 + (at[1] == '*');
        char end = strncmp(name, param->text, param->length) == 0 ? name[param->length] : '\0';
        if (end == '}' || end == '!')
            return true;
    }
    return !rule->c;
}

/* `{x!v}`, `{*args!v}`: the C takes boxed values. */
static bool wants_boxed(const IrRule *rule, const RuleParam *param)
{
    if (!rule->c || param->type->kind != TYPE_ANY)
        return false;
    for (const char *at = strstr(rule->c, "!v}"); at; at = strstr(at + 1, "!v}")) {
        const char *start = at - param->name->length;
        if (start > rule->c && strncmp(start, param->name->text, param->name->length) == 0 && (start[-1] == '{' || start[-1] == '*'))
            return true;
    }
    return false;
}

static IrExpr *lower_boxed_arg(Lower *l, const BoundArg *arg, Span span)
{
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE);
    if (arg->kind != ARG_SPREAD)
        return lower_arg(l, arg, boxed, span);
    if (arg->spread.count == 1 && arg->spread.items[0]->kind == EXPR_STARRED) {
        IrExpr *values = lower_as_list(l, arg->spread.items[0]->starred.value);
        return !l->failed && values->kind == IR_LIST ? lower_hold(l, values, "values") : values;
    }
    IrExpr *list = ir_expr(l->ir, IR_LIST, ir_type_of(&l->ir->types, IR_TYPE_LIST, boxed), span);
    vec_each(i, &arg->spread) {
        const Expr *expr = arg->spread.items[i];
        if (expr->kind == EXPR_STARRED)
            return lower_starred_list(l, &arg->spread, list->type, span);
        vec_push(l->arena, &list->args, lower_expr_as(l, expr, boxed));
    }
    return list;
}

/* xs[:], sorted(xs), [0] * n whose result is given other items later: made of boxed ones from the start. */
static IrExpr *source_of_boxed(Lower *l, const BoundCall *call, IrExpr *value, const IrType *type)
{
    const Type *declared = call->rule->result;
    bool makes_one = declared->kind == TYPE_LIST || declared->kind == TYPE_SET || declared->kind == TYPE_DICT || call->kind == CALL_RULE_CONSTRUCTOR;
    if (l->failed || !value || !makes_one || (call->rule->effects & RULE_EFFECT_MUTATES) || !lower_is_boxed_copy(value->type, type))
        return value;
    return value->kind == IR_LIST ? lower_convert(l, value, type, value->span) : lower_boxed_copy(l, value, type, value->span);
}

/* What the run gives to a parameter of a rule: its default is a constant. */
static IrExpr *given_to_rule(Lower *l, IrVariable *bound, const BoundArg *arg, const RuleParam *param, Span span)
{
    const IrType *want = wanted_by_rule(l, arg, param);
    if (!want && type_unwrap(param->type)->kind == TYPE_INSTANCE)
        want = lower_type(l, type_unwrap(param->type));
    IrExpr *otherwise = param->default_value ? lower_constant_default(l, param->default_value) : NULL;
    if (otherwise && otherwise->kind == IR_NULL && want && want->kind == IR_TYPE_BOOL) /* fused: bool | None = None */
        return lower_truth(l, lower_given(l, bound, arg, otherwise->type, otherwise, span), span);
    if (otherwise && want)
        otherwise = lower_convert(l, otherwise, want, span);
    return lower_given(l, bound, arg, want, otherwise, span);
}

/* `{f!callback}`: the runtime calls f; NULL for another argument. */
static IrExpr *lower_callback_arg(Lower *l, const BoundArg *arg, const RuleParam *param, const IrRule *rule)
{
    const char *form = arg->kind == ARG_EXPR && rule->c ? strstr(rule->c, "!callback}") : NULL;
    if (!form || form - param->name->length < rule->c || strncmp(form - param->name->length, param->name->text, param->name->length) != 0)
        return NULL;
    Span span = arg->expr->span;
    if (!arg->applied || !arg->applied->instance)
        return lower_fail(l, span, "this callback was not understood");
    IrExpr *function = ir_expr(l->ir, IR_FUNCTION, lower_simple(l, IR_TYPE_VALUE), span);
    function->function = lower_function_of(l, arg->applied->instance);
    IrExpr *bound = type_vanishes(arg->type) ? ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span) : lower_expr(l, arg->expr);
    return lower_c_call(l, "py_callback", ir_type_library(&l->ir->types, "py_callback", false), span, function, bound);
}

static bool takes_tensors(const Type *param)
{
    for (size_t i = 0; param->kind == TYPE_UNION && i < param->item_count; i++)
        if (takes_tensors(param->items[i]))
            return true;
    return param->kind == TYPE_LIST && param->item_count == 1 && param->items[0]->kind == TYPE_TENSOR;
}

/* torch.stack(outputs) where the list holds boxed values: what they are is seen by the run. */
static IrExpr *lower_tensors_arg(Lower *l, const BoundArg *arg, const RuleParam *param)
{
    const Type *given = arg->kind == ARG_EXPR && takes_tensors(param->type) ? type_unwrap(sema_type(l->instance, arg->expr)) : NULL;
    if (!given || given->kind != TYPE_LIST || given->items[0]->kind != TYPE_DYNAMIC || arg->expr->kind == EXPR_LIST)
        return NULL;
    const IrType *arrays = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_ARRAY));
    return lower_c_call(l, "py_arrays_of", arrays, arg->expr->span, lower_expr(l, arg->expr), NULL);
}

bool lower_is_state(const Type *type)
{
    return type->kind == TYPE_DICT && type->items[0]->kind == TYPE_STR && type->items[1]->kind == TYPE_TENSOR;
}

/* model.load_state_dict(pretrained) of a dict that may hold more than tensors: the runtime looks at each item. */
static IrExpr *lower_state_arg(Lower *l, const BoundArg *arg, const RuleParam *param)
{
    const Type *wanted = type_unwrap(param->type), *given = arg->kind == ARG_EXPR ? type_unwrap(sema_type(l->instance, arg->expr)) : NULL;
    if (!lower_is_state(wanted) || !given || given->kind != TYPE_DICT || lower_type(l, given)->items[1]->kind != IR_TYPE_VALUE)
        return NULL;
    IrExpr *value = lower_expr_boxed(l, arg->expr);
    return l->failed ? value : lower_c_call(l, "nn_state_of", lower_type(l, wanted), arg->expr->span, value, NULL);
}

/* Arguments that stand for something else than their value; NULL for all others. */
static IrExpr *lower_other_arg(Lower *l, const BoundArg *arg, const RuleParam *param)
{
    static IrExpr *(*const forms[])(Lower *, const BoundArg *, const RuleParam *) = {lower_dtype_arg, lower_parameters_arg, lower_range_arg, lower_tensors_arg,
                                                                                        lower_state_arg};
    IrExpr *other = NULL;
    for (size_t i = 0; !other && i < sizeof forms / sizeof *forms; i++)
        other = forms[i](l, arg, param);
    return other;
}

/* A container that never gets such an item (keys K or values V of a dict): the runtime has it as one of objects. */
static bool is_never_filled(const IrExpr *container, const RuleParam *param)
{
    IrTypeKind kind = container ? container->type->kind : IR_TYPE_VOID;
    bool is_value = kind == IR_TYPE_DICT && name_is(type_unwrap(param->type)->name, "V");
    return (kind == IR_TYPE_LIST || kind == IR_TYPE_DICT || kind == IR_TYPE_SET) && container->type->items[is_value]->kind == IR_TYPE_VOID;
}

static bool takes_tensor(const Type *param)
{
    for (size_t i = 0; param->kind == TYPE_UNION && i < param->item_count; i++)
        if (takes_tensor(param->items[i]))
            return true;
    return param->kind == TYPE_TENSOR;
}

/* np.float32(2) as the other operand of a tensor: a tensor, too. */
static IrExpr *number_as_operand(Lower *l, const BoundCall *call, const RuleParam *param, IrExpr *value, Span span)
{
    static const char *const signs[][2] = {{"__radd__", "+"}, {"__rsub__", "-"}, {"__rmul__", "*"}, {"__rtruediv__", "/"},
                                           {"__rfloordiv__", "//"}, {"__rmod__", "%"}, {"__rpow__", "** or pow()"}, {"__rand__", "&"},
                                           {"__ror__", "|"}, {"__rxor__", "^"}};
    const char *sign = NULL;
    for (size_t i = 0; call->is_reversed && i < sizeof signs / sizeof *signs; i++)
        sign = name_is(call->rule->function->name, signs[i][0]) ? signs[i][1] : sign;
    bool is_wanted = value && !l->failed && ir_type_is_ndarray(value->type) && strncmp(call->rule->function->qualified->text, "torch.", 6) == 0;
    if (!is_wanted || !(sign || takes_tensor(param->type)))
        return value;
    const IrType *array = lower_simple(l, IR_TYPE_ARRAY);
    if (!sign)
        return lower_c_call(l, "np_operand", array, span, value, NULL);
    IrExpr *text = ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", sign), lower_simple(l, IR_TYPE_STR), span);
    return lower_c_call(l, "np_left_operand", array, span, value, text);
}

/* A method of a number that may be None. */
static IrExpr *given_receiver(Lower *l, const BoundCall *call, IrExpr *receiver, Span span)
{
    if (l->failed || !receiver || receiver->type->kind != IR_TYPE_OPTIONAL)
        return receiver;
    Name name = call->rule->function->name;
    const char *otherwise = name_is(name, "__abs__")     ? "bad operand type for abs(): 'NoneType'"
                            : name_is(name, "__round__") ? "type NoneType doesn't define __round__ method"
                                                         : arena_printf(l->arena, "'NoneType' object has no attribute '%s'", name->text);
    return lower_not_none(l, receiver, otherwise, span);
}

IrExpr *lower_rule_call(Lower *l, const BoundCall *call, IrExpr *receiver, const IrType *type, Span span)
{
    IrRule *rule = lower_rule_of(l, call->rule);
    receiver = given_receiver(l, call, receiver, span);
    receiver = source_of_boxed(l, call, receiver, type);
    bool is_builtin = strncmp(rule->qualname, "builtins.", 9) == 0;
    if (is_builtin)
        receiver = tuple_as_object(l, receiver, call->receiver_type, span);
    IrExpr *out = ir_rule_call(l->ir, rule, receiver, type, span);
    if (!call->arg_count && call->result->kind == TYPE_CLASS && call->result->class_ && strcmp(rule->qualname, "builtins.type") == 0)
        return lower_class_object(l, call->result->class_, span);
    if (call->arg_count < call->rule->params.count)
        return lower_fail(l, span, "`%s` is not converted for a value of this type", rule->qualname);
    IrVariable *bound = lower_bind(l, call, span);
    for (size_t i = 0; i < call->arg_count && !l->failed; i++) {
        const RuleParam *param = &call->rule->params.items[i];
        const BoundArg *arg = &call->args[i];
        if (arg->kind == ARG_EXPR && param->default_value && !template_has(rule, param->name)) {
            lower_vanished(l, arg->expr);
            vec_push(l->arena, &out->args, NULL);
            continue;
        }
        if (arg->kind == ARG_GIVEN) {
            bool is_written = !param->default_value || template_has(rule, param->name);
            vec_push(l->arena, &out->args, is_written ? given_to_rule(l, bound, arg, param, span) : NULL);
            continue;
        }
        bool is_none = arg->kind == ARG_EXPR && arg->type && arg->type->kind == TYPE_NONE && param->default_value;
        IrExpr *other = lower_callback_arg(l, arg, param, rule);
        other = other ? other : lower_other_arg(l, arg, param);
        const char *outer = l->refusal;
        l->refusal = refusal_of(call->rule);
        IrExpr *value = is_none                      ? NULL
                        : other                      ? other
                        : lower_wants_parameter(param->type) ? lower_parameter_arg(l, arg, span)
                        : arg->kind == ARG_EXPR && lower_shape_source(l, arg->expr) && param->kind != RULE_PARAM_VARARG
                            ? lower_expr(l, arg->expr)
                        : wants_list(rule, param, arg) ? lower_list_arg(l, arg, param, span)
                        : wants_boxed(rule, param) ? lower_boxed_arg(l, arg, span)
                            : lower_read_arg(l, arg, wanted_by_rule(l, arg, param), span);
        l->refusal = outer;
        if (is_builtin)
            value = tuple_as_object(l, value, arg->type, span);
        if (value && param->type->kind == TYPE_UNION && value->type->kind == IR_TYPE_LIBRARY && name_is(value->type->c_name, "nn_param"))
            value = lower_convert(l, value, lower_simple(l, IR_TYPE_ARRAY), span);
        if (value && rule->params.items[i].is_cell && is_never_filled(receiver, param))
            value = lower_convert(l, value, lower_simple(l, IR_TYPE_VALUE), span);
        if (value && value->type->kind == IR_TYPE_OPTIONAL && param->type->kind == TYPE_UNION && !type_is_optional(param->type))
            value = lower_convert(l, value, value->type->items[0], span);
        value = number_as_operand(l, call, param, value, span);
        value = value ? lower_dtype_for(l, value, is_builtin, span) : NULL;
        bool spreads = param->kind == RULE_PARAM_VARARG || template_spreads(rule, param->name);
        bool takes_list = param->type->kind == TYPE_ITERABLE && strncmp(out->rule->qualname, "torch.nn.", 9) == 0;
        if (value && takes_list && arg->kind == ARG_EXPR && is_made_a_list(value->type))
            value = lower_value_as_list(l, value, type_unwrap(sema_type(l->instance, arg->expr)), span);
        if (value && spreads && value->kind != IR_LIST && rule == out->rule) {
            rule = lower_list_variant(l, rule, param);
            if (!rule)
                return lower_fail(l, span, "spreading a list into this call is not converted yet");
            out->rule = rule;
        }
        vec_push(l->arena, &out->args, source_of_boxed(l, call, value, type));
    }
    return out;
}
