/* np_array: NumPy's ndarray. A view of memory with a dtype, a shape and strides, as in NumPy: slices share the memory of what they are
 * cut from, and a change through one is seen through the other. (Tensors are the engine's values; arrays like these are what Python
 * code around them computes with: data sets, statistics, metrics.)
 *
 * An np_array is an object of the runtime (object.h). Its `form` tells NumPy's three kinds of value apart, which one C type holds:
 *   NP_ARRAY    ndarray
 *   NP_SCALAR   np.float64(0.5) and the like, what an item or a full reduction is: no dimensions, never changes
 *   NP_NUMBER   an int, float or bool of Python among arrays (`total = 0`, then `total += x.sum()`): it does not promote
 *
 * Arguments that NumPy calls array_like are anything that np_of() takes: an array, a C number, a list of (lists of) numbers, a tuple.
 * Results belong to the current pool. Errors are Python's, worded as NumPy words them. */
#ifndef T2M_NP_BASE_H
#define T2M_NP_BASE_H

#include "t2m/mx.h"
#include "t2m/py.h"

enum { NP_MAX_DIMS = 12 };

typedef enum np_type {
    NP_TYPE_BOOL,
    NP_TYPE_INT8,
    NP_TYPE_UINT8,
    NP_TYPE_INT16,
    NP_TYPE_UINT16,
    NP_TYPE_INT32,
    NP_TYPE_UINT32,
    NP_TYPE_INT64,
    NP_TYPE_UINT64,
    NP_TYPE_FLOAT16,
    NP_TYPE_FLOAT32,
    NP_TYPE_FLOAT64,
    NP_TYPE_COUNT
} np_type;

/* A dtype as a value: `x.dtype`, `np.float32`. One immortal object each; NULL where one is asked for: NumPy's default. */
typedef struct np_dtype {
    t2m_object base;
    np_type type;
    int64_t size;      /* bytes of an element */
    char kind;         /* 'b', 'i', 'u', 'f' */
    const char *name;  /* float32 */
    const char *code;  /* <f4, as files say it */
    bool is_swapped;   /* big-endian: of bytes that are read (np_frombuffer); arrays hold their elements as the machine does */
} np_dtype;

extern np_dtype np_dtypes[NP_TYPE_COUNT];
#define NP_BOOL (&np_dtypes[NP_TYPE_BOOL])
#define NP_INT8 (&np_dtypes[NP_TYPE_INT8])
#define NP_UINT8 (&np_dtypes[NP_TYPE_UINT8])
#define NP_INT16 (&np_dtypes[NP_TYPE_INT16])
#define NP_UINT16 (&np_dtypes[NP_TYPE_UINT16])
#define NP_INT32 (&np_dtypes[NP_TYPE_INT32])
#define NP_UINT32 (&np_dtypes[NP_TYPE_UINT32])
#define NP_INT64 (&np_dtypes[NP_TYPE_INT64])
#define NP_UINT64 (&np_dtypes[NP_TYPE_UINT64])
#define NP_FLOAT16 (&np_dtypes[NP_TYPE_FLOAT16])
#define NP_FLOAT32 (&np_dtypes[NP_TYPE_FLOAT32])
#define NP_FLOAT64 (&np_dtypes[NP_TYPE_FLOAT64])

/* np.dtype("float32"): also 'f4', '<f8', 'int', 'double' ...; TypeError for other names. */
np_dtype *np_dtype_named(py_str name);
np_dtype *np_dtype_of_value(py_value v); /* of a dtype, a class such as np.float32 or float, a name, None; TypeError for anything else */
bool np_dtype_equal(const np_dtype *a, const np_dtype *b);
np_dtype *np_newbyteorder(const np_dtype *dtype, py_str order); /* ">", "big", "<", "=", "S" ... */

/* np.finfo(dtype), np.iinfo(dtype) */
struct np_array *np_finfo_eps(const np_dtype *dtype);
struct np_array *np_finfo_max(const np_dtype *dtype);
struct np_array *np_finfo_min(const np_dtype *dtype);
struct np_array *np_finfo_tiny(const np_dtype *dtype);
int64_t np_iinfo_max(const np_dtype *dtype); /* OverflowError for uint64 */
int64_t np_iinfo_min(const np_dtype *dtype);

typedef enum np_form { NP_ARRAY, NP_SCALAR, NP_NUMBER } np_form;

typedef struct np_array {
    t2m_object base;
    np_type type;
    np_form form;
    int ndim;
    bool is_readonly;
    int64_t shape[NP_MAX_DIMS];
    int64_t strides[NP_MAX_DIMS]; /* in bytes; may be 0 or negative */
    char *data;                   /* the first element */
    struct np_memory *memory;     /* counted; NULL: the value lies in `value` */
    char value[8];
} np_array;

extern const t2m_kind np_array_kind;

/* A shape, or a list of axes: `NP_SHAPE(3, 4)`; NP_NONE is what is left out. */
typedef struct np_shape {
    int count;
    int64_t dims[NP_MAX_DIMS];
} np_shape;
#define NP_SHAPE(...)                                                                                        \
    ((np_shape){.count = sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t), .dims = {__VA_ARGS__}})
#define NP_NO_SHAPE ((np_shape){.count = 0})
np_shape np_shape_of_list(const py_list *dims);
np_shape np_shape_of_tuple(const py_tuple *dims);

