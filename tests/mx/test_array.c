/* Arrays as values: memory, sizes, numbers out of them, lists into and out of them, dtypes, errors. */
#include <criterion/criterion.h>

#include <math.h>

#include "support.h"
#include "t2m/mx.h"

Test(array, pools_and_slots)
{
    size_t before = t2m_pool_size();
    T2M_OWNED mx_array sum = mx_retained(mx_zeros(MX_FLOAT32, 3));
    for (int i = 0; i < 50; i++) {
        T2M_POOL(pool);
        mx_set(&sum, mx_add(sum, 1.0));
        mx_eval(sum);
    }
    cr_assert_float_eq(mx_item_float(mx_sum(sum)), 150, 0);
    cr_assert_lt(t2m_pool_size() - before, 8);
}

static mx_array first_above(mx_array x, double limit)
{
    for (int64_t i = 0; i < mx_length(x); i++) {
        T2M_POOL(pool);
        mx_array element = mx_mul(mx_at(x, i), 1);
        if (mx_item_float(element) > limit)
            return mx_keep(&pool, element);
    }
    return MX_NONE;
}

Test(array, kept_values_survive_their_pool)
{
    cr_assert_float_eq(mx_item_float(first_above(mx_arange(0, 10, 1), 6.5)), 7, 0);
    cr_assert(mx_is_none(first_above(mx_arange(0, 3, 1), 6.5)));
}

Test(array, lists_hold_arrays)
{
    py_list *xs = py_list_new(PY_ARRAY);
    {
        T2M_POOL(pool);
        for (int i = 0; i < 4; i++)
            py_list_append(xs, py_of(mx_tensor(i)));
    }
    cr_assert_eq(mx_item_int(mx_sum(mx_stack_list(0, xs))), 6);
    mx_eval(xs);
}

Test(array, numbers_out)
{
    cr_assert_eq(mx_item_int(mx_tensor(-3.75)), -3);
    cr_assert(mx_item_bool(mx_tensor(0.5)));
    cr_assert_not(signbit(mx_item_float(mx_div(mx_tensor(0.0), 0.0))), "nan must print without a sign");
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(mx_tensor(py_floats(0.5, 2))))), "[0.5, 2.0]");
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(mx_reshape(mx_arange(0, 4, 1), 2, 2)))),
                     "[[0, 1], [2, 3]]");
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(mx_gt(mx_arange(0, 2, 1), 0)))), "[False, True]");
}

Test(array, lists_in)
{
    cr_assert_eq(mx_dtype_of(mx_tensor(py_ints(1, 2))), MX_INT64);
    cr_assert_eq(mx_dtype_of(mx_tensor(py_floats(1, 2))), MX_FLOAT32);
    cr_assert_eq(mx_dtype_of(mx_tensor(py_bools(true))), MX_BOOL);
    mx_array rows = mx_tensor(PY_TUPLE(PY_OBJECT, py_of(PY_TUPLE(PY_INT, py_of(1), py_of(2))), py_of(py_floats(3, 0.5))));
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(rows))), "[[1.0, 2.0], [3.0, 0.5]]");
    mx_array boxed = mx_tensor(py_objects(py_box(true), py_box((int64_t)7)));
    cr_assert_eq(mx_dtype_of(boxed), MX_INT64);
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(boxed))), "[1, 7]");
    cr_assert_eq(mx_item_float(mx_tensor(py_box(2.5))), 2.5);
    mx_array nested = mx_tensor(py_objects(py_ints(1, 2, 3), py_ints(4, 5, 6)));
    cr_assert(mx_dims_equal(mx_shape(nested), MX_DIMS(2, 3)));
    cr_assert_eq(mx_item_int(mx_slice(nested, MX_AT(1), MX_AT(0))), 4);
    cr_assert_eq(mx_dtype_of(mx_tensor_as(py_ints(1), MX_FLOAT64)), MX_FLOAT64);
}

