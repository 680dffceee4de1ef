/*
 * Boxed values: what the script does with a value whose type shows at run time only becomes a call of the runtime (py_dynamic.h),
 * with every operand boxed. Members that classes of the script or tensors have are tried class by class.
 */
#include "lower/context.h"
#include "sema/cell.h"

#include <string.h>

bool lower_is_boxed(const IrExpr *value)
{
    return value->type->kind == IR_TYPE_VALUE && value->kind != IR_NULL;
}

static const IrType *boxed_type(Lower *l)
{
    return lower_simple(l, IR_TYPE_VALUE);
}

IrExpr *lower_box(Lower *l, IrExpr *value, Span span)
{
    if (value->kind == IR_NULL)
        return ir_null(l->ir, boxed_type(l), span);
    return lower_convert(l, value, boxed_type(l), span);
}

IrExpr *lower_expr_boxed(Lower *l, const Expr *expr)
{
    return lower_expr_as(l, expr, boxed_type(l));
}

static IrExpr *call_boxed(Lower *l, const char *name, const IrType *type, Span span, IrExpr *a, IrExpr *b)
{
    a = lower_box(l, a, span);
    b = b ? lower_box(l, b, span) : NULL;
    return l->failed ? a : lower_c_call(l, name, type, span, a, b);
}

/* ---- operators */

IrExpr *lower_boxed_binary(Lower *l, BinaryOperator op, IrExpr *left, IrExpr *right, bool in_place, Span span)
{
    static const char *const names[BINARY_COUNT] = {
        [BINARY_ADD] = "py_add",       [BINARY_SUB] = "py_sub",       [BINARY_MULT] = "py_mul",
        [BINARY_MATMULT] = "py_matmul", [BINARY_DIV] = "py_div",      [BINARY_MOD] = "py_modulo",
        [BINARY_POW] = "py_power",     [BINARY_LSHIFT] = "py_shift_left", [BINARY_RSHIFT] = "py_shift_right",
        [BINARY_BITOR] = "py_bit_or",  [BINARY_BITXOR] = "py_bit_xor", [BINARY_BITAND] = "py_bit_and",
        [BINARY_FLOORDIV] = "py_floor_div",
    };
    const char *name = in_place ? arena_printf(l->arena, "%s_to", names[op]) : names[op]; /* a list or set is changed itself */
    l->ir->shares_arrays |= in_place && sema_boxes_tensors(l->program);                   /* and so is a tensor */
    return l->failed ? left : call_boxed(l, name, boxed_type(l), span, left, right);
}

IrExpr *lower_boxed_unary(Lower *l, UnaryOperator op, IrExpr *operand, Span span)
{
    static const char *const names[UNARY_COUNT] = {
        [UNARY_INVERT] = "py_invert", [UNARY_PLUS] = "py_positive", [UNARY_MINUS] = "py_negative"};
    return l->failed ? operand : call_boxed(l, names[op], boxed_type(l), span, operand, NULL);
}

IrExpr *lower_boxed_compare(Lower *l, CompareOperator op, IrExpr *left, IrExpr *right, Span span)
{
    static const char *const names[COMPARE_COUNT] = {
        [COMPARE_EQ] = "py_equal",   [COMPARE_NOT_EQ] = "py_equal",   [COMPARE_LT] = "py_less",
        [COMPARE_LT_E] = "py_less_equal", [COMPARE_GT] = "py_greater", [COMPARE_GT_E] = "py_greater_equal",
        [COMPARE_IN] = "py_contains", [COMPARE_NOT_IN] = "py_contains", [COMPARE_IS] = "py_is", [COMPARE_IS_NOT] = "py_is",
    };
    bool is_membership = op == COMPARE_IN || op == COMPARE_NOT_IN;
    bool is_negated = op == COMPARE_NOT_EQ || op == COMPARE_NOT_IN || op == COMPARE_IS_NOT;
    if (l->failed)
        return left;
    IrExpr *test = call_boxed(l, names[op], lower_simple(l, IR_TYPE_BOOL), span, is_membership ? right : left,
                              is_membership ? left : right);
    return is_negated && !l->failed ? ir_unary(l->ir, IR_NOT, test, span) : test;
}

/* ---- items */

static IrExpr *bound(Lower *l, const Expr *expr, Span span)
{
    IrExpr *value = lower_bound(l, expr, false);
    return value ? value : ir_c_name(l->ir, "PY_NONE", lower_simple(l, IR_TYPE_INT), span);
}

