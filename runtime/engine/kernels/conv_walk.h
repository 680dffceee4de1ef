/* Positions and taps of a convolution, for the kernels that walk over them. */
#ifndef T2M_KERNELS_CONV_WALK_H
#define T2M_KERNELS_CONV_WALK_H

#include "conv.h"

#include <stdbool.h>

static inline int64_t conv_volume(int64_t rank, const int64_t *sizes)
{
    int64_t volume = 1;
    for (int64_t i = 0; i < rank; i++)
        volume *= sizes[i];
    return volume;
}

/* The coordinates of position `index`, and its offset; strides[2..] belong to the spatial dimensions. */
static inline int64_t conv_unravel(int64_t rank, const int64_t *sizes, const int64_t *strides, int64_t index,
                                   int64_t *at)
{
    int64_t offset = 0;
    for (int64_t i = rank - 1; i >= 0; i--) {
        at[i] = index % sizes[i];
        index /= sizes[i];
        offset += at[i] * strides[i + 2];
    }
    return offset;
}

/* Where output position `at` reads the input for a tap of the kernel; false in the padding. */
static inline bool conv_tap_input(const conv_spec *s, const int64_t *at, int64_t tap, int64_t *x_at, int64_t *w_at)
{
    int64_t tap_at[CONV_MAX_RANK];
    *w_at = conv_unravel(s->rank, s->kernel, s->w_strides, tap, tap_at);
    *x_at = 0;
    for (int64_t i = 0; i < s->rank; i++) {
        int64_t position = at[i] * s->stride[i] + tap_at[i] * s->dilation[i] - s->pad_lo[i];
        if (position < 0 || position >= s->in[i])
            return false;
        *x_at += position * s->x_strides[i + 2];
    }
    return true;
}

#endif
