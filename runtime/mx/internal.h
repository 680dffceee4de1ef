/* What the files of mx share: the stream, error checks, calls into mlx-c, sizes as int arrays. */
#ifndef T2M_MX_INTERNAL_H
#define T2M_MX_INTERNAL_H

#include <inttypes.h>

#include "mlx/c/array.h"
#include "mlx/c/ops.h"
#include "mlx/c/stream.h"
#include "mlx/c/vector.h"
#include "t2m/mx.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"

/* What boxed code does with arrays (dynamic.c). */
extern const py_array_operations mx_boxed_operations;

/* The stream that everything runs on. */
mlx_stream mx_stream(void);

/* After a call into mlx-c: a failure has been reported by the error handler and does not come back. */
void mx_check(int status);

/* Functions of mlx-c by their shape of arguments. */
typedef int (*mx_unary_function)(mlx_array *, const mlx_array, const mlx_stream);
typedef int (*mx_binary_function)(mlx_array *, const mlx_array, const mlx_array, const mlx_stream);
mx_array mx_call_unary(mx_unary_function function, mx_array x);
mx_array mx_call_binary(mx_binary_function function, mx_array x, mx_array y);

/* Sizes for mlx-c. */
typedef struct mx_ints {
    size_t count;
    int at[MX_MAX_DIMS];
} mx_ints;
mx_ints mx_ints_of(mx_dims dims);
int64_t mx_dims_numel(mx_dims dims);

/* A dim counted from the front; IndexError as PyTorch words it. A 0-dim array has one dim here. */
int mx_wrap_dim(int64_t dim, int64_t ndim);
/* Every dim of `dims` wrapped; RuntimeError if one comes twice. */
mx_ints mx_wrap_dims(mx_dims dims, int64_t ndim);

/* A 0-dim array of that value and dtype, from a cache: loops over the same constants cost nothing. */
mx_array mx_scalar(double value, mx_dtype dtype);
mx_array mx_scalar_int(int64_t value, mx_dtype dtype);

/* PyTorch's torch.promote_types, and the name that its messages use ("Long", "Float"). */
/* The arrays of a PY_ARRAY list. */
const mx_array *mx_list_arrays(const py_list *arrays);

mx_dtype mx_promote(mx_dtype a, mx_dtype b);
const char *mx_dtype_title(mx_dtype dtype);

/* repr.c: PyTorch's name of a node ("MulBackward0") of its label, or of the engine's name of its operation. */
void mx_name_node(const char *label, int dims, char *name, size_t size);

/* grad.c: RuntimeErrors of backward. The vector is freed if the second raises. */
void mx_check_gradient(mx_array output, mx_array gradient, int index);
void mx_refuse_forgotten(mlx_vector_array outputs, mlx_vector_array inputs);

/* What a leaf's hooks make of its gradient. */
mx_array mx_hooked(const mx_leaf *leaf, mx_array gradient);

/* A vector of borrowed arrays; the caller frees it. */
mlx_vector_array mx_vector(const mx_array *arrays, size_t count);
/* All arrays of a vector, owned by the current pool; frees the vector. */
py_list *mx_vector_list(mlx_vector_array vector);
/* One of its arrays; of the current pool. */
mx_array mx_vector_item(mlx_vector_array vector, size_t index);

#endif
