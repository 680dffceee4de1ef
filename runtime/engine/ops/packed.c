/* Packing small numbers into words, and the formats of eight and four bits (fp8 is e4m3, fp4 is e2m1). */
#include <math.h>
#include <string.h>

#include "elementwise.h"
#include "graph.h"
#include "half.h"
#include "mlx/c/ops.h"
#include "ops/packed.h"

/* ---- A stream of bits ---- */

typedef struct pack_params {
    int bits;
} pack_params;

static bool eval_pack(engine_array *out)
{
    const engine_array *numbers = engine_row_contiguous(out->inputs[0]);
    if (!numbers || !engine_alloc(out))
        return false;
    int bits = ENGINE_PARAMS(out, pack_params)->bits, filled = 0;
    const uint32_t *from = engine_data(numbers);
    uint32_t *to = engine_data(out);
    uint64_t waiting = 0;
    for (size_t i = 0; i < numbers->size; i++) {
        waiting |= (uint64_t)from[i] << filled;
        filled += bits;
        if (filled >= 32) {
            *to++ = (uint32_t)waiting;
            waiting >>= 32;
            filled -= 32;
        }
    }
    return true;
}

static bool eval_unpack(engine_array *out)
{
    const engine_array *words = engine_row_contiguous(out->inputs[0]);
    if (!words || !engine_alloc(out))
        return false;
    int bits = ENGINE_PARAMS(out, pack_params)->bits, filled = 0;
    const uint32_t *from = engine_data(words);
    uint32_t *to = engine_data(out), mask = (1u << bits) - 1;
    uint64_t waiting = 0;
    for (size_t i = 0; i < out->size; i++) {
        if (filled < bits) {
            waiting |= (uint64_t)*from++ << filled;
            filled += 32;
        }
        to[i] = (uint32_t)waiting & mask;
        waiting >>= bits;
        filled -= bits;
    }
    return true;
}

const engine_op engine_op_pack = {.name = "pack", .eval = eval_pack, .vmap = engine_vmap_plain, .flags = ENGINE_OP_NO_GRAD};
const engine_op engine_op_unpack = {.name = "unpack", .eval = eval_unpack, .vmap = engine_vmap_plain, .flags = ENGINE_OP_NO_GRAD};

/* A row must be whole words, so that no number reaches over its end. */
static engine_array *repacked(const engine_op *op, engine_array *a, int bits, int row)
{
    if (!a)
        return NULL;
    int shape[ENGINE_MAX_NDIM];
    memcpy(shape, a->shape, sizeof shape);
    shape[a->ndim - 1] = row;
    pack_params p = {bits};
    return engine_node(op, MLX_UINT32, shape, a->ndim, &a, 1, &p, sizeof p);
}

engine_array *engine_pack(engine_array *numbers, int bits)
{
    return numbers ? repacked(&engine_op_pack, numbers, bits, numbers->shape[numbers->ndim - 1] * bits / 32) : NULL;
}

engine_array *engine_unpack(engine_array *words, int bits)
{
    return words ? repacked(&engine_op_unpack, words, bits, words->shape[words->ndim - 1] * 32 / bits) : NULL;
}

/* ---- fp8 ---- */

/* Normal numbers are rounded in the bits of the float; below 2^-6 adding 2^14 puts the steps of 2^-9 into the last bits of the mantissa, rounded
 * by the hardware. What is too large, or no number, becomes the largest. */
static inline uint8_t fp8_of(float x)
{
    uint32_t bits = engine_float_bits(x), sign = bits >> 31 << 7, rest = bits & 0x7fffffff;
    if (rest >= 0x43f00000) /* 480 */
        return (uint8_t)(sign | 0x7e);
    if (rest < 0x3c800000) /* 2^-6 */
        return (uint8_t)(sign | (engine_float_bits(engine_bits_float(rest) + 0x1p14f) - 0x46800000));
    return (uint8_t)(sign | (rest - ((127u - 7) << 23) + 0x7ffff + (rest >> 20 & 1)) >> 20);
}

/* The bits are those of a float16 whose exponent is eight less; all codes are numbers. */
static inline float fp8_value(uint8_t code)
{
    float size = engine_float16_float((uint16_t)((code & 127) << 7)) * 256;
    return code & 128 ? -size : size;
}

ENGINE_UNARY_LOOP(ENGINE_PLAIN, encode_fp8, float, uint8_t, fp8_of(x))
ENGINE_UNARY_LOOP(ENGINE_PLAIN, decode_fp8, uint8_t, float, fp8_value(x))

