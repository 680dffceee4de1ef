/*
 * @shape: result shapes that the annotation of a stub cannot say. Each function gets the call and the result type so far and
 * gives the result with its shape; where something is not known the dimension (or the rank) is unknown, never guessed.
 */
#include "sema/infer.h"

#include <string.h>

enum { MAX_RANK = 32 };

typedef struct Shape {
    int rank; /* -1: unknown */
    Dim dims[MAX_RANK];
} Shape;

/* ---- helpers ------------------------------------------------------------------------------------------------------------ */

static Shape shape_of(const Type *type)
{
    Shape shape = {.rank = -1};
    if (!type || type_unwrap(type)->kind != TYPE_TENSOR)
        return shape;
    type = type_unwrap(type);
    if (type->rank > MAX_RANK)
        return shape;
    shape.rank = type->rank;
    for (int i = 0; i < type->rank; i++)
        shape.dims[i] = type->dims[i];
    return shape;
}

static const Type *with_shape(RuleCall *call, const Type *type, const Shape *shape)
{
    Type copy = *type;
    copy.rank = shape->rank;
    copy.dims = shape->dims;
    return type->kind == TYPE_TENSOR ? type_intern(call->types, &copy) : type;
}

static const Shape unknown_shape = {.rank = -1};

static bool normal_axis(int64_t axis, int rank, int *result)
{
    if (axis < 0)
        axis += rank;
    *result = (int)axis;
    return axis >= 0 && axis < rank;
}

static bool axis_arg(RuleCall *call, const char *param, int rank, int *axis)
{
    int64_t value;
    if (!rule_arg_int(call, param, &value) || rank < 0)
        return false;
    if (normal_axis(value, rank, axis))
        return true;
    rule_error(call, DIAG_shape_mismatch, "dimension %lld is out of range for a tensor of %d dimensions", (long long)value, rank);
    return false;
}

static Dim dim_of_type(const Type *type)
{
    type = type_unwrap(type);
    if (type->kind != TYPE_INT)
        return dim_unknown();
    return type->literal.is_set ? dim_constant(type->literal.integer) : type->dim;
}

/* Sizes given as *size or as a tuple; false if their number is not known. */
static bool sizes_arg(RuleCall *call, const BoundArg *arg, Shape *shape)
{
    shape->rank = 0;
    if (!arg)
        return false;
    if (arg->kind == ARG_SPREAD) {
        for (size_t i = 0; i < arg->spread.count; i++) {
            const Expr *expr = arg->spread.items[i];
            const Type *type = NULL;
            vec_each(k, call->args)
                if (call->args->items[k].expr == expr)
                    type = call->args->items[k].type;
            bool is_star = expr->kind == EXPR_STARRED;
            if (!type || (is_star && (type->kind != TYPE_TUPLE || type->is_variadic)))
                return false;
            for (size_t k = 0; k < (is_star ? type->item_count : 1) && shape->rank < MAX_RANK; k++)
                shape->dims[shape->rank++] = dim_of_type(is_star ? type->items[k] : type);
        }
        return true;
    }
    const Type *type = type_unwrap(arg->type);
    if (type->kind == TYPE_LIST && arg->expr && arg->expr->kind == EXPR_LIST) {
        vec_each(i, &arg->expr->sequence.items) {
            if (shape->rank == MAX_RANK)
                return false;
            shape->dims[shape->rank++] = dim_of_type(infer_expr(call->frame, arg->expr->sequence.items.items[i]));
        }
        return true;
    }
    if (type->kind == TYPE_INT) {
        shape->dims[shape->rank++] = dim_of_type(type);
        return true;
    }
    if (type->kind != TYPE_TUPLE || type->is_variadic || type->item_count > MAX_RANK)
        return false;
    for (size_t i = 0; i < type->item_count; i++)
        shape->dims[shape->rank++] = dim_of_type(type->items[i]);
    return true;
}

static Dim product(TypeStore *types, const Dim *dims, int count)
{
    Dim result = dim_constant(1);
    for (int i = 0; i < count; i++)
        result = dim_multiply(types, result, dims[i]);
    return result;
}

