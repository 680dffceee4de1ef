/*
 * Builtins whose C depends on the types of their arguments: the rules in builtins.pyi without a template. A row a function, found by its
 * qualified name.
 */
#include "lower/context.h"
#include "sema/cell.h"

#include <math.h>
#include <string.h>
#include <strings.h>

IrExpr *lower_template(Lower *l, const char *c, const IrType *type, Span span, bool is_cell, size_t count, IrExpr *const *args)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f"};
    IrRule *rule = ARENA_NEW(l->arena, IrRule);
    rule->qualname = "builtins";
    rule->c = c;
    rule->result_is_cell = is_cell;
    IrExpr *call = ir_rule_call(l->ir, rule, NULL, type, span);
    for (size_t i = 0; i < count; i++) {
        bool holds_cell = strstr(c, "py_list_append(") || strstr(c, "py_set_add(");
        IrRuleParam param = {.name = name_intern(l->ir->names, names[i]), .is_cell = holds_cell && i == 1};
        vec_push(l->arena, &rule->params, param);
        vec_push(l->arena, &call->args, args[i]);
    }
    return call;
}

static IrExpr *template_1(Lower *l, const char *c, const IrType *type, Span span, IrExpr *arg)
{
    return l->failed ? arg : lower_template(l, c, type, span, false, 1, &arg);
}

/* ---- any iterable as a list */

static const Expr *called_on(const Expr *expr, const char *method)
{
    bool is_call = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_ATTRIBUTE && expr->call.args.count == 0;
    return is_call && name_is(expr->call.func->attribute.name, method) ? expr->call.func->attribute.value : NULL;
}

static bool is_range(Lower *l, const Expr *expr)
{
    const ExprInfo *info = expr->kind == EXPR_CALL ? sema_expr(l->instance, expr) : NULL;
    return info && info->call && info->call->rule && name_is(info->call->rule->function->qualified, "builtins.range.__init__");
}

static IrExpr *range_list(Lower *l, const Expr *expr)
{
    const IrType *integer = lower_simple(l, IR_TYPE_INT);
    IrExpr *bounds[3] = {ir_int(l->ir, 0, expr->span), NULL, ir_int(l->ir, 1, expr->span)};
    size_t count = expr->call.args.count;
    for (size_t i = 0; i < count && i < 3; i++)
        bounds[count == 1 ? 1 : i] = lower_expr_as(l, expr->call.args.items[i], integer);
    if (l->failed)
        return bounds[1];
    return lower_template(l, "py_list_range({a}, {b}, {c})", ir_type_of(&l->ir->types, IR_TYPE_LIST, integer), expr->span, false, 3, bounds);
}

static IrExpr *tuple_as_list(Lower *l, IrExpr *value, const Type *type, Span span)
{
    if (type->kind != TYPE_TUPLE)
        return lower_fail(l, span, "running over a value of type `%s` is not converted yet", value->type->key);
    const Type *item = l->program->types->never;
    for (size_t i = 0; i < type->item_count; i++) { /* an int beside a float stays one */
        const Type *next = type_widen(l->program->types, type->items[i]);
        item = type_numbers_differ(item, next) ? l->program->types->dynamic : type_join(l->program->types, item, next);
    }
    const IrType *list = ir_type_of(&l->ir->types, IR_TYPE_LIST, type->item_count ? lower_type(l, item) : lower_simple(l, IR_TYPE_VALUE));
    return type->item_count ? lower_convert(l, value, list, span) : ir_expr(l->ir, IR_LIST, list, span);
}

/* Containers of the runtime beside those that the IR has types for. */
IrExpr *lower_library_as_list(Lower *l, IrExpr *value, Span span)
{
    static const struct {
        const char *c_name, *template;
        IrTypeKind item;
        const char *item_name; /* of a library's item */
    } kinds[] = {
        {"py_range", "py_list_of_range({a})", IR_TYPE_INT, NULL},
        {"py_bytes", "py_list_of_bytes({a})", IR_TYPE_INT, NULL},
        {"py_bytearray", "py_list_of_bytes(py_bytes_of_bytearray({a}))", IR_TYPE_INT, NULL},
        {"nn_params", "nn_params_list({a})", IR_TYPE_LIBRARY, "nn_param"},
        {"nn_parameter_list", "py_dict_values({a}->extra)", IR_TYPE_LIBRARY, "nn_param"},
        {"nn_module_list", "{a}->members", IR_TYPE_LIBRARY, "nn_module"},
        {"nn_sequential", "nn_sequential_members({a})", IR_TYPE_LIBRARY, "nn_module"},
    };
    for (size_t i = 0; value->type->kind == IR_TYPE_LIBRARY && i < sizeof kinds / sizeof *kinds; i++)
        if (name_is(value->type->c_name, kinds[i].c_name)) {
            const IrType *item = kinds[i].item_name ? ir_type_library(&l->ir->types, kinds[i].item_name, false) : lower_simple(l, kinds[i].item);
            return template_1(l, kinds[i].template, ir_type_of(&l->ir->types, IR_TYPE_LIST, item), span, value);
        }
    return NULL;
}

