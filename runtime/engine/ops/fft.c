/* Fourier transforms. One op transforms complex numbers along one axis; those of several axes, of real numbers, and back to real numbers are made of
 * it and of slices.
 *
 * A length is cut into its prime factors (fours first), and transformed by decimation in time, in double precision; one with a prime factor that
 * is too large for that goes through a convolution whose length is a power of two (Bluestein). */
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graph.h"
#include "kernels/parallel.h"
#include "lines.h"
#include "mlx/c/fft.h"

typedef double complex wide;

enum { MOST_RADIX = 61 };

/* ---- One line ---- */

/* What all lines of a length share. The roots are exp(-2 pi i k / n), k < n. */
typedef struct plan {
    size_t n;
    wide *roots;
    size_t length; /* of Bluestein's convolution; 0: the factors are small */
    wide *chirp;   /* exp(-pi i k^2 / n), k < n */
    wide *filter;  /* the transform of the conjugate chirp, laid around 0, over `length` */
    wide *padded_roots;
} plan;

static wide root(size_t k, size_t n)
{
    double angle = -2 * M_PI * (double)k / (double)n;
    return cos(angle) + I * sin(angle);
}

static size_t smallest_factor(size_t n)
{
    if (n % 4 == 0)
        return 4;
    for (size_t f = 2; f * f <= n; f++)
        if (n % f == 0)
            return f;
    return n;
}

static bool factors_are_small(size_t n)
{
    while (n > 1) {
        size_t f = smallest_factor(n);
        if (f > MOST_RADIX)
            return false;
        n /= f;
    }
    return true;
}

/* Column j of r transforms of m points becomes points j, j + m, ... of one of r m points. `stride` is that of the roots. */
static void combine(wide *out, size_t r, size_t m, size_t j, const wide *roots, size_t stride, size_t n)
{
    wide t[MOST_RADIX];
    for (size_t k = 0; k < r; k++)
        t[k] = out[k * m + j] * roots[j * k * stride];
    if (r == 2) {
        out[j] = t[0] + t[1];
        out[j + m] = t[0] - t[1];
        return;
    }
    if (r == 4) {
        wide even = t[0] + t[2], odd = t[1] + t[3], rest = t[0] - t[2], turned = t[1] - t[3];
        turned = cimag(turned) - I * creal(turned); /* times -i */
        out[j] = even + odd;
        out[j + m] = rest + turned;
        out[j + 2 * m] = even - odd;
        out[j + 3 * m] = rest - turned;
        return;
    }
    for (size_t q = 0; q < r; q++) {
        wide sum = t[0];
        for (size_t k = 1; k < r; k++)
            sum += t[k] * roots[q * k % r * (n / r)];
        out[q * m + j] = sum;
    }
}

/* out[0..n) = the transform of in[0], in[step], ...; `whole` is the length that the roots are of. */
static void transform_small(wide *out, const wide *in, size_t step, size_t n, const wide *roots, size_t whole)
{
    if (n == 1) {
        out[0] = in[0];
        return;
    }
    size_t r = smallest_factor(n), m = n / r;
    for (size_t k = 0; k < r; k++)
        transform_small(out + k * m, in + k * step, step * r, m, roots, whole);
    for (size_t j = 0; j < m; j++)
        combine(out, r, m, j, roots, whole / n, whole);
}

/* `room` has 2 * length + n numbers. */
static void transform_long(const plan *p, wide *line, wide *room)
{
    wide *padded = room, *product = room + p->length;
    for (size_t k = 0; k < p->length; k++)
        padded[k] = k < p->n ? line[k] * p->chirp[k] : 0;
    transform_small(product, padded, 1, p->length, p->padded_roots, p->length);
    for (size_t k = 0; k < p->length; k++) /* conjugated: the transform of that is the inverse one's conjugate */
        product[k] = conj(product[k] * p->filter[k]);
    transform_small(padded, product, 1, p->length, p->padded_roots, p->length);
    for (size_t k = 0; k < p->n; k++)
        line[k] = conj(padded[k]) / (double)p->length * p->chirp[k];
}

