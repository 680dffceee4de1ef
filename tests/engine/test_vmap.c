/* vmap with other transforms: of gradients, under gradients, of custom functions; and custom forward passes. What every op does under vmap is tests/mlx's. */
#include "support.h"

/* The function of stacks along the first axis, in one call. */
static int vmapped(mlx_vector_array *res, mlx_closure f, const mlx_vector_array inputs, const int *axes, size_t count)
{
    mlx_vector_array places = mlx_vector_array_new(), outputs = mlx_vector_array_new();
    int status = mlx_detail_vmap_trace(&places, &outputs, f, inputs, axes, count), first[8] = {0};
    if (!status)
        status = mlx_detail_vmap_replace(res, inputs, places, outputs, axes, count, first, mlx_vector_array_size(outputs));
    mlx_vector_array_free(places);
    mlx_vector_array_free(outputs);
    return status;
}

static mlx_array vmap_of(mlx_closure f, mlx_array x)
{
    mlx_vector_array in = mlx_vector_array_new_value(x), out = mlx_vector_array_new();
    mlx_array a = mlx_array_new();
    cr_assert_eq(vmapped(&out, f, in, (int[]){0}, 1), 0);
    mlx_vector_array_get(&a, out, 0);
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    return a;
}

/* sum(x^3) */
static int cubes(mlx_array *res, const mlx_array x)
{
    mlx_array r = mlx_array_new();
    int status = mlx_square(&r, x, S) || mlx_multiply(&r, r, x, S) || mlx_sum(res, r, false, S);
    mlx_array_free(r);
    return status;
}

/* The gradient of a closure of one array, as a closure. */
static int gradient(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
    mlx_vector_array values = mlx_vector_array_new();
    int status = mlx_value_and_grad(&g, (mlx_closure){payload}, (int[]){0}, 1) ||
                 mlx_closure_value_and_grad_apply(&values, res, g, in);
    mlx_closure_value_and_grad_free(g);
    mlx_vector_array_free(values);
    return status;
}

/* The sum of the closure over the rows. */
static int mapped_sum(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    mlx_vector_array out = mlx_vector_array_new();
    mlx_array a = mlx_array_new();
    int status = vmapped(&out, (mlx_closure){payload}, in, (int[]){0}, 1) || mlx_vector_array_get(&a, out, 0) || mlx_sum(&a, a, false, S);
    *res = mlx_vector_array_new_value(a);
    mlx_vector_array_free(out);
    mlx_array_free(a);
    return status;
}

Test(vmap, of_a_gradient_and_under_one)
{
    mlx_closure f = mlx_closure_new_unary(cubes), g = mlx_closure_new_func_payload(gradient, f.ctx, NULL);
    mlx_array x = FLOATS((2, 2), 1, 2, 3, -1), r = vmap_of(g, x);
    EXPECT_SHAPE(r, 2, 2);
    EXPECT(r, 3, 12, 27, 3);
    mlx_array_free(r);
    mlx_closure sum = mlx_closure_new_func_payload(mapped_sum, f.ctx, NULL);
    mlx_closure both = mlx_closure_new_func_payload(gradient, sum.ctx, NULL);
    mlx_vector_array in = mlx_vector_array_new_value(x), out = mlx_vector_array_new();
    cr_assert_eq(mlx_closure_apply(&out, both, in), 0);
    r = mlx_array_new();
    mlx_vector_array_get(&r, out, 0);
    EXPECT(r, 3, 12, 27, 3);
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    mlx_array_free(x);
    mlx_array_free(r);
    mlx_closure_free(f);
    mlx_closure_free(g);
    mlx_closure_free(sum);
    mlx_closure_free(both);
}

/* Asks for a value on the way. */
static int peeks(mlx_array *res, const mlx_array x)
{
    return mlx_array_eval(x) || mlx_exp(res, x, S);
}

