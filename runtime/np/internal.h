/* What the files of np share: making arrays and views, types, and loops over several arrays at once. */
#ifndef T2M_NP_INTERNAL_H
#define T2M_NP_INTERNAL_H

#include "t2m/np.h"

#include <stdio.h>
#include <string.h>

/* ---- arrays (array.c) */

/* Memory that arrays share. Counted atomically: views of one array are made in the loader's threads too. */
typedef struct np_memory {
    int64_t references;
    size_t mapped; /* of a file in memory: how long the mapping is that this stands at the start of; else 0 */
    char bytes[];
} np_memory;

np_array *np_new(np_type type, int ndim, const int64_t *shape); /* C order, not initialised */
np_array *np_new_like(const np_array *x, np_type type);         /* of the same shape, C order */
np_array *np_new_kept(const np_array *x, np_type type, int ndim, const int64_t *shape); /* dimensions in memory as those of x, if it has as many */
np_array *np_new_scalar(np_type type);                          /* form NP_SCALAR; data is to be written */
np_array *np_contiguous(const np_array *x, np_type type);       /* x itself, or a copy in C order of that type */
np_array *np_copied(const np_array *x, np_type type);
bool np_is_contiguous(const np_array *x);
void np_own_strides(np_array *x); /* strides of C order */
np_array *np_scalar_of(np_array *x); /* an array without dimensions as the scalar that NumPy gives instead */
bool np_may_share(const np_array *a, const np_array *b);
void np_check_writable(const np_array *x);
int np_axis(int64_t axis, int ndim); /* counts negative ones from the end; AxisError */
int64_t np_count(int ndim, const int64_t *shape);
const char *np_shape_words(int ndim, const int64_t *shape); /* "(3,4)", as in messages */
const char *np_tuple_words(int ndim, const int64_t *shape); /* "(3, 4)", "(3,)" */

/* ---- pickles (pickle.c) */
extern const struct py_pickle_extension np_pickles;

/* ---- files (io.c) */
void np_write_npy(FILE *file, const np_array *x, const char *path); /* `path` is what messages name */
np_array *np_read_npy(FILE *file, const char *path);

/* ---- types (dtype.c) */
static inline bool np_is_float_type(np_type type)
{
    return type >= NP_TYPE_FLOAT16;
}
static inline int64_t np_type_size(np_type type)
{
    return np_dtypes[type].size;
}
np_type np_promote(np_type a, np_type b);
/* The common type of two operands; numbers of Python give way. OverflowError for an int that does not fit. */
np_type np_common_type(const np_array *a, const np_array *b);
np_type np_dtype_type(const np_dtype *dtype, np_type otherwise); /* NULL: otherwise */

/* float16 as its bits */
typedef uint16_t np_half;
float np_half_to_float(np_half half);
np_half np_half_of_float(float x);

/* X(NAME, type): the types that C computes with, all but float16. */
#define NP_INTEGERS(X)                                                                                       \
    X(INT8, int8_t) X(UINT8, uint8_t) X(INT16, int16_t) X(UINT16, uint16_t) X(INT32, int32_t)                \
    X(UINT32, uint32_t) X(INT64, int64_t) X(UINT64, uint64_t)
#define NP_FLOATS(X) X(FLOAT32, float) X(FLOAT64, double)
#define NP_NUMBERS(X) NP_INTEGERS(X) NP_FLOATS(X)
#define NP_TYPES(X) X(BOOL, bool) NP_NUMBERS(X)

/* ---- casts (cast.c) */
void np_cast_into(const np_array *target, const np_array *x); /* same shape; C's conversion of each element */
double np_get_float(const char *at, np_type type);
int64_t np_get_int(const char *at, np_type type);
void np_put_float(char *at, np_type type, double value);
void np_put_int(char *at, np_type type, int64_t value);
/* The cells of containers. */
py_kind np_cell_kind(np_type type);
py_cell np_cell_of(const char *at, np_type type);

/* ---- loops (walk.c) */

enum { NP_MAX_OPERANDS = 4 };

/* The inner loop of an operation: n elements, one pointer and stride in bytes an operand; results last. */
typedef void (*np_loop)(char *const *at, const int64_t *strides, int64_t n);

/* A walk over arrays of one (broadcast) shape, an innermost row at a time. Dimensions that lie behind one another become one. */
typedef struct np_walk {
    int operands, ndim;
    int64_t shape[NP_MAX_DIMS], index[NP_MAX_DIMS];
    int64_t strides[NP_MAX_OPERANDS][NP_MAX_DIMS];
    char *at[NP_MAX_OPERANDS];
    int64_t inner, inner_strides[NP_MAX_OPERANDS];
    bool is_done;
} np_walk;
void np_walk_start(np_walk *walk, int ndim, const int64_t *shape, int operands, const np_array *const *arrays);
bool np_walk_next(np_walk *walk); /* false when the last row was walked */
/* Runs the loop over all rows of arrays that broadcast to the shape of the last. */
void np_run(np_loop loop, int operands, const np_array *const *arrays);

/* The shape of a and b together; ValueError. */
int np_broadcast_shape(const np_array *a, const np_array *b, int64_t *shape);
np_array *np_broadcast(const np_array *x, int ndim, const int64_t *shape); /* a read-only view */

/* Arrays with dimensions moved: what axis functions work on. */
np_array *np_axis_last(const np_array *x, int axis); /* a view with `axis` as the last one */
np_array *np_axis_back(np_array *x, int axis);       /* a view with the last axis moved to `axis` */

#endif