static IrExpr *object_as_list(Lower *l, IrExpr *value, const Type *type, Span span)
{
    static const char *const lists[][2] = {{"py_dict_view", "py_dict_view_list({a})"}, {"py_set", "py_list_of_set({a})"}};
    const Name c_name = value->type->c_name;
    if (name_is(c_name, "py_file") && type->kind == TYPE_INSTANCE && class_is(type->class_, "builtins.BinaryIO"))
        return template_1(l, "py_file_readlines_bytes({a})",
                          ir_type_of(&l->ir->types, IR_TYPE_LIST, ir_type_library(&l->ir->types, "py_bytes", false)), span, value);
    if (name_is(c_name, "py_file"))
        return template_1(l, "py_file_readlines({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_STR)), span, value);
    if (name_is(c_name, "nn_param"))
        return template_1(l, "mx_unstack({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_ARRAY)), span,
                          lower_value_of_parameter(l, value));
    if (name_is(c_name, "nn_module_list") && type->item_count)
        return template_1(l, "{a}->members", lower_type(l, type_list(l->program->types, type->items[0])), span, value);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (name_is(c_name, lists[i][0]) && type->kind == TYPE_INSTANCE && type->item_count)
            return template_1(l, lists[i][1], ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_type(l, type->items[0])), span, value);
    IrExpr *list = lower_library_as_list(l, value, span);
    return list ? list : lower_fail(l, span, "running over a value of type `%s` is not converted yet", value->type->key);
}

