/* What slices and their gradients share. */
#ifndef ENGINE_OPS_SLICE_H
#define ENGINE_OPS_SLICE_H

#include "array.h"

/* The first element and the step along each axis; the count is in the shape of the slice. */
typedef struct slice_params {
    int start[ENGINE_MAX_NDIM];
    int step[ENGINE_MAX_NDIM];
} slice_params;

/* The strides of the slice within `a`; returns the offset of its first element. */
static inline int64_t slice_strides(const slice_params *p, const engine_array *a, int64_t *strides)
{
    int64_t offset = 0;
    for (int i = 0; i < a->ndim; i++) {
        offset += p->start[i] * a->strides[i];
        strides[i] = p->step[i] * a->strides[i];
    }
    return offset;
}

/* `g` at the place of the slice in zeros of the shape of `like`: the gradient of slicing. */
engine_array *engine_slice_grad(engine_array *g, engine_array *like, const slice_params *p);

/* whole + part, where part is a pending take_grad: its rows are added, in the memory of `whole` if nobody else holds that (take.c). */
engine_array *engine_take_add(engine_array *whole, engine_array *part);

#endif
