/* Derivatives of functions at a point, by recorded graphs. */
#include "t2m/mx_functional.h"

#include "internal.h"
#include "mlx/c/t2m_ext.h"

mx_array mx_point(mx_array x)
{
    bool before = mx_set_grad_enabled(true);
    mx_array point = mx_requires_grad(x) ? mx_mul(x, 1) : mx_require_grad(mx_fresh(mx_detach(x)));
    mx_set_grad_enabled(before);
    return point;
}

static bool any_requires_grad(const py_list *values)
{
    for (int64_t i = 0; i < values->length; i++)
        if (mx_requires_grad(values->items[i].a))
            return true;
    return false;
}

static py_list *zeros_of(const py_list *points)
{
    py_list *zeros = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < points->length; i++)
        py_list_append(zeros, py_of(mx_zeros_like(points->items[i].a)));
    return zeros;
}

py_list *mx_pull_all(const py_list *values, const py_list *points, const py_list *cotangents)
{
    bool before = mx_set_grad_enabled(true);
    py_list *asked = py_list_new(PY_ARRAY), *weights = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < values->length; i++) { /* what depends on nothing has no part in it */
        if (!mx_requires_grad(values->items[i].a))
            continue;
        py_list_append(asked, values->items[i]);
        if (cotangents != NULL)
            py_list_append(weights, cotangents->items[i]);
    }
    py_list *pulled = zeros_of(points);
    if (any_requires_grad(asked)) {
        const py_tuple *found = mx_gradients(asked, points, .grad_outputs = cotangents == NULL ? NULL : weights, .create_graph = true,
                                             .allow_unused = true);
        for (int64_t i = 0; i < points->length; i++)
            if (!mx_is_none(found->items[i].a))
                py_list_set(pulled, i, found->items[i]);
    }
    mx_set_grad_enabled(before);
    return pulled;
}

py_list *mx_pull(mx_array value, const py_list *points, mx_array cotangent)
{
    return mx_pull_all(py_arrays(value), points, mx_is_none(cotangent) ? NULL : py_arrays(cotangent));
}

mx_array mx_pull_one(mx_array value, mx_array point, mx_array cotangent)
{
    return mx_autorelease(mx_retained(mx_pull(value, py_arrays(point), cotangent)->items[0].a));
}

py_list *mx_push(const py_list *values, const py_list *points, const py_list *tangents)
{
    py_list *weights = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < values->length; i++)
        py_list_append(weights, py_of(mx_require_grad(mx_fresh(mx_zeros_like(values->items[i].a)))));
    return mx_pull_all(mx_pull_all(values, points, weights), weights, tangents);
}

mx_array mx_jacobian(mx_array value, mx_array point)
{
    int64_t count = mx_numel(value), width = mx_numel(point);
    mx_array units = mx_eye(mx_dtype_of(value), count, count);
    py_list *rows = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < count; i++) {
        mx_array unit = mx_reshape_dims(mx_slice(units, MX_AT(i)), mx_shape(value));
        py_list_append(rows, py_of(mx_reshape(mx_pull_one(value, point, unit), width)));
    }
    mx_dims dims = mx_shape(value), inner = mx_shape(point);
    for (int k = 0; k < inner.count; k++)
        dims.at[dims.count++] = inner.at[k];
    bool before = mx_set_grad_enabled(true);
    mx_array result = mx_reshape_dims(count == 0 ? mx_zeros(mx_dtype_of(point), 0, width) : mx_stack_list(0, rows), dims);
    mx_set_grad_enabled(before);
    return result;
}

/* Does the graph lead to an array that is none of the points? */
static bool leads_elsewhere(mx_array x, const py_list *points)
{
    mlx_vector_array outputs = mx_vector(&x, 1), leaves = mlx_vector_array_new();
    bool is_forgotten = false, elsewhere = false;
    mx_check(t2m_ext_marked(&leaves, outputs, (mlx_vector_array){NULL}, &is_forgotten));
    for (size_t i = 0; i < mlx_vector_array_size(leaves) && !elsewhere; i++) {
        mx_array leaf = mx_vector_item(leaves, i);
        bool is_point = false;
        for (int64_t k = 0; k < points->length; k++)
            is_point |= t2m_ext_owner(points->items[k].a) != NULL && t2m_ext_owner(points->items[k].a) == t2m_ext_owner(leaf);
        elsewhere = !is_point;
    }
    mlx_vector_array_free(leaves);
    mlx_vector_array_free(outputs);
    return elsewhere;
}

mx_array mx_settle(mx_array x, const py_list *points)
{
    if (!mx_requires_grad(x))
        return x;
    return mx_grad_enabled() && leads_elsewhere(x, points) ? x : mx_detach(x);
}
