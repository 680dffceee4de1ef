/* The element-wise evaluator: fused or step by step, whatever the layout, type and size, the values are the
 * same. */
#include <math.h>
#include <stdlib.h>

#include "mlx/c/t2m_ext.h"
#include "support.h"

/* tanh(a * b + c) * a - (b > 0 ? c : a), every step kept in `steps` and evaluated at once if asked. */
enum { STEPS = 7 };

static void chain(mlx_array steps[STEPS], mlx_array a, mlx_array b, mlx_array c, bool step_by_step)
{
    mlx_array zero = mlx_array_new_float(0);
    for (int i = 0; i < STEPS; i++)
        steps[i] = mlx_array_new();
    for (int i = 0; i < STEPS; i++) {
        int status = i == 0   ? mlx_multiply(&steps[0], a, b, S)
                     : i == 1 ? mlx_add(&steps[1], steps[0], c, S)
                     : i == 2 ? mlx_tanh(&steps[2], steps[1], S)
                     : i == 3 ? mlx_multiply(&steps[3], steps[2], a, S)
                     : i == 4 ? mlx_greater(&steps[4], b, zero, S)
                     : i == 5 ? mlx_where(&steps[5], steps[4], c, a, S)
                              : mlx_subtract(&steps[6], steps[3], steps[5], S);
        cr_assert_eq(status, 0);
        if (step_by_step)
            mlx_array_eval(steps[i]);
    }
    mlx_array_free(zero);
}

static void free_all(mlx_array *arrays, int count)
{
    for (int i = 0; i < count; i++)
        mlx_array_free(arrays[i]);
}

static void expect_same(mlx_array x, mlx_array y, double tolerance)
{
    double *expected = read_all(y);
    expect_values(x, expected, mlx_array_size(y), tolerance);
    free(expected);
}

/* hold: which intermediate results stay referenced while the last one is evaluated. */
static void expect_fusion_changes_nothing(mlx_array a, mlx_array b, mlx_array c, int hold, double tolerance)
{
    mlx_array fused[STEPS], plain[STEPS];
    chain(plain, a, b, c, true);
    chain(fused, a, b, c, false);
    for (int i = 0; i < STEPS - 1; i++) {
        if (hold != i) {
            mlx_array_free(fused[i]);
            fused[i] = mlx_array_new();
        }
    }
    expect_same(fused[STEPS - 1], plain[STEPS - 1], tolerance);
    if (hold >= 0)
        expect_same(fused[hold], plain[hold], tolerance);
    free_all(fused, STEPS);
    free_all(plain, STEPS);
}

Test(fusion, of_equal_shapes_with_any_intermediate_held)
{
    int shape[] = {37, 53};
    mlx_array a = sample(shape, 2, MLX_FLOAT32, 1), b = sample(shape, 2, MLX_FLOAT32, 2),
              c = sample(shape, 2, MLX_FLOAT32, 3);
    for (int hold = -1; hold < STEPS - 1; hold++)
        expect_fusion_changes_nothing(a, b, c, hold, 0);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_array_free(c);
}

/* Shapes that broadcast to (6, 40, 70): rows, columns, planes, scalars. */
Test(fusion, of_broadcast_operands)
{
    static const struct {
        int shape[3], ndim;
    } shapes[] = {{{6, 40, 70}, 3}, {{70}, 1}, {{40, 1}, 2}, {{6, 1, 1}, 3},
                  {{6, 1, 70}, 3},  {{1}, 1},  {{0}, 0},     {{40, 70}, 2}};
    enum { COUNT = sizeof shapes / sizeof *shapes };
    mlx_array full = sample(shapes[0].shape, 3, MLX_FLOAT32, 1);
    for (int i = 0; i < COUNT; i++) {
        mlx_array b = sample(shapes[i].shape, shapes[i].ndim, MLX_FLOAT32, 2);
        mlx_array c = sample(shapes[(i + 3) % COUNT].shape, shapes[(i + 3) % COUNT].ndim, MLX_FLOAT32, 3);
        expect_fusion_changes_nothing(full, b, c, -1, 0);
        expect_fusion_changes_nothing(c, full, b, 1, 0);
        mlx_array_free(b);
        mlx_array_free(c);
    }
    mlx_array_free(full);
}

