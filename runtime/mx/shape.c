/* Views: other shapes of the same elements. */
#include "internal.h"

#include "mlx/c/t2m_ext.h"

static mx_array reshape_to(mx_array x, mx_ints shape)
{
    mx_array result = mlx_array_new();
    mx_check(mlx_reshape(&result, x, shape.at, shape.count, mx_stream()));
    return mx_autorelease(result);
}

static _Noreturn void refuse_shape(mx_dims shape, int64_t count)
{
    py_raise(PY_RUNTIME_ERROR, "shape '%s' is invalid for input of size %" PRId64,
             py_text(py_list_repr(mx_dims_list(shape))), count);
}

/* The shape with its -1 computed. */
static mx_dims complete(mx_dims shape, int64_t count)
{
    mx_dims whole = shape;
    int64_t known = 1;
    int open = -1;
    for (int i = 0; i < shape.count; i++) {
        if (shape.at[i] == -1) {
            if (open >= 0)
                py_raise(PY_RUNTIME_ERROR, "only one dimension can be inferred");
            open = i;
        } else if (shape.at[i] < 0) {
            py_raise(PY_RUNTIME_ERROR, "invalid shape dimension %" PRId64, shape.at[i]);
        } else {
            known *= shape.at[i];
        }
    }
    if (open >= 0) {
        if (known == 0 || count % known != 0)
            refuse_shape(shape, count);
        whole.at[open] = count / known;
    } else if (known != count) {
        refuse_shape(shape, count);
    }
    return whole;
}

mx_array mx_reshape_dims(mx_array x, mx_dims shape)
{
    return reshape_to(x, mx_ints_of(complete(shape, mx_numel(x))));
}

