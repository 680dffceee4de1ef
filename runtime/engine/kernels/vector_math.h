/* Mathematics that compilers can vectorise, and the attribute that builds a kernel for several instruction
 * sets.
 *
 * libm's expf is a call per element.  The versions here are straight-line code without branches or tables,
 * exact to about one unit in the last place, right for infinities, NaN and subnormal results. */
#ifndef T2M_KERNELS_VECTOR_MATH_H
#define T2M_KERNELS_VECTOR_MATH_H

#include <stdint.h>
#include <string.h>

/* Put before a leaf function whose loops should use the widest vectors of the machine.  OpenMP regions must
 * stay outside (their bodies are not cloned).  Sanitizers cannot run the resolver that picks the clone. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__) &&              \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define KERNEL_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define KERNEL_CLONES
#endif

#define KERNEL_INLINE static inline __attribute__((always_inline))

KERNEL_INLINE float kernel_float_from_bits(int32_t bits)
{
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

KERNEL_INLINE int32_t kernel_bits_of_float(float value)
{
    int32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* e^x = 2^n e^r with |r| <= ln(2) / 2.  Adding 1.5 * 2^23 rounds to the integer n, which is then in the low
 * bits. 2^n is applied in two factors so that subnormal results and the overflow to infinity come out right.
 */
KERNEL_INLINE float kernel_exp_f32(float x)
{
    const float round = 12582912.0f;
    x = x > 89.0f ? 89.0f : x;
    x = x < -104.0f ? -104.0f : x;
    float shifted = x * 1.44269504f + round;
    int32_t n = kernel_bits_of_float(shifted) - kernel_bits_of_float(round);
    float whole = shifted - round;
    float r = (x - whole * 0.693145752f) - whole * 1.42860677e-6f;
    float p = 1.98412698e-4f;
    p = p * r + 1.38888889e-3f;
    p = p * r + 8.33333333e-3f;
    p = p * r + 4.16666667e-2f;
    p = p * r + 1.66666667e-1f;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    int32_t half = n >> 1;
    float first = kernel_float_from_bits((int32_t)((uint32_t)(half + 127) << 23));
    float second = kernel_float_from_bits((int32_t)((uint32_t)(n - half + 127) << 23));
    return p * first * second;
}

#endif