static const char *shape_text(RuleCall *call, const Shape *shape)
{
    Text text = {0};
    text_add_char(&text, '[');
    for (int i = 0; i < shape->rank; i++) {
        text_add(&text, i ? ", " : "");
        dim_print(shape->dims[i], &text);
    }
    text_add_char(&text, ']');
    return text_take(&text, call->frame->arena);
}

/* A setting of a layer or an argument of the function form: kernel_size, stride ... for an axis. */
static bool setting(RuleCall *call, const char *name, int axis, int64_t *value)
{
    const Type *receiver = call->receiver;
    if (receiver && receiver->kind == TYPE_INSTANCE) {
        const char *pair = arena_printf(call->frame->arena, "%s.%d", name, axis);
        for (size_t i = 0; i < receiver->binding_count; i++) {
            const DimBinding *b = &receiver->bindings[i];
            if ((name_is(b->name, name) || name_is(b->name, pair)) && b->dim.kind == DIM_CONSTANT) {
                *value = b->dim.value;
                return true;
            }
        }
        return false;
    }
    const Type *type = rule_arg_type(call, name);
    if (type && type->kind == TYPE_TUPLE && !type->is_variadic && (size_t)axis < type->item_count) {
        Dim dim = dim_of_type(type->items[axis]);
        *value = dim.value;
        return dim.kind == DIM_CONSTANT;
    }
    if (type && type->kind == TYPE_NONE) {
        *value = -1;
        return true;
    }
    return rule_arg_int(call, name, value);
}

/* ---- element-wise ------------------------------------------------------------------------------------------------------- */

static bool broadcast(RuleCall *call, Shape *left, const Shape *right)
{
    if (left->rank < 0 || right->rank < 0) {
        left->rank = -1;
        return true;
    }
    Shape joined = {.rank = left->rank > right->rank ? left->rank : right->rank};
    for (int i = 1; i <= joined.rank; i++) {
        Dim a = i <= left->rank ? left->dims[left->rank - i] : dim_constant(1);
        Dim b = i <= right->rank ? right->dims[right->rank - i] : dim_constant(1);
        bool a_one = a.kind == DIM_CONSTANT && a.value == 1, b_one = b.kind == DIM_CONSTANT && b.value == 1;
        if (!a_one && !b_one && dim_conflicts(a, b)) {
            rule_error(call, DIAG_shape_mismatch, "shapes %s and %s do not broadcast", shape_text(call, left),
                       shape_text(call, right));
            return false;
        }
        bool a_wins = b_one || (!a_one && a.kind == DIM_CONSTANT) || dim_equal(a, b);
        joined.dims[joined.rank - i] = a_one ? b : a_wins ? a : b.kind == DIM_CONSTANT ? b : dim_unknown();
    }
    *left = joined;
    return true;
}

static const Type *shape_broadcast(RuleCall *call, const Type *result)
{
    Shape shape = {.rank = 0};
    bool has_any = false;
    if (call->receiver && call->receiver->kind == TYPE_TENSOR) {
        shape = shape_of(call->receiver);
        has_any = true;
    }
    for (size_t i = 0; i < call->call->arg_count; i++) {
        const BoundArg *arg = &call->call->args[i];
        if (arg->kind == ARG_DEFAULT || type_unwrap(arg->type)->kind != TYPE_TENSOR)
            continue;
        Shape other = shape_of(arg->type);
        if (!has_any)
            shape = other;
        else if (!broadcast(call, &shape, &other))
            return with_shape(call, result, &unknown_shape);
        has_any = true;
    }
    return with_shape(call, result, has_any ? &shape : &unknown_shape);
}

static const Type *shape_same(RuleCall *call, const Type *result)
{
    Shape shape = shape_of(rule_tensor(call));
    return with_shape(call, result, &shape);
}

static const Type *shape_unknown(RuleCall *call, const Type *result)
{
    return with_shape(call, result, &unknown_shape);
}

static const Type *shape_like(RuleCall *call, const Type *result, const char *param)
{
    Shape shape = shape_of(rule_arg_type(call, param));
    return with_shape(call, result, &shape);
}