mx_array mx_permute_dims(mx_array x, mx_dims order)
{
    int64_t ndim = mx_ndim(x);
    if (order.count != ndim)
        py_raise(
            PY_RUNTIME_ERROR,
            "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the "
            "desired ordering of dimensions i.e. input.dim() = %" PRId64 " is not equal to len(dims) = %d",
            ndim, order.count);
    mx_ints axes = mx_wrap_dims(order, ndim);
    mx_array result = mlx_array_new();
    mx_check(mlx_transpose_axes(&result, x, axes.at, axes.count, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_transpose(mx_array x, int64_t a, int64_t b)
{
    int64_t ndim = mx_ndim(x);
    int first = mx_wrap_dim(a, ndim), second = mx_wrap_dim(b, ndim);
    if (ndim == 0)
        return x;
    mx_array result = mlx_array_new();
    mx_check(mlx_swapaxes(&result, x, first, second, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_t(mx_array x)
{
    if (mx_ndim(x) > 2)
        py_raise(PY_RUNTIME_ERROR, "t() expects a tensor with <= 2 dimensions, but self is %" PRId64 "D",
                 mx_ndim(x));
    return mx_ndim(x) < 2 ? x : mx_transpose(x, 0, 1);
}

mx_array mx_movedim(mx_array x, int64_t source, int64_t destination)
{
    int64_t ndim = mx_ndim(x);
    int from = mx_wrap_dim(source, ndim), to = mx_wrap_dim(destination, ndim);
    mx_array result = mlx_array_new();
    mx_check(mlx_moveaxis(&result, x, from, to, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_squeeze(mx_array x)
{
    mx_dims shape = mx_shape(x);
    mx_ints kept = {0};
    for (int i = 0; i < shape.count; i++) {
        if (shape.at[i] != 1)
            kept.at[kept.count++] = (int)shape.at[i];
    }
    return kept.count == (size_t)shape.count ? x : reshape_to(x, kept);
}

mx_array mx_squeeze_dim(mx_array x, int64_t dim)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x));
    if (mx_ndim(x) == 0 || mlx_array_shape(x)[axis] != 1)
        return x;
    mx_array result = mlx_array_new();
    mx_check(mlx_squeeze_axis(&result, x, axis, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_unsqueeze(mx_array x, int64_t dim)
{
    int axis = mx_wrap_dim(dim, mx_ndim(x) + 1);
    mx_array result = mlx_array_new();
    mx_check(mlx_expand_dims(&result, x, axis, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_flatten(mx_array x, int64_t start, int64_t end)
{
    mx_dims shape = mx_shape(x);
    int from = mx_wrap_dim(start, shape.count), to = mx_wrap_dim(end, shape.count);
    if (from > to)
        py_raise(PY_RUNTIME_ERROR, "flatten() has invalid args: start_dim cannot come after end_dim");
    if (shape.count == 0)
        return reshape_to(x, mx_ints_of(MX_DIMS(1)));
    mx_ints flat = {0};
    for (int i = 0; i < shape.count; i++) {
        if (i > from && i <= to)
            flat.at[flat.count - 1] *= (int)shape.at[i];
        else
            flat.at[flat.count++] = (int)shape.at[i];
    }
    return flat.count == (size_t)shape.count ? x : reshape_to(x, flat);
}

mx_array mx_unflatten_dims(mx_array x, int64_t dim, mx_dims sizes)
{
    mx_dims shape = mx_shape(x);
    int axis = mx_wrap_dim(dim, shape.count);
    sizes = complete(sizes, shape.at[axis]);
    mx_ints deeper = {0};
    if (shape.count - 1 + sizes.count > MX_MAX_DIMS)
        py_raise(PY_RUNTIME_ERROR, "arrays of more than %d dimensions are not supported", MX_MAX_DIMS);
    for (int i = 0; i < shape.count; i++) {
        for (int k = 0; i == axis && k < sizes.count; k++)
            deeper.at[deeper.count++] = (int)sizes.at[k];
        if (i != axis)
            deeper.at[deeper.count++] = (int)shape.at[i];
    }
    return reshape_to(x, deeper);
}

mx_array mx_expand_dims(mx_array x, mx_dims shape)
{
    mx_dims old = mx_shape(x);
    int added = shape.count - old.count;
    if (added < 0)
        py_raise(PY_RUNTIME_ERROR,
                 "expand(%s): the number of sizes provided (%d) must be greater or equal to the number of "
                 "dimensions "
                 "in the tensor (%d)",
                 py_text(mx_dims_text(old)), shape.count, old.count);
    for (int i = 0; i < shape.count; i++) {
        int64_t size = i < added ? 1 : old.at[i - added];
        if (shape.at[i] == -1 && i >= added)
            shape.at[i] = size;
        if (shape.at[i] < 0 || (size != 1 && size != shape.at[i]))
            py_raise(PY_RUNTIME_ERROR,
                     "The expanded size of the tensor (%" PRId64 ") must match the existing size (%" PRId64
                     ") at non-singleton dimension %d.  Target sizes: %s.  Tensor sizes: %s",
                     shape.at[i], size, i, py_text(py_list_repr(mx_dims_list(shape))),
                     py_text(py_list_repr(mx_dims_list(old))));
    }
    mx_ints sizes = mx_ints_of(shape);
    mx_array result = mlx_array_new();
    mx_check(mlx_broadcast_to(&result, x, sizes.at, sizes.count, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_copied(mx_array into, mx_array from)
{
    mx_array cast = mx_astype(from, mx_dtype_of(into));
    return mx_dims_equal(mx_shape(cast), mx_shape(into)) ? cast : mx_expand_dims(cast, mx_shape(into));
}

mx_dims mx_broadcast_shape(mx_dims a, mx_dims b)
{
    mx_dims shape = {.count = a.count > b.count ? a.count : b.count};
    for (int i = 1; i <= shape.count; i++) {
        int64_t left = i <= a.count ? a.at[a.count - i] : 1, right = i <= b.count ? b.at[b.count - i] : 1;
        if (left != right && left != 1 && right != 1)
            py_raise(PY_RUNTIME_ERROR,
                     "The size of tensor a (%" PRId64 ") must match the size of tensor b (%" PRId64
                     ") at non-singleton dimension %d",
                     left, right, shape.count - i);
        shape.at[shape.count - i] = left == 1 ? right : left;
    }
    return shape;
}

mx_array mx_contiguous(mx_array x)
{
    return x;
}

mx_array mx_clone(mx_array x)
{
    bool may_change = mx_expects_changes() || t2m_ext_is_shared(x); /* where nothing is changed in place nobody can tell, */
    return may_change || mx_records_graphs() || t2m_ext_requires_grad(x) ? mx_fresh(x) : x; /* but by the graph, and by requires_grad_() of the copy */
}

mx_array mx_fresh(mx_array x)
{
    return mx_call_unary(mlx_copy, x);
}
