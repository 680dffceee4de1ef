/* The engine's array: a node of the lazy graph, and the memory behind it.
 *
 * A node is either a leaf (op NULL) or the pending result of an op on its inputs. Evaluating a node gives it
 * a buffer, an offset and strides; then, unless gradients still need them, its inputs are let go. Shape and
 * dtype are fixed at birth; strides mean something only once the node is evaluated (they are row-major until
 * then).
 *
 * Ownership: nodes and buffers are reference-counted, atomically, so arrays may be handed between threads.
 * Freeing a node, evaluating and differentiating walk the graph with lists of their own, never by recursion.
 *
 * A node's inputs and op parameters sit behind it in the same allocation. */
#ifndef ENGINE_ARRAY_H
#define ENGINE_ARRAY_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "mlx/c/array.h"

enum { ENGINE_MAX_NDIM = 10 };

/* Memory that arrays share. `data` is aligned to 64 bytes when the engine allocated it (release NULL). */
typedef struct engine_buffer {
    atomic_uint refs;
    size_t bytes;
    void *data;
    void (*release)(void *payload); /* foreign memory: how its owner takes it back */
    void *payload;
} engine_buffer;

typedef struct engine_op engine_op;
typedef struct engine_array engine_array;

enum engine_array_flags {
    ENGINE_TRACED = 1, /* depends on an argument of a running transform: keeps its inputs while that runs */
    ENGINE_RECORDED =
        2, /* depends on an array marked for t2m_ext_backward: keeps its inputs while it lives */
    ENGINE_ABSENT = 4, /* the zeros that stand for the gradient of something that nothing depends on */
    ENGINE_MARKED = 8, /* recorded, and itself what gradients are asked of: whatever it comes from is its past */
    ENGINE_FORGOTTEN = 16, /* was recorded, or comes from what was: its graph has been let go */
    ENGINE_ZERO = 128,     /* a gradient that is known to be zeros, but there */
    ENGINE_IN_PLACE = 64,  /* computes what its first input becomes in place: that input's change is no fault */
    ENGINE_HOOKED = 32,    /* its owner sees the gradient on the way back, and may change it */
};

/* What a node takes over from its inputs, while gradients are on. */
#define ENGINE_INHERITED (ENGINE_TRACED | ENGINE_RECORDED | ENGINE_FORGOTTEN)

struct engine_array {
    atomic_uint refs;
    atomic_uint weak; /* how many of the references do not expect to be read again (t2m_ext_weaken) */
    uint8_t dtype;    /* an mlx_dtype */
    uint8_t ndim;
    uint8_t flags;
    uint16_t extra_count;
    uint16_t input_count;
    uint16_t plan;  /* scratch of the evaluator: how this node will be computed */
    uint16_t params_size;
    uint32_t mark;  /* stamp of the walk that saw this node last */
    uint32_t place; /* where that walk put it */
    size_t size;    /* elements */
    const engine_op *op;
    engine_array **inputs; /* owned references; NULL once let go */
    void *params;          /* the op's own struct, or NULL */
    engine_array *
        *extras; /* outputs 1.. of an op with several: owned, evaluated with this node, which is output 0 */
    void *owner;           /* of a marked or hooked array: the caller's, with its own way to be let go */
    void (*release_owner)(void *owner);
    const char *label; /* what the caller calls the operation (t2m_ext_label), or NULL */
    struct engine_sharing *sharing; /* sharing.h; NULL but for arrays that are changed in place, and their views */
    engine_buffer *buffer; /* NULL until evaluated */
    size_t offset;         /* bytes from buffer->data to element 0 */
    int shape[ENGINE_MAX_NDIM];
    int64_t strides[ENGINE_MAX_NDIM]; /* in elements; 0 where broadcast, may be negative */
};

/* ---- References ---- */

static inline engine_array *engine_retain(engine_array *a)
{
    if (a)
        atomic_fetch_add_explicit(&a->refs, 1, memory_order_relaxed);
    return a;
}

/* Lets one reference go, and frees whatever becomes unreachable. NULL is fine. */
void engine_release(engine_array *a);

