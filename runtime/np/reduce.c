/* Reductions over axes: sum, prod, min, max, any, all by one loop over the input in the order of its memory, with a result that stands
 * still along the reduced axes; mean, var, std and others made of them. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>

/* ---- loops: (input, result) */

/* NumPy's pairwise sum: eight partial sums over up to 128 numbers, halves above that. */
#define PAIRWISE(NAME, type)                                                                                 \
    static type pairwise_##NAME(const char *at, int64_t n, int64_t stride)                                   \
    {                                                                                                        \
        if (n < 8) {                                                                                         \
            type sum = n > 0 ? -(type)0 : 0;                                                                 \
            for (int64_t i = 0; i < n; i++)                                                                  \
                sum += *(const type *)(at + i * stride);                                                     \
            return sum;                                                                                      \
        }                                                                                                    \
        if (n <= 128) {                                                                                      \
            type r[8];                                                                                       \
            int64_t i;                                                                                       \
            for (int k = 0; k < 8; k++)                                                                      \
                r[k] = *(const type *)(at + k * stride);                                                     \
            for (i = 8; i < n - n % 8; i += 8)                                                               \
                for (int k = 0; k < 8; k++)                                                                  \
                    r[k] += *(const type *)(at + (i + k) * stride);                                          \
            type sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));                    \
            for (; i < n; i++)                                                                               \
                sum += *(const type *)(at + i * stride);                                                     \
            return sum;                                                                                      \
        }                                                                                                    \
        int64_t half = n / 2;                                                                                \
        half -= half % 8;                                                                                    \
        return pairwise_##NAME(at, half, stride) + pairwise_##NAME(at + half * stride, n - half, stride);    \
    }
NP_FLOATS(PAIRWISE)

#define IN(type) (*(const type *)(at[0] + i * strides[0]))
#define OUT(type) (*(type *)(at[1] + i * strides[1]))
#define REDUCER(name, type, expression)                                                                      \
    static void name(char *const *at, const int64_t *strides, int64_t n)                                     \
    {                                                                                                        \
        if (strides[1] == 0) {                                                                               \
            type x = *(type *)at[1];                                                                         \
            for (int64_t i = 0; i < n; i++) {                                                                \
                type y = IN(type);                                                                           \
                x = (type)(expression);                                                                      \
            }                                                                                                \
            *(type *)at[1] = x;                                                                              \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            type x = OUT(type), y = IN(type);                                                                \
            OUT(type) = (type)(expression);                                                                  \
        }                                                                                                    \
    }
