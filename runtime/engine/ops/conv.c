/* Convolutions in one to three spatial dimensions, plain, general and transposed.
 *
 * Three ops that are each other's gradients: y = conv(x, w), x = conv_input_grad(y, w) and w =
 * conv_weight_grad(x, y). All are linear in both inputs, so their vjps are made of the same three, and
 * derivatives of any order come free.  A transposed convolution *is* conv_input_grad.  conv may have a third
 * input, a bias that oneDNN adds as it goes.
 *
 * Arrays are channels last, as in the public API: x [N, ..., C], w [O, ..., C / groups].  A PyTorch tensor
 * arrives as a transposed view, and the kernels read it as it lies.  Weight gradients are laid out like
 * PyTorch's weights. */
#include <string.h>

#include "graph.h"
#include "internal.h"
#include "kernels/conv.h"
#include "mlx/c/ops.h"
#include "mlx/c/t2m_ext_nn.h"

/* How the kernel moves: equal in the three ops, so that the gradients share it. */
typedef struct conv_params {
    int rank, groups;
    int stride[CONV_MAX_RANK], dilation[CONV_MAX_RANK];
    int pad_lo[CONV_MAX_RANK], pad_hi[CONV_MAX_RANK];
} conv_params;

/* ---- Evaluation ---- */

/* From channels-last dimensions to the kernel's order: batch (or output channel), channel, spatial... */
static void strides_of(const engine_array *a, int64_t *strides)
{
    int rank = a->ndim - 2;
    strides[0] = a->strides[0];
    strides[1] = a->strides[rank + 1];
    for (int i = 0; i < rank; i++)
        strides[i + 2] = a->strides[i + 1];
}

static conv_spec spec_of(const conv_params *p, const engine_array *x, const engine_array *w,
                         const engine_array *y)
{
    int rank = p->rank;
    conv_spec spec = {.rank = rank,
                      .batch = x->shape[0],
                      .in_channels = x->shape[rank + 1],
                      .out_channels = w->shape[0],
                      .groups = p->groups};
    for (int i = 0; i < rank; i++) {
        spec.in[i] = x->shape[i + 1];
        spec.kernel[i] = w->shape[i + 1];
        spec.out[i] = y->shape[i + 1];
        spec.stride[i] = p->stride[i];
        spec.dilation[i] = p->dilation[i];
        spec.pad_lo[i] = p->pad_lo[i];
        spec.pad_hi[i] = p->pad_hi[i];
    }
    strides_of(x, spec.x_strides);
    strides_of(w, spec.w_strides);
    strides_of(y, spec.y_strides);
    return spec;
}

/* Input `i`, copied if it is broadcast or reversed: oneDNN knows neither.  NULL after an error. */
static const engine_array *plain_input(const engine_array *out, int i)
{
    engine_array *a = out->inputs[i];
    for (int d = 0; d < a->ndim; d++)
        if (a->shape[d] > 1 && a->strides[d] <= 0)
            return engine_row_contiguous(a);
    return a;
}

static bool eval_conv(engine_array *out)
{
    const engine_array *x = plain_input(out, 0), *w = plain_input(out, 1);
    const engine_array *bias = out->input_count > 2 ? engine_row_contiguous(out->inputs[2]) : NULL;
    if (!x || !w || (out->input_count > 2 && !bias) || !engine_alloc(out))
        return false;
    conv_spec spec = spec_of(ENGINE_PARAMS(out, conv_params), x, w, out);
    const void *offsets = bias ? engine_data(bias) : NULL;
    if (out->dtype == MLX_FLOAT64)
        conv_forward_f64(&spec, engine_data(x), engine_data(w), offsets, engine_data(out));
    else
        conv_forward_f32(&spec, engine_data(x), engine_data(w), offsets, engine_data(out));
    return true;
}

/* The gradient of a convolution's result is read twice, for the weight and for the input. Between the two the kernels may keep what they made
 * of it; we hold its memory so long, so that nobody writes there. */
static engine_buffer *shared_gradient;

void engine_conv_forget(void)
{
    if (!shared_gradient)
        return;
    conv_steady_y(NULL);
    engine_buffer_release(shared_gradient);
    shared_gradient = NULL;
}

