/* Shapes and strides: contiguity, broadcasting, axis checks. */
#include "op.h"

void engine_row_strides(const int *shape, int ndim, int64_t *strides)
{
    int64_t step = 1;
    for (int i = ndim - 1; i >= 0; i--) {
        strides[i] = step;
        step *= shape[i] > 0 ? shape[i] : 1;
    }
}

bool engine_is_row_contiguous(const engine_array *a)
{
    int64_t step = 1;
    for (int i = a->ndim - 1; i >= 0; i--) {
        if (a->shape[i] != 1 && a->strides[i] != step)
            return a->size == 0;
        step *= a->shape[i];
    }
    return true;
}

bool engine_is_dense(const engine_array *a)
{
    int order[ENGINE_MAX_NDIM], count = 0;
    for (int i = 0; i < a->ndim; i++) { /* insertion sort of the real dimensions, smallest stride first */
        if (a->shape[i] == 1)
            continue;
        int at = count++;
        for (; at > 0 && a->strides[order[at - 1]] > a->strides[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    int64_t step = 1;
    for (int k = 0; k < count; k++) {
        if (a->strides[order[k]] != step)
            return a->size == 0;
        step *= a->shape[order[k]];
    }
    return true;
}

int engine_axis(int axis, int ndim)
{
    int at = axis < 0 ? axis + ndim : axis;
    if (at >= 0 && at < ndim)
        return at;
    engine_error("axis %d is out of range for an array with %d dimensions", axis, ndim);
    return -1;
}

bool engine_axes(const int *axes, size_t count, int ndim, unsigned *set)
{
    *set = 0;
    for (size_t i = 0; i < count; i++) {
        int axis = engine_axis(axes[i], ndim);
        if (axis < 0)
            return false;
        if (*set >> axis & 1) {
            engine_error("axis %d is given twice", axes[i]);
            return false;
        }
        *set |= 1u << axis;
    }
    return true;
}

int engine_broadcast_shape(const engine_array *a, const engine_array *b, int *shape)
{
    int ndim = a->ndim > b->ndim ? a->ndim : b->ndim;
    for (int i = 0; i < ndim; i++) {
        int from_end = ndim - i;
        int size_a = from_end <= a->ndim ? a->shape[a->ndim - from_end] : 1;
        int size_b = from_end <= b->ndim ? b->shape[b->ndim - from_end] : 1;
        if (size_a != size_b && size_a != 1 && size_b != 1) {
            engine_error("shapes of %s and %s cannot be broadcast", engine_describe(a), engine_describe(b));
            return -1;
        }
        shape[i] = size_a == 1 ? size_b : size_a;
    }
    return ndim;
}

void engine_broadcast_strides(const engine_array *a, const int *shape, int ndim, int64_t *strides)
{
    int missing = ndim - a->ndim;
    for (int i = 0; i < ndim; i++) {
        bool own = i >= missing && (a->shape[i - missing] == shape[i] && shape[i] != 1);
        strides[i] = own ? a->strides[i - missing] : 0;
    }
}