static void transform(const plan *p, wide *line, wide *room)
{
    if (p->length) {
        transform_long(p, line, room);
        return;
    }
    memcpy(room, line, p->n * sizeof *line);
    transform_small(line, room, 1, p->n, p->roots, p->n);
}

static void plan_free(plan *p)
{
    free(p->roots);
    free(p->chirp);
    free(p->filter);
    free(p->padded_roots);
}

static wide *all_roots(size_t n)
{
    wide *roots = malloc(n * sizeof *roots);
    for (size_t k = 0; roots && k < n; k++)
        roots[k] = root(k, n);
    return roots;
}

static bool plan_long(plan *p)
{
    size_t n = p->n, length = 1;
    while (length < 2 * n - 1)
        length *= 2;
    p->length = length;
    p->chirp = malloc(n * sizeof *p->chirp);
    p->filter = malloc(length * sizeof *p->filter);
    p->padded_roots = all_roots(length);
    wide *around = calloc(length, sizeof *around);
    bool good = p->chirp && p->filter && p->padded_roots && around;
    for (size_t k = 0; good && k < n; k++) {
        p->chirp[k] = root(k * k % (2 * n), 2 * n);
        around[k] = around[(length - k) % length] = conj(p->chirp[k]);
    }
    if (good)
        transform_small(p->filter, around, 1, length, p->padded_roots, length);
    free(around);
    return good;
}

static bool plan_make(plan *p, size_t n)
{
    *p = (plan){.n = n};
    bool good;
    if (factors_are_small(n))
        good = (p->roots = all_roots(n)) != NULL;
    else
        good = plan_long(p);
    if (!good) {
        plan_free(p);
        engine_error("out of memory");
    }
    return good;
}

/* ---- The op ---- */

typedef struct fft_params {
    int axis;
    bool inverse; /* and divided by the length */
} fft_params;

static bool fft_eval(engine_array *out)
{
    const fft_params *p = ENGINE_PARAMS(out, fft_params);
    const engine_array *in = out->inputs[0];
    plan plan;
    size_t n = (size_t)in->shape[p->axis];
    if (!engine_alloc(out))
        return false;
    if (!out->size)
        return true;
    if (!plan_make(&plan, n))
        return false;
    int64_t lines = engine_line_count(in, p->axis), from_step = in->strides[p->axis], to_step = out->strides[p->axis];
    bool bad = false;
    KERNEL_FOR((int64_t)in->size * 8)
    for (int64_t k = 0; k < lines; k++) {
        const float complex *from = (const float complex *)engine_data(in) + engine_line_start(in, p->axis, in->strides, k);
        float complex *to = (float complex *)engine_data(out) + engine_line_start(out, p->axis, out->strides, k);
        wide *line = malloc((2 * n + 2 * plan.length) * sizeof *line);
        if (!line) {
            bad = true;
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            wide x = from[(int64_t)i * from_step];
            line[i] = p->inverse ? conj(x) : x;
        }
        transform(&plan, line, line + n);
        for (size_t i = 0; i < n; i++)
            to[(int64_t)i * to_step] = (float complex)(p->inverse ? conj(line[i]) / (double)n : line[i]);
        free(line);
    }
    plan_free(&plan);
    if (bad)
        engine_error("out of memory");
    return !bad;
}

static engine_array *fft(engine_array *a, int axis, bool inverse)
{
    fft_params p = {axis, inverse};
    return engine_node_like(&engine_op_fft, engine_cast(a, MLX_COMPLEX64), &p, sizeof p);
}

/* The adjoint: the inverse transform, scaled. */
static bool fft_vjp(const engine_vjp *v)
{
    const fft_params *p = ENGINE_PARAMS(v->out, fft_params);
    double n = v->out->shape[p->axis];
    v->grads[0] = engine_multiply_constant(fft(v->cotangents[0], p->axis, !p->inverse), p->inverse ? 1 / n : n);
    return true;
}