static const Type *shape_like_other(RuleCall *call, const Type *result)
{
    return shape_like(call, result, "other");
}

static const Type *shape_like_index(RuleCall *call, const Type *result)
{
    return shape_like(call, result, "index");
}

/* ---- reductions --------------------------------------------------------------------------------------------------------- */

/* `dim` an int, a tuple, or not given (all); keepdim. */
static const Type *shape_reduce(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call)), out = {.rank = 0};
    bool keep = false, removed[MAX_RANK] = {false};
    bool keep_known = rule_arg_bool(call, "keepdim", &keep);
    const BoundArg *dim = rule_arg(call, "dim");
    if (in.rank < 0 || (rule_arg(call, "keepdim") && !keep_known))
        return with_shape(call, result, &unknown_shape);
    Shape axes = {.rank = 0};
    int64_t single;
    bool is_all = (!dim && !rule_arg_int(call, "dim", &single)) || (dim && dim->type->kind == TYPE_NONE);
    if (!dim && !is_all) {
        axes = (Shape){.rank = 1};
        axes.dims[0] = dim_constant(single);
    } else if (!is_all && !sizes_arg(call, dim, &axes)) {
        return with_shape(call, result, &unknown_shape);
    }
    for (int i = 0; i < (is_all ? in.rank : axes.rank); i++) {
        int axis = i;
        if (!is_all && axes.dims[i].kind != DIM_CONSTANT)
            return with_shape(call, result, &unknown_shape);
        if (!is_all && !normal_axis(axes.dims[i].value, in.rank, &axis)) {
            rule_error(call, DIAG_shape_mismatch, "dimension %lld is out of range for %s", (long long)axes.dims[i].value,
                       shape_text(call, &in));
            return with_shape(call, result, &unknown_shape);
        }
        removed[axis] = true;
    }
    for (int i = 0; i < in.rank; i++) {
        if (!removed[i])
            out.dims[out.rank++] = in.dims[i];
        else if (keep)
            out.dims[out.rank++] = dim_constant(1);
    }
    return with_shape(call, result, &out);
}

static const Type *shape_loss(RuleCall *call, const Type *result)
{
    const Type *reduction = rule_arg_type(call, "reduction");
    if (call->receiver || !reduction || (reduction->literal.is_set && strcmp(reduction->literal.text, "none") != 0))
        return with_shape(call, result, &(Shape){.rank = 0});
    return with_shape(call, result, &unknown_shape);
}

/* ---- new shapes --------------------------------------------------------------------------------------------------------- */

static const BoundArg *size_argument(RuleCall *call)
{
    static const char *const names[] = {"size", "shape", "sizes", "dims"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const BoundArg *arg = rule_arg(call, names[i]);
        if (arg)
            return arg;
    }
    return NULL;
}

static const Type *shape_sizes(RuleCall *call, const Type *result)
{
    Shape shape;
    if (!sizes_arg(call, size_argument(call), &shape))
        shape.rank = -1;
    return with_shape(call, result, &shape);
}

static const Type *shape_view(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call)), out;
    if (!sizes_arg(call, size_argument(call), &out))
        return with_shape(call, result, &unknown_shape);
    int free_axis = -1;
    Dim others = dim_constant(1);
    for (int i = 0; i < out.rank; i++) {
        if (out.dims[i].kind == DIM_CONSTANT && out.dims[i].value == -1)
            free_axis = i;
        else
            others = dim_multiply(call->types, others, out.dims[i]);
    }
    Dim total = in.rank < 0 ? dim_unknown() : product(call->types, in.dims, in.rank);
    bool fits = total.kind != DIM_CONSTANT || others.kind != DIM_CONSTANT ||
                (free_axis >= 0 ? others.value != 0 && total.value % others.value == 0 : total.value == others.value);
    if (!fits) {
        rule_error(call, DIAG_shape_mismatch, "%s cannot be viewed as %s", shape_text(call, &in), shape_text(call, &out));
        return with_shape(call, result, &unknown_shape);
    }
    if (free_axis >= 0) { /* equal unknown leading dims cancel: view(x.size(0), -1) of [?, 1, 28, 28] */
        out.dims[free_axis] = dim_divide(call->types, total, others);
        bool same_head = in.rank > 1 && out.rank == 2 && free_axis == 1 && out.dims[0].kind != DIM_CONSTANT &&
                         in.dims[0].kind == DIM_UNKNOWN && out.dims[0].kind == DIM_UNKNOWN;
        if (same_head)
            out.dims[1] = product(call->types, in.dims + 1, in.rank - 1);
    }
    return with_shape(call, result, &out);
}

