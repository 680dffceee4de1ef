/* Arrays: types, memory, sizes, evaluation, and the way back to C and Python values. */
#ifndef T2M_MX_BASE_H
#define T2M_MX_BASE_H

#include <math.h>

#include "mlx/c/array.h"
#include "t2m/object.h"
#include "t2m/optional.h"
#include "t2m/pool.h"
#include "t2m/py_list.h"
#include "t2m/py_str.h"
#include "t2m/py_value.h"

/* ---- element types. torch.float is MX_FLOAT32, torch.long is MX_INT64, torch.half is MX_FLOAT16 */
typedef mlx_dtype mx_dtype;
#define MX_BOOL MLX_BOOL
#define MX_UINT8 MLX_UINT8
#define MX_UINT16 MLX_UINT16
#define MX_UINT32 MLX_UINT32
#define MX_UINT64 MLX_UINT64
#define MX_INT8 MLX_INT8
#define MX_INT16 MLX_INT16
#define MX_INT32 MLX_INT32
#define MX_INT64 MLX_INT64
#define MX_FLOAT16 MLX_FLOAT16
#define MX_BFLOAT16 MLX_BFLOAT16
#define MX_FLOAT32 MLX_FLOAT32
#define MX_FLOAT64 MLX_FLOAT64

/* "torch.float32" */
const char *mx_dtype_name(mx_dtype dtype);
bool mx_dtype_is_float(mx_dtype dtype);
/* A dtype as an object, which containers and boxed values hold: there is one for each. Back: TypeError if it is none. */
typedef struct mx_dtype_object mx_dtype_object;
mx_dtype_object *mx_dtype_as_object(mx_dtype dtype);
mx_dtype mx_dtype_of_object(const void *object);

/* ---- sizes: up to eight dimensions, by value. `MX_DIMS(2, 3)`, `MX_DIMS()` for none */
#define MX_MAX_DIMS 8
typedef struct mx_dims {
    int count;
    int64_t at[MX_MAX_DIMS];
} mx_dims;
#define MX_DIMS(...)                                                                                         \
    ((mx_dims){.count = (int)(sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t)), .at = {__VA_ARGS__}})

/* The shape of `x`; x.shape as a value. */
mx_dims mx_shape(mx_array x);
/* The same as a Python list of ints, and back. */
py_list *mx_dims_list(mx_dims dims);
mx_dims mx_dims_from(const py_list *sizes);
/* x.shape[start:stop]; PY_NONE: left out. */
mx_dims mx_dims_slice(mx_dims dims, int64_t start, int64_t stop);
bool mx_dims_equal(mx_dims a, mx_dims b);
/* "torch.Size([2, 3])" */
py_str mx_dims_text(mx_dims dims);

/* x.size(dim), x.shape[dim]: negative counts from the end; IndexError out of range. */
int64_t mx_dim(mx_array x, int64_t dim);
/* len(x): the first dimension. TypeError for a 0-dim array. */
int64_t mx_length(mx_array x);
int64_t mx_ndim(mx_array x);
int64_t mx_numel(mx_array x);
mx_dtype mx_dtype_of(mx_array x);
static inline bool mx_same_dtype(mx_dtype a, mx_dtype b)
{
    return a == b;
}
bool mx_is_float(mx_array x);
/* x.itemsize, x.nbytes, x.type(): "torch.FloatTensor" */
int64_t mx_itemsize(mx_array x);
int64_t mx_nbytes(mx_array x);
py_str mx_type_name(mx_array x);

/* ---- memory */

/* Python's None where an array is expected. */
#define MX_NONE ((mx_array){NULL})
static inline bool mx_is_none(mx_array x)
{
    return x.ctx == NULL;
}

/* Stores `value` in a slot that owns its array: `mx_set(&self->hidden, h)`. The old one is released; None is
 * fine. A slot starts as MX_NONE (zeroed memory). */
void mx_set(mx_array *slot, mx_array value);

