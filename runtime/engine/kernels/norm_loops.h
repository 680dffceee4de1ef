/* norm.c for one element type: REAL, KERNEL(name), SQRT. */

KERNEL_INLINE REAL KERNEL(add_up)(REAL *parts, REAL sum)
{
    for (int j = 0; j < LANES; j++)
        sum += parts[j];
    return sum;
}

KERNEL_INLINE REAL KERNEL(sum_of)(const REAL *x, int64_t n)
{
    REAL parts[LANES] = {0}, sum = 0;
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (int j = 0; j < LANES; j++)
            parts[j] += x[i + j];
    for (; i < n; i++)
        sum += x[i];
    return KERNEL(add_up)(parts, sum);
}

KERNEL_INLINE REAL KERNEL(sum_of_squares)(const REAL *x, int64_t n, REAL mean)
{
    REAL parts[LANES] = {0}, sum = 0;
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (int j = 0; j < LANES; j++)
            parts[j] += (x[i + j] - mean) * (x[i + j] - mean);
    for (; i < n; i++)
        sum += (x[i] - mean) * (x[i] - mean);
    return KERNEL(add_up)(parts, sum);
}

KERNEL_CLONES static void KERNEL(norm_row)(norm_shape s, const REAL *x, const REAL *weight, const REAL *bias,
                                           double eps, REAL *y, REAL *statistics)
{
    REAL mean = s.centered ? KERNEL(sum_of)(x, s.n) / (REAL)s.n : 0;
    REAL variance = KERNEL(sum_of_squares)(x, s.n, mean) / (REAL)s.n;
    REAL inverse = 1 / SQRT(variance + (REAL)eps);
    statistics[0] = mean;
    statistics[1] = inverse;
    if (weight && bias)
        for (int64_t i = 0; i < s.n; i++)
            y[i] = (x[i] - mean) * inverse * weight[i] + bias[i];
    else
        for (int64_t i = 0; i < s.n; i++)
            y[i] = (x[i] - mean) * inverse * (weight ? weight[i] : 1) + (bias ? bias[i] : 0);
}

void KERNEL(norm)(norm_shape shape, const REAL *x, const REAL *weight, const REAL *bias, double eps, REAL *y,
                  REAL *statistics)
{
    KERNEL_FOR(shape.rows * shape.n * 2)
    for (int64_t row = 0; row < shape.rows; row++)
        KERNEL(norm_row)(shape, x + row * shape.n, weight, bias, eps, y + row * shape.n,
                         statistics + row * 2);
}

/* With g = dy * weight and h = (x - mean) * inverse: dx = inverse (g - mean(g) - h mean(g h)). */
KERNEL_CLONES static void KERNEL(row_backward)(norm_shape s, const REAL *x, const REAL *weight,
                                               const REAL *statistics, const REAL *dy, REAL *dx)
{
    REAL mean = statistics[0], inverse = statistics[1], sum = 0, product = 0;
    REAL sums[LANES] = {0}, products[LANES] = {0};
    int64_t i = 0;
    for (; i + LANES <= s.n; i += LANES)
        for (int j = 0; j < LANES; j++) {
            REAL g = dy[i + j] * (weight ? weight[i + j] : 1);
            sums[j] += g;
            products[j] += g * (x[i + j] - mean) * inverse;
        }
    for (; i < s.n; i++) {
        REAL g = dy[i] * (weight ? weight[i] : 1);
        sum += g;
        product += g * (x[i] - mean) * inverse;
    }
    sum = s.centered ? KERNEL(add_up)(sums, sum) / (REAL)s.n : 0;
    product = KERNEL(add_up)(products, product) / (REAL)s.n;
    for (i = 0; i < s.n; i++)
        dx[i] = inverse * (dy[i] * (weight ? weight[i] : 1) - sum - (x[i] - mean) * inverse * product);
}

/* Adds the rows' shares of both parameter gradients, for columns first to last. */
KERNEL_CLONES static void KERNEL(columns_backward)(norm_shape s, const REAL *x, const REAL *statistics,
                                                   const REAL *dy, REAL *dweight, REAL *dbias, int64_t first,
                                                   int64_t last)
{
    for (int64_t i = first; i < last; i++) {
        if (dweight)
            dweight[i] = 0;
        if (dbias)
            dbias[i] = 0;
    }
    for (int64_t row = 0; row < s.rows; row++) {
        const REAL *g = dy + row * s.n, *from = x + row * s.n;
        REAL mean = statistics[row * 2], inverse = statistics[row * 2 + 1];
        for (int64_t i = first; dweight && i < last; i++)
            dweight[i] += g[i] * (from[i] - mean) * inverse;
        for (int64_t i = first; dbias && i < last; i++)
            dbias[i] += g[i];
    }
}

void KERNEL(norm_backward)(norm_shape shape, const REAL *x, const REAL *weight, const REAL *statistics,
                           const REAL *dy, REAL *dx, REAL *dweight, REAL *dbias)
{
    if (dx) {
        KERNEL_FOR(shape.rows * shape.n * 4)
        for (int64_t row = 0; row < shape.rows; row++)
            KERNEL(row_backward)(shape, x + row * shape.n, weight, statistics + row * 2, dy + row * shape.n,
                                 dx + row * shape.n);
    }
    if (!dweight && !dbias)
        return;
    int64_t blocks = (shape.n + COLUMN_BLOCK - 1) / COLUMN_BLOCK;
    KERNEL_FOR(shape.rows * shape.n * 2)
    for (int64_t block = 0; block < blocks; block++) {
        int64_t last = (block + 1) * COLUMN_BLOCK;
        KERNEL(columns_backward)(shape, x, statistics, dy, dweight, dbias, block * COLUMN_BLOCK,
                                 last < shape.n ? last : shape.n);
    }
}

#undef REAL
#undef KERNEL
#undef SQRT
