/* Subscripts: of lists, dicts, tuples, strings; of tensors; and of shapes, which are read a dimension at a time. */
#include "lower/context.h"

#include <string.h>

const Expr *lower_shape_source(Lower *l, const Expr *expr)
{
    const Expr *method = expr->kind == EXPR_CALL && expr->call.args.count == 0 ? expr->call.func : expr;
    if (method->kind != EXPR_ATTRIBUTE)
        return NULL;
    bool is_shape = expr->kind == EXPR_ATTRIBUTE ? name_is(method->attribute.name, "shape") : name_is(method->attribute.name, "size");
    if (!is_shape || !type_is_tensor(sema_type(l->instance, method->attribute.value)))
        return NULL;
    return method->attribute.value;
}

IrExpr *lower_bound(Lower *l, const Expr *expr, bool is_step)
{
    const IrType *type = lower_simple(l, IR_TYPE_INT);
    if (!expr || sema_type(l->instance, expr)->kind == TYPE_NONE)
        return NULL;
    IrExpr *value = lower_expr(l, expr);
    bool is_boxed = !l->failed && lower_is_boxed(value);
    if (l->failed || (!is_boxed && value->type->kind != IR_TYPE_OPTIONAL))
        return lower_placed(l, lower_convert(l, value, type, expr->span));
    const char *c = is_boxed ? (is_step ? "py_slice_step_of({a})" : "py_slice_bound_of({a})") : is_step ? "py_slice_step({a})" : "py_slice_bound({a})";
    return lower_placed(l, lower_template(l, c, type, expr->span, false, 1, &value));
}

static IrExpr *optional_int(Lower *l, const Expr *expr)
{
    return lower_bound(l, expr, false);
}

static void add_index_part(Lower *l, IrExpr *index, const IndexPart *part)
{
    IrIndexPart out = {0};
    const Expr *expr = part->expr;
    switch (part->kind) {
    case INDEX_INT:
        out.kind = IR_INDEX_AT;
        out.first = lower_expr_as(l, expr, lower_simple(l, IR_TYPE_INT));
        break;
    case INDEX_SLICE:
        out.first = optional_int(l, expr->slice.lower);
        out.second = optional_int(l, expr->slice.upper);
        out.third = lower_bound(l, expr->slice.step, true);
        out.kind = out.first || out.second || out.third ? IR_INDEX_RANGE : IR_INDEX_ALL;
        break;
    case INDEX_NEW_AXIS:
        out.kind = IR_INDEX_NEW_AXIS;
        break;
    case INDEX_ELLIPSIS:
        out.kind = IR_INDEX_ELLIPSIS;
        break;
    case INDEX_TENSOR:
    case INDEX_MASK:
        out.kind = part->kind == INDEX_TENSOR ? IR_INDEX_ARRAY : IR_INDEX_MASK;
        out.first = type_is_instance_of(type_unwrap(sema_type(l->instance, expr)), "builtins.range") ? lower_as_list(l, expr) : lower_expr(l, expr);
        if (!l->failed && out.first->type->kind == IR_TYPE_LIST && index->type->kind == IR_TYPE_ARRAY)
            out.first = lower_c_call(l, "mx_tensor", lower_simple(l, IR_TYPE_ARRAY), expr->span, out.first, NULL);
        if (!l->failed && ir_type_is_ndarray(out.first->type) && index->type->kind == IR_TYPE_ARRAY)
            out.first = lower_c_call(l, "np_to_tensor", lower_simple(l, IR_TYPE_ARRAY), expr->span, out.first, NULL);
        break;
    }
    vec_push(l->arena, &index->parts, out);
}

static IrExpr *lower_tensor_index(Lower *l, const Expr *expr, const ExprInfo *info, const IrType *type)
{
    IrExpr *index = ir_expr(l->ir, IR_INDEX, type, expr->span);
    index->left = lower_expr_as(l, expr->subscript.value, type);
    for (size_t i = 0; i < info->index_count && !l->failed; i++)
        add_index_part(l, index, &info->index[i]);
    return index;
}

IrExpr *lower_slice_of(Lower *l, const Expr *expr, IrExpr *object)
{
    const Expr *slice = expr->subscript.index;
    IrExpr *out = ir_expr(l->ir, IR_SLICE, object->type, expr->span);
    out->left = object;
    out->bounds[0] = optional_int(l, slice->slice.lower);
    out->bounds[1] = optional_int(l, slice->slice.upper);
    out->bounds[2] = lower_bound(l, slice->slice.step, true);
    return out;
}

/* The index of an item; Python has its own words for None as one. */
static IrExpr *lower_position(Lower *l, const IrType *sequence, const Expr *index)
{
    const char *outer = l->refusal;
    l->refusal = sequence->kind == IR_TYPE_STR     ? "string indices must be integers, not 'NoneType'"
                 : sequence->kind == IR_TYPE_TUPLE ? "tuple indices must be integers or slices, not NoneType"
                                                   : "list indices must be integers or slices, not NoneType";
    IrExpr *out = lower_expr_as(l, index, lower_simple(l, IR_TYPE_INT));
    l->refusal = outer;
    return out;
}

