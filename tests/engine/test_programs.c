/* Random programs: a sequence of ops on a pool of arrays is run twice, once evaluating after every op, once
 * lazily with most intermediate results let go. Fusion, views, donation and buffer reuse must not change a
 * value; and values that are held must not change either. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mlx/c/t2m_ext.h"
#include "mlx/c/t2m_ext_nn.h"
#include "support.h"

enum { POOL = 8, LENGTH = 40, PROGRAMS = 300, GRADIENTS = 40 };

static unsigned state;

static unsigned roll(unsigned n)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 10) % n;
}

/* All arrays have the shape (rows, columns) and the type; the ops keep values bounded. */
static int rows = 33, columns = 47;
static mlx_dtype type = MLX_FLOAT32;

static mlx_array half_of_one(void)
{
    mlx_array one = mlx_array_new_float64(0.5), res = mlx_array_new();
    mlx_astype(&res, one, type, S);
    mlx_array_free(one);
    return res;
}

static int unary(mlx_array *r, mlx_array x, unsigned which)
{
    mlx_array t = mlx_array_new(), half = half_of_one();
    int status = 0;
    switch (which) {
    case 0:
        status = mlx_tanh(r, x, S);
        break;
    case 1:
        status = mlx_sin(r, x, S);
        break;
    case 2:
        status = mlx_multiply(r, x, half, S);
        break;
    case 3: /* transposed and reshaped: a copy in another order */
        status = mlx_transpose(&t, x, S) || mlx_reshape(r, t, (int[]){rows, columns}, 2, S);
        break;
    case 4: /* reversed */
        status = mlx_slice(r, x, (int[]){rows - 1, columns - 1}, 2, (int[]){-rows - 1, -columns - 1}, 2,
                           (int[]){-1, -1}, 2, S);
        break;
    case 5: /* column means, broadcast */
        status = mlx_mean_axis(&t, x, 0, true, S) || mlx_broadcast_to(r, t, (int[]){rows, columns}, 2, S);
        break;
    case 6: /* row maxima, added */
        status = mlx_max_axis(&t, x, 1, true, S) || mlx_add(&t, x, t, S) || mlx_multiply(r, t, half, S);
        break;
    case 7: /* through another type: a step function, unless it is wider */
        status = mlx_astype(&t, x, type == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_BFLOAT16, S) ||
                 mlx_astype(r, t, type, S);
        break;
    case 8: /* the first quarter is written over the last */
        status = mlx_slice(&t, x, (int[]){0, 0}, 2, (int[]){rows / 2, columns / 2}, 2, (int[]){1, 1}, 2, S) ||
                 mlx_slice_update(r, x, t, (int[]){rows - rows / 2, columns - columns / 2}, 2,
                                  (int[]){rows, columns}, 2, (int[]){1, 1}, 2, S);
        break;
    default:
        status = mlx_stop_gradient(r, x, S);
    }
    mlx_array_free(t);
    mlx_array_free(half);
    return status;
}

/* An optimizer's step: the new parameter, or its new buffer. Whoever else has the old ones may read them before and after. */
static int update(mlx_array *r, mlx_array x, mlx_array y, bool buffer)
{
    mlx_array param = mlx_array_new(), state = mlx_array_new();
    int status = mlx_array_set(&param, x) || mlx_array_set(&state, y) ||
                 t2m_ext_sgd_update(&param, &state, y, 0.1, 0.5, 0.5, 0, false, false, S) || mlx_array_set(r, buffer ? state : param);
    mlx_array_free(param);
    mlx_array_free(state);
    return status;
}

static int binary(mlx_array *r, mlx_array x, mlx_array y, unsigned which)
{
    mlx_array t = mlx_array_new(), half = half_of_one();
    int status = 0;
    switch (which) {
    case 0:
        status = mlx_add(&t, x, y, S) || mlx_multiply(r, t, half, S);
        break;
    case 1:
        status = mlx_multiply(r, x, y, S);
        break;
    case 2:
        status = mlx_maximum(r, x, y, S);
        break;
    case 3:
        status = mlx_less(&t, x, y, S) || mlx_where(r, t, y, x, S);
        break;
    case 5:
    case 6:
        status = update(r, x, y, which == 6);
        break;
    default:
        status = mlx_subtract(&t, x, y, S) || mlx_sin(r, t, S);
    }
    mlx_array_free(t);
    mlx_array_free(half);
    return status;
}

static void run(unsigned seed, mlx_array pool[POOL], bool eager)
{
    state = seed;
    for (int i = 0; i < POOL; i++)
        pool[i] = sample((int[]){rows, columns}, 2, type, seed + (unsigned)i);
    for (int k = 0; k < LENGTH; k++) {
        unsigned to = roll(POOL), x = roll(POOL), y = roll(POOL), which = roll(17);
        int status =
            which < 10 ? unary(&pool[to], pool[x], which) : binary(&pool[to], pool[x], pool[y], which - 10);
        cr_assert_eq(status, 0);
        bool look = roll(12) == 0;
        unsigned at = roll(POOL);
        if (eager || look)
            mlx_array_eval(pool[at]);
        if (eager)
            mlx_array_eval(pool[to]);
    }
}