Test(vmap, errors)
{
    catch_errors();
    mlx_closure f = mlx_closure_new_unary(cubes), p = mlx_closure_new_unary(peeks);
    mlx_array x = FLOATS((2, 3), 1, 2, 3, 4, 5, 6), y = FLOATS((3), 1, 2, 3);
    mlx_vector_array in = mlx_vector_array_new_data((mlx_array[]){x, y}, 2), out = mlx_vector_array_new();
    cr_expect_eq(vmapped(&out, f, in, (int[]){0, 0}, 2), 1);
    cr_expect_eq(vmapped(&out, f, in, (int[]){0, 7}, 2), 1);
    cr_expect_eq(vmapped(&out, f, in, (int[]){0}, 1), 1);
    cr_expect_eq(vmapped(&out, f, in, (int[]){-1, -1}, 2), 1);
    mlx_vector_array alone = mlx_vector_array_new_value(x);
    cr_expect_eq(vmapped(&out, p, alone, (int[]){0}, 1), 1);
    mlx_vector_array_free(alone);
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_closure_free(f);
    mlx_closure_free(p);
}

/* ---- Custom functions ---- */

/* Five times the tangent, or the cotangent. */
static int five_times(mlx_vector_array *res, const mlx_vector_array list)
{
    mlx_array a = mlx_array_new(), five = mlx_array_new_float(5);
    int status = mlx_vector_array_get(&a, list, 0) || mlx_multiply(&a, a, five, S);
    *res = mlx_vector_array_new_value(a);
    mlx_array_free(a);
    mlx_array_free(five);
    return status;
}

static int backward_pass(mlx_vector_array *res, const mlx_vector_array primals, const mlx_vector_array cotangents, const mlx_vector_array outputs)
{
    mlx_array c = mlx_array_new(), x = mlx_array_new(), like = mlx_array_new();
    (void)outputs;
    int status = mlx_vector_array_get(&c, cotangents, 0) || mlx_vector_array_get(&x, primals, 0) || mlx_ones_like(&like, x, S) ||
                 mlx_multiply(&c, c, like, S);
    mlx_vector_array one = mlx_vector_array_new_value(c);
    status = status || five_times(res, one);
    mlx_vector_array_free(one);
    mlx_array_free(c);
    mlx_array_free(x);
    mlx_array_free(like);
    return status;
}

static int forward_pass(mlx_vector_array *res, const mlx_vector_array primals, const mlx_vector_array tangents, const int *numbers, size_t count)
{
    mlx_array t = mlx_array_new();
    (void)primals;
    cr_expect_eq(count, 1);
    cr_expect_eq(numbers[0], 0);
    int status = five_times(res, tangents) || mlx_vector_array_get(&t, *res, 0) || mlx_sum(&t, t, false, S);
    mlx_vector_array_free(*res);
    *res = mlx_vector_array_new_value(t);
    mlx_array_free(t);
    return status;
}

/* The sum of the cubes of each row, plus 100. */
static int rows_plus(mlx_vector_array *res, mlx_vector_int *axes, const mlx_vector_array inputs, const int *in_axes, size_t count)
{
    mlx_array x = mlx_array_new(), hundred = mlx_array_new_float(100), three = mlx_array_new_float(3), r = mlx_array_new();
    cr_expect_eq(count, 1);
    int status = mlx_vector_array_get(&x, inputs, 0) || mlx_power(&r, x, three, S) ||
                 mlx_sum_axis(&r, r, 1 - in_axes[0], false, S) || mlx_add(&r, r, hundred, S);
    *res = mlx_vector_array_new_value(r);
    *axes = mlx_vector_int_new_value(0);
    mlx_array_free(x);
    mlx_array_free(hundred);
    mlx_array_free(three);
    mlx_array_free(r);
    return status;
}

