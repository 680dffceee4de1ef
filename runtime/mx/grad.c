/* Recorded graphs. The engine keeps and walks them; here is where their gradients go, and when what is let go. */
#include "t2m/mx_grad.h"

#include <stdio.h>
#include <string.h>

#include "internal.h"
#include "mlx/c/t2m_ext.h"

static bool records;
void (*mx_on_backward)(mx_array loss);

static void *retain_owner(void *owner)
{
    return t2m_retain((t2m_object *)owner);
}

void mx_record_graphs(void)
{
    records = true;
    t2m_ext_retain_owners(retain_owner);
}

bool mx_records_graphs(void)
{
    return records;
}

bool mx_set_grad_enabled(bool on)
{
    return t2m_ext_set_grad_enabled(on);
}

bool mx_grad_enabled(void)
{
    return t2m_ext_grad_enabled();
}

void mx_restore_grad(const bool *before)
{
    t2m_ext_set_grad_enabled(*before);
}

mx_array mx_named(mx_array x, const char *node)
{
    t2m_ext_label(x, node);
    return x;
}

/* ---- leaves */

static void destroy_leaf(void *self)
{
    mx_leaf *leaf = self;
    mx_release(leaf->own);
    t2m_release(leaf->hooks);
}

static const t2m_kind leaf_kind = {.name = "gradient slot", .destroy = destroy_leaf};

mx_leaf *mx_leaf_new(mx_array *slot)
{
    mx_leaf *leaf = T2M_NEW(mx_leaf, &leaf_kind);
    leaf->slot = slot == NULL ? &leaf->own : slot;
    return leaf;
}

void mx_mark(mx_array x, mx_leaf *leaf)
{
    if (t2m_ext_owner(x) != leaf)
        mx_check(t2m_ext_mark(x, t2m_retain(leaf), t2m_release));
    const void **last = &leaf->versions[leaf->version % MX_KEPT_VERSIONS], *present = t2m_ext_present(x);
    if (*last != NULL && *last != present)
        leaf->versions[++leaf->version % MX_KEPT_VERSIONS] = present;
    else
        *last = present;
}

void mx_unmark(mx_array x)
{
    mx_check(t2m_ext_unmark(x));
}

bool mx_requires_grad(mx_array x)
{
    return t2m_ext_requires_grad(x);
}

bool mx_is_leaf(mx_array x)
{
    return !t2m_ext_requires_grad(x) || t2m_ext_is_marked(x);
}

mx_array mx_require_grad(mx_array x)
{
    if (!mx_is_float(x))
        py_raise(PY_RUNTIME_ERROR, "only Tensors of floating point dtype can require gradients");
    if (!t2m_ext_requires_grad(x))
        mx_mark(x, mx_leaf_new(NULL));
    return x;
}

static mx_array *slot_of(mx_array x)
{
    const mx_leaf *leaf = t2m_ext_owner(x);
    return leaf == NULL ? NULL : leaf->slot;
}

mx_array mx_grad(mx_array x)
{
    const mx_array *slot = slot_of(x);
    return slot == NULL ? MX_NONE : mx_autorelease(mx_retained(*slot));
}

void mx_set_grad(mx_array x, mx_array grad)
{
    mx_array *slot = slot_of(x);
    if (slot != NULL)
        mx_set(slot, grad);
}

/* ---- backward */

void mx_check_gradient(mx_array loss, mx_array gradient, int index)
{
    if (mx_is_none(gradient)) {
        if (mx_numel(loss) != 1)
            py_raise(PY_RUNTIME_ERROR, "grad can be implicitly created only for scalar outputs");
    } else if (!mx_dims_equal(mx_shape(loss), mx_shape(gradient))) {
        py_raise(PY_RUNTIME_ERROR,
                 "Mismatch in shape: grad_output[%d] has a shape of %s and output[%d] has a shape of %s.", index,
                 py_text(mx_dims_text(mx_shape(gradient))), index, py_text(mx_dims_text(mx_shape(loss))));
    }
}

static _Noreturn void refuse_forgotten(void)
{
    py_raise(PY_RUNTIME_ERROR, "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
                               "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
                               "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
                               "saved tensors after calling backward.");
}

/* The marked arrays that the outputs depend on. Ends with an error if a part of the graph is gone, up to the inputs. */
static mlx_vector_array leaves_of(mlx_vector_array outputs, mlx_vector_array inputs)
{
    mlx_vector_array leaves = mlx_vector_array_new();
    bool is_forgotten = false;
    mx_check(t2m_ext_marked(&leaves, outputs, inputs, &is_forgotten));
    if (!is_forgotten)
        return leaves;
    mlx_vector_array_free(leaves);
    mlx_vector_array_free(outputs);
    refuse_forgotten();
}

static void refuse_stale_in(mlx_vector_array outputs, mlx_vector_array inputs, mlx_vector_array leaves);

void mx_refuse_forgotten(mlx_vector_array outputs, mlx_vector_array inputs)
{
    mlx_vector_array leaves = leaves_of(outputs, inputs);
    refuse_stale_in(outputs, inputs, leaves);
    if (inputs.ctx != NULL)
        refuse_stale_in(outputs, inputs, inputs);
    mlx_vector_array_free(leaves);
}

/* ---- arrays that were changed between forward and backward */

static bool is_stale(const void *array, const void *owner)
{
    const mx_leaf *leaf = owner;
    const void *present = leaf->versions[leaf->version % MX_KEPT_VERSIONS];
    return present != NULL && present != array;
}

