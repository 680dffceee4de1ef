/* Random numbers: Threefry-2x32 (20 rounds), counter mode, with explicit keys.
 *
 * One op makes bits; every distribution is computed from bits by other ops, in the way and with the use of
 * the keys that MLX has, so that the same key gives the same numbers. */
#include <math.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "graph.h"
#include "internal.h"
#include "mlx/c/random.h"
#include "ops/matrices.h"

/* ---- Bits ---- */

static uint32_t rotate(uint32_t x, int by)
{
    return x << by | x >> (32 - by);
}

/* Encrypts the counter pair (x0, x1) with the key pair. */
static void threefry(const uint32_t key[2], uint32_t x0, uint32_t x1, uint32_t out[2])
{
    static const uint8_t rotations[2][4] = {{13, 15, 26, 6}, {17, 29, 16, 24}};
    const uint32_t schedule[3] = {key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDA};
    x0 += schedule[0];
    x1 += schedule[1];
    for (uint32_t round = 0; round < 5; round++) {
        for (int i = 0; i < 4; i++) {
            x0 += x1;
            x1 = rotate(x1, rotations[round % 2][i]) ^ x0;
        }
        x0 += schedule[(round + 1) % 3];
        x1 += schedule[(round + 2) % 3] + round + 1;
    }
    out[0] = x0;
    out[1] = x1;
}

/* Fills `bytes` bytes with one key. The words are halved: counter (i, i + half) gives word i and word i +
 * half. With an odd number of words the middle one comes from a counter of its own. */
static void fill(char *to, size_t bytes, const uint32_t key[2])
{
    size_t words = (bytes + 3) / 4, half = words / 2, tail = bytes % 4;
    bool odd = words % 2;
    size_t second = half + odd;
    uint32_t pair[2];
    for (size_t i = 0; i < half; i++) {
        threefry(key, (uint32_t)i, (uint32_t)(i + second), pair);
        memcpy(to + 4 * i, &pair[0], 4);
        bool last = i + second == words - 1;
        memcpy(to + 4 * (i + second), &pair[1], last && tail ? tail : 4);
    }
    if (odd) {
        threefry(key, (uint32_t)half, 0, pair);
        memcpy(to + 4 * half, &pair[0], half == words - 1 && tail ? tail : 4);
    }
}

static bool bits_eval(engine_array *out)
{
    engine_array *keys = engine_row_contiguous(out->inputs[0]);
    if (!keys || !engine_alloc(out))
        return false;
    size_t key_count = keys->size / 2, bytes = key_count ? out->size / key_count * engine_itemsize(out) : 0;
    const uint32_t *key = engine_data(keys);
    for (size_t k = 0; k < key_count; k++)
        fill((char *)engine_data(out) + k * bytes, bytes, key + 2 * k);
    return true;
}

const engine_op engine_op_random_bits = {
    .name = "random_bits", .eval = bits_eval, .vmap = engine_vmap_plain, .flags = ENGINE_OP_NO_GRAD};

static engine_array *bits(const int *shape, int ndim, int width, engine_array *key)
{
    mlx_dtype dtype = width == 4 ? MLX_UINT32 : width == 2 ? MLX_UINT16 : MLX_UINT8;
    if (width != 4 && width != 2 && width != 1) {
        engine_error("random integers of %d bytes", width);
        return NULL;
    }
    if (!key)
        return NULL;
    if (key->dtype != MLX_UINT32 || key->ndim != 1 || key->shape[0] != 2) {
        engine_error("a key is uint32[2], not %s", engine_describe(key));
        return NULL;
    }
    return engine_node(&engine_op_random_bits, dtype, shape, ndim, &key, 1, NULL, 0);
}

/* ---- Keys ---- */

static engine_array *key_of(uint64_t seed)
{
    int two = 2;
    engine_array *key = engine_leaf(MLX_UINT32, &two, 1);
    if (key) {
        ((uint32_t *)engine_data(key))[0] = (uint32_t)(seed >> 32);
        ((uint32_t *)engine_data(key))[1] = (uint32_t)seed;
    }
    return key;
}