static void tangent_is(mlx_closure f, mlx_array x, mlx_array direction, double expected)
{
    mlx_vector_array in = mlx_vector_array_new_value(x), directions = mlx_vector_array_new_value(direction);
    mlx_vector_array values = mlx_vector_array_new(), tangents = mlx_vector_array_new();
    mlx_array t = mlx_array_new();
    cr_assert_eq(mlx_jvp(&values, &tangents, f, in, directions), 0);
    mlx_vector_array_get(&t, tangents, 0);
    EXPECT(t, expected);
    mlx_array_free(t);
    mlx_vector_array_free(in);
    mlx_vector_array_free(directions);
    mlx_vector_array_free(values);
    mlx_vector_array_free(tangents);
}

Test(custom_function, each_pass_may_be_the_users)
{
    mlx_closure f = mlx_closure_new_unary(cubes), c = mlx_closure_new(), forward = mlx_closure_new(), g, plain;
    mlx_closure_custom vjp = mlx_closure_custom_new_func(backward_pass);
    mlx_closure_custom_jvp jvp = mlx_closure_custom_jvp_new_func(forward_pass);
    mlx_closure_custom_vmap vmap = mlx_closure_custom_vmap_new_func(rows_plus);
    mlx_array x = FLOATS((2, 2), 1, 2, 3, -1), row = FLOATS((2), 1, 2), direction = FLOATS((2), 1, 0.5);
    cr_assert_eq(mlx_custom_function(&c, f, vjp, jvp, vmap), 0);
    cr_assert_eq(mlx_custom_function(&forward, f, mlx_closure_custom_new(), jvp, mlx_closure_custom_vmap_new()), 0);
    mlx_array r = vmap_of(c, x);
    EXPECT(r, 109, 126);
    mlx_array_free(r);
    tangent_is(f, row, direction, 9);
    tangent_is(c, row, direction, 7.5);
    tangent_is(forward, row, direction, 7.5);
    g = mlx_closure_new_func_payload(gradient, c.ctx, NULL);
    mlx_vector_array in = mlx_vector_array_new_value(row), out = mlx_vector_array_new();
    cr_assert_eq(mlx_closure_apply(&out, g, in), 0);
    r = mlx_array_new();
    mlx_vector_array_get(&r, out, 0);
    EXPECT(r, 5, 5);
    mlx_closure_free(g);
    g = mlx_closure_new_func_payload(gradient, forward.ctx, NULL);
    cr_assert_eq(mlx_closure_apply(&out, g, in), 0);
    mlx_vector_array_get(&r, out, 0);
    EXPECT(r, 3, 12);
    mlx_array_free(r);
    mlx_closure_free(g);
    plain = mlx_closure_new(); /* without a rule for vmap, the backward pass is mapped as well */
    cr_assert_eq(mlx_custom_vjp(&plain, f, vjp), 0);
    g = mlx_closure_new_func_payload(gradient, plain.ctx, NULL);
    r = vmap_of(g, x);
    EXPECT(r, 5, 5, 5, 5);
    mlx_closure_free(plain);
    mlx_closure_free(g);
    mlx_array_free(r);
    plain = mlx_closure_new();
    mlx_checkpoint(&plain, f);
    g = mlx_closure_new_func_payload(mapped_sum, plain.ctx, NULL);
    mlx_closure sums = mlx_closure_new_func_payload(gradient, g.ctx, NULL);
    mlx_vector_array_free(in);
    in = mlx_vector_array_new_value(x);
    cr_assert_eq(mlx_closure_apply(&out, sums, in), 0);
    r = mlx_array_new();
    mlx_vector_array_get(&r, out, 0);
    EXPECT(r, 3, 12, 27, 3);
    mlx_array_free(r);
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    mlx_array_free(x);
    mlx_array_free(row);
    mlx_array_free(direction);
    mlx_closure_free(f);
    mlx_closure_free(c);
    mlx_closure_free(forward);
    mlx_closure_free(g);
    mlx_closure_free(plain);
    mlx_closure_free(sums);
    mlx_closure_custom_free(vjp);
    mlx_closure_custom_jvp_free(jvp);
    mlx_closure_custom_vmap_free(vmap);
}