static const Type *shape_expand(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call)), out;
    if (!sizes_arg(call, size_argument(call), &out))
        return with_shape(call, result, &unknown_shape);
    for (int i = 1; i <= out.rank; i++) {
        Dim *dim = &out.dims[out.rank - i];
        if (dim->kind == DIM_CONSTANT && dim->value == -1)
            *dim = i <= in.rank ? in.dims[in.rank - i] : dim_unknown();
    }
    return with_shape(call, result, &out);
}

static const Type *shape_flatten(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call)), out = {.rank = 0};
    int start, end;
    int64_t first, last;
    if (in.rank < 0 && rule_arg_int(call, "start_dim", &first) && rule_arg_int(call, "end_dim", &last) && first == 0 && last == -1) {
        out.dims[out.rank++] = dim_unknown();
        return with_shape(call, result, &out);
    }
    if (!axis_arg(call, "start_dim", in.rank, &start) || !axis_arg(call, "end_dim", in.rank, &end) || start > end)
        return with_shape(call, result, &unknown_shape);
    for (int i = 0; i < start; i++)
        out.dims[out.rank++] = in.dims[i];
    out.dims[out.rank++] = product(call->types, in.dims + start, end - start + 1);
    for (int i = end + 1; i < in.rank; i++)
        out.dims[out.rank++] = in.dims[i];
    return with_shape(call, result, &out);
}

static const Type *shape_flatten_layer(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call)), out = {.rank = 2};
    int64_t start, end;
    if (in.rank < 1 || !setting(call, "start_dim", 0, &start) || !setting(call, "end_dim", 0, &end) || start != 1 || end != -1)
        return with_shape(call, result, &unknown_shape);
    out.dims[0] = in.dims[0];
    out.dims[1] = product(call->types, in.dims + 1, in.rank - 1);
    return with_shape(call, result, &out);
}

static const Type *shape_squeeze(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call)), out = {.rank = 0};
    int axis = -1;
    bool has_dim = rule_arg(call, "dim") != NULL;
    if (in.rank < 0 || (has_dim && !axis_arg(call, "dim", in.rank, &axis)))
        return with_shape(call, result, &unknown_shape);
    for (int i = 0; i < in.rank; i++) {
        bool may_go = !has_dim || i == axis;
        if (may_go && in.dims[i].kind != DIM_CONSTANT)
            return with_shape(call, result, &unknown_shape);
        if (!may_go || in.dims[i].value != 1)
            out.dims[out.rank++] = in.dims[i];
    }
    return with_shape(call, result, &out);
}

static const Type *shape_unsqueeze(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call)), out = {.rank = 0};
    int axis;
    if (in.rank < 0 || in.rank + 1 >= MAX_RANK || !axis_arg(call, "dim", in.rank + 1, &axis))
        return with_shape(call, result, &unknown_shape);
    for (int i = 0; i <= in.rank; i++)
        out.dims[out.rank++] = i == axis ? dim_constant(1) : in.dims[i - (i > axis)];
    return with_shape(call, result, &out);
}

/* ---- order of dimensions ------------------------------------------------------------------------------------------------ */

static const Type *swapped(RuleCall *call, const Type *result, Shape shape, int a, int b)
{
    Dim dim = shape.dims[a];
    shape.dims[a] = shape.dims[b];
    shape.dims[b] = dim;
    return with_shape(call, result, &shape);
}

static const Type *shape_transpose(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call));
    int a, b;
    if (in.rank < 0 || !axis_arg(call, "dim0", in.rank, &a) || !axis_arg(call, "dim1", in.rank, &b)) {
        for (int i = 0; i < in.rank; i++)
            in.dims[i] = dim_unknown();
        return with_shape(call, result, &in);
    }
    return swapped(call, result, in, a, b);
}

