/* value_and_grad, vjp, jvp, checkpoint, custom gradients, compile, and the recorded graph of the extension.
 */
#include <math.h>
#include <stdlib.h>

#include "mlx/c/t2m_ext.h"
#include "mlx/c/t2m_ext_nn.h"
#include "support.h"

/* loss = sum(x * x * y), and x + y passed through */
static int product_loss(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    mlx_array x = mlx_array_new(), y = mlx_array_new(), loss = mlx_array_new(), side = mlx_array_new();
    ++*(int *)payload;
    mlx_vector_array_get(&x, in, 0);
    mlx_vector_array_get(&y, in, 1);
    int status = mlx_square(&loss, x, S) || mlx_multiply(&loss, loss, y, S) ||
                 mlx_sum(&loss, loss, false, S) || mlx_add(&side, x, y, S);
    *res = mlx_vector_array_new_data((mlx_array[]){loss, side}, 2);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(loss);
    mlx_array_free(side);
    return status;
}

Test(value_and_grad, gives_values_and_gradients_of_the_chosen_arguments)
{
    int calls = 0;
    mlx_closure f = mlx_closure_new_func_payload(product_loss, &calls, NULL);
    mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
    mlx_array x = FLOATS((2), 1, 2), y = FLOATS((2), 3, 4), a = mlx_array_new();
    mlx_vector_array in = mlx_vector_array_new_data((mlx_array[]){x, y}, 2);
    mlx_vector_array values = mlx_vector_array_new(), grads = mlx_vector_array_new();
    cr_assert_eq(mlx_value_and_grad(&g, f, (int[]){1, 0}, 2), 0);
    cr_assert_eq(mlx_closure_value_and_grad_apply(&values, &grads, g, in), 0);
    cr_expect_eq(calls, 1, "the closure runs once");
    mlx_vector_array_get(&a, values, 0);
    EXPECT(a, 19);
    mlx_vector_array_get(&a, values, 1);
    EXPECT(a, 4, 6);
    cr_expect_eq(mlx_vector_array_size(grads), 2);
    mlx_vector_array_get(&a, grads, 0);
    EXPECT(a, 1, 4);
    mlx_vector_array_get(&a, grads, 1);
    EXPECT(a, 6, 16);
    mlx_closure_free(f);
    mlx_closure_value_and_grad_free(g);
    mlx_vector_array_free(in);
    mlx_vector_array_free(values);
    mlx_vector_array_free(grads);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(a);
}

/* Applies value_and_grad to a unary closure at x; returns the gradient. */
static mlx_array gradient_of(mlx_closure f, mlx_array x)
{
    mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
    mlx_vector_array in = mlx_vector_array_new_value(x), values = mlx_vector_array_new(),
                     grads = mlx_vector_array_new();
    mlx_array grad = mlx_array_new();
    mlx_value_and_grad(&g, f, (int[]){0}, 1);
    if (mlx_closure_value_and_grad_apply(&values, &grads, g, in) == 0)
        mlx_vector_array_get(&grad, grads, 0);
    mlx_closure_value_and_grad_free(g);
    mlx_vector_array_free(in);
    mlx_vector_array_free(values);
    mlx_vector_array_free(grads);
    return grad;
}

static int cube(mlx_array *res, const mlx_array x)
{
    mlx_array square = mlx_array_new();
    int status = mlx_square(&square, x, S) || mlx_multiply(res, square, x, S);
    mlx_array_free(square);
    return status;
}

static int ignores_its_argument(mlx_array *res, const mlx_array x)
{
    (void)x;
    return mlx_array_set_float(res, 3);
}

static int looks_at_values(mlx_array *res, const mlx_array x)
{
    float value = 0;
    mlx_array y = mlx_array_new();
    int status = mlx_exp(&y, x, S) || mlx_array_item_float32(&value, y) || mlx_square(res, y, S);
    if (value < 0)
        status = 1;
    mlx_array_free(y);
    return status;
}

