/* Element-wise operations: one table per op, one evaluator for all.
 *
 * An op gives only contiguous loops, one per element type. The evaluator (elementwise.c) runs a whole chain
 * of them over tiles of the output: tile by tile it packs operands that are strided or broadcast into
 * scratch, runs each op's loop on the tile, and leaves only the last result (and what somebody else holds) in
 * memory. So strides, broadcasting, threads, half precision and fusion are solved once.
 *
 * Half precision: loops see float; the evaluator converts while packing and storing. So the slots for float16
 * and bfloat16 in a table stay empty and the float32 one is used. */
#ifndef ENGINE_ELEMENTWISE_H
#define ENGINE_ELEMENTWISE_H

#include "kernels/vector_math.h"
#include "op.h"

/* out[i] = f(in[0][i], in[1][i], ...) for i < n. `out` may be the same memory as an input of the same element
 * size. */
typedef void (*engine_tile_fn)(void *out, const void *const *in, size_t n, const void *params);

typedef struct engine_elementwise {
    int arity;
    engine_tile_fn loops[MLX_COMPLEX64 + 1];             /* by the dtype of the last input */
    engine_tile_fn (*pick)(mlx_dtype in, mlx_dtype out); /* instead of loops, when the result type matters */
} engine_elementwise;

enum {
    ENGINE_TILE = 1024
}; /* elements: an input, an output and a few temporaries stay in the first-level cache */

/* The eval of every element-wise op. */
bool engine_elementwise_eval(engine_array *out);

/* Can `node` be computed inside the evaluation of an element-wise consumer? (Then it may be left for that;
 * see eval.c.) */
bool engine_fusable(const engine_array *node);

/* How a node will be computed (engine_array.plan, set by eval.c before anything is evaluated). */
enum {
    ENGINE_PLAN_ALONE = 0,
    ENGINE_PLAN_INLINE = 0x8000,
    ENGINE_PLAN_COUNT = 0x7fff,
    ENGINE_MAX_FUSED = 24
};

/* Unary, binary or ternary op on operands that have the right types already: broadcasts them and makes the
 * node. */
engine_array *engine_elementwise_node(const engine_op *op, mlx_dtype dtype, engine_array *const *in,
                                      int count);

/* ---- Writing loops ---- */

/* `attributes` is KERNEL_CLONES for loops that deserve wide vectors, or ENGINE_PLAIN. */
#define ENGINE_PLAIN

#define ENGINE_UNARY_LOOP(attributes, name, T, R, expression)                                                \
    attributes static void name(void *out, const void *const *in, size_t n, const void *params)              \
    {                                                                                                        \
        R *r = out;                                                                                          \
        const T *a = in[0];                                                                                  \
        (void)params;                                                                                        \
        _Pragma("omp simd") for (size_t i = 0; i < n; i++)                                                   \
        {                                                                                                    \
            T x = a[i];                                                                                      \
            r[i] = (R)(expression);                                                                          \
        }                                                                                                    \
    }

#define ENGINE_BINARY_LOOP(attributes, name, T, R, expression)                                               \
    attributes static void name(void *out, const void *const *in, size_t n, const void *params)              \
    {                                                                                                        \
        R *r = out;                                                                                          \
        const T *a = in[0], *b = in[1];                                                                      \
        (void)params;                                                                                        \
        _Pragma("omp simd") for (size_t i = 0; i < n; i++)                                                   \
        {                                                                                                    \
            T x = a[i], y = b[i];                                                                            \
            r[i] = (R)(expression);                                                                          \
        }                                                                                                    \
    }

/* One loop per integer type, for an expression that is right for signed and unsigned alike (compute in 64
 * bits: overflow then wraps), or for signed and unsigned separately. `LOOP` is one of the two above. */
#define ENGINE_UNSIGNED_LOOPS(LOOP, op, expression)                                                          \
    LOOP(ENGINE_PLAIN, op##_uint8, uint8_t, uint8_t, expression)                                             \
    LOOP(ENGINE_PLAIN, op##_uint16, uint16_t, uint16_t, expression)                                          \
    LOOP(ENGINE_PLAIN, op##_uint32, uint32_t, uint32_t, expression)                                          \
    LOOP(ENGINE_PLAIN, op##_uint64, uint64_t, uint64_t, expression)
#define ENGINE_SIGNED_LOOPS(LOOP, op, expression)                                                            \
    LOOP(ENGINE_PLAIN, op##_int8, int8_t, int8_t, expression)                                                \
    LOOP(ENGINE_PLAIN, op##_int16, int16_t, int16_t, expression)                                             \
    LOOP(ENGINE_PLAIN, op##_int32, int32_t, int32_t, expression)                                             \
    LOOP(ENGINE_PLAIN, op##_int64, int64_t, int64_t, expression)
#define ENGINE_FLOAT_LOOPS(LOOP, op, expression_32, expression_64)                                           \
    LOOP(KERNEL_CLONES, op##_float32, float, float, expression_32)                                           \
    LOOP(KERNEL_CLONES, op##_float64, double, double, expression_64)
#define ENGINE_INTEGER_ENTRIES(op)                                                                           \
    [MLX_UINT8] = op##_uint8, [MLX_UINT16] = op##_uint16, [MLX_UINT32] = op##_uint32,                        \
    [MLX_UINT64] = op##_uint64, [MLX_INT8] = op##_int8, [MLX_INT16] = op##_int16, [MLX_INT32] = op##_int32,  \
    [MLX_INT64] = op##_int64
#define ENGINE_FLOAT_ENTRIES(op) [MLX_FLOAT32] = op##_float32, [MLX_FLOAT64] = op##_float64

/* A comparison or test: every type in, bool out. */
#define ENGINE_BOOL_LOOPS(LOOP, op, expression)                                                              \
    LOOP(ENGINE_PLAIN, op##_bool, uint8_t, uint8_t, expression)                                              \
    LOOP(ENGINE_PLAIN, op##_uint16, uint16_t, uint8_t, expression)                                           \
    LOOP(ENGINE_PLAIN, op##_uint32, uint32_t, uint8_t, expression)                                           \
    LOOP(ENGINE_PLAIN, op##_uint64, uint64_t, uint8_t, expression)                                           \
    LOOP(ENGINE_PLAIN, op##_int8, int8_t, uint8_t, expression)                                               \
    LOOP(ENGINE_PLAIN, op##_int16, int16_t, uint8_t, expression)                                             \
    LOOP(ENGINE_PLAIN, op##_int32, int32_t, uint8_t, expression)                                             \
    LOOP(ENGINE_PLAIN, op##_int64, int64_t, uint8_t, expression)                                             \
    LOOP(KERNEL_CLONES, op##_float32, float, uint8_t, expression)                                            \
    LOOP(KERNEL_CLONES, op##_float64, double, uint8_t, expression)
#define ENGINE_BOOL_ENTRIES(op)                                                                              \
    [MLX_BOOL] = op##_bool, [MLX_UINT8] = op##_bool, [MLX_UINT16] = op##_uint16, [MLX_UINT32] = op##_uint32, \
    [MLX_UINT64] = op##_uint64, [MLX_INT8] = op##_int8, [MLX_INT16] = op##_int16, [MLX_INT32] = op##_int32,  \
    [MLX_INT64] = op##_int64, ENGINE_FLOAT_ENTRIES(op)

#endif
