/* Pooling; see pool.h.  Threads take rows of the output forward, and whole planes (or images, channels last)
 * backward, where windows may overlap. */
#include "pool.h"

#include "parallel.h"
#include "vector_math.h"

#include <math.h>
#include <string.h>

/* The part of the input that a window averages, and what its sum is divided by. */
typedef struct pool_window {
    int64_t first[2], last[2], divisor;
} pool_window;

static pool_window pool_window_at(const pool_spec *s, int64_t row, int64_t column)
{
    const int64_t at[2] = {row, column};
    pool_window window = {.divisor = 1};
    for (int i = 0; i < 2; i++) {
        int64_t first = at[i] * s->stride[i] - s->pad[i], last = first + s->kernel[i];
        if (s->adaptive) {
            first = at[i] * s->in[i] / s->out[i];
            last = ((at[i] + 1) * s->in[i] + s->out[i] - 1) / s->out[i];
        }
        if (last > s->in[i] + s->pad[i]) /* what hangs over the end with ceil_mode is never counted */
            last = s->in[i] + s->pad[i];
        int64_t padded = last - first;
        window.first[i] = first < 0 ? 0 : first;
        window.last[i] = last > s->in[i] ? s->in[i] : last;
        window.divisor *= s->count_padding ? padded : window.last[i] - window.first[i];
    }
    if (s->divisor)
        window.divisor = s->divisor;
    return window;
}

/* How many channels one call handles side by side: all, if they are contiguous in both tensors. */
static int64_t pool_lanes(const pool_spec *s)
{
    return s->channels > 1 && s->x_strides[1] == 1 && s->y_strides[1] == 1 ? s->channels : 1;
}

static int64_t pool_work(const pool_spec *s)
{
    return s->batch * s->channels * s->in[0] * s->in[1];
}

/* Do the windows lie side by side, without gaps, overlaps or padding? */
static bool pool_is_tiling(const pool_spec *s)
{
    for (int i = 0; i < 2; i++)
        if (s->stride[i] != s->kernel[i] || s->pad[i] != 0 || s->dilation[i] != 1)
            return false;
    return true;
}

#define REAL float
#define KERNEL(name) name##_f32
#include "pool_loops.h"

#define REAL double
#define KERNEL(name) name##_f64
#include "pool_loops.h"