/* NULL, with an engine error, when memory is out or beyond the limit. The message names the array that it is for, if it is for one. */
engine_buffer *engine_buffer_new(size_t bytes);
engine_buffer *engine_buffer_for(size_t bytes, const engine_array *a);
engine_buffer *engine_buffer_foreign(void *data, size_t bytes, void (*release)(void *), void *payload);
void engine_buffer_release(engine_buffer *b);

static inline engine_buffer *engine_buffer_retain(engine_buffer *b)
{
    atomic_fetch_add_explicit(&b->refs, 1, memory_order_relaxed);
    return b;
}

/* May the engine write over the memory when nobody reads it any more?  Its own, and what was given to it for good. */
static inline bool engine_buffer_writable(const engine_buffer *b)
{
    return !b->release || b->release == free;
}

/* ---- Element types ---- */

extern const uint8_t engine_dtype_sizes[];
const char *engine_dtype_name(mlx_dtype dtype);

static inline size_t engine_itemsize(const engine_array *a)
{
    return engine_dtype_sizes[a->dtype];
}

/* float16, bfloat16, float32, float64 */
static inline bool engine_is_float(mlx_dtype dtype)
{
    return dtype >= MLX_FLOAT16 && dtype <= MLX_BFLOAT16;
}

static inline bool engine_is_unsigned(mlx_dtype dtype)
{
    return dtype <= MLX_UINT64;
}

/* The type of the result when both meet in one operation (MLX's table: int32 + float32 is float32). */
mlx_dtype engine_promote(mlx_dtype a, mlx_dtype b);

/* The type that operations with fractional results compute in: the type itself if it is a float, else
 * float32. */
static inline mlx_dtype engine_float_of(mlx_dtype dtype)
{
    return dtype >= MLX_FLOAT16 ? dtype : MLX_FLOAT32;
}

/* ---- Shapes and layout ---- */

static inline bool engine_evaluated(const engine_array *a)
{
    return a->buffer != NULL;
}

/* Element 0 of an evaluated array. */
static inline void *engine_data(const engine_array *a)
{
    return (char *)a->buffer->data + a->offset;
}

static inline bool engine_same_shape(const engine_array *a, const engine_array *b)
{
    if (a->ndim != b->ndim)
        return false;
    for (int i = 0; i < a->ndim; i++)
        if (a->shape[i] != b->shape[i])
            return false;
    return true;
}

/* Row-major strides for a shape. */
void engine_row_strides(const int *shape, int ndim, int64_t *strides);

/* Is the evaluated array laid out row-major without gaps? (Dimensions of size 1 do not count.) */
bool engine_is_row_contiguous(const engine_array *a);

/* Does it fill size elements of memory without gaps or repeats, in some order of its dimensions? */
bool engine_is_dense(const engine_array *a);

/* ---- Storage of evaluated nodes, called from an op's eval ---- */

/* Gives `a` fresh memory, row-major. False, with an engine error, when memory is out. */
bool engine_alloc(engine_array *a);

/* The same with a layout of the op's choice: dense `strides` (in elements, covering the shape exactly). */
bool engine_alloc_strided(engine_array *a, const int64_t *strides);

/* Makes `a` a view of the memory of `base`. `offset` is in elements from element 0 of `base`. */
void engine_share(engine_array *a, const engine_array *base, int64_t offset, const int64_t *strides);

/* Gives `out` the memory of its evaluated input `i` if nobody else will look at it again and it has the same
 * dtype, shape and dense layout; returns false if not (then allocate). The input must still be read as it is
 * written. */
bool engine_donate(engine_array *out, int i);

/* Evaluates `a` and everything it needs. False after an engine error. */
bool engine_eval(engine_array *a);
bool engine_eval_many(engine_array *const *arrays, size_t count);

/* A row-contiguous array with the values of `a` (itself, when it is that already): evaluated, scoped (see
 * op.h). For use inside an op's eval on evaluated inputs as well as outside. */
engine_array *engine_row_contiguous(engine_array *a);

#endif
