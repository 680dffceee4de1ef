/* Arrays that are changed in place while others hold them. */
#include "internal.h"

#include "mlx/c/t2m_ext.h"

static bool shares_views;

void mx_share_views(bool on)
{
    shares_views = on;
    t2m_ext_share_views(on);
}

bool mx_shares_views(void)
{
    return shares_views;
}

static bool expects_changes;

void mx_expect_changes(void)
{
    expects_changes = true;
}

bool mx_expects_changes(void)
{
    return shares_views || expects_changes;
}

mx_array mx_follow(mx_array x)
{
    t2m_ext_follow(x);
    t2m_ext_share_views(true);
    mx_array view = mx_detach(x);
    t2m_ext_share_views(shares_views);
    return view;
}

static void assign(mx_array x, mx_array value, int (*engine_assign)(const mlx_array, const mlx_array));

void mx_update(mx_array *slot, mx_array value)
{
    bool fits = t2m_ext_is_followed(*slot) && mx_dtype_of(*slot) == mx_dtype_of(value) && mx_dims_equal(mx_shape(*slot), mx_shape(value));
    if (fits)
        assign(*slot, value, t2m_ext_assign);
    else
        mx_set(slot, value);
}

static void assign(mx_array x, mx_array value, int (*engine_assign)(const mlx_array, const mlx_array))
{
    value = mx_astype(value, mx_dtype_of(x));
    if (!mx_dims_equal(mx_shape(value), mx_shape(x)))
        value = mx_expand_dims(value, mx_shape(x));
    mx_leaf *leaf = t2m_ext_is_marked(x) ? t2m_ext_owner(x) : NULL;
    if (leaf == NULL) {
        mx_check(engine_assign(x, value));
        return;
    }
    if (mx_requires_grad(value))
        py_raise(PY_RUNTIME_ERROR, "a leaf Variable that requires grad is being used in an in-place operation.");
    leaf = t2m_retain(leaf); /* the mark goes over to what the array becomes */
    mx_check(t2m_ext_assign(x, mx_detach(value)));
    mx_mark(x, leaf);
    t2m_release(leaf);
}

void mx_assign(mx_array x, mx_array value)
{
    assign(x, value, t2m_ext_change);
}
