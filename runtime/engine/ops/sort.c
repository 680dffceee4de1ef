/* Sorting: one op, argsort; the sorted values are taken along its indices, which also gives their gradient.
 *
 * Any element becomes an unsigned key with the same order (NaN last, -0 equal to 0), so one stable merge sort
 * of keys with their indices serves all types. */
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "kernels/parallel.h"
#include "lines.h"
#include "mlx/c/ops.h"
#include "ops/complex_order.h"

typedef struct keyed {
    uint64_t key;
    uint32_t index;
} keyed;

static const uint64_t SIGN = (uint64_t)1 << 63;

static uint64_t float_key(double x)
{
    uint64_t bits;
    if (x != x)
        return UINT64_MAX;
    x += 0.0; /* -0 becomes 0 */
    memcpy(&bits, &x, sizeof bits);
    return bits & SIGN ? ~bits : bits | SIGN;
}

static uint32_t half_key(float x)
{
    uint32_t bits, sign = (uint32_t)1 << 31;
    x += 0.0f;
    memcpy(&bits, &x, sizeof bits);
    return bits & sign ? ~bits : bits | sign;
}

/* By the real parts, then by the imaginary ones. */
static uint64_t complex_key(complex64 x)
{
    return complex_nan(x) ? UINT64_MAX : (uint64_t)half_key(crealf(x)) << 32 | half_key(cimagf(x));
}

static uint64_t key_of(const void *x, int64_t i, unsigned dtype)
{
    switch (dtype) {
    case MLX_BOOL:
    case MLX_UINT8:
        return ((const uint8_t *)x)[i];
    case MLX_UINT16:
        return ((const uint16_t *)x)[i];
    case MLX_UINT32:
        return ((const uint32_t *)x)[i];
    case MLX_UINT64:
        return ((const uint64_t *)x)[i];
    case MLX_INT8:
        return (uint64_t)((const int8_t *)x)[i] ^ SIGN;
    case MLX_INT16:
        return (uint64_t)((const int16_t *)x)[i] ^ SIGN;
    case MLX_INT32:
        return (uint64_t)((const int32_t *)x)[i] ^ SIGN;
    case MLX_INT64:
        return (uint64_t)((const int64_t *)x)[i] ^ SIGN;
    case MLX_COMPLEX64:
        return complex_key(((const complex64 *)x)[i]);
    case MLX_FLOAT64:
        return float_key(((const double *)x)[i]);
    default:
        return float_key((double)((const float *)x)[i]);
    }
}

/* Bottom-up merge sort; returns whichever of the two buffers holds the result. */
static keyed *merge_sort(keyed *from, keyed *to, int64_t n)
{
    for (int64_t width = 1; width < n; width *= 2) {
        for (int64_t low = 0; low < n; low += 2 * width) {
            int64_t middle = low + width < n ? low + width : n,
                    high = low + 2 * width < n ? low + 2 * width : n;
            int64_t a = low, b = middle;
            for (int64_t k = low; k < high; k++)
                to[k] = a < middle && (b >= high || from[a].key <= from[b].key) ? from[a++] : from[b++];
        }
        keyed *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

static bool argsort_eval(engine_array *out)
{
    int axis = *ENGINE_PARAMS(out, int);
    const engine_array *in = out->inputs[0];
    int64_t lines = engine_line_count(in, axis), n = in->shape[axis];
    if (!engine_alloc(out))
        return false;
    bool out_of_memory = false;
    uint32_t *to = engine_data(out);
    KERNEL_FOR((int64_t)in->size * 8)
    for (int64_t k = 0; k < lines; k++) {
        keyed *pairs = malloc((size_t)(2 * n + 1) * sizeof *pairs);
        if (!pairs) {
            out_of_memory = true;
            continue;
        }
        int64_t start = engine_line_start(in, axis, in->strides, k),
                start_to = engine_line_start(out, axis, out->strides, k);
        for (int64_t i = 0; i < n; i++)
            pairs[i] =
                (keyed){key_of(engine_data(in), start + i * in->strides[axis], in->dtype), (uint32_t)i};
        const keyed *sorted = merge_sort(pairs, pairs + n, n);
        for (int64_t i = 0; i < n; i++)
            to[start_to + i * out->strides[axis]] = sorted[i].index;
        free(pairs);
    }
    if (out_of_memory)
        engine_error("out of memory");
    return !out_of_memory;
}

const engine_op engine_op_argsort = {.name = "argsort", .eval = argsort_eval, .vmap = engine_vmap_axis, .flags = ENGINE_OP_NO_GRAD};

static engine_array *argsort(engine_array *a, int axis)
{
    int at = a ? engine_axis(axis, a->ndim) : -1;
    if (at < 0)
        return NULL;
    if (a->dtype == MLX_FLOAT16 || a->dtype == MLX_BFLOAT16)
        a = engine_cast(a, MLX_FLOAT32);
    return a ? engine_node(&engine_op_argsort, MLX_UINT32, a->shape, a->ndim, &a, 1, &at, sizeof at) : NULL;
}

engine_array *engine_argsort(engine_array *a, int axis)
{
    return argsort(a, axis);
}

static engine_array *sort(engine_array *a, int axis)
{
    return a ? engine_take_along_axis(a, argsort(a, axis), axis) : NULL;
}

static engine_array *flat(engine_array *a)
{
    int all = -1;
    return engine_reshape(a, &all, 1);
}

/* Sorting along an axis, or of the flat array. A full sort is also a partition. */
#define SORT_FUNCTIONS(name, make)                                                                           \
    int mlx_##name##_axis(mlx_array *res, const mlx_array a, int axis, const mlx_stream s)                   \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, make(engine_arg(a), axis));                                                 \
    }                                                                                                        \
    int mlx_##name(mlx_array *res, const mlx_array a, const mlx_stream s)                                    \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, make(flat(engine_arg(a)), 0));                                              \
    }

