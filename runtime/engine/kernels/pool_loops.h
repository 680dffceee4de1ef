/* pool.c for one element type: REAL, KERNEL(name).
 *
 * `lanes` channels lie side by side; callers pass a literal 1 for the planar layout, which inlining turns
 * into scalar loops. */

/* The taps of one window, all lanes.  y and positions are the accumulators. */
KERNEL_INLINE void KERNEL(max_window)(const pool_spec *s, const REAL *x, int64_t row, int64_t column,
                                      REAL *restrict y, int32_t *restrict positions, int64_t lanes)
{
    bool first = true;
    for (int64_t i = 0; i < s->kernel[0]; i++) {
        int64_t h = row * s->stride[0] - s->pad[0] + i * s->dilation[0];
        if (h < 0 || h >= s->in[0])
            continue;
        for (int64_t j = 0; j < s->kernel[1]; j++) {
            int64_t w = column * s->stride[1] - s->pad[1] + j * s->dilation[1];
            if (w < 0 || w >= s->in[1])
                continue;
            const REAL *from = x + h * s->x_strides[2] + w * s->x_strides[3];
            int32_t at = (int32_t)(h * s->in[1] + w);
            for (int64_t l = 0; l < lanes; l++) {
                bool better = first | (from[l] > y[l]) | (from[l] != from[l]);
                y[l] = better ? from[l] : y[l];
                positions[l] = better ? at : positions[l];
            }
            first = false;
        }
    }
    for (int64_t l = 0; first && l < lanes; l++) { /* a window of padding only */
        y[l] = (REAL)-INFINITY;
        positions[l] = 0;
    }
}

/* One row of outputs of one block of channels. */
KERNEL_CLONES static void KERNEL(max_row)(const pool_spec *s, const REAL *x, int64_t row, REAL *y,
                                          int32_t *positions, int64_t lanes)
{
    for (int64_t column = 0; column < s->out[1]; column++) {
        int64_t at = row * s->y_strides[2] + column * s->y_strides[3];
        if (lanes == 1)
            KERNEL(max_window)(s, x, row, column, y + at, positions + at, 1);
        else
            KERNEL(max_window)(s, x, row, column, y + at, positions + at, lanes);
    }
}

void KERNEL(max_pool)(const pool_spec *s, const REAL *x, REAL *y, int32_t *positions)
{
    int64_t lanes = pool_lanes(s), blocks = s->channels / lanes;
    KERNEL_FOR(pool_work(s))
    for (int64_t line = 0; line < s->batch * blocks * s->out[0]; line++) {
        int64_t row = line % s->out[0], block = line / s->out[0] % blocks, n = line / s->out[0] / blocks;
        int64_t at = n * s->y_strides[0] + block * lanes * s->y_strides[1];
        KERNEL(max_row)(s, x + n * s->x_strides[0] + block * lanes * s->x_strides[1], row, y + at,
                        positions + at, lanes);
    }
}

static void KERNEL(clear_block)(const pool_spec *s, REAL *x, int64_t lanes)
{
    for (int64_t h = 0; h < s->in[0]; h++)
        for (int64_t w = 0; w < s->in[1]; w++)
            memset(x + h * s->x_strides[2] + w * s->x_strides[3], 0, sizeof *x * (size_t)lanes);
}

/* Windows that tile the input touch each element once: every element is the gradient or zero, without a first
 * pass that clears them. */
KERNEL_CLONES static void KERNEL(max_tiles_backward)(const pool_spec *s, const REAL *y,
                                                     const int32_t *positions, REAL *x, int64_t lanes)
{
    for (int64_t h = 0; h < s->in[0]; h++)
        for (int64_t w = 0; w < s->in[1]; w++) {
            int64_t row = h / s->stride[0], column = w / s->stride[1];
            REAL *to = x + h * s->x_strides[2] + w * s->x_strides[3];
            int64_t from = row * s->y_strides[2] + column * s->y_strides[3];
            int32_t at = (int32_t)(h * s->in[1] + w);
            bool covered = row < s->out[0] && column < s->out[1];
            if (!covered)
                memset(to, 0, sizeof *to * (size_t)lanes);
            for (int64_t l = 0; covered && l < lanes; l++)
                to[l] = positions[from + l] == at ? y[from + l] : 0;
        }
}