static struct {
    pthread_mutex_t lock;
    uint32_t key[2];
    bool seeded;
} global = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* Splits the global key: one half replaces it, the other is used. */
static engine_array *next_key(void)
{
    uint32_t halves[4];
    pthread_mutex_lock(&global.lock);
    if (!global.seeded) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        global.key[0] = (uint32_t)now.tv_sec;
        global.key[1] = (uint32_t)now.tv_nsec;
        global.seeded = true;
    }
    fill((char *)halves, sizeof halves, global.key);
    memcpy(global.key, halves, sizeof global.key);
    pthread_mutex_unlock(&global.lock);
    return key_of((uint64_t)halves[2] << 32 | halves[3]);
}

/* The key argument of a public function. */
static engine_array *key_or_next(mlx_array key)
{
    return key.ctx ? key.ctx : next_key();
}

int mlx_random_seed(uint64_t seed)
{
    pthread_mutex_lock(&global.lock);
    global.key[0] = (uint32_t)(seed >> 32);
    global.key[1] = (uint32_t)seed;
    global.seeded = true;
    pthread_mutex_unlock(&global.lock);
    return 0;
}

int mlx_random_key(mlx_array *res, uint64_t seed)
{
    engine_enter_no_stream(__func__);
    return engine_leave(res, key_of(seed));
}

static engine_array *split(engine_array *key, int num)
{
    return bits((int[]){num, 2}, 2, 4, key);
}

int mlx_random_split_num(mlx_array *res, const mlx_array key, int num, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, split(engine_arg(key), num));
}

static engine_array *row(engine_array *a, int i)
{
    int start[] = {i, 0}, stop[] = {i + 1, 2};
    return engine_squeeze(engine_slice(a, start, stop, NULL), 0);
}

int mlx_random_split(mlx_array *res_0, mlx_array *res_1, const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *both = split(engine_arg(key), 2);
    return engine_leave_two(res_0, res_1, both ? row(both, 0) : NULL, both ? row(both, 1) : NULL);
}

int mlx_random_bits(mlx_array *res, const int *shape, size_t shape_num, int width, const mlx_array key,
                    const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, bits(shape, (int)shape_num, width, key_or_next(key)));
}

/* ---- Distributions ---- */

static bool needs_float(mlx_dtype dtype)
{
    if (!engine_is_float(dtype))
        engine_error("a floating-point type is needed, not %s", engine_dtype_name(dtype));
    return engine_is_float(dtype);
}

/* Uniform numbers are made of 32 bits: too few for float64. */
static bool needs_uniform(mlx_dtype dtype)
{
    if (dtype != MLX_FLOAT64)
        return needs_float(dtype);
    engine_error("float64 is not supported");
    return false;
}

/* The largest number below 1 of the type. */
static double below_one(mlx_dtype dtype)
{
    return dtype == MLX_FLOAT16 ? 1 - 0x1p-11 : dtype == MLX_BFLOAT16 ? 1 - 0x1p-8 : 1 - 0x1p-24;
}

/* 32 random bits over their largest value, kept below 1 (in the type), stretched to the range. */
static engine_array *uniform(engine_array *low, engine_array *high, const int *shape, int ndim,
                             mlx_dtype dtype, engine_array *key)
{
    if (!low || !high || !needs_float(dtype))
        return NULL;
    engine_array *lo = engine_cast(low, dtype), *range = engine_subtract(engine_cast(high, dtype), lo);
    engine_array *raw = engine_cast(bits(shape, ndim, 4, key), MLX_FLOAT32);
    engine_array *unit = engine_divide(raw, engine_scalar(4294967295.0, MLX_FLOAT32));
    unit = engine_cast(engine_minimum(unit, engine_scalar(below_one(dtype), MLX_FLOAT32)), dtype);
    engine_array *out = engine_add(engine_multiply(range, unit), lo);
    return out ? engine_broadcast_to(out, shape, ndim) : NULL;
}

int mlx_random_uniform(mlx_array *res, const mlx_array low, const mlx_array high, const int *shape,
                       size_t shape_num, mlx_dtype dtype, const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *lo = engine_arg(low), *hi = engine_arg(high);
    if (!needs_uniform(dtype))
        return engine_leave(res, NULL);
    return engine_leave(res, uniform(lo, hi, shape, (int)shape_num, dtype, key_or_next(key)));
}

