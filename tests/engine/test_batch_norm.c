/* Batch normalisation in one pass: values against the recipe, gradients and gradients of gradients against differences, for channels last,
 * in the middle of planes, and in memory that is not in order. */
#include "mlx/c/t2m_ext_nn.h"
#include "support.h"

#include <math.h>
#include <stdlib.h>

/* Which of x, weight and bias is varied; the layout of x. */
typedef struct norm_case {
    int varied;
    bool planes, channels_last, plain; /* plain: neither weight nor bias */
} norm_case;

enum { CHANNELS = 5 };

static mlx_array input(const norm_case *c)
{
    mlx_array x = c->planes ? sample((int[]){3, CHANNELS, 2, 4}, 4, MLX_FLOAT64, 3) : sample((int[]){7, CHANNELS}, 2, MLX_FLOAT64, 3);
    if (c->channels_last) {
        mlx_array_free(x);
        x = sample((int[]){3, 2, 4, CHANNELS}, 4, MLX_FLOAT64, 3);
        mlx_transpose_axes(&x, x, (int[]){0, 3, 1, 2}, 4, S);
    }
    return x;
}

static mlx_array vector(const norm_case *c, unsigned seed)
{
    return c->plain ? mlx_array_new() : sample((int[]){CHANNELS}, 1, MLX_FLOAT64, seed);
}

static int normalised(mlx_array *res, const mlx_array varied, void *context)
{
    const norm_case *c = context;
    mlx_array in[] = {input(c), vector(c, 8), vector(c, 9)}, mean = mlx_array_new(), variance = mlx_array_new();
    mlx_array_set(&in[c->varied], varied);
    int status = t2m_ext_batch_norm(res, &mean, &variance, in[0], in[1], in[2], 1, 1e-3, S);
    for (int i = 0; i < 3; i++)
        mlx_array_free(in[i]);
    mlx_array_free(mean);
    mlx_array_free(variance);
    return status;
}

static void check(norm_case c)
{
    for (c.varied = 0; c.varied < (c.plain ? 1 : 3); c.varied++) {
        mlx_array x = c.varied == 0 ? input(&c) : vector(&c, 7 + (unsigned)c.varied);
        expect_gradient("batch_norm", normalised, &c, x);
        if (c.varied == 0)
            expect_second_gradient("batch_norm", normalised, &c, x);
        mlx_array_free(x);
    }
}

Test(batch_norm, gradients)
{
    check((norm_case){.planes = true});
    check((norm_case){.channels_last = true});
    check((norm_case){.planes = false});
    check((norm_case){.planes = true, .plain = true});
}

/* A channel of 3000 values far from zero, in pieces; and the values by the formula. */
static void check_values(bool rows)
{
    mlx_array x = rows ? sample((int[]){3000, 70}, 2, MLX_FLOAT32, 4) : sample((int[]){3, 70, 1000}, 3, MLX_FLOAT32, 4);
    mlx_array hundred = mlx_array_new_float(100), y = mlx_array_new(), mean = mlx_array_new(), variance = mlx_array_new(), none = mlx_array_new();
    mlx_add(&x, x, hundred, S);
    cr_assert_eq(t2m_ext_batch_norm(&y, &mean, &variance, x, none, none, 1, 1e-5, S), 0);
    double *from = read_all(x), *to = read_all(y), *means = read_all(mean), *variances = read_all(variance);
    for (int c = 0; c < 70; c++) {
        double sum = 0, square = 0;
        for (int i = 0; i < 3000; i++)
            sum += from[rows ? i * 70 + c : i / 1000 * 70000 + c * 1000 + i % 1000];
        for (int i = 0; i < 3000; i++)
            square += pow(from[rows ? i * 70 + c : i / 1000 * 70000 + c * 1000 + i % 1000] - sum / 3000, 2);
        cr_assert_float_eq(means[c], sum / 3000, 3e-5);
        cr_assert_float_eq(variances[c], square / 3000, 1e-6);
        int at = rows ? 7 * 70 + c : c * 1000 + 7;
        cr_assert_float_eq(to[at], (from[at] - sum / 3000) / sqrt(square / 3000 + 1e-5), 1e-4);
    }
    free(from);
    free(to);
    free(means);
    free(variances);
    mlx_array_free(x);
    mlx_array_free(y);
    mlx_array_free(mean);
    mlx_array_free(variance);
    mlx_array_free(hundred);
}

Test(batch_norm, values)
{
    check_values(true);
    check_values(false);
}

Test(batch_norm, wrong_arguments)
{
    catch_errors();
    mlx_array x = sample((int[]){3, 4}, 2, MLX_FLOAT32, 1), w = sample((int[]){3}, 1, MLX_FLOAT32, 1), none = mlx_array_new(), y = mlx_array_new();
    cr_assert_eq(t2m_ext_batch_norm(&y, &y, &y, x, w, none, 1, 1e-5, S), 1);
    cr_assert_str_eq(last_error(), "t2m_ext_batch_norm: weight float32[3] does not have one value for each of 4 channels");
    mlx_array_free(x);
    mlx_array_free(w);
}
