/* The GRU and the plain recurrent layers of one operation against their recipes: values, gradients, and the gradient of a gradient. */
#include "mlx/c/t2m_ext_nn.h"
#include "support.h"

enum { TIMES = 4, ROWS = 8, WIDTH = 18, INPUTS = 4 };

typedef struct variant {
    t2m_ext_recurrent_cell cell;
    bool reverse, has_bias;
    bool by_recipe;
} variant;

static mlx_array at_time(mlx_array a, int time)
{
    mlx_array row = mlx_array_new();
    mlx_slice(&row, a, (int[]){time, 0, 0}, 3, (int[]){time + 1, ROWS, mlx_array_dim(a, 2)}, 3, (int[]){1, 1, 1}, 3, S);
    mlx_squeeze_axis(&row, row, 0, S);
    return row;
}

static mlx_array third(mlx_array a, int k)
{
    mlx_array part = mlx_array_new();
    mlx_slice(&part, a, (int[]){0, k * WIDTH}, 2, (int[]){ROWS, (k + 1) * WIDTH}, 2, (int[]){1, 1}, 2, S);
    return part;
}

/* fresh is the third third of x, the reset gate the first; h is replaced. */
static void gru_step(mlx_array x, mlx_array from_state, mlx_array *h)
{
    mlx_array of_x[3], of_state[3];
    for (int k = 0; k < 3; k++) {
        of_x[k] = third(x, k);
        of_state[k] = third(from_state, k);
    }
    for (int k = 0; k < 2; k++) {
        mlx_add(&of_x[k], of_x[k], of_state[k], S);
        mlx_sigmoid(&of_x[k], of_x[k], S);
    }
    mlx_multiply(&of_state[2], of_x[0], of_state[2], S);
    mlx_add(&of_x[2], of_x[2], of_state[2], S);
    mlx_tanh(&of_x[2], of_x[2], S);
    mlx_subtract(h, *h, of_x[2], S);
    mlx_multiply(h, *h, of_x[1], S);
    mlx_add(h, *h, of_x[2], S);
    for (int k = 0; k < 3; k++) {
        mlx_array_free(of_x[k]);
        mlx_array_free(of_state[k]);
    }
}

static void step(t2m_ext_recurrent_cell cell, mlx_array x, mlx_array weight, mlx_array bias, mlx_array *h)
{
    mlx_array from_state = mlx_array_new(), turned = mlx_array_new(), zero = mlx_array_new_float(0);
    mlx_transpose(&turned, weight, S);
    mlx_matmul(&from_state, *h, turned, S);
    if (bias.ctx)
        mlx_add(&from_state, from_state, bias, S);
    if (cell == T2M_EXT_GRU_CELL) {
        gru_step(x, from_state, h);
    } else {
        mlx_add(h, x, from_state, S);
        if (cell == T2M_EXT_TANH_CELL)
            mlx_tanh(h, *h, S);
        else
            mlx_maximum(h, *h, zero, S);
    }
    mlx_array_free(from_state);
    mlx_array_free(turned);
    mlx_array_free(zero);
}

/* gates, weight, h and maybe bias -> all h */
static int layer(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    const variant *v = payload;
    mlx_array x[INPUTS], rows[TIMES], all = mlx_array_new();
    for (int i = 0; i < INPUTS; i++) {
        x[i] = mlx_array_new();
        if (i < 3 || v->has_bias)
            mlx_vector_array_get(&x[i], in, (size_t)i);
    }
    int status = 0;
    if (v->by_recipe) {
        for (int k = 0; k < TIMES; k++) {
            int time = v->reverse ? TIMES - 1 - k : k;
            mlx_array gates = at_time(x[0], time);
            step(v->cell, gates, x[1], x[3], &x[2]);
            mlx_array_free(gates);
            rows[time] = mlx_array_new();
            mlx_array_set(&rows[time], x[2]);
        }
        mlx_vector_array parts = mlx_vector_array_new_data(rows, TIMES);
        mlx_stack_axis(&all, parts, 0, S);
        mlx_vector_array_free(parts);
        for (int k = 0; k < TIMES; k++)
            mlx_array_free(rows[k]);
    } else {
        status = t2m_ext_recurrent(&all, v->cell, x[0], x[1], x[3], x[2], v->reverse, S);
    }
    status = status || mlx_vector_array_set_value(res, all);
    for (int i = 0; i < INPUTS; i++)
        mlx_array_free(x[i]);
    mlx_array_free(all);
    return status;
}

static void compare(t2m_ext_recurrent_cell cell, bool reverse, bool has_bias)
{
    int gates = cell == T2M_EXT_GRU_CELL ? 3 * WIDTH : WIDTH, ranks[INPUTS] = {3, 2, 2, 1};
    const int shapes[INPUTS][3] = {{TIMES, ROWS, gates}, {gates, WIDTH}, {ROWS, WIDTH}, {gates}};
    mlx_vector_array in = mlx_vector_array_new();
    for (int i = 0; i < INPUTS - !has_bias; i++) {
        mlx_array x = sample(shapes[i], ranks[i], MLX_FLOAT32, (unsigned)(i + 5));
        mlx_vector_array_append_value(in, x);
        mlx_array_free(x);
    }
    mlx_array weights = sample((int[]){TIMES, ROWS, WIDTH}, 3, MLX_FLOAT32, 21);
    mlx_vector_array along = mlx_vector_array_new_value(weights);
    variant kernel = {cell, reverse, has_bias, false}, recipe = {cell, reverse, has_bias, true};
    expect_same_function(layer, &kernel, &recipe, in, along, 3e-5);
    mlx_array_free(weights);
    mlx_vector_array_free(in);
    mlx_vector_array_free(along);
}

Test(recurrent, gru)
{
    compare(T2M_EXT_GRU_CELL, false, true);
    compare(T2M_EXT_GRU_CELL, true, false);
}

Test(recurrent, tanh)
{
    compare(T2M_EXT_TANH_CELL, false, true);
    compare(T2M_EXT_TANH_CELL, true, false);
}

Test(recurrent, relu)
{
    compare(T2M_EXT_RELU_CELL, false, false);
    compare(T2M_EXT_RELU_CELL, true, true);
}

Test(recurrent, wrong_shapes)
{
    catch_errors();
    mlx_array x = sample((int[]){2, 3, 8}, 3, MLX_FLOAT32, 1), w = sample((int[]){8, 3}, 2, MLX_FLOAT32, 1),
              h = sample((int[]){3, 2}, 2, MLX_FLOAT32, 1), none = mlx_array_new(), outputs = mlx_array_new();
    cr_assert_eq(t2m_ext_recurrent(&outputs, T2M_EXT_GRU_CELL, x, w, none, h, false, S), 1);
    cr_assert_str_eq(last_error(), "t2m_ext_recurrent: gates float32[2, 3, 8], weight float32[8, 3] and state float32[3, 2] do not fit each other");
    mlx_array_free(x);
    mlx_array_free(w);
    mlx_array_free(h);
    mlx_array_free(outputs);
}
