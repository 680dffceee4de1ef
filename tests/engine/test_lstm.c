/* The LSTM of one operation against its recipe: values, gradients, and the gradient of a gradient. */
#include "mlx/c/t2m_ext_nn.h"
#include "support.h"

enum { TIMES = 4, ROWS = 3, WIDTH = 5, INPUTS = 5 };

typedef struct variant {
    bool reverse, has_bias;
    bool by_recipe;
} variant;

static mlx_array at_time(mlx_array a, int time)
{
    mlx_array row = mlx_array_new();
    int columns = mlx_array_dim(a, 2);
    mlx_slice(&row, a, (int[]){time, 0, 0}, 3, (int[]){time + 1, ROWS, columns}, 3, (int[]){1, 1, 1}, 3, S);
    mlx_squeeze_axis(&row, row, 0, S);
    return row;
}

/* One time of the recipe; h and c are replaced. */
static void step(mlx_array gates, mlx_array weight, mlx_array bias, mlx_array *h, mlx_array *c)
{
    mlx_array sum = mlx_array_new(), turned = mlx_array_new(), quarter[4];
    mlx_transpose(&turned, weight, S);
    mlx_matmul(&sum, *h, turned, S);
    if (bias.ctx)
        mlx_add(&sum, sum, bias, S);
    mlx_add(&sum, gates, sum, S);
    for (int k = 0; k < 4; k++) {
        quarter[k] = mlx_array_new();
        mlx_slice(&quarter[k], sum, (int[]){0, k * WIDTH}, 2, (int[]){ROWS, (k + 1) * WIDTH}, 2, (int[]){1, 1}, 2, S);
        (k == 2 ? mlx_tanh : mlx_sigmoid)(&quarter[k], quarter[k], S);
    }
    mlx_multiply(c, quarter[1], *c, S);
    mlx_multiply(&quarter[0], quarter[0], quarter[2], S);
    mlx_add(c, *c, quarter[0], S);
    mlx_tanh(h, *c, S);
    mlx_multiply(h, quarter[3], *h, S);
    for (int k = 0; k < 4; k++)
        mlx_array_free(quarter[k]);
    mlx_array_free(sum);
    mlx_array_free(turned);
}

/* gates, weight, h, c and maybe bias -> all h and all c. */
static int lstm(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    const variant *v = payload;
    mlx_array x[INPUTS], rows[2][TIMES], all[2] = {mlx_array_new(), mlx_array_new()};
    for (int i = 0; i < INPUTS; i++) {
        x[i] = mlx_array_new();
        if (i < 4 || v->has_bias)
            mlx_vector_array_get(&x[i], in, (size_t)i);
    }
    int status = 0;
    if (v->by_recipe) {
        for (int k = 0; k < TIMES; k++) {
            int time = v->reverse ? TIMES - 1 - k : k;
            mlx_array gates = at_time(x[0], time);
            step(gates, x[1], x[4], &x[2], &x[3]);
            mlx_array_free(gates);
            for (int s = 0; s < 2; s++) {
                rows[s][time] = mlx_array_new();
                mlx_array_set(&rows[s][time], x[2 + s]);
            }
        }
        for (int s = 0; s < 2; s++) {
            mlx_vector_array parts = mlx_vector_array_new_data(rows[s], TIMES);
            mlx_stack_axis(&all[s], parts, 0, S);
            mlx_vector_array_free(parts);
            for (int k = 0; k < TIMES; k++)
                mlx_array_free(rows[s][k]);
        }
    } else {
        status = t2m_ext_lstm(&all[0], &all[1], x[0], x[1], x[4], x[2], x[3], v->reverse, S);
    }
    status = status || mlx_vector_array_set_data(res, all, 2);
    for (int i = 0; i < INPUTS; i++)
        mlx_array_free(x[i]);
    mlx_array_free(all[0]);
    mlx_array_free(all[1]);
    return status;
}

static mlx_vector_array cotangents(void)
{
    mlx_array along[] = {sample((int[]){TIMES, ROWS, WIDTH}, 3, MLX_FLOAT32, 21), sample((int[]){TIMES, ROWS, WIDTH}, 3, MLX_FLOAT32, 22)};
    mlx_vector_array both = mlx_vector_array_new_data(along, 2);
    mlx_array_free(along[0]);
    mlx_array_free(along[1]);
    return both;
}

static mlx_vector_array inputs(bool has_bias)
{
    const int shapes[INPUTS][3] = {{TIMES, ROWS, 4 * WIDTH}, {4 * WIDTH, WIDTH}, {ROWS, WIDTH}, {ROWS, WIDTH}, {4 * WIDTH}};
    const int ranks[INPUTS] = {3, 2, 2, 2, 1};
    mlx_vector_array all = mlx_vector_array_new();
    for (int i = 0; i < INPUTS - !has_bias; i++) {
        mlx_array x = sample(shapes[i], ranks[i], MLX_FLOAT32, (unsigned)(i + 5));
        mlx_vector_array_append_value(all, x);
        mlx_array_free(x);
    }
    return all;
}

static void compare(bool reverse, bool has_bias)
{
    variant kernel = {reverse, has_bias, false}, recipe = {reverse, has_bias, true};
    mlx_vector_array in = inputs(has_bias), along = cotangents();
    expect_same_function(lstm, &kernel, &recipe, in, along, 1e-5);
    mlx_vector_array_free(in);
    mlx_vector_array_free(along);
}

Test(lstm, forward_in_time)
{
    compare(false, true);
    compare(false, false);
}

Test(lstm, backward_in_time)
{
    compare(true, true);
}

Test(lstm, wrong_shapes)
{
    catch_errors();
    mlx_array x = sample((int[]){2, 3, 8}, 3, MLX_FLOAT32, 1), w = sample((int[]){8, 3}, 2, MLX_FLOAT32, 1),
              h = sample((int[]){3, 2}, 2, MLX_FLOAT32, 1), none = mlx_array_new(), outputs = mlx_array_new(), cells = mlx_array_new();
    cr_assert_eq(t2m_ext_lstm(&outputs, &cells, x, w, none, h, h, false, S), 1);
    cr_assert_str_eq(last_error(), "t2m_ext_lstm: gates float32[2, 3, 8], weight float32[8, 3] and states float32[3, 2] and float32[3, 2] do "
                                   "not fit each other");
    mlx_array_free(x);
    mlx_array_free(w);
    mlx_array_free(h);
}
