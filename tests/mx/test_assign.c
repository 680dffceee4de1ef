/* In-place operations: what PyTorch prints where several names and views show one tensor. */
#include <criterion/criterion.h>

#include <string.h>

#include "support.h"
#include "t2m/mx.h"
#include "mlx/c/memory.h"
#include "t2m/py.h"

static void share(void)
{
    mx_share_views(true);
}

static void expect(mx_array x, const char *text)
{
    cr_assert_str_eq(py_text(mx_repr(x)), text);
}

TestSuite(assign, .init = share);

Test(assign, all_names_read_it)
{
    T2M_POOL(pool);
    mx_array a = mx_zeros(MX_FLOAT32, 3);
    T2M_OWNED mx_array b = mx_retained(a);
    mx_array before = mx_add(a, 10.0);
    mx_assign(b, mx_add(b, 1.0));
    expect(a, "tensor([1., 1., 1.])");
    mx_assign(a, mx_mul(a, 5.0));
    expect(b, "tensor([5., 5., 5.])");
    expect(before, "tensor([10., 10., 10.])");
}

Test(assign, views_follow_and_write_through)
{
    T2M_POOL(pool);
    mx_array a = mx_zeros(MX_FLOAT32, 2, 3);
    mx_array row = mx_at(a, 0), part = mx_slice(row, MX_FROM(1)), flat = mx_reshape(a, -1), turned = mx_t(a);
    mx_assign(part, mx_add(part, 7.0));
    expect(a, "tensor([[0., 7., 7.],\n        [0., 0., 0.]])");
    expect(row, "tensor([0., 7., 7.])");
    expect(flat, "tensor([0., 7., 7., 0., 0., 0.])");
    mx_assign(a, mx_add(a, 1.0));
    expect(part, "tensor([8., 8.])");
    mx_assign(turned, mx_stored(turned, 9.0, MX_AT(0)));
    expect(a, "tensor([[9., 8., 8.],\n        [9., 1., 1.]])");
    mx_array kept = mx_clone(row);
    mx_assign(flat, mx_zeros_like(flat));
    expect(row, "tensor([0., 0., 0.])");
    expect(kept, "tensor([9., 8., 8.])");
}

Test(assign, integers_and_bools)
{
    T2M_POOL(pool);
    mx_array n = mx_arange(0, 6, 1), even = mx_slice(n, MX_RANGE(0, 6, 2));
    mx_assign(even, mx_mul(even, 10));
    expect(n, "tensor([ 0,  1, 20,  3, 40,  5])");
    mx_array flags = mx_gt(n, 3), last = mx_slice(flags, MX_FROM(4));
    mx_assign(last, mx_not(last));
    expect(flags, "tensor([False, False,  True, False, False, False])");
}

static void assign_other_shape(void *context)
{
    (void)context;
    mx_assign(mx_zeros(MX_FLOAT32, 3), mx_zeros(MX_FLOAT32, 4));
}

Test(assign, what_does_not_fit_is_an_error)
{
    outcome ended = run_apart(assign_other_shape, NULL);
    cr_assert_eq(ended.code, 1);
    cr_assert_eq(strncmp(ended.err, "RuntimeError: ", 14), 0);
}

Test(assign, loops_stay_flat)
{
    T2M_OWNED mx_array a = mx_retained(mx_zeros(MX_FLOAT32, 1000));
    T2M_OWNED mx_array half = mx_retained(mx_slice(a, MX_FROM(500)));
    size_t before = 0, after = 0;
    for (int i = 0; i < 300; i++) {
        T2M_POOL(pool);
        mx_assign(half, mx_add(half, 1.0));
        mx_eval(a);
        mlx_get_active_memory(i == 100 ? &before : &after);
    }
    cr_assert_float_eq(mx_item_float(mx_sum(a)), 150000, 0);
    cr_assert_leq(after, before + 8000);
}
