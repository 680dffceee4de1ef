/* Random programs: a sequence of ops on a pool of arrays is run twice, once evaluating after every op, once lazily with
 * most intermediate results let go. Fusion, views, donation and buffer reuse must not change a value; and values that
 * are held must not change either. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

enum { POOL = 8, LENGTH = 40, PROGRAMS = 300 };

static unsigned state;

static unsigned roll(unsigned n)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 10) % n;
}

/* Ops that keep values bounded. All arrays have shape (A, B) or its transpose's contents in that shape. */
enum { A = 33, B = 47 };

static int unary(mlx_array *r, mlx_array x, unsigned which)
{
    mlx_array t = mlx_array_new(), half = mlx_array_new_float(0.5f);
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
        status = mlx_transpose(&t, x, S) || mlx_reshape(r, t, (int[]){A, B}, 2, S);
        break;
    case 4: /* reversed */
        status = mlx_slice(r, x, (int[]){A - 1, B - 1}, 2, (int[]){-A - 1, -B - 1}, 2, (int[]){-1, -1}, 2, S);
        break;
    case 5: /* column means, broadcast */
        status = mlx_mean_axis(&t, x, 0, true, S) || mlx_broadcast_to(r, t, (int[]){A, B}, 2, S);
        break;
    case 6: /* row maxima, added */
        status = mlx_max_axis(&t, x, 1, true, S) || mlx_add(&t, x, t, S) || mlx_multiply(r, t, half, S);
        break;
    case 7: /* through another type */
        status = mlx_astype(&t, x, MLX_BFLOAT16, S) || mlx_astype(r, t, MLX_FLOAT32, S);
        break;
    case 8:
        status = mlx_slice(&t, x, (int[]){2, 3}, 2, (int[]){12, 40}, 2, (int[]){1, 1}, 2, S) ||
                 mlx_slice_update(r, x, t, (int[]){5, 7}, 2, (int[]){15, 44}, 2, (int[]){1, 1}, 2, S);
        break;
    default:
        status = mlx_stop_gradient(r, x, S);
    }
    mlx_array_free(t);
    mlx_array_free(half);
    return status;
}

static int binary(mlx_array *r, mlx_array x, mlx_array y, unsigned which)
{
    mlx_array t = mlx_array_new(), half = mlx_array_new_float(0.5f);
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
        pool[i] = sample((int[]){A, B}, 2, MLX_FLOAT32, seed + (unsigned)i);
    for (int k = 0; k < LENGTH; k++) {
        unsigned to = roll(POOL), x = roll(POOL), y = roll(POOL), which = roll(15);
        int status = which < 10 ? unary(&pool[to], pool[x], which) : binary(&pool[to], pool[x], pool[y], which - 10);
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
            cr_assert_arr_eq(x, y, A * B * sizeof(float), "program %u, array %d", seed, i);
        }
        for (int i = 0; i < POOL; i++) {
            mlx_array_free(eager[i]);
            mlx_array_free(lazy[i]);
        }
    }
}