/* The items of a tuple are members of a struct: the index is a constant; a negative one counts from the end. */
static IrExpr *lower_tuple_item(Lower *l, const Expr *expr, IrExpr *tuple)
{
    IrExpr *index = lower_position(l, tuple->type, expr->subscript.index);
    if (l->failed)
        return index;
    if (tuple->type->is_open)
        return ir_item(l->ir, tuple, index, expr->span);
    int64_t count = (int64_t)tuple->type->item_count;
    if (index->kind == IR_INT && index->integer < 0)
        index = ir_int(l->ir, index->integer + count, index->span);
    if (index->kind != IR_INT) { /* which one only the run knows: sema found a type for all of them */
        const IrType *row = ir_type_tuple_of(&l->ir->types, lower_type(l, sema_type(l->instance, expr)));
        tuple = lower_convert(l, tuple, row, expr->span);
        return l->failed ? tuple : ir_item(l->ir, tuple, index, expr->span);
    }
    if (index->integer < 0 || index->integer >= count)
        return lower_fail(l, expr->span, "this index of a tuple of %lld items is not converted yet", (long long)count);
    return ir_item(l->ir, tuple, index, expr->span);
}

/* Python's bound of a slice, as a place in `count` items. */
static int64_t clamped(const Type *type, int64_t otherwise, int64_t lowest, int64_t count)
{
    if (!type || !type->literal.is_set)
        return otherwise;
    int64_t bound = type->literal.integer < 0 ? type->literal.integer + count : type->literal.integer;
    int64_t highest = lowest + count;
    return bound < lowest ? lowest : bound > highest ? highest : bound;
}

/* A slice of known length is a display of the items; any other is one of a row. */
static IrExpr *lower_tuple_slice(Lower *l, const Expr *expr, IrExpr *tuple, const Type *result)
{
    const Expr *parts[] = {expr->subscript.index->slice.lower, expr->subscript.index->slice.upper, expr->subscript.index->slice.step};
    const Type *types[3] = {0};
    bool is_record = tuple->type->kind == IR_TYPE_RECORD;
    int64_t count = (int64_t)(is_record ? tuple->type->record->fields.count : tuple->type->item_count);
    for (size_t i = 0; i < 3; i++)
        types[i] = parts[i] ? type_unwrap(sema_type(l->instance, parts[i])) : NULL;
    int64_t step = types[2] && types[2]->literal.is_set ? types[2]->literal.integer : 1, lowest = step > 0 ? 0 : -1;
    const IrType *type = lower_type(l, result);
    if (type->kind == IR_TYPE_TUPLE && type->is_open) {
        tuple = lower_convert(l, tuple, type, expr->span);
        return l->failed ? tuple : lower_slice_of(l, expr, tuple);
    }
    if (type->kind != IR_TYPE_TUPLE || step == 0)
        return lower_fail(l, expr->span, "this part of a tuple is not converted yet");
    int64_t start = clamped(types[0], step > 0 ? 0 : count - 1, lowest, count);
    int64_t stop = clamped(types[1], step > 0 ? count : -1, lowest, count);
    tuple = lower_hold(l, tuple, "items");
    IrExpr *out = ir_expr(l->ir, IR_TUPLE, type, expr->span);
    for (int64_t i = start; (step > 0 ? i < stop : i > stop) && !l->failed; i += step) {
        IrExpr *copy = ir_copy(l->ir, tuple);
        IrExpr *item = is_record ? ir_field_of(l->ir, copy, tuple->type->record->fields.items[i], expr->span)
                                 : ir_item(l->ir, copy, ir_int(l->ir, i, expr->span), expr->span);
        size_t at = out->args.count;
        if (at < type->item_count)
            vec_push(l->arena, &out->args, lower_convert(l, item, type->items[at], expr->span));
    }
    return out->args.count == type->item_count ? out : lower_fail(l, expr->span, "this part of a tuple is not converted yet");
}

/* What the runtime slices by a function of its own. */
static const struct {
    const char *type, *function;
} sliced[] = {{"py_range", "py_range_slice"}, {"nn_sequential", "nn_sequential_slice"}, {"nn_module_list", "nn_sequential_slice"}};

static const char *slice_function(const IrType *type)
{
    for (size_t i = 0; type->kind == IR_TYPE_LIBRARY && i < sizeof sliced / sizeof *sliced; i++)
        if (name_is(type->c_name, sliced[i].type))
            return sliced[i].function;
    return NULL;
}

static IrExpr *lower_library_slice(Lower *l, const Expr *expr, IrExpr *range)
{
    const Expr *slice = expr->subscript.index;
    const Expr *bounds[] = {slice->slice.lower, slice->slice.upper, slice->slice.step};
    IrExpr *call = lower_c_call(l, slice_function(range->type), range->type, expr->span, range, NULL);
    for (size_t i = 0; i < 3; i++) {
        IrExpr *bound = lower_bound(l, bounds[i], i == 2);
        vec_push(l->arena, &call->args, bound ? bound : ir_c_name(l->ir, "PY_NONE", lower_simple(l, IR_TYPE_INT), expr->span));
    }
    return call;
}

