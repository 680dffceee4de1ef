/* See precision.h. */
#include "precision.h"

#include "dnnl_support.h"
#include "parallel.h"
#include "vector_math.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum { UNKNOWN, FLOAT32, BFLOAT16 } state;

static bool cpu_has_bf16(void)
{
#ifdef T2M_HAVE_DNNL
    unsigned isa = (unsigned)dnnl_get_effective_cpu_isa(), wanted = (unsigned)dnnl_cpu_isa_avx512_core_bf16;
    return dnnl_support_engine() && (isa & wanted) == wanted;
#else
    return false;
#endif
}

void kernel_set_bf16(bool wanted)
{
    state = wanted && cpu_has_bf16() ? BFLOAT16 : FLOAT32;
}

bool kernel_wants_bf16(void)
{
    if (state != UNKNOWN)
        return state == BFLOAT16;
    const char *wanted = getenv("T2M_PRECISION");
    bool known = !wanted || !*wanted || strcmp(wanted, "float32") == 0 || strcmp(wanted, "bf16") == 0;
    kernel_set_bf16(wanted && strcmp(wanted, "bf16") == 0);
    if (!known)
        fprintf(stderr, "T2M_PRECISION=%s is not known (float32 or bf16): computing in float32\n", wanted);
    else if (wanted && strcmp(wanted, "bf16") == 0 && state != BFLOAT16)
        fputs("T2M_PRECISION=bf16: this machine has no bfloat16 products (avx512_bf16, oneDNN): computing in float32\n", stderr);
    return state == BFLOAT16;
}

/* The upper half of the bits, rounded; without branches, for the vectoriser. */
KERNEL_CLONES static void round_line(int64_t n, const float *from, uint16_t *to)
{
    KERNEL_SIMD
    for (int64_t i = 0; i < n; i++) {
        uint32_t bits = (uint32_t)kernel_bits_of_float(from[i]);
        uint32_t rounded = (bits + 0x7fffu + (bits >> 16 & 1)) >> 16, quiet = bits >> 16 | 0x40u;
        to[i] = (uint16_t)((bits & 0x7fffffffu) > 0x7f800000u ? quiet : rounded);
    }
}

static int64_t batch_start(const bf16_lines *s, int64_t index)
{
    int64_t start = 0;
    for (int64_t i = s->batch_rank - 1; i >= 0; i--) {
        start += index % s->batch[i] * s->batch_strides[i];
        index /= s->batch[i];
    }
    return start;
}

void kernel_to_bf16(bf16_lines s, const float *from, uint16_t *to)
{
    int64_t count = s.batches * s.lines;
    KERNEL_FOR(count * s.length)
    for (int64_t i = 0; i < count; i++)
        round_line(s.length, from + batch_start(&s, i / s.lines) + i % s.lines * s.line_stride, to + i * s.length);
}
