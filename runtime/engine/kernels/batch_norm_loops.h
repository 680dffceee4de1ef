/* batch_norm.c for one element type: REAL, KERNEL(name). Sums are kept in double, as PyTorch keeps them: a channel that is one value nearly
 * everywhere is divided by a standard deviation near zero, and a ReLU behind it asks for the sign of what is left. */

/* The two numbers of a piece, for `lanes` channels side by side: the mean and the sum of squares about it. */
KERNEL_INLINE void KERNEL(moments)(const REAL *x, int64_t rows, int64_t step, REAL *mean, REAL *squares, int64_t lanes)
{
    double sum[LANES] = {0}, square[LANES] = {0};
    for (int64_t r = 0; r < rows; r++)
        for (int64_t j = 0; j < lanes; j++)
            sum[j] += x[r * step + j];
    for (int64_t j = 0; j < lanes; j++)
        sum[j] /= (double)rows;
    for (int64_t r = 0; r < rows; r++)
        for (int64_t j = 0; j < lanes; j++)
            square[j] += (x[r * step + j] - sum[j]) * (x[r * step + j] - sum[j]);
    for (int64_t j = 0; j < lanes; j++) {
        mean[j] = (REAL)sum[j];
        squares[j] = (REAL)square[j];
    }
}

/* The two numbers of a piece of the gradient: the sum of dy, and of dy (x - mean). */
KERNEL_INLINE void KERNEL(products)(const REAL *x, const REAL *dy, const REAL *mean, int64_t rows, int64_t step, REAL *sums,
                                    REAL *products, int64_t lanes)
{
    double sum[LANES] = {0}, product[LANES] = {0};
    REAL middle[LANES];
    for (int64_t j = 0; j < lanes; j++)
        middle[j] = mean[j];
    for (int64_t r = 0; r < rows; r++)
        for (int64_t j = 0; j < lanes; j++) {
            sum[j] += dy[r * step + j];
            product[j] += (double)(dy[r * step + j] * (x[r * step + j] - middle[j]));
        }
    for (int64_t j = 0; j < lanes; j++) {
        sums[j] = (REAL)sum[j];
        products[j] = (REAL)product[j];
    }
}

KERNEL_CLONES static void KERNEL(moments_of_rows)(int64_t width, const REAL *x, int64_t rows, REAL *mean, REAL *squares)
{
    int64_t c = 0;
    for (; c + LANES <= width; c += LANES)
        KERNEL(moments)(x + c, rows, width, mean + c, squares + c, LANES);
    if (c < width)
        KERNEL(moments)(x + c, rows, width, mean + c, squares + c, width - c);
}

KERNEL_CLONES static void KERNEL(products_of_rows)(int64_t width, const REAL *x, const REAL *dy, const REAL *mean, int64_t rows, REAL *sums,
                                                   REAL *products)
{
    int64_t c = 0;
    for (; c + LANES <= width; c += LANES)
        KERNEL(products)(x + c, dy + c, mean + c, rows, width, sums + c, products + c, LANES);
    if (c < width)
        KERNEL(products)(x + c, dy + c, mean + c, rows, width, sums + c, products + c, width - c);
}

/* The same of a run of one channel, whose elements are added up in lanes. */
KERNEL_CLONES static void KERNEL(moments_of_run)(const REAL *x, int64_t n, REAL *mean, REAL *squares)
{
    double parts[LANES] = {0}, sum = 0, square = 0;
    int64_t i = 0, whole = n - n % LANES;
    for (; i < whole; i += LANES)
        for (int j = 0; j < LANES; j++)
            parts[j] += x[i + j];
    for (; i < n; i++)
        sum += x[i];
    for (int j = 0; j < LANES; j++) {
        sum += parts[j];
        parts[j] = 0;
    }
    sum /= (double)n;
    for (i = 0; i < whole; i += LANES)
        for (int j = 0; j < LANES; j++)
            parts[j] += (x[i + j] - sum) * (x[i + j] - sum);
    for (; i < n; i++)
        square += (x[i] - sum) * (x[i] - sum);
    for (int j = 0; j < LANES; j++)
        square += parts[j];
    *mean = (REAL)sum;
    *squares = (REAL)square;
}

