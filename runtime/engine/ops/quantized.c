/* Quantised matrices: rows of small numbers in groups, each group with a scale.
 *
 * "affine" is scale * q + bias with q of 2 to 8 bits and scale and bias in the matrix's own type. "mxfp4", "mxfp8" and "nvfp4" have q in fp4 or fp8
 * (packed.h) and a scale of one byte: a power of two (e8m0) for groups of 32, fp8 for groups of 16. Everything is made of other operations, so
 * products have gradients with respect to what is not quantised. */
#include <math.h>
#include <string.h>

#include "graph.h"
#include "mlx/c/ops.h"
#include "ops/chosen_products.h"
#include "ops/packed.h"

typedef enum quantize_mode { AFFINE, MXFP4, MXFP8, NVFP4, NO_MODE } quantize_mode;

static const struct {
    const char *name;
    int group, bits;
} modes[NO_MODE] = {
    [AFFINE] = {"affine", 64, 4}, [MXFP4] = {"mxfp4", 32, 4}, [MXFP8] = {"mxfp8", 32, 8}, [NVFP4] = {"nvfp4", 16, 4}};

/* How a matrix is quantised: checked. */
typedef struct quantization {
    quantize_mode mode;
    int group, bits;
} quantization;

static bool read_quantization(quantization *q, const char *mode, mlx_optional_int group, mlx_optional_int bits)
{
    q->mode = AFFINE;
    while (q->mode < NO_MODE && (!mode || strcmp(mode, modes[q->mode].name)))
        q->mode++;
    if (q->mode == NO_MODE) {
        engine_error("there is no quantization mode '%s'", mode ? mode : "(null)");
        return false;
    }
    q->group = group.has_value ? group.value : modes[q->mode].group;
    q->bits = bits.has_value ? bits.value : modes[q->mode].bits;
    if (q->mode != AFFINE && (q->group != modes[q->mode].group || q->bits != modes[q->mode].bits)) {
        engine_error("%s has groups of %d and %d bits, not %d and %d", mode, modes[q->mode].group, modes[q->mode].bits,
                     q->group, q->bits);
        return false;
    }
    if (q->mode == AFFINE && ((q->group != 32 && q->group != 64 && q->group != 128) || q->bits < 2 || q->bits == 7 || q->bits > 8)) {
        engine_error("groups are of 32, 64 or 128, and bits 2, 3, 4, 5, 6 or 8, not %d and %d", q->group, q->bits);
        return false;
    }
    return true;
}

/* The scale of all of a matrix: nvfp4 alone has one. */
static bool check_global_scale(const quantization *q, const engine_array *scale)
{
    if (!scale || (q->mode == NVFP4 && scale->size == 1 && scale->dtype == MLX_FLOAT32))
        return true;
    engine_error("a global scale is one float32, in the mode nvfp4 only: got %s in %s", engine_describe(scale), modes[q->mode].name);
    return false;
}

/* The last axis as groups (size -1: as many as there are), and groups put together again. */
static engine_array *in_groups(engine_array *a, int size)
{
    if (!a)
        return NULL;
    int shape[ENGINE_MAX_NDIM + 1], last = a->ndim - 1;
    memcpy(shape, a->shape, sizeof *shape * (size_t)a->ndim);
    shape[last] = a->shape[last] / size;
    shape[last + 1] = size;
    return engine_reshape(a, shape, a->ndim + 1);
}

static engine_array *joined(engine_array *a)
{
    if (!a)
        return NULL;
    int shape[ENGINE_MAX_NDIM], last = a->ndim - 1;
    memcpy(shape, a->shape, sizeof shape);
    shape[last - 1] = engine_size_product(shape[last - 1], shape[last]);
    return engine_reshape(a, shape, last);
}

static engine_array *constant(double value, mlx_dtype dtype)
{
    return engine_scalar(value, dtype);
}

/* ---- Quantising ---- */