static const Type *shape_t(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call));
    if (in.rank != 2)
        return with_shape(call, result, in.rank == 0 || in.rank == 1 ? &in : &unknown_shape);
    return swapped(call, result, in, 0, 1);
}

static const Type *shape_mt(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call));
    return in.rank < 2 ? with_shape(call, result, &unknown_shape) : swapped(call, result, in, in.rank - 2, in.rank - 1);
}

static const Type *shape_permute(RuleCall *call, const Type *result)
{
    Shape in = shape_of(rule_tensor(call)), order, out = {.rank = 0};
    if (!sizes_arg(call, size_argument(call), &order) || (in.rank >= 0 && order.rank != in.rank))
        return with_shape(call, result, &unknown_shape);
    for (int i = 0; i < order.rank; i++) {
        int axis;
        bool known = in.rank >= 0 && order.dims[i].kind == DIM_CONSTANT && normal_axis(order.dims[i].value, in.rank, &axis);
        out.dims[out.rank++] = known ? in.dims[axis] : dim_unknown();
    }
    return with_shape(call, result, &out);
}

/* ---- putting together, taking apart ------------------------------------------------------------------------------------- */

/* The tensors of `tensors`: each type of a tuple or list display, or one type for all of a list. */
static size_t tensor_list(RuleCall *call, const Type **types, size_t limit, bool *is_open)
{
    const BoundArg *arg = rule_arg(call, "tensors");
    const Type *type = arg ? type_unwrap(arg->type) : NULL;
    size_t count = 0;
    *is_open = false;
    if (!type)
        return 0;
    if (type->kind == TYPE_TUPLE && !type->is_variadic) {
        for (; count < type->item_count && count < limit; count++)
            types[count] = type_unwrap(type->items[count]);
        return count;
    }
    if (arg->expr && arg->expr->kind == EXPR_LIST) {
        vec_each(i, &arg->expr->sequence.items) {
            ExprEntry *entry = pointer_map_get(&call->frame->state->exprs, arg->expr->sequence.items.items[i]);
            *is_open |= arg->expr->sequence.items.items[i]->kind == EXPR_STARRED;
            if (entry && count < limit && !*is_open)
                types[count++] = type_unwrap(entry_type(entry));
        }
        if (!*is_open)
            return count;
    }
    *is_open = true;
    const Type *item = item_of_iterable(call->frame, type);
    types[0] = item ? type_unwrap(item) : call->types->never;
    return 1;
}

static bool all_tensors(const Type **types, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (types[i]->kind != TYPE_TENSOR)
            return false;
    return count > 0;
}

static const Type *promoted(RuleCall *call, const Type *result, const Type **types, size_t count)
{
    DType dtype = types[0]->dtype;
    for (size_t i = 1; i < count; i++)
        dtype = dtype_promote(dtype, types[i]->dtype);
    Type copy = *result;
    copy.dtype = dtype;
    return result->kind == TYPE_TENSOR ? type_intern(call->types, &copy) : result;
}

static const Type *shape_cat(RuleCall *call, const Type *result)
{
    const Type *types[64];
    bool is_open;
    size_t count = tensor_list(call, types, 64, &is_open);
    if (!all_tensors(types, count))
        return with_shape(call, result, &unknown_shape);
    result = promoted(call, result, types, count);
    Shape out = shape_of(types[0]);
    int axis;
    if (out.rank < 0 || !axis_arg(call, "dim", out.rank, &axis))
        return with_shape(call, result, &unknown_shape);
    for (size_t k = 1; k < count; k++) {
        Shape other = shape_of(types[k]);
        /* An empty array of one dimension may be joined with any other. */
        if (other.rank != out.rank && (other.rank >= 0 || out.rank == 1))
            return with_shape(call, result, &unknown_shape);
        is_open |= other.rank < 0;
        for (int i = 0; i < other.rank; i++) {
            if (i == axis)
                out.dims[i] = dim_add(call->types, out.dims[i], other.dims[i]);
            else if (dim_conflicts(out.dims[i], other.dims[i]))
                rule_error(call, DIAG_shape_mismatch, "%s and %s cannot be joined along dimension %d", shape_text(call, &out),
                           shape_text(call, &other), axis);
            else if (out.dims[i].kind != DIM_CONSTANT)
                out.dims[i] = other.dims[i];
        }
    }
    if (is_open)
        out.dims[axis] = dim_unknown();
    return with_shape(call, result, &out);
}

