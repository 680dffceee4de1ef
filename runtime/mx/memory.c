/* References to arrays, their place in pools, and the bridge from mlx-c's errors to Python's. */
#include "internal.h"

#include "mlx/c/error.h"
#include "t2m/py_try.h"

static void raise_engine_error(const char *message, void *data)
{
    if (py_suspended() != NULL) /* the engine only says that a callback failed */
        return;
    (void)data;
    py_raise(PY_RUNTIME_ERROR, "%s", message);
}

mx_array mx_retained(mx_array x)
{
    mx_array copy = mlx_array_new();
    if (x.ctx != NULL)
        mx_check(mlx_array_set(&copy, x));
    return copy;
}

void mx_release(mx_array x)
{
    if (x.ctx != NULL)
        mlx_array_free(x);
}

static void release_handle(void *handle)
{
    mlx_array_free((mx_array){handle});
}

mx_array mx_autorelease(mx_array x)
{
    if (x.ctx != NULL)
        t2m_pool_add(x.ctx, release_handle);
    return x;
}

void mx_set(mx_array *slot, mx_array value)
{
    mx_array old = *slot;
    *slot = mx_retained(value);
    mx_release(old);
}

mx_array mx_keep(t2m_pool *pool, mx_array x)
{
    mx_array kept = mx_retained(x);
    if (kept.ctx != NULL)
        t2m_pool_keep(pool, kept.ctx, release_handle);
    return kept;
}

void mx_release_slot(mx_array *slot)
{
    mx_release(*slot);
    *slot = MX_NONE;
}

static int compare(mx_array a, mx_array b)
{
    return mx_item_bool(mx_lt(b, a)) - mx_item_bool(mx_lt(a, b));
}

static const t2m_array_hooks hooks = {
    .retain = mx_retained,
    .release = mx_release,
    .autorelease = mx_autorelease,
    .copy = mx_clone,
    .equal = mx_equal,
    .compare = compare,
    .truth = mx_item_bool,
    .repr = mx_repr,
};

__attribute__((constructor)) static void register_hooks(void)
{
    t2m_register_array_hooks(&hooks);
    mlx_set_error_handler(raise_engine_error, NULL, NULL);
}

/* Here, where every program with arrays comes by: the linker would leave it out of dynamic.c. */
__attribute__((constructor)) static void register_operations(void)
{
    py_register_array_operations(&mx_boxed_operations);
}

mlx_stream mx_stream(void)
{
    static mlx_stream stream;
    if (stream.ctx == NULL)
        stream = mlx_default_cpu_stream_new();
    return stream;
}

void mx_check(int status)
{
    if (status == 0)
        return;
    py_resume(); /* of a callback */
    T2M_BUG("an array operation failed without a message");
}

mx_array mx_call_unary(mx_unary_function function, mx_array x)
{
    mx_array result = mlx_array_new();
    mx_check(function(&result, x, mx_stream()));
    return mx_autorelease(result);
}

mx_array mx_call_binary(mx_binary_function function, mx_array x, mx_array y)
{
    mx_array result = mlx_array_new();
    mx_check(function(&result, x, y, mx_stream()));
    return mx_autorelease(result);
}

mlx_vector_array mx_vector(const mx_array *arrays, size_t count)
{
    return mlx_vector_array_new_data(arrays, count);
}

mx_array mx_vector_item(mlx_vector_array vector, size_t index)
{
    mx_array item = mlx_array_new();
    mx_check(mlx_vector_array_get(&item, vector, index));
    return mx_autorelease(item);
}

py_list *mx_vector_list(mlx_vector_array vector)
{
    py_list *list = py_list_new(PY_ARRAY);
    for (size_t i = 0; i < mlx_vector_array_size(vector); i++)
        py_list_append(list, py_of(mx_vector_item(vector, i)));
    mlx_vector_array_free(vector);
    return list;
}
