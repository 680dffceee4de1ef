/* The table of element types and the storages that hold them in a file. */
#include "tensor_type.h"

#include <string.h>

static const struct storage_type {
    const char *name;
    mlx_dtype dtype;
} storage_types[] = {
    {"FloatStorage", MLX_FLOAT32},
    {"DoubleStorage", MLX_FLOAT64},
    {"HalfStorage", MLX_FLOAT16},
    {"BFloat16Storage", MLX_BFLOAT16},
    {"LongStorage", MLX_INT64},
    {"IntStorage", MLX_INT32},
    {"ShortStorage", MLX_INT16},
    {"CharStorage", MLX_INT8},
    {"ByteStorage", MLX_UINT8},
    {"BoolStorage", MLX_BOOL},
    {"ComplexFloatStorage", MLX_COMPLEX64},
};

#define COUNT (sizeof(storage_types) / sizeof(storage_types[0]))

const char *storage_name(mlx_dtype dtype)
{
    for (size_t i = 0; i < COUNT; i++) {
        if (storage_types[i].dtype == dtype)
            return storage_types[i].name;
    }
    return NULL;
}

int dtype_of_storage(const char *name)
{
    for (size_t i = 0; i < COUNT; i++) {
        if (strcmp(storage_types[i].name, name) == 0)
            return (int)storage_types[i].dtype;
    }
    return -1;
}
