/* TensorDataset: the i-th rows of some arrays. The arrays are evaluated when the set is made, so that a
 * loader's thread may copy rows out of their memory. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/data.h"
#include "t2m/py_error.h"

typedef struct tensors {
    dataset base;
    int64_t arrays;
    int64_t count;
    mx_array array[DATA_ITEMS];
    const char *data[DATA_ITEMS]; /* row-major elements of array */
} tensors;

/* The elements of an evaluated array, whatever their type. */
static const void *elements(mx_array x)
{
    switch (mx_dtype_of(x)) {
    case MLX_BOOL:
        return mlx_array_data_bool(x);
    case MLX_UINT8:
        return mlx_array_data_uint8(x);
    case MLX_INT8:
        return mlx_array_data_int8(x);
    case MLX_INT16:
        return mlx_array_data_int16(x);
    case MLX_INT32:
        return mlx_array_data_int32(x);
    case MLX_INT64:
        return mlx_array_data_int64(x);
    case MLX_FLOAT32:
        return mlx_array_data_float32(x);
    case MLX_FLOAT64:
        return mlx_array_data_float64(x);
    default: /* no way to the memory of others: rows are taken one by one */
        return NULL;
    }
}

static int64_t length(dataset *self)
{
    return ((tensors *)self)->count;
}

static data_sample get(dataset *self, int64_t index)
{
    tensors *set = (tensors *)self;
    data_sample sample = {.count = set->arrays};
    for (int64_t k = 0; k < set->arrays; k++) {
        sample.kind[k] = PY_ARRAY;
        sample.item[k] = py_of(mx_at(set->array[k], index));
    }
    return sample;
}

static int64_t gather(dataset *self, const int64_t *indices, int64_t count, data_block *blocks)
{
    tensors *set = (tensors *)self;
    for (int64_t k = 0; k < set->arrays; k++) {
        if (set->data[k] == NULL)
            return 0;
    }
    for (int64_t k = 0; k < set->arrays; k++) {
        mx_dims shape = mx_shape(set->array[k]);
        size_t row = mlx_dtype_size(mx_dtype_of(set->array[k]));
        for (int i = 1; i < shape.count; i++)
            row *= (size_t)shape.at[i];
        shape.at[0] = count;
        char *memory = t2m_malloc((size_t)count * row + 1);
        for (int64_t i = 0; i < count; i++)
            memcpy(memory + (size_t)i * row, set->data[k] + (size_t)indices[i] * row, row);
        blocks[k] = (data_block){.memory = memory, .dtype = mx_dtype_of(set->array[k]), .shape = shape};
    }
    return set->arrays;
}

static void forget(dataset *self)
{
    tensors *set = (tensors *)self;
    for (int64_t k = 0; k < set->arrays; k++)
        mx_release(set->array[k]);
}

static const data_class class = {
    .name = "TensorDataset", .length = length, .get = get, .forget = forget, .gather = gather};

dataset *data_tensors_of(const mx_array *arrays, size_t count)
{
    if (count == 0 || count > DATA_ITEMS)
        py_raise(PY_VALUE_ERROR, "a TensorDataset holds 1 to %d tensors, got %zu", DATA_ITEMS, count);
    tensors *self = DATA_NEW(tensors, &class);
    for (size_t k = 0; k < count; k++) {
        if (mx_length(arrays[k]) != mx_length(arrays[0]))
            py_raise(PY_ASSERTION_ERROR, "Size mismatch between tensors");
        mx_array whole = mx_detach(arrays[k]);
        mlx_array_eval(whole);
        mx_set(&self->array[k], whole);
        self->data[k] = elements(self->array[k]);
        self->arrays = (int64_t)k + 1;
    }
    self->count = mx_length(arrays[0]);
    return &self->base;
}