const engine_op engine_op_fft = {.name = "fft", .eval = fft_eval, .vmap = engine_vmap_axis, .vjp = fft_vjp};

/* ---- Several axes; real numbers ---- */

typedef enum kind { COMPLEX, FROM_REAL, TO_REAL } kind;

/* Cut off or filled up with zeros to n along the axis. */
static engine_array *resized(engine_array *a, int axis, int n)
{
    if (!a || a->shape[axis] == n)
        return a;
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM];
    memcpy(stop, a->shape, sizeof stop);
    if (n < a->shape[axis]) {
        stop[axis] = n;
        return engine_slice(a, start, stop, NULL);
    }
    stop[axis] = n;
    engine_array *room = engine_full(stop, a->ndim, 0, (mlx_dtype)a->dtype);
    stop[axis] = a->shape[axis];
    return engine_slice_update(room, a, start, stop, NULL, false);
}

/* The whole spectrum of n real numbers from its first half: the rest mirrors it, conjugated. */
static engine_array *mirrored(engine_array *a, int axis, int n)
{
    a = resized(a, axis, n / 2 + 1);
    if (!a || n < 3)
        return n == 1 ? resized(a, axis, 1) : a;
    int start[ENGINE_MAX_NDIM], stop[ENGINE_MAX_NDIM], steps[ENGINE_MAX_NDIM];
    for (int i = 0; i < a->ndim; i++) {
        start[i] = 0;
        stop[i] = a->shape[i];
        steps[i] = 1;
    }
    start[axis] = (n - 1) / 2;
    stop[axis] = 0;
    steps[axis] = -1;
    engine_array *parts[] = {a, engine_conjugate(engine_slice(a, start, stop, steps))};
    return engine_concatenate(parts, 2, axis);
}

/* Only real inputs have imaginary parts that do not count: of the first and the middle term. */
static engine_array *to_real(engine_array *a, int axis, int n)
{
    return engine_real(fft(mirrored(engine_cast(a, MLX_COMPLEX64), axis, n), axis, true));
}

static double norm_factor(mlx_fft_norm norm, bool inverse, double n)
{
    if (norm == MLX_FFT_NORM_ORTHO)
        return inverse ? sqrt(n) : 1 / sqrt(n);
    if (norm == MLX_FFT_NORM_FORWARD)
        return inverse ? n : 1 / n;
    return 1;
}

static bool check(const engine_array *a, const int *n, size_t count, const int *axes, size_t axis_count, mlx_fft_norm norm)
{
    unsigned set;
    if (count != axis_count) {
        engine_error("%zu sizes for %zu axes", count, axis_count);
        return false;
    }
    if ((unsigned)norm > MLX_FFT_NORM_FORWARD) {
        engine_error("invalid normalization %d", (int)norm);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (n[i] <= 0) {
            engine_error("a transform of %d numbers", n[i]);
            return false;
        }
    }
    return engine_axes(axes, axis_count, a->ndim, &set);
}

static int transforms(mlx_array *res, const char *function, mlx_array input, const int *n, size_t count, const int *axes, size_t axis_count,
                      mlx_fft_norm norm, kind kind, bool inverse, mlx_stream s)
{
    engine_enter(function, s);
    engine_array *a = engine_arg(input);
    if (!a || !check(a, n, count, axes, axis_count, norm))
        return engine_leave(res, NULL);
    if (kind == FROM_REAL && a->dtype == MLX_COMPLEX64)
        a = engine_real(a);
    a = engine_cast(a, kind == FROM_REAL ? MLX_FLOAT32 : MLX_COMPLEX64);
    double total = 1;
    for (size_t i = 0; a && i < count; i++) { /* the last axis is the one that is halved: first of real numbers, last towards them */
        size_t at = kind == FROM_REAL ? count - 1 - i : i;
        int axis = axes[at] < 0 ? axes[at] + a->ndim : axes[at];
        bool last = at == count - 1;
        total *= n[at];
        if (kind == TO_REAL && last) {
            a = to_real(a, axis, n[at]);
            continue;
        }
        a = fft(resized(a, axis, n[at]), axis, inverse);
        if (kind == FROM_REAL && last)
            a = resized(a, axis, n[at] / 2 + 1);
    }
    double factor = norm_factor(norm, inverse, total);
    return engine_leave(res, factor == 1 ? a : engine_multiply_constant(a, factor));
}

