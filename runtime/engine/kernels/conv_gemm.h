/* Convolution as one matrix product over unrolled inputs, for layers whose weight is most of their memory. */
#ifndef T2M_KERNELS_CONV_GEMM_H
#define T2M_KERNELS_CONV_GEMM_H

#include "conv_dnnl.h"

/* The caller holds the kernel lock. False, with nothing written, if another way is better or the layouts do not allow it. */
bool conv_gemm_f32(conv_direction direction, const conv_spec *spec, const conv_tensors *tensors);

#endif
