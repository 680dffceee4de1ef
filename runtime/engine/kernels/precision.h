/* What float32 products and convolutions are computed in.
 *
 * T2M_PRECISION=bf16 rounds the operands of large float32 products to bfloat16 (8 bits of mantissa) on the way in, where the CPU
 * multiplies those directly (avx512_bf16, amx): twice the speed or more. Sums, results, weights and optimizer states stay float32. Elsewhere
 * it says so once, and computes in float32. */
#ifndef T2M_KERNELS_PRECISION_H
#define T2M_KERNELS_PRECISION_H

#include <stdbool.h>
#include <stdint.h>

/* Is bfloat16 wanted, and can this machine do it? Decided at the first call. */
bool kernel_wants_bf16(void);

/* For tests and front ends: says that it is (not) wanted, whatever the environment says. */
void kernel_set_bf16(bool wanted);

/* `count` lines of `length` neighbouring values each, line i at from + start(i), as bfloat16 one behind the other: rounded to the nearest,
 * ties to even; NaN stays NaN. */
typedef struct bf16_lines {
    int64_t batches, lines, length;    /* the start of line j of batch i: from + batch_start(i) + j * line_stride */
    int64_t line_stride;
    int64_t batch_rank;
    const int64_t *batch, *batch_strides;
} bf16_lines;
void kernel_to_bf16(bf16_lines shape, const float *from, uint16_t *to);

#endif