/* In the interval (-1, 1): from the next number above -1. */
static engine_array *symmetric(const int *shape, int ndim, mlx_dtype dtype, engine_array *key)
{
    double low = dtype == MLX_FLOAT16    ? -below_one(MLX_FLOAT16)
                 : dtype == MLX_BFLOAT16 ? -below_one(MLX_BFLOAT16)
                                         : -below_one(MLX_FLOAT32);
    return uniform(engine_scalar(low, dtype), engine_scalar(1, dtype), shape, ndim, dtype, key);
}

static engine_array *standard_normal(const int *shape, int ndim, mlx_dtype dtype, engine_array *key)
{
    if (!needs_float(dtype))
        return NULL;
    mlx_dtype wide = dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    return engine_erfinv(symmetric(shape, ndim, wide, key));
}

/* Both parts of each number have half the variance of a real one. */
static engine_array *complex_normal(const int *shape, int ndim, engine_array *key)
{
    int parts[ENGINE_MAX_NDIM + 1];
    if (ndim >= ENGINE_MAX_NDIM) {
        engine_error("more than %d dimensions", ENGINE_MAX_NDIM);
        return NULL;
    }
    if (ndim)
        memcpy(parts, shape, (size_t)ndim * sizeof *parts);
    parts[ndim] = 2;
    return engine_squeeze(engine_view(standard_normal(parts, ndim + 1, MLX_FLOAT32, key), MLX_COMPLEX64), ndim);
}

/* Scaled and moved in the type that is asked for; NULL for a scale of 1, a place of 0. */
static engine_array *normal(const int *shape, int ndim, mlx_dtype dtype, engine_array *loc, engine_array *scale, engine_array *key)
{
    bool is_complex = dtype == MLX_COMPLEX64;
    engine_array *z = is_complex ? complex_normal(shape, ndim, key) : engine_cast(standard_normal(shape, ndim, dtype, key), dtype);
    engine_array *factor = is_complex ? NULL : engine_scalar(M_SQRT2, dtype);
    if (scale)
        factor = factor ? engine_multiply(factor, engine_cast(scale, dtype)) : engine_cast(scale, dtype);
    if (factor)
        z = engine_multiply(z, factor);
    if (loc)
        z = engine_add(z, engine_cast(loc, dtype));
    return z ? engine_broadcast_to(z, shape, ndim) : NULL;
}

int mlx_random_normal(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, float loc,
                      float scale, const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *place = loc != 0 ? engine_scalar((double)loc, MLX_FLOAT32) : NULL;
    engine_array *factor = scale != 1 ? engine_scalar((double)scale, MLX_FLOAT32) : NULL;
    return engine_leave(res, normal(shape, (int)shape_num, dtype, place, factor, key_or_next(key)));
}

int mlx_random_normal_broadcast(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype,
                                const mlx_array loc, const mlx_array scale, const mlx_array key,
                                const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *place = engine_optional(loc), *factor = engine_optional(scale);
    return engine_leave(res, normal(shape, (int)shape_num, dtype, place, factor, key_or_next(key)));
}

/* The shape of one vector for each place of `shape`, broadcast with what precedes the arrays' own dimensions; -1 after an error. */
static int vectors_shape(const engine_array *mean, const engine_array *cov, const int *shape, size_t count, int *full)
{
    engine_array a = {.dtype = MLX_FLOAT32, .ndim = (uint8_t)(mean->ndim - 1)}, b = {.dtype = MLX_FLOAT32, .ndim = (uint8_t)(cov->ndim - 2)};
    engine_array c = {.dtype = MLX_FLOAT32, .ndim = (uint8_t)count};
    memcpy(a.shape, mean->shape, sizeof a.shape);
    memcpy(b.shape, cov->shape, sizeof b.shape);
    if (count)
        memcpy(c.shape, shape, count * sizeof *shape);
    int ndim = engine_broadcast_shape(&a, &b, full);
    if (ndim < 0)
        return -1;
    a.ndim = (uint8_t)ndim;
    memcpy(a.shape, full, sizeof a.shape);
    ndim = engine_broadcast_shape(&a, &c, full);
    if (ndim >= 0)
        full[ndim++] = mean->shape[mean->ndim - 1];
    return ndim;
}

