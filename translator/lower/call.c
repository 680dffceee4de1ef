/* Calls: of rules, of functions and classes of the script, with their arguments in the target's order. */
#include "lower/context.h"

#include <ctype.h>
#include <string.h>

/* ---- rules */

/* Containers hold and give cells; objects of PyTorch that are generic over their items do not. */
static bool is_cell(const RuleOverload *rule, const Type *type)
{
    bool is_torch = strncmp(rule->function->qualified->text, "torch", 5) == 0;
    return type->kind == TYPE_VARIABLE && !name_is(type->name, "Self") && !is_torch;
}

/* What the C text of a parameter expects, as far as it must be said: the base type of objects, so that upcasts are written. */
static const IrType *param_type(Lower *l, const Type *type)
{
    type = type_unwrap(type);
    if (type->kind == TYPE_INSTANCE && type->class_->rule && type->class_->rule->c_type)
        return ir_type_library(&l->ir->types, type->class_->rule->c_type, false);
    return NULL;
}

IrExpr *lower_constant_default(Lower *l, const Expr *expr)
{
    bool negative = expr->kind == EXPR_UNARY_OP && expr->unary_op.op == UNARY_MINUS;
    const Expr *value = negative ? expr->unary_op.operand : expr;
    if (value->kind == EXPR_TUPLE) {
        IrExpr *tuple = ir_expr(l->ir, IR_TUPLE, lower_simple(l, IR_TYPE_VALUE), expr->span);
        vec_each(i, &value->sequence.items)
            vec_push(l->arena, &tuple->args, lower_constant_default(l, value->sequence.items.items[i]));
        return tuple;
    }
    if (value->kind == EXPR_NAME && dtype_from_name(value->name.id->text) != DTYPE_UNKNOWN) {
        const Type *dtype = type_dtype_literal(l->program->types, dtype_from_name(value->name.id->text));
        return lower_literal(l, dtype, expr->span);
    }
    if (value->kind != EXPR_CONSTANT)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    switch (value->constant.kind) {
    case CONSTANT_INT:
        return ir_int(l->ir, negative ? -value->constant.integer : value->constant.integer, expr->span);
    case CONSTANT_FLOAT:
        return ir_float(l->ir, negative ? -value->constant.number : value->constant.number, negative ? NULL : value->constant.text,
                        expr->span);
    case CONSTANT_TRUE:
    case CONSTANT_FALSE:
        return ir_bool(l->ir, value->constant.kind == CONSTANT_TRUE, expr->span);
    case CONSTANT_STR:
        return ir_str(l->ir, value->constant.text, value->constant.length, expr->span);
    default:
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    }
}

static void add_rule_param(Lower *l, IrRule *rule, const RuleOverload *overload, const RuleParam *param)
{
    IrRuleParam out = {.name = param->name, .is_variadic = param->kind == RULE_PARAM_VARARG};
    out.type = out.is_variadic ? NULL : param_type(l, param->type);
    out.is_cell = is_cell(overload, param->type);
    if (param->default_value)
        out.default_value = lower_constant_default(l, param->default_value);
    if (out.default_value && out.default_value->kind == IR_NULL && type_is_tensor(type_unwrap(param->type)))
        out.default_value->type = lower_simple(l, IR_TYPE_ARRAY);
    vec_push(l->arena, &rule->params, out);
}

IrRule *lower_rule_of(Lower *l, const RuleOverload *overload)
{
    IrRule *rule = pointer_map_get(&l->rules, overload);
    if (rule)
        return rule;
    rule = ARENA_NEW(l->arena, IrRule);
    pointer_map_set(l->arena, &l->rules, overload, rule);
    rule->qualname = overload->function->qualified->text;
    rule->c = overload->c;
    rule->mlx = overload->mlx;
    rule->role = overload->role;
    rule->draws = overload->effects & RULE_EFFECT_DRAWS;
    rule->mutates = overload->effects & RULE_EFFECT_MUTATES;
    rule->io = overload->effects & RULE_EFFECT_IO;
    rule->raises = overload->effects & RULE_EFFECT_RAISES;
    rule->result_is_cell = is_cell(overload, overload->result);
    const RuleClass *owner = overload->function->owner;
    if (owner && overload->has_self && owner->c_type)
        rule->receiver = ir_type_library(&l->ir->types, owner->c_type, false);
    vec_each(i, &overload->params)
        add_rule_param(l, rule, overload, &overload->params.items[i]);
    return rule;
}

/* `f(*items)` with a list whose length is not known: the function named f_list takes the list itself (rules/README.md). */
static IrRule *list_variant(Lower *l, const IrRule *rule, const RuleParam *param)
{
    const char *spread = strstr(rule->c, "{*");
    const char *open = strchr(rule->c, '(');
    bool is_sizes = param->type->kind == TYPE_INT; /* `x.view(*sizes)` is `x.view(sizes)` */
    if (!spread || !open || (is_sizes && strncmp(rule->c, "mx_", 3) != 0))
        return NULL;
    IrRule *variant = ARENA_NEW(l->arena, IrRule);
    *variant = *rule;
    Text text = {0};
    text_add_bytes(&text, rule->c, (size_t)(open - rule->c));
    text_add(&text, is_sizes ? "" : "_list");
    text_add_bytes(&text, open, (size_t)(spread - open));
    const char *form = strchr(spread, '}') - 2; /* its items are boxed in the runtime */
    int name = (int)((strncmp(form, "!v", 2) == 0 ? form : form + 2) - spread) - 2;
    text_printf(&text, "{%.*s%s%s", name, spread + 2, is_sizes ? "!dims" : "", strchr(spread, '}'));
    variant->c = text_take(&text, l->arena);
    variant->params.items = ARENA_NEW_ARRAY(l->arena, IrRuleParam, rule->params.count);
    variant->params.capacity = rule->params.count;
    for (size_t i = 0; i < rule->params.count; i++) {
        variant->params.items[i] = rule->params.items[i];
        variant->params.items[i].is_variadic = false;
    }
    return variant;
}