/* A reference of one's own, in no pool; mx_release gives it up. None is fine for both. */
mx_array mx_retained(mx_array x);
void mx_release(mx_array x);

/* Gives a reference of one's own to the current pool; returns x. */
mx_array mx_autorelease(mx_array x);

/* Promotes `x` to the pool around `pool`, for return from a pooled block: `return mx_keep(&pool, x);` */
mx_array mx_keep(t2m_pool *pool, mx_array x);

/* A local that owns its array, for what a loop carries from turn to turn:
 *     T2M_OWNED mx_array h = mx_retained(mx_zeros(MX_FLOAT32, n));
 *     for (...) { T2M_POOL(pool); mx_set(&h, step(h)); } */
#define T2M_OWNED __attribute__((cleanup(mx_release_slot)))
void mx_release_slot(mx_array *slot);

/* ---- in-place operations

 * x.add_(y) where other names, or views, may show the same tensor: all of them read `value` from now on. It takes on x's shape and dtype
 * (RuntimeError if it does not fit), as PyTorch's in-place operations do. Views follow only if they were made after
 * mx_share_views(true), with which a program begins that needs it. */
void mx_assign(mx_array x, mx_array value);
/* `total = 0; total += loss` as `total = mx_assigned(total, mx_add(total, loss))`: the value where `total` is a number (mx_number), else it is
 * assigned to the array that all see. */
mx_array mx_assigned(mx_array x, mx_array value);
/* A number of Python where a tensor may come later: `total = 0`. It computes as an array, and is printed and boxed as the number. */
#define mx_number(value) _Generic((value), bool: mx_number_bool, double: mx_number_float, float: mx_number_float, default: mx_number_int)(value)
mx_array mx_number_bool(bool value);
mx_array mx_number_int(int64_t value);
mx_array mx_number_float(double value);
/* The number that the array stands for, boxed; NULL: it is a tensor. And such an array of a boxed number. */
const t2m_object *mx_number_in(mx_array x);
mx_array mx_number_of(const t2m_object *number);
/* What a slot holds, as PyTorch's x.detach() that outlives it: it shows what mx_update makes of the slot later, and what is assigned to it is
 * assigned there. */
mx_array mx_follow(mx_array x);
/* The same values in an array of its own, whatever becomes of x. */
mx_array mx_fresh(mx_array x);
/* The slot gets the value: mx_set, or mx_assign if somebody follows its array. */
void mx_update(mx_array *slot, mx_array value);
void mx_share_views(bool on);
bool mx_shares_views(void);
/* Some array will be assigned to: from now on clones are arrays of their own. */
void mx_expect_changes(void);
bool mx_expects_changes(void);

/* ---- evaluation */

/* mx_eval(loss, &model->base, optimizer): computes arrays, and everything that modules (parameters, buffers),
 * optimizers (their state) and lists of arrays hold, in one go. Up to eight arguments. Ends the program with
 * KeyboardInterrupt (130) if SIGINT has come: a step boundary. */
#define mx_eval(...)                                                                                         \
    mx_eval_items((const mx_eval_item[]){MX_EVAL_EACH(__VA_ARGS__)},                                         \
                  sizeof((const mx_eval_item[]){MX_EVAL_EACH(__VA_ARGS__)}) / sizeof(mx_eval_item))

typedef struct mx_eval_item {
    mx_array array;
    const void *object; /* a t2m_object, or NULL: then `array` counts */
} mx_eval_item;
void mx_eval_items(const mx_eval_item *items, size_t count);

/* How mx_eval finds the arrays of a kind of object: nn and optim register theirs. visit calls see(array slot). */
typedef void (*mx_array_visitor)(void *context, mx_array array);
typedef void (*mx_eval_visit)(const void *object, mx_array_visitor see, void *context);
void mx_register_eval(const t2m_kind *kind, mx_eval_visit visit);

