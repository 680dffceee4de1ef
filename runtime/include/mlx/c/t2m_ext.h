/* EXTENSION of this library; the public mlx-c API has none of it.
 *
 * First, reverse-mode differentiation of graphs that were built without a transform around them: arrays are
 * marked, what is computed from them keeps its graph, and t2m_ext_backward walks it. This serves programs whose
 * loss uses arrays made in earlier calls or iterations. A port to the real mlx-c has to express the same
 * computation as a closure for mlx_value_and_grad: there, a loss that was built outside of the closure has
 * gradient zero.
 *
 * Second, weak references, below. */
#ifndef MLX_T2M_EXT_H
#define MLX_T2M_EXT_H

#include "mlx/c/array.h"
#include "mlx/c/stream.h"
#include "mlx/c/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* *res is a new array with the values of `a`, cut off from its past, and marked: arrays computed from it keep
 * their graph (and so the memory of their inputs) until they are freed. It must be of a floating-point type.
 */
int t2m_ext_require_grad(mlx_array *res, const mlx_array a);

/* Does `a` depend on a marked array, so that gradients can reach it? */
bool t2m_ext_requires_grad(const mlx_array a);

/* While off, arrays computed in this thread do not keep graphs, for t2m_ext_backward and for transforms alike
 * (they are constants). Returns the previous setting; it starts as on. */
bool t2m_ext_set_grad_enabled(bool enabled);

bool t2m_ext_grad_enabled(void);

/* The same for an array in its place: all who hold it see it marked. What it was computed from is no part of any graph. `owner` says
 * whose it is, and is released with the array; an owner that it had before is released at once. */
int t2m_ext_mark(const mlx_array a, void *owner, void (*release)(void *owner));
void *t2m_ext_owner(const mlx_array a); /* NULL if it was neither marked by t2m_ext_mark nor hooked */

/* How owners are retained: with it, graphs from before an assignment (t2m_ext_assign) to a marked array still lead to its owner. */
void t2m_ext_retain_owners(void *(*retain)(void *owner));
int t2m_ext_unmark(const mlx_array a); /* graphs that it is a part of keep it, without a gradient for its owner */
bool t2m_ext_is_marked(const mlx_array a);

/* A recorded array that is not marked: on the way back, once its whole gradient is there, the function that t2m_ext_on_gradient set is called with it
 * and the owner. What that stores in *res goes on in its place; nonzero is a failure. */
int t2m_ext_hook(const mlx_array a, void *owner, void (*release)(void *owner));
typedef int t2m_ext_gradient_function(mlx_array *res, const mlx_array gradient, void *owner);
void t2m_ext_on_gradient(t2m_ext_gradient_function *function);

/* Names the operation that made `a`, for what prints arrays with their graphs: `label` lives as long as the program. Nothing happens if
 * the array keeps no graph, is marked itself or has a label. */
void t2m_ext_label(const mlx_array a, const char *label);
/* The label, or the engine's own name of the operation; NULL if the array keeps no graph or is marked itself. */
const char *t2m_ext_label_of(const mlx_array a);

/* The marked arrays that the outputs depend on, each once. *is_forgotten: a part of the graph has been let go by t2m_ext_forget. Behind
 * `inputs`, which may be empty, nothing is looked at. */
int t2m_ext_marked(mlx_vector_array *res, const mlx_vector_array outputs, const mlx_vector_array inputs, bool *is_forgotten);

/* An array that the gradients of the graph would read although it is, or is a view of, a marked array of which is_stale says that it has been
 * changed since; *res stays as it is if there is none. */
typedef bool t2m_ext_is_stale(const void *array, const void *owner);
int t2m_ext_stale(mlx_array *res, const mlx_vector_array outputs, const mlx_vector_array inputs, t2m_ext_is_stale *is_stale);
/* What tells arrays apart for is_stale: the one that a handle stands for now, and the one behind a view. */
const void *t2m_ext_present(const mlx_array a);
const void *t2m_ext_behind(const mlx_array a);

/* Lets the graph between the marked arrays, or the inputs (which may be none), and the outputs go: what of it is computed, now or
 * later, keeps its inputs no more. */
int t2m_ext_forget(const mlx_vector_array outputs, const mlx_vector_array inputs);