static const Type *shape_stack(RuleCall *call, const Type *result)
{
    const Type *types[64];
    bool is_open;
    size_t count = tensor_list(call, types, 64, &is_open);
    if (!all_tensors(types, count))
        return with_shape(call, result, &unknown_shape);
    result = promoted(call, result, types, count);
    Shape in = shape_of(types[0]), out = {.rank = 0};
    int axis;
    if (in.rank < 0 || in.rank + 1 >= MAX_RANK || !axis_arg(call, "dim", in.rank + 1, &axis))
        return with_shape(call, result, &unknown_shape);
    for (size_t k = 1; k < count; k++)
        for (int i = 0; i < in.rank && shape_of(types[k]).rank == in.rank; i++)
            if (!dim_equal(in.dims[i], shape_of(types[k]).dims[i]))
                in.dims[i] = dim_unknown();
    for (int i = 0; i <= in.rank; i++)
        out.dims[out.rank++] = i != axis ? in.dims[i - (i > axis)] : is_open ? dim_unknown() : dim_constant((int64_t)count);
    return with_shape(call, result, &out);
}

/* Pieces along `dim`: of split_size each where that divides, else unknown. unbind drops the dimension. */
static const Type *shape_split(RuleCall *call, const Type *result)
{
    const Type *tensor = rule_tensor(call);
    Shape in = shape_of(tensor), out = in;
    int axis;
    int64_t size;
    bool is_unbind = name_is(call->rule->function->name, "unbind");
    if (in.rank > 0 && axis_arg(call, "dim", in.rank, &axis)) {
        bool is_known = rule_arg_int(call, "split_size", &size) && in.dims[axis].kind == DIM_CONSTANT && size > 0 &&
                        in.dims[axis].value % size == 0;
        int64_t chunks;
        if (rule_arg_int(call, "chunks", &chunks) && chunks > 0)
            out.dims[axis] = dim_divide(call->types, in.dims[axis], dim_constant(chunks));
        else
            out.dims[axis] = is_known ? dim_constant(size) : dim_unknown();
        for (int i = axis; is_unbind && i + 1 < out.rank; i++)
            out.dims[i] = in.dims[i + 1];
        out.rank -= is_unbind;
    } else {
        out.rank = -1;
    }
    const Type *piece = type_tensor(call->types, tensor ? tensor->dtype : DTYPE_UNKNOWN, out.rank, out.dims);
    if (result->kind == TYPE_TUPLE)
        return type_tuple_of(call->types, piece);
    return type_list(call->types, piece);
}

/* ---- products ----------------------------------------------------------------------------------------------------------- */

static const Type *second_tensor(RuleCall *call, const Type *first)
{
    bool skipped = call->receiver && call->receiver->kind == TYPE_TENSOR;
    for (size_t i = 0; i < call->call->arg_count; i++) {
        const Type *type = type_unwrap(call->call->args[i].type);
        if (call->call->args[i].kind == ARG_DEFAULT || type->kind != TYPE_TENSOR)
            continue;
        if (skipped)
            return type;
        skipped = true;
    }
    (void)first;
    return NULL;
}