static void add_bounds(Lower *l, IrExpr *call, const Expr *slice)
{
    IrExpr *step = lower_bound(l, slice->slice.step, true);
    vec_push(l->arena, &call->args, bound(l, slice->slice.lower, slice->span));
    vec_push(l->arena, &call->args, bound(l, slice->slice.upper, slice->span));
    vec_push(l->arena, &call->args, step ? step : ir_int(l->ir, 1, slice->span));
}

IrExpr *lower_boxed_item(Lower *l, IrExpr *object, const Expr *index, Span span)
{
    object = lower_box(l, object, span);
    if (l->failed)
        return object;
    if (index->kind == EXPR_SLICE) {
        IrExpr *call = lower_c_call(l, "py_slice", boxed_type(l), span, object, NULL);
        add_bounds(l, call, index);
        return call;
    }
    IrExpr *key = lower_expr(l, index);
    if (!l->failed && key->kind == IR_STR && strlen(key->text) == key->length) {
        IrExpr *args[] = {object, key};
        return lower_template(l, "py_item_text({a}, {b!s})", boxed_type(l), span, false, 2, args);
    }
    return call_boxed(l, "py_item", boxed_type(l), span, object, l->failed ? NULL : key);
}

/* x[i] = value, x[a:b] = value. */
static void store_item(Lower *l, const Expr *target, IrExpr *value)
{
    const Expr *index = target->subscript.index;
    bool is_slice = index->kind == EXPR_SLICE;
    const char *name = is_slice ? "py_set_slice" : "py_set_item";
    IrExpr *object = lower_expr_boxed(l, target->subscript.value);
    IrExpr *store = lower_c_call(l, name, lower_simple(l, IR_TYPE_VOID), target->span, object, NULL);
    if (is_slice)
        add_bounds(l, store, index);
    else
        vec_push(l->arena, &store->args, lower_expr_boxed(l, index));
    vec_push(l->arena, &store->args, lower_box(l, value, target->span));
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, store, target->span));
}

bool lower_store_boxed(Lower *l, const Expr *target, IrExpr *value)
{
    if (target->kind != EXPR_SUBSCRIPT)
        return false;
    if (sema_type(l->instance, target->subscript.value)->kind != TYPE_DYNAMIC)
        return false;
    store_item(l, target, value);
    return true;
}

bool lower_delete_boxed(Lower *l, const Expr *target)
{
    if (target->kind != EXPR_SUBSCRIPT || sema_type(l->instance, target->subscript.value)->kind != TYPE_DYNAMIC)
        return false;
    const Expr *index = target->subscript.index;
    bool is_slice = index->kind == EXPR_SLICE;
    IrExpr *object = lower_expr_boxed(l, target->subscript.value);
    IrExpr *call = lower_c_call(l, is_slice ? "py_delete_slice" : "py_delete_item", lower_simple(l, IR_TYPE_VOID), target->span, object, NULL);
    if (is_slice)
        add_bounds(l, call, index);
    else
        vec_push(l->arena, &call->args, lower_expr_boxed(l, index));
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, call, target->span));
    return true;
}

/* ---- members */

static IrExpr *member_name(Lower *l, Name name, Span span)
{
    return ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", name->text), boxed_type(l), span);
}