static inline mx_eval_item mx_eval_item_array(mx_array x)
{
    return (mx_eval_item){.array = x};
}
static inline mx_eval_item mx_eval_item_object(const void *x)
{
    return (mx_eval_item){.object = x};
}
#define MX_EVAL_ITEM(x) _Generic((x), mx_array: mx_eval_item_array, default: mx_eval_item_object)(x)
#define MX_EVAL_PICK(a, b, c, d, e, f, g, h, name, ...) name
#define MX_EVAL_EACH(...)                                                                                    \
    MX_EVAL_PICK(__VA_ARGS__, MX_EVAL_8, MX_EVAL_7, MX_EVAL_6, MX_EVAL_5, MX_EVAL_4, MX_EVAL_3, MX_EVAL_2,   \
                 MX_EVAL_1, 0)(__VA_ARGS__)
#define MX_EVAL_1(a) MX_EVAL_ITEM(a)
#define MX_EVAL_2(a, ...) MX_EVAL_ITEM(a), MX_EVAL_1(__VA_ARGS__)
#define MX_EVAL_3(a, ...) MX_EVAL_ITEM(a), MX_EVAL_2(__VA_ARGS__)
#define MX_EVAL_4(a, ...) MX_EVAL_ITEM(a), MX_EVAL_3(__VA_ARGS__)
#define MX_EVAL_5(a, ...) MX_EVAL_ITEM(a), MX_EVAL_4(__VA_ARGS__)
#define MX_EVAL_6(a, ...) MX_EVAL_ITEM(a), MX_EVAL_5(__VA_ARGS__)
#define MX_EVAL_7(a, ...) MX_EVAL_ITEM(a), MX_EVAL_6(__VA_ARGS__)
#define MX_EVAL_8(a, ...) MX_EVAL_ITEM(a), MX_EVAL_7(__VA_ARGS__)

/* ---- back to C and Python. The array is evaluated; its dtype may be any. */

/* x.item(), float(x), int(x), bool(x): RuntimeError unless x has exactly one element. NaN comes out positive. */
double mx_item_float(mx_array x);
int64_t mx_item_int(mx_array x);
bool mx_item_bool(mx_array x);

/* x.tolist() of a 1-dim array: list of int, float or bool as the dtype says. Deeper arrays give lists of lists
 * (PY_OBJECT). A 0-dim array is a scalar: mx_item_... */
py_list *mx_tolist(mx_array x);
/* The same where the number of dimensions shows at run time: a number, or a list. */
py_value mx_tolist_any(mx_array x);

/* Iteration over the first dimension: list(x), as a PY_ARRAY list. */
py_list *mx_unstack(mx_array x);

/* Elements in row-major order, converted; valid as long as x is. Evaluates. */
const float *mx_data_float(mx_array x);     /* x must be float32 */
const int64_t *mx_data_int(mx_array x);     /* x must be int64 */

/* print(x): PyTorch's text, "tensor([1., 2.])". */
py_str mx_repr(mx_array x);
/* torch.set_printoptions(...): what is not given stays, but for sci_mode. */
typedef struct mx_print_options {
    char unused_;
    const char *profile; /* "default", "short", "full"; NULL */
    nn_int precision, edgeitems, linewidth;
    nn_real threshold;
    nn_switch sci_mode;
} mx_print_options;
#define mx_set_printoptions(...) mx_set_printoptions_with((mx_print_options){.unused_ = 0, __VA_ARGS__})
void mx_set_printoptions_with(mx_print_options given);
/* f"{x}": of an array without dimensions the number in it, else as mx_repr. */
py_str mx_format(mx_array x);

/* torch.equal(a, b): same shape and elements. */
bool mx_equal(mx_array a, mx_array b);
/* torch.allclose(a, b): rtol 1e-5, atol 1e-8. */
typedef struct mx_close_options {
    char unused_;
    nn_real rtol, atol;
    bool equal_nan;
} mx_close_options;
#define mx_allclose(a, b, ...) mx_allclose_with((a), (b), (mx_close_options){.unused_ = 0, __VA_ARGS__})
bool mx_allclose_with(mx_array a, mx_array b, mx_close_options options);

#endif
