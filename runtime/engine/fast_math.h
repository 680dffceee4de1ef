/* Transcendental functions that a compiler can vectorise, beside kernel_exp_f32: no branches, no tables.
 * Exact to one or two units in the last place, with libm's results for infinities, NaN, zeros and subnormals.
 */
#ifndef ENGINE_FAST_MATH_H
#define ENGINE_FAST_MATH_H

#include "kernels/vector_math.h"

/* x = 2^e (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)); log(1 + f) = f - f^2/2 + f^3 Q(f). */
KERNEL_INLINE float engine_log_f32(float x)
{
    int tiny = x < 0x1p-126f;
    float scaled = tiny ? x * 0x1p25f : x;
    int32_t bits = kernel_bits_of_float(scaled);
    int32_t e = (int32_t)((uint32_t)bits - 0x3f3504f3u) >> 23; /* 0x3f3504f3 is sqrt(1/2) */
    float f = kernel_float_from_bits((int32_t)((uint32_t)bits - ((uint32_t)e << 23))) - 1.0f;
    float q = -0.07859546f;
    q = q * f + 0.12881622f;
    q = q * f - 0.13128768f;
    q = q * f + 0.14181196f;
    q = q * f - 0.16624553f;
    q = q * f + 0.20002286f;
    q = q * f - 0.2500081f;
    q = q * f + 0.33333317f;
    float n = (float)(tiny ? e - 25 : e);
    float f2 = f * f;
    float result = (f2 * f * q + n * 1.42860677e-6f) - 0.5f * f2 + f + n * 0.693145752f;
    result = x == 0.0f ? -__builtin_inff() : result;
    result = x < 0.0f ? __builtin_nanf("") : result;
    return x < __builtin_inff() ? result : x; /* infinity and NaN */
}

KERNEL_INLINE float engine_tanh_f32(float x)
{
    float a = x < 0.0f ? -x : x;
    float z = x * x;
    float q = 0.00212274f;
    q = q * z - 0.00815628f;
    q = q * z + 0.02169261f;
    q = q * z - 0.05394538f;
    q = q * z + 0.13333196f;
    q = q * z - 0.33333331f;
    float near = x + x * z * q;
    float far = 1.0f - 2.0f / (kernel_exp_f32(2.0f * a) + 1.0f);
    far = x < 0.0f ? -far : far;
    return a < 0.625f ? near : far;
}

/* Near 0, x Q(x^2); further out, 1 - exp(-x^2) R(t) with t = 1 / (1 + x / 2), as the complement falls like
 * that. */
KERNEL_INLINE float engine_erf_f32(float x)
{
    float a = x < 0.0f ? -x : x;
    a = a > 4.2f ? 4.2f : a; /* 1 from there on; NaN stays */
    float z = a * a;
    float q = 7.88911953e-05f;
    q = q * z - 8.02084128e-04f;
    q = q * z + 5.18953534e-03f;
    q = q * z - 2.68544446e-02f;
    q = q * z + 1.12836002e-01f;
    q = q * z - 3.76126271e-01f;
    q = q * z + 1.12837917f;
    float t = 1.0f / (1.0f + 0.5f * a);
    float r = -0.23080166f;
    r = r * t + 0.63667999f;
    r = r * t - 0.06446058f;
    r = r * t + 0.39680205f;
    r = r * t + 0.25970062f;
    r = r * t + 0.00182248f;
    float y = a < 1.0f ? a * q : 1.0f - kernel_exp_f32(-z) * r;
    return x < 0.0f ? -y : y;
}

/* Never overflows: only the exponential of -|x| is taken. */
KERNEL_INLINE float engine_sigmoid_f32(float x)
{
    float e = kernel_exp_f32(x < 0.0f ? x : -x);
    float small = e / (1.0f + e);
    return x < 0.0f ? small : 1.0f / (1.0f + e);
}

#endif
