/* The last layers of a deep net have few positions and many channels. oneDNN's convolutions bring the weight into a blocked layout and its
 * gradient back on each call, which there takes longer than the arithmetic. A product reads the weight as it lies:
 *
 *     y [P, O] = columns [P, K] W^T        columns' gradient = dy W        dW [O, K] = dy^T columns
 *
 * with P = batch and output positions, K = input channels and taps; the columns are the inputs under each position's window. */
#include "conv_gemm.h"

#include "conv_walk.h"
#include "gemm_dnnl.h"
#include "parallel.h"
#include "workspace.h"

#include <string.h>

typedef struct columns {
    int64_t positions, rows, taps, width; /* rows = batch * positions, width = channels * taps */
} columns;

static columns columns_of(const conv_spec *s)
{
    columns c = {.positions = conv_volume(s->rank, s->out), .taps = conv_volume(s->rank, s->kernel)};
    c.rows = s->batch * c.positions;
    c.width = s->in_channels * c.taps;
    return c;
}

/* y channels last and the weight in PyTorch's order, both without gaps: then they are matrices. */
static bool are_matrices(const conv_spec *s, const columns *c)
{
    int64_t last[CONV_MAX_NDIM], step = 1;
    conv_channels_last(s->rank, s->out_channels, s->out, last);
    for (int64_t i = 0; i < s->rank + 2; i++) {
        int64_t size = i == 0 ? s->batch : i == 1 ? s->out_channels : s->out[i - 2];
        if (size > 1 && s->y_strides[i] != last[i])
            return false;
    }
    for (int64_t i = s->rank - 1; i >= 0; i--) {
        if (s->kernel[i] > 1 && s->w_strides[i + 2] != step)
            return false;
        step *= s->kernel[i];
    }
    return (s->in_channels == 1 || s->w_strides[1] == c->taps) && (s->out_channels == 1 || s->w_strides[0] == c->width);
}

/* Copies each position's inputs to its row, zeros where the window hangs over; or adds the rows to the inputs. */
static void move_columns(const conv_spec *s, const columns *c, float *rows, float *x, bool back)
{
    KERNEL_FOR(c->rows * c->width)
    for (int64_t n = 0; n < s->batch; n++) {
        float *image = x + n * s->x_strides[0];
        for (int64_t p = 0; p < c->positions; p++) {
            int64_t at[CONV_MAX_RANK], from, unused;
            conv_unravel(s->rank, s->out, s->y_strides, p, at);
            float *row = rows + (n * c->positions + p) * c->width;
            for (int64_t tap = 0; tap < c->taps; tap++) {
                bool is_inside = conv_tap_input(s, at, tap, &from, &unused);
                for (int64_t k = 0; k < s->in_channels && back && is_inside; k++)
                    image[from + k * s->x_strides[1]] += row[k * c->taps + tap];
                for (int64_t k = 0; k < s->in_channels && !back; k++)
                    row[k * c->taps + tap] = is_inside ? image[from + k * s->x_strides[1]] : 0;
            }
        }
    }
}

static void clear(const conv_spec *s, float *x)
{
    int64_t size = conv_volume(s->rank, s->in), at[CONV_MAX_RANK];
    for (int64_t n = 0; n < s->batch; n++)
        for (int64_t i = 0; i < size; i++) {
            float *place = x + n * s->x_strides[0] + conv_unravel(s->rank, s->in, s->x_strides, i, at);
            for (int64_t k = 0; k < s->in_channels; k++)
                place[k * s->x_strides[1]] = 0;
        }
}

bool conv_gemm_f32(conv_direction direction, const conv_spec *s, const conv_tensors *t)
{
    columns c = columns_of(s);
    int64_t outputs = s->out_channels;
    if (s->groups != 1 || 2 * c.rows > outputs || !are_matrices(s, &c))
        return false;
    float *rows = workspace_get(WORKSPACE_SCRATCH, sizeof *rows * (size_t)(c.rows * c.width));
    if (direction == CONV_BACKWARD_DATA) {
        gemm_spec product = {.m = c.rows, .n = c.width, .k = outputs, .a_row = outputs, .a_col = 1, .b_row = c.width, .b_col = 1, .c_row = c.width};
        if (!gemm_dnnl_f32(&product, t->y, t->w, NULL, rows))
            return false;
        clear(s, t->x);
        move_columns(s, &c, rows, t->x, true);
        return true;
    }
    move_columns(s, &c, rows, t->x, false);
    gemm_spec forward = {.m = c.rows, .n = outputs, .k = c.width, .a_row = c.width, .a_col = 1, .b_row = 1, .b_col = c.width, .c_row = outputs};
    gemm_spec weight = {.m = outputs, .n = c.width, .k = c.rows, .a_row = 1, .a_col = outputs, .b_row = c.width, .b_col = 1, .c_row = c.width};
    return direction == CONV_FORWARD ? gemm_dnnl_f32(&forward, rows, t->w, t->bias, t->y) : gemm_dnnl_f32(&weight, t->y, rows, NULL, t->w);
}
