/* How operations are written: the op record, building nodes, errors, and the boundary to the public API.
 *
 * A public function reads as
 *
 *     int mlx_exp(mlx_array *res, const mlx_array a, const mlx_stream s)
 *     {
 *         engine_enter(__func__, s);
 *         return engine_leave(res, engine_exp(engine_arg(a)));
 *     }
 *
 * and the engine_ function checks shapes and types, and returns engine_node(...). Internal functions take and
 * return *scoped* arrays: every node is born into the innermost open scope, which releases it at
 * engine_leave; nobody frees by hand. engine_retain what must live longer. NULL in gives NULL out, silently:
 * whoever made the NULL has reported it.
 *
 * An op's eval gets an output whose inputs are all evaluated; it calls one of
 * engine_alloc/engine_share/engine_donate and fills the memory. Inputs may have any strides. A vjp builds its
 * answer from other ops. */
#ifndef ENGINE_OP_H
#define ENGINE_OP_H

#include "array.h"
#include "mlx/c/stream.h"
#include "mlx/c/vector.h"

/* One backward step through a node: what a vjp is given, and where it leaves its answer. */
typedef struct engine_vjp {
    engine_array *out;         /* the node; its params say the rest */
    engine_array **in;         /* its inputs */
    engine_array **cotangents; /* one per output; NULL where an output has none (never all) */
    const bool *wants;         /* which inputs need a gradient; the others must not be computed */
    engine_array **grads;      /* to fill (scoped), in the shape of the input; NULL stands for zero */
} engine_vjp;

/* One node of a function that is to work on many arrays at once (vmap.c): what its rule is given. */
typedef struct engine_vmap {
    engine_array *node;  /* for one array; its params say the rest */
    engine_array **in;   /* for its inputs: with all arrays stacked along a new first axis where `batched`, else the input itself */
    const bool *batched; /* one of them at least is true */
    int size;            /* how many arrays */
} engine_vmap;

enum engine_op_flags {
    ENGINE_OP_NO_GRAD = 1,   /* gradients stop here (comparisons, argmax, random bits, stop_gradient) */
    ENGINE_OP_VIEW = 2,      /* the output shares the memory of input 0 */
    ENGINE_OP_BASE_LAST = 4, /* best computed with input 0 last: it is large, and what is added to it is long in coming */
    ENGINE_OP_UPDATE = 8,    /* takes the memory of input 0 over, once nobody else reads that */
};

struct engine_elementwise; /* elementwise.h: the tables that element-wise ops run by */

struct engine_op {
    const char *name;
    bool (*eval)(engine_array *out);              /* false after engine_error */
    bool (*vjp)(const engine_vjp *v);             /* NULL with ENGINE_OP_NO_GRAD, or when there is none yet */
    engine_array *(*vmap)(const engine_vmap *v);  /* all results, stacked; NULL without an error: one after the other */
    void (*free_params)(void *params);            /* what the params own besides themselves; may be NULL */
    const struct engine_elementwise *elementwise; /* NULL but for element-wise ops */
    unsigned flags;
};

/* The op's params, typed: `const softmax_params *p = ENGINE_PARAMS(out, softmax_params);` */
#define ENGINE_PARAMS(node, type) ((const type *)(node)->params)

/* ---- Registry: ops.def lists every op; each file defines `const engine_op engine_op_<name>` ---- */

#define ENGINE_OP(name) extern const engine_op engine_op_##name;
#include "ops.def"
#undef ENGINE_OP

/* Every registered op, ending with NULL (for tests and tools). */
extern const engine_op *const engine_ops[];

/* ---- Building nodes (scoped results) ---- */

/* A pending node. NULL if an input is NULL or the shape is impossible (negative, too many dimensions, too
 * large). params (may be NULL) are copied. */
engine_array *engine_node(const engine_op *op, mlx_dtype dtype, const int *shape, int ndim,
                          engine_array *const *inputs, int input_count, const void *params,
                          size_t params_size);

/* A node with one input, or two, and the first one's dtype and shape. */
engine_array *engine_node_like(const engine_op *op, engine_array *x, const void *params, size_t params_size);

/* Adds output 1, 2, ... (call in order, before anything else uses the node); its eval must fill
 * node->extras[k-1] too. Returns a scoped array that stands for that output; gradients that reach it arrive
 * in cotangents[k]. */
engine_array *engine_add_output(engine_array *node, mlx_dtype dtype, const int *shape, int ndim);