/* The larger end of each group is met exactly, and zero too. Computed in float32. */
static void quantize_affine(engine_array *w, const quantization *q, engine_array *parts[3])
{
    engine_array *groups = engine_cast(in_groups(w, q->group), MLX_FLOAT32);
    if (!groups)
        return;
    mlx_dtype dtype = (mlx_dtype)w->dtype;
    unsigned last = 1u << (groups->ndim - 1);
    engine_array *most = engine_max(groups, last, true), *least = engine_min(groups, last, true);
    engine_array *below = engine_greater(engine_abs(least), engine_abs(most)), *zero = constant(0, MLX_FLOAT32);
    double steps = (1 << q->bits) - 1;
    engine_array *scale = engine_divide(engine_subtract(most, least), constant(steps, MLX_FLOAT32));
    scale = engine_maximum(scale, constant(1e-7f, MLX_FLOAT32));
    scale = engine_where(below, scale, engine_negative(scale));
    engine_array *edge = engine_where(below, least, most), *at_edge = engine_rint(engine_divide(edge, scale));
    engine_array *off_zero = engine_not_equal(at_edge, zero);
    scale = engine_where(off_zero, engine_divide(edge, at_edge), scale);
    engine_array *bias = engine_where(off_zero, edge, zero);
    engine_array *places = engine_rint(engine_divide(engine_subtract(groups, bias), scale));
    places = engine_minimum(engine_maximum(places, zero), constant(steps, MLX_FLOAT32));
    parts[0] = engine_pack(engine_cast(joined(places), MLX_UINT32), q->bits);
    parts[1] = engine_cast(joined(scale), dtype);
    parts[2] = engine_cast(joined(bias), dtype);
}

/* The largest number of each group becomes about the largest of the format; `unit` gets what a quantised number stands for, without the global
 * scale, and the result is the scales' codes. */
static engine_array *group_scales(engine_array *groups, const quantization *q, engine_array *global, engine_array **scaled)
{
    mlx_dtype dtype = (mlx_dtype)groups->dtype;
    double largest = q->bits == 4 ? 6 : 448;
    engine_array *size = engine_max(engine_abs(groups), 1u << (groups->ndim - 1), true);
    size = engine_divide(size, constant(largest, dtype));
    if (q->mode == NVFP4) {
        engine_array *encode = constant(1, MLX_FLOAT32);
        if (global)
            encode = engine_divide(constant(448.0 * 6.0, MLX_FLOAT32), engine_reshape(global, NULL, 0));
        engine_array *codes = engine_to_fp8(engine_multiply(size, encode));
        *scaled = engine_multiply(engine_divide(groups, engine_from_fp8(codes, dtype)), encode);
        return codes;
    }
    engine_array *zero = constant(0, dtype);
    engine_array *power = engine_where(engine_equal(size, zero), zero, engine_cast(engine_rint(engine_log2(size)), MLX_INT32));
    *scaled = engine_divide(groups, engine_power(constant(2, dtype), power));
    return engine_cast(engine_add(power, constant(127, MLX_INT32)), MLX_UINT8);
}

static void quantize_float(engine_array *w, const quantization *q, engine_array *global, engine_array *parts[2])
{
    engine_array *groups = in_groups(w, q->group), *scaled = NULL;
    engine_array *scales = groups ? group_scales(groups, q, global, &scaled) : NULL;
    engine_array *codes = q->bits == 4 ? engine_to_fp4(scaled, false) : engine_cast(engine_to_fp8(scaled), MLX_UINT32);
    parts[0] = engine_pack(joined(codes), q->bits);
    parts[1] = joined(scales);
}

static bool check_quantizable(const engine_array *w, const quantization *q)
{
    if (engine_is_float((mlx_dtype)w->dtype) && w->ndim >= 2 && w->shape[w->ndim - 1] % q->group == 0)
        return true;
    engine_error("needs matrices of real floating type whose rows are groups of %d, got %s", q->group, engine_describe(w));
    return false;
}