static void KERNEL(max_block_backward)(const pool_spec *s, const REAL *y, const int32_t *positions, REAL *x,
                                       int64_t lanes)
{
    KERNEL(clear_block)(s, x, lanes);
    for (int64_t row = 0; row < s->out[0]; row++)
        for (int64_t column = 0; column < s->out[1]; column++) {
            int64_t from = row * s->y_strides[2] + column * s->y_strides[3];
            for (int64_t l = 0; l < lanes; l++) {
                int64_t at = positions[from + l], h = at / s->in[1], w = at % s->in[1];
                x[h * s->x_strides[2] + w * s->x_strides[3] + l] += y[from + l];
            }
        }
}

void KERNEL(max_pool_backward)(const pool_spec *s, const REAL *y, const int32_t *positions, REAL *x)
{
    int64_t lanes = pool_lanes(s), blocks = s->channels / lanes;
    bool tiles = pool_is_tiling(s);
    KERNEL_FOR(pool_work(s))
    for (int64_t part = 0; part < s->batch * blocks; part++) {
        int64_t n = part / blocks, block = part % blocks;
        int64_t at = n * s->y_strides[0] + block * lanes * s->y_strides[1];
        REAL *to = x + n * s->x_strides[0] + block * lanes * s->x_strides[1];
        (tiles ? KERNEL(max_tiles_backward) : KERNEL(max_block_backward))(s, y + at, positions + at, to,
                                                                          lanes);
    }
}

/* One row of averages of one block of channels. */
KERNEL_CLONES static void KERNEL(avg_row)(const pool_spec *s, const REAL *x, int64_t row, REAL *y,
                                          int64_t lanes)
{
    for (int64_t column = 0; column < s->out[1]; column++) {
        pool_window at = pool_window_at(s, row, column);
        REAL *to = y + row * s->y_strides[2] + column * s->y_strides[3], scale = 1 / (REAL)at.divisor;
        memset(to, 0, sizeof *to * (size_t)lanes);
        for (int64_t h = at.first[0]; h < at.last[0]; h++)
            for (int64_t w = at.first[1]; w < at.last[1]; w++) {
                const REAL *from = x + h * s->x_strides[2] + w * s->x_strides[3];
                for (int64_t l = 0; l < lanes; l++)
                    to[l] += from[l];
            }
        for (int64_t l = 0; l < lanes; l++)
            to[l] *= scale;
    }
}

void KERNEL(avg_pool)(const pool_spec *s, const REAL *x, REAL *y)
{
    int64_t lanes = pool_lanes(s), blocks = s->channels / lanes;
    KERNEL_FOR(pool_work(s))
    for (int64_t line = 0; line < s->batch * blocks * s->out[0]; line++) {
        int64_t row = line % s->out[0], block = line / s->out[0] % blocks, n = line / s->out[0] / blocks;
        KERNEL(avg_row)(s, x + n * s->x_strides[0] + block * lanes * s->x_strides[1], row,
                        y + n * s->y_strides[0] + block * lanes * s->y_strides[1], lanes);
    }
}

KERNEL_CLONES static void KERNEL(avg_block_backward)(const pool_spec *s, const REAL *y, REAL *x,
                                                     int64_t lanes)
{
    for (int64_t row = 0; row < s->out[0]; row++)
        for (int64_t column = 0; column < s->out[1]; column++) {
            pool_window at = pool_window_at(s, row, column);
            const REAL *from = y + row * s->y_strides[2] + column * s->y_strides[3];
            REAL scale = 1 / (REAL)at.divisor;
            for (int64_t h = at.first[0]; h < at.last[0]; h++)
                for (int64_t w = at.first[1]; w < at.last[1]; w++) {
                    REAL *to = x + h * s->x_strides[2] + w * s->x_strides[3];
                    for (int64_t l = 0; l < lanes; l++)
                        to[l] += from[l] * scale;
                }
        }
}

void KERNEL(avg_pool_backward)(const pool_spec *s, const REAL *y, REAL *x)
{
    int64_t lanes = pool_lanes(s), blocks = s->channels / lanes;
    KERNEL_FOR(pool_work(s))
    for (int64_t part = 0; part < s->batch * blocks; part++) {
        int64_t n = part / blocks, block = part % blocks;
        REAL *to = x + n * s->x_strides[0] + block * lanes * s->x_strides[1];
        KERNEL(clear_block)(s, to, lanes);
        KERNEL(avg_block_backward)(s, y + n * s->y_strides[0] + block * lanes * s->y_strides[1], to, lanes);
    }
}

#undef REAL
#undef KERNEL
