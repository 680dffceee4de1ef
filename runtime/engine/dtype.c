/* Facts about element types: sizes, names, and the type two types meet in. */
#include "array.h"

const uint8_t engine_dtype_sizes[] = {
    [MLX_BOOL] = 1,    [MLX_UINT8] = 1,   [MLX_UINT16] = 2,   [MLX_UINT32] = 4,    [MLX_UINT64] = 8,
    [MLX_INT8] = 1,    [MLX_INT16] = 2,   [MLX_INT32] = 4,    [MLX_INT64] = 8,     [MLX_FLOAT16] = 2,
    [MLX_FLOAT32] = 4, [MLX_FLOAT64] = 8, [MLX_BFLOAT16] = 2, [MLX_COMPLEX64] = 8,
};

size_t mlx_dtype_size(mlx_dtype dtype)
{
    return (unsigned)dtype <= MLX_COMPLEX64 ? engine_dtype_sizes[dtype] : 0;
}

const char *engine_dtype_name(mlx_dtype dtype)
{
    static const char *const names[] = {
        "bool",  "uint8", "uint16",  "uint32",  "uint64",  "int8",     "int16",
        "int32", "int64", "float16", "float32", "float64", "bfloat16", "complex64",
    };
    return (unsigned)dtype <= MLX_COMPLEX64 ? names[dtype] : "invalid dtype";
}

static mlx_dtype signed_of_size(size_t size)
{
    return size == 1 ? MLX_INT8 : size == 2 ? MLX_INT16 : size == 4 ? MLX_INT32 : MLX_INT64;
}

static mlx_dtype promote_floats(mlx_dtype a, mlx_dtype b)
{
    if (a == MLX_COMPLEX64 || b == MLX_COMPLEX64)
        return MLX_COMPLEX64;
    if (!engine_is_float(a))
        return b;
    if (!engine_is_float(b) || a == b)
        return a;
    return a == MLX_FLOAT64 || b == MLX_FLOAT64 ? MLX_FLOAT64
                                                : MLX_FLOAT32; /* float16 + bfloat16 is float32 */
}

mlx_dtype engine_promote(mlx_dtype a, mlx_dtype b)
{
    if (a == b)
        return a;
    if (a >= MLX_FLOAT16 || b >= MLX_FLOAT16)
        return promote_floats(a, b);
    size_t size_a = engine_dtype_sizes[a], size_b = engine_dtype_sizes[b];
    if (a == MLX_BOOL)
        return b;
    if (b == MLX_BOOL)
        return a;
    if (engine_is_unsigned(a) == engine_is_unsigned(b))
        return size_a > size_b ? a : b;
    mlx_dtype with_sign = engine_is_unsigned(a) ? b : a, without = engine_is_unsigned(a) ? a : b;
    size_t need = 2 * engine_dtype_sizes[without]; /* a signed type that holds every unsigned value */
    if (need > 8)
        return MLX_FLOAT32;
    return engine_dtype_sizes[with_sign] >= need ? with_sign : signed_of_size(need);
}