static bool is_read_again(const engine_array *y)
{
    return y->dtype == MLX_FLOAT32 && atomic_load(&y->refs) > 1;
}

/* Before one of the two reads `y`. */
static void share_gradient(const engine_array *y)
{
    if (shared_gradient == y->buffer)
        return;
    engine_conv_forget();
    if (!is_read_again(y))
        return;
    shared_gradient = engine_buffer_retain(y->buffer);
    conv_steady_y(engine_data(y));
}

static bool eval_input_grad(engine_array *out)
{
    const engine_array *y = plain_input(out, 0), *w = plain_input(out, 1);
    if (!y || !w || !engine_alloc(out))
        return false;
    share_gradient(y);
    conv_spec spec = spec_of(ENGINE_PARAMS(out, conv_params), out, w, y);
    if (out->dtype == MLX_FLOAT64)
        conv_backward_data_f64(&spec, engine_data(y), engine_data(w), engine_data(out));
    else
        conv_backward_data_f32(&spec, engine_data(y), engine_data(w), engine_data(out));
    if (!is_read_again(y))
        engine_conv_forget();
    return true;
}

/* [O, ..., C] laid out as O, C, ...: where a PyTorch weight's gradient belongs. */
static void weight_layout(const engine_array *w, int64_t *strides)
{
    int64_t step = 1;
    for (int i = w->ndim - 2; i > 0; i--) {
        strides[i] = step;
        step *= w->shape[i];
    }
    strides[w->ndim - 1] = step;
    strides[0] = step * w->shape[w->ndim - 1];
}

static bool eval_weight_grad(engine_array *out)
{
    const engine_array *x = plain_input(out, 0), *y = plain_input(out, 1);
    int64_t strides[CONV_MAX_NDIM];
    weight_layout(out, strides);
    if (!x || !y || !engine_alloc_strided(out, strides))
        return false;
    share_gradient(y);
    conv_spec spec = spec_of(ENGINE_PARAMS(out, conv_params), x, out, y);
    if (out->dtype == MLX_FLOAT64)
        conv_backward_weights_f64(&spec, engine_data(x), engine_data(y), engine_data(out));
    else
        conv_backward_weights_f32(&spec, engine_data(x), engine_data(y), engine_data(out));
    if (!is_read_again(y))
        engine_conv_forget();
    return true;
}

/* ---- The three nodes ---- */

static engine_array *linear_node(const engine_op *op, engine_array *a, engine_array *b, const int *shape,
                                 const conv_params *p)
{
    engine_array *inputs[] = {a, b};
    return a && b ? engine_node(op, (mlx_dtype)a->dtype, shape, p->rank + 2, inputs, 2, p, sizeof *p) : NULL;
}

static engine_array *conv_node(engine_array *x, engine_array *w, const int *shape, const conv_params *p)
{
    return linear_node(&engine_op_conv, x, w, shape, p);
}

static engine_array *input_grad_node(engine_array *y, engine_array *w, const int *shape, const conv_params *p)
{
    return linear_node(&engine_op_conv_input_grad, y, w, shape, p);
}

static engine_array *weight_grad_node(engine_array *x, engine_array *y, const int *shape,
                                      const conv_params *p)
{
    return linear_node(&engine_op_conv_weight_grad, x, y, shape, p);
}

/* ---- Gradients ---- */

static bool vjp_conv(const engine_vjp *v)
{
    const conv_params *p = ENGINE_PARAMS(v->out, conv_params);
    engine_array *x = v->in[0], *w = v->in[1], *g = v->cotangents[0];
    if (v->wants[0])
        v->grads[0] = input_grad_node(g, w, x->shape, p);
    if (v->wants[1])
        v->grads[1] = weight_grad_node(x, g, w->shape, p);
    if (v->out->input_count > 2 && v->wants[2])
        v->grads[2] = engine_unbroadcast(g, v->in[2]);
    return true;
}

static bool vjp_input_grad(const engine_vjp *v)
{
    const conv_params *p = ENGINE_PARAMS(v->out, conv_params);
    engine_array *y = v->in[0], *w = v->in[1], *g = v->cotangents[0];
    if (v->wants[0])
        v->grads[0] = conv_node(g, w, y->shape, p);
    if (v->wants[1])
        v->grads[1] = weight_grad_node(g, y, w->shape, p);
    return true;
}