Test(fusion, of_transposed_sliced_and_reversed_operands)
{
    mlx_array a = sample((int[]){30, 50}, 2, MLX_FLOAT32, 1), b = sample((int[]){50, 30}, 2, MLX_FLOAT32, 2);
    mlx_array c = sample((int[]){60, 52}, 2, MLX_FLOAT32, 3);
    mlx_transpose(&b, b, S);
    mlx_slice(&c, c, (int[]){59, 1}, 2, (int[]){-61, 51}, 2, (int[]){-2, 1}, 2, S);
    expect_fusion_changes_nothing(a, b, c, 2, 0);
    expect_fusion_changes_nothing(b, c, a, -1, 0);
    expect_fusion_changes_nothing(b, b, b, 1, 0); /* stays transposed all through */
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_array_free(c);
}

Test(fusion, of_large_arrays_on_threads)
{
    int shape[] = {517, 1023};
    mlx_array a = sample(shape, 2, MLX_FLOAT32, 1), b = sample(shape, 2, MLX_FLOAT32, 2),
              c = sample(shape + 1, 1, MLX_FLOAT32, 3);
    expect_fusion_changes_nothing(a, b, c, 0, 0);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_array_free(c);
}

Test(fusion, of_other_types)
{
    static const mlx_dtype types[] = {MLX_FLOAT64, MLX_FLOAT16, MLX_BFLOAT16, MLX_INT32, MLX_UINT8, MLX_BOOL};
    mlx_array f = sample((int[]){9, 11}, 2, MLX_FLOAT32, 1), g = mlx_array_new(),
              ten = mlx_array_new_float(10);
    mlx_multiply(&f, f, ten, S);
    mlx_abs(&g, f, S);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        mlx_array x = mlx_array_new();
        mlx_astype(&x, g, types[i], S);
        expect_fusion_changes_nothing(f, x, f, -1, 0);
        expect_fusion_changes_nothing(x, f, x, 1, 0);
        mlx_array_free(x);
    }
    mlx_array_free(f);
    mlx_array_free(g);
    mlx_array_free(ten);
}

Test(fusion, a_shared_intermediate_is_computed_once_and_right)
{
    mlx_array x = sample((int[]){2000}, 1, MLX_FLOAT32, 1), e = mlx_array_new(), s = mlx_array_new(),
              r = mlx_array_new();
    mlx_exp(&e, x, S);
    mlx_multiply(&s, e, e, S);
    mlx_add(&r, s, e, S);
    mlx_array_free(e);
    mlx_array_free(s);
    double *values = read_all(x), *found = read_all(r);
    for (int i = 0; i < 2000; i++)
        cr_expect_float_eq(found[i], exp(2 * values[i]) + exp(values[i]), 1e-5);
    free(values);
    free(found);
    mlx_array_free(x);
    mlx_array_free(r);
}

/* The bytes that evaluating exp(x) * 2 leaves active, while exp(x) is held weakly or strongly. */
static size_t active_after(bool weak)
{
    mlx_array x = mlx_array_new(), e = mlx_array_new(), r = mlx_array_new(), two = mlx_array_new_float(2);
    size_t before, after;
    mlx_ones(&x, (int[]){100000}, 1, MLX_FLOAT32, S);
    mlx_copy(&x, x, S);
    mlx_array_eval(x);
    mlx_get_active_memory(&before);
    mlx_exp(&e, x, S);
    if (weak)
        t2m_ext_weaken(e);
    mlx_multiply(&r, e, two, S);
    mlx_array_eval(r);
    mlx_get_active_memory(&after);
    const float *data = mlx_array_data_float32(e); /* computed again */
    cr_expect_float_eq(data[99999], M_E, 1e-6);
    cr_expect_float_eq(mlx_array_data_float32(r)[5], 2 * M_E, 1e-6);
    if (weak)
        t2m_ext_free_weak(e);
    else
        mlx_array_free(e);
    mlx_array_free(x);
    mlx_array_free(r);
    mlx_array_free(two);
    return after - before;
}

