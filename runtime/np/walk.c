/* Loops over several arrays at once, and broadcasting. */
#include "internal.h"

/* Dimension `dim` of all operands goes on where `dim + 1` ends: the two are one. */
static bool is_one(const np_walk *walk, int dim)
{
    for (int k = 0; k < walk->operands; k++)
        if (walk->strides[k][dim] != walk->strides[k][dim + 1] * walk->shape[dim + 1])
            return false;
    return true;
}

static void drop_dim(np_walk *walk, int dim)
{
    walk->ndim--;
    for (int i = dim; i < walk->ndim; i++) {
        walk->shape[i] = walk->shape[i + 1];
        for (int k = 0; k < walk->operands; k++)
            walk->strides[k][i] = walk->strides[k][i + 1];
    }
}

static void coalesce(np_walk *walk)
{
    for (int i = walk->ndim - 1; i >= 0; i--)
        if (walk->shape[i] == 1)
            drop_dim(walk, i);
    for (int i = walk->ndim - 2; i >= 0; i--)
        if (is_one(walk, i)) {
            walk->shape[i + 1] *= walk->shape[i];
            drop_dim(walk, i);
        }
}

void np_walk_start(np_walk *walk, int ndim, const int64_t *shape, int operands, const np_array *const *arrays)
{
    *walk = (np_walk){.operands = operands, .ndim = ndim};
    memcpy(walk->shape, shape, (size_t)ndim * sizeof *shape);
    for (int k = 0; k < operands; k++) {
        walk->at[k] = arrays[k]->data;
        int lead = ndim - arrays[k]->ndim;
        for (int i = lead; i < ndim; i++)
            walk->strides[k][i] = arrays[k]->shape[i - lead] == 1 ? 0 : arrays[k]->strides[i - lead];
    }
    walk->is_done = np_count(ndim, shape) == 0;
    coalesce(walk);
    walk->inner = walk->ndim ? walk->shape[walk->ndim - 1] : 1;
    for (int k = 0; k < operands; k++)
        walk->inner_strides[k] = walk->ndim ? walk->strides[k][walk->ndim - 1] : 0;
}

bool np_walk_next(np_walk *walk)
{
    for (int i = walk->ndim - 2; i >= 0; i--) {
        if (++walk->index[i] < walk->shape[i]) {
            for (int k = 0; k < walk->operands; k++)
                walk->at[k] += walk->strides[k][i];
            return true;
        }
        for (int k = 0; k < walk->operands; k++)
            walk->at[k] -= walk->strides[k][i] * (walk->shape[i] - 1);
        walk->index[i] = 0;
    }
    return false;
}

void np_run(np_loop loop, int operands, const np_array *const *arrays)
{
    np_walk walk;
    np_walk_start(&walk, arrays[operands - 1]->ndim, arrays[operands - 1]->shape, operands, arrays);
    if (walk.is_done)
        return;
    do
        loop(walk.at, walk.inner_strides, walk.inner);
    while (np_walk_next(&walk));
}

/* ---- broadcasting */

int np_broadcast_shape(const np_array *a, const np_array *b, int64_t *shape)
{
    int ndim = a->ndim > b->ndim ? a->ndim : b->ndim;
    for (int i = 1; i <= ndim; i++) {
        int64_t left = i <= a->ndim ? a->shape[a->ndim - i] : 1, right = i <= b->ndim ? b->shape[b->ndim - i] : 1;
        if (left != right && left != 1 && right != 1)
            py_raise(PY_VALUE_ERROR, "operands could not be broadcast together with shapes %s %s ", np_shape_words(a->ndim, a->shape),
                     np_shape_words(b->ndim, b->shape));
        shape[ndim - i] = left == 1 ? right : left;
    }
    return ndim;
}

np_array *np_broadcast(const np_array *x, int ndim, const int64_t *shape)
{
    np_array *view = np_view(x);
    int lead = ndim - x->ndim;
    if (lead < 0)
        py_raise(PY_VALUE_ERROR, "input operand has more dimensions than allowed by the axis remapping");
    for (int i = 0; i < ndim; i++) {
        bool is_stretched = i < lead || x->shape[i - lead] == 1;
        if (!is_stretched && x->shape[i - lead] != shape[i])
            py_raise(PY_VALUE_ERROR, "operands could not be broadcast together with remapped shapes [original->remapped]: %s  and requested shape %s",
                     np_shape_words(x->ndim, x->shape), np_shape_words(ndim, shape));
        view->shape[i] = shape[i];
        view->strides[i] = is_stretched ? 0 : x->strides[i - lead];
    }
    view->ndim = ndim;
    view->is_readonly = true;
    return view;
}

/* ---- axes */

np_array *np_axis_last(const np_array *x, int axis)
{
    np_array *view = np_view(x);
    for (int i = axis; i < x->ndim - 1; i++) {
        view->shape[i] = x->shape[i + 1];
        view->strides[i] = x->strides[i + 1];
    }
    view->shape[x->ndim - 1] = x->shape[axis];
    view->strides[x->ndim - 1] = x->strides[axis];
    return view;
}

np_array *np_axis_back(np_array *x, int axis)
{
    np_array *view = np_view(x);
    for (int i = axis + 1; i < x->ndim; i++) {
        view->shape[i] = x->shape[i - 1];
        view->strides[i] = x->strides[i - 1];
    }
    view->shape[axis] = x->shape[x->ndim - 1];
    view->strides[axis] = x->strides[x->ndim - 1];
    return view;
}
