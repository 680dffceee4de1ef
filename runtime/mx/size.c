/* Sizes and types of arrays. */
#include "internal.h"

#include "t2m/py_number.h"
#include "t2m/py_value.h"

static const struct {
    const char *name, *title;
} names[] = {
    [MLX_BOOL] = {"torch.bool", "Bool"},
    [MLX_UINT8] = {"torch.uint8", "Byte"},
    [MLX_UINT16] = {"torch.uint16", "UInt16"},
    [MLX_UINT32] = {"torch.uint32", "UInt32"},
    [MLX_UINT64] = {"torch.uint64", "UInt64"},
    [MLX_INT8] = {"torch.int8", "Char"},
    [MLX_INT16] = {"torch.int16", "Short"},
    [MLX_INT32] = {"torch.int32", "Int"},
    [MLX_INT64] = {"torch.int64", "Long"},
    [MLX_FLOAT16] = {"torch.float16", "Half"},
    [MLX_FLOAT32] = {"torch.float32", "Float"},
    [MLX_FLOAT64] = {"torch.float64", "Double"},
    [MLX_BFLOAT16] = {"torch.bfloat16", "BFloat16"},
    [MLX_COMPLEX64] = {"torch.complex64", "ComplexFloat"},
};

const char *mx_dtype_name(mx_dtype dtype)
{
    return names[dtype].name;
}

const char *mx_dtype_title(mx_dtype dtype)
{
    return names[dtype].title;
}

/* ---- dtypes as objects */

struct mx_dtype_object {
    t2m_object object;
    mx_dtype dtype;
};

static py_str dtype_repr(const void *object)
{
    return py_str_of(mx_dtype_name(((const mx_dtype_object *)object)->dtype));
}

static const t2m_kind dtype_kind = {.name = "dtype", .module = "torch", .repr = dtype_repr, .deepcopy = py_itself};

mx_dtype_object *mx_dtype_as_object(mx_dtype dtype)
{
    static mx_dtype_object objects[sizeof names / sizeof *names];
    mx_dtype_object *object = &objects[dtype];
    *object = (mx_dtype_object){{&dtype_kind, T2M_IMMORTAL}, dtype};
    return object;
}

mx_dtype mx_dtype_of_object(const void *object)
{
    if (object == NULL || ((const t2m_object *)object)->kind != &dtype_kind)
        py_raise(PY_TYPE_ERROR, "dtype must be torch.dtype, not %s", py_type_name(object));
    return ((const mx_dtype_object *)object)->dtype;
}

bool mx_dtype_is_float(mx_dtype dtype)
{
    return dtype == MX_FLOAT32 || dtype == MX_FLOAT64 || dtype == MX_FLOAT16 || dtype == MX_BFLOAT16;
}

mx_dtype mx_dtype_of(mx_array x)
{
    return mlx_array_dtype(x);
}

bool mx_is_float(mx_array x)
{
    return mx_dtype_is_float(mlx_array_dtype(x));
}

int64_t mx_itemsize(mx_array x)
{
    return (int64_t)mlx_dtype_size(mlx_array_dtype(x));
}

int64_t mx_nbytes(mx_array x)
{
    return mx_numel(x) * mx_itemsize(x);
}

py_str mx_type_name(mx_array x)
{
    return py_str_printf("torch.%sTensor", names[mlx_array_dtype(x)].title);
}

int64_t mx_ndim(mx_array x)
{
    return (int64_t)mlx_array_ndim(x);
}

int64_t mx_numel(mx_array x)
{
    return (int64_t)mlx_array_size(x);
}

mx_dims mx_shape(mx_array x)
{
    mx_dims dims = {.count = (int)mlx_array_ndim(x)};
    if (dims.count > MX_MAX_DIMS)
        py_raise(PY_RUNTIME_ERROR, "arrays of more than %d dimensions are not supported", MX_MAX_DIMS);
    const int *shape = mlx_array_shape(x);
    for (int i = 0; i < dims.count; i++)
        dims.at[i] = shape[i];
    return dims;
}

