/* Replays goldens.json: values, dtypes, shapes and gradients of each operation against those of PyTorch, and its
 * gradients in float64 against finite differences. A few rows share a process; a row that ends the program with an error
 * ends that process alone. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "mlx/c/transforms.h"
#include "op_table.h"

enum { INPUTS = 3 };

/* Kernels may add in another order than PyTorch's; nothing more. */
static const golden_tolerance value_tolerance = {.relative = 4e-6, .scaled = 1e-6, .absolute = 1e-7};
static const golden_tolerance gradient_tolerance = {.relative = 1e-5, .scaled = 2e-6, .absolute = 1e-7};

typedef struct op_case {
    json_t *file;
    const json_t *golden;
    const op_row *row;
    mx_array in[INPUTS];
    size_t count;
} op_case;

static op_case open_case(const char *name)
{
    op_case test = {.file = golden_file("goldens.json"), .row = op_row_named(name)};
    const json_t *cases = json_object_get(test.file, "cases");
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t *golden = json_array_get(cases, i);
        if (strcmp(json_string_value(json_object_get(golden, "name")), name) == 0)
            test.golden = golden;
    }
    cr_assert(test.golden != NULL && test.row != NULL, "no case %s", name);
    const json_t *inputs = json_object_get(test.golden, "in");
    test.count = json_array_size(inputs);
    cr_assert(test.count <= INPUTS, "%s: too many inputs", name);
    for (size_t i = 0; i < test.count; i++)
        test.in[i] = golden_array(json_array_get(inputs, i));
    return test;
}

/* ---- gradients: of the outputs that have a cotangent, by the inputs that have a gradient */

typedef struct op_function {
    const op_case *test;
    mx_array in[INPUTS];
    bool differentiable[INPUTS];
    bool wanted[OP_OUTPUTS];
} op_function;

static int run_function(mlx_vector_array *res, const mlx_vector_array primals, void *payload)
{
    const op_function *function = payload;
    mx_array in[INPUTS] = {{NULL}};
    size_t next = 0;
    for (size_t i = 0; i < function->test->count; i++) {
        in[i] = function->in[i];
        if (function->differentiable[i]) {
            mlx_array primal = mlx_array_new();
            mlx_vector_array_get(&primal, primals, next++);
            in[i] = mx_autorelease(primal);
        }
    }
    op_outputs out = {.count = 0};
    function->test->row->run(in, &out);
    mlx_vector_array results = mlx_vector_array_new();
    for (size_t i = 0; i < out.count; i++) {
        if (function->wanted[i])
            mlx_vector_array_append_value(results, out.at[i]);
    }
    mlx_vector_array_set(res, results);
    mlx_vector_array_free(results);
    return 0;
}

static op_function function_of(const op_case *test)
{
    op_function function = {.test = test};
    const json_t *grads = json_object_get(test->golden, "grads");
    const json_t *cotangents = json_object_get(test->golden, "cotangents");
    for (size_t i = 0; i < test->count; i++) {
        function.in[i] = test->in[i];
        function.differentiable[i] = !json_is_null(json_array_get(grads, i));
    }
    for (size_t i = 0; i < json_array_size(cotangents); i++)
        function.wanted[i] = !json_is_null(json_array_get(cotangents, i));
    return function;
}

/* The cotangents as arrays of the outputs' shapes, in `dtype`. */
static mlx_vector_array cotangents_of(const op_case *test, bool in_float64)
{
    mlx_vector_array vector = mlx_vector_array_new();
    const json_t *cotangents = json_object_get(test->golden, "cotangents");
    const json_t *outputs = json_object_get(test->golden, "out");
    for (size_t i = 0; i < json_array_size(cotangents); i++) {
        const json_t *values = json_array_get(cotangents, i);
        if (json_is_null(values))
            continue;
        mx_array model = golden_array(json_array_get(outputs, i));
        mlx_vector_array_append_value(vector, golden_like(values, in_float64 ? mx_astype(model, MX_FLOAT64) : model));
    }
    return vector;
}

/* The gradients of one vjp, one per differentiable input, in the pool. */
static void gradients_of(op_function *function, mlx_vector_array cotangents, mx_array gradients[INPUTS])
{
    mlx_vector_array primals = mlx_vector_array_new();
    for (size_t i = 0; i < function->test->count; i++) {
        if (function->differentiable[i])
            mlx_vector_array_append_value(primals, function->in[i]);
    }
    mlx_closure closure = mlx_closure_new_func_payload(run_function, function, NULL);
    mlx_vector_array outputs = mlx_vector_array_new(), results = mlx_vector_array_new();
    cr_assert(mlx_vjp(&outputs, &results, closure, primals, cotangents) == 0, "the vjp failed");
    size_t next = 0;
    for (size_t i = 0; i < function->test->count; i++) {
        if (!function->differentiable[i])
            continue;
        mlx_array gradient = mlx_array_new();
        mlx_vector_array_get(&gradient, results, next++);
        gradients[i] = mx_autorelease(gradient);
    }
    mlx_vector_array_free(outputs);
    mlx_vector_array_free(results);
    mlx_vector_array_free(primals);
    mlx_closure_free(closure);
}

static void expect_gradients(const op_case *test)
{
    op_function function = function_of(test);
    mlx_vector_array cotangents = cotangents_of(test, false);
    mx_array gradients[INPUTS];
    gradients_of(&function, cotangents, gradients);
    mlx_vector_array_free(cotangents);
    for (size_t i = 0; i < test->count; i++) {
        if (!function.differentiable[i])
            continue;
        const json_t *values = json_array_get(json_object_get(test->golden, "grads"), i);
        char what[96];
        snprintf(what, sizeof what, "%s: gradient of input %zu", test->row->name, i);
        cr_assert(mx_dtype_of(gradients[i]) == mx_dtype_of(test->in[i]), "%s: wrong dtype", what);
        cr_assert(mx_dims_equal(mx_shape(gradients[i]), mx_shape(test->in[i])), "%s: wrong shape", what);
        golden_expect_values(what, gradients[i], values, gradient_tolerance);
    }
}

