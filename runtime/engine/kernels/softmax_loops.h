/* softmax.c for one element type: REAL, KERNEL(name), EXP, LOG.
 *
 * Every row function takes the step between elements; the callers pass a literal 1 where they can, and
 * inlining makes that the contiguous, vectorised version. */

/* Long reductions run in LANES partial results, which keep the vector units busy and the rounding small. */

KERNEL_INLINE REAL KERNEL(add_lanes)(const REAL *parts, REAL sum)
{
    for (int64_t j = 0; j < LANES; j++)
        sum += parts[j];
    return sum;
}

/* A NaN may be passed over here; it then makes the sum of exponentials NaN. */
KERNEL_INLINE REAL KERNEL(row_max)(const REAL *x, int64_t n, int64_t step)
{
    REAL parts[LANES], top = x[0];
    int64_t i = 0;
    for (int64_t j = 0; j < LANES; j++)
        parts[j] = x[0];
    for (; i + LANES <= n; i += LANES)
        for (int64_t j = 0; j < LANES; j++)
            parts[j] = x[(i + j) * step] > parts[j] ? x[(i + j) * step] : parts[j];
    for (; i < n; i++)
        top = x[i * step] > top ? x[i * step] : top;
    for (int64_t j = 0; j < LANES; j++)
        top = parts[j] > top ? parts[j] : top;
    return top;
}

KERNEL_INLINE REAL KERNEL(row_sum_exp)(const REAL *x, int64_t n, int64_t step, REAL top)
{
    REAL parts[LANES] = {0}, sum = 0;
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (int64_t j = 0; j < LANES; j++)
            parts[j] += EXP(x[(i + j) * step] - top);
    for (; i < n; i++)
        sum += EXP(x[i * step] - top);
    return KERNEL(add_lanes)(parts, sum);
}

KERNEL_INLINE REAL KERNEL(row_sum)(const REAL *x, int64_t n, int64_t step)
{
    REAL parts[LANES] = {0}, sum = 0;
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (int64_t j = 0; j < LANES; j++)
            parts[j] += x[(i + j) * step];
    for (; i < n; i++)
        sum += x[i * step];
    return KERNEL(add_lanes)(parts, sum);
}

KERNEL_INLINE REAL KERNEL(row_dot)(const REAL *x, const REAL *y, int64_t n, int64_t step)
{
    REAL parts[LANES] = {0}, sum = 0;
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (int64_t j = 0; j < LANES; j++)
            parts[j] += x[(i + j) * step] * y[(i + j) * step];
    for (; i < n; i++)
        sum += x[i * step] * y[i * step];
    return KERNEL(add_lanes)(parts, sum);
}

KERNEL_INLINE void KERNEL(row_softmax)(const REAL *x, REAL *y, int64_t n, int64_t step)
{
    REAL top = KERNEL(row_max)(x, n, step);
    KERNEL_SIMD
    for (int64_t i = 0; i < n; i++)
        y[i * step] = EXP(x[i * step] - top);
    REAL scale = 1 / KERNEL(row_sum)(y, n, step);
    for (int64_t i = 0; i < n; i++)
        y[i * step] *= scale;
}

KERNEL_INLINE REAL KERNEL(row_logsumexp)(const REAL *x, int64_t n, int64_t step)
{
    REAL top = KERNEL(row_max)(x, n, step);
    if (top - top != 0) /* infinite: the sum would be NaN, but the answer is -inf, or inf */
        return top;
    return top + LOG(KERNEL(row_sum_exp)(x, n, step, top));
}

/* PyTorch gives NaN for a row of -inf: x - max is NaN. */
KERNEL_INLINE void KERNEL(row_log_softmax)(const REAL *x, REAL *y, int64_t n, int64_t step)
{
    REAL top = KERNEL(row_max)(x, n, step);
    REAL log_sum = LOG(KERNEL(row_sum_exp)(x, n, step, top));
    KERNEL_SIMD
    for (int64_t i = 0; i < n; i++)
        y[i * step] = x[i * step] - top - log_sum;
}

KERNEL_INLINE void KERNEL(row_softmax_backward)(const REAL *y, const REAL *dy, REAL *dx, int64_t n,
                                                int64_t step)
{
    REAL sum = KERNEL(row_dot)(dy, y, n, step);
    KERNEL_SIMD
    for (int64_t i = 0; i < n; i++)
        dx[i * step] = y[i * step] * (dy[i * step] - sum);
}

KERNEL_INLINE void KERNEL(row_log_softmax_backward)(const REAL *y, const REAL *dy, REAL *dx, int64_t n,
                                                    int64_t step)
{
    REAL sum = KERNEL(row_sum)(dy, n, step);
    KERNEL_SIMD
    for (int64_t i = 0; i < n; i++)
        dx[i * step] = dy[i * step] - EXP(y[i * step]) * sum;
}

