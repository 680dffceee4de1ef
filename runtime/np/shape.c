/* Shapes: the same elements seen in other ways. */
#include "internal.h"

np_shape np_shape_of(const np_array *x)
{
    return np_shape_from(x->ndim, x->shape);
}

/* The size that stands for -1. */
static void resolve(const np_array *x, np_shape *shape)
{
    int64_t known = 1, size = np_size(x);
    int open = -1;
    for (int i = 0; i < shape->count; i++) {
        if (shape->dims[i] >= 0) {
            known *= shape->dims[i];
        } else {
            if (open >= 0)
                py_raise(PY_VALUE_ERROR, "can only specify one unknown dimension");
            open = i;
        }
    }
    const char *wanted = np_shape_words(shape->count, shape->dims);
    if (open >= 0 && known && size % known == 0)
        shape->dims[open] = size / known;
    else if (open >= 0 || known != size)
        py_raise(PY_VALUE_ERROR, "cannot reshape array of size %lld into shape %s", (long long)size, wanted);
}

np_array *np_reshape_dims(const np_array *x, np_shape shape)
{
    resolve(x, &shape);
    np_array *view = np_view(np_is_contiguous(x) ? x : np_copied(x, x->type));
    view->ndim = shape.count;
    memcpy(view->shape, shape.dims, sizeof view->shape);
    np_own_strides(view);
    return view;
}

np_array *np_transpose_axes(const np_array *x, np_shape axes)
{
    np_array *view = np_view(x);
    if (axes.count != x->ndim)
        py_raise(PY_VALUE_ERROR, "axes don't match array");
    bool seen[NP_MAX_DIMS] = {0};
    for (int i = 0; i < x->ndim; i++) {
        int from = np_axis(axes.dims[i], x->ndim);
        if (seen[from])
            py_raise(PY_VALUE_ERROR, "repeated axis in transpose");
        seen[from] = true;
        view->shape[i] = x->shape[from];
        view->strides[i] = x->strides[from];
    }
    return view;
}

np_array *np_transpose(const np_array *x)
{
    np_shape axes = {.count = x->ndim};
    for (int i = 0; i < x->ndim; i++)
        axes.dims[i] = x->ndim - 1 - i;
    return x->ndim ? np_transpose_axes(x, axes) : (np_array *)x;
}

np_array *np_swapaxes(const np_array *x, int64_t a, int64_t b)
{
    np_shape axes = {.count = x->ndim};
    for (int i = 0; i < x->ndim; i++)
        axes.dims[i] = i;
    int left = np_axis(a, x->ndim), right = np_axis(b, x->ndim);
    axes.dims[left] = right;
    axes.dims[right] = left;
    return np_transpose_axes(x, axes);
}

np_array *np_moveaxis(const np_array *x, int64_t from, int64_t to)
{
    np_shape axes = {.count = 0};
    int source = np_axis(from, x->ndim), target = np_axis(to, x->ndim);
    for (int i = 0; i < x->ndim; i++)
        if (i != source)
            axes.dims[axes.count++] = i;
    for (int i = axes.count++; i > target; i--)
        axes.dims[i] = axes.dims[i - 1];
    axes.dims[target] = source;
    return np_transpose_axes(x, axes);
}

np_array *np_flatten(const np_array *x)
{
    return np_reshape_dims(np_copied(x, x->type), NP_SHAPE(-1));
}

np_array *np_ravel(const np_array *x)
{
    return np_reshape_dims(x, NP_SHAPE(-1));
}

static void drop_axis(np_array *view, int axis)
{
    view->ndim--;
    for (int i = axis; i < view->ndim; i++) {
        view->shape[i] = view->shape[i + 1];
        view->strides[i] = view->strides[i + 1];
    }
}

np_array *np_squeeze(const np_array *x)
{
    np_array *view = np_view(x);
    for (int i = x->ndim - 1; i >= 0; i--)
        if (x->shape[i] == 1)
            drop_axis(view, i);
    return view;
}