static bool check_vectors(const engine_array *mean, const engine_array *cov, size_t count, mlx_dtype dtype)
{
    if (dtype == MLX_FLOAT32 && mean->ndim >= 1 && cov->ndim >= 2 && count < ENGINE_MAX_NDIM && cov->ndim <= ENGINE_MAX_NDIM &&
        cov->shape[cov->ndim - 1] == cov->shape[cov->ndim - 2] && cov->shape[cov->ndim - 1] == mean->shape[mean->ndim - 1])
        return true;
    engine_error("needs vectors and their covariance matrices, and float32, got %s, %s and %s", engine_describe(mean), engine_describe(cov),
                 engine_dtype_name(dtype));
    return false;
}

/* Standard normal vectors times a root of the covariance, from its singular values. */
int mlx_random_multivariate_normal(mlx_array *res, const mlx_array mean, const mlx_array cov, const int *shape,
                                   size_t shape_num, mlx_dtype dtype, const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *center = engine_arg(mean), *spread = engine_arg(cov), *parts[3] = {NULL};
    int full[ENGINE_MAX_NDIM + 2];
    if (!center || !spread || !check_vectors(center, spread, shape_num, dtype))
        return engine_leave(res, NULL);
    int ndim = vectors_shape(center, spread, shape, shape_num, full);
    if (ndim < 0 || !engine_svd(engine_cast(spread, MLX_FLOAT32), parts))
        return engine_leave(res, NULL);
    engine_array *roots = engine_sqrt(parts[1]);
    engine_array *root = engine_matmul(engine_multiply(parts[0], roots ? engine_expand_dims(roots, roots->ndim - 1) : NULL), parts[2]);
    engine_array *z = engine_multiply_constant(standard_normal(full, ndim, dtype, key_or_next(key)), M_SQRT2);
    z = z ? engine_matmul(engine_expand_dims(z, ndim - 1), root) : NULL;
    return engine_leave(res, z ? engine_add(center, engine_squeeze(z, z->ndim - 2)) : NULL);
}

int mlx_random_truncated_normal(mlx_array *res, const mlx_array lower, const mlx_array upper,
                                const int *shape, size_t shape_num, mlx_dtype dtype, const mlx_array key,
                                const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *low = engine_arg(lower), *high = engine_arg(upper);
    if (!low || !high || !needs_uniform(dtype))
        return engine_leave(res, NULL);
    low = engine_cast(low, dtype);
    high = engine_cast(high, dtype);
    engine_array *from = engine_erf(engine_multiply_constant(low, M_SQRT1_2));
    engine_array *to = engine_erf(engine_multiply_constant(high, M_SQRT1_2));
    engine_array *u = uniform(from, to, shape, (int)shape_num, dtype, key_or_next(key));
    engine_array *z = engine_multiply_constant(engine_erfinv(u), M_SQRT2);
    return engine_leave(res, engine_maximum(engine_minimum(z, high), low));
}

int mlx_random_bernoulli(mlx_array *res, const mlx_array p, const int *shape, size_t shape_num,
                         const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *chance = engine_arg(p);
    if (!chance || !needs_float((mlx_dtype)chance->dtype))
        return engine_leave(res, NULL);
    engine_array *limit = engine_multiply(chance, engine_scalar(4294967295.0, MLX_FLOAT32));
    engine_array *drawn = engine_less(bits(shape, (int)shape_num, 4, key_or_next(key)), limit);
    return engine_leave(res, engine_broadcast_to(drawn, shape, (int)shape_num));
}

int mlx_random_randint(mlx_array *res, const mlx_array low, const mlx_array high, const int *shape,
                       size_t shape_num, mlx_dtype dtype, const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *lo = engine_arg(low), *hi = engine_arg(high);
    if (dtype >= MLX_FLOAT16)
        engine_error("an integer type is needed, not %s", engine_dtype_name(dtype));
    engine_array *u = uniform(lo, hi, shape, (int)shape_num, MLX_FLOAT32, key_or_next(key));
    return engine_leave(res, engine_cast(engine_maximum(u, lo), dtype));
}

static engine_array *gumbel(const int *shape, int ndim, mlx_dtype dtype, engine_array *key)
{
    engine_array *u = uniform(engine_scalar(0, dtype), engine_scalar(1, dtype), shape, ndim, dtype, key);
    return engine_negative(engine_log(engine_negative(engine_log(u))));
}