/* ---- arguments */

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

/* f(*args): the runtime takes a list. */
static IrExpr *lower_starred(Lower *l, const Expr *expr)
{
    IrExpr *value = lower_expr(l, expr);
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
static IrExpr *lower_arg(Lower *l, const BoundArg *arg, const IrType *want, Span span)
{
    switch (arg->kind) {
    case ARG_DEFAULT:
        return NULL;
    case ARG_EXPR:
        if (lower_is_function_object(want))
            return lower_expr_as(l, arg->expr, want);
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

/* What a rule reads: of a container the items count, not which one it is. */
static IrExpr *lower_read_arg(Lower *l, const BoundArg *arg, const IrType *want, Span span)
{
    bool is_container = want && arg->kind == ARG_EXPR && (want->kind == IR_TYPE_LIST || want->kind == IR_TYPE_SET || want->kind == IR_TYPE_DICT);
    ExprKind kind = arg->expr ? arg->expr->kind : EXPR_NAME;
    bool is_made = kind == EXPR_LIST || kind == EXPR_TUPLE || kind == EXPR_LIST_COMP || kind == EXPR_GENERATOR;
    if (!is_container || is_made || (arg->type && type_vanishes(arg->type)))
        return lower_arg(l, arg, want, span);
    IrExpr *value = lower_expr(l, arg->expr);
    bool is_copied = !l->failed && lower_is_boxed_copy(value->type, want);
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

static bool wants_parameter(const Type *type)
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
    if (!given || wanted->kind != TYPE_INSTANCE || !name_is(wanted->class_->qualified, "numpy.dtype"))
        return NULL;
    const IrType *type = lower_type(l, wanted);
    if (given->kind == TYPE_STR)
        return lower_c_call(l, "np_dtype_named", type, arg->expr->span, lower_expr(l, arg->expr), NULL);
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
           (type_unwrap(arg->type)->kind != TYPE_INSTANCE || type_is_instance_of(type_unwrap(arg->type), "builtins.range"));
}

/* The list of an iterable, with items of the type that the parameter asks for. */
static IrExpr *lower_list_arg(Lower *l, const BoundArg *arg, const RuleParam *param, Span span)
{
    IrExpr *list = lower_as_list(l, arg->expr);
    const Type *item = type_unwrap(param->type)->items[0];
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

/* Arguments that stand for something else than their value; NULL for all others. */
static IrExpr *lower_other_arg(Lower *l, const BoundArg *arg, const RuleParam *param)
{
    static IrExpr *(*const forms[])(Lower *, const BoundArg *, const RuleParam *) = {lower_dtype_arg, lower_parameters_arg, lower_range_arg};
    IrExpr *other = NULL;
    for (size_t i = 0; !other && i < sizeof forms / sizeof *forms; i++)
        other = forms[i](l, arg, param);
    return other;
}

/* A container into which nothing is ever put: the runtime has it as one of objects. */
static bool is_never_filled(const IrExpr *container)
{
    IrTypeKind kind = container ? container->type->kind : IR_TYPE_VOID;
    return (kind == IR_TYPE_LIST || kind == IR_TYPE_DICT || kind == IR_TYPE_SET) && container->type->items[0]->kind == IR_TYPE_VOID;
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

static IrExpr *lower_rule_call(Lower *l, const BoundCall *call, IrExpr *receiver, const IrType *type, Span span)
{
    IrRule *rule = lower_rule_of(l, call->rule);
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
        IrExpr *value = is_none                      ? NULL
                        : other                      ? other
                        : wants_parameter(param->type) ? lower_parameter_arg(l, arg, span)
                        : arg->kind == ARG_EXPR && lower_shape_source(l, arg->expr) && param->kind != RULE_PARAM_VARARG
                            ? lower_expr(l, arg->expr)
                        : wants_list(rule, param, arg) ? lower_list_arg(l, arg, param, span)
                        : wants_boxed(rule, param) ? lower_boxed_arg(l, arg, span)
                            : lower_read_arg(l, arg, wanted_by_rule(l, arg, param), span);
        if (is_builtin)
            value = tuple_as_object(l, value, arg->type, span);
        if (value && param->type->kind == TYPE_UNION && value->type->kind == IR_TYPE_LIBRARY && name_is(value->type->c_name, "nn_param"))
            value = lower_convert(l, value, lower_simple(l, IR_TYPE_ARRAY), span);
        if (value && rule->params.items[i].is_cell && is_never_filled(receiver))
            value = lower_convert(l, value, lower_simple(l, IR_TYPE_VALUE), span);
        if (value && value->type->kind == IR_TYPE_OPTIONAL && param->type->kind == TYPE_UNION && !type_is_optional(param->type))
            value = lower_convert(l, value, value->type->items[0], span);
        value = number_as_operand(l, call, param, value, span);
        bool spreads = param->kind == RULE_PARAM_VARARG || template_spreads(rule, param->name);
        if (value && spreads && value->kind != IR_LIST && rule == out->rule) {
            rule = list_variant(l, rule, param);
            if (!rule)
                return lower_fail(l, span, "spreading a list into this call is not converted yet");
            out->rule = rule;
        }
        vec_push(l->arena, &out->args, source_of_boxed(l, call, value, type));
    }
    return out;
}

static const char *stub_c_type(const Class *class_)
{
    for (; class_; class_ = class_->base)
        if (class_->rule && class_->rule->c_type)
            return class_->rule->c_type;
    return NULL;
}

/* ---- values of stubs: math.pi, layer.weight */

IrExpr *lower_rule_value(Lower *l, const RuleValue *value, const Expr *expr)
{
    IrExpr *literal = lower_literal(l, sema_type(l->instance, expr), expr->span);
    if (literal && !value->c)
        return literal;
    if (!value->c)
        return lower_fail(l, expr->span, "`%s` as a value is not converted yet", value->qualified->text);
    bool is_param = wants_parameter(value->type);
    const IrType *type = is_param ? ir_type_library(&l->ir->types, "nn_param", false) : lower_type(l, sema_type(l->instance, expr));
    if (!strstr(value->c, "{self}"))
        return ir_c_name(l->ir, value->c, type, expr->span);
    IrExpr *object = lower_expr(l, expr->attribute.value);
    if (strncmp(value->qualified->text, "torch.nn.Module.", 16) == 0)
        object = lower_convert(l, object, ir_type_library(&l->ir->types, "nn_module", false), expr->span);
    if (strncmp(value->qualified->text, "torch.nn.parameter.", 19) == 0)
        object = lower_convert(l, object, ir_type_library(&l->ir->types, "nn_param", false), expr->span);
    if (l->failed)
        return object;
    IrRule *rule = ARENA_NEW(l->arena, IrRule);
    rule->qualname = value->qualified->text;
    rule->c = value->c;
    const Type *owner = type_unwrap(sema_type(l->instance, expr->attribute.value));
    bool is_below = object->type->kind == IR_TYPE_INSTANCE && owner->kind == TYPE_INSTANCE && stub_c_type(owner->class_);
    if (is_below) /* a class of the script below the library's */
        rule->receiver = ir_type_library(&l->ir->types, stub_c_type(owner->class_), false);
    IrExpr *out = ir_rule_call(l->ir, rule, object, type, expr->span);
    return is_param ? lower_convert(l, out, lower_simple(l, IR_TYPE_ARRAY), expr->span) : out;
}

/* ---- constructors */

static bool stub_is_pointer(const Class *class_)
{
    for (; class_; class_ = class_->base)
        if (class_->rule && class_->rule->c_type)
            return class_->rule->is_pointer;
    return true;
}

static IrExpr *lower_stub_constructor(Lower *l, const BoundCall *call, Span span)
{
    if (lower_is_error_class(call->class_))
        return lower_new_error(l, call, span);
    const char *c_type = stub_c_type(call->class_);
    bool is_builtin = strncmp(call->class_->qualified->text, "builtins.", 9) == 0 ||
                      name_is(call->class_->qualified, "torch.Tensor") || call->result->kind == TYPE_DICT ||
                      call->result->kind == TYPE_LIST; /* Counter, deque */
    if (!call->rule || !call->rule->c) {
        IrExpr *special = lower_builtin(l, call, span);
        if (special)
            return special;
    }
    IrExpr *constant = name_is(call->class_->qualified, "builtins.float") ? lower_builtin(l, call, span) : NULL;
    if (constant)
        return constant;
    if (is_builtin && call->rule && call->rule->c)
        return lower_rule_call(l, call, NULL, lower_type(l, call->result), span);
    if (!call->rule || !call->rule->c || !c_type)
        return lower_fail(l, span, "`%s` is not converted yet", call->class_->qualified->text);
    const IrType *type = ir_type_library(&l->ir->types, c_type, false);
    IrExpr *receiver = NULL;
    if (!stub_is_pointer(call->class_))
        receiver = ir_c_name(l->ir, arena_printf(l->arena, "NN_NEW(%s)", c_type), type, span);
    return lower_rule_call(l, call, receiver, type, span);
}

/* Arguments in the order in which the call writes them; keywords may stand in another one than the parameters. */
static size_t *written_order(Lower *l, const BoundCall *call)
{
    size_t *order = ARENA_NEW_ARRAY(l->arena, size_t, call->arg_count + 1);
    for (size_t i = 0; i < call->arg_count; i++) {
        const BoundArg *arg = &call->args[i];
        size_t at = i;
        while (arg->kind == ARG_EXPR && at > 0 && call->args[order[at - 1]].kind == ARG_EXPR &&
               call->args[order[at - 1]].expr->span.start > arg->expr->span.start) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return order;
}

/* What the call gives to a parameter, pushed to `out`. */
static void lower_user_arg(Lower *l, const BoundCall *call, size_t index, IrExpr *closure, IrVariable *bound, IrExprVec *out, Span span)
{
    const Instance *callee = call->instance;
    const Variable *param = callee->params.items[callee->params.count - call->arg_count + index]; /* behind self */
    const BoundArg *arg = &call->args[index];
    if (lower_vanishes(param)) {
        if (arg->kind == ARG_EXPR)
            lower_vanished(l, arg->expr);
        return;
    }
    if ((param->is_vararg || param->is_kwarg) && arg->kind == ARG_GIVEN && bound) {
        const char *name = param->is_vararg ? "py_bound_rest" : "py_bound_names";
        IrExpr *rest = lower_c_call(l, name, lower_simple(l, IR_TYPE_VALUE), span, ir_var(l->ir, bound, span), NULL);
        vec_push(l->arena, out, lower_convert(l, rest, lower_type(l, param->type), span));
        return;
    }
    if (param->is_vararg || param->is_kwarg) {
        lower_variadic_arg(l, arg, param, out, span);
        return;
    }
    const IrType *want = lower_variable_type(l, param);
    IrExpr *value = arg->kind == ARG_GIVEN ? NULL : lower_arg(l, arg, want, span);
    IrExpr *carried = value ? NULL : lower_closure_field(l, closure, param->name->text, span);
    value = carried ? lower_convert(l, carried, want, span) : value;
    if (!value && arg->expr)
        value = lower_default(l, callee, param, arg->expr, want);
    if (arg->kind == ARG_GIVEN)
        value = lower_given(l, bound, arg, want, value, span);
    if (!value)
        value = lower_fail(l, span, "the argument `%s` is missing", param->name->text);
    vec_push(l->arena, out, value);
}

/* `closure`: of the function that is called, if it carries defaults; or NULL. */
static void lower_closure_args(Lower *l, const BoundCall *call, IrExpr *closure, IrExpr *out, Span span)
{
    const size_t *order = written_order(l, call);
    IrExprVec *values = ARENA_NEW_ARRAY(l->arena, IrExprVec, call->arg_count + 1);
    IrVariable *bound = lower_bind(l, call, span);
    for (size_t i = 0; i < call->arg_count && !l->failed; i++)
        lower_user_arg(l, call, order[i], closure, bound, &values[order[i]], span);
    for (size_t i = 0; i < call->arg_count && !l->failed; i++)
        vec_each(k, &values[i])
            vec_push(l->arena, &out->args, values[i].items[k]);
}

static void lower_user_args(Lower *l, const BoundCall *call, IrExpr *out, Span span)
{
    lower_closure_args(l, call, NULL, out, span);
}

/* class Net(nn.Linear) without an __init__ of its own: the layer makes itself, then it is one of the class (ir.h, NEW). */
static void lower_layer_init(Lower *l, const BoundCall *call, IrExpr *out, Span span)
{
    bool is_layer = !call->instance && call->rule && call->rule->c && call->class_->user->is_module &&
                    !name_is(call->rule->function->qualified, "torch.nn.Module.__init__");
    const IrType *root = out->class_->base;
    while (root && root->kind == IR_TYPE_INSTANCE)
        root = root->class_->base;
    if (is_layer && root != lower_rule_of(l, call->rule)->receiver) /* class Linear(Bottle, nn.Linear) */
        lower_fail(l, span, "a layer of the library as a second base is not converted yet");
    IrExpr *made = is_layer && !l->failed ? lower_rule_call(l, call, NULL, lower_rule_of(l, call->rule)->receiver, span) : NULL;
    if (made && !l->failed)
        vec_push(l->arena, &out->args, made);
}

static IrExpr *lower_user_constructor(Lower *l, const BoundCall *call, Span span)
{
    if (!call->instance && lower_is_error_class(call->class_))
        return lower_new_error(l, call, span);
    IrExpr *out = ir_new(l->ir, lower_class_of(l, call->class_->user), span);
    lower_layer_init(l, call, out, span);
    if (call->instance) {
        out->function = lower_function_of(l, call->instance);
        lower_user_args(l, call, out, span);
    }
    if (call->maker && call->maker->kind == CALL_USER) {
        out->receiver = lower_bound_call(l, call->maker, NULL);
        if (!l->failed && (!out->receiver || out->receiver->type->kind == IR_TYPE_VOID))
            return lower_fail(l, span, "a class whose __new__ gives no object is not converted yet");
        out->boolean = !call->instance;
        return out;
    }
    IrFunction *maker = lower_new_function(l, call->class_->user, span);
    if (maker && !out->class_->is_nn_module) {
        out->receiver = ir_call(l->ir, maker, span);
        out->receiver->type = maker->result;
    }
    return out;
}

IrExpr *lower_constructor_into(Lower *l, const BoundCall *call, IrExpr *place, Span span)
{
    if (call->kind == CALL_RULE_CONSTRUCTOR) {
        if (!call->rule || !call->rule->c)
            return lower_fail(l, span, "`%s` is not converted yet", call->class_->qualified->text);
        return lower_rule_call(l, call, place, lower_simple(l, IR_TYPE_VOID), span);
    }
    IrExpr *out = ir_init(l->ir, lower_class_of(l, call->class_->user), place, span);
    lower_layer_init(l, call, out, span);
    if (call->instance)
        out->function = lower_function_of(l, call->instance);
    if (call->instance)
        lower_user_args(l, call, out, span);
    return out;
}

/* ---- super().__init__() */

static IrExpr *self_of(Lower *l, Span span)
{
    return ir_var(l->ir, l->function->params.items[0], span);
}

static IrExpr *class_object(Lower *l, Span span)
{
    IrExpr *object = ir_expr(l->ir, IR_CLASS, ir_type_library(&l->ir->types, "nn_class", false), span);
    object->class_ = l->function->class_;
    return object;
}

/* nn_module_init clears the object: fields that the script sets before super().__init__() must come after it. */
static IrExpr *first_in_function(Lower *l, IrExpr *call, Span span)
{
    IrBlock *block = l->block;
    if (l->failed || block != &l->function->body || block->statements.count == 0)
        return call;
    lower_emit(l, ir_expr_stmt(l->ir, call, span));
    IrStmt *last = vec_last(&block->statements);
    for (size_t i = block->statements.count - 1; i > 0; i--)
        block->statements.items[i] = block->statements.items[i - 1];
    block->statements.items[0] = last;
    block->prepended++;
    return NULL;
}

static bool is_plain(const IrExpr *value)
{
    return value->kind == IR_VAR || value->kind == IR_INT || value->kind == IR_FLOAT || value->kind == IR_BOOL ||
           value->kind == IR_STR || value->kind == IR_NULL;
}

/*
 * A module's constructor clears fields that are set before it: it goes first, if it is all the same to what stands before it now.
 * Fails if that cannot be seen.
 */
static IrExpr *base_init(Lower *l, IrExpr *call, Span span)
{
    bool sets_fields = false, is_movable = true;
    if (!l->function->class_->is_nn_module) /* fresh memory is clear */
        return call;
    vec_each(i, &l->block->statements) {
        const IrStmt *stmt = l->block->statements.items[i];
        bool is_field = stmt->kind == IR_ASSIGN && stmt->place->kind == IR_FIELD;
        sets_fields |= is_field;
        is_movable &= is_field && is_plain(stmt->value);
    }
    for (size_t i = 1; i < call->args.count; i++)
        is_movable &= is_plain(call->args.items[i]);
    if (!sets_fields)
        return call;
    return is_movable && l->block == &l->function->body
               ? first_in_function(l, call, span)
               : lower_fail(l, span, "fields that are set before super().__init__() are not converted yet: move them below it");
}

/* super().__init__(nn.Linear(2, 3), nn.ReLU()) below nn.Sequential: what the library makes becomes one of the class. */
static IrExpr *library_init(Lower *l, const BoundCall *call, Span span)
{
    const IrType *nothing = lower_simple(l, IR_TYPE_VOID), *base = l->function->class_->base;
    vec_each(i, &l->block->statements)
        if (l->block->statements.items[i]->kind == IR_ASSIGN && l->block->statements.items[i]->place->kind == IR_FIELD)
            return lower_fail(l, span, "fields that are set before super().__init__() are not converted yet: move them below it");
    if (!base || base->kind != IR_TYPE_LIBRARY || l->block != &l->function->body)
        return lower_fail(l, span, "this use of super() is not converted yet");
    IrExpr *made = lower_rule_call(l, call, ir_convert(l->ir, self_of(l, span), base, span), nothing, span);
    if (l->failed)
        return made;
    lower_emit(l, ir_expr_stmt(l->ir, made, span));
    IrExpr *self = ir_convert(l->ir, self_of(l, span), ir_type_library(&l->ir->types, "nn_module", false), span);
    return lower_c_call(l, "nn_module_derive", nothing, span, self, class_object(l, span));
}

static IrExpr *lower_super_call(Lower *l, const BoundCall *call, Span span)
{
    const IrType *nothing = lower_simple(l, IR_TYPE_VOID);
    bool is_method = l->function->params.count && l->function->class_;
    if (is_method && call->kind == CALL_RULE && !call->rule && !call->arg_count) /* object's __init__ */
        return NULL;
    if (!is_method || (call->kind == CALL_RULE && !call->rule) || (call->kind == CALL_USER && !call->instance))
        return lower_fail(l, span, "this use of super() is not converted yet");
    bool is_init = call->kind == CALL_RULE && name_is(call->rule->function->name, "__init__");
    const IrType *base = l->function->class_->base;
    bool is_layer = base && base->kind == IR_TYPE_LIBRARY && !name_is(base->c_name, "nn_module");
    if (is_init && l->function->class_->is_nn_module && is_layer && call->rule->c)
        return library_init(l, call, span);
    if (call->kind == CALL_RULE && name_is(call->rule->function->name, "__init__") && l->function->class_ &&
        l->function->class_->is_nn_module) {
        IrExpr *self = ir_convert(l->ir, self_of(l, span), ir_type_library(&l->ir->types, "nn_module", false), span);
        return first_in_function(l, lower_c_call(l, "nn_module_init", nothing, span, self, class_object(l, span)), span);
    }
    if (call->kind == CALL_RULE && name_is(call->rule->function->name, "__init__") && l->function->class_->error_base)
        return lower_error_init(l, call, self_of(l, span), span);
    if (call->kind == CALL_RULE && name_is(call->rule->function->name, "__init__"))
        return NULL; /* a base without state in C */
    if (call->kind == CALL_USER) {
        IrExpr *out = ir_call(l->ir, lower_function_of(l, call->instance), span);
        vec_push(l->arena, &out->args, lower_convert(l, self_of(l, span), out->function->params.items[0]->type, span));
        lower_user_args(l, call, out, span);
        return name_is(call->instance->function->name, "__init__") && !l->failed ? base_init(l, out, span) : out;
    }
    if (call->rule->c && (is_layer || l->function->class_->error_base)) { /* super().forward(x), super().__str__() */
        IrExpr *self = is_layer ? ir_convert(l->ir, self_of(l, span), base, span) : lower_as_error(l, self_of(l, span), span);
        return lower_rule_call(l, call, self, lower_type(l, call->result), span);
    }
    return lower_fail(l, span, "this use of super() is not converted yet");
}

/* ---- calls */

static IrExpr *lower_user_call(Lower *l, const BoundCall *call, Span span)
{
    if (call->target_count && call->receiver) {
        IrExpr *object = lower_expr(l, call->receiver);
        return l->failed ? object : lower_dispatched_call(l, call, object, span);
    }
    const Expr *owner = call->callee && call->callee->kind == EXPR_ATTRIBUTE ? call->callee->attribute.value : NULL;
    bool leaves_owner = owner && (call->instance->function->is_static || call->instance->function->is_classmethod);
    if (leaves_owner && lower_has_effects(l, owner)) /* Net().count() of a static method */
        lower_vanished(l, owner);
    IrExpr *out = ir_call(l->ir, lower_function_of(l, call->instance), span);
    const Instance *scope = call->callee_type ? sema_scope_of(call->callee_type) : NULL;
    IrExpr *closure = NULL;
    if (call->callee_type && call->callee_type->kind == TYPE_FUNCTION && call->callee_type->function && call->callee_type->function->binds_defaults)
        closure = call->callee ? lower_hold(l, lower_expr(l, call->callee), "function")
                               : lower_fail(l, span, "the defaults of this function are not known here");
    if (l->failed)
        return out;
    if (closure && scope)
        vec_push(l->arena, &out->args, lower_closure_field(l, closure, "scope", span));
    else if (scope)
        vec_push(l->arena, &out->args, call->callee ? lower_expr(l, call->callee) : lower_scope(l, scope, span));
    bool takes_self = call->receiver && !call->instance->function->is_classmethod;
    const RuleFunction *body_of = call->instance->function->rule; /* a method of a stub class, written in Python */
    if (takes_self && out->function->params.count && (out->function->class_ || (body_of && body_of->owner))) {
        const IrType *want = out->function->params.items[0]->type;
        vec_push(l->arena, &out->args, lower_expr_as(l, call->receiver, want));
    }
    lower_closure_args(l, call, closure, out, span);
    out->type = out->function->result;
    return out;
}

/* register_buffer('mask', x): an assignment to the field. */
static IrExpr *lower_declaration(Lower *l, const BoundCall *call, Span span)
{
    if (call->declares->vanishes)
        return NULL;
    IrExpr *place = ir_field_of(l->ir, self_of(l, span), lower_field_of(l, call->declares), span);
    for (size_t i = 0; i < call->arg_count; i++) {
        const BoundArg *arg = &call->args[i];
        if (!name_is(arg->param, "tensor") && !name_is(arg->param, "param") && !name_is(arg->param, "module") &&
            !name_is(arg->param, "value"))
            continue;
        const ExprInfo *info = arg->kind == ARG_EXPR ? sema_expr(l->instance, arg->expr) : NULL;
        if (info && info->call && call->declares->is_embedded)
            return lower_constructor_into(l, info->call, place, span);
        bool gives_none = info && info->type->kind == TYPE_NONE;
        IrExpr *value = gives_none ? ir_null(l->ir, place->type, span) : lower_arg(l, arg, lower_type(l, call->declares->type), span);
        if (value && !l->failed)
            lower_emit(l, ir_assign(l->ir, place, value, span));
        return NULL;
    }
    return lower_fail(l, span, "this declaration is not converted yet");
}

/* x.add_(y): x = x + y; the value is x. */
static IrExpr *lower_in_place(Lower *l, const BoundCall *call, Span span)
{
    const Expr *target = lower_updated(l, call->receiver);
    const IrType *array = lower_simple(l, IR_TYPE_ARRAY);
    bool is_temporary = target->kind != EXPR_NAME && target->kind != EXPR_ATTRIBUTE && target->kind != EXPR_SUBSCRIPT;
    if (!is_temporary && lower_is_updated(l, call->receiver)) {
        IrExpr *old = lower_convert(l, lower_expr(l, call->receiver), array, span);
        IrExpr *value = l->failed ? old : lower_rule_call(l, call, old, array, span);
        if (!l->failed) {
            IrRule *pure = ARENA_NEW(l->arena, IrRule); /* what changes is told by the update */
            *pure = *value->rule;
            pure->mutates = false;
            value->rule = pure;
            lower_update(l, call->receiver, value, span);
        }
        return l->failed ? old : lower_expr(l, target);
    }
    if (is_temporary) { /* x.view(-1).add_(1): the view is changed, and what it is a view of; x.pow(2).add_(1).mul_(2): nobody else sees it */
        IrExpr *object = lower_hold(l, lower_expr(l, call->receiver), "tensor");
        IrExpr *changed = lower_rule_call(l, call, ir_copy(l->ir, object), lower_simple(l, IR_TYPE_ARRAY), span);
        if (l->failed || object->kind != IR_VAR)
            return changed;
        lower_emit_in_place(l, object, changed, span);
        return ir_copy(l->ir, object);
    }
    IrExpr *value = lower_rule_call(l, call, lower_expr(l, target), lower_simple(l, IR_TYPE_ARRAY), span);
    IrExpr *place = lower_place(l, target);
    if (l->failed)
        return value;
    lower_emit_in_place(l, place, value, span);
    return ir_copy(l->ir, place);
}

/* model.eval(): nothing in C gives the model back, so the call stands for itself and its value is the model. */
static IrExpr *lower_giving_self(Lower *l, const BoundCall *call, IrExpr *receiver, Span span)
{
    receiver = lower_hold(l, receiver, "model");
    IrExpr *out = lower_rule_call(l, call, receiver, lower_simple(l, IR_TYPE_VOID), span);
    if (l->failed)
        return out;
    lower_emit(l, ir_expr_stmt(l->ir, out, span));
    return ir_copy(l->ir, receiver);
}

IrExpr *lower_downcast(Lower *l, IrExpr *value, const IrType *type, Span span)
{
    const char *name = type->kind == IR_TYPE_LIBRARY ? type->c_name->text : type->kind == IR_TYPE_INSTANCE ? type->class_->name->text : NULL;
    if (l->failed || !name || value->type == type || (type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "nn_module")))
        return value;
    return lower_template(l, arena_printf(l->arena, "((%s *){a})", name), type, span, false, 1, &value);
}

/* torch.save({'model': ..., 'epoch': n}, path): a struct in C, a dict of boxed values in the file. */
static IrExpr *lower_save(Lower *l, const BoundCall *call, Span span)
{
    const BoundArg *object = &call->args[0];
    if (object->kind != ARG_EXPR || object->type->kind != TYPE_RECORD)
        return NULL;
    IrExpr *record = object->expr->kind == EXPR_DICT ? lower_expr(l, object->expr) : lower_hold(l, lower_expr(l, object->expr), "saved");
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE);
    IrExpr *dict = ir_expr(l->ir, IR_DICT, ir_type_dict(&l->ir->types, lower_simple(l, IR_TYPE_STR), boxed), span);
    for (size_t i = 0; !l->failed && i < record->type->record->fields.count; i++) {
        IrField *field = record->type->record->fields.items[i];
        IrExpr *value = record->kind == IR_RECORD ? record->args.items[i] : ir_field_of(l->ir, ir_copy(l->ir, record), field, span);
        vec_push(l->arena, &dict->keys, ir_str(l->ir, field->name->text, field->name->length, span));
        vec_push(l->arena, &dict->args, value ? lower_convert(l, value, boxed, span) : ir_null(l->ir, boxed, span));
    }
    IrExpr *args[] = {lower_arg(l, &call->args[1], lower_simple(l, IR_TYPE_STR), span), dict};
    if (l->failed)
        return dict;
    IrExpr *save = lower_template(l, "io_save({a!s}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
    save->rule->io = true;
    return save;
}

/* int, str, tuple ...: what C holds as itself. */
static bool is_plain_value(const RuleClass *owner)
{
    static const char *const names[] = {"int", "float", "bool", "str", "bytes", "tuple", "complex"};
    bool found = false;
    for (size_t i = 0; owner && i < sizeof names / sizeof *names; i++)
        found |= strncmp(owner->class_.qualified->text, "builtins.", 9) == 0 && strcmp(owner->class_.qualified->text + 9, names[i]) == 0;
    return found;
}

/* x.tolist() of a tensor without dimensions is its item; where only the run knows how many it has, a boxed value. */
static IrExpr *lower_scalar_list(Lower *l, IrExpr *receiver, const IrType *type, Span span)
{
    if (type->kind != IR_TYPE_VALUE)
        return lower_convert(l, receiver, type, span);
    return lower_c_call(l, "mx_tolist_any", type, span, receiver, NULL);
}

static IrExpr *lower_rule(Lower *l, const BoundCall *call, const Expr *expr, Span span)
{
    const RuleOverload *rule = call->rule;
    if (call->is_todo)
        return lower_fail(l, span, "`%s` is not converted: %s", rule->function->qualified->text,
                          rule->todo.help && *rule->todo.help ? rule->todo.help : "it has no counterpart yet");
    if (call->declares)
        return lower_declaration(l, call, span);
    if (call->parser && expr && (call->result->kind == TYPE_RECORD || name_is(rule->function->name, "parse_known_args")))
        return lower_parse_args(l, call, span);
    if (name_is(rule->role, "assign_self"))
        return lower_in_place(l, call, span);
    if (call->is_dropped && !rule->c) {
        IrExpr *literal = lower_literal(l, call->result, span);
        return literal && call->result->kind != TYPE_NONE ? literal : NULL;
    }
    if (!expr && name_is(rule->function->qualified, "builtins.print")) { /* print as a callback */
        Expr *print = ARENA_NEW(l->arena, Expr);
        print->kind = EXPR_CALL;
        print->span = span;
        for (size_t i = 0; lower_argument(call, i); i++)
            vec_push(l->arena, &print->call.args, (Expr *)lower_argument(call, i));
        lower_print(l, print);
        return NULL;
    }
    IrExpr *special = rule->c ? NULL : lower_builtin(l, call, span);
    if (special)
        return special;
    bool gives_parameter = call->rule->result && wants_parameter(call->rule->result);
    const IrType *type = gives_parameter ? ir_type_library(&l->ir->types, "nn_param", false) : lower_type(l, call->result);
    bool has_no_object = rule->c && call->receiver && !strstr(rule->c, "{self}") && type_vanishes(sema_type(l->instance, call->receiver));
    if (has_no_object) /* a method of an object that has no C: a scaler of gradients that is disabled */
        lower_vanished(l, call->receiver);
    IrExpr *receiver = call->receiver && !has_no_object ? lower_expr(l, call->receiver) : call->is_super ? self_of(l, span) : NULL;
    if (l->failed)
        return receiver;
    if (name_is(rule->types, "save")) {
        IrExpr *save = lower_save(l, call, span);
        if (save)
            return save;
    }
    if (name_is(rule->types, "item"))
        return lower_convert(l, lower_value_of_parameter(l, receiver), type, span);
    if (name_is(rule->types, "tolist") && type->kind != IR_TYPE_LIST)
        return lower_scalar_list(l, lower_value_of_parameter(l, receiver), type, span);
    const Type *receiver_type = call->receiver_type ? type_unwrap(call->receiver_type) : NULL;
    const RuleClass *owner = rule->function->owner;
    if (receiver && receiver_type && receiver_type->kind == TYPE_TENSOR)
        receiver = lower_convert(l, receiver, owner && owner->c_type && strcmp(owner->c_type, "nn_param") == 0
                                                  ? ir_type_library(&l->ir->types, "nn_param", false)
                                                  : lower_simple(l, IR_TYPE_ARRAY), span);
    if (receiver && receiver->type->kind == IR_TYPE_INSTANCE && is_plain_value(owner)) /* class Level(int): deriving is a TODO of its own */
        return lower_fail(l, span, "methods of `%s` for a class that derives from it are not converted yet", owner->class_.name->text);
    if (rule->role && name_is(rule->role, "backward"))
        return lower_rule_call(l, call, receiver, lower_simple(l, IR_TYPE_VOID), span);
    IrExpr *by_name = rule->c && !lower_takes_unlike(l, call, receiver) ? NULL : lower_method_by_name(l, call, receiver, type, span);
    if (by_name)
        return by_name;
    if (!rule->c)
        return lower_fail_call(l, expr, span, rule->function->qualified->text);
    if (name_is(rule->role, "gives_self"))
        return lower_giving_self(l, call, receiver, span);
    if (receiver && strcmp(rule->c, "{self}") == 0)
        return receiver; /* x.to(device), x.contiguous() */
    const Type *declared = type_unwrap(rule->result);
    bool is_module = strncmp(rule->function->qualified->text, "torch.nn.", 9) == 0 && call->result->kind == TYPE_INSTANCE;
    if (is_module && (declared->kind == TYPE_VARIABLE || declared->kind == TYPE_INSTANCE) && declared != call->result &&
        !name_is(declared->name, "Self")) {
        const IrType *base = ir_type_library(&l->ir->types, "nn_module", false);
        return lower_downcast(l, lower_rule_call(l, call, receiver, base, span), type, span);
    }
    bool is_copy = strncmp(rule->function->qualified->text, "copy.", 5) == 0 && type->kind == IR_TYPE_INSTANCE;
    if (is_copy && !type->class_->is_nn_module)
        return lower_downcast(l, lower_rule_call(l, call, receiver, lower_simple(l, IR_TYPE_VALUE), span), type, span);
    IrExpr *out = lower_rule_call(l, call, receiver, type, span);
    if (has_no_object && name_is(rule->role, "step") && !l->failed && out->args.count && out->args.items[0])
        out->receiver = ir_copy(l->ir, out->args.items[0]); /* scaler.step(optimizer): the step of that */
    return out;
}

/* f(*pair): the items in place of the placeholders. */
void lower_star_items(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *tuple = NULL;
    for (size_t i = 0; i < call->star_item_count && !l->failed; i++) {
        const StarItem *star = &call->star_items[i];
        if (type_vanishes(sema_type(l->instance, star->placeholder)))
            continue;
        if (!tuple || star->item == 0)
            tuple = lower_hold(l, lower_expr(l, star->star->starred.value), "items");
        if (l->failed)
            return;
        IrExpr *copy = ir_copy(l->ir, tuple);
        IrExpr *item = tuple->type->kind == IR_TYPE_RECORD ? ir_field_of(l->ir, copy, tuple->type->record->fields.items[star->item], span)
                                                           : ir_item(l->ir, copy, ir_int(l->ir, (int64_t)star->item, span), span);
        pointer_map_set(l->arena, &l->placeholders, star->placeholder, item);
    }
}

static IrExpr *lower_leaf(Lower *l, const BoundCall *call, const Expr *expr, Span span)
{
    BoundCall plain = *call;
    plain.makes_leaf = false;
    plain.result = type_tensor(l->program->types, call->result->dtype, call->result->rank, call->result->dims);
    IrExpr *value = lower_convert(l, lower_rule(l, &plain, expr, span), lower_simple(l, IR_TYPE_ARRAY), span);
    if (l->failed)
        return value;
    const IrType *object = ir_type_library(&l->ir->types, "nn_param", false);
    IrExpr *leaf = lower_template(l, "nn_leaf_new({a})", object, span, false, 1, &value);
    leaf->rule->role = name_intern(l->ir->names, "record");
    return leaf;
}

/* layer(x) of a program whose modules may have hooks: one tensor in, one out. */
static bool runs_hooks(Lower *l, const BoundCall *call, const Expr *expr)
{
    if (!l->ir->hooks_modules || !call->receiver || call->is_super || !expr || expr->kind != EXPR_CALL)
        return false;
    const Expr *callee = expr->call.func;
    bool is_plain = callee->kind == EXPR_ATTRIBUTE && name_is(callee->attribute.name, "forward"); /* x.forward(y) runs none */
    const char *name = call->kind == CALL_RULE ? call->rule->function->name->text
                       : call->kind == CALL_USER ? call->instance->function->name->text : "";
    const Type *object = call->receiver_type ? type_unwrap(call->receiver_type) : type_unwrap(sema_type(l->instance, call->receiver));
    return !is_plain && (strcmp(name, "forward") == 0 || strcmp(name, "__call__") == 0) && object->kind == TYPE_INSTANCE &&
           class_is(object->class_, "torch.nn.Module") && expr->call.args.count == 1 && expr->call.keywords.count == 0 &&
           sema_type(l->instance, expr->call.args.items[0])->kind == TYPE_TENSOR && call->result->kind == TYPE_TENSOR;
}

static IrExpr *lower_hooked_call(Lower *l, const BoundCall *call, const Expr *expr, Span span)
{
    IrExpr *module = lower_expr_as(l, call->receiver, ir_type_library(&l->ir->types, "nn_module", false));
    IrExpr *x = lower_expr_as(l, expr->call.args.items[0], lower_simple(l, IR_TYPE_ARRAY));
    return lower_c_call(l, "nn_module_forward", lower_simple(l, IR_TYPE_ARRAY), span, module, x);
}

IrExpr *lower_bound_call(Lower *l, const BoundCall *call, const Expr *expr)
{
    Span span = expr ? expr->span : call->span;
    lower_star_items(l, call, span);
    if (l->failed)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
    IrExpr *result = NULL;
    if (runs_hooks(l, call, expr)) {
        result = lower_hooked_call(l, call, expr, span);
    } else if (call->makes_leaf) {
        result = lower_leaf(l, call, expr, span);
    } else if (call->is_super) {
        result = lower_super_call(l, call, span);
    } else {
        switch (call->kind) {
        case CALL_RULE:
            result = lower_rule(l, call, expr, span);
            break;
        case CALL_RULE_CONSTRUCTOR:
            if (call->is_todo)
                result = lower_fail(l, span, "`%s` is not converted yet", call->class_->qualified->text);
            else
                result = lower_stub_constructor(l, call, span);
            break;
        case CALL_USER:
            result = lower_user_call(l, call, span);
            break;
        case CALL_USER_CONSTRUCTOR:
            result = lower_user_constructor(l, call, span);
            break;
        case CALL_VALUE:
            result = lower_chosen_call(l, call, span);
            break;
        case CALL_BOXED:
            result = lower_boxed_call(l, call, expr, span);
            break;
        case CALL_ERROR:
            result = lower_fail(l, span, "this call was not understood");
            break;
        }
    }
    /* a dropped call has no value: a placeholder of type VOID, which a statement leaves out */
    return result ? result : ir_c_name(l->ir, "", lower_simple(l, IR_TYPE_VOID), span);
}