np_array *np_squeeze_axis(const np_array *x, int64_t axis)
{
    int at = np_axis(axis, x->ndim);
    if (x->shape[at] != 1)
        py_raise(PY_VALUE_ERROR, "cannot select an axis to squeeze out which has size not equal to one");
    np_array *view = np_view(x);
    drop_axis(view, at);
    return view;
}

static np_array *with_axis(const np_array *x, int at)
{
    if (x->ndim == NP_MAX_DIMS)
        py_raise(PY_VALUE_ERROR, "number of dimensions must be within [0, %d]", NP_MAX_DIMS);
    np_array *view = np_view(x);
    for (int i = view->ndim++; i > at; i--) {
        view->shape[i] = view->shape[i - 1];
        view->strides[i] = view->strides[i - 1];
    }
    view->shape[at] = 1;
    view->strides[at] = 0;
    return view;
}

np_array *np_expand_dims(const np_array *x, int64_t axis)
{
    return with_axis(x, np_axis(axis, x->ndim + 1));
}

np_array *np_broadcast_to(const np_array *x, np_shape shape)
{
    return np_broadcast(x, shape.count, shape.dims);
}

np_array *np_atleast(const np_array *x, int64_t ndim)
{
    np_array *out = np_view(x);
    if (ndim == 3 && x->ndim == 2)
        return with_axis(x, 2);
    while (out->ndim < ndim)
        out = with_axis(out, out->ndim == 1 && ndim == 3 ? 1 : 0);
    return out;
}

np_array *np_flip_axis(const np_array *x, int64_t axis)
{
    int at = np_axis(axis, x->ndim);
    np_array *view = np_view(x);
    if (x->shape[at]) {
        view->data += (x->shape[at] - 1) * x->strides[at];
        view->strides[at] = -x->strides[at];
    }
    return view;
}

np_array *np_flip(const np_array *x)
{
    np_array *out = (np_array *)x;
    for (int i = 0; i < x->ndim; i++)
        out = np_flip_axis(out, i);
    return out;
}

np_array *np_rot90(const np_array *x, int64_t k)
{
    switch (((k % 4) + 4) % 4) {
    case 0:
        return np_view(x);
    case 1:
        return np_flip_axis(np_swapaxes(x, 0, 1), 0);
    case 2:
        return np_flip_axis(np_flip_axis(x, 0), 1);
    default:
        return np_swapaxes(np_flip_axis(x, 0), 0, 1);
    }
}

np_array *np_roll_axis(const np_array *x, int64_t shift, int64_t axis)
{
    int at = np_axis(axis, x->ndim);
    int64_t n = x->shape[at];
    int64_t by = n ? ((shift % n) + n) % n : 0;
    if (by == 0)
        return np_copied(x, x->type);
    np_array *head = np_view(x), *tail = np_view(x);
    head->shape[at] = n - by;
    tail->shape[at] = by;
    tail->data += (n - by) * x->strides[at];
    return np_concatenate_list(py_objects(tail, head), at);
}

np_array *np_roll(const np_array *x, int64_t shift)
{
    return np_reshape_dims(np_roll_axis(np_ravel(x), shift, 0), np_shape_of(x));
}

np_array *np_diag(const np_array *x, int64_t k)
{
    if (x->ndim == 1) {
        int64_t n = x->shape[0] + (k < 0 ? -k : k);
        np_array *out = np_zeros(np_dtype_of(x), NP_SHAPE(n, n));
        np_array diagonal = {.type = x->type, .ndim = 1, .shape = {x->shape[0]}, .strides = {out->strides[0] + out->strides[1]},
                             .data = out->data + (k >= 0 ? k * out->strides[1] : -k * out->strides[0])};
        np_cast_into(&diagonal, x);
        return out;
    }
    if (x->ndim != 2)
        py_raise(PY_VALUE_ERROR, "Input must be 1- or 2-d.");
    np_array *view = np_view(x);
    int64_t rows = x->shape[0] - (k < 0 ? -k : 0), columns = x->shape[1] - (k > 0 ? k : 0);
    view->ndim = 1;
    view->shape[0] = rows < columns ? rows : columns;
    view->shape[0] = view->shape[0] > 0 ? view->shape[0] : 0;
    view->strides[0] = x->strides[0] + x->strides[1];
    view->data += k >= 0 ? k * x->strides[1] : -k * x->strides[0];
    view->is_readonly = true;
    return view;
}