/* A number is weak; a 0-dim array gives way within its category. */
Test(array, promotion)
{
    mx_array i = mx_ones(MX_INT64, 2), f = mx_ones(MX_FLOAT32, 2), h = mx_ones(MX_FLOAT16, 2),
             b = mx_ones(MX_BOOL, 2);
    cr_assert_eq(mx_dtype_of(mx_mul(i, 0.5)), MX_FLOAT32);
    cr_assert_eq(mx_dtype_of(mx_mul(i, 2)), MX_INT64);
    cr_assert_eq(mx_dtype_of(mx_mul(h, 0.5)), MX_FLOAT16);
    cr_assert_eq(mx_dtype_of(mx_mul(b, 2)), MX_INT64);
    cr_assert_eq(mx_dtype_of(mx_add(i, f)), MX_FLOAT32);
    cr_assert_eq(mx_dtype_of(mx_add(h, f)), MX_FLOAT32);
    cr_assert_eq(mx_dtype_of(mx_add(h, mx_tensor(1.5))), MX_FLOAT16);
    cr_assert_eq(mx_dtype_of(mx_add(i, mx_tensor(1.5))), MX_FLOAT32);
    cr_assert_eq(mx_dtype_of(mx_add(f, mx_tensor_as(2.0, MX_FLOAT64))), MX_FLOAT32);
    cr_assert_eq(mx_dtype_of(mx_add(mx_ones(MX_UINT8, 1), mx_ones(MX_INT8, 1))), MX_INT16);
    cr_assert_eq(mx_dtype_of(mx_div(i, 2)), MX_FLOAT32);
    cr_assert_eq(mx_dtype_of(mx_sum(b)), MX_INT64);
}

Test(array, rounding_divisions)
{
    mx_array x = mx_tensor(py_ints(7, -7, 8, -8)), down = mx_floordiv(x, 3), zero = mx_truncdiv(x, 3);
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(down))), "[2, -3, 2, -3]");
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(zero))), "[2, -2, 2, -2]");
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(mx_mod(x, 3)))), "[1, 2, 2, 1]");
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(mx_fmod(x, 3)))), "[1, -1, 2, -2]");
}

Test(array, many_constants_do_not_mix)
{
    mx_array x = mx_ones(MX_FLOAT32, 1);
    for (int i = 0; i < 2000; i++) {
        T2M_POOL(pool);
        cr_assert_float_eq(mx_item_float(mx_mul(x, i * 0.25)), i * 0.25, 0);
    }
}

Test(array, sizes_depending_on_values)
{
    mx_array x = mx_tensor(py_ints(3, 1, 3, 2, 1));
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(mx_unique(x)))), "[1, 2, 3]");
    cr_assert_str_eq(py_text(py_list_repr(mx_tolist(mx_bincount(x)))), "[0, 2, 1, 2]");
}

/* ---- errors: PyTorch's words */

static void item_of_two(void *context)
{
    (void)context;
    mx_item_float(mx_ones(MX_FLOAT32, 2));
}

static void bad_matmul(void *context)
{
    (void)context;
    mx_matmul(mx_ones(MX_FLOAT32, 2, 3), mx_ones(MX_FLOAT32, 2, 3));
}

static void bad_view(void *context)
{
    (void)context;
    mx_reshape(mx_ones(MX_FLOAT32, 6), 4, -1);
}

static void mean_of_ints(void *context)
{
    (void)context;
    mx_mean(mx_ones(MX_INT64, 2));
}

static void bad_dim(void *context)
{
    (void)context;
    mx_sum_dim(mx_ones(MX_FLOAT32, 2, 3), 2);
}

static void minus_of_bools(void *context)
{
    (void)context;
    mx_sub(mx_ones(MX_BOOL, 1), mx_ones(MX_BOOL, 1));
}

static void bad_cat(void *context)
{
    (void)context;
    mx_cat(0, mx_ones(MX_FLOAT32, 2, 3), mx_ones(MX_FLOAT32, 2, 4));
}

static void negative_power(void *context)
{
    (void)context;
    mx_pow(mx_ones(MX_INT64, 1), -1);
}

Test(array, errors)
{
    expect_error(item_of_two, "RuntimeError: a Tensor with 2 elements cannot be converted to Scalar");
    expect_error(bad_matmul, "RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
    expect_error(bad_view, "RuntimeError: shape '[4, -1]' is invalid for input of size 6");
    expect_error(mean_of_ints,
                 "RuntimeError: mean(): could not infer output dtype. Input dtype must be either a "
                 "floating point or complex dtype. Got: Long");
    expect_error(bad_dim,
                 "IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)");
    expect_error(minus_of_bools,
                 "RuntimeError: Subtraction, the `-` operator, with two bool tensors is not supported. "
                 "If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.");
    expect_error(
        bad_cat,
        "RuntimeError: Sizes of tensors must match except in dimension 0. Expected size 3 but got size "
        "4 for tensor number 1 in the list.");
    expect_error(negative_power, "RuntimeError: Integers to negative integer powers are not allowed.");
}