#define TRANSFORMS(name, kind, inverse)                                                                                                     \
    int mlx_fft_##name(mlx_array *res, const mlx_array a, int n, int axis, mlx_fft_norm norm, const mlx_stream s)                           \
    {                                                                                                                                       \
        return transforms(res, __func__, a, &n, 1, &axis, 1, norm, kind, inverse, s);                                                       \
    }                                                                                                                                       \
    int mlx_fft_##name##2(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,                  \
                          mlx_fft_norm norm, const mlx_stream s)                                                                            \
    {                                                                                                                                       \
        return transforms(res, __func__, a, n, n_num, axes, axes_num, norm, kind, inverse, s);                                              \
    }                                                                                                                                       \
    int mlx_fft_##name##n(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,                  \
                          mlx_fft_norm norm, const mlx_stream s)                                                                            \
    {                                                                                                                                       \
        return transforms(res, __func__, a, n, n_num, axes, axes_num, norm, kind, inverse, s);                                              \
    }

TRANSFORMS(fft, COMPLEX, false)
TRANSFORMS(ifft, COMPLEX, true)
TRANSFORMS(rfft, FROM_REAL, false)
TRANSFORMS(irfft, TO_REAL, true)

/* ---- Frequencies, and zero in the middle ---- */

static int frequencies(mlx_array *res, const char *function, int n, double d, bool half, mlx_stream s)
{
    engine_enter(function, s);
    if (n <= 0 || d == 0)
        engine_error("%d frequencies at a distance of %g", n, d);
    int count = half ? n / 2 + 1 : n;
    engine_array *a = engine_failed() ? NULL : engine_leaf(MLX_FLOAT32, &count, 1);
    for (int i = 0; a && i < count; i++)
        ((float *)engine_data(a))[i] = (float)((half || i < (n + 1) / 2 ? i : i - n) / (n * d));
    return engine_leave(res, a);
}

int mlx_fft_fftfreq(mlx_array *res, int n, double d, const mlx_stream s)
{
    return frequencies(res, __func__, n, d, false, s);
}

int mlx_fft_rfftfreq(mlx_array *res, int n, double d, const mlx_stream s)
{
    return frequencies(res, __func__, n, d, true, s);
}

static engine_array *rolled(engine_array *a, int axis, int by)
{
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM];
    if (!a || by == 0)
        return a;
    memcpy(stop, a->shape, sizeof stop);
    start[axis] = a->shape[axis] - by;
    engine_array *end = engine_slice(a, start, stop, NULL);
    start[axis] = 0;
    stop[axis] = a->shape[axis] - by;
    return engine_concatenate((engine_array *[]){end, engine_slice(a, start, stop, NULL)}, 2, axis);
}

static int shift(mlx_array *res, const char *function, mlx_array input, const int *axes, size_t count, bool inverse, mlx_stream s)
{
    engine_enter(function, s);
    engine_array *a = engine_arg(input);
    unsigned set;
    if (!a || !engine_axes(axes, count, a->ndim, &set))
        return engine_leave(res, NULL);
    for (int axis = 0; a && axis < a->ndim; axis++)
        if (set >> axis & 1)
            a = rolled(a, axis, (a->shape[axis] + inverse) / 2);
    return engine_leave(res, a);
}

int mlx_fft_fftshift(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, const mlx_stream s)
{
    return shift(res, __func__, a, axes, axes_num, false, s);
}

int mlx_fft_ifftshift(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, const mlx_stream s)
{
    return shift(res, __func__, a, axes, axes_num, true, s);
}