#define FLOAT_SUM(NAME, type)                                                                                \
    REDUCER(plain_sum_##NAME, type, x + y)                                                                   \
    static void sum_##NAME(char *const *at, const int64_t *strides, int64_t n)                               \
    {                                                                                                        \
        if (strides[1] == 0)                                                                                 \
            *(type *)at[1] += pairwise_##NAME(at[0], n, strides[0]);                                         \
        else                                                                                                 \
            plain_sum_##NAME(at, strides, n);                                                                \
    }
NP_FLOATS(FLOAT_SUM)
REDUCER(sum_INT64, int64_t, (uint64_t)x + (uint64_t)y)
REDUCER(sum_UINT64, uint64_t, x + y)
REDUCER(prod_INT64, int64_t, (uint64_t)x *(uint64_t)y)
REDUCER(prod_UINT64, uint64_t, x *y)
REDUCER(prod_FLOAT32, float, x *y)
REDUCER(prod_FLOAT64, double, x *y)
#define EXTREMES(NAME, type)                                                                                 \
    REDUCER(max_##NAME, type, x >= y || x != x ? x : y)                                                      \
    REDUCER(min_##NAME, type, x <= y || x != x ? x : y)
NP_TYPES(EXTREMES)
REDUCER(fmax_FLOAT32, float, x >= y || y != y ? x : y)
REDUCER(fmax_FLOAT64, double, x >= y || y != y ? x : y)
REDUCER(fmin_FLOAT32, float, x <= y || y != y ? x : y)
REDUCER(fmin_FLOAT64, double, x <= y || y != y ? x : y)
REDUCER(any_BOOL, bool, x || y)
REDUCER(all_BOOL, bool, x &&y)

#define ROW(name)                                                                                            \
    {                                                                                                        \
        [NP_TYPE_BOOL] = name##_BOOL, [NP_TYPE_INT8] = name##_INT8, [NP_TYPE_UINT8] = name##_UINT8,          \
        [NP_TYPE_INT16] = name##_INT16, [NP_TYPE_UINT16] = name##_UINT16, [NP_TYPE_INT32] = name##_INT32,    \
        [NP_TYPE_UINT32] = name##_UINT32, [NP_TYPE_INT64] = name##_INT64, [NP_TYPE_UINT64] = name##_UINT64,  \
        [NP_TYPE_FLOAT32] = name##_FLOAT32, [NP_TYPE_FLOAT64] = name##_FLOAT64                               \
    }
#define WIDE(name)                                                                                           \
    {                                                                                                        \
        [NP_TYPE_INT64] = name##_INT64, [NP_TYPE_UINT64] = name##_UINT64, [NP_TYPE_FLOAT32] = name##_FLOAT32, \
        [NP_TYPE_FLOAT64] = name##_FLOAT64                                                                   \
    }
static const np_loop sums[NP_TYPE_COUNT] = WIDE(sum), products[NP_TYPE_COUNT] = WIDE(prod);
static const np_loop maxima[NP_TYPE_COUNT] = ROW(max), minima[NP_TYPE_COUNT] = ROW(min);
static const np_loop fmaxima[NP_TYPE_COUNT] = {[NP_TYPE_FLOAT32] = fmax_FLOAT32, [NP_TYPE_FLOAT64] = fmax_FLOAT64};
static const np_loop fminima[NP_TYPE_COUNT] = {[NP_TYPE_FLOAT32] = fmin_FLOAT32, [NP_TYPE_FLOAT64] = fmin_FLOAT64};

/* ---- the walk */

typedef struct Axes {
    bool is_reduced[NP_MAX_DIMS];
    int64_t count; /* elements behind each result */
} Axes;

static Axes axes_of(const np_array *x, const np_shape *axis)
{
    Axes axes = {.count = 1};
    for (int i = 0; i < x->ndim; i++)
        axes.is_reduced[i] = axis->count == 0;
    for (int i = 0; i < axis->count; i++) {
        int at = np_axis(axis->dims[i], x->ndim);
        if (axes.is_reduced[at])
            py_raise(PY_VALUE_ERROR, "duplicate value in 'axis'");
        axes.is_reduced[at] = true;
    }
    for (int i = 0; i < x->ndim; i++)
        axes.count *= axes.is_reduced[i] ? x->shape[i] : 1;
    return axes;
}

/* A result with all axes, the reduced ones of size 1. */
static np_array *kept_result(const np_array *x, const Axes *axes, np_type type)
{
    int64_t shape[NP_MAX_DIMS];
    for (int i = 0; i < x->ndim; i++)
        shape[i] = axes->is_reduced[i] ? 1 : x->shape[i];
    return np_new(type, x->ndim, shape);
}

/* Without the reduced axes, unless they are to stay; a full reduction is a scalar. */
static np_array *finished(np_array *out, const Axes *axes, bool keepdims)
{
    if (keepdims)
        return out;
    np_array *view = np_view(out);
    view->ndim = 0;
    for (int i = 0; i < out->ndim; i++) {
        if (axes->is_reduced[i])
            continue;
        view->shape[view->ndim] = out->shape[i];
        view->strides[view->ndim++] = out->strides[i];
    }
    return np_scalar_of(view);
}

static void swap_dims(np_array *x, int a, int b)
{
    int64_t size = x->shape[a], stride = x->strides[a];
    x->shape[a] = x->shape[b];
    x->strides[a] = x->strides[b];
    x->shape[b] = size;
    x->strides[b] = stride;
}

/* Both arrays with their dimensions in the order of x's memory. */
static void order_dims(np_array *x, np_array *out)
{
    for (int i = 1; i < x->ndim; i++)
        for (int k = i; k > 0 && llabs(x->strides[k]) > llabs(x->strides[k - 1]); k--) {
            swap_dims(x, k, k - 1);
            swap_dims(out, k, k - 1);
        }
}

enum { BUFFER_ELEMENTS = 8192 };

/* How many elements of the trailing `count` dimensions NumPy's iterator puts together: what fits its buffer in whole rows, and whole
 * planes, and so on; 0 if a single row does not fit. */
static int64_t chunk_size(const np_walk *walk, int count)
{
    int64_t whole = 1;
    for (int i = walk->ndim - 1; i >= walk->ndim - count; i--) {
        if (whole * walk->shape[i] > BUFFER_ELEMENTS)
            return whole > 1 ? BUFFER_ELEMENTS / whole * whole : 0;
        whole *= walk->shape[i];
    }
    return whole;
}

/* The next element of the trailing dimensions. */
static char *step(np_walk *walk, int first, char *at)
{
    for (int i = walk->ndim - 1; i >= first; i--) {
        at += walk->strides[0][i];
        if (++walk->index[i] < walk->shape[i])
            return at;
        at -= walk->strides[0][i] * walk->shape[i];
        walk->index[i] = 0;
    }
    return at;
}

/* Float sums over several trailing dimensions that are no single row in memory: gathered in a buffer and added pairwise there. */
static bool sum_gathered(const np_loop *loops, const np_array *x, np_walk *walk)
{
    int count = 0;
    while (count < walk->ndim && walk->strides[1][walk->ndim - 1 - count] == 0)
        count++;
    int64_t chunk = loops == sums && np_is_float_type(x->type) && count > 1 ? chunk_size(walk, count) : 0;
    if (chunk == 0)
        return false;
    int first = walk->ndim - count;
    int64_t size = np_type_size(x->type), total = np_count(count, walk->shape + first);
    char *buffer = t2m_malloc((size_t)(chunk * size));
    np_walk outer = *walk;
    outer.ndim = first + 1; /* its innermost dimension stands for all that are gathered */
    do {
        char *at = outer.at[0];
        for (int64_t left = total; left > 0; left -= chunk) {
            int64_t n = left < chunk ? left : chunk;
            for (int64_t i = 0; i < n; i++, at = step(walk, first, at))
                memcpy(buffer + i * size, at, (size_t)size);
            loops[x->type]((char *const[]){buffer, outer.at[1]}, (const int64_t[]){size, 0}, n);
        }
    } while (np_walk_next(&outer));
    free(buffer);
    return true;
}

/* Folds x into `out`, which holds the start values. */
static void fold(const np_loop *loops, const np_array *x, const np_array *out)
{
    np_array from = *x, to = *out;
    order_dims(&from, &to);
    np_walk walk;
    np_walk_start(&walk, from.ndim, from.shape, 2, (const np_array *const[]){&from, &to});
    if (walk.is_done || sum_gathered(loops, x, &walk))
        return;
    do
        loops[x->type](walk.at, walk.inner_strides, walk.inner);
    while (np_walk_next(&walk));
}

static np_type wide_type(np_type type)
{
    return np_is_float_type(type) ? type : np_dtypes[type].kind == 'u' ? NP_TYPE_UINT64 : NP_TYPE_INT64;
}

static np_array *folded(const np_loop *loops, const np_array *x, np_reduce_options *options, np_type type, int64_t start)
{
    np_type computed = type == NP_TYPE_FLOAT16 ? NP_TYPE_FLOAT32 : type;
    Axes axes = axes_of(x, &options->axis);
    const np_array *in = x->type == computed ? x : np_copied(x, computed);
    np_array *out = kept_result(x, &axes, computed);
    for (int64_t i = 0, n = np_size(out); i < n; i++)
        np_put_int(out->data + i * np_type_size(computed), computed, start);
    fold(loops, in, out);
    return finished(computed == type ? out : np_copied(out, type), &axes, options->keepdims);
}

np_array *np_sum_of(const np_array *x, np_reduce_options options)
{
    return folded(sums, x, &options, wide_type(np_dtype_type(options.dtype, x->type)), 0);
}

np_array *np_prod_of(const np_array *x, np_reduce_options options)
{
    return folded(products, x, &options, wide_type(np_dtype_type(options.dtype, x->type)), 1);
}

static const np_loop anys[NP_TYPE_COUNT] = {[NP_TYPE_BOOL] = any_BOOL}, alls[NP_TYPE_COUNT] = {[NP_TYPE_BOOL] = all_BOOL};

np_array *np_any_of(const np_array *x, np_reduce_options options)
{
    return folded(anys, x, &options, NP_TYPE_BOOL, 0);
}

np_array *np_all_of(const np_array *x, np_reduce_options options)
{
    return folded(alls, x, &options, NP_TYPE_BOOL, 1);
}

np_array *np_count_nonzero_of(const np_array *x, np_reduce_options options)
{
    return np_sum_of(np_copied(x, NP_TYPE_BOOL), options);
}

/* min and max start from the first elements. */
static np_array *extreme(const np_loop *loops, const np_array *x, np_reduce_options *options, const char *name)
{
    np_type computed = x->type == NP_TYPE_FLOAT16 ? NP_TYPE_FLOAT32 : x->type;
    Axes axes = axes_of(x, &options->axis);
    const np_array *in = x->type == computed ? x : np_copied(x, computed);
    np_array *out = kept_result(x, &axes, computed);
    if (axes.count == 0 && np_size(out))
        py_raise(PY_VALUE_ERROR, "zero-size array to reduction operation %s which has no identity", name);
    np_array first = *in;
    for (int i = 0; i < x->ndim; i++)
        first.shape[i] = out->shape[i];
    np_cast_into(out, &first);
    fold(loops, in, out);
    return finished(computed == x->type ? out : np_copied(out, x->type), &axes, options->keepdims);
}

np_array *np_max_of(const np_array *x, np_reduce_options options)
{
    return extreme(maxima, x, &options, "maximum");
}

np_array *np_min_of(const np_array *x, np_reduce_options options)
{
    return extreme(minima, x, &options, "minimum");
}

np_array *np_nanmax_of(const np_array *x, np_reduce_options options)
{
    return extreme(np_is_float_type(x->type) ? fmaxima : maxima, x, &options, "fmax");
}

np_array *np_nanmin_of(const np_array *x, np_reduce_options options)
{
    return extreme(np_is_float_type(x->type) ? fminima : minima, x, &options, "fmin");
}

np_array *np_ptp_of(const np_array *x, np_reduce_options options)
{
    return np_subtract_of(np_max_of(x, options), np_min_of(x, options));
}

/* ---- averages */

static np_array *count_of(int64_t n)
{
    return np_of_int(n);
}

/* Half precision is averaged in single. */
static np_type mean_type(const np_array *x, const np_dtype *dtype)
{
    np_type type = np_dtype_type(dtype, np_is_float_type(x->type) ? x->type : NP_TYPE_FLOAT64);
    return !np_is_float_type(type) ? wide_type(type) : type == NP_TYPE_FLOAT16 && !dtype ? NP_TYPE_FLOAT32 : type;
}

/* What mean() and its like computed, in the type that was asked for: whole numbers lose their fraction; half precision is kept. */
static np_array *as_asked(np_array *out, const np_array *x, const np_dtype *dtype)
{
    np_type type = dtype ? np_dtype_type(dtype, out->type) : x->type == NP_TYPE_FLOAT16 ? NP_TYPE_FLOAT16 : out->type;
    if (type == out->type)
        return out;
    return out->ndim ? np_copied(out, type) : np_cast_array(out, dtype ? dtype : NP_FLOAT16);
}

np_array *np_mean_of(const np_array *x, np_reduce_options options)
{
    Axes axes = axes_of(x, &options.axis);
    np_array *sum = folded(sums, x, &options, mean_type(x, options.dtype), 0);
    return as_asked(np_divide_of(sum, count_of(axes.count)), x, options.dtype);
}

np_array *np_var_of(const np_array *x, np_reduce_options options)
{
    Axes axes = axes_of(x, &options.axis);
    np_type type = mean_type(x, options.dtype);
    np_reduce_options kept = options;
    kept.keepdims = true;
    np_array *mean = np_divide_of(folded(sums, x, &kept, type, 0), count_of(axes.count));
    if (!np_is_float_type(type))
        mean = np_copied(mean, type);
    np_array *gap = np_subtract_of(x->type == type || !np_is_float_type(type) ? x : np_copied(x, type), mean);
    np_array *sum = folded(sums, np_multiply_of(gap, gap), &options, type, 0);
    int64_t rest = axes.count - options.ddof;
    return as_asked(np_divide_of(sum, count_of(rest > 0 ? rest : 0)), x, options.dtype);
}

np_array *np_std_of(const np_array *x, np_reduce_options options)
{
    return as_asked(np_sqrt_of(np_var_of(x, options)), x, options.dtype);
}

static np_array *known(const np_array *x)
{
    return np_logical_not_of(np_isnan_of(x));
}

np_array *np_nansum_of(const np_array *x, np_reduce_options options)
{
    return np_sum_of(np_where_of(known(x), x, np_of_float(0)), options);
}

np_array *np_nanmean_of(const np_array *x, np_reduce_options options)
{
    return np_divide_of(np_nansum_of(x, options), np_sum_of(known(x), options));
}

np_array *np_nanstd_of(const np_array *x, np_reduce_options options)
{
    np_reduce_options kept = options;
    kept.keepdims = true;
    np_array *gap = np_subtract_of(x, np_nanmean_of(x, kept));
    np_array *squares = np_nansum_of(np_multiply_of(gap, gap), options);
    return np_sqrt_of(np_divide_of(squares, np_subtract_of(np_sum_of(known(x), options), np_of_int(options.ddof))));
}

np_array *np_average_of(const np_array *x, const np_array *weights, np_reduce_options options)
{
    if (weights->ndim != x->ndim && options.axis.count == 0)
        py_raise(PY_TYPE_ERROR, "Axis must be specified when shapes of a and weights differ.");
    const np_array *w = weights;
    if (weights->ndim != x->ndim) {
        int axis = np_axis(options.axis.dims[0], x->ndim);
        if (weights->ndim != 1 || weights->shape[0] != x->shape[axis])
            py_raise(PY_VALUE_ERROR, "Shape of weights must be consistent with shape of a along specified axis.");
        np_array *view = np_view(weights);
        view->ndim = x->ndim;
        for (int i = 0; i < x->ndim; i++) {
            view->shape[i] = i == axis ? weights->shape[0] : 1;
            view->strides[i] = i == axis ? weights->strides[0] : 0;
        }
        w = view;
    }
    np_type type = np_promote(np_promote(x->type, w->type), np_is_float_type(x->type) ? x->type : NP_TYPE_FLOAT64);
    const np_array *wide = np_copied(w, type);
    np_array *scale = np_sum_of(options.axis.count && wide->ndim == x->ndim && weights->ndim != x->ndim
                                    ? np_broadcast(wide, x->ndim, x->shape)
                                    : wide,
                                options);
    return np_divide_of(np_sum_of(np_multiply_of(np_copied(x, type), wide), options), scale);
}

/* ---- along one axis */

/* Each lane of the axis in turn: x as float or int lanes that end in one number. */
typedef void (*lane_function)(const np_array *x, const char *lane, int64_t n, int64_t stride, char *out);

static np_array *by_lane(const np_array *x, np_reduce_options *options, np_type type, lane_function function, const char *name)
{
    const np_array *in = x;
    bool is_flat = options->axis.count == 0;
    if (is_flat)
        in = np_reshape(np_contiguous(x, x->type), -1);
    int axis = np_axis(is_flat ? 0 : options->axis.dims[0], in->ndim);
    if (in->shape[axis] == 0)
        py_raise(PY_VALUE_ERROR, "attempt to get %s of an empty sequence", name);
    np_array *lanes = np_axis_last(in, axis);
    np_array *out = np_new(type, in->ndim - 1, lanes->shape);
    int64_t n = lanes->shape[lanes->ndim - 1], stride = lanes->strides[lanes->ndim - 1];
    np_array starts = *lanes;
    starts.ndim--;
    np_walk walk;
    np_walk_start(&walk, out->ndim, out->shape, 2, (const np_array *const[]){&starts, out});
    if (!walk.is_done)
        do
            for (int64_t i = 0; i < walk.inner; i++)
                function(x, walk.at[0] + i * walk.inner_strides[0], n, stride, walk.at[1] + i * walk.inner_strides[1]);
        while (np_walk_next(&walk));
    if (options->keepdims) {
        int64_t shape[NP_MAX_DIMS];
        for (int i = 0; i < x->ndim; i++)
            shape[i] = is_flat || i == axis ? 1 : x->shape[i];
        return np_reshape_dims(out, np_shape_from(x->ndim, shape));
    }
    return np_scalar_of(out);
}

static int64_t best(const np_array *x, const char *lane, int64_t n, int64_t stride, bool is_max)
{
    int64_t found = 0;
    if (!np_is_float_type(x->type) && x->type != NP_TYPE_UINT64) {
        int64_t value = np_get_int(lane, x->type);
        for (int64_t i = 1; i < n; i++) {
            int64_t next = np_get_int(lane + i * stride, x->type);
            if (is_max ? next > value : next < value) {
                value = next;
                found = i;
            }
        }
        return found;
    }
    double value = np_get_float(lane, x->type);
    for (int64_t i = 1; i < n && value == value; i++) { /* the first nan wins */
        double next = np_get_float(lane + i * stride, x->type);
        if (next != next || (is_max ? next > value : next < value)) {
            value = next;
            found = i;
        }
    }
    return found;
}

static void lane_argmax(const np_array *x, const char *lane, int64_t n, int64_t stride, char *out)
{
    *(int64_t *)out = best(x, lane, n, stride, true);
}

static void lane_argmin(const np_array *x, const char *lane, int64_t n, int64_t stride, char *out)
{
    *(int64_t *)out = best(x, lane, n, stride, false);
}

np_array *np_argmax_of(const np_array *x, np_reduce_options options)
{
    return by_lane(x, &options, NP_TYPE_INT64, lane_argmax, "argmax");
}

np_array *np_argmin_of(const np_array *x, np_reduce_options options)
{
    return by_lane(x, &options, NP_TYPE_INT64, lane_argmin, "argmin");
}

/* ---- cumulative sums */

#define RUNNING(name, NAME, type, operator)                                                                  \
    static void name##_##NAME(const char *from, char *to, int64_t n, int64_t from_stride, int64_t to_stride) \
    {                                                                                                        \
        type total = *(const type *)from;                                                                    \
        *(type *)to = total;                                                                                 \
        for (int64_t i = 1; i < n; i++) {                                                                    \
            total = total operator *(const type *)(from + i * from_stride);                                  \
            *(type *)(to + i * to_stride) = total;                                                           \
        }                                                                                                    \
    }
RUNNING(cumsum, INT64, uint64_t, +)
RUNNING(cumsum, FLOAT32, float, +)
RUNNING(cumsum, FLOAT64, double, +)
RUNNING(cumprod, INT64, uint64_t, *)
RUNNING(cumprod, FLOAT32, float, *)
RUNNING(cumprod, FLOAT64, double, *)

typedef void (*running_loop)(const char *from, char *to, int64_t n, int64_t from_stride, int64_t to_stride);

static np_array *running(const np_array *x, np_reduce_options *options, const running_loop loops[3])
{
    np_type type = wide_type(np_dtype_type(options->dtype, x->type));
    np_type computed = type == NP_TYPE_FLOAT16 ? NP_TYPE_FLOAT32 : type;
    np_array *in = np_copied(x, computed);
    if (options->axis.count == 0)
        in = np_reshape(in, -1);
    int axis = np_axis(options->axis.count ? options->axis.dims[0] : 0, in->ndim);
    np_array *out = np_new_like(in, computed);
    np_array from = *np_axis_last(in, axis), to = *np_axis_last(out, axis);
    int last = --from.ndim;
    to.ndim--;
    running_loop loop = loops[computed == NP_TYPE_FLOAT64 ? 2 : computed == NP_TYPE_FLOAT32 ? 1 : 0];
    np_walk walk;
    np_walk_start(&walk, to.ndim, to.shape, 2, (const np_array *const[]){&from, &to});
    if (!walk.is_done && from.shape[last])
        do
            for (int64_t i = 0; i < walk.inner; i++)
                loop(walk.at[0] + i * walk.inner_strides[0], walk.at[1] + i * walk.inner_strides[1], from.shape[last],
                     from.strides[last], to.strides[last]);
        while (np_walk_next(&walk));
    return computed == type ? out : np_copied(out, type);
}

np_array *np_cumsum_of(const np_array *x, np_reduce_options options)
{
    return running(x, &options, (const running_loop[]){cumsum_INT64, cumsum_FLOAT32, cumsum_FLOAT64});
}

np_array *np_cumprod_of(const np_array *x, np_reduce_options options)
{
    return running(x, &options, (const running_loop[]){cumprod_INT64, cumprod_FLOAT32, cumprod_FLOAT64});
}

/* ---- by order */

static np_array *at_axis(const np_array *x, int axis, int64_t index)
{
    np_array *view = np_view(x);
    view->data += index * x->strides[axis];
    view->ndim--;
    for (int i = axis; i < view->ndim; i++) {
        view->shape[i] = x->shape[i + 1];
        view->strides[i] = x->strides[i + 1];
    }
    return view;
}

/* Sorted along the axis that is reduced, which becomes the first. */
static np_array *sorted_lanes(const np_array *x, const np_shape *axis)
{
    if (axis->count > 1)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "median and quantiles over several axes are not supported");
    const np_array *in = axis->count ? x : np_reshape(np_contiguous(x, x->type), -1);
    int at = np_axis(axis->count ? axis->dims[0] : 0, in->ndim);
    np_array *sorted = np_sort_of(in, at);
    return np_axis_last(sorted, at);
}

static np_array *with_kept(np_array *out, const np_array *x, np_reduce_options *options)
{
    if (!options->keepdims)
        return np_scalar_of(out);
    int64_t shape[NP_MAX_DIMS];
    Axes axes = axes_of(x, &options->axis);
    for (int i = 0; i < x->ndim; i++)
        shape[i] = axes.is_reduced[i] ? 1 : x->shape[i];
    return np_reshape_dims(out, np_shape_from(x->ndim, shape));
}

static np_array *as_array(np_array *x)
{
    if (x->form == NP_ARRAY)
        return x;
    return np_copied(x, x->type);
}

np_array *np_median_of(const np_array *x, np_reduce_options options)
{
    np_array *sorted = sorted_lanes(x, &options.axis);
    int last = sorted->ndim - 1;
    int64_t n = sorted->shape[last];
    if (n == 0)
        return np_scalar_float(NAN);
    np_type type = np_is_float_type(x->type) ? x->type : NP_TYPE_FLOAT64;
    np_array *high = np_copied(at_axis(sorted, last, n / 2), type), *low = np_copied(at_axis(sorted, last, (n - 1) / 2), type);
    np_array *out = n % 2 ? high : np_divide_of(np_add_of(low, high), np_of_int(2));
    np_array *tail = np_copied(at_axis(sorted, last, n - 1), type); /* nan, if there is one */
    out = np_where_of(np_isnan_of(tail), tail, out);
    return with_kept(as_array(out), x, &options);
}

static np_array *one_quantile(const np_array *sorted, const np_array *q)
{
    int last = sorted->ndim - 1;
    int64_t n = sorted->shape[last];
    double share = np_get_float(q->data, q->type);
    if (!(share >= 0 && share <= 1))
        py_raise(PY_VALUE_ERROR, "Quantiles must be in the range [0, 1]");
    np_array *place = np_multiply_of(q, np_of_int(n - 1));
    np_type type = np_is_float_type(sorted->type) ? np_promote(sorted->type, place->type) : NP_TYPE_FLOAT64;
    double at = np_get_float(place->data, place->type), below = floor(at);
    double gamma = at - below;
    int64_t first = (int64_t)below, second = first + 1 < n ? first + 1 : n - 1;
    np_array *low = np_copied(at_axis(sorted, last, first), type), *high = np_copied(at_axis(sorted, last, second), type);
    np_array *gap = np_subtract_of(high, low);
    return gamma >= 0.5 ? np_subtract_of(high, np_multiply_of(gap, np_of_float(1 - gamma)))
                        : np_add_of(low, np_multiply_of(gap, np_of_float(gamma)));
}

np_array *np_quantile_of(const np_array *x, const np_array *q, np_reduce_options options)
{
    np_array *sorted = sorted_lanes(x, &options.axis);
    if (sorted->shape[sorted->ndim - 1] == 0)
        py_raise(PY_INDEX_ERROR, "index -1 is out of bounds for axis 0 with size 0");
    if (q->ndim == 0)
        return with_kept(as_array(one_quantile(sorted, q)), x, &options);
    py_list *rows = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < q->shape[0]; i++) {
        np_array *share = np_scalar_of(at_axis(q, 0, i));
        py_list_append(rows, py_of(with_kept(as_array(one_quantile(sorted, share)), x, &options)));
    }
    return np_of_object(rows);
}

np_array *np_percentile_of(const np_array *x, const np_array *q, np_reduce_options options)
{
    np_array *hundred = np_cast_array(np_of_float(100), &np_dtypes[np_is_float_type(x->type) ? x->type : NP_TYPE_FLOAT64]);
    return np_quantile_of(x, np_divide_of(q, hundred), options);
}

np_array *np_diff_of(const np_array *x, int64_t n, int64_t axis)
{
    const np_array *out = x;
    for (int64_t i = 0; i < n; i++) {
        int at = np_axis(axis, out->ndim);
        np_array *head = np_view(out), *tail = np_view(out);
        if (out->shape[at] > 0) {
            head->shape[at]--;
            tail->shape[at]--;
            tail->data += out->strides[at];
        }
        out = out->type == NP_TYPE_BOOL ? np_not_equal_of(tail, head) : np_subtract_of(tail, head);
    }
    return (np_array *)out;
}

np_array *np_sum_items(const py_list *arrays)
{
    np_array *total = np_of_int(0);
    for (int64_t i = 0; i < arrays->length; i++)
        total = np_add(total, arrays->items[i].o);
    return total;
}