int mlx_quantize(mlx_vector_array *res, const mlx_array w, mlx_optional_int group_size, mlx_optional_int bits, const char *mode,
                 const mlx_array global_scale, const mlx_stream s)
{
    engine_enter(__func__, s);
    quantization q;
    engine_array *a = engine_arg(w), *global = engine_optional(global_scale), *parts[3] = {NULL};
    if (!a || !read_quantization(&q, mode, group_size, bits) || !check_quantizable(a, &q) || !check_global_scale(&q, global))
        return engine_leave_vector(res, NULL, 0);
    if (q.mode == AFFINE)
        quantize_affine(a, &q, parts);
    else
        quantize_float(a, &q, global, parts);
    return engine_leave_vector(res, parts, q.mode == AFFINE ? 3 : 2);
}

/* ---- Back ---- */

/* A quantised matrix: words, scales, and for "affine" biases, whose shapes fit. */
typedef struct quantized {
    engine_array *words, *scales, *biases;
} quantized;

static bool check_types(const quantization *q, const quantized *w)
{
    bool affine = q->mode == AFFINE;
    if (w->words->dtype != MLX_UINT32)
        engine_error("the words must be uint32, got %s", engine_describe(w->words));
    else if (affine != (w->biases != NULL))
        engine_error("biases belong to the mode affine, and to no other");
    else if (affine ? !engine_is_float(engine_promote((mlx_dtype)w->scales->dtype, (mlx_dtype)w->biases->dtype))
                    : w->scales->dtype != MLX_UINT8)
        engine_error("scales must be %s, got %s", affine ? "of real floating type, as the biases," : "uint8", engine_describe(w->scales));
    else
        return true;
    return false;
}

static bool check_quantized(const quantization *q, const quantized *w)
{
    if (!check_types(q, w))
        return false;
    const engine_array *words = w->words, *scales = w->scales;
    bool fits = words->ndim >= 2 && words->ndim == scales->ndim && (!w->biases || engine_same_shape(scales, w->biases));
    for (int i = 0; fits && i < words->ndim - 1; i++)
        fits = words->shape[i] == scales->shape[i];
    int last = words->ndim - 1;
    if (fits && (int64_t)words->shape[last] * 32 / q->bits == (int64_t)scales->shape[last] * q->group)
        return true;
    engine_error("words %s and scales %s do not fit, in groups of %d with %d bits", engine_describe(words), engine_describe(scales),
                 q->group, q->bits);
    return false;
}

/* The matrix, computed in `dtype`. */
static engine_array *restored(const quantization *q, const quantized *w, engine_array *global, mlx_dtype dtype)
{
    engine_array *numbers = engine_unpack(w->words, q->bits);
    if (q->mode == AFFINE) {
        engine_array *scaled = engine_multiply(in_groups(numbers, q->group), engine_expand_dims(w->scales, w->scales->ndim));
        return joined(engine_add(scaled, engine_expand_dims(w->biases, w->biases->ndim)));
    }
    numbers = q->bits == 4 ? engine_from_fp4(numbers, dtype) : engine_from_fp8(engine_cast(numbers, MLX_UINT8), dtype);
    engine_array *scales = engine_expand_dims(w->scales, w->scales->ndim);
    if (q->mode == NVFP4) {
        scales = engine_from_fp8(scales, dtype);
        if (global)
            scales = engine_multiply(scales, engine_divide(engine_reshape(global, NULL, 0), constant(448.0 * 6.0, dtype)));
    } else {
        scales = engine_power(constant(2, dtype), engine_subtract(engine_cast(scales, dtype), constant(127, dtype)));
    }
    return joined(engine_multiply(in_groups(numbers, q->group), scales));
}

/* The three parts as arguments; false after an error. */
static bool read_quantized(quantized *w, mlx_array words, mlx_array scales, mlx_array biases)
{
    *w = (quantized){engine_arg(words), engine_arg(scales), engine_optional(biases)};
    return w->words && w->scales;
}

