/* Batch normalisation of channels: by the batch's own mean and variance.
 *
 * `batch_scale` reads x once: it gives what each channel is multiplied with and what is added, inverse weight and bias - mean inverse weight.
 * `batch_norm` is x scale + shift, an element-wise op like others, so an activation or a sum after it runs in the same pass. The whole gradient
 * is batch_norm's: batch_norm_grad gives those of x, weight and bias in two passes, and the latter two travel through scale and shift to
 * where they belong. Its own gradient is that of the formulas, composed. */
#include <math.h>
#include <string.h>

#include "elementwise.h"
#include "graph.h"
#include "internal.h"
#include "kernels/batch_norm.h"
#include "mlx/c/t2m_ext_nn.h"
#include "outputs.h"
#include "relayout.h"

typedef struct batch_params {
    double eps;
    int axis;
    bool has_weight, has_bias;
    bool wants_x; /* of the gradient */
} batch_params;

/* Outputs of batch_scale: the scale, then these, all with size 1 but along the axis. */
enum { SHIFT = 1, MEAN, VARIANCE, INVERSE };

/* How memory lies: false if the array has gaps, or the channels are neither last nor in their place of a row-major array. */
static bool shape_of(const engine_array *x, int axis, batch_shape *shape)
{
    int64_t channels = x->shape[axis], rows = channels ? (int64_t)x->size / channels : 0, inner = 1;
    *shape = (batch_shape){.outer = rows, .channels = channels, .inner = 1};
    if (engine_is_dense(x) && (channels == 1 || x->strides[axis] == 1))
        return true;
    for (int i = axis + 1; i < x->ndim; i++)
        inner *= x->shape[i];
    *shape = (batch_shape){.outer = inner ? rows / inner : 0, .channels = channels, .inner = inner};
    return engine_is_row_contiguous(x);
}

static const engine_array *readable(engine_array *x, int axis, batch_shape *shape)
{
    if (shape_of(x, axis, shape))
        return x;
    engine_array *rows = engine_row_contiguous(x);
    return rows && shape_of(rows, axis, shape) ? rows : NULL;
}

/* scale and shift of each channel, in double until they are stored */
#define FILL_SCALES(T)                                                                                                                \
    do {                                                                                                                              \
        const T *w = weight ? engine_data(weight) : NULL, *b = bias ? engine_data(bias) : NULL;                                       \
        T *scale = engine_data(out), *shift = engine_data(all[SHIFT]), *mean = engine_data(all[MEAN]);                                \
        T *variance = engine_data(all[VARIANCE]), *inverse = engine_data(all[INVERSE]);                                               \
        for (int64_t c = 0; c < shape.channels; c++) {                                                                                \
            inverse[c] = (T)(1 / sqrt((double)variance[c] + p->eps));                                                                 \
            scale[c] = w ? inverse[c] * w[c] : inverse[c];                                                                            \
            shift[c] = (T)((b ? (double)b[c] : 0) - (double)mean[c] * scale[c]);                                                      \
        }                                                                                                                             \
    } while (0)

static bool scale_eval(engine_array *out)
{
    const batch_params *p = ENGINE_PARAMS(out, batch_params);
    batch_shape shape;
    const engine_array *x = readable(out->inputs[0], p->axis, &shape);
    const engine_array *weight = p->has_weight ? engine_row_contiguous(out->inputs[1]) : NULL;
    const engine_array *bias = p->has_bias ? engine_row_contiguous(out->inputs[1 + p->has_weight]) : NULL;
    engine_array *all[] = {out, out->extras[0], out->extras[1], out->extras[2], out->extras[3]};
    for (int k = 0; k <= INVERSE; k++)
        if (!engine_alloc(all[k]))
            return false;
    if (!x || (p->has_weight && !weight) || (p->has_bias && !bias))
        return false;
    bool is_double = out->dtype == MLX_FLOAT64;
    if (!(is_double ? batch_statistics_f64(shape, engine_data(x), engine_data(all[MEAN]), engine_data(all[VARIANCE]))
                    : batch_statistics_f32(shape, engine_data(x), engine_data(all[MEAN]), engine_data(all[VARIANCE])))) {
        engine_error("out of memory");
        return false;
    }
    if (is_double)
        FILL_SCALES(double);
    else
        FILL_SCALES(float);
    return true;
}