KERNEL_CLONES static void KERNEL(products_of_run)(const REAL *x, const REAL *dy, REAL mean, int64_t n, REAL *sums, REAL *products)
{
    double parts[LANES] = {0}, more[LANES] = {0}, sum = 0, product = 0;
    int64_t i = 0;
    for (; i + LANES <= n; i += LANES)
        for (int j = 0; j < LANES; j++) {
            parts[j] += dy[i + j];
            more[j] += dy[i + j] * (x[i + j] - mean);
        }
    for (; i < n; i++) {
        sum += dy[i];
        product += dy[i] * (x[i] - mean);
    }
    for (int j = 0; j < LANES; j++) {
        sum += parts[j];
        product += more[j];
    }
    *sums = (REAL)sum;
    *products = (REAL)product;
}

/* What the pieces say about channel c, merged: with channels last each piece knows all channels, else its own. */
static void KERNEL(merge_moments)(batch_shape s, batch_pieces p, const REAL *parts, int64_t c, REAL *mean, REAL *variance)
{
    bool runs = s.inner > 1;
    double n = 0, middle = 0, squares = 0;
    for (int64_t k = runs ? c : 0; k < p.count; k += runs ? s.channels : 1) {
        const REAL *part = runs ? parts + 2 * k : parts + 2 * k * s.channels + c;
        double size = (double)(runs ? s.inner : piece_rows(p, k)), delta = (double)part[0] - middle;
        middle += delta * size / (n + size);
        squares += (double)part[runs ? 1 : s.channels] + delta * delta * n * size / (n + size);
        n += size;
    }
    *mean = (REAL)middle;
    *variance = (REAL)(squares / n);
}

static void KERNEL(merge_sums)(batch_shape s, batch_pieces p, const REAL *parts, int64_t c, double *sum, double *product)
{
    bool runs = s.inner > 1;
    *sum = *product = 0;
    for (int64_t k = runs ? c : 0; k < p.count; k += runs ? s.channels : 1) {
        const REAL *part = runs ? parts + 2 * k : parts + 2 * k * s.channels + c;
        *sum += (double)part[0];
        *product += (double)part[runs ? 1 : s.channels];
    }
}

static REAL *KERNEL(room_for_parts)(batch_shape s, batch_pieces p)
{
    return malloc(sizeof(REAL) * 2 * (size_t)(s.inner > 1 ? p.count : p.count * s.channels));
}

bool KERNEL(batch_statistics)(batch_shape s, const REAL *x, REAL *mean, REAL *variance)
{
    batch_pieces p = pieces_of(s);
    REAL *parts = KERNEL(room_for_parts)(s, p);
    if (!parts)
        return false;
    KERNEL_FOR(s.outer * s.channels * s.inner)
    for (int64_t k = 0; k < p.count; k++) {
        if (s.inner > 1) {
            KERNEL(moments_of_run)(x + k * s.inner, s.inner, parts + 2 * k, parts + 2 * k + 1);
        } else {
            REAL *part = parts + 2 * k * s.channels;
            KERNEL(moments_of_rows)(s.channels, x + k * p.most * s.channels, piece_rows(p, k), part, part + s.channels);
        }
    }
    for (int64_t c = 0; c < s.channels; c++)
        KERNEL(merge_moments)(s, p, parts, c, mean + c, variance + c);
    free(parts);
    return true;
}

/* dx = scale dy + slope (x - mean) + offset, of `lanes` channels side by side */
KERNEL_INLINE void KERNEL(combine)(const REAL *x, const REAL *dy, const REAL *mean, const REAL *terms, int64_t channels, int64_t rows,
                                   int64_t step, REAL *dx, int64_t lanes)
{
    REAL middle[LANES], scale[LANES], slope[LANES], offset[LANES];
    for (int64_t j = 0; j < lanes; j++) {
        middle[j] = mean[j];
        scale[j] = terms[j];
        slope[j] = terms[channels + j];
        offset[j] = terms[2 * channels + j];
    }
    for (int64_t r = 0; r < rows; r++)
        for (int64_t j = 0; j < lanes; j++)
            dx[r * step + j] = scale[j] * dy[r * step + j] + slope[j] * (x[r * step + j] - middle[j]) + offset[j];
}