Test(fusion, what_is_held_weakly_gets_no_memory)
{
    size_t strong = active_after(false), weak = active_after(true);
    cr_expect_geq(strong, 800000);
    cr_expect_lt(weak, 600000);
}

Test(fusion, long_chains_are_cut)
{
    mlx_array x = FLOATS((3), 1, 2, 3), y = mlx_array_new(), step = mlx_array_new_float(1);
    mlx_array_set(&y, x);
    for (int i = 0; i < 500; i++)
        mlx_add(&y, y, i % 3 ? step : x, S);
    EXPECT(y, 1 + 333 + 167, 2 + 333 + 334, 3 + 333 + 501);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(step);
}

Test(donation, never_touches_what_somebody_else_reads)
{
    mlx_array x = sample((int[]){5000}, 1, MLX_FLOAT32, 1), y = mlx_array_new(), view = mlx_array_new(),
              r = mlx_array_new();
    mlx_array one = mlx_array_new_float(1);
    mlx_exp(&y, x, S);
    mlx_array_eval(y);
    mlx_reshape(&view, y, (int[]){50, 100}, 2, S);
    mlx_array_eval(view);
    mlx_add(&r, y, one, S);
    mlx_array_free(y);
    mlx_array_eval(r); /* y is let go, but its memory is the view's too */
    double *before = read_all(x), *kept = read_all(view), *added = read_all(r);
    for (int i = 0; i < 5000; i++) {
        cr_assert_float_eq(kept[i], exp(before[i]), 1e-5);
        cr_assert_float_eq(added[i], exp(before[i]) + 1, 1e-5);
    }
    free(before);
    free(kept);
    free(added);
    mlx_array_free(x);
    mlx_array_free(view);
    mlx_array_free(r);
    mlx_array_free(one);
}

/* ---- Types ---- */

Test(types, promotion)
{
    static const struct {
        mlx_dtype a, b, together;
    } cases[] = {
        {MLX_INT32, MLX_FLOAT32, MLX_FLOAT32},    {MLX_UINT8, MLX_INT8, MLX_INT16},
        {MLX_UINT32, MLX_INT8, MLX_INT64},        {MLX_UINT64, MLX_INT64, MLX_FLOAT32},
        {MLX_FLOAT16, MLX_BFLOAT16, MLX_FLOAT32}, {MLX_INT64, MLX_FLOAT16, MLX_FLOAT16},
        {MLX_BOOL, MLX_UINT8, MLX_UINT8},         {MLX_FLOAT32, MLX_FLOAT64, MLX_FLOAT64},
        {MLX_BOOL, MLX_BFLOAT16, MLX_BFLOAT16},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mlx_array a = mlx_array_new(), b = mlx_array_new(), r = mlx_array_new();
        mlx_ones(&a, (int[]){2}, 1, cases[i].a, S);
        mlx_ones(&b, (int[]){2}, 1, cases[i].b, S);
        for (int swapped = 0; swapped < 2; swapped++) {
            mlx_multiply(&r, swapped ? b : a, swapped ? a : b, S);
            cr_expect_eq(mlx_array_dtype(r), cases[i].together, "case %zu", i);
            EXPECT(r, 1, 1);
        }
        mlx_array_free(a);
        mlx_array_free(b);
        mlx_array_free(r);
    }
}

/* MLX divides integers towards zero; PyTorch downwards. */
Test(types, integers_wrap_and_divide)
{
    int32_t a[] = {INT32_MAX, -7, 7, INT32_MIN, 5}, b[] = {1, 2, -2, -1, 0};
    mlx_array x = mlx_array_new_data(a, (int[]){5}, 1, MLX_INT32),
              y = mlx_array_new_data(b, (int[]){5}, 1, MLX_INT32);
    mlx_array r = mlx_array_new();
    mlx_add(&r, x, y, S);
    EXPECT(r, INT32_MIN, -5, 5, INT32_MAX, 5);
    mlx_floor_divide(&r, x, y, S);
    EXPECT(r, INT32_MAX, -3, -3, INT32_MIN, 0);
    t2m_ext_floor_divide(&r, x, y, S);
    EXPECT(r, INT32_MAX, -4, -4, INT32_MIN, 0);
    mlx_remainder(&r, x, y, S);
    EXPECT(r, 0, 1, -1, 0, 0);
    mlx_divide(&r, x, y, S);
    cr_expect_eq(mlx_array_dtype(r), MLX_FLOAT32);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(r);
}