int mlx_dequantize(mlx_array *res, const mlx_array w, const mlx_array scales, const mlx_array biases, mlx_optional_int group_size,
                   mlx_optional_int bits, const char *mode, const mlx_array global_scale, mlx_optional_dtype dtype,
                   const mlx_stream s)
{
    engine_enter(__func__, s);
    quantization q;
    quantized parts;
    engine_array *global = engine_optional(global_scale);
    if (dtype.has_value && !engine_is_float(dtype.value)) {
        engine_error("the result must be of real floating type, not %s", engine_dtype_name(dtype.value));
        return engine_leave(res, NULL);
    }
    if (!read_quantization(&q, mode, group_size, bits) || !read_quantized(&parts, w, scales, biases) ||
        !check_quantized(&q, &parts) || !check_global_scale(&q, global))
        return engine_leave(res, NULL);
    if (q.mode != AFFINE)
        return engine_leave(res, restored(&q, &parts, global, dtype.has_value ? dtype.value : MLX_BFLOAT16));
    engine_array *matrix = restored(&q, &parts, NULL, MLX_FLOAT32);
    return engine_leave(res, dtype.has_value ? engine_cast(matrix, dtype.value) : matrix);
}

/* ---- Products ---- */

/* Checks that rows of x meet the matrix, and gives all parts the type that the product has. */
static bool prepare_product(const quantization *q, engine_array **x, quantized *w, bool transpose, mlx_dtype *dtype)
{
    if (!*x || !check_quantized(q, w))
        return false;
    *dtype = (mlx_dtype)(*x)->dtype;
    if (q->mode == AFFINE)
        *dtype = engine_promote(*dtype, engine_promote((mlx_dtype)w->scales->dtype, (mlx_dtype)w->biases->dtype));
    int last = w->words->ndim - 1;
    int inner = transpose ? w->words->shape[last] * 32 / q->bits : w->words->shape[last - 1];
    if (!engine_is_float(*dtype) || (*x)->ndim < 1 || (*x)->shape[(*x)->ndim - 1] != inner) {
        engine_error("%s cannot be multiplied by a quantized matrix with %d rows", engine_describe(*x), inner);
        return false;
    }
    *x = engine_cast(*x, *dtype);
    if (q->mode == AFFINE) {
        w->scales = engine_cast(w->scales, *dtype);
        w->biases = engine_cast(w->biases, *dtype);
    }
    return *x && w->scales;
}

static engine_array *product(const quantization *q, engine_array *x, const quantized *w, engine_array *global, bool transpose,
                             mlx_dtype dtype)
{
    engine_array *matrix = restored(q, w, global, dtype);
    return engine_matmul(x, matrix && transpose ? engine_swapaxes(matrix, -1, -2) : matrix);
}

int mlx_quantized_matmul(mlx_array *res, const mlx_array x, const mlx_array w, const mlx_array scales, const mlx_array biases,
                         bool transpose, mlx_optional_int group_size, mlx_optional_int bits, const char *mode,
                         const mlx_stream s)
{
    engine_enter(__func__, s);
    quantization q;
    quantized parts;
    mlx_dtype dtype;
    engine_array *a = engine_arg(x);
    bool good = read_quantization(&q, mode, group_size, bits) && read_quantized(&parts, w, scales, biases) &&
                prepare_product(&q, &a, &parts, transpose, &dtype);
    return engine_leave(res, good ? product(&q, a, &parts, NULL, transpose, dtype) : NULL);
}

static engine_array *chosen(engine_array *stack, engine_array *indices)
{
    return stack ? engine_take_axis(engine_flat_stack(stack), indices, 0) : NULL;
}

int mlx_gather_qmm(mlx_array *res, const mlx_array x, const mlx_array w, const mlx_array scales, const mlx_array biases,
                   const mlx_array lhs_indices, const mlx_array rhs_indices, bool transpose, mlx_optional_int group_size,
                   mlx_optional_int bits, const char *mode, bool sorted_indices, const mlx_stream s)
{
    (void)sorted_indices;
    engine_enter(__func__, s);
    quantization q;
    quantized parts;
    mlx_dtype dtype;
    engine_array *a = engine_arg(x), *left = engine_optional(lhs_indices), *right = engine_optional(rhs_indices);
    if (!read_quantization(&q, mode, group_size, bits) || !read_quantized(&parts, w, scales, biases) ||
        !prepare_product(&q, &a, &parts, transpose, &dtype))
        return engine_leave(res, NULL);
    if (!left && !right)
        return engine_leave(res, product(&q, a, &parts, NULL, transpose, dtype));
    if (a->ndim < 2) {
        engine_error("needs a stack of matrices, got %s", engine_describe(a));
        return engine_leave(res, NULL);
    }
    left = left ? left : engine_stack_indices(a);
    right = right ? right : engine_stack_indices(parts.words);
    parts = (quantized){chosen(parts.words, right), chosen(parts.scales, right), chosen(parts.biases, right)};
    bool good = parts.words && parts.scales && (q.mode != AFFINE || parts.biases);
    return engine_leave(res, good ? product(&q, chosen(a, left), &parts, NULL, transpose, dtype) : NULL);
}