/* *grads gets one gradient for each of `leaves`: of the sum over k of <outputs[k], cotangents[k]>. A leaf
 * that the outputs do not depend on gets zeros. Cotangents have the shapes of the outputs; with an empty
 * vector, each is 1 and the outputs must be scalars. Nothing is freed: the same graph can be walked again.
 * With `create_graph`, the gradients keep their own graph and can be differentiated in turn. */
int t2m_ext_backward(mlx_vector_array *grads, const mlx_vector_array outputs,
                     const mlx_vector_array cotangents, const mlx_vector_array leaves, bool create_graph);

/* Whether a gradient that value_and_grad or t2m_ext_backward gave is the zeros that stand for "the output does not depend on this". PyTorch
 * has None there, and its optimizers leave such a parameter alone. On the real mlx-c there is no telling: false. */
bool t2m_ext_is_absent_gradient(const mlx_array a);

/* Weak references. A program that lets its temporaries go in bulk (a pool) still holds them while the
 * result is computed, so each would be given memory. Weakening says: this reference is kept, but the value
 * will hardly be read. An element-wise intermediate that is held only weakly is not stored; reading it after
 * all computes it again. It changes no value. On the real mlx-c, leave the first out and use mlx_array_free
 * for the second.
 *
 * The one reference behind the handle `a` becomes weak, and is later released with t2m_ext_free_weak (not
 * mlx_array_free). */
int t2m_ext_weaken(mlx_array a);
int t2m_ext_free_weak(mlx_array a);

/* ---- Changing arrays in place: not in MLX, whose arrays never change; PyTorch's scripts rely on it.
 *
 * t2m_ext_assign makes every handle to `target`, and every view of it, read `value` (same shape and dtype) from now on. Results computed
 * before keep what they were computed from. Views (slices, reshapes, transposes, stop_gradient) follow their base, and pass
 * on what is assigned to them, if they were made while views are shared: t2m_ext_share_views(true), off at first.
 *
 * A port to Apple's library keeps a table from handles to (base, function) of its own, in its wrappers of the view functions. */
int t2m_ext_assign(const mlx_array target, const mlx_array value);
/* The same, by an operation of the user's on an array that gradients may need: a backward that would read the old value is an error, as
 * PyTorch's "modified by an inplace operation" is. Its text is written by `describe`: of the array that is needed, the label or the name of the
 * operation that it is known as (NULL: none), how often it has been changed, and how often it had been when it was needed. */
int t2m_ext_change(const mlx_array target, const mlx_array value);
typedef void t2m_ext_describe_change(char *text, size_t size, const mlx_array needed, const char *node, int version, int expected);
void t2m_ext_on_change(t2m_ext_describe_change *describe);
void t2m_ext_share_views(bool on);
/* Somebody wants to see what becomes of the array: who holds it assigns to it from now on, instead of replacing it, as long as others hold
 * it as well. */
void t2m_ext_follow(const mlx_array array);
/* Nothing has computed the array: it is an input, a weight, a constant. */
bool t2m_ext_is_leaf(const mlx_array array);
/* The array stands for a number of Python, which nothing changes in place, and which prints as one: `total = 0` where a tensor is added later.
 * The value is that of a float, which the array may have rounded. */
typedef enum t2m_ext_number_kind { T2M_NO_NUMBER, T2M_NUMBER_BOOL, T2M_NUMBER_INT, T2M_NUMBER_FLOAT } t2m_ext_number_kind;
void t2m_ext_mark_number(const mlx_array array, t2m_ext_number_kind kind, double value);
t2m_ext_number_kind t2m_ext_number(const mlx_array array, double *value);
bool t2m_ext_is_number(const mlx_array array);
bool t2m_ext_is_followed(const mlx_array array);
/* It is followed, was assigned to, or is a view: a copy must be one. */
bool t2m_ext_is_shared(const mlx_array array);

/* ---- Where PyTorch means something else than MLX ----
 *
 * Integers divided downwards, and remainders with the divisor's sign in half precision too; extrema among which a NaN counts as the largest and
 * the smallest. A port composes them from the public functions (floor of the quotient; where(isnan)). */
int t2m_ext_floor_divide(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int t2m_ext_remainder(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s);
int t2m_ext_argmax_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);
int t2m_ext_argmin_axis(mlx_array *res, const mlx_array a, int axis, bool keepdims, const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