static const engine_elementwise to_fp8_loops = {.arity = 1, .loops = {[MLX_FLOAT32] = encode_fp8}};
static const engine_elementwise from_fp8_loops = {.arity = 1, .loops = {[MLX_UINT8] = decode_fp8}};
const engine_op engine_op_to_fp8 = {
    .name = "to_fp8", .eval = engine_elementwise_eval, .elementwise = &to_fp8_loops, .flags = ENGINE_OP_NO_GRAD};
const engine_op engine_op_from_fp8 = {
    .name = "from_fp8", .eval = engine_elementwise_eval, .elementwise = &from_fp8_loops, .flags = ENGINE_OP_NO_GRAD};

engine_array *engine_to_fp8(engine_array *a)
{
    a = engine_cast(a, MLX_FLOAT32);
    return a ? engine_elementwise_node(&engine_op_to_fp8, MLX_UINT8, &a, 1) : NULL;
}

engine_array *engine_from_fp8(engine_array *a, mlx_dtype dtype)
{
    return a ? engine_cast(engine_elementwise_node(&engine_op_from_fp8, MLX_FLOAT32, &a, 1), dtype) : NULL;
}

int mlx_to_fp8(mlx_array *res, const mlx_array x, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *a = engine_arg(x);
    if (a && !engine_is_float((mlx_dtype)a->dtype)) {
        engine_error("only real floating types become fp8, not %s", engine_describe(a));
        a = NULL;
    }
    return engine_leave(res, engine_to_fp8(a));
}

int mlx_from_fp8(mlx_array *res, const mlx_array x, mlx_dtype dtype, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *a = engine_arg(x);
    if (a && (a->dtype != MLX_UINT8 || !engine_is_float(dtype))) {
        engine_error("fp8 is uint8 and becomes a real floating type, not %s that becomes %s", engine_describe(a),
                     engine_dtype_name(dtype));
        a = NULL;
    }
    return engine_leave(res, engine_from_fp8(a, dtype));
}

/* ---- fp4 ---- */

static const float fp4_sizes[8] = {0, 0.5f, 1, 1.5f, 2, 3, 4, 6};

/* Halfway numbers go to the size whose last bit is 0, or to the smaller one, and then zero has no sign. */
static inline uint32_t fp4_of(float x, bool even)
{
    float size = fabsf(x);
    if (!(size < INFINITY) && !even)
        return 0;
    uint32_t code = 0;
    while (code < 7) {
        float halfway = (fp4_sizes[code] + fp4_sizes[code + 1]) / 2;
        if (size < halfway || (size == halfway && (!even || code % 2 == 0)))
            break;
        code++;
    }
    return code | (signbit(x) && (code || even) ? 8 : 0);
}

ENGINE_UNARY_LOOP(ENGINE_PLAIN, encode_fp4, float, uint32_t, fp4_of(x, false))
ENGINE_UNARY_LOOP(ENGINE_PLAIN, encode_fp4_even, float, uint32_t, fp4_of(x, true))
static const engine_elementwise to_fp4_loops = {.arity = 1, .loops = {[MLX_FLOAT32] = encode_fp4}};
static const engine_elementwise to_fp4_even_loops = {.arity = 1, .loops = {[MLX_FLOAT32] = encode_fp4_even}};
const engine_op engine_op_to_fp4 = {
    .name = "to_fp4", .eval = engine_elementwise_eval, .elementwise = &to_fp4_loops, .flags = ENGINE_OP_NO_GRAD};
const engine_op engine_op_to_fp4_even = {
    .name = "to_fp4_even", .eval = engine_elementwise_eval, .elementwise = &to_fp4_even_loops, .flags = ENGINE_OP_NO_GRAD};

engine_array *engine_to_fp4(engine_array *a, bool even)
{
    a = engine_cast(a, MLX_FLOAT32);
    return a ? engine_elementwise_node(even ? &engine_op_to_fp4_even : &engine_op_to_fp4, MLX_UINT32, &a, 1) : NULL;
}

engine_array *engine_from_fp4(engine_array *codes, mlx_dtype dtype)
{
    engine_array *table = engine_leaf(MLX_FLOAT32, (int[]){16}, 1);
    if (!table)
        return NULL;
    float *values = engine_data(table);
    for (int i = 0; i < 16; i++)
        values[i] = i < 8 ? fp4_sizes[i] : -fp4_sizes[i - 8];
    return engine_take_axis(engine_cast(table, dtype), codes, 0);
}
