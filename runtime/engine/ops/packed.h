/* Small numbers packed into words, and numbers of eight and four bits with an exponent: what quantised matrices are made of. All scoped; NULL in
 * gives NULL out. */
#ifndef ENGINE_OPS_PACKED_H
#define ENGINE_OPS_PACKED_H

#include "op.h"

/* uint32 numbers below 2^bits as uint32 words along the last axis, and back: a stream of bits, the lowest first. */
engine_array *engine_pack(engine_array *numbers, int bits);
engine_array *engine_unpack(engine_array *words, int bits);

/* Numbers of four exponent and three mantissa bits (e4m3): float32 to uint8 rounded to nearest even, and back. */
engine_array *engine_to_fp8(engine_array *a);
engine_array *engine_from_fp8(engine_array *a, mlx_dtype dtype);

/* The code (uint32) of the nearest number of two exponent bits and one of mantissa (e2m1); halfway to even, or towards zero. */
engine_array *engine_to_fp4(engine_array *a, bool even);
engine_array *engine_from_fp4(engine_array *codes, mlx_dtype dtype);

#endif