/* An evaluated leaf with fresh row-major memory to be filled by the caller. */
engine_array *engine_leaf(mlx_dtype dtype, const int *shape, int ndim);

/* A scalar leaf of the given type. */
engine_array *engine_scalar(double value, mlx_dtype dtype);

/* ---- For vmap rules ---- */

/* The node once more, on inputs that are all stacked, with other params (of the same size). */
engine_array *engine_vmap_with(const engine_vmap *v, const void *params);

/* With the same params: for ops on the last axes. With params that begin with an axis, or with a set of them: counted from the first axis of the node. */
engine_array *engine_vmap_plain(const engine_vmap *v);
engine_array *engine_vmap_axis(const engine_vmap *v);
engine_array *engine_vmap_axes(const engine_vmap *v);

/* The node once more, with the new axis of input 0 merged into its own first axis, which the result has too: rows of a batch. NULL, without an error,
 * if another input is stacked as well. */
engine_array *engine_vmap_merged(const engine_vmap *v);

/* Input `i` stacked, with axes of size 1 behind the new one so that it has `ndim` axes; if it is not stacked, as it is. */
engine_array *engine_vmap_aligned(const engine_vmap *v, int i, int ndim);

/* Input `i`, stacked if it is not: by broadcasting. */
engine_array *engine_vmap_stacked(const engine_vmap *v, int i);

/* ---- Scopes ---- */

size_t engine_scope_open(void);
void engine_scope_close(size_t scope);

/* ---- The boundary to the public API ---- */

/* Opens a scope for a public function and remembers its name for messages; reports a NULL stream. */
void engine_enter(const char *function, mlx_stream s);
void engine_enter_no_stream(const char *function);

/* The array behind a handle: engine_arg reports an empty one, engine_optional gives NULL for it. */
engine_array *engine_arg(mlx_array a);
engine_array *engine_optional(mlx_array a);

/* Each closes the scope that engine_enter opened, stores the result, and returns 0; or, when an error was
 * reported since, calls the handler, leaves the results alone and returns 1. */
int engine_leave(mlx_array *res, engine_array *result);
int engine_leave_two(mlx_array *res_0, mlx_array *res_1, engine_array *result_0, engine_array *result_1);
int engine_leave_three(mlx_array *const res[3], engine_array *const results[3]);
int engine_leave_vector(mlx_vector_array *res, engine_array *const *results, size_t count);
int engine_leave_status(void);

/* The arrays of a vector, borrowed. An empty handle is an empty vector. */
engine_array *const *engine_vector_items(mlx_vector_array v, size_t *count);

/* ---- Errors ---- */

/* Records an error, prefixed with the name of the public function that is running: engine_error("shapes %s
 * and %s do not match", ...). Later ones in the same call are dropped. */
__attribute__((format(printf, 1, 2))) void engine_error(const char *format, ...);
/* A text that the user wrote (a callback), without the function. */
void engine_user_error(const char *text);

/* Has the running public function reported an error? */
bool engine_failed(void);

/* "float32[2, 3]", for messages: valid until eight more were asked for in this thread. */
const char *engine_describe(const engine_array *a);
const char *engine_describe_shape(const int *shape, int ndim);

/* ---- Shape rules shared by many ops ---- */

/* Sizes multiplied and added; -2, which every shape check refuses, when the result is no size. */
static inline int engine_size_product(int a, int b)
{
    int result;
    return a < 0 || b < 0 || __builtin_mul_overflow(a, b, &result) ? -2 : result;
}

static inline int engine_size_sum(int a, int b)
{
    int result;
    return a < 0 || b < 0 || __builtin_add_overflow(a, b, &result) ? -2 : result;
}

/* Turns a negative axis into 0..ndim-1; reports one that is out of range and returns -1. */
int engine_axis(int axis, int ndim);

/* Does the same for a list, and checks that none comes twice. Sets bit i of *set for axis i. */
bool engine_axes(const int *axes, size_t count, int ndim, unsigned *set);

/* The shape two (or more) shapes broadcast to: returns ndim, or -1 after reporting the mismatch. */
int engine_broadcast_shape(const engine_array *a, const engine_array *b, int *shape);

/* The strides with which evaluated `a` is read as `shape` (0 along broadcast dimensions). */
void engine_broadcast_strides(const engine_array *a, const int *shape, int ndim, int64_t *strides);

#endif
