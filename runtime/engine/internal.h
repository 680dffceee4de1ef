/* What the engine's own core files share, and ops do not need: scopes and frames, the walkers, containers. */
#ifndef ENGINE_INTERNAL_H
#define ENGINE_INTERNAL_H

#include "mlx/c/closure.h"
#include "op.h"

/* ---- scope.c, error.c ---- */

/* Marks the running public function as failed, and returns its name. */
const char *engine_set_failed(void);

/* Hands the recorded message to the installed handler. */
void engine_call_handler(void);

/* Gives a node born with one reference to the innermost scope; returns it. */
engine_array *engine_scoped(engine_array *a);

/* The public function that runs goes on another way. */
void engine_forget_error(void);

/* Like engine_leave, for functions that return a new handle: the empty one after an error. */
mlx_array engine_leave_new(engine_array *result);

/* Overwrites a result handle with a new reference to `a`. */
void engine_store(mlx_array *res, engine_array *a);

/* ---- node.c ---- */

/* A bare node with one reference that nobody owns yet: shape checked, row-major strides. NULL after an error.
 */
engine_array *engine_node_new(mlx_dtype dtype, const int *shape, int ndim, int input_count,
                              size_t params_size);

/* Lets an evaluated node's inputs, params and op go: it is a leaf from now on. */
void engine_let_inputs_go(engine_array *a);

/* A fresh leaf for a transform: reads as `a`, carries `flags`. Scoped. */
engine_array *engine_tracer(engine_array *a, unsigned flags);

/* ---- eval.c ---- */

/* Walks over the graph exclude each other by this lock (recursive: a walk may run another inside). Each walk
 * marks nodes with a stamp of its own. */
void engine_graph_lock(void);
void engine_graph_unlock(void);
uint32_t engine_next_stamp(void);

/* > 0 while closures of transforms run in this thread: traced nodes keep their inputs then. */
extern _Thread_local int engine_trace_depth;

/* The flags that new nodes take over from their inputs in this thread: none while gradients are off. */
extern _Thread_local unsigned engine_inherited_flags;

/* ---- ops/conv.c ---- */

/* At an evaluation's end: lets the memory go that convolutions hold between their two gradients. */
void engine_conv_forget(void);

/* ---- grad.c ---- */

/* The gradients of the sum over k of <outputs[k], cotangents[k]> with respect to each of `leaves`, as graphs.
 * Scoped results into `grads` (zeros for a leaf that nothing depends on). A NULL cotangent means "this output
 * does not count". False after an error. */
/* What the owner of a hooked node makes of its gradient. */
engine_array *engine_hooked(engine_array *node, engine_array *gradient);
bool engine_backward(engine_array *const *outputs, engine_array *const *cotangents, size_t output_count,
                     engine_array *const *leaves, size_t leaf_count, engine_array **grads);

/* ---- closure.c ---- */

typedef struct engine_closure engine_closure; /* what an mlx_closure's ctx points at: reference-counted */
engine_closure *engine_closure_retain(engine_closure *c);
void engine_closure_release(engine_closure *c);

/* Calls it. The results are scoped, in an array that the caller frees; NULL, with an error, on failure. */
engine_array **engine_closure_call(engine_closure *c, engine_array *const *inputs, size_t count,
                                   size_t *result_count);

/* A new closure around a function of this library's. */
mlx_closure engine_closure_make(int (*fun)(mlx_vector_array *, const mlx_vector_array, void *), void *payload,
                                void (*dtor)(void *));

/* ---- containers ---- */

/* What an mlx_vector_array's ctx points at. */
typedef struct engine_vector {
    engine_array **items; /* owned references */
    size_t count;
    size_t capacity;
} engine_vector;

/* A new vector with references to the items; the empty handle, with an engine error, when memory is out. */
mlx_vector_array engine_vector_of(engine_array *const *items, size_t count);

/* Puts new vectors of the items into both; into neither, with an engine error, when memory is out. */
void engine_store_vectors(mlx_vector_array *res_0, mlx_vector_array *res_1, engine_array *const *items_0,
                          size_t count_0, engine_array *const *items_1, size_t count_1);

#endif