static const Type *shape_matmul(RuleCall *call, const Type *result)
{
    const Type *left = rule_tensor(call), *right = second_tensor(call, left);
    if (call->call->is_reversed) {
        const Type *other = left;
        left = right;
        right = other;
    }
    Shape a = shape_of(left), b = shape_of(right), head_a = a, head_b = b;
    if (a.rank < 1 || b.rank < 1)
        return with_shape(call, result, &unknown_shape);
    Dim inner_a = a.dims[a.rank - 1], inner_b = b.rank == 1 ? b.dims[0] : b.dims[b.rank - 2];
    if (dim_conflicts(inner_a, inner_b)) {
        rule_error(call, DIAG_shape_mismatch, "%s and %s cannot be multiplied", shape_text(call, &a), shape_text(call, &b));
        return with_shape(call, result, &unknown_shape);
    }
    head_a.rank = a.rank > 2 ? a.rank - 2 : 0;
    head_b.rank = b.rank > 2 ? b.rank - 2 : 0;
    if (!broadcast(call, &head_a, &head_b))
        return with_shape(call, result, &unknown_shape);
    if (a.rank > 1)
        head_a.dims[head_a.rank++] = a.dims[a.rank - 2];
    if (b.rank > 1)
        head_a.dims[head_a.rank++] = b.dims[b.rank - 1];
    return with_shape(call, result, &head_a);
}

static const Type *shape_linear(RuleCall *call, const Type *result)
{
    Shape out = shape_of(rule_arg_type(call, "input")), weight = shape_of(rule_arg_type(call, "weight"));
    if (out.rank > 0)
        out.dims[out.rank - 1] = weight.rank == 2 ? weight.dims[0] : dim_unknown();
    return with_shape(call, result, &out);
}

static const Type *shape_multinomial(RuleCall *call, const Type *result)
{
    Shape out = shape_of(rule_tensor(call));
    int64_t count;
    if (result->kind != TYPE_TENSOR)
        return result;
    if (out.rank > 0)
        out.dims[out.rank - 1] = rule_arg_int(call, "num_samples", &count) ? dim_constant(count) : dim_unknown();
    return with_shape(call, result, &out);
}

/* ---- convolution and pooling -------------------------------------------------------------------------------------------- */

static bool window(RuleCall *call, int axis, const char *kernel_name, int64_t *kernel, int64_t *stride, int64_t *padding,
                   int64_t *dilation)
{
    *dilation = 1;
    *padding = 0;
    if (!setting(call, kernel_name, axis, kernel) || !setting(call, "padding", axis, padding))
        return false;
    if (!setting(call, "stride", axis, stride))
        return false;
    if (*stride <= 0)
        *stride = *kernel;
    setting(call, "dilation", axis, dilation);
    return *stride > 0;
}

static Dim windowed(RuleCall *call, Dim in, int axis, const Shape *weight)
{
    int64_t kernel = 0, stride = 1, padding = 0, dilation = 1;
    if (weight) {
        if (weight->rank < 3 || weight->dims[2 + axis].kind != DIM_CONSTANT)
            return dim_unknown();
        kernel = weight->dims[2 + axis].value;
        if (!setting(call, "stride", axis, &stride) || !setting(call, "padding", axis, &padding))
            return dim_unknown();
    } else if (!window(call, axis, "kernel_size", &kernel, &stride, &padding, &dilation)) {
        return dim_unknown();
    }
    bool ceil = false;
    rule_arg_bool(call, "ceil_mode", &ceil);
    if (in.kind != DIM_CONSTANT || stride <= 0 || ceil)
        return dim_unknown();
    int64_t size = in.value + 2 * padding - dilation * (kernel - 1) - 1;
    if (size < 0) {
        rule_error(call, DIAG_shape_mismatch, "a window of %lld does not fit into a dimension of %lld", (long long)kernel,
                   (long long)in.value);
        return dim_unknown();
    }
    return dim_constant(size / stride + 1);
}

static const Type *conv(RuleCall *call, const Type *result, int spatial)
{
    Shape out = shape_of(rule_tensor(call));
    const Type *weight_type = rule_arg_type(call, "weight");
    Shape weight = shape_of(weight_type);
    if (out.rank != spatial + 2 && out.rank != spatial + 1)
        return with_shape(call, result, &unknown_shape);
    int channel = out.rank - spatial - 1;
    int64_t channels, in_channels;
    bool known_in = setting(call, "in_channels", 0, &in_channels);
    if (!weight_type && known_in && dim_conflicts(out.dims[channel], dim_constant(in_channels))) {
        rule_error(call, DIAG_shape_mismatch, "a convolution of %lld channels gets %s", (long long)in_channels,
                   shape_text(call, &out));
        return with_shape(call, result, &unknown_shape);
    }
    for (int i = 0; i < spatial; i++)
        out.dims[channel + 1 + i] = windowed(call, out.dims[channel + 1 + i], i, weight_type ? &weight : NULL);
    out.dims[channel] = weight_type ? (weight.rank > 0 ? weight.dims[0] : dim_unknown())
                        : setting(call, "out_channels", 0, &channels) ? dim_constant(channels) : dim_unknown();
    return with_shape(call, result, &out);
}

