/* Subscripts: reading and storing, against what PyTorch gives for the same expressions. */
#include <criterion/criterion.h>

#include "support.h"
#include "t2m/mx.h"

/* x has these ints (as floats or ints), row-major, in this shape. */
#define EXPECT(x, shape, ...) expect((x), (shape), (const double[]){__VA_ARGS__})
static void expect(mx_array x, mx_dims shape, const double *values)
{
    cr_assert(mx_dims_equal(mx_shape(x), shape), "shape %s", py_text(mx_dims_text(mx_shape(x))));
    mx_array flat = mx_astype(mx_reshape(x, -1), MX_FLOAT32);
    const float *data = mx_data_float(flat);
    for (int64_t i = 0; i < mx_numel(x); i++)
        cr_assert_eq(data[i], (float)values[i], "element %d is %g", (int)i, (double)data[i]);
}

static mx_array grid(void) /* 0 ... 11 in (3, 4) */
{
    return mx_reshape(mx_arange(0, 12, 1), 3, 4);
}

Test(index, slices_and_places)
{
    mx_array x = grid();
    EXPECT(mx_slice(x, MX_TO(2), MX_TO(2)), MX_DIMS(2, 2), 0, 1, 4, 5);
    EXPECT(mx_slice(x, MX_ALL, MX_AT(-1)), MX_DIMS(3), 3, 7, 11);
    EXPECT(mx_slice(x, MX_AT(1)), MX_DIMS(4), 4, 5, 6, 7);
    EXPECT(mx_slice(x, MX_AT(1), MX_AT(2)), MX_DIMS(), 6);
    EXPECT(mx_slice(x, MX_ALL, MX_RANGE(0, 4, 2)), MX_DIMS(3, 2), 0, 2, 4, 6, 8, 10);
    EXPECT(mx_slice(x, MX_FROM(-2), MX_FROM(3)), MX_DIMS(2, 1), 7, 11);
    EXPECT(mx_slice(x, MX_SPAN(2, 100), MX_SPAN(-100, 1)), MX_DIMS(1, 1), 8);
    cr_assert_eq(mx_numel(mx_slice(x, MX_SPAN(2, 1))), 0);
}

Test(index, new_dims_and_ellipsis)
{
    mx_array x = grid();
    cr_assert(mx_dims_equal(mx_shape(mx_slice(x, MX_ELLIPSIS, MX_NEW)), MX_DIMS(3, 4, 1)));
    cr_assert(mx_dims_equal(mx_shape(mx_slice(x, MX_NEW)), MX_DIMS(1, 3, 4)));
    EXPECT(mx_slice(x, MX_ELLIPSIS, MX_AT(0)), MX_DIMS(3), 0, 4, 8);
    EXPECT(mx_slice(x, MX_AT(0), MX_NEW, MX_TO(2)), MX_DIMS(1, 2), 0, 1);
}

Test(index, index_arrays)
{
    mx_array x = grid(), rows = mx_tensor(py_ints(2, 0)), columns = mx_tensor(py_ints(-1, 1));
    EXPECT(mx_slice(x, MX_BY(rows)), MX_DIMS(2, 4), 8, 9, 10, 11, 0, 1, 2, 3);
    EXPECT(mx_slice(x, MX_ALL, MX_BY(rows)), MX_DIMS(3, 2), 2, 0, 6, 4, 10, 8);
    EXPECT(mx_slice(x, MX_BY(rows), MX_BY(columns)), MX_DIMS(2), 11, 1);
    EXPECT(mx_slice(x, MX_BY(mx_unsqueeze(rows, 1)), MX_BY(columns)), MX_DIMS(2, 2), 11, 9, 3, 1);
    mx_array y = mx_reshape(mx_arange(0, 24, 1), 2, 3, 4);
    /* side by side behind a slice: their dim stays there */
    EXPECT(mx_slice(y, MX_ALL, MX_BY(rows), MX_BY(columns)), MX_DIMS(2, 2), 11, 1, 23, 13);
    /* apart: to the front */
    mx_array ones = mx_tensor(py_ints(1, 0));
    EXPECT(mx_slice(y, MX_BY(ones), MX_ALL, MX_BY(columns)), MX_DIMS(2, 3), 15, 19, 23, 1, 5, 9);
}