IrExpr *lower_value_as_list(Lower *l, IrExpr *value, const Type *given, Span span)
{
    const IrType *type = value->type;
    if (ir_type_is_ndarray(type))
        return template_1(l, "np_rows({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, type), span, value);
    switch (type->kind) {
    case IR_TYPE_LIST:
        return value;
    case IR_TYPE_INSTANCE:
        value = lower_object_iterator(l, value, span);
        if (l->failed)
            return value;
        type = value->type;
        /* fall through */
    case IR_TYPE_ITERATOR:
        value = template_1(l, "py_list_of_iterator({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, type->items[0]), span, value);
        value->rule->draws = value->rule->mutates = value->rule->io = value->rule->raises = true; /* as the generator does */
        return value;
    case IR_TYPE_LIBRARY:
        return object_as_list(l, value, given, span);
    case IR_TYPE_TUPLE:
    case IR_TYPE_RECORD:
        return tuple_as_list(l, value, given, span);
    case IR_TYPE_SET:
        return template_1(l, "py_list_of_set({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, type->items[0]), span, value);
    case IR_TYPE_DICT:
        return template_1(l, "py_dict_keys({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, type->items[0]), span, value);
    case IR_TYPE_STR:
        return template_1(l, "py_str_characters({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, type), span, value);
    case IR_TYPE_ARRAY:
        return template_1(l, "mx_unstack({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, type), span, value);
    case IR_TYPE_VALUE:
        return template_1(l, "py_list_of_any({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, type), span, value);
    default:
        return lower_fail(l, span, "running over a value of type `%s` is not converted yet", type->key);
    }
}

IrExpr *lower_as_list(Lower *l, const Expr *expr)
{
    if (is_range(l, expr))
        return range_list(l, expr);
    const Expr *dict = called_on(expr, "values");
    const char *of_dict = "py_dict_values({a})";
    size_t part = 1;
    if (!dict || sema_type(l->instance, dict)->kind != TYPE_DICT) {
        dict = called_on(expr, "keys");
        of_dict = "py_dict_keys({a})";
        part = 0;
    }
    if (dict && sema_type(l->instance, dict)->kind == TYPE_DICT) {
        IrExpr *value = lower_expr(l, dict);
        return l->failed ? value : template_1(l, of_dict, ir_type_of(&l->ir->types, IR_TYPE_LIST, value->type->items[part]), expr->span, value);
    }
    dict = called_on(expr, "items");
    if (dict && sema_type(l->instance, dict)->kind == TYPE_DICT) {
        IrExpr *value = lower_expr(l, dict);
        if (l->failed)
            return value;
        const IrType *boxed = lower_simple(l, IR_TYPE_VALUE), *parts[2]; /* of what is never there, as lower_type has it */
        for (size_t i = 0; i < 2; i++)
            parts[i] = value->type->items[i]->kind == IR_TYPE_VOID ? boxed : value->type->items[i];
        return template_1(l, "py_dict_items({a})", ir_type_of(&l->ir->types, IR_TYPE_LIST, ir_type_tuple(&l->ir->types, parts, 2)), expr->span, value);
    }
    if (expr->kind == EXPR_TUPLE || expr->kind == EXPR_LIST) {
        const Type *type = sema_type(l->instance, expr);
        const Type *item = type->item_count ? type_widen(l->program->types, type->items[0]) : type;
        for (size_t i = 1; i < type->item_count && expr->kind == EXPR_TUPLE; i++)
            item = type_join(l->program->types, item, type_widen(l->program->types, type->items[i]));
        return lower_expr_as(l, expr, ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_type(l, item)));
    }
    if (expr->kind == EXPR_GENERATOR) {
        const IrType *item = lower_type(l, sema_type(l->instance, expr))->items[0];
        return lower_expr_as(l, expr, ir_type_of(&l->ir->types, IR_TYPE_LIST, item));
    }
    const Iteration *lazy = lower_lazy_call(l, expr);
    if (lazy)
        return lower_lazy_list(l, expr, lazy);
    IrExpr *value = lower_expr(l, expr);
    return l->failed ? value : lower_value_as_list(l, value, sema_type(l->instance, expr), expr->span);
}

/* ---- the functions */

const Expr *lower_argument(const BoundCall *call, size_t index)
{
    for (size_t i = 0; i < call->arg_count; i++) {
        const BoundArg *arg = &call->args[i];
        if (call->rule && i < call->rule->params.count && call->rule->params.items[i].kind == RULE_PARAM_KEYWORD_ONLY)
            continue;
        if (arg->kind == ARG_SPREAD) {
            if (index < arg->spread.count)
                return arg->spread.items[index];
            index -= arg->spread.count;
        } else if (index-- == 0) {
            return arg->kind == ARG_EXPR ? arg->expr : NULL;
        }
    }
    return NULL;
}

static size_t argument_count(const BoundCall *call)
{
    size_t count = 0;
    while (lower_argument(call, count))
        count++;
    return count;
}

/* sum(f(x) for x in xs) of numbers: a total that a loop adds to, without a list. */
static IrExpr *sum_in_loop(Lower *l, const Expr *generator, const Expr *start, const IrType *type, Span span)
{
    IrExpr *zero = type->kind == IR_TYPE_INT ? ir_int(l->ir, 0, span) : ir_float(l->ir, 0, NULL, span);
    IrExpr *first = start ? lower_expr_as(l, start, type) : zero;
    IrVariable *total = lower_temporary(l, "total", type, span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, total, span), first, span));
    lower_over_generators(l, generator, total);
    return ir_var(l->ir, total, span);
}

/* sum(xs, start) */
static IrExpr *sum_from(Lower *l, IrExpr *list, const Expr *start, const IrType *type, Span span)
{
    static const char *const templates[IR_TYPE_KIND_COUNT] = {
        [IR_TYPE_INT] = "py_sum_ints_from({a}, {b})", [IR_TYPE_FLOAT] = "py_sum_floats_from({a}, {b})",
        [IR_TYPE_LIST] = "py_sum_lists({a}, {b})", [IR_TYPE_VALUE] = "py_sum({a}, {b})",
        [IR_TYPE_ARRAY] = "mx_add({b}, mx_sum_dim(mx_stack_list(0, {a}), 0))"};
    if (!templates[type->kind])
        return lower_fail(l, span, "the sum of values of type `%s` is not converted yet", type->key);
    IrExpr *first = lower_expr_as(l, start, type);
    if (type->kind == IR_TYPE_VALUE)
        list = lower_box(l, list, span);
    return l->failed ? first : lower_template(l, templates[type->kind], type, span, false, 2, (IrExpr *const[]){list, first});
}

static IrExpr *lower_sum(Lower *l, const BoundCall *call, Span span)
{
    const Expr *from = lower_argument(call, 0);
    const IrType *type = lower_type(l, call->result);
    bool is_number = type->kind == IR_TYPE_INT || type->kind == IR_TYPE_FLOAT;
    const Expr *start = lower_argument(call, 1);
    if ((from->kind == EXPR_GENERATOR || from->kind == EXPR_LIST_COMP) && is_number)
        return sum_in_loop(l, from, start, type, span);
    IrExpr *list = lower_as_list(l, lower_argument(call, 0));
    if (l->failed)
        return list;
    const IrType *item = list->type->items[0];
    if (start)
        return sum_from(l, list, start, type, span);
    if (item->kind == IR_TYPE_VOID) /* of a list that is always empty */
        return ir_int(l->ir, 0, span);
    if (type->kind == IR_TYPE_VALUE || item->kind == IR_TYPE_VALUE) /* of floats, and 0 if there are none */
        return lower_convert(l, template_1(l, "py_sum({a}, NULL)", lower_simple(l, IR_TYPE_VALUE), span, lower_box(l, list, span)), type, span);
    if (item->kind == IR_TYPE_INT || item->kind == IR_TYPE_BOOL)
        return template_1(l, "py_sum_ints({a})", lower_simple(l, IR_TYPE_INT), span, list);
    if (ir_type_is_ndarray(item))
        return template_1(l, "np_sum_items({a})", item, span, list);
    if (item->kind == IR_TYPE_FLOAT)
        return template_1(l, "py_sum_floats({a})", item, span, list);
    if (item->kind == IR_TYPE_ARRAY)
        return template_1(l, "mx_sum_dim(mx_stack_list(0, {a}), 0)", item, span, list);
    return lower_fail(l, span, "the sum of values of type `%s` is not converted yet", item->key);
}

static IrExpr *lower_any(Lower *l, const BoundCall *call, Span span)
{
    if (lower_argument(call, 0)->kind == EXPR_GENERATOR)
        return lower_verdict(l, lower_argument(call, 0), true, span);
    return template_1(l, "py_list_any({a})", lower_simple(l, IR_TYPE_BOOL), span, lower_as_list(l, lower_argument(call, 0)));
}

static IrExpr *lower_all(Lower *l, const BoundCall *call, Span span)
{
    if (lower_argument(call, 0)->kind == EXPR_GENERATOR)
        return lower_verdict(l, lower_argument(call, 0), false, span);
    return template_1(l, "py_list_all({a})", lower_simple(l, IR_TYPE_BOOL), span, lower_as_list(l, lower_argument(call, 0)));
}

static IrExpr *lower_list(Lower *l, const BoundCall *call, Span span)
{
    const Expr *from = lower_argument(call, 0);
    const IrType *type = lower_type(l, call->result);
    if (!from)
        return type->kind == IR_TYPE_LIST ? ir_expr(l->ir, IR_LIST, type, span) : lower_fail(l, span, "what this list holds is not known");
    IrExpr *list = lower_as_list(l, from);
    bool is_shared = !l->failed && (list->kind == IR_VAR || list->kind == IR_FIELD || list->kind == IR_ITEM);
    return is_shared ? template_1(l, "py_list_copy({a})", list->type, span, list) : list;
}

static IrExpr *lower_tuple(Lower *l, const BoundCall *call, Span span)
{
    const Expr *from = lower_argument(call, 0);
    const IrType *type = lower_type(l, call->result);
    if (!from || type->kind != IR_TYPE_TUPLE)
        return from ? lower_fail(l, span, "what this tuple holds is not known") : ir_expr(l->ir, IR_TUPLE, type, span);
    if (!type->is_open)
        return lower_expr_as(l, from, type);
    IrExpr *list = lower_as_list(l, from);
    return l->failed ? list : lower_convert(l, list, type, span);
}

static IrExpr *lower_set(Lower *l, const BoundCall *call, Span span)
{
    const Expr *from = lower_argument(call, 0);
    const IrType *type = lower_type(l, call->result);
    if (type->kind != IR_TYPE_SET)
        return lower_fail(l, span, "what this set holds is not known");
    if (!from)
        return ir_expr(l->ir, IR_SET, type, span);
    IrExpr *list = lower_as_list(l, from);
    const IrType *row = ir_type_of(&l->ir->types, IR_TYPE_LIST, type->items[0]);
    if (!l->failed && lower_is_boxed_copy(list->type, row))
        list = lower_boxed_copy(l, list, row, span);
    return template_1(l, "py_set_of_list({a})", type, span, list);
}

static IrExpr *text_of(Lower *l, const Expr *expr, Span span, char conversion)
{
    IrExpr *format = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), span);
    lower_piece(l, expr, conversion, "", &(IrExprVec){0}, &format->pieces);
    return format;
}

static IrExpr *lower_str(Lower *l, const BoundCall *call, Span span)
{
    const Expr *value = lower_argument(call, 0);
    return value ? text_of(l, value, span, 0) : ir_str(l->ir, "", 0, span);
}

static IrExpr *lower_repr(Lower *l, const BoundCall *call, Span span)
{
    return text_of(l, call->receiver ? call->receiver : lower_argument(call, 0), span, 'r');
}

static IrExpr *lower_ascii(Lower *l, const BoundCall *call, Span span)
{
    return text_of(l, lower_argument(call, 0), span, 'a');
}

static IrExpr *lower_hash(Lower *l, const BoundCall *call, Span span)
{
    const Expr *of = lower_argument(call, 0);
    IrExpr *value = lower_piece_value(l, of, 0, false, &(IrPieceVec){0});
    value = l->failed ? value : lower_convert(l, value, lower_simple(l, IR_TYPE_VALUE), span);
    return l->failed ? value : template_1(l, "(int64_t)py_hash({a})", lower_simple(l, IR_TYPE_INT), span, value);
}

/* format(value, spec) */
static IrExpr *lower_format(Lower *l, const BoundCall *call, Span span)
{
    const Expr *spec = lower_argument(call, 1);
    IrExpr *format = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), span);
    bool is_constant = !spec || (spec->kind == EXPR_CONSTANT && spec->constant.kind == CONSTANT_STR);
    IrExprVec values = {0};
    if (!is_constant)
        vec_push(l->arena, &values, lower_expr_as(l, spec, lower_simple(l, IR_TYPE_STR)));
    lower_format_piece(l, lower_argument(call, 0), 0, !is_constant ? "{}" : spec ? spec->constant.text : "", &values, &format->pieces);
    return format;
}

