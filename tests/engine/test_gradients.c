/* The gradient of every differentiable op against differences in float64: one line a case. */
#include <math.h>
#include <stdlib.h>

#include "mlx/c/t2m_ext_nn.h"
#include "support.h"

/* ---- Unary functions: x is mapped into the function's domain ---- */

typedef int plain_unary(mlx_array *res, const mlx_array a, const mlx_stream s);

typedef struct unary_case {
    const char *name;
    plain_unary *function;
    double low, high; /* where it is smooth */
} unary_case;

static int gelu(mlx_array *res, const mlx_array x, const mlx_stream s)
{
    return t2m_ext_gelu(res, x, false, s);
}

static int gelu_by_tanh(mlx_array *res, const mlx_array x, const mlx_stream s)
{
    return t2m_ext_gelu(res, x, true, s);
}

static const unary_case unary_cases[] = {
    {"abs", mlx_abs, 0.1, 2},          {"negative", mlx_negative, -1, 1},
    {"square", mlx_square, -1, 1},     {"exp", mlx_exp, -1, 1},
    {"expm1", mlx_expm1, -1, 1},       {"log", mlx_log, 0.5, 2},
    {"log2", mlx_log2, 0.5, 2},        {"log10", mlx_log10, 0.5, 2},
    {"log1p", mlx_log1p, -0.5, 2},     {"sqrt", mlx_sqrt, 0.5, 2},
    {"rsqrt", mlx_rsqrt, 0.5, 2},      {"reciprocal", mlx_reciprocal, 0.5, 2},
    {"sin", mlx_sin, -2, 2},           {"cos", mlx_cos, -2, 2},
    {"tan", mlx_tan, -1, 1},           {"arcsin", mlx_arcsin, -0.8, 0.8},
    {"arccos", mlx_arccos, -0.8, 0.8}, {"arctan", mlx_arctan, -2, 2},
    {"sinh", mlx_sinh, -1, 1},         {"cosh", mlx_cosh, -1, 1},
    {"tanh", mlx_tanh, -1, 1},         {"arcsinh", mlx_arcsinh, -2, 2},
    {"arccosh", mlx_arccosh, 1.5, 3},  {"arctanh", mlx_arctanh, -0.8, 0.8},
    {"sigmoid", mlx_sigmoid, -3, 3},   {"erf", mlx_erf, -1, 1},
    {"erfinv", mlx_erfinv, -0.8, 0.8}, {"degrees", mlx_degrees, -1, 1},
    {"radians", mlx_radians, -1, 1},   {"sign", mlx_sign, 0.2, 1},
    {"copy", mlx_copy, -1, 1},         {"transpose", mlx_transpose, -1, 1},
    {"squeeze", mlx_squeeze, -1, 1},   {"gelu", gelu, -3, 3},
    {"gelu_by_tanh", gelu_by_tanh, -3, 3}, {"silu", t2m_ext_silu, -4, 4},
};

static int apply_unary(mlx_array *res, const mlx_array x, void *context)
{
    const unary_case *c = context;
    return c->function(res, x, S);
}

/* (low + high) / 2 + x * (high - low) / 2 */
static mlx_array in_domain(const int *shape, int ndim, double low, double high)
{
    mlx_array x = sample(shape, ndim, MLX_FLOAT64, 3);
    mlx_array middle = mlx_array_new_float64((low + high) / 2),
              half = mlx_array_new_float64((high - low) / 2);
    mlx_multiply(&x, x, half, S);
    mlx_add(&x, x, middle, S);
    mlx_array_free(middle);
    mlx_array_free(half);
    return x;
}

Test(gradient, unary)
{
    for (size_t i = 0; i < sizeof unary_cases / sizeof *unary_cases; i++) {
        mlx_array x = in_domain((int[]){3, 1, 4}, 3, unary_cases[i].low, unary_cases[i].high);
        expect_gradient(unary_cases[i].name, apply_unary, (void *)&unary_cases[i], x);
        mlx_array_free(x);
    }
}

/* ---- Slopes that are ops of their own: the gradient of the gradient ---- */