/* ---- from C and Python values */

/* Anything that NumPy takes for an array. Lists become new arrays; an array is given back as it is. */
#define np_of(x)                                                                                             \
    _Generic((x), bool                                                                                       \
             : np_of_bool, int                                                                               \
             : np_of_int, long                                                                               \
             : np_of_int, long long                                                                          \
             : np_of_int, float                                                                              \
             : np_of_float, double                                                                           \
             : np_of_float, mx_array                                                                         \
             : np_of_tensor, default                                                                         \
             : np_of_object)(x)
np_array *np_of_bool(bool x);
np_array *np_of_int(int64_t x);
np_array *np_of_float(double x);
np_array *np_of_tensor(mx_array x); /* tensor.numpy(): a copy */
np_array *np_of_object(const void *x);
np_array *np_scalar_float(double x); /* np.float64(x) */
np_array *np_scalar_int(int64_t x);  /* np.int64(x) */

/* np.array(x, dtype): always a new array. np_asarray copies only if it must. ndmin: dimensions of size 1 in front. */
#define np_array_of(x, ...) np_array_from(np_of(x), (np_array_options){.unused_ = 0, __VA_ARGS__})
#define np_asarray(x, ...) np_asarray_from(np_of(x), (np_array_options){.unused_ = 0, __VA_ARGS__})
typedef struct np_array_options {
    char unused_;
    const np_dtype *dtype;
    int64_t ndmin;
} np_array_options;
np_array *np_array_from(const np_array *x, np_array_options options);
np_array *np_asarray_from(const np_array *x, np_array_options options);

/* np.float32(x), np.int64(x): a scalar, or an array of that dtype. */
#define np_cast(x, dtype) np_cast_array(np_of(x), (dtype))
np_array *np_cast_array(const np_array *x, const np_dtype *dtype);

/* torch.from_numpy(x), torch.tensor(x): the same elements and dtype, copied. Unsigned integers wider than a byte are a TypeError. */
mx_array np_to_tensor(const np_array *x);
/* The other operand of a tensor's operation: a scalar counts as a number of Python. On its left NumPy's arrays have no such operation (`sign`): TypeError. */
mx_array np_operand(const np_array *x);
mx_array np_left_operand(const np_array *x, const char *sign);
/* torch.Tensor(x), float32. */
mx_array np_to_float_tensor(const np_array *x);

/* ---- to C and Python values */

/* The numbers of an array: "count, pointer", two arguments of a call. They are the pool's. */
#define NP_DOUBLES(x) np_numbers_of(x)->length, py_list_doubles(np_numbers_of(x))
py_list *np_numbers_of(const np_array *x);

/* int(x), float(x), bool(x): TypeError unless x has one element, worded as NumPy's. */
int64_t np_to_int(const np_array *x);
double np_to_float(const np_array *x);
bool np_to_bool(const np_array *x);
/* x as an index, a size, a count: TypeError unless it is an integer. */
int64_t np_to_index(const np_array *x);
py_value np_tolist(const np_array *x); /* lists of numbers; of a scalar the number */
py_value np_item(const np_array *x);   /* x.item() */

/* isinstance(x, np.ndarray), np.floating, np.float32, float ...: by the name of the class. A float64 is a float of Python, too. */
bool np_is(const np_array *x, const char *class_name);
np_array *np_value_with(py_value v, const char *member); /* v, which has such a member if it is of NumPy; AttributeError */
bool np_is_value(py_value v, const char *class_name); /* of any value */
bool np_is_any(py_value v);                             /* an array or a scalar of NumPy */

/* ---- facts */
static inline int64_t np_ndim(const np_array *x)
{
    return x->ndim;
}
int64_t np_size(const np_array *x);
int64_t np_length(const np_array *x);          /* len(x) */
int64_t np_dim(const np_array *x, int64_t at); /* x.shape[at] */
py_tuple *np_shape_tuple(const np_array *x);     /* x.shape */
py_str np_shape_text(const np_array *x);       /* str(x.shape) */
np_dtype *np_dtype_of(const np_array *x);
int64_t np_itemsize(const np_array *x);
int64_t np_nbytes(const np_array *x);

/* ---- text: as print(x) and repr(x) of NumPy 2 */
py_str np_str(const np_array *x);
py_str np_repr(const np_array *x);
const char *np_text(const np_array *x);
/* format(x, spec): of scalars; an array takes none but the empty spec. */
const char *np_format(const np_array *x, const char *spec);

/* np.set_printoptions(precision=, suppress=, threshold=, linewidth=, edgeitems=): a negative number leaves the setting. */
void np_set_printoptions(int64_t precision, int64_t threshold, int64_t edgeitems, int64_t linewidth, int suppress);
int64_t np_threshold(double threshold); /* threshold=np.inf */
/* with np.printoptions(...) */
typedef struct np_printoptions np_printoptions;
np_printoptions *np_begin_printoptions(int64_t precision, int64_t threshold, int64_t edgeitems, int64_t linewidth, int suppress);
void np_end_printoptions(np_printoptions *kept);
/* np.array2string(x): with settings for this once. */
py_str np_array_text(const np_array *x, int64_t precision, int suppress, py_str separator, int64_t width, int64_t threshold);

#endif