int mx_wrap_dim(int64_t dim, int64_t ndim)
{
    int64_t range = ndim == 0 ? 1 : ndim;
    if (dim < -range || dim >= range)
        py_raise(PY_INDEX_ERROR,
                 "Dimension out of range (expected to be in range of [%" PRId64 ", %" PRId64
                 "], but got %" PRId64 ")",
                 -range, range - 1, dim);
    return (int)(dim < 0 ? dim + range : dim);
}

mx_ints mx_wrap_dims(mx_dims dims, int64_t ndim)
{
    mx_ints wrapped = {.count = (size_t)dims.count};
    unsigned seen = 0;
    for (int i = 0; i < dims.count; i++) {
        wrapped.at[i] = mx_wrap_dim(dims.at[i], ndim);
        if (seen >> wrapped.at[i] & 1)
            py_raise(PY_RUNTIME_ERROR, "dim %d appears multiple times in the list of dims", wrapped.at[i]);
        seen |= 1u << wrapped.at[i];
    }
    return wrapped;
}

int64_t mx_dim(mx_array x, int64_t dim)
{
    int64_t ndim = mx_ndim(x);
    if (ndim == 0)
        py_raise(PY_INDEX_ERROR, "dimension specified as %" PRId64 " but tensor has no dimensions", dim);
    return mlx_array_shape(x)[mx_wrap_dim(dim, ndim)];
}

int64_t mx_length(mx_array x)
{
    if (mx_ndim(x) == 0)
        py_raise(PY_TYPE_ERROR, "len() of a 0-d tensor");
    return mlx_array_shape(x)[0];
}

mx_ints mx_ints_of(mx_dims dims)
{
    mx_ints ints = {.count = (size_t)dims.count};
    for (int i = 0; i < dims.count; i++)
        ints.at[i] = (int)dims.at[i];
    return ints;
}

int64_t mx_dims_numel(mx_dims dims)
{
    int64_t count = 1;
    for (int i = 0; i < dims.count; i++)
        count *= dims.at[i];
    return count;
}

bool mx_dims_equal(mx_dims a, mx_dims b)
{
    if (a.count != b.count)
        return false;
    for (int i = 0; i < a.count; i++) {
        if (a.at[i] != b.at[i])
            return false;
    }
    return true;
}

py_list *mx_dims_list(mx_dims dims)
{
    return py_list_of_ints(dims.at, dims.count);
}

mx_dims mx_dims_from(const py_list *sizes)
{
    if (sizes->length > MX_MAX_DIMS)
        py_raise(PY_RUNTIME_ERROR, "arrays of more than %d dimensions are not supported", MX_MAX_DIMS);
    mx_dims dims = {.count = (int)sizes->length};
    for (int i = 0; i < dims.count; i++)
        dims.at[i] = sizes->element == PY_VALUE ? py_as_int(sizes->items[i].o) : sizes->items[i].i;
    return dims;
}

/* A bound as Python's slices take it: negative ones count from the end, what lies outside is the end. */
static int slice_bound(int64_t bound, int missing, int count)
{
    if (bound == PY_NONE)
        return missing;
    if (bound < 0)
        bound += count;
    return bound < 0 ? 0 : bound > count ? count : (int)bound;
}

mx_dims mx_dims_slice(mx_dims dims, int64_t start, int64_t stop)
{
    int first = slice_bound(start, 0, dims.count), end = slice_bound(stop, dims.count, dims.count);
    mx_dims slice = {.count = end > first ? end - first : 0};
    for (int i = 0; i < slice.count; i++)
        slice.at[i] = dims.at[first + i];
    return slice;
}

py_str mx_dims_text(mx_dims dims)
{
    return py_str_printf("torch.Size(%s)", py_text(py_list_repr(mx_dims_list(dims))));
}