/* The runtime finds the method by its name: py_call_method(x, "append", item). Keywords stand last, and are named in a text. */
static IrExpr *call_by_name(Lower *l, const BoundCall *call, IrExpr *object, Span span)
{
    bool is_method = call->name != NULL;
    Text names = {0};
    for (size_t i = 0; i < call->arg_count; i++) {
        if (call->args[i].kind != ARG_EXPR)
            return lower_fail(l, span, "spreading arguments into the call of a boxed value is not converted yet");
        if (call->args[i].param)
            text_printf(&names, "%s%s", names.length ? "," : "", call->args[i].param->text);
    }
    const char *keywords = names.length ? text_take(&names, l->arena) : NULL;
    if (!is_method && type_boxes_modules(l->program->types))
        return lower_fail(l, span, "calling a module that is held as a boxed value is not converted yet");
    if (!is_method) { /* nothing that is boxed anywhere can be called: an error when it runs */
        IrExpr *call_it = lower_template(l, "(py_value)py_function_of({a})", boxed_type(l), span, false, 1, &object);
        call_it->rule->io = call_it->rule->raises = true;
        return call_it;
    }
    const char *name = keywords ? "py_call_method_with" : "py_call_method";
    IrExpr *out = lower_c_call(l, name, boxed_type(l), span, object, member_name(l, call->name, span));
    if (keywords)
        vec_push(l->arena, &out->args, ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", keywords), boxed_type(l), span));
    for (size_t i = 0; i < call->arg_count && !l->failed; i++)
        vec_push(l->arena, &out->args, lower_expr_boxed(l, call->args[i].expr));
    return out;
}

IrExpr *lower_boxed_call(Lower *l, const BoundCall *call, const Expr *expr, Span span)
{
    const IrType *type = lower_type(l, call->result);
    const Expr *callee = call->receiver ? call->receiver : expr ? expr->call.func : NULL;
    IrExpr *object = !callee              ? lower_fail(l, span, "this call was not understood")
                     : call->choice_count ? lower_expr(l, callee)
                                          : lower_expr_boxed(l, callee);
    if (l->failed)
        return object;
    if (call->choice_count)
        return lower_boxed_choice(l, call, object, NULL, span);
    IrExpr *out = call->is_attribute ? lower_c_call(l, "py_attribute", boxed_type(l), span, object, member_name(l, call->name, span))
                                     : call_by_name(l, call, object, span);
    return type->kind == IR_TYPE_VOID || l->failed ? out : lower_convert(l, out, type, span);
}

bool lower_takes_unlike(Lower *l, const BoundCall *call, const IrExpr *receiver)
{
    const IrType *type = receiver ? receiver->type : NULL;
    bool is_container = type && (type->kind == IR_TYPE_LIST || type->kind == IR_TYPE_SET || type->kind == IR_TYPE_DICT);
    if (!is_container || l->failed || !type->item_count)
        return false;
    const IrType *item = type->items[0];
    for (size_t i = 0; i < call->arg_count; i++) {
        const RuleParam *param = &call->rule->params.items[i];
        const Type *given = call->args[i].kind == ARG_EXPR ? call->args[i].type : NULL;
        bool is_item = i == 0 && given && param->type->kind == TYPE_VARIABLE;
        const IrType *value = i == 1 && type->kind == IR_TYPE_DICT ? type->items[1] : NULL;
        if (value && given && param->type->kind == TYPE_VARIABLE && ir_type_is_scalar(value) && lower_type(l, call->result)->kind == IR_TYPE_VALUE)
            return true; /* d.get(key, 0) of floats */
        if (is_item && (ir_type_is_scalar(item) || item->kind == IR_TYPE_ARRAY) && lower_type(l, given) != item)
            return true;
    }
    return false;
}

IrExpr *lower_method_by_name(Lower *l, const BoundCall *call, IrExpr *receiver, const IrType *type, Span span)
{
    static const char *const names[] = {"get", "pop", "setdefault", "popitem", "update", "extend", "union", "intersection", "difference",
                                        "__contains__", "index", "count", "remove", "discard"};
    bool is_known = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is_known |= name_is(call->rule->function->name, names[i]);
    bool holds_boxed = lower_takes_unlike(l, call, receiver);
    for (size_t i = 0; receiver && i < receiver->type->item_count; i++)
        holds_boxed |= receiver->type->items[i]->kind == IR_TYPE_VALUE;
    if (!is_known || !holds_boxed)
        return NULL;
    if (name_is(call->rule->function->name, "__contains__"))
        return lower_c_call(l, "py_contains", lower_simple(l, IR_TYPE_BOOL), span, lower_box(l, receiver, span),
                            lower_expr_boxed(l, call->args[0].expr));
    IrExpr *out = lower_c_call(l, "py_call_method", boxed_type(l), span, lower_box(l, receiver, span),
                               member_name(l, call->rule->function->name, span));
    for (size_t i = 0; i < call->arg_count && !l->failed; i++) {
        if (call->args[i].kind == ARG_DEFAULT)
            continue;
        if (call->args[i].kind != ARG_EXPR)
            return NULL;
        vec_push(l->arena, &out->args, lower_expr_boxed(l, call->args[i].expr));
    }
    if (l->failed || type->kind == IR_TYPE_VOID)
        return out;
    return lower_convert(l, out, type, span);
}

/* ---- isinstance */

/* Values of the runtime say so themselves; of the script's classes those that can. */
static IrExpr *is_of_abstract(Lower *l, IrExpr *value, const Class *class_, Span span)
{
    IrExpr *out = lower_c_call(l, sema_abstract_test(class_), lower_simple(l, IR_TYPE_BOOL), span, ir_copy(l->ir, value), NULL);
    vec_each(i, &l->program->classes) {
        const UserClass *each = l->program->classes.items[i];
        if (!each->is_instantiated || each->is_exception || !sema_abstract_has(class_, &each->class_))
            continue;
        IrExpr *one = lower_boxed_class_test(l, ir_copy(l->ir, value), &each->class_, span);
        out = one && !l->failed ? ir_or(l->ir, out, one, span) : out;
    }
    return out;
}

/* IntEnum's members and objects of the script's classes below int, float or str are such values as well. */
static IrExpr *or_derived(Lower *l, IrExpr *test, IrExpr *value, const char *builtin, Span span)
{
    TypeKind kind = strcmp(builtin, "builtins.int") == 0 ? TYPE_INT : strcmp(builtin, "builtins.float") == 0 ? TYPE_FLOAT : TYPE_STR;
    bool may_derive = kind != TYPE_STR || strcmp(builtin, "builtins.str") == 0;
    for (size_t i = 0; may_derive && i < l->program->classes.count; i++) {
        const UserClass *each = l->program->classes.items[i];
        if (!each->slots[SLOT_PLAIN] || each->slots[SLOT_PLAIN]->result->kind != kind)
            continue;
        IrExpr *one = lower_boxed_class_test(l, ir_copy(l->ir, value), &each->class_, span);
        test = one && !l->failed ? ir_or(l->ir, test, one, span) : test;
    }
    return test;
}

static IrExpr *is_of_class(Lower *l, IrExpr *value, const Type *type, Span span)
{
    static const char *const tests[][2] = {
        {"builtins.int", "py_is_int"},     {"builtins.float", "py_is_float"}, {"builtins.bool", "py_is_bool"},
        {"builtins.str", "py_is_str"},     {"builtins.list", "py_is_list"},   {"builtins.tuple", "py_is_tuple"},
        {"builtins.dict", "py_is_dict"},   {"builtins.set", "py_is_set"},     {"torch.Tensor", "py_is_tensor"},
        {"builtins.frozenset", "py_is_frozenset"}, {"builtins.bytes", "py_is_bytes"}, {"builtins.bytearray", "py_is_bytearray"},
        {"builtins.range", "py_is_range"},
    };
    if (type->kind == TYPE_CLASS && type->class_ && sema_abstract_test(type->class_))
        return is_of_abstract(l, value, type->class_, span);
    IrExpr *test = type->kind == TYPE_CLASS && type->class_ ? lower_boxed_class_test(l, value, type->class_, span) : NULL;
    if (test)
        return test;
    for (size_t i = 0; type->kind == TYPE_CLASS && type->class_ && i < sizeof tests / sizeof *tests; i++)
        if (name_is(type->class_->qualified, tests[i][0]))
            return or_derived(l, lower_c_call(l, tests[i][1], lower_simple(l, IR_TYPE_BOOL), span, value, NULL), value, tests[i][0], span);
    if (type->kind == TYPE_CLASS && type->class_ && strncmp(type->class_->qualified->text, "numpy.", 6) == 0) {
        IrExpr *args[] = {value, ir_str(l->ir, type->class_->name->text, type->class_->name->length, span)};
        return lower_template(l, "np_is_value({a}, {b!s})", lower_simple(l, IR_TYPE_BOOL), span, false, 2, args);
    }
    if (type->kind == TYPE_CLASS && type->class_ && class_is(type->class_, "builtins.BaseException")) {
        IrExpr *args[] = {value, ir_str(l->ir, type->class_->name->text, type->class_->name->length, span)};
        return lower_template(l, "py_isinstance({a}, py_builtin_type({b!s}))", lower_simple(l, IR_TYPE_BOOL), span, false, 2, args);
    }
    return lower_fail(l, span, "isinstance with this class is not converted yet");
}

/* Of a class that only the run knows. */
IrExpr *lower_isinstance_at_run(Lower *l, const char *function, const Expr *value, const Expr *classes, Span span)
{
    IrExpr *left = lower_expr_boxed(l, value);
    return l->failed ? left : lower_c_call(l, function, lower_simple(l, IR_TYPE_BOOL), span, left, lower_expr_boxed(l, classes));
}

static IrExpr *is_of_classes(Lower *l, IrExpr *value, const Type *classes, Span span)
{
    if (classes->kind != TYPE_TUPLE)
        return is_of_class(l, value, classes, span);
    IrExpr *result = NULL;
    for (size_t i = 0; i < classes->item_count; i++) {
        IrExpr *one = is_of_classes(l, ir_copy(l->ir, value), classes->items[i], span);
        result = result && !l->failed ? ir_or(l->ir, result, one, span) : one;
    }
    return result ? result : ir_bool(l->ir, false, span);
}

IrExpr *lower_boxed_isinstance(Lower *l, const Expr *value_expr, const Expr *classes, Span span)
{
    const Type *type = sema_type(l->instance, classes);
    if (!lower_names_classes(type))
        return lower_isinstance_at_run(l, "py_isinstance", value_expr, classes, span);
    IrExpr *value = lower_hold(l, lower_expr_boxed(l, value_expr), "value");
    return l->failed ? value : is_of_classes(l, value, type, span);
}