static IrExpr *lower_bool(Lower *l, const BoundCall *call, Span span)
{
    const Expr *value = lower_argument(call, 0);
    return value ? lower_condition(l, value) : ir_bool(l->ir, false, span);
}

static IrExpr *lower_join(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *args[] = {lower_expr(l, call->receiver), lower_as_list(l, lower_argument(call, 0))};
    return l->failed ? args[0] : lower_template(l, "py_str_join({a}, {b})", args[0]->type, span, false, 2, args);
}

static IrExpr *lower_extend(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *args[] = {lower_expr(l, call->receiver), lower_as_list(l, lower_argument(call, 0))};
    return l->failed ? args[0] : lower_template(l, "py_list_extend({a}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
}

/* issubclass(kind, ValueError) of what __exit__ gets: that is the error itself. */
static IrExpr *lower_issubclass(Lower *l, const BoundCall *call, Span span)
{
    const Expr *class_ = lower_argument(call, 0), *classes = lower_argument(call, 1);
    if (!lower_is_error_kind(sema_type(l->instance, class_)))
        return lower_isinstance_at_run(l, "py_issubclass", class_, classes, span);
    return lower_error_isinstance(l, class_, classes, span);
}

/* isinstance(m, nn.Linear) of modules whose class shows at run time. */
static IrExpr *lower_isinstance(Lower *l, const BoundCall *call, Span span)
{
    (void)call;
    return lower_fail(l, span, "isinstance of this value is not converted yet");
}

/* float('inf') is a constant. */
static IrExpr *lower_float(Lower *l, const BoundCall *call, Span span)
{
    const Expr *text = lower_argument(call, 0);
    if (!text || text->kind != EXPR_CONSTANT || text->constant.kind != CONSTANT_STR)
        return NULL;
    const char *digits = text->constant.text;
    bool negative = *digits == '-';
    digits += negative || *digits == '+';
    bool is_infinite = strcasecmp(digits, "inf") == 0 || strcasecmp(digits, "infinity") == 0;
    return is_infinite ? ir_float(l->ir, negative ? -INFINITY : INFINITY, NULL, span) : NULL;
}

/* layer(x) where the layer's class shows at run time only. */
static IrExpr *lower_module_call(Lower *l, const BoundCall *call, Span span)
{
    if (!call->receiver || argument_count(call) != 1)
        return lower_fail(l, span, "calling a module of unknown class with these arguments is not converted yet");
    IrExpr *module = lower_expr_as(l, call->receiver, ir_type_library(&l->ir->types, "nn_module", false));
    IrExpr *x = lower_expr_as(l, lower_argument(call, 0), lower_simple(l, IR_TYPE_ARRAY));
    return lower_c_call(l, "nn_module_forward", lower_simple(l, IR_TYPE_ARRAY), span, module, x);
}

static const struct {
    const char *qualified;
    IrExpr *(*lower)(Lower *l, const BoundCall *call, Span span);
} rows[] = {
    {"builtins.iter", lower_iter},
    {"builtins.next", lower_next},
    {"builtins.sum", lower_sum},
    {"builtins.max", lower_max},
    {"builtins.min", lower_min},
    {"builtins.any", lower_any},
    {"builtins.all", lower_all},
    {"builtins.sorted", lower_sorted},
    {"builtins.repr", lower_repr},
    {"builtins.ascii", lower_ascii},
    {"builtins.hash", lower_hash},
    {"builtins.format", lower_format},
    {"builtins.tuple.__repr__", lower_repr},
    {"builtins.tuple.__str__", lower_repr},
    {"builtins.isinstance", lower_isinstance},
    {"builtins.issubclass", lower_issubclass},
    {"builtins._is_exactly", lower_is_exactly},
    {"builtins._raw_object", lower_raw_object},
    {"builtins.float.__init__", lower_float},
    {"builtins.list.__init__", lower_list},
    {"builtins.tuple.__init__", lower_tuple},
    {"builtins.set.__init__", lower_set},
    {"builtins.dict.__init__", lower_dict_call},
    {"collections.defaultdict.__init__", lower_defaultdict},
    {"collections.OrderedDict.__init__", lower_ordered_dict},
    {"builtins.dict.get", lower_dict_get},
    {"builtins.dict.pop", lower_dict_pop},
    {"builtins.dict.update", lower_dict_update},
    {"builtins.dict.fromkeys", lower_dict_fromkeys},
    {"builtins.str.__init__", lower_str},
    {"builtins.bool.__init__", lower_bool},
    {"builtins.str.join", lower_join},
    {"builtins.list.extend", lower_extend},
    {"builtins.list.sort", lower_list_sort},
    {"argparse.ArgumentParser.__init__", lower_parser},
    {"builtins.hasattr", lower_namespace_has},
    {"argparse.ArgumentParser.add_subparsers", lower_subparsers},
    {"argparse._SubParsersAction.add_parser", lower_parser},
    {"tqdm.tqdm.set_postfix", lower_set_postfix},
    {"torch.nn.Module.__call__", lower_module_call},
};

/* " ".join(*parts): what these functions ask for is not written in the call. */
static bool lacks_arguments(const BoundCall *call)
{
    for (size_t i = 0; call->rule && i < call->arg_count && i < call->rule->params.count; i++) {
        const RuleParam *param = &call->rule->params.items[i];
        bool is_single = param->kind != RULE_PARAM_VARARG && param->kind != RULE_PARAM_KWARG;
        if (is_single && !param->default_value && call->args[i].kind != ARG_EXPR)
            return true;
    }
    return false;
}

IrExpr *lower_builtin(Lower *l, const BoundCall *call, Span span)
{
    Name name = call->rule ? call->rule->function->qualified : NULL;
    for (size_t i = 0; name && i < sizeof rows / sizeof *rows; i++)
        if (name_is(name, rows[i].qualified))
            return lacks_arguments(call) ? lower_fail(l, span, "a call of `%s` with arguments of unknown number is not converted yet", name->text)
                                         : rows[i].lower(l, call, span);
    bool is_tuple = !name && call->kind == CALL_RULE_CONSTRUCTOR && name_is(call->class_->qualified, "builtins.tuple");
    return is_tuple ? lower_expr_as(l, lower_argument(call, 0), lower_type(l, call->result)) : NULL; /* tuple(t) is t */
}