static int slope_of_cube(mlx_array *res, const mlx_array x)
{
    mlx_closure f = mlx_closure_new_unary(cube);
    mlx_array grad = gradient_of(f, x);
    mlx_array_set(res, grad);
    mlx_array_free(grad);
    mlx_closure_free(f);
    return 0;
}

static void expect_slope(int (*function)(mlx_array *, const mlx_array), float at, double slope)
{
    mlx_closure f = mlx_closure_new_unary(function);
    mlx_array x = mlx_array_new_float(at), grad = gradient_of(f, x);
    EXPECT(grad, slope);
    mlx_closure_free(f);
    mlx_array_free(x);
    mlx_array_free(grad);
}

Test(value_and_grad, of_simple_functions)
{
    expect_slope(cube, 2, 12);
    expect_slope(slope_of_cube, 2, 12); /* 6 x: the second derivative */
    expect_slope(ignores_its_argument, 2, 0);
    expect_slope(looks_at_values, 0.5f, 2 * exp(1.0));
}

static int stops(mlx_array *res, const mlx_array x)
{
    mlx_array y = mlx_array_new();
    int status = mlx_stop_gradient(&y, x, S) || mlx_multiply(res, y, x, S);
    mlx_array_free(y);
    return status;
}

Test(value_and_grad, stop_gradient_is_a_constant)
{
    expect_slope(stops, 3, 3);
}

static int fails(mlx_array *res, const mlx_array x)
{
    (void)res, (void)x;
    return 1;
}

static int not_scalar(mlx_array *res, const mlx_array x)
{
    return mlx_broadcast_to(res, x, (int[]){2}, 1, S);
}

Test(value_and_grad, reports_bad_closures)
{
    catch_errors();
    mlx_array x = mlx_array_new_float(1);
    mlx_closure f = mlx_closure_new_unary(fails), v = mlx_closure_new_unary(not_scalar);
    cr_expect_null(gradient_of(f, x).ctx);
    cr_expect_str_eq(last_error(), "mlx_value_and_grad: the closure returned 1");
    cr_expect_null(gradient_of(v, x).ctx);
    cr_expect_str_eq(
        last_error(),
        "mlx_value_and_grad: the closure must return a scalar first, not float32[2]");
    mlx_closure_free(f);
    mlx_closure_free(v);
    mlx_array_free(x);
}

Test(vjp, and_jvp_of_a_vector_function)
{
    mlx_closure f = mlx_closure_new_unary(cube);
    mlx_array x = FLOATS((3), 1, 2, 3), t = FLOATS((3), 1, 10, 100), r = mlx_array_new();
    mlx_vector_array in = mlx_vector_array_new_value(x), along = mlx_vector_array_new_value(t);
    mlx_vector_array values = mlx_vector_array_new(), out = mlx_vector_array_new();
    cr_assert_eq(mlx_vjp(&values, &out, f, in, along), 0);
    mlx_vector_array_get(&r, values, 0);
    EXPECT(r, 1, 8, 27);
    mlx_vector_array_get(&r, out, 0);
    EXPECT(r, 3, 120, 2700);
    cr_assert_eq(mlx_jvp(&values, &out, f, in, along), 0);
    mlx_vector_array_get(&r, out, 0);
    EXPECT(r, 3, 120, 2700);
    mlx_closure_free(f);
    mlx_array_free(x);
    mlx_array_free(t);
    mlx_array_free(r);
    mlx_vector_array_free(in);
    mlx_vector_array_free(along);
    mlx_vector_array_free(values);
    mlx_vector_array_free(out);
}