static IrExpr *lower_item(Lower *l, const Expr *expr, const ExprInfo *info)
{
    IrExpr *object = lower_expr(l, expr->subscript.value);
    if (l->failed)
        return object;
    const IrType *type = object->type;
    if (info->call && info->call->kind == CALL_BOXED)
        return lower_bound_call(l, info->call, expr);
    if ((info->type->kind == TYPE_DYNAMIC || info->unboxed) && (lower_is_boxed(object) || type->kind == IR_TYPE_TUPLE))
        return lower_boxed_item(l, object, expr->subscript.index, expr->span);
    if (type->kind == IR_TYPE_LIBRARY && (name_is(type->c_name, "py_bytes") || name_is(type->c_name, "py_bytearray")) &&
        expr->subscript.index->kind == EXPR_SLICE) {
        const char *function = name_is(type->c_name, "py_bytes") ? "py_bytes_slice" : "py_bytearray_slice";
        IrExpr *slice = lower_slice_of(l, expr, object), *part = lower_c_call(l, function, type, expr->span, object, NULL);
        for (int i = 0; i < 3; i++)
            vec_push(l->arena, &part->args, slice->bounds[i] ? slice->bounds[i] : ir_c_name(l->ir, "PY_NONE", lower_simple(l, IR_TYPE_INT), expr->span));
        return part;
    }
    bool is_sequence = type->kind == IR_TYPE_LIST || type->kind == IR_TYPE_STR;
    if (expr->subscript.index->kind == EXPR_SLICE && sema_type(l->instance, expr->subscript.value)->kind == TYPE_TUPLE)
        return lower_tuple_slice(l, expr, object, info->type);
    if (is_sequence && expr->subscript.index->kind == EXPR_SLICE)
        return lower_slice_of(l, expr, object);
    if (expr->subscript.index->kind == EXPR_SLICE && slice_function(type))
        return lower_library_slice(l, expr, object);
    if (type->kind == IR_TYPE_TUPLE && expr->subscript.index->kind != EXPR_SLICE)
        return lower_tuple_item(l, expr, object);
    if (is_sequence)
        return ir_item(l->ir, object, lower_position(l, type, expr->subscript.index), expr->span);
    if (type->kind == IR_TYPE_DICT) {
        const IrType *key = type->items[0]->kind == IR_TYPE_VOID ? lower_simple(l, IR_TYPE_VALUE) : type->items[0]; /* {}["a"] */
        return ir_item(l->ir, object, lower_expr_as(l, expr->subscript.index, key), expr->span);
    }
    if (type->kind == IR_TYPE_RECORD && expr->subscript.index->kind == EXPR_CONSTANT) {
        size_t at = (size_t)expr->subscript.index->constant.integer;
        if (expr->subscript.index->constant.kind == CONSTANT_INT && at < type->record->fields.count)
            return ir_field_of(l->ir, object, type->record->fields.items[at], expr->span);
    }
    if (info->call)
        return lower_bound_call(l, info->call, expr);
    return lower_fail(l, expr->span, "indexing a value of type `%s` is not converted yet", type->key);
}

const Expr *lower_ndarray_shape(Lower *l, const Expr *expr)
{
    bool is_shape = expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, "shape");
    const Type *type = is_shape ? sema_type(l->instance, expr->attribute.value) : NULL;
    return type && type_is_ndarray(type_unwrap(type)) ? expr->attribute.value : NULL;
}

/* x.shape[i] of an array of NumPy. */
static IrExpr *lower_ndarray_dim(Lower *l, const Expr *array, const Expr *expr)
{
    IrExpr *value = lower_expr(l, array), *dim = lower_expr_as(l, expr->subscript.index, lower_simple(l, IR_TYPE_INT));
    return lower_c_call(l, "np_dim", lower_simple(l, IR_TYPE_INT), expr->span, value, dim);
}

IrExpr *lower_subscript(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    const Expr *array = expr->subscript.index->kind != EXPR_SLICE ? lower_ndarray_shape(l, expr->subscript.value) : NULL;
    if (array)
        return lower_ndarray_dim(l, array, expr);
    const Expr *source = lower_shape_source(l, expr->subscript.value);
    if (source && expr->subscript.index->kind != EXPR_SLICE) {
        IrExpr *tensor = lower_expr_as(l, source, lower_simple(l, IR_TYPE_ARRAY));
        IrExpr *dim = lower_expr_as(l, expr->subscript.index, lower_simple(l, IR_TYPE_INT));
        return lower_c_call(l, "mx_dim", lower_simple(l, IR_TYPE_INT), expr->span, tensor, dim);
    }
    if (info->index_count && type_is_tensor(sema_type(l->instance, expr->subscript.value)))
        return lower_tensor_index(l, expr, info, lower_simple(l, IR_TYPE_ARRAY));
    if (info->index_count)
        return lower_tensor_index(l, expr, info, lower_type(l, type_unwrap(sema_type(l->instance, expr->subscript.value))));
    return lower_item(l, expr, info);
}