static int version_of(const mx_leaf *leaf, const void *array)
{
    int age = 1;
    while (age < MX_KEPT_VERSIONS && age < leaf->version && leaf->versions[(leaf->version - age) % MX_KEPT_VERSIONS] != array)
        age++;
    return leaf->version - age;
}

static const char changed_text[] =
    "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.%sTensor %s]%s is at version "
    "%d; expected version %d instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with "
    "torch.autograd.set_detect_anomaly(True, check_nan=False).";

/* "MulBackward0" is called Mul there. */
static void describe_change(char *text, size_t size, const mlx_array needed, const char *node, int version, int expected)
{
    char name[80] = "", which[160] = "", sizes[200];
    if (node != NULL) {
        mx_name_node(node, (int)mx_ndim(needed), name, sizeof name);
        char *end = strstr(name, "Backward");
        if (end != NULL)
            *end = '\0';
        const char *space = strcmp(name, "CopySlices") == 0 ? "torch::autograd::" : "";
        snprintf(which, sizeof which, ", which is output 0 of %s%s,", space, name);
    }
    mx_dims dims = mx_shape(needed);
    size_t used = (size_t)snprintf(sizes, sizeof sizes, "[");
    for (int i = 0; i < dims.count && used < sizeof sizes - 24; i++)
        used += (size_t)snprintf(sizes + used, sizeof sizes - used, i == 0 ? "%" PRId64 : ", %" PRId64, dims.at[i]);
    snprintf(sizes + used, sizeof sizes - used, "]");
    snprintf(text, size, changed_text, mx_dtype_title(mx_dtype_of(needed)), sizes, which, version, expected);
}

__attribute__((constructor)) static void register_description(void)
{
    t2m_ext_on_change(describe_change);
}

static _Noreturn void refuse_stale(mx_array stale)
{
    const void *array = t2m_ext_behind(stale);
    mx_array source = {(void *)(uintptr_t)array};
    const mx_leaf *leaf = t2m_ext_owner(source);
    bool is_view = array != t2m_ext_present(stale) && mx_ndim(stale) == 2; /* x @ w.t(); convolutions turn their weights for themselves */
    mx_dims dims = mx_shape(is_view ? stale : source);
    py_raise(PY_RUNTIME_ERROR,
             changed_text, mx_dtype_title(mx_dtype_of(stale)), py_text(py_list_repr(mx_dims_list(dims))), is_view ? ", which is output 0 of AsStrided," : "",
             leaf->version, version_of(leaf, array));
}

static bool any_is_stale(mlx_vector_array leaves)
{
    T2M_POOL(pool);
    bool any = false;
    for (size_t i = 0; i < mlx_vector_array_size(leaves) && !any; i++) {
        mx_array leaf = mx_vector_item(leaves, i);
        any = t2m_ext_owner(leaf) != NULL && is_stale(leaf.ctx, t2m_ext_owner(leaf));
    }
    return any;
}

/* Ends with PyTorch's RuntimeError if the graph needs a parameter that has been replaced since. */
static void refuse_stale_in(mlx_vector_array outputs, mlx_vector_array inputs, mlx_vector_array leaves)
{
    mx_array stale = mlx_array_new();
    if (any_is_stale(leaves))
        mx_check(t2m_ext_stale(&stale, outputs, inputs, is_stale));
    if (stale.ctx != NULL)
        refuse_stale(mx_autorelease(stale));
}

/* Adds to the leaf's slot. A sum is computed soon: a loop that only adds up would carry the graphs of all its turns. */
static void deposit(mx_array leaf, mx_array gradient)
{
    mx_array *slot = slot_of(leaf);
    if (slot == NULL || t2m_ext_is_absent_gradient(gradient))
        return;
    gradient = mx_hooked(t2m_ext_owner(leaf), gradient);
    bool is_sum = !mx_is_none(*slot);
    mx_set(slot, is_sum ? mx_add_array(*slot, gradient) : gradient);
    if (is_sum)
        mx_eval_later(*slot);
}

static void deposit_all(mlx_vector_array leaves, mlx_vector_array gradients)
{
    T2M_POOL(pool);
    for (size_t i = 0; i < mlx_vector_array_size(leaves); i++)
        deposit(mx_vector_item(leaves, i), mx_vector_item(gradients, i));
}

void mx_backward_with(mx_array loss, mx_backward_options options)
{
    if (!mx_requires_grad(loss))
        py_raise(PY_RUNTIME_ERROR, "element 0 of tensors does not require grad and does not have a grad_fn");
    mx_check_gradient(loss, options.gradient, 0);
    mlx_vector_array outputs = mx_vector(&loss, 1);
    mlx_vector_array leaves = leaves_of(outputs, (mlx_vector_array){NULL}); /* or the end */
    refuse_stale_in(outputs, (mlx_vector_array){NULL}, leaves);
    mlx_vector_array gradients = mlx_vector_array_new();
    mlx_vector_array given = mx_is_none(options.gradient) ? mlx_vector_array_new() : mx_vector(&options.gradient, 1);
    mx_check(t2m_ext_backward(&gradients, outputs, given, leaves, options.create_graph));
    bool before = mx_set_grad_enabled(options.create_graph);
    deposit_all(leaves, gradients);
    mx_set_grad_enabled(before);
    if (!options.retain_graph && !options.create_graph)
        mx_check(t2m_ext_forget(outputs, (mlx_vector_array){NULL}));
    mx_eval_later(loss);
    if (mx_on_backward != NULL)
        mx_on_backward(loss);
    mlx_vector_array_free(given);
    mlx_vector_array_free(leaves);
    mlx_vector_array_free(gradients);
    mlx_vector_array_free(outputs);
}
