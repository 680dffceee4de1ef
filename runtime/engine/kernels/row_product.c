/* Panels of LANES columns, one behind the other; a tile of at most ROWS rows runs down a panel with its sums in registers. Each sum is
 * added up in the order of k, whatever the tile, so that a row's result does not depend on its neighbours. */
#include "row_product.h"

#include <string.h>

#include "parallel.h"
#include "vector_math.h"

enum { LANES = 16, ROWS = 6 };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float))));

static int64_t panels_of(int64_t n)
{
    return (n + LANES - 1) / LANES;
}

int64_t row_product_packed_size(int64_t k, int64_t n)
{
    return panels_of(n) * LANES * k;
}

static void pack_panel(int64_t k, int64_t columns, const float *b, int64_t b_row, int64_t b_col, float *to)
{
    for (int64_t p = 0; p < k; p++, to += LANES)
        for (int64_t j = 0; j < LANES; j++)
            to[j] = j < columns ? b[p * b_row + j * b_col] : 0;
}

void row_product_pack(int64_t k, int64_t n, const float *b, int64_t b_row, int64_t b_col, float *packed)
{
    KERNEL_FOR(k * n * 2)
    for (int64_t panel = 0; panel < panels_of(n); panel++) {
        int64_t first = panel * LANES;
        pack_panel(k, n - first < LANES ? n - first : LANES, b + first * b_col, b_row, b_col, packed + first * k);
    }
}

/* Callers give `rows` as a literal, so that the sums are registers. */
KERNEL_INLINE void tile(const row_product *s, int64_t rows, const float *restrict a, const float *restrict panel, int64_t columns, float *restrict c)
{
    lanes sums[ROWS] = {{0}};
    for (int64_t p = 0; p < s->k; p++) {
        lanes b = *(const lanes *)(panel + p * LANES);
        KERNEL_UNROLL for (int64_t r = 0; r < rows; r++) sums[r] += a[r * s->a_row + p] * b;
    }
    KERNEL_UNROLL for (int64_t r = 0; r < rows; r++)
    {
        if (columns == LANES)
            *(lanes *)(c + r * s->c_row) = sums[r];
        else
            memcpy(c + r * s->c_row, &sums[r], sizeof(float) * (size_t)columns);
    }
}

KERNEL_INLINE void some_rows(const row_product *s, int64_t rows, const float *a, const float *panel, int64_t columns, float *c)
{
    switch (rows) {
    case 1:
        tile(s, 1, a, panel, columns, c);
        break;
    case 2:
        tile(s, 2, a, panel, columns, c);
        break;
    case 3:
        tile(s, 3, a, panel, columns, c);
        break;
    case 4:
        tile(s, 4, a, panel, columns, c);
        break;
    case 5:
        tile(s, 5, a, panel, columns, c);
        break;
    default:
        tile(s, ROWS, a, panel, columns, c);
    }
}

/* Tiles as even as they can be: ten rows are twice five. */
KERNEL_CLONES void row_product_f32(const row_product *s, const float *a, const float *packed, float *c)
{
    int64_t tiles = (s->m + ROWS - 1) / ROWS;
    for (int64_t first = 0; first < s->n; first += LANES) {
        const float *panel = packed + first * s->k;
        int64_t columns = s->n - first < LANES ? s->n - first : LANES;
        for (int64_t t = 0; t < tiles; t++) {
            int64_t row = t * s->m / tiles, end = (t + 1) * s->m / tiles;
            some_rows(s, end - row, a + row * s->a_row, panel, columns, c + row * s->c_row + first);
        }
    }
}
