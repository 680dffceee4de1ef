/* The oneDNN path of conv.h, split out so that builds without oneDNN still link. */
#ifndef T2M_KERNELS_CONV_DNNL_H
#define T2M_KERNELS_CONV_DNNL_H

#include "conv.h"

#include <stdbool.h>

typedef enum conv_direction { CONV_FORWARD, CONV_BACKWARD_DATA, CONV_BACKWARD_WEIGHTS } conv_direction;

/* The direction says which of x, w and y is written; the other two are only read. */
typedef struct conv_tensors {
    float *x, *w, *y;
    const float *bias; /* may be NULL */
} conv_tensors;

/* The caller holds the kernel lock.  False, with nothing written, if oneDNN cannot do this convolution fast.
 */
bool conv_dnnl_f32(conv_direction direction, const conv_spec *spec, const conv_tensors *tensors);

#endif