int mlx_random_gumbel(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype,
                      const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, needs_uniform(dtype) ? gumbel(shape, (int)shape_num, dtype, key_or_next(key)) : NULL);
}

int mlx_random_laplace(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, float loc,
                       float scale, const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    if (!needs_float(dtype))
        return engine_leave(res, NULL);
    mlx_dtype wide = dtype == MLX_FLOAT64 ? MLX_FLOAT64 : MLX_FLOAT32;
    engine_array *u = symmetric(shape, (int)shape_num, wide, key_or_next(key));
    engine_array *z = engine_cast(engine_multiply(engine_sign(u), engine_log1p(engine_negative(engine_abs(u)))), dtype);
    if (scale != 1)
        z = engine_multiply_constant(z, (double)scale);
    if (loc != 0)
        z = engine_add_constant(z, (double)loc);
    return engine_leave(res, z);
}

/* ---- Categories: the largest of logits plus Gumbel noise ---- */

/* One draw for each position of the broadcast of `shape` with the logits' other axes. `noise_shape` is that
 * shape with the axis of the categories at `axis`. */
static engine_array *draw(engine_array *logits, int axis, const int *noise_shape, int ndim, engine_array *key)
{
    if (!logits)
        return NULL;
    engine_array *noise = gumbel(noise_shape, ndim, MLX_FLOAT32, key);
    engine_array *scores = engine_add(engine_cast(logits, MLX_FLOAT32), noise);
    return engine_argmax(scores, axis);
}

int mlx_random_categorical(mlx_array *res, const mlx_array logits, int axis, const mlx_array key,
                           const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(logits);
    int at = x ? engine_axis(axis, x->ndim) : -1;
    if (at < 0)
        return engine_leave(res, NULL);
    return engine_leave(res, draw(x, at, x->shape, x->ndim, key_or_next(key)));
}

int mlx_random_categorical_num_samples(mlx_array *res, const mlx_array logits_, int axis, int num_samples,
                                       const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(logits_);
    int at = x ? engine_axis(axis, x->ndim) : -1, shape[ENGINE_MAX_NDIM + 1];
    if (at < 0)
        return engine_leave(res, NULL);
    memcpy(shape, x->shape, (size_t)x->ndim * sizeof *shape);
    shape[x->ndim] = num_samples;
    engine_array *wide = engine_expand_dims(x, x->ndim);
    return engine_leave(res, wide ? draw(wide, at, shape, x->ndim + 1, key_or_next(key)) : NULL);
}

int mlx_random_categorical_shape(mlx_array *res, const mlx_array logits, int axis, const int *shape,
                                 size_t shape_num, const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(logits);
    int at = x ? engine_axis(axis, x->ndim) : -1, noise[ENGINE_MAX_NDIM], ndim = (int)shape_num + 1;
    if (at < 0)
        return engine_leave(res, NULL);
    if (ndim > ENGINE_MAX_NDIM || ndim < x->ndim) {
        engine_error("%zu dimensions of draws from %s", shape_num, engine_describe(x));
        return engine_leave(res, NULL);
    }
    int place = at + ndim - x->ndim; /* the axis of the categories among the noise's */
    memcpy(noise, shape, (size_t)place * sizeof *noise);
    noise[place] = x->shape[at];
    memcpy(noise + place + 1, shape + place, (shape_num - (size_t)place) * sizeof *noise);
    return engine_leave(res, draw(x, place, noise, ndim, key_or_next(key)));
}

/* ---- Permutations: the order of random bits ---- */

static engine_array *shuffled_indices(int n, engine_array *key)
{
    return engine_argsort(bits(&n, 1, 4, key), 0);
}

int mlx_random_permutation_arange(mlx_array *res, int x, const mlx_array key, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res, shuffled_indices(x, key_or_next(key)));
}

int mlx_random_permutation(mlx_array *res, const mlx_array x, int axis, const mlx_array key,
                           const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *a = engine_arg(x);
    int at = a ? engine_axis(axis, a->ndim) : -1;
    if (at < 0)
        return engine_leave(res, NULL);
    return engine_leave(res, engine_take_axis(a, shuffled_indices(a->shape[at], key_or_next(key)), at));
}