Test(checkpoint, runs_again_for_the_backward_pass)
{
    int calls = 0;
    mlx_closure f = mlx_closure_new_func_payload(product_loss, &calls, NULL), c = mlx_closure_new();
    mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
    mlx_array x = FLOATS((2), 1, 2), y = FLOATS((2), 3, 4), a = mlx_array_new();
    mlx_vector_array in = mlx_vector_array_new_data((mlx_array[]){x, y}, 2);
    mlx_vector_array values = mlx_vector_array_new(), grads = mlx_vector_array_new();
    cr_assert_eq(mlx_checkpoint(&c, f), 0);
    cr_assert_eq(mlx_value_and_grad(&g, c, (int[]){0, 1}, 2), 0);
    cr_assert_eq(mlx_closure_value_and_grad_apply(&values, &grads, g, in), 0);
    cr_expect_eq(calls, 2);
    mlx_vector_array_get(&a, values, 0);
    EXPECT(a, 19);
    mlx_vector_array_get(&a, values, 1);
    EXPECT(a, 4, 6);
    mlx_vector_array_get(&a, grads, 0);
    EXPECT(a, 6, 16);
    mlx_vector_array_get(&a, grads, 1);
    EXPECT(a, 1, 4);
    mlx_closure_free(f);
    mlx_closure_free(c);
    mlx_closure_value_and_grad_free(g);
    mlx_vector_array_free(in);
    mlx_vector_array_free(values);
    mlx_vector_array_free(grads);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(a);
}

/* The gradient is ten times the cotangent. */
static int ten_times(mlx_vector_array *res, const mlx_vector_array primals, const mlx_vector_array cotangents,
                     const mlx_vector_array outputs)
{
    mlx_array g = mlx_array_new(), ten = mlx_array_new_float(10);
    cr_expect_eq(mlx_vector_array_size(primals), 1);
    cr_expect_eq(mlx_vector_array_size(outputs), 1);
    mlx_vector_array_get(&g, cotangents, 0);
    int status = mlx_multiply(&g, g, ten, S) || mlx_vector_array_set_value(res, g);
    mlx_array_free(g);
    mlx_array_free(ten);
    return status;
}

Test(custom_vjp, replaces_the_gradient)
{
    mlx_closure f = mlx_closure_new_unary(cube), c = mlx_closure_new();
    mlx_closure_custom g = mlx_closure_custom_new_func(ten_times);
    cr_assert_eq(mlx_custom_vjp(&c, f, g), 0);
    mlx_array x = mlx_array_new_float(2), grad = gradient_of(c, x);
    EXPECT(grad, 10);
    mlx_closure_free(f);
    mlx_closure_free(c);
    mlx_closure_custom_free(g);
    mlx_array_free(x);
    mlx_array_free(grad);
}

Test(compile, gives_the_same)
{
    mlx_closure f = mlx_closure_new_unary(cube), c = mlx_closure_new();
    cr_assert_eq(mlx_compile(&c, f, false), 0);
    mlx_array x = mlx_array_new_float(2), grad = gradient_of(c, x);
    EXPECT(grad, 12);
    mlx_closure_free(f);
    mlx_closure_free(c);
    mlx_array_free(x);
    mlx_array_free(grad);
}

static int times_called;

static int counted(mlx_array *res, const mlx_array x)
{
    times_called++;
    return cube(res, x);
}

/* The closure runs once for each kind of arguments; shapeless, for each type and number of dimensions. */
static void expect_calls(bool shapeless, int calls)
{
    mlx_closure f = mlx_closure_new_unary(counted), c = mlx_closure_new();
    cr_assert_eq(mlx_compile(&c, f, shapeless), 0);
    times_called = 0;
    for (int i = 0; i < 6; i++) {
        int size = 1 + i % 3;
        mlx_array x = mlx_array_new_data((float[]){1, 2, 3}, &size, 1, MLX_FLOAT32);
        mlx_vector_array in = mlx_vector_array_new_value(x), out = mlx_vector_array_new();
        cr_assert_eq(mlx_closure_apply(&out, c, in), 0);
        mlx_array y = mlx_array_new();
        mlx_vector_array_get(&y, out, 0);
        cr_assert_eq(mlx_array_eval(y), 0);
        cr_expect_eq(mlx_array_data_float32(y)[size - 1], (float)(size * size * size));
        mlx_array_free(x);
        mlx_array_free(y);
        mlx_vector_array_free(in);
        mlx_vector_array_free(out);
    }
    cr_expect_eq(times_called, calls);
    mlx_closure_free(f);
    mlx_closure_free(c);
}