Test(index, masks)
{
    mx_array x = grid(), mask = mx_eq(mx_mod(x, 5), 0);
    EXPECT(mx_slice(x, MX_BY(mask)), MX_DIMS(3), 0, 5, 10);
    EXPECT(mx_slice(x, MX_BY(mx_tensor(py_bools(true, false, true)))), MX_DIMS(2, 4), 0, 1, 2, 3, 8, 9, 10,
           11);
    EXPECT(mx_masked_select(x, mask), MX_DIMS(3), 0, 5, 10);
    EXPECT(mx_nonzero(mask), MX_DIMS(3, 2), 0, 0, 1, 1, 2, 2);
}

Test(index, stores)
{
    T2M_OWNED mx_array x = mx_retained(grid());
    mx_store(&x, 50, MX_AT(0), MX_AT(-1));
    mx_store(&x, mx_tensor(py_ints(20, 21)), MX_AT(1), MX_TO(2));
    mx_store(&x, 7.9, MX_AT(2)); /* the dtype stays int64 */
    EXPECT(x, MX_DIMS(3, 4), 0, 1, 2, 50, 20, 21, 6, 7, 7, 7, 7, 7);
    mx_array mask = mx_gt(x, 10);
    EXPECT(mx_stored(x, 0, MX_BY(mask)), MX_DIMS(3, 4), 0, 1, 2, 0, 0, 0, 6, 7, 7, 7, 7, 7);
    EXPECT(mx_stored(x, mx_tensor(py_ints(-1, -2, -3)), MX_BY(mask)), MX_DIMS(3, 4), 0, 1, 2, -1, -2, -3, 6,
           7, 7, 7, 7, 7);
    mx_array rows = mx_tensor(py_ints(2, 0)), columns = mx_tensor(py_ints(0, 1));
    EXPECT(mx_stored(x, 9, MX_BY(rows), MX_BY(columns)), MX_DIMS(3, 4), 0, 9, 2, 50, 20, 21, 6, 7, 9, 7, 7,
           7);
    EXPECT(mx_stored(x, mx_tensor(py_ints(1, 2)), MX_ALL, MX_RANGE(0, 4, 2)), MX_DIMS(3, 4), 1, 1, 2, 50, 1,
           21, 2, 7, 1, 7, 2, 7);
}

Test(index, gather_and_scatter)
{
    mx_array x = grid(), at = mx_tensor(py_ints(0, 3, 1));
    EXPECT(mx_gather(x, 1, mx_unsqueeze(at, 1)), MX_DIMS(3, 1), 0, 7, 9);
    EXPECT(mx_scatter(mx_zeros(MX_INT64, 3, 4), 1, mx_unsqueeze(at, 1), 1), MX_DIMS(3, 4), 1, 0, 0, 0, 0, 0,
           0, 1, 0, 1, 0, 0);
    EXPECT(mx_index_select(x, 1, at), MX_DIMS(3, 3), 0, 3, 1, 4, 7, 5, 8, 11, 9);
    mx_array twice = mx_tensor(py_ints(1, 1));
    EXPECT(mx_index_add(mx_zeros(MX_INT64, 2, 2), 0, twice, mx_ones(MX_INT64, 2, 2)), MX_DIMS(2, 2), 0, 0, 2,
           2);
}

static void out_of_range(void *context)
{
    (void)context;
    mx_slice(grid(), MX_AT(0), MX_AT(4));
}

static void too_many(void *context)
{
    (void)context;
    mx_slice(grid(), MX_AT(0), MX_AT(0), MX_AT(0));
}

static void far_index(void *context)
{
    (void)context;
    mx_eval(mx_slice(grid(), MX_BY(mx_tensor(py_ints(0, 3))), MX_BY(mx_tensor(py_ints(0, 0)))));
}

static void step_zero(void *context)
{
    (void)context;
    mx_slice(grid(), MX_RANGE(0, 2, 0));
}

Test(index, errors)
{
    expect_error(out_of_range, "IndexError: index 4 is out of bounds for dimension 1 with size 4");
    expect_error(too_many, "IndexError: too many indices for tensor of dimension 2");
    expect_error(far_index, "IndexError: index 3 is out of bounds for dimension 0 with size 3");
    expect_error(step_zero, "ValueError: step must be greater than zero");
}