Test(programs, lazy_and_eager_runs_agree)
{
    for (unsigned seed = 1; seed <= PROGRAMS; seed++) {
        mlx_array eager[POOL], lazy[POOL];
        run(seed, eager, true);
        run(seed, lazy, false);
        mlx_vector_array all = mlx_vector_array_new_data(lazy, POOL);
        cr_assert_eq(mlx_eval(all), 0);
        mlx_vector_array_free(all);
        for (int i = 0; i < POOL; i++) {
            const float *x = mlx_array_data_float32(eager[i]), *y = mlx_array_data_float32(lazy[i]);
            cr_assert_arr_eq(x, y, (size_t)(rows * columns) * sizeof(float), "program %u, array %d", seed, i);
        }
        for (int i = 0; i < POOL; i++) {
            mlx_array_free(eager[i]);
            mlx_array_free(lazy[i]);
        }
    }
}

/* ---- Gradients ---- */

/* The sum of what a program leaves in its pool, when x is the first array of it. (No stop_gradient, no
 * maxima: smooth.) */
static int program(mlx_array *res, const mlx_array x, void *context)
{
    mlx_array pool[POOL];
    state = *(unsigned *)context;
    for (int i = 0; i < POOL; i++)
        pool[i] = sample((int[]){rows, columns}, 2, type, state + (unsigned)i);
    mlx_array_set(&pool[0], x);
    int status = 0;
    for (int k = 0; k < LENGTH && !status; k++) {
        unsigned to = roll(POOL), a = roll(POOL), b = roll(POOL), which = roll(12);
        static const unsigned smooth_unary[] = {0, 1, 2, 3, 4, 5, 7, 8}, smooth_binary[] = {0, 1, 4};
        status = which < 8 ? unary(&pool[to], pool[a], smooth_unary[which])
                           : binary(&pool[to], pool[a], pool[b], smooth_binary[which % 3]);
    }
    mlx_array_set(res, pool[0]);
    for (int i = 1; i < POOL && !status; i++)
        status = mlx_add(res, *res, pool[i], S);
    for (int i = 0; i < POOL; i++)
        mlx_array_free(pool[i]);
    return status;
}

Test(programs, gradients_agree_with_differences)
{
    rows = 3;
    columns = 4;
    type = MLX_FLOAT64;
    mlx_array x = sample((int[]){3, 4}, 2, MLX_FLOAT64, 9);
    for (unsigned seed = 1; seed <= GRADIENTS; seed++)
        expect_gradient("program", program, &seed, x);
    mlx_array_free(x);
}

/* The same graph, differentiated by a transform and as a recorded graph. */
static int program_loss(mlx_array *res, const mlx_array x, unsigned seed)
{
    mlx_array y = mlx_array_new();
    int status = program(&y, x, &seed) || mlx_square(&y, y, S) || mlx_sum(res, y, false, S);
    mlx_array_free(y);
    return status;
}

static int lifted(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    mlx_array x = mlx_array_new(), y = mlx_array_new();
    int status = mlx_vector_array_get(&x, in, 0) || program_loss(&y, x, *(unsigned *)payload);
    *res = mlx_vector_array_new_value(y);
    mlx_array_free(x);
    mlx_array_free(y);
    return status;
}

Test(programs, lifted_and_recorded_gradients_agree)
{
    mlx_array x = sample((int[]){rows, columns}, 2, type, 9);
    for (unsigned seed = 1; seed <= GRADIENTS; seed++) {
        mlx_closure f = mlx_closure_new_func_payload(lifted, &seed, NULL);
        mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
        mlx_vector_array in = mlx_vector_array_new_value(x), values = mlx_vector_array_new(),
                         grads = mlx_vector_array_new();
        mlx_array leaf = mlx_array_new(), loss = mlx_array_new(), one = mlx_array_new(),
                  two = mlx_array_new();
        mlx_value_and_grad(&g, f, (int[]){0}, 1);
        cr_assert_eq(mlx_closure_value_and_grad_apply(&values, &grads, g, in), 0);
        mlx_vector_array_get(&one, grads, 0);
        t2m_ext_require_grad(&leaf, x);
        cr_assert_eq(program_loss(&loss, leaf, seed), 0);
        if (seed % 2)
            mlx_array_eval(loss);
        mlx_vector_array_set_value(&in, loss);
        mlx_vector_array_set_value(&values, leaf);
        cr_assert_eq(t2m_ext_backward(&grads, in, (mlx_vector_array){NULL}, values, false), 0);
        mlx_vector_array_get(&two, grads, 0);
        double *expected = read_all(one);
        expect_values(two, expected, mlx_array_size(one), 1e-6);
        free(expected);
        mlx_array_free(leaf);
        mlx_array_free(loss);
        mlx_array_free(one);
        mlx_array_free(two);
        mlx_vector_array_free(in);
        mlx_vector_array_free(values);
        mlx_vector_array_free(grads);
        mlx_closure_free(f);
        mlx_closure_value_and_grad_free(g);
    }
    mlx_array_free(x);
}