static bool vjp_weight_grad(const engine_vjp *v)
{
    const conv_params *p = ENGINE_PARAMS(v->out, conv_params);
    engine_array *x = v->in[0], *y = v->in[1], *g = v->cotangents[0];
    if (v->wants[0])
        v->grads[0] = input_grad_node(y, g, x->shape, p);
    if (v->wants[1])
        v->grads[1] = conv_node(x, g, y->shape, p);
    return true;
}

const engine_op engine_op_conv = {.name = "conv", .eval = eval_conv, .vmap = engine_vmap_merged, .vjp = vjp_conv};
const engine_op engine_op_conv_input_grad = {
    .name = "conv_input_grad", .eval = eval_input_grad, .vmap = engine_vmap_merged, .vjp = vjp_input_grad};
const engine_op engine_op_conv_weight_grad = {
    .name = "conv_weight_grad", .eval = eval_weight_grad, .vjp = vjp_weight_grad};

/* ---- Shapes and checks ---- */

/* All that a public function can ask for. */
typedef struct conv_request {
    conv_params window;
    int input_dilation[CONV_MAX_RANK];
    bool flip;
} conv_request;

static bool check_window(const conv_request *r)
{
    for (int i = 0; i < r->window.rank; i++)
        if (r->window.stride[i] < 1 || r->window.dilation[i] < 1 || r->input_dilation[i] < 1) {
            engine_error("strides and dilations must be positive");
            return false;
        }
    return true;
}

static bool check_arrays(const engine_array *x, const engine_array *w, const conv_params *p)
{
    int channels = x->ndim ? x->shape[x->ndim - 1] : 0;
    mlx_dtype dtype = engine_promote((mlx_dtype)x->dtype, (mlx_dtype)w->dtype);
    if (x->ndim != p->rank + 2 || w->ndim != p->rank + 2)
        engine_error("needs input and weight with %d dimensions, got %s and %s", p->rank + 2,
                     engine_describe(x), engine_describe(w));
    else if (!engine_is_float(dtype))
        engine_error("needs floating-point arrays, got %s and %s", engine_describe(x), engine_describe(w));
    else if (p->groups < 1 || channels % p->groups || w->shape[0] % p->groups)
        engine_error("%d groups do not divide %d input and %d output channels", p->groups, channels,
                     w->shape[0]);
    else if (w->shape[w->ndim - 1] != channels / p->groups)
        engine_error("input %s has %d channels but weight %s is made for %d", engine_describe(x), channels,
                     engine_describe(w), w->shape[w->ndim - 1] * p->groups);
    else
        return true;
    return false;
}

/* The output's shape.  False after an error. */
static bool output_shape(const engine_array *x, const engine_array *w, const conv_request *r, int *shape)
{
    const conv_params *p = &r->window;
    shape[0] = x->shape[0];
    shape[p->rank + 1] = w->shape[0];
    for (int i = 0; i < p->rank; i++) {
        int64_t in = x->shape[i + 1] ? (int64_t)(x->shape[i + 1] - 1) * r->input_dilation[i] + 1 : 0;
        int64_t room = in + p->pad_lo[i] + p->pad_hi[i] - (int64_t)p->dilation[i] * (w->shape[i + 1] - 1) - 1;
        if (room < 0 || w->shape[i + 1] < 1) {
            engine_error("the kernel of weight %s does not fit into the padded input %s", engine_describe(w),
                         engine_describe(x));
            return false;
        }
        shape[i + 1] = (int)(room / p->stride[i] + 1);
    }
    return true;
}

static bool check_bias(const engine_array *bias, const engine_array *w)
{
    if (bias->ndim == 1 && bias->shape[0] == w->shape[0])
        return true;
    engine_error("the bias of weight %s must have %d values, got %s", engine_describe(w), w->shape[0],
                 engine_describe(bias));
    return false;
}

/* ---- From the general request to the nodes ---- */

