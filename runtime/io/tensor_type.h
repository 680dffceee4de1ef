/* Element types as PyTorch's files name them. */
#ifndef T2M_IO_TENSOR_TYPE_H
#define T2M_IO_TENSOR_TYPE_H

#include "mlx/c/array.h"

/* "FloatStorage" for float32; NULL if files have no name for it. */
const char *storage_name(mlx_dtype dtype);

/* -1 if there is no such storage. */
int dtype_of_storage(const char *name);

#endif