np_array *np_triangle(const np_array *x, int64_t k, bool is_upper)
{
    np_array *out = np_copied(x->ndim == 1 ? np_broadcast(x, 2, (const int64_t[]){x->shape[0], x->shape[0]}) : x, x->type);
    int row = out->ndim - 2, column = out->ndim - 1;
    if (row < 0)
        py_raise(PY_VALUE_ERROR, "m must have at least one dimension");
    int64_t matrices = np_count(row, out->shape), size = out->shape[row] * out->shape[column];
    for (int64_t m = 0; m < matrices; m++)
        for (int64_t i = 0; i < out->shape[row]; i++)
            for (int64_t j = 0; j < out->shape[column]; j++)
                if (is_upper ? j - i < k : j - i > k)
                    np_put_int(out->data + (m * size + i * out->shape[column] + j) * np_type_size(out->type), out->type, 0);
    return out;
}

np_array *np_repeat_axis(const np_array *x, int64_t times, int64_t axis)
{
    int at = np_axis(axis, x->ndim);
    np_array *wide = with_axis(x, at + 1);
    wide->shape[at + 1] = times; /* stride 0 */
    np_array *copy = np_copied(wide, x->type);
    np_shape shape = np_shape_of(x);
    shape.dims[at] *= times;
    return np_reshape_dims(copy, shape);
}

np_array *np_repeat(const np_array *x, int64_t times)
{
    return np_repeat_axis(np_ravel(x), times, 0);
}

np_array *np_tile(const np_array *x, np_shape times)
{
    np_array *out = np_view(x);
    while (out->ndim < times.count)
        out = with_axis(out, 0);
    np_shape wide = {.count = 2 * out->ndim}, final = {.count = out->ndim};
    np_array *view = np_view(out);
    int lead = out->ndim - times.count;
    if (wide.count > NP_MAX_DIMS)
        py_raise(PY_VALUE_ERROR, "too many dimensions for tile");
    for (int i = 0; i < out->ndim; i++) {
        int64_t count = i < lead ? 1 : times.dims[i - lead];
        view->shape[2 * i] = count;
        view->strides[2 * i] = 0;
        view->shape[2 * i + 1] = out->shape[i];
        view->strides[2 * i + 1] = out->strides[i];
        final.dims[i] = count * out->shape[i];
    }
    view->ndim = wide.count;
    return np_reshape_dims(np_copied(view, x->type), final);
}

np_array *np_pad(const np_array *x, np_shape widths, double value)
{
    int64_t shape[NP_MAX_DIMS], before[NP_MAX_DIMS];
    for (int i = 0; i < x->ndim; i++) {
        bool is_one = widths.count == 1, is_pair = widths.count == 2;
        if (!is_one && !is_pair && widths.count != 2 * x->ndim)
            py_raise(PY_VALUE_ERROR, "operands could not be broadcast together with remapped shapes");
        before[i] = widths.dims[is_one || is_pair ? 0 : 2 * i];
        shape[i] = x->shape[i] + before[i] + widths.dims[is_one ? 0 : is_pair ? 1 : 2 * i + 1];
    }
    np_array *out = np_new(x->type, x->ndim, shape);
    np_fill_of(out, np_of_float(value));
    np_array inside = *out;
    for (int i = 0; i < x->ndim; i++) {
        inside.shape[i] = x->shape[i];
        inside.data += before[i] * out->strides[i];
    }
    np_cast_into(&inside, x);
    return out;
}
