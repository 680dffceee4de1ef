/* torch.autograd.grad: gradients as values. */
#include "internal.h"
#include "mlx/c/t2m_ext.h"
#include "t2m/mx_grad.h"
#include "t2m/py_tuple.h"

static mlx_vector_array vector_of(const py_list *arrays)
{
    mlx_vector_array vector = mlx_vector_array_new();
    for (int64_t i = 0; arrays != NULL && i < arrays->length; i++)
        mlx_vector_array_append_value(vector, arrays->items[i].a);
    return vector;
}

static void check_outputs(const py_list *outputs, const py_list *given)
{
    for (int64_t i = 0; i < outputs->length; i++) {
        if (!mx_requires_grad(outputs->items[i].a))
            py_raise(PY_RUNTIME_ERROR, "element %d of tensors does not require grad and does not have a grad_fn", (int)i);
        mx_check_gradient(outputs->items[i].a, given == NULL ? MX_NONE : given->items[i].a, (int)i);
    }
}

static void check_inputs(const py_list *inputs)
{
    for (int64_t i = 0; i < inputs->length; i++) {
        if (!mx_requires_grad(inputs->items[i].a))
            py_raise(PY_RUNTIME_ERROR, "One of the differentiated Tensors does not require grad");
    }
}

static void refuse_unused(int64_t index)
{
    py_raise(PY_RUNTIME_ERROR,
             "The differentiated Tensor at index %d appears to not have been used in the graph. Set allow_unused=True if this is the "
             "desired behavior.", (int)index);
}

/* The gradients as a list; None where there is none: the first such is `unused`. */
static py_list *taken(mlx_vector_array gradients, int64_t *unused)
{
    py_list *list = py_list_new(PY_ARRAY);
    for (size_t i = 0; i < mlx_vector_array_size(gradients); i++) {
        mx_array gradient = mlx_array_new();
        mlx_vector_array_get(&gradient, gradients, i);
        bool is_absent = t2m_ext_is_absent_gradient(gradient);
        if (is_absent && *unused < 0)
            *unused = (int64_t)i;
        py_list_append(list, py_of(is_absent ? MX_NONE : gradient));
        mx_release(gradient);
    }
    return list;
}

static void materialize(py_list *gradients, const py_list *inputs)
{
    for (int64_t i = 0; i < gradients->length; i++)
        if (mx_is_none(gradients->items[i].a))
            py_list_set(gradients, i, py_of(mx_zeros_like(inputs->items[i].a)));
}

/* The inputs as the graph has them: parameters that were replaced since are there as they were. NULL if it has none of these. */
static py_list *as_the_graph_has_them(mlx_vector_array outputs, const py_list *inputs)
{
    mlx_vector_array leaves = mlx_vector_array_new();
    bool is_forgotten = false, any = false;
    mx_check(t2m_ext_marked(&leaves, outputs, (mlx_vector_array){NULL}, &is_forgotten));
    py_list *found = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < inputs->length; i++) {
        mx_array input = inputs->items[i].a;
        for (size_t k = 0; t2m_ext_is_marked(input) && k < mlx_vector_array_size(leaves); k++) {
            mx_array leaf = mx_vector_item(leaves, k);
            if (t2m_ext_owner(leaf) != t2m_ext_owner(input) || t2m_ext_present(leaf) == t2m_ext_present(input))
                continue;
            input = leaf;
            any = true;
        }
        py_list_append(found, py_of(input));
    }
    mlx_vector_array_free(leaves);
    return any ? found : NULL;
}

py_tuple *mx_gradients_with(const py_list *outputs, const py_list *inputs, mx_gradient_options options)
{
    check_outputs(outputs, options.grad_outputs);
    check_inputs(inputs);
    mlx_vector_array of = vector_of(outputs);
    mlx_vector_array leaves = vector_of(inputs);
    mx_refuse_forgotten(of, leaves);
    mlx_vector_array given = vector_of(options.grad_outputs), gradients = mlx_vector_array_new();
    mx_check(t2m_ext_backward(&gradients, of, given, leaves, options.create_graph));
    int64_t unused = -1;
    py_list *list = taken(gradients, &unused), *replaced = unused >= 0 ? as_the_graph_has_them(of, inputs) : NULL;
    if (replaced == NULL && !options.retain_graph && !options.create_graph)
        mx_check(t2m_ext_forget(of, leaves));
    mlx_vector_array_free(gradients);
    mlx_vector_array_free(leaves);
    mlx_vector_array_free(given);
    mlx_vector_array_free(of);
    if (replaced != NULL)
        return mx_gradients_with(outputs, replaced, options);
    if (options.materialize_grads)
        materialize(list, inputs);
    else if (unused >= 0 && !options.allow_unused)
        refuse_unused(unused);
    return py_tuple_of_list(list);
}