Test(types, conversions_saturate_and_cut)
{
    mlx_array x = FLOATS((6), 2.9f, -2.9f, 1e20f, -1e20f, NAN, 0), r = mlx_array_new();
    mlx_astype(&r, x, MLX_INT64, S);
    EXPECT(r, 2, -2, (double)INT64_MAX, (double)INT64_MIN, 0, 0);
    mlx_astype(&r, x, MLX_BOOL, S);
    EXPECT(r, 1, 1, 1, 1, 1, 0);
    mlx_astype(&r, x, MLX_BFLOAT16, S);
    EXPECT(r, 2.90625, -2.90625, 9.97277101e19, -9.97277101e19, NAN, 0);
    mlx_array y = FLOATS((5), 65519, 65520, 6e-8f, 1.0009766f, 2049);
    mlx_astype(&r, y, MLX_FLOAT16, S);
    EXPECT(r, 65504, INFINITY, 5.9604645e-8, 1.0009766, 2048);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(r);
}

/* exp, log, tanh and sigmoid are our own: two or three units in the last place at most. */
Test(functions, own_transcendentals_are_accurate)
{
    enum { N = 200001 };
    typedef int function(mlx_array *, const mlx_array, const mlx_stream);
    static const struct {
        const char *name;
        function *f;
        double (*reference)(double);
        double low, high;
    } cases[] = {{"exp", mlx_exp, exp, -90, 90},
                 {"log", mlx_log, log, 1e-30, 40},
                 {"log", mlx_log, log, 0.5, 2},
                 {"tanh", mlx_tanh, tanh, -12, 12},
                 {"erf", mlx_erf, erf, -6, 6}};
    float *x = malloc(N * sizeof *x);
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        double worst = 0;
        for (int i = 0; i < N; i++)
            x[i] = (float)(cases[c].low + (cases[c].high - cases[c].low) * i / (N - 1));
        mlx_array a = mlx_array_new_data(x, (int[]){N}, 1, MLX_FLOAT32), r = mlx_array_new();
        cases[c].f(&r, a, S);
        const float *y = mlx_array_data_float32(r);
        for (int i = 0; i < N; i++) {
            double expected = cases[c].reference((double)x[i]),
                   unit = fabs(nextafterf((float)expected, INFINITY) - (float)expected);
            double error =
                isinf((float)expected) ? (double)!isinf(y[i]) * 100 : fabs((double)y[i] - expected) / unit;
            worst = error > worst ? error : worst;
        }
        cr_expect_leq(worst, 3, "%s is off by %g units", cases[c].name, worst);
        mlx_array_free(a);
        mlx_array_free(r);
    }
    free(x);
}

Test(functions, special_values)
{
    mlx_array x = FLOATS((7), 0, 1, -1, INFINITY, -INFINITY, NAN, 1e-40f), r = mlx_array_new();
    mlx_exp(&r, x, S);
    EXPECT(r, 1, M_E, 1 / M_E, INFINITY, 0, NAN, 1);
    mlx_log(&r, x, S);
    EXPECT(r, -INFINITY, 0, NAN, INFINITY, NAN, NAN, log(1e-40));
    mlx_sigmoid(&r, x, S);
    EXPECT(r, 0.5, 0.7310585786, 0.2689414214, 1, 0, NAN, 0.5);
    mlx_tanh(&r, x, S);
    EXPECT(r, 0, 0.761594156, -0.761594156, 1, -1, NAN, 0);
    mlx_array zero = mlx_array_new_float(0);
    mlx_maximum(&r, x, zero, S);
    mlx_array_free(zero);
    EXPECT(r, 0, 1, 0, INFINITY, 0, NAN, 0);
    mlx_array_free(x);
    mlx_array_free(r);
}