static const Type *shape_conv1d(RuleCall *call, const Type *result)
{
    return conv(call, result, 1);
}

static const Type *shape_conv2d(RuleCall *call, const Type *result)
{
    return conv(call, result, 2);
}

static const Type *shape_conv_transpose2d(RuleCall *call, const Type *result)
{
    Shape out = shape_of(rule_tensor(call));
    if (out.rank != 4)
        return with_shape(call, result, &unknown_shape);
    int64_t channels;
    out.dims[1] = setting(call, "out_channels", 0, &channels) ? dim_constant(channels) : dim_unknown();
    for (int i = 0; i < 2; i++) {
        int64_t kernel, stride, padding, dilation, extra = 0;
        Dim *dim = &out.dims[2 + i];
        bool known = window(call, i, "kernel_size", &kernel, &stride, &padding, &dilation) && dim->kind == DIM_CONSTANT;
        setting(call, "output_padding", i, &extra);
        *dim = known ? dim_constant((dim->value - 1) * stride - 2 * padding + dilation * (kernel - 1) + extra + 1) : dim_unknown();
    }
    return with_shape(call, result, &out);
}

static const Type *shape_pool2d(RuleCall *call, const Type *result)
{
    Shape out = shape_of(rule_tensor(call));
    if (out.rank != 4 && out.rank != 3)
        return with_shape(call, result, &unknown_shape);
    for (int i = 0; i < 2; i++)
        out.dims[out.rank - 2 + i] = windowed(call, out.dims[out.rank - 2 + i], i, NULL);
    return with_shape(call, result, &out);
}

static const Type *shape_adaptive_pool2d(RuleCall *call, const Type *result)
{
    Shape out = shape_of(rule_tensor(call));
    if (out.rank != 4 && out.rank != 3)
        return with_shape(call, result, &unknown_shape);
    for (int i = 0; i < 2; i++) {
        int64_t size;
        out.dims[out.rank - 2 + i] = setting(call, "output_size", i, &size) && size > 0 ? dim_constant(size) : dim_unknown();
    }
    return with_shape(call, result, &out);
}

/* ---- the table ---------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    const Type *(*function)(RuleCall *call, const Type *result);
} rows[] = {
    {"adaptive_pool2d", shape_adaptive_pool2d},
    {"broadcast", shape_broadcast},
    {"cat", shape_cat},
    {"conv1d", shape_conv1d},
    {"conv2d", shape_conv2d},
    {"conv_transpose2d", shape_conv_transpose2d},
    {"expand", shape_expand},
    {"flatten", shape_flatten},
    {"flatten_layer", shape_flatten_layer},
    {"like_index", shape_like_index},
    {"like_other", shape_like_other},
    {"linear", shape_linear},
    {"loss", shape_loss},
    {"matmul", shape_matmul},
    {"mt", shape_mt},
    {"multinomial", shape_multinomial},
    {"permute", shape_permute},
    {"pool2d", shape_pool2d},
    {"reduce", shape_reduce},
    {"same", shape_same},
    {"sizes", shape_sizes},
    {"split", shape_split},
    {"squeeze", shape_squeeze},
    {"stack", shape_stack},
    {"t", shape_t},
    {"transpose", shape_transpose},
    {"unknown", shape_unknown},
    {"unsqueeze", shape_unsqueeze},
    {"view", shape_view},
};

bool special_shape(RuleCall *call, Name name, const Type **result)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!name_is(name, rows[i].name))
            continue;
        *result = rows[i].function(call, *result);
        return true;
    }
    return false;
}
