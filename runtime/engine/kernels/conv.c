/* The plain loops of convolution, and the choice between them and oneDNN. */
#include "conv.h"

#include "conv_dnnl.h"
#include "conv_gemm.h"
#include "conv_walk.h"
#include "parallel.h"
#include "workspace.h"

#include <stdbool.h>

static int64_t conv_work(const conv_spec *s)
{
    return s->batch * s->out_channels * conv_volume(s->rank, s->out) * conv_volume(s->rank, s->kernel);
}

/* The output position that input position `at` contributes to through a tap; false if there is none. */
static bool conv_tap_output(const conv_spec *s, const int64_t *at, int64_t tap, int64_t *y_at, int64_t *w_at)
{
    int64_t tap_at[CONV_MAX_RANK];
    *w_at = conv_unravel(s->rank, s->kernel, s->w_strides, tap, tap_at);
    *y_at = 0;
    for (int64_t i = 0; i < s->rank; i++) {
        int64_t scaled = at[i] + s->pad_lo[i] - tap_at[i] * s->dilation[i];
        if (scaled < 0 || scaled % s->stride[i] != 0 || scaled / s->stride[i] >= s->out[i])
            return false;
        *y_at += scaled / s->stride[i] * s->y_strides[i + 2];
    }
    return true;
}

#define REAL float
#define KERNEL(name) name##_f32
#include "conv_loops.h"

#define REAL double
#define KERNEL(name) name##_f64
#include "conv_loops.h"

void conv_channels_last(int64_t rank, int64_t channels, const int64_t *sizes, int64_t *strides)
{
    int64_t step = channels;
    strides[1] = 1;
    for (int64_t i = rank - 1; i >= 0; i--) {
        strides[i + 2] = step;
        step *= sizes[i];
    }
    strides[0] = step;
}

void conv_forward_reference_f32(const conv_spec *spec, const float *x, const float *w, const float *bias,
                                float *y)
{
    forward_loops_f32(spec, x, w, bias, y);
}

void conv_backward_data_reference_f32(const conv_spec *spec, const float *y, const float *w, float *x)
{
    backward_data_loops_f32(spec, y, w, x);
}

void conv_backward_weights_reference_f32(const conv_spec *spec, const float *x, const float *y, float *w)
{
    backward_weights_loops_f32(spec, x, y, w);
}

/* oneDNN has no empty tensors; the loops handle them. */
static bool conv_is_empty(const conv_spec *s)
{
    return s->batch == 0 || s->in_channels == 0 || s->out_channels == 0 || conv_volume(s->rank, s->in) == 0 ||
           conv_volume(s->rank, s->out) == 0;
}

static bool run_fast(conv_direction direction, const conv_spec *spec, const conv_tensors *tensors)
{
    if (conv_is_empty(spec))
        return false;
    kernel_lock();
    bool done = conv_gemm_f32(direction, spec, tensors) || conv_dnnl_f32(direction, spec, tensors);
    kernel_unlock();
    return done;
}

void conv_forward_f32(const conv_spec *spec, const float *x, const float *w, const float *bias, float *y)
{
    conv_tensors tensors = {.x = (float *)(uintptr_t)x, .w = (float *)(uintptr_t)w, .y = y, .bias = bias};
    if (!run_fast(CONV_FORWARD, spec, &tensors))
        forward_loops_f32(spec, x, w, bias, y);
}

void conv_backward_data_f32(const conv_spec *spec, const float *y, const float *w, float *x)
{
    conv_tensors tensors = {.x = x, .w = (float *)(uintptr_t)w, .y = (float *)(uintptr_t)y};
    if (!run_fast(CONV_BACKWARD_DATA, spec, &tensors))
        backward_data_loops_f32(spec, y, w, x);
}

void conv_backward_weights_f32(const conv_spec *spec, const float *x, const float *y, float *w)
{
    conv_tensors tensors = {.x = (float *)(uintptr_t)x, .w = w, .y = (float *)(uintptr_t)y};
    if (!run_fast(CONV_BACKWARD_WEIGHTS, spec, &tensors))
        backward_weights_loops_f32(spec, x, y, w);
}

void conv_forward_f64(const conv_spec *spec, const double *x, const double *w, const double *bias, double *y)
{
    forward_loops_f64(spec, x, w, bias, y);
}

void conv_backward_data_f64(const conv_spec *spec, const double *y, const double *w, double *x)
{
    backward_data_loops_f64(spec, y, w, x);
}

void conv_backward_weights_f64(const conv_spec *spec, const double *x, const double *y, double *w)
{
    backward_weights_loops_f64(spec, x, y, w);
}
