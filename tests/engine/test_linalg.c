/* qr, solve, inv, cholesky: they undo what they undo, and their gradients. */
#include <stdlib.h>

#include "support.h"

static void expect_close(mlx_array x, mlx_array y, double tolerance)
{
    double *expected = read_all(y);
    expect_values(x, expected, mlx_array_size(y), tolerance);
    free(expected);
}

static mlx_array transposed(mlx_array x)
{
    mlx_array t = mlx_array_new();
    mlx_swapaxes(&t, x, -1, -2, S);
    return t;
}

/* Symmetric and positive definite: x x^T + 3 I. */
static int positive(mlx_array *res, const mlx_array x)
{
    mlx_array t = transposed(x), eye = mlx_array_new(), three = mlx_array_new_float64(3);
    int n = mlx_array_dim(x, -2);
    int status = mlx_eye(&eye, n, n, 0, mlx_array_dtype(x), S) || mlx_multiply(&eye, eye, three, S) ||
                 mlx_matmul(res, x, t, S) || mlx_add(res, *res, eye, S);
    mlx_array_free(t);
    mlx_array_free(eye);
    mlx_array_free(three);
    return status;
}

Test(linalg, qr_of_tall_and_wide_matrices)
{
    int shapes[][3] = {{2, 5, 3}, {2, 3, 5}, {1, 4, 4}, {3, 1, 1}};
    for (int i = 0; i < 4; i++) {
        mlx_array x = sample(shapes[i], 3, MLX_FLOAT32, 1), q = mlx_array_new(), r = mlx_array_new(),
                  product = mlx_array_new();
        int k = shapes[i][1] < shapes[i][2] ? shapes[i][1] : shapes[i][2];
        cr_assert_eq(mlx_linalg_qr(&q, &r, x, S), 0);
        EXPECT_SHAPE(q, shapes[i][0], shapes[i][1], k);
        EXPECT_SHAPE(r, shapes[i][0], k, shapes[i][2]);
        mlx_matmul(&product, q, r, S);
        expect_close(product, x, 1e-6);
        mlx_array t = transposed(q), eye = mlx_array_new(), upper = mlx_array_new();
        mlx_matmul(&product, t, q, S);
        mlx_eye(&eye, k, k, 0, MLX_FLOAT32, S);
        mlx_broadcast_to(&eye, eye, (int[]){shapes[i][0], k, k}, 3, S);
        expect_close(product, eye, 1e-6);
        mlx_triu(&upper, r, 0, S);
        expect_close(r, upper, 0);
        mlx_array all[] = {x, q, r, product, t, eye, upper};
        for (int a = 0; a < 7; a++)
            mlx_array_free(all[a]);
    }
}

Test(linalg, solve_inv_and_cholesky)
{
    mlx_array x = sample((int[]){2, 4, 4}, 3, MLX_FLOAT64, 1), a = mlx_array_new(), r = mlx_array_new(),
              p = mlx_array_new();
    mlx_array b = sample((int[]){2, 4, 3}, 3, MLX_FLOAT64, 2), l = mlx_array_new();
    positive(&a, x);
    cr_assert_eq(mlx_linalg_solve(&r, a, b, S), 0);
    mlx_matmul(&p, a, r, S);
    expect_close(p, b, 1e-10);
    cr_assert_eq(mlx_linalg_inv(&r, a, S), 0);
    mlx_matmul(&p, r, b, S);
    mlx_linalg_solve(&r, a, b, S);
    expect_close(p, r, 1e-10);
    cr_assert_eq(mlx_linalg_cholesky(&l, a, false, S), 0);
    mlx_array t = transposed(l);
    mlx_matmul(&p, l, t, S);
    expect_close(p, a, 1e-10);
    mlx_linalg_cholesky(&r, a, true, S);
    expect_close(r, t, 0);
    mlx_array all[] = {x, a, r, p, b, l, t};
    for (int i = 0; i < 7; i++)
        mlx_array_free(all[i]);
}

Test(linalg, refuses_what_has_no_answer)
{
    catch_errors();
    mlx_array zero = mlx_array_new(), r = mlx_array_new(), row = FLOATS((1, 2), 1, 2);
    mlx_zeros(&zero, (int[]){2, 2}, 2, MLX_FLOAT32, S);
    mlx_linalg_inv(&r, zero, S);
    cr_expect_eq(mlx_array_eval(r), 1);
    cr_expect_str_eq(last_error(), "mlx_array_eval: a matrix is singular, in float32[2, 2]");
    mlx_linalg_cholesky(&r, zero, false, S);
    cr_expect_eq(mlx_array_eval(r), 1);
    cr_expect_eq(mlx_linalg_inv(&r, row, S), 1);
    cr_expect_str_eq(last_error(),
                     "mlx_linalg_inv: needs square matrices of float32 or float64, got float32[1, 2]");
    mlx_array_free(zero);
    mlx_array_free(r);
    mlx_array_free(row);
}

static int solve_with_itself(mlx_array *res, const mlx_array x, void *context)
{
    (void)context;
    mlx_array a = mlx_array_new();
    int status = positive(&a, x) || mlx_linalg_solve(res, a, x, S);
    mlx_array_free(a);
    return status;
}

static int inverse(mlx_array *res, const mlx_array x, void *context)
{
    (void)context;
    mlx_array a = mlx_array_new();
    int status = positive(&a, x) || mlx_linalg_inv(res, a, S);
    mlx_array_free(a);
    return status;
}

static int cholesky(mlx_array *res, const mlx_array x, void *context)
{
    mlx_array a = mlx_array_new();
    int status = positive(&a, x) || mlx_linalg_cholesky(res, a, context != NULL, S);
    mlx_array_free(a);
    return status;
}

Test(linalg, gradients)
{
    int upper = 1;
    mlx_array x = sample((int[]){3, 3}, 2, MLX_FLOAT64, 1);
    expect_gradient("solve", solve_with_itself, NULL, x);
    expect_gradient("inv", inverse, NULL, x);
    expect_gradient("cholesky", cholesky, NULL, x);
    expect_gradient("cholesky, upper", cholesky, &upper, x);
    mlx_array_free(x);
}