/* The weight with its spatial dimensions reversed. */
static engine_array *flipped(engine_array *w)
{
    int start[CONV_MAX_NDIM], stop[CONV_MAX_NDIM], steps[CONV_MAX_NDIM];
    if (!w)
        return NULL;
    for (int i = 0; i < w->ndim; i++) {
        bool spatial = i > 0 && i + 1 < w->ndim;
        start[i] = spatial ? w->shape[i] - 1 : 0;
        stop[i] = spatial ? -1 : w->shape[i];
        steps[i] = spatial ? -1 : 1;
    }
    return engine_slice(w, start, stop, steps);
}

/* [O, ..., I / groups] as the weight of the opposite direction, [I, ..., O / groups]. */
static engine_array *opposite_weight(engine_array *w, int groups)
{
    if (!w || groups == 1)
        return w ? engine_swapaxes(w, 0, -1) : NULL;
    int rank = w->ndim - 2, split[CONV_MAX_NDIM + 1], joined[CONV_MAX_NDIM], axes[CONV_MAX_NDIM + 1];
    split[0] = groups;
    split[1] = w->shape[0] / groups;
    axes[0] = 0;
    axes[1] = rank + 2;
    for (int i = 0; i < rank; i++) {
        split[i + 2] = joined[i + 1] = w->shape[i + 1];
        axes[i + 2] = i + 2;
    }
    split[rank + 2] = w->shape[rank + 1];
    axes[rank + 2] = 1;
    joined[0] = groups * w->shape[rank + 1];
    joined[rank + 1] = w->shape[0] / groups;
    return engine_reshape(engine_transpose(engine_reshape(w, split, rank + 3), axes), joined, rank + 2);
}

/* An input that is spread out with zeros, convolved with stride 1, is the gradient of a strided convolution:
 * its kernel is the flipped one, and what it pads is what the other leaves out. */
static engine_array *spread_conv(engine_array *x, engine_array *w, const conv_request *r, const int *shape)
{
    conv_params opposite = r->window;
    for (int i = 0; i < opposite.rank; i++) {
        int reach = (w->shape[i + 1] - 1) * r->window.dilation[i];
        opposite.stride[i] = r->input_dilation[i];
        opposite.pad_lo[i] = reach - r->window.pad_lo[i];
        opposite.pad_hi[i] =
            (x->shape[i + 1] - 1) * opposite.stride[i] + 1 + reach - shape[i + 1] - opposite.pad_lo[i];
    }
    return input_grad_node(x, opposite_weight(r->flip ? w : flipped(w), r->window.groups), shape, &opposite);
}

/* The input with input_dilation - 1 zeros between neighbours. */
static engine_array *spread_input(engine_array *x, const conv_request *r)
{
    int start[CONV_MAX_NDIM] = {0}, stop[CONV_MAX_NDIM], steps[CONV_MAX_NDIM], shape[CONV_MAX_NDIM];
    for (int i = 0; i < x->ndim; i++) {
        bool spatial = i > 0 && i + 1 < x->ndim;
        steps[i] = spatial ? r->input_dilation[i - 1] : 1;
        shape[i] = stop[i] = x->shape[i] ? (x->shape[i] - 1) * steps[i] + 1 : 0;
    }
    engine_array *zeros = engine_full(shape, x->ndim, 0, (mlx_dtype)x->dtype);
    return engine_slice_update(zeros, x, start, stop, steps, false);
}

static bool is_spread(const conv_request *r)
{
    for (int i = 0; i < r->window.rank; i++)
        if (r->input_dilation[i] != 1)
            return true;
    return false;
}

static bool is_strided(const conv_request *r)
{
    for (int i = 0; i < r->window.rank; i++)
        if (r->window.stride[i] != 1)
            return true;
    return false;
}

static engine_array *conv(engine_array *x, engine_array *w, const conv_request *r, const int *shape)
{
    if (is_spread(r) && !is_strided(r) && x->size)
        return spread_conv(x, w, r, shape);
    if (is_spread(r))
        x = spread_input(x, r);
    return conv_node(x, r->flip ? flipped(w) : w, shape, &r->window);
}

static engine_array *checked_conv(engine_array *x, engine_array *w, const conv_request *r)
{
    int shape[CONV_MAX_NDIM];
    if (!x || !w || !check_window(r) || !check_arrays(x, w, &r->window) || !output_shape(x, w, r, shape))
        return NULL;
    mlx_dtype dtype = engine_promote((mlx_dtype)x->dtype, (mlx_dtype)w->dtype);
    mlx_dtype computed = dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    engine_array *y = conv(engine_cast(x, computed), engine_cast(w, computed), r, shape);
    return engine_cast(y, dtype);
}