/* What arrives here are the gradients of weight and bias themselves. */
static bool scale_vjp(const engine_vjp *v)
{
    const batch_params *p = ENGINE_PARAMS(v->out, batch_params);
    int bias = 1 + p->has_weight;
    if (p->has_weight && v->wants[1] && v->cotangents[0])
        v->grads[1] = engine_reshape_like(v->cotangents[0], v->in[1]);
    if (p->has_bias && v->wants[bias] && v->cotangents[SHIFT])
        v->grads[bias] = engine_reshape_like(v->cotangents[SHIFT], v->in[bias]);
    return true;
}

const engine_op engine_op_batch_scale = {.name = "batch_scale", .eval = scale_eval, .vjp = scale_vjp};

/* ---- Normalising */

#define SCALED_LOOP(fn, T)                                                                                                            \
    KERNEL_CLONES static void fn(void *out, const void *const *in, size_t n, const void *params)                                      \
    {                                                                                                                                 \
        T *r = out;                                                                                                                   \
        const T *x = in[0], *scale = in[1], *shift = in[2];                                                                           \
        (void)params;                                                                                                                 \
        _Pragma("omp simd") for (size_t i = 0; i < n; i++) r[i] = x[i] * scale[i] + shift[i];                                         \
    }

SCALED_LOOP(scaled_float32, float)
SCALED_LOOP(scaled_float64, double)

static const engine_elementwise batch_norm_loops = {.arity = 3, .loops = {ENGINE_FLOAT_ENTRIES(scaled)}};

static bool batch_norm_vjp(const engine_vjp *v)
{
    engine_array *x = v->in[0], *scale = v->in[1];
    batch_params p = *ENGINE_PARAMS(scale, batch_params);
    engine_array *inputs[] = {x, v->cotangents[0], engine_further_output(scale, MEAN), engine_further_output(scale, INVERSE),
                              p.has_weight ? scale->inputs[1] : NULL};
    p.wants_x = v->wants[0];
    engine_array *dx = engine_node(&engine_op_batch_norm_grad, (mlx_dtype)x->dtype, x->shape, x->ndim, inputs, 4 + p.has_weight, &p, sizeof p);
    if (!dx)
        return false;
    engine_array *dweight = engine_add_output(dx, (mlx_dtype)x->dtype, scale->shape, x->ndim);
    engine_array *dbias = engine_add_output(dx, (mlx_dtype)x->dtype, scale->shape, x->ndim);
    v->grads[0] = v->wants[0] ? dx : NULL;
    v->grads[1] = dweight;
    v->grads[2] = dbias;
    return dweight && dbias;
}

const engine_op engine_op_batch_norm = {
    .name = "batch_norm", .eval = engine_elementwise_eval, .vjp = batch_norm_vjp, .elementwise = &batch_norm_loops};

/* ---- The gradient: of x, dy, mean, inverse and the weight if there is */

static bool grad_eval(engine_array *out)
{
    const batch_params *p = ENGINE_PARAMS(out, batch_params);
    batch_shape shape;
    const engine_array *x = readable(out->inputs[0], p->axis, &shape), *dy = x ? engine_laid_out_like(out->inputs[1], x) : NULL;
    const engine_array *weight = p->has_weight ? engine_row_contiguous(out->inputs[4]) : NULL;
    engine_array *dweight = out->extras[0], *dbias = out->extras[1];
    if (!x || !dy || (p->has_weight && !weight) || !engine_alloc_strided(out, x->strides) || !engine_alloc(dweight) || !engine_alloc(dbias))
        return false;
    const void *mean = engine_data(out->inputs[2]), *inverse = engine_data(out->inputs[3]), *w = weight ? engine_data(weight) : NULL;
    void *dx = p->wants_x ? engine_data(out) : NULL;
    bool good = out->dtype == MLX_FLOAT64 ? batch_norm_backward_f64(shape, engine_data(x), engine_data(dy), mean, inverse, w, dx,
                                                                     engine_data(dweight), engine_data(dbias))
                                          : batch_norm_backward_f32(shape, engine_data(x), engine_data(dy), mean, inverse, w, dx,
                                                                    engine_data(dweight), engine_data(dbias));
    if (!good)
        engine_error("out of memory");
    return good;
}