/* x as it would come back from being quantised, with the gradient of x itself. */
static engine_array *rounded(engine_array *x, const quantization *q, engine_array *global)
{
    engine_array *groups = in_groups(x, q->group), *scaled = NULL;
    engine_array *scales = groups ? group_scales(groups, q, global, &scaled) : NULL;
    engine_array *codes = q->bits == 4 ? engine_to_fp4(scaled, true) : engine_cast(engine_to_fp8(scaled), MLX_UINT32);
    quantized parts = {engine_pack(joined(codes), q->bits), joined(scales), NULL};
    if (!parts.words || !parts.scales)
        return NULL;
    engine_array *back = engine_cast(restored(q, &parts, global, MLX_FLOAT32), (mlx_dtype)x->dtype);
    return engine_add(x, engine_stop_gradient(engine_subtract(back, x)));
}

static bool check_both_scales(const engine_array *x, const engine_array *w)
{
    if (!x == !w)
        return true;
    engine_error("global scales are given for both arrays, or for neither");
    return false;
}

int mlx_qqmm(mlx_array *res, const mlx_array x, const mlx_array w, const mlx_array w_scales, mlx_optional_int group_size,
             mlx_optional_int bits, const char *mode, const mlx_array global_scale_x, const mlx_array global_scale_w,
             const mlx_stream s)
{
    engine_enter(__func__, s);
    quantization q;
    engine_array *a = engine_arg(x), *matrix = engine_arg(w), *scales = engine_optional(w_scales);
    engine_array *global_x = engine_optional(global_scale_x), *global_w = engine_optional(global_scale_w);
    if (!a || !matrix || !read_quantization(&q, mode, group_size, bits) || !check_global_scale(&q, global_x) ||
        !check_global_scale(&q, global_w) || !check_both_scales(global_x, global_w))
        return engine_leave(res, NULL);
    if ((q.mode != NVFP4 && q.mode != MXFP8) || matrix->ndim != 2 || !engine_is_float((mlx_dtype)a->dtype) ||
        a->dtype == MLX_FLOAT64 || a->ndim < 1 || a->shape[a->ndim - 1] % q.group) {
        engine_error("needs rows of groups of %d in float16, bfloat16 or float32 and one matrix, in the mode nvfp4 or mxfp8: got %s and %s in %s",
                     q.group, engine_describe(a), engine_describe(matrix), mode);
        return engine_leave(res, NULL);
    }
    mlx_dtype dtype = (mlx_dtype)a->dtype;
    if (matrix->dtype != MLX_UINT32) {
        bool good = check_quantizable(matrix, &q) && a->shape[a->ndim - 1] == matrix->shape[1];
        if (!good)
            engine_error("%s does not fit %s", engine_describe(a), engine_describe(matrix));
        engine_array *other = good ? engine_swapaxes(rounded(matrix, &q, global_w), -1, -2) : NULL;
        return engine_leave(res, engine_matmul(rounded(a, &q, global_x), engine_cast(other, dtype)));
    }
    quantized parts = {matrix, scales, NULL};
    if (!scales)
        engine_error("a quantized matrix needs its scales");
    bool good = scales && prepare_product(&q, &a, &parts, true, &dtype);
    return engine_leave(res, good ? engine_cast(product(&q, rounded(a, &q, global_x), &parts, global_w, true, dtype), dtype) : NULL);
}