KERNEL_CLONES static void KERNEL(combine_rows)(int64_t width, const REAL *x, const REAL *dy, const REAL *mean, const REAL *terms,
                                               int64_t rows, REAL *dx)
{
    int64_t c = 0;
    for (; c + LANES <= width; c += LANES)
        KERNEL(combine)(x + c, dy + c, mean + c, terms + c, width, rows, width, dx + c, LANES);
    if (c < width)
        KERNEL(combine)(x + c, dy + c, mean + c, terms + c, width, rows, width, dx + c, width - c);
}

KERNEL_CLONES static void KERNEL(combine_run)(const REAL *x, const REAL *dy, REAL mean, REAL scale, REAL slope, REAL offset, int64_t n,
                                              REAL *dx)
{
    for (int64_t i = 0; i < n; i++)
        dx[i] = scale * dy[i] + slope * (x[i] - mean) + offset;
}

static void KERNEL(add_products)(batch_shape s, batch_pieces p, const REAL *x, const REAL *dy, const REAL *mean, REAL *parts)
{
    KERNEL_FOR(s.outer * s.channels * s.inner)
    for (int64_t k = 0; k < p.count; k++) {
        if (s.inner > 1) {
            KERNEL(products_of_run)(x + k * s.inner, dy + k * s.inner, mean[k % s.channels], s.inner, parts + 2 * k, parts + 2 * k + 1);
        } else {
            int64_t from = k * p.most * s.channels;
            REAL *part = parts + 2 * k * s.channels;
            KERNEL(products_of_rows)(s.channels, x + from, dy + from, mean, piece_rows(p, k), part, part + s.channels);
        }
    }
}

static void KERNEL(combine_all)(batch_shape s, batch_pieces p, const REAL *x, const REAL *dy, const REAL *mean, const REAL *terms, REAL *dx)
{
    KERNEL_FOR(s.outer * s.channels * s.inner)
    for (int64_t k = 0; k < p.count; k++) {
        int64_t c = k % s.channels, from = s.inner > 1 ? k * s.inner : k * p.most * s.channels;
        if (s.inner > 1)
            KERNEL(combine_run)(x + from, dy + from, mean[c], terms[c], terms[s.channels + c], terms[2 * s.channels + c], s.inner, dx + from);
        else
            KERNEL(combine_rows)(s.channels, x + from, dy + from, mean, terms, piece_rows(p, k), dx + from);
    }
}

bool KERNEL(batch_norm_backward)(batch_shape s, const REAL *x, const REAL *dy, const REAL *mean, const REAL *inverse, const REAL *weight,
                                 REAL *dx, REAL *dweight, REAL *dbias)
{
    batch_pieces p = pieces_of(s);
    double n = (double)(s.outer * s.inner);
    REAL *parts = KERNEL(room_for_parts)(s, p), *terms = malloc(sizeof *terms * 3 * (size_t)s.channels);
    if (parts && terms) {
        KERNEL(add_products)(s, p, x, dy, mean, parts);
        for (int64_t c = 0; c < s.channels; c++) {
            double sum, product, scale = (double)inverse[c] * (weight ? (double)weight[c] : 1);
            KERNEL(merge_sums)(s, p, parts, c, &sum, &product);
            dweight[c] = (REAL)(product * (double)inverse[c]);
            dbias[c] = (REAL)sum;
            terms[c] = (REAL)scale;
            terms[s.channels + c] = (REAL)(-scale * (double)inverse[c] * (double)inverse[c] * product / n);
            terms[2 * s.channels + c] = (REAL)(-scale * sum / n);
        }
        if (dx)
            KERNEL(combine_all)(s, p, x, dy, mean, terms, dx);
    }
    bool good = parts && terms;
    free(parts);
    free(terms);
    return good;
}

#undef REAL
#undef KERNEL