/* Rows `first` to `last` of one operation; row r starts at r / inner * n * inner + r % inner. */
#define FOR_ROWS(shape, call_contiguous, call_strided)                                                       \
    do {                                                                                                     \
        for (int64_t r = first; r < last; r++) {                                                             \
            int64_t at = r / (shape).inner * (shape).n * (shape).inner + r % (shape).inner;                  \
            if ((shape).inner == 1)                                                                          \
                call_contiguous;                                                                             \
            else                                                                                             \
                call_strided;                                                                                \
        }                                                                                                    \
    } while (0)

KERNEL_CLONES static void KERNEL(rows_softmax)(softmax_shape s, const REAL *x, REAL *y, int64_t first,
                                               int64_t last)
{
    FOR_ROWS(s, KERNEL(row_softmax)(x + at, y + at, s.n, 1),
             KERNEL(row_softmax)(x + at, y + at, s.n, s.inner));
}

KERNEL_CLONES static void KERNEL(rows_log_softmax)(softmax_shape s, const REAL *x, REAL *y, int64_t first,
                                                   int64_t last)
{
    FOR_ROWS(s, KERNEL(row_log_softmax)(x + at, y + at, s.n, 1),
             KERNEL(row_log_softmax)(x + at, y + at, s.n, s.inner));
}

KERNEL_CLONES static void KERNEL(rows_logsumexp)(softmax_shape s, const REAL *x, REAL *y, int64_t first,
                                                 int64_t last)
{
    FOR_ROWS(s, y[r] = KERNEL(row_logsumexp)(x + at, s.n, 1),
             y[r] = KERNEL(row_logsumexp)(x + at, s.n, s.inner));
}

KERNEL_CLONES static void KERNEL(rows_softmax_backward)(softmax_shape s, const REAL *y, const REAL *dy,
                                                        REAL *dx, int64_t first, int64_t last)
{
    FOR_ROWS(s, KERNEL(row_softmax_backward)(y + at, dy + at, dx + at, s.n, 1),
             KERNEL(row_softmax_backward)(y + at, dy + at, dx + at, s.n, s.inner));
}

KERNEL_CLONES static void KERNEL(rows_log_softmax_backward)(softmax_shape s, const REAL *y, const REAL *dy,
                                                            REAL *dx, int64_t first, int64_t last)
{
    FOR_ROWS(s, KERNEL(row_log_softmax_backward)(y + at, dy + at, dx + at, s.n, 1),
             KERNEL(row_log_softmax_backward)(y + at, dy + at, dx + at, s.n, s.inner));
}

#undef FOR_ROWS

/* Splits the rows among the threads. */
#define SPLIT_ROWS(shape, call)                                                                              \
    int64_t rows = (shape).n ? (shape).outer * (shape).inner : 0;                                            \
    int64_t threads = kernel_threads(rows * (shape).n * 8);                                                  \
    KERNEL_PRAGMA(omp parallel for schedule(static) num_threads((int)threads) if (threads > 1))              \
    for (int64_t part = 0; part < threads; part++) {                                                         \
        int64_t first = rows * part / threads, last = rows * (part + 1) / threads;                           \
        call;                                                                                                \
    }                                                                                                        \
    (void)0

void KERNEL(softmax)(softmax_shape shape, const REAL *x, REAL *y)
{
    SPLIT_ROWS(shape, KERNEL(rows_softmax)(shape, x, y, first, last));
}

void KERNEL(log_softmax)(softmax_shape shape, const REAL *x, REAL *y)
{
    SPLIT_ROWS(shape, KERNEL(rows_log_softmax)(shape, x, y, first, last));
}

void KERNEL(logsumexp)(softmax_shape shape, const REAL *x, REAL *y)
{
    SPLIT_ROWS(shape, KERNEL(rows_logsumexp)(shape, x, y, first, last));
}

void KERNEL(softmax_backward)(softmax_shape shape, const REAL *y, const REAL *dy, REAL *dx)
{
    SPLIT_ROWS(shape, KERNEL(rows_softmax_backward)(shape, y, dy, dx, first, last));
}

void KERNEL(log_softmax_backward)(softmax_shape shape, const REAL *y, const REAL *dy, REAL *dx)
{
    SPLIT_ROWS(shape, KERNEL(rows_log_softmax_backward)(shape, y, dy, dx, first, last));
}

#undef SPLIT_ROWS
#undef REAL
#undef KERNEL
#undef EXP
#undef LOG