/* The same with a bias, which the result's type counts too. */
static engine_array *biased_conv(engine_array *x, engine_array *w, engine_array *bias, const conv_request *r)
{
    int shape[CONV_MAX_NDIM];
    if (!x || !w || !bias || !check_window(r) || !check_arrays(x, w, &r->window) || !check_bias(bias, w) ||
        !output_shape(x, w, r, shape))
        return NULL;
    mlx_dtype dtype =
        engine_promote(engine_promote((mlx_dtype)x->dtype, (mlx_dtype)w->dtype), (mlx_dtype)bias->dtype);
    mlx_dtype computed = dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    engine_array *inputs[] = {engine_cast(x, computed), engine_cast(w, computed),
                              engine_cast(bias, computed)};
    return engine_cast(engine_node(&engine_op_conv, computed, shape, r->window.rank + 2, inputs, 3,
                                   &r->window, sizeof r->window),
                       dtype);
}

/* ---- Public functions ---- */

static conv_request request_of(int rank, const int *stride, const int *padding, const int *dilation,
                               int groups)
{
    conv_request r = {.window = {.rank = rank, .groups = groups}};
    for (int i = 0; i < rank; i++) {
        r.window.stride[i] = stride[i];
        r.window.dilation[i] = dilation[i];
        r.window.pad_lo[i] = r.window.pad_hi[i] = padding[i];
        r.input_dilation[i] = 1;
    }
    return r;
}

/* A transposed convolution in the words of the general one. */
static conv_request transposed_request(const engine_array *w, int rank, const int *stride, const int *padding,
                                       const int *dilation, const int *output_padding, int groups)
{
    conv_request r = request_of(rank, (const int[]){1, 1, 1}, padding, dilation, groups);
    r.flip = true;
    for (int i = 0; i < rank; i++) {
        int taps = w && w->ndim == rank + 2 ? w->shape[i + 1] : 1;
        r.input_dilation[i] = stride[i];
        r.window.pad_lo[i] = dilation[i] * (taps - 1) - padding[i];
        r.window.pad_hi[i] = r.window.pad_lo[i] + output_padding[i];
    }
    return r;
}

int mlx_conv1d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride, int padding,
               int dilation, int groups, const mlx_stream s)
{
    engine_enter(__func__, s);
    conv_request r = request_of(1, &stride, &padding, &dilation, groups);
    return engine_leave(res, checked_conv(engine_arg(input), engine_arg(weight), &r));
}

int mlx_conv2d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride_0, int stride_1,
               int padding_0, int padding_1, int dilation_0, int dilation_1, int groups, const mlx_stream s)
{
    engine_enter(__func__, s);
    conv_request r = request_of(2, (const int[]){stride_0, stride_1}, (const int[]){padding_0, padding_1},
                                (const int[]){dilation_0, dilation_1}, groups);
    return engine_leave(res, checked_conv(engine_arg(input), engine_arg(weight), &r));
}

int mlx_conv3d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride_0, int stride_1,
               int stride_2, int padding_0, int padding_1, int padding_2, int dilation_0, int dilation_1,
               int dilation_2, int groups, const mlx_stream s)
{
    engine_enter(__func__, s);
    conv_request r = request_of(3, (const int[]){stride_0, stride_1, stride_2},
                                (const int[]){padding_0, padding_1, padding_2},
                                (const int[]){dilation_0, dilation_1, dilation_2}, groups);
    return engine_leave(res, checked_conv(engine_arg(input), engine_arg(weight), &r));
}

int t2m_ext_conv2d_bias(mlx_array *res, const mlx_array input, const mlx_array weight, const mlx_array bias,
                        const int stride[2], const int padding[2], const int dilation[2], int groups,
                        const mlx_stream s)
{
    engine_enter(__func__, s);
    conv_request r = request_of(2, stride, padding, dilation, groups);
    return engine_leave(res, biased_conv(engine_arg(input), engine_arg(weight), engine_arg(bias), &r));
}

