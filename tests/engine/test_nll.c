/* Losses of log-probabilities: values and ignored rows; gradients and gradients of gradients, behind a log_softmax and not. */
#include "mlx/c/t2m_ext_nn.h"
#include "support.h"

enum { ROWS = 4, CLASSES = 5, IGNORED = -100 };

static mlx_array targets(void)
{
    return mlx_array_new_data((int64_t[]){3, IGNORED, 0, 4}, (int[]){ROWS}, 1, MLX_INT64);
}

static int losses(mlx_array *res, const mlx_array x, void *context)
{
    mlx_array of = targets(), log_probs = mlx_array_new();
    int status = *(const bool *)context ? t2m_ext_log_softmax(&log_probs, x, 1, S) : mlx_sin(&log_probs, x, S);
    status = status || t2m_ext_nll(res, log_probs, of, IGNORED, S);
    mlx_array_free(of);
    mlx_array_free(log_probs);
    return status;
}

Test(nll, gradients)
{
    mlx_array x = sample((int[]){ROWS, CLASSES}, 2, MLX_FLOAT64, 2);
    for (int k = 0; k < 2; k++) {
        bool behind_log_softmax = k;
        expect_gradient("nll", losses, &behind_log_softmax, x);
        expect_second_gradient("nll", losses, &behind_log_softmax, x);
    }
    mlx_array_free(x);
}

Test(nll, values)
{
    mlx_array x = FLOATS((2, 3), -1, -2, -3, -4, -5, -6), of = mlx_array_new_data((int64_t[]){2, 7}, (int[]){2}, 1, MLX_INT64);
    mlx_array y = mlx_array_new();
    cr_assert_eq(t2m_ext_nll(&y, x, of, 7, S), 0);
    EXPECT(y, 3, 0);
    catch_errors();
    t2m_ext_nll(&y, x, of, IGNORED, S);
    cr_assert_eq(mlx_array_eval(y), 1);
    cr_assert_str_eq(last_error(), "mlx_array_eval: target 7 of row 1 is not one of 3 classes");
    mlx_array_free(x);
    mlx_array_free(of);
    mlx_array_free(y);
}
