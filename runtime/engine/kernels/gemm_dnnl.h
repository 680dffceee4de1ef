/* The oneDNN path of gemm.h, split out so that builds without oneDNN still link. */
#ifndef T2M_KERNELS_GEMM_DNNL_H
#define T2M_KERNELS_GEMM_DNNL_H

#include "gemm.h"

#include <stdbool.h>

/* Requires unit stride in one dimension of A and of B and no broadcast batches.  The caller holds the kernel
 * lock. False, with C untouched, if oneDNN has no fast path for this shape. */
bool gemm_dnnl_f32(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c);

/* The same with A and B rounded to bfloat16 (precision.h), in workspaces A and B; the sums are float32. */
bool gemm_dnnl_bf16(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c);

#endif