/* Copies one list of the general convolution: `rank` values, or one for all, or none for the default. */
static bool read_list(const char *what, const int *values, size_t count, int rank, int *to, int absent)
{
    if (count > 1 && count != (size_t)rank) {
        engine_error("%s must have 1 or %d values, not %zu", what, rank, count);
        return false;
    }
    for (int i = 0; i < rank; i++)
        to[i] = count ? values[count == 1 ? 0 : i] : absent;
    return true;
}

/* Negative padding takes rows away, before the input is dilated. */
static engine_array *cut_by_padding(engine_array *x, conv_params *window)
{
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM];
    memcpy(stop, x->shape, sizeof stop);
    for (int i = 0; i < window->rank; i++) {
        if (window->pad_lo[i] < 0) {
            start[i + 1] = -window->pad_lo[i] < stop[i + 1] ? -window->pad_lo[i] : stop[i + 1];
            window->pad_lo[i] = 0;
        }
        if (window->pad_hi[i] < 0) {
            stop[i + 1] += window->pad_hi[i];
            window->pad_hi[i] = 0;
        }
        stop[i + 1] = stop[i + 1] < start[i + 1] ? start[i + 1] : stop[i + 1];
    }
    return engine_slice(x, start, stop, NULL);
}

int mlx_conv_general(mlx_array *res, const mlx_array input, const mlx_array weight, const int *stride,
                     size_t stride_num, const int *padding_lo, size_t padding_lo_num, const int *padding_hi,
                     size_t padding_hi_num, const int *kernel_dilation, size_t kernel_dilation_num,
                     const int *input_dilation, size_t input_dilation_num, int groups, bool flip,
                     const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(input), *w = engine_arg(weight), *y = NULL;
    int rank = x ? x->ndim - 2 : 0;
    conv_request r = {.window = {.rank = rank, .groups = groups}, .flip = flip};
    if (x && (rank < 1 || rank > CONV_MAX_RANK))
        engine_error("needs an input with 3 to 5 dimensions, got %s", engine_describe(x));
    else if (x && w && read_list("stride", stride, stride_num, rank, r.window.stride, 1) &&
             read_list("padding", padding_lo, padding_lo_num, rank, r.window.pad_lo, 0) &&
             read_list("padding", padding_hi, padding_hi_num, rank, r.window.pad_hi, 0) &&
             read_list("kernel dilation", kernel_dilation, kernel_dilation_num, rank, r.window.dilation, 1) &&
             read_list("input dilation", input_dilation, input_dilation_num, rank, r.input_dilation, 1))
        y = checked_conv(cut_by_padding(x, &r.window), w, &r);
    return engine_leave(res, y);
}

int mlx_conv_transpose1d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride,
                         int padding, int dilation, int output_padding, int groups, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *w = engine_arg(weight);
    conv_request r = transposed_request(w, 1, &stride, &padding, &dilation, &output_padding, groups);
    return engine_leave(res, checked_conv(engine_arg(input), w, &r));
}

int mlx_conv_transpose2d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride_0,
                         int stride_1, int padding_0, int padding_1, int dilation_0, int dilation_1,
                         int output_padding_0, int output_padding_1, int groups, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *w = engine_arg(weight);
    conv_request r = transposed_request(
        w, 2, (const int[]){stride_0, stride_1}, (const int[]){padding_0, padding_1},
        (const int[]){dilation_0, dilation_1}, (const int[]){output_padding_0, output_padding_1}, groups);
    return engine_leave(res, checked_conv(engine_arg(input), w, &r));
}

int mlx_conv_transpose3d(mlx_array *res, const mlx_array input, const mlx_array weight, int stride_0,
                         int stride_1, int stride_2, int padding_0, int padding_1, int padding_2,
                         int dilation_0, int dilation_1, int dilation_2, int output_padding_0,
                         int output_padding_1, int output_padding_2, int groups, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *w = engine_arg(weight);
    conv_request r = transposed_request(
        w, 3, (const int[]){stride_0, stride_1, stride_2}, (const int[]){padding_0, padding_1, padding_2},
        (const int[]){dilation_0, dilation_1, dilation_2},
        (const int[]){output_padding_0, output_padding_1, output_padding_2}, groups);
    return engine_leave(res, checked_conv(engine_arg(input), w, &r));
}