/* dx, dweight and dbias as a graph of x, dy and the weight. */
static bool compose(const batch_params *p, engine_array *x, engine_array *dy, engine_array *weight, engine_array *scale_like,
                    engine_array **results)
{
    unsigned axes = ENGINE_ALL_AXES(x) & ~(1u << p->axis);
    double share = (double)x->shape[p->axis] / (double)x->size;
    engine_array *centered = engine_subtract(x, engine_mean(x, axes, true));
    engine_array *inverse = engine_rsqrt(engine_add_constant(engine_mean(engine_square(centered), axes, true), p->eps));
    engine_array *h = engine_multiply(centered, inverse);
    engine_array *sum = engine_sum(dy, axes, true), *product = engine_sum(engine_multiply(dy, h), axes, true);
    engine_array *rest = engine_add(engine_multiply_constant(sum, share), engine_multiply(h, engine_multiply_constant(product, share)));
    engine_array *factor = weight ? engine_multiply(inverse, engine_reshape_like(weight, scale_like)) : inverse;
    results[0] = engine_multiply(engine_subtract(dy, rest), factor);
    results[1] = product;
    results[2] = sum;
    return results[0] && sum && product;
}

static bool grad_vjp(const engine_vjp *v)
{
    const batch_params *p = ENGINE_PARAMS(v->out, batch_params);
    const int places[] = {0, 1, 4};
    engine_array *leaves[3], *grads[3], *results[3], *weight = p->has_weight ? v->in[4] : NULL;
    int wanted[3];
    size_t count = 0;
    for (int i = 0; i < 2 + p->has_weight; i++)
        if (v->wants[places[i]]) {
            wanted[count] = places[i];
            leaves[count++] = v->in[places[i]];
        }
    if (!compose(p, v->in[0], v->in[1], weight, v->in[2], results) || !engine_backward(results, v->cotangents, 3, leaves, count, grads))
        return false;
    for (size_t i = 0; i < count; i++)
        v->grads[wanted[i]] = grads[i];
    return true;
}

const engine_op engine_op_batch_norm_grad = {.name = "batch_norm_grad", .eval = grad_eval, .vjp = grad_vjp};

/* ---- public */

static bool check_vector(const char *what, const engine_array *vector, int channels)
{
    if (!vector || (vector->ndim == 1 && vector->shape[0] == channels))
        return true;
    engine_error("%s %s does not have one value for each of %d channels", what, engine_describe(vector), channels);
    return false;
}

static bool check(const engine_array *x, const engine_array *weight, const engine_array *bias, int *axis)
{
    if (!engine_is_float((mlx_dtype)x->dtype)) {
        engine_error("needs a floating-point array, got %s", engine_describe(x));
        return false;
    }
    *axis = engine_axis(*axis, x->ndim);
    if (*axis >= 0 && x->size == 0)
        engine_error("%s has no values to take a mean of", engine_describe(x));
    return *axis >= 0 && x->size && check_vector("weight", weight, x->shape[*axis]) && check_vector("bias", bias, x->shape[*axis]);
}

static engine_array *flat(engine_array *a, int channels)
{
    return a ? engine_stop_gradient(engine_reshape(a, &channels, 1)) : NULL;
}

static engine_array *batch_norm(engine_array *x, engine_array *weight, engine_array *bias, int axis, double eps, engine_array **statistics)
{
    if (!x || !check(x, weight, bias, &axis))
        return NULL;
    mlx_dtype given = (mlx_dtype)x->dtype, dtype = given == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    batch_params p = {.eps = eps, .axis = axis, .has_weight = weight, .has_bias = bias};
    int count = 1, shape[ENGINE_MAX_NDIM];
    for (int i = 0; i < x->ndim; i++)
        shape[i] = i == axis ? x->shape[i] : 1;
    engine_array *inputs[3] = {engine_cast(x, dtype)}, *more[INVERSE + 1];
    if (weight)
        inputs[count++] = engine_cast(weight, dtype);
    if (bias)
        inputs[count++] = engine_cast(bias, dtype);
    more[0] = engine_node(&engine_op_batch_scale, dtype, shape, x->ndim, inputs, count, &p, sizeof p);
    for (int k = SHIFT; more[0] && k <= INVERSE; k++)
        if (!(more[k] = engine_add_output(more[0], dtype, shape, x->ndim)))
            return NULL;
    if (!more[0])
        return NULL;
    statistics[0] = flat(more[MEAN], shape[axis]);
    statistics[1] = flat(more[VARIANCE], shape[axis]);
    engine_array *operands[] = {inputs[0], more[0], more[SHIFT]};
    return engine_cast(engine_elementwise_node(&engine_op_batch_norm, dtype, operands, 3), given);
}

int t2m_ext_batch_norm(mlx_array *res, mlx_array *mean, mlx_array *variance, const mlx_array x, const mlx_array weight, const mlx_array bias,
                       int axis, double eps, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *results[3] = {NULL};
    results[0] = batch_norm(engine_arg(x), engine_optional(weight), engine_optional(bias), axis, eps, results + 1);
    return engine_leave_three((mlx_array *const[]){res, mean, variance}, results);
}