Test(compile, runs_the_closure_once)
{
    expect_calls(false, 3);
    expect_calls(true, 1);
    mlx_disable_compile();
    expect_calls(true, 6);
    mlx_enable_compile();
}

/* ---- The recorded graph ---- */

static mlx_array backward(mlx_array loss, mlx_array leaf, bool create_graph)
{
    mlx_vector_array outputs = mlx_vector_array_new_value(loss), leaves = mlx_vector_array_new_value(leaf);
    mlx_vector_array grads = mlx_vector_array_new();
    mlx_array grad = mlx_array_new();
    cr_assert_eq(t2m_ext_backward(&grads, outputs, (mlx_vector_array){NULL}, leaves, create_graph), 0);
    mlx_vector_array_get(&grad, grads, 0);
    mlx_vector_array_free(outputs);
    mlx_vector_array_free(leaves);
    mlx_vector_array_free(grads);
    return grad;
}

Test(record, keeps_the_graph_of_evaluated_arrays)
{
    mlx_array x = mlx_array_new_float(2), y = mlx_array_new(), z = mlx_array_new();
    float value;
    cr_assert_eq(t2m_ext_require_grad(&x, x), 0);
    mlx_exp(&y, x, S);
    mlx_array_eval(y);
    mlx_square(&z, y, S);
    mlx_array_item_float32(&value, z);
    cr_expect(t2m_ext_requires_grad(z));
    mlx_array first = backward(z, x, false), again = backward(z, x, false);
    EXPECT(first, 2 * exp(4.0));
    EXPECT(again, 2 * exp(4.0));
    cr_expect_not(t2m_ext_requires_grad(first));
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(z);
    mlx_array_free(first);
    mlx_array_free(again);
}

Test(record, second_derivatives)
{
    mlx_array x = mlx_array_new_float(2), y = mlx_array_new();
    t2m_ext_require_grad(&x, x);
    cube(&y, x);
    mlx_array slope = backward(y, x, true), curvature = backward(slope, x, false);
    EXPECT(slope, 12);
    EXPECT(curvature, 12);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(slope);
    mlx_array_free(curvature);
}

Test(record, off_makes_constants)
{
    mlx_array x = mlx_array_new_float(2), y = mlx_array_new(), z = mlx_array_new();
    t2m_ext_require_grad(&x, x);
    cr_expect(t2m_ext_set_grad_enabled(false));
    mlx_square(&y, x, S);
    cr_expect_not(t2m_ext_set_grad_enabled(true));
    cr_expect_not(t2m_ext_requires_grad(y));
    mlx_multiply(&z, y, x, S);
    mlx_array grad = backward(z, x, false);
    EXPECT(grad, 4);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(z);
    mlx_array_free(grad);
}

static void count_release(void *owner)
{
    ++*(int *)owner;
}

/* How many marked arrays `loss` depends on. */
static size_t marked_of(mlx_array loss, bool *is_forgotten)
{
    mlx_vector_array outputs = mlx_vector_array_new_value(loss), marked = mlx_vector_array_new();
    cr_assert_eq(t2m_ext_marked(&marked, outputs, (mlx_vector_array){NULL}, is_forgotten), 0);
    size_t count = mlx_vector_array_size(marked);
    mlx_vector_array_free(outputs);
    mlx_vector_array_free(marked);
    return count;
}

