/* Callbacks, and hooks on the gradients of arrays. */
#include "t2m/mx_hook.h"

#include "internal.h"
#include "mlx/c/t2m_ext.h"
#include "t2m/py_try.h"

/* ---- callbacks */

static void destroy_callback(void *self)
{
    t2m_release(((py_callback *)self)->bound);
}

static const t2m_kind callback_kind = {.name = "RemovableHandle", .module = "torch.utils.hooks", .destroy = destroy_callback};

py_callback *py_callback_new(void (*function)(void *bound), const void *bound)
{
    py_callback *self = T2M_NEW(py_callback, &callback_kind);
    self->function = function;
    self->bound = t2m_retain(bound);
    return self;
}

void py_callback_remove(py_callback *self)
{
    self->is_removed = true;
}

static _Thread_local mx_exchange *current;

static mx_exchange *exchange_at_hand(void)
{
    if (current == NULL)
        T2M_BUG("no callback is running");
    return current;
}

mx_array mx_given(int64_t index)
{
    const py_list *given = exchange_at_hand()->given;
    return index < given->length ? mx_autorelease(mx_retained(given->items[index].a)) : MX_NONE;
}

py_tuple *mx_all_given(void)
{
    return py_tuple_of_list(exchange_at_hand()->given);
}

void *mx_given_object(void)
{
    return exchange_at_hand()->object;
}

void mx_give(mx_array x)
{
    py_list_append(exchange_at_hand()->taken, py_of(x));
}

static void restore(mx_exchange *const *before)
{
    current = *before;
}

void mx_call_back(const py_callback *callback, mx_exchange *exchange)
{
    __attribute__((cleanup(restore))) mx_exchange *before = current;
    current = exchange;
    exchange->taken = py_list_new(PY_ARRAY);
    callback->function(callback->bound);
}

/* ---- gradients of arrays */

/* What the hooks make of a gradient. */
mx_array mx_hooked(const mx_leaf *leaf, mx_array gradient)
{
    for (int64_t i = 0; leaf->hooks != NULL && i < leaf->hooks->length; i++) {
        const py_callback *hook = leaf->hooks->items[i].o;
        if (hook->is_removed)
            continue;
        mx_exchange exchange = {.given = py_arrays(gradient)};
        mx_call_back(hook, &exchange);
        if (exchange.taken->length > 0 && !mx_is_none(exchange.taken->items[0].a))
            gradient = exchange.taken->items[0].a;
    }
    return gradient;
}

/* The engine's walk has the whole gradient of an array that has hooks and is no leaf. */
static int on_gradient(mlx_array *res, const mlx_array gradient, void *owner)
{
    T2M_POOL(pool);
    T2M_TRY(attempt);
    mx_leaf *leaf = owner;
    if (py_try(&attempt)) {
        mx_array seen = mx_hooked(leaf, gradient);
        if (leaf->keeps)
            mx_set(leaf->slot, seen);
        mlx_array_set(res, seen);
    } else {
        py_suspend(&attempt);
    }
    return py_suspended() != NULL;
}

static mx_leaf *leaf_of(mx_array x)
{
    if (!mx_requires_grad(x))
        py_raise(PY_RUNTIME_ERROR, "cannot register a hook on a tensor that doesn't require gradient");
    mx_leaf *leaf = t2m_ext_owner(x);
    if (leaf != NULL)
        return leaf;
    leaf = mx_leaf_new(NULL);
    t2m_ext_on_gradient(on_gradient);
    mx_check(t2m_ext_hook(x, t2m_retain(leaf), t2m_release));
    return leaf;
}

py_callback *mx_add_hook(mx_array x, py_callback *hook)
{
    mx_leaf *leaf = leaf_of(x);
    if (leaf->hooks == NULL)
        t2m_set(&leaf->hooks, py_list_new(PY_OBJECT));
    py_list_append(leaf->hooks, py_of_object(hook));
    return hook;
}

void mx_retain_grad(mx_array x)
{
    if (!mx_requires_grad(x))
        py_raise(PY_RUNTIME_ERROR, "can't retain_grad on Tensor that has requires_grad=False");
    if (!mx_is_leaf(x))
        leaf_of(x)->keeps = true;
}
