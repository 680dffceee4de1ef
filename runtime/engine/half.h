/* float16 and bfloat16 as bit patterns: conversion to and from float, rounding to nearest even. */
#ifndef ENGINE_HALF_H
#define ENGINE_HALF_H

#include <stdint.h>
#include <string.h>

static inline float engine_bits_float(uint32_t bits)
{
    float f;
    memcpy(&f, &bits, sizeof f);
    return f;
}

static inline uint32_t engine_float_bits(float f)
{
    uint32_t bits;
    memcpy(&bits, &f, sizeof bits);
    return bits;
}

static inline float engine_bfloat16_float(uint16_t h)
{
    return engine_bits_float((uint32_t)h << 16);
}

static inline uint16_t engine_float_bfloat16(float f)
{
    uint32_t bits = engine_float_bits(f);
    if ((bits & 0x7fffffff) > 0x7f800000)
        return (uint16_t)((bits >> 16) | 0x40); /* keep a NaN a NaN */
    return (uint16_t)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

static inline float engine_float16_float(uint16_t h)
{
    uint32_t sign = (uint32_t)(h & 0x8000) << 16, rest = h & 0x7fff;
    if (rest >= 0x7c00)
        return engine_bits_float(sign | 0x7f800000 | (rest & 0x3ff) << 13);
    if (rest >= 0x400)
        return engine_bits_float(sign | ((rest << 13) + ((127 - 15) << 23)));
    float tiny = (float)rest * 0x1p-24f; /* subnormal: a count of the smallest step */
    return engine_bits_float(sign | engine_float_bits(tiny));
}

static inline uint16_t engine_float_float16(float f)
{
    uint32_t bits = engine_float_bits(f), sign = (bits >> 16) & 0x8000, rest = bits & 0x7fffffff;
    if (rest > 0x7f800000)
        return (uint16_t)(sign | 0x7e00);
    if (rest >= 0x477ff000) /* rounds to 65536 or more */
        return (uint16_t)(sign | 0x7c00);
    if (rest < 0x38800000) {
        /* Subnormal: adding 0.5 puts the 2^-24 steps into the last bits of the mantissa, rounded by the
         * hardware. */
        float shifted = engine_bits_float(rest) + 0.5f;
        return (uint16_t)(sign | (engine_float_bits(shifted) - 0x3f000000));
    }
    return (uint16_t)(sign | ((rest - ((127 - 15) << 23) + 0xfff + ((rest >> 13) & 1)) >> 13));
}

#endif
