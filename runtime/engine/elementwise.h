/* Element-wise operations: one table per op, one evaluator for all.
 *
 * An op gives only contiguous loops, one per element type. The evaluator (elementwise.c) runs a whole chain of them
 * over tiles of the output: tile by tile it packs operands that are strided or broadcast into scratch, runs each op's
 * loop on the tile, and leaves only the last result (and what somebody else holds) in memory. So strides, broadcasting,
 * threads, half precision and fusion are solved once.
 *
 * Half precision: loops see float; the evaluator converts while packing and storing. So the slots for float16 and
 * bfloat16 in a table stay empty and the float32 one is used. */
#ifndef ENGINE_ELEMENTWISE_H
#define ENGINE_ELEMENTWISE_H

#include "op.h"

/* out[i] = f(in[0][i], in[1][i], ...) for i < n. `out` may be the same memory as an input of the same element size. */
typedef void (*engine_tile_fn)(void *out, const void *const *in, size_t n, const void *params);

typedef struct engine_elementwise {
    int arity;
    engine_tile_fn loops[MLX_COMPLEX64 + 1];                       /* by the dtype of the last input */
    engine_tile_fn (*pick)(mlx_dtype in, mlx_dtype out);           /* instead of loops, when the result type matters */
} engine_elementwise;

enum { ENGINE_TILE = 1024 }; /* elements: an input, an output and a few temporaries stay in the first-level cache */

/* The eval of every element-wise op. */
bool engine_elementwise_eval(engine_array *out);

/* Can `node` be computed inside the evaluation of an element-wise consumer? (Then it may be left for that; see eval.c.) */
bool engine_fusable(const engine_array *node);

/* How a node will be computed (engine_array.plan, set by eval.c before anything is evaluated). */
enum { ENGINE_PLAN_ALONE = 0, ENGINE_PLAN_INLINE = 0x8000, ENGINE_PLAN_COUNT = 0x7fff, ENGINE_MAX_FUSED = 24 };

/* Unary, binary or ternary op on operands that have the right types already: broadcasts them and makes the node. */
engine_array *engine_elementwise_node(const engine_op *op, mlx_dtype dtype, engine_array *const *in, int count);

/* ---- Writing loops ---- */

/* Clones for wider vectors where the compiler can choose at load time. Sanitizers do not like the resolvers. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
#define ENGINE_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define ENGINE_CLONES
#endif

#define ENGINE_UNARY_LOOP(name, T, R, expression)                                                                      \
    ENGINE_CLONES static void name(void *out, const void *const *in, size_t n, const void *params)                     \
    {                                                                                                                  \
        R *r = out;                                                                                                    \
        const T *a = in[0];                                                                                            \
        (void)params;                                                                                                  \
        _Pragma("omp simd") for (size_t i = 0; i < n; i++)                                                             \
        {                                                                                                              \
            T x = a[i];                                                                                                \
            r[i] = (R)(expression);                                                                                    \
        }                                                                                                              \
    }

#define ENGINE_BINARY_LOOP(name, T, R, expression)                                                                     \
    ENGINE_CLONES static void name(void *out, const void *const *in, size_t n, const void *params)                     \
    {                                                                                                                  \
        R *r = out;                                                                                                    \
        const T *a = in[0], *b = in[1];                                                                                \
        (void)params;                                                                                                  \
        _Pragma("omp simd") for (size_t i = 0; i < n; i++)                                                             \
        {                                                                                                              \
            T x = a[i], y = b[i];                                                                                      \
            r[i] = (R)(expression);                                                                                    \
        }                                                                                                              \
    }

#endif