Test(record, marks_in_place_and_lets_go)
{
    int released = 0;
    bool is_forgotten = true;
    mlx_array x = mlx_array_new_float(2), w = mlx_array_new(), y = mlx_array_new(), after = mlx_array_new();
    mlx_square(&w, x, S); /* not computed yet: a marked array has no past all the same */
    cr_assert_eq(t2m_ext_mark(w, &released, count_release), 0);
    cr_expect_eq(t2m_ext_owner(w), &released);
    cr_expect_null(t2m_ext_owner(x));
    mlx_square(&y, w, S);
    cr_expect_eq(marked_of(y, &is_forgotten), 1);
    cr_expect_not(is_forgotten);
    mlx_array grad = backward(y, w, false);
    mlx_vector_array outputs = mlx_vector_array_new_value(y);
    cr_assert_eq(t2m_ext_forget(outputs, (mlx_vector_array){NULL}), 0);
    mlx_vector_array_free(outputs);
    EXPECT(grad, 8); /* it was not computed before */
    EXPECT(y, 16);
    cr_expect(t2m_ext_requires_grad(y));
    mlx_square(&after, y, S);
    marked_of(after, &is_forgotten);
    cr_expect(is_forgotten);
    mlx_array_free(grad);
    mlx_array_free(after);
    mlx_array_free(y);
    mlx_array_free(x);
    cr_expect_eq(released, 0);
    mlx_array_free(w);
    cr_expect_eq(released, 1);
}

/* ---- Updates of very large weights ---- */

enum { ROWS = 16400, WIDTH = 512, BATCH = 5 };

/* An embedding whose weight the last layer shares: sum((W[ids] W^T)^2). */
static int tied_loss(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    mlx_array w = mlx_array_new(), t = mlx_array_new(), x = mlx_array_new();
    int status = mlx_vector_array_get(&w, in, 0) || mlx_take_axis(&x, w, *(mlx_array *)payload, 0, S) || mlx_transpose(&t, w, S) ||
                 mlx_matmul(&x, x, t, S) || mlx_square(&x, x, S) || mlx_sum(&x, x, false, S);
    *res = mlx_vector_array_new_value(x);
    mlx_array_free(w);
    mlx_array_free(t);
    mlx_array_free(x);
    return status;
}

/* The weight after a step of SGD; the gradient is computed by the update alone, or before it. */
static mlx_array stepped(mlx_closure_value_and_grad g, mlx_vector_array in, bool whole_gradient)
{
    mlx_vector_array values = mlx_vector_array_new(), grads = mlx_vector_array_new();
    mlx_array param = mlx_array_new(), grad = mlx_array_new();
    cr_assert_eq(mlx_closure_value_and_grad_apply(&values, &grads, g, in), 0);
    mlx_vector_array_get(&grad, grads, 0);
    mlx_vector_array_get(&param, in, 0);
    if (whole_gradient)
        mlx_array_eval(grad);
    cr_assert_eq(t2m_ext_sgd_update(&param, NULL, grad, 0.01, 0, 0, 0, false, false, S), 0);
    mlx_array_free(grad);
    mlx_vector_array_free(grads);
    mlx_vector_array_free(values);
    cr_assert_eq(mlx_array_eval(param), 0);
    return param;
}

Test(updates, of_very_large_weights_take_the_gradient_by_rows)
{
    int64_t ids[BATCH] = {3, ROWS - 1, 3, 8000, 0};
    mlx_array w = sample((int[]){ROWS, WIDTH}, 2, MLX_FLOAT32, 1), rows = mlx_array_new_data(ids, (int[]){BATCH}, 1, MLX_INT64);
    mlx_closure f = mlx_closure_new_func_payload(tied_loss, &rows, NULL);
    mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
    cr_assert_eq(mlx_value_and_grad(&g, f, (int[]){0}, 1), 0);
    mlx_vector_array in = mlx_vector_array_new_value(w);
    mlx_array by_rows = stepped(g, in, false), whole = stepped(g, in, true);
    const float *a = mlx_array_data_float32(by_rows), *b = mlx_array_data_float32(whole);
    for (int i = 0; i < ROWS * WIDTH; i++)
        cr_assert(fabsf(a[i] - b[i]) <= 1e-5f * (1 + fabsf(b[i])), "element %d is %g, not %g", i, (double)a[i], (double)b[i]);
    mlx_array_free(by_rows);
    mlx_array_free(whole);
    mlx_array_free(w);
    mlx_array_free(rows);
    mlx_vector_array_free(in);
    mlx_closure_free(f);
    mlx_closure_value_and_grad_free(g);
}