#define PARTITION_FUNCTIONS(name, make)                                                                      \
    int mlx_##name##_axis(mlx_array *res, const mlx_array a, int kth, int axis, const mlx_stream s)          \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, partition(engine_arg(a), kth, axis, make));                                 \
    }                                                                                                        \
    int mlx_##name(mlx_array *res, const mlx_array a, int kth, const mlx_stream s)                           \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, partition(flat(engine_arg(a)), kth, 0, make));                              \
    }

static engine_array *partition(engine_array *a, int kth, int axis, engine_array *(*make)(engine_array *, int))
{
    int at = a ? engine_axis(axis, a->ndim) : -1;
    if (at < 0)
        return NULL;
    if (kth >= a->shape[at] || kth < -a->shape[at]) {
        engine_error("element %d of an axis of size %d", kth, a->shape[at]);
        return NULL;
    }
    return make(a, at);
}

SORT_FUNCTIONS(sort, sort)
SORT_FUNCTIONS(argsort, argsort)
PARTITION_FUNCTIONS(partition, sort)
PARTITION_FUNCTIONS(argpartition, argsort)

/* The elements first .. last - 1 of an axis. */
static engine_array *cut(engine_array *a, int axis, int first, int last)
{
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM];
    if (!a)
        return NULL;
    memcpy(stop, a->shape, sizeof stop);
    start[axis] = first;
    stop[axis] = last;
    return engine_slice(a, start, stop, NULL);
}

static engine_array *topk(engine_array *a, int k, int axis)
{
    int at = a ? engine_axis(axis, a->ndim) : -1;
    if (at < 0)
        return NULL;
    if (k < 0 || k > a->shape[at]) {
        engine_error("the %d largest of %d elements", k, a->shape[at]);
        return NULL;
    }
    engine_array *last = cut(argsort(a, at), at, a->shape[at] - k, a->shape[at]);
    return engine_take_along_axis(a, last, at);
}

int mlx_topk_axis(mlx_array *res, const mlx_array a, int k, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, topk(engine_arg(a), k, axis));
}

int mlx_topk(mlx_array *res, const mlx_array a, int k, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, topk(flat(engine_arg(a)), k, 0));
}

/* The axes to look at are moved to the end and merged. */
int mlx_median(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, bool keepdims,
               const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    unsigned set;
    int order[ENGINE_MAX_NDIM], kept[ENGINE_MAX_NDIM], merged[ENGINE_MAX_NDIM], with_ones[ENGINE_MAX_NDIM],
        count = 0;
    if (x && axes_num == 0)
        engine_error("no axes are given");
    if (!x || axes_num == 0 || !engine_axes(axes, axes_num, x->ndim, &set))
        return engine_leave(res, NULL);
    for (int i = 0; i < x->ndim; i++) {
        with_ones[i] = set >> i & 1 ? 1 : x->shape[i];
        if (!(set >> i & 1)) {
            order[count] = i;
            kept[count++] = x->shape[i];
        }
    }
    int last = count;
    for (int i = 0, to = count; i < x->ndim; i++)
        if (set >> i & 1)
            order[to++] = i;
    memcpy(merged, kept, (size_t)count * sizeof *kept);
    merged[last] = -1;
    engine_array *lines = engine_reshape(engine_transpose(x, order), merged, count + 1);
    int n = lines ? lines->shape[last] : 0;
    if (n == 0) {
        engine_error("the median of nothing, of %s", engine_describe(x));
        return engine_leave(res, NULL);
    }
    mlx_dtype dtype = engine_float_of((mlx_dtype)x->dtype);
    engine_array *sorted = sort(engine_cast(lines, dtype), last);
    engine_array *middle = cut(sorted, last, (n - 1) / 2, n / 2 + 1);
    engine_array *out = engine_mean(middle, 1u << last, false);
    return engine_leave(res, keepdims ? engine_reshape(out, with_ones, x->ndim) : out);
}