/* ---- finite differences, in float64 and away from the recorded points: those may lie on kinks */

/* The sum of outputs times cotangents. */
static double weighted_sum(op_function *function, mlx_vector_array cotangents)
{
    T2M_POOL(pool);
    op_outputs out = {.count = 0};
    function->test->row->run(function->in, &out);
    double sum = 0;
    size_t next = 0;
    for (size_t i = 0; i < out.count; i++) {
        if (!function->wanted[i])
            continue;
        mlx_array weight = mlx_array_new();
        mlx_vector_array_get(&weight, cotangents, next++);
        sum += mx_item_float(mx_sum(mx_mul(mx_astype(out.at[i], MX_FLOAT64), mx_autorelease(weight))));
    }
    return sum;
}

static mx_array in_float64(const double *elements, mx_dims shape)
{
    return mx_from_data(elements, MX_FLOAT64, shape);
}

static void expect_slopes(op_function *function, size_t input, mx_array gradient, mlx_vector_array cotangents)
{
    const double step = 1e-6;
    int64_t count, gradient_count;
    double *elements = golden_elements(function->in[input], &count);
    double *expected = golden_elements(gradient, &gradient_count);
    mx_array original = function->in[input];
    double largest = 0;
    for (int64_t i = 0; i < gradient_count; i++)
        largest = fmax(largest, fabs(expected[i]));
    for (int64_t i = 0; i < count; i++) {
        double at = elements[i], sums[2];
        for (int side = 0; side < 2; side++) {
            elements[i] = side == 0 ? at - step : at + step;
            function->in[input] = in_float64(elements, mx_shape(original));
            sums[side] = weighted_sum(function, cotangents);
        }
        elements[i] = at;
        double slope = (sums[1] - sums[0]) / (2 * step);
        cr_assert(fabs(slope - expected[i]) <= 1e-6 * (1 + largest + fabs(sums[0])),
                  "%s: the gradient of input %zu is %.9g at element %lld, finite differences give %.9g",
                  function->test->row->name, input, expected[i], (long long)i, slope);
    }
    function->in[input] = original;
    free(elements);
    free(expected);
}

/* Moves every element off the grid of the recorded inputs, and to float64. */
static mx_array moved(mx_array x)
{
    int64_t count;
    double *elements = golden_elements(x, &count);
    for (int64_t i = 0; i < count; i++)
        elements[i] += 0.011 + 0.0007 * (double)(i % 23);
    mx_array result = in_float64(elements, mx_shape(x));
    free(elements);
    return result;
}

static bool all_finite(const op_case *test)
{
    for (size_t i = 0; i < test->count; i++) {
        if (mx_is_float(test->in[i]) && !mx_item_bool(mx_all(mx_isfinite(test->in[i]))))
            return false;
    }
    return true;
}

static void expect_finite_differences(const op_case *test)
{
    op_function function = function_of(test);
    for (size_t i = 0; i < test->count; i++) {
        if (mx_is_float(test->in[i]))
            function.in[i] = moved(test->in[i]);
    }
    mlx_vector_array cotangents = cotangents_of(test, true);
    mx_array gradients[INPUTS];
    gradients_of(&function, cotangents, gradients);
    for (size_t i = 0; i < test->count; i++) {
        if (function.differentiable[i])
            expect_slopes(&function, i, gradients[i], cotangents);
    }
    mlx_vector_array_free(cotangents);
}

/* ---- the tests */

static void replay(const op_row *row)
{
    T2M_POOL(pool);
    op_case test = open_case(row->name);
    const json_t *expected = json_object_get(test.golden, "out");
    op_outputs out = {.count = 0};
    row->run(test.in, &out);
    cr_assert(out.count == json_array_size(expected), "%s: %zu outputs, PyTorch has %zu", row->name, out.count,
              json_array_size(expected));
    for (size_t i = 0; i < out.count; i++)
        golden_expect(row->name, out.at[i], json_array_get(expected, i), value_tolerance);
    if (json_object_get(test.golden, "grads") != NULL) {
        expect_gradients(&test);
        if (!row->exact && all_finite(&test))
            expect_finite_differences(&test);
    }
    json_decref(test.file);
}

/* A process for a few rows; it says which row it was at when it ended early. */
enum { ROWS_PER_TEST = 10 };
static const char *running;

static void say_where(void)
{
    if (running != NULL)
        fprintf(stderr, "the program ended at %s\n", running);
}

ParameterizedTestParameters(ops, as_recorded)
{
    static size_t starts[128];
    size_t count = 0;
    for (size_t i = 0; i < op_row_count; i += ROWS_PER_TEST)
        starts[count++] = i;
    return cr_make_param_array(size_t, starts, count);
}

ParameterizedTest(size_t *start, ops, as_recorded)
{
    atexit(say_where);
    for (size_t i = *start; i < op_row_count && i < *start + ROWS_PER_TEST; i++) {
        running = op_rows[i].name;
        if (op_rows[i].run != NULL)
            replay(&op_rows[i]);
    }
    running = NULL;
}

Test(ops, every_recording_has_a_row)
{
    json_t *file = golden_file("goldens.json");
    const json_t *cases = json_object_get(file, "cases");
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const char *name = json_string_value(json_object_get(json_array_get(cases, i), "name"));
        cr_expect(op_row_named(name) != NULL, "%s is recorded, but no *.def has a row for it", name);
    }
    json_decref(file);
}