Test(gradient, of_slopes)
{
    static unary_case cases[] = {{"gelu", gelu, -3, 3}, {"gelu_by_tanh", gelu_by_tanh, -3, 3}, {"silu", t2m_ext_silu, -4, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mlx_array x = in_domain((int[]){3, 1, 4}, 3, cases[i].low, cases[i].high);
        expect_second_gradient(cases[i].name, apply_unary, &cases[i], x);
        mlx_array_free(x);
    }
}

/* ---- Arrays that are taken apart: the gradients of the parts, and of parts that overlap, add up ---- */

static int of_parts(mlx_array *res, const mlx_array x, void *context)
{
    (void)context;
    mlx_array first = mlx_array_new(), second = mlx_array_new(), third = mlx_array_new();
    int status = mlx_slice(&first, x, (int[]){0, 0}, 2, (int[]){3, 2}, 2, (int[]){1, 1}, 2, S) ||
                 mlx_slice(&second, x, (int[]){2, 1}, 2, (int[]){5, 5}, 2, (int[]){1, 2}, 2, S) ||
                 mlx_slice(&third, x, (int[]){4, 3}, 2, (int[]){1, 1}, 2, (int[]){-1, -1}, 2, S) || mlx_square(&first, first, S) ||
                 mlx_exp(&second, second, S) || mlx_multiply(&second, second, first, S) || mlx_multiply(res, second, third, S) ||
                 mlx_sum(&third, x, false, S) || mlx_add(res, *res, third, S);
    mlx_array_free(first);
    mlx_array_free(second);
    mlx_array_free(third);
    return status;
}

Test(gradient, of_parts)
{
    mlx_array x = in_domain((int[]){5, 5}, 2, -1, 1);
    expect_gradient("parts", of_parts, NULL, x);
    mlx_array_free(x);
}

/* ---- A table whose rows are taken, some twice, and that is a factor as well: the rows' gradients go into the product's ---- */

static int of_rows(mlx_array *res, const mlx_array x, void *context)
{
    (void)context;
    mlx_array ids = mlx_array_new_data((int64_t[]){3, 0, 3, 4}, (int[]){4}, 1, MLX_INT64), rows = mlx_array_new(), turned = mlx_array_new();
    int status = mlx_take_axis(&rows, x, ids, 0, S) || mlx_square(&rows, rows, S) || mlx_transpose(&turned, x, S) ||
                 mlx_matmul(res, rows, turned, S) || mlx_exp(res, *res, S);
    mlx_array_free(ids);
    mlx_array_free(rows);
    mlx_array_free(turned);
    return status;
}

Test(gradient, of_rows)
{
    mlx_array x = in_domain((int[]){5, 3}, 2, -1, 1);
    expect_gradient("rows", of_rows, NULL, x);
    mlx_array_free(x);
}

/* ---- Binary functions: with respect to either side, against a broadcast constant ---- */

typedef int plain_binary(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);

typedef struct binary_case {
    const char *name;
    plain_binary *function;
} binary_case;

static const binary_case binary_cases[] = {
    {"add", mlx_add},           {"subtract", mlx_subtract},
    {"multiply", mlx_multiply}, {"divide", mlx_divide},
    {"power", mlx_power},       {"maximum", mlx_maximum},
    {"minimum", mlx_minimum},   {"logaddexp", mlx_logaddexp},
    {"arctan2", mlx_arctan2},   {"remainder", mlx_remainder},
    {"outer", mlx_outer},
};

static int constant_on_the_right(mlx_array *res, const mlx_array x, void *context)
{
    const binary_case *c = context;
    mlx_array other = in_domain((int[]){2, 1, 3}, 3, 0.7, 1.9);
    int status = c->function(res, x, other, S);
    mlx_array_free(other);
    return status;
}

static int constant_on_the_left(mlx_array *res, const mlx_array x, void *context)
{
    const binary_case *c = context;
    mlx_array other = in_domain((int[]){2, 1, 3}, 3, 0.7, 1.9);
    int status = c->function(res, other, x, S);
    mlx_array_free(other);
    return status;
}

static int both_sides(mlx_array *res, const mlx_array x, void *context)
{
    return ((const binary_case *)context)->function(res, x, x, S);
}

Test(gradient, binary)
{
    mlx_array x = in_domain((int[]){4, 1}, 2, 0.31, 2.3);
    for (size_t i = 0; i < sizeof binary_cases / sizeof *binary_cases; i++) {
        void *context = (void *)&binary_cases[i];
        expect_gradient(binary_cases[i].name, constant_on_the_right, context, x);
        expect_gradient(binary_cases[i].name, constant_on_the_left, context, x);
        if (i < 5)
            expect_gradient(binary_cases[i].name, both_sides, context, x);
    }
    mlx_array_free(x);
}

/* ---- Everything else: one expression a case, with x of shape (3, 4) and r the result ---- */

#define CASE(name, expression)                                                                               \
    static int case_##name(mlx_array *r, const mlx_array x, void *context)                                   \
    {                                                                                                        \
        (void)context;                                                                                       \
        return expression;                                                                                   \
    }

static mlx_array hold[1]; /* the constant that an expression needs */

static mlx_array constant(double value)
{
    mlx_array_set_float64(&hold[0], value);
    return hold[0];
}

static mlx_vector_array twice(mlx_array x)
{
    static mlx_vector_array v;
    mlx_vector_array_set_value(&v, x);
    mlx_vector_array_append_value(v, x);
    return v;
}

static int pick(mlx_array *r, int failed, mlx_vector_array parts, size_t i)
{
    int status = failed || mlx_vector_array_get(r, parts, i);
    mlx_vector_array_free(parts);
    return status;
}

static int split_part(mlx_array *r, const mlx_array x)
{
    mlx_vector_array parts = mlx_vector_array_new();
    int failed = mlx_split(&parts, x, 2, 1, S);
    return pick(r, failed, parts, 1);
}

static int section_part(mlx_array *r, const mlx_array x)
{
    mlx_vector_array parts = mlx_vector_array_new();
    int failed = mlx_split_sections(&parts, x, (int[]){1, 3}, 2, 1, S);
    return pick(r, failed, parts, 1);
}

static int where_positive(mlx_array *r, const mlx_array x)
{
    mlx_array mask = mlx_array_new(), negated = mlx_array_new();
    int status = mlx_greater(&mask, x, constant(0), S) || mlx_square(&negated, x, S) ||
                 mlx_where(r, mask, x, negated, S);
    mlx_array_free(mask);
    mlx_array_free(negated);
    return status;
}

static int update_slice(mlx_array *r, const mlx_array x, bool add)
{
    mlx_array part = mlx_array_new(), square = mlx_array_new();
    int status = mlx_slice(&part, x, (int[]){0, 1}, 2, (int[]){2, 4}, 2, (int[]){1, 2}, 2, S) ||
                 mlx_square(&square, part, S);
    if (!status)
        status = (add ? mlx_slice_update_add : mlx_slice_update)(r, x, square, (int[]){1, 0}, 2,
                                                                 (int[]){3, 2}, 2, (int[]){1, 1}, 2, S);
    mlx_array_free(part);
    mlx_array_free(square);
    return status;
}

CASE(sum, mlx_sum(r, x, false, S))
CASE(sum_axis, mlx_sum_axis(r, x, 0, true, S))
CASE(sum_axes, mlx_sum_axes(r, x, (int[]){-1}, 1, false, S))
CASE(mean, mlx_mean(r, x, false, S))
CASE(mean_axis, mlx_mean_axis(r, x, 1, false, S))
CASE(var, mlx_var_axis(r, x, 1, false, 1, S))
CASE(std, mlx_std(r, x, false, 0, S))
CASE(max, mlx_max_axis(r, x, 0, false, S))
CASE(min, mlx_min(r, x, false, S))
CASE(prod, mlx_prod_axis(r, x, 1, true, S))
CASE(cumsum, mlx_cumsum(r, x, 1, false, true, S))
CASE(cumsum_reverse, mlx_cumsum(r, x, 0, true, false, S))
CASE(cumprod, mlx_cumprod(r, x, 1, false, true, S))
CASE(logcumsumexp, mlx_logcumsumexp(r, x, 1, false, true, S))
CASE(norm, mlx_linalg_norm_l2(r, x, (int[]){1}, 1, false, S))
CASE(norm_3, mlx_linalg_norm(r, x, 3, (int[]){1}, 1, true, S))
CASE(sort, mlx_sort_axis(r, x, 1, S))
CASE(topk, mlx_topk_axis(r, x, 2, 1, S))
CASE(median, mlx_median(r, x, (int[]){1}, 1, false, S))
CASE(reshape, mlx_reshape(r, x, (int[]){2, -1}, 2, S))
CASE(swapaxes, mlx_swapaxes(r, x, 0, 1, S))
CASE(moveaxis, mlx_moveaxis(r, x, 0, -1, S))
CASE(flatten, mlx_flatten(r, x, 0, -1, S))
CASE(unflatten, mlx_unflatten(r, x, 1, (int[]){2, 2}, 2, S))
CASE(expand_dims, mlx_expand_dims_axes(r, x, (int[]){0, 2}, 2, S))
CASE(broadcast_to, mlx_broadcast_to(r, x, (int[]){2, 3, 4}, 3, S))
CASE(slice, mlx_slice(r, x, (int[]){0, 3}, 2, (int[]){3, -5}, 2, (int[]){2, -1}, 2, S))
CASE(slice_update, update_slice(r, x, false))
CASE(slice_update_add, update_slice(r, x, true))
CASE(as_strided, mlx_as_strided(r, x, (int[]){3, 4}, 2, (int64_t[]){2, 1}, 2, 1, S))
CASE(contiguous, mlx_transpose(r, x, S) || mlx_contiguous(r, *r, false, S))
CASE(concatenate, mlx_concatenate_axis(r, twice(x), 1, S))
CASE(stack, mlx_stack_axis(r, twice(x), 1, S))
CASE(split, split_part(r, x))
CASE(split_sections, section_part(r, x))
CASE(repeat, mlx_repeat_axis(r, x, 3, 1, S))
CASE(tile, mlx_tile(r, x, (int[]){2, 1, 2}, 3, S))
CASE(roll, mlx_roll_axis(r, x, (int[]){-1}, 1, 1, S))
CASE(pad, mlx_pad(r, x, (int[]){1}, 1, (int[]){1}, 1, (int[]){2}, 1, mlx_array_empty, "constant", S))
CASE(pad_edge, mlx_pad_symmetric(r, x, 2, mlx_array_empty, "edge", S))
CASE(tril, mlx_tril(r, x, 0, S))
CASE(triu, mlx_triu(r, x, 1, S))
CASE(diagonal, mlx_diagonal(r, x, 1, 0, 1, S))
CASE(trace, mlx_trace(r, x, 0, 0, 1, MLX_FLOAT64, S))
CASE(clip, mlx_clip(r, x, constant(-0.4), mlx_array_empty, S))
CASE(where, where_positive(r, x))
CASE(astype, mlx_astype(r, x, MLX_FLOAT64, S))
CASE(inner, mlx_inner(r, x, x, S))
CASE(tensordot, mlx_tensordot(r, x, x, (int[]){0}, 1, (int[]){0}, 1, S))
CASE(kron, mlx_kron(r, x, x, S))
CASE(einsum, mlx_einsum(r, "ij,kj->ik", twice(x), S))

#define ROW(name)                                                                                            \
    {                                                                                                        \
#name, case_##name                                                                                   \
    }
static const struct {
    const char *name;
    unary_function *function;
} cases[] = {
    ROW(sum),
    ROW(sum_axis),
    ROW(sum_axes),
    ROW(mean),
    ROW(mean_axis),
    ROW(var),
    ROW(std),
    ROW(max),
    ROW(min),
    ROW(prod),
    ROW(cumsum),
    ROW(cumsum_reverse),
    ROW(cumprod),
    ROW(logcumsumexp),
    ROW(norm),
    ROW(norm_3),
    ROW(sort),
    ROW(topk),
    ROW(median),
    ROW(reshape),
    ROW(swapaxes),
    ROW(moveaxis),
    ROW(flatten),
    ROW(unflatten),
    ROW(expand_dims),
    ROW(broadcast_to),
    ROW(slice),
    ROW(slice_update),
    ROW(slice_update_add),
    ROW(as_strided),
    ROW(contiguous),
    ROW(concatenate),
    ROW(stack),
    ROW(split),
    ROW(split_sections),
    ROW(repeat),
    ROW(tile),
    ROW(roll),
    ROW(pad),
    ROW(pad_edge),
    ROW(tril),
    ROW(triu),
    ROW(diagonal),
    ROW(trace),
    ROW(clip),
    ROW(where),
    ROW(astype),
    ROW(inner),
    ROW(tensordot),
    ROW(kron),
    ROW(einsum),
};

Test(gradient, everything_else)
{
    mlx_array x = sample((int[]){3, 4}, 2, MLX_FLOAT64, 2);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_gradient(cases[i].name, cases[i].function, NULL, x);
    mlx_array_free(x);
}

Test(gradient, product_with_zeros)
{
    mlx_array x = mlx_array_new_data((double[]){2, 0, 3, 0, 0, 5, 1, 2, 3}, (int[]){3, 3}, 2, MLX_FLOAT64);
    expect_gradient("prod", case_prod, NULL, x);
    mlx_array_free(x);
}
