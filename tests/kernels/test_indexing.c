/* Gather and scatter on small arrays known by hand. */
#include "compare.h"
#include "kernels/indexing.h"

#include <criterion/criterion.h>
#include <string.h>

enum { BOOL = 0, FLOAT16 = 9, FLOAT32 = 10, INT64 = 8 }; /* mlx_dtype numbers */

Test(indexing, resolve_counts_negatives_from_the_end)
{
    int64_t given[] = {0, -1, 4, -5, 5}, resolved[5];
    cr_assert(index_resolve(given, 4, 5, resolved) == -1);
    cr_assert(resolved[1] == 4 && resolved[3] == 0);
    cr_assert(index_resolve(given, 5, 5, resolved) == 4);
    given[4] = -6;
    cr_assert(index_resolve(given, 5, 5, resolved) == 4);
}

Test(indexing, take_and_put_rows)
{
    float table[] = {0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121}; /* [2, 3, 2] */
    int64_t rows[] = {2, 0, 2};
    index_shape s = {.outer = 2, .n = 3, .inner = 2, .count = 3, .itemsize = 4};
    float taken[12], sums[12] = {0};
    index_take(s, rows, table, taken);
    expect_close_f32("take", taken, (float[]){20, 21, 0, 1, 20, 21, 120, 121, 100, 101, 120, 121}, 12, 0);
    index_put(s, rows, taken, sums, index_combiner(INDEX_ADD, FLOAT32));
    expect_close_f32("put", sums, (float[]){0, 1, 0, 0, 40, 42, 100, 101, 0, 0, 240, 242}, 12, 0);
}

Test(indexing, many_rows_added_in_order)
{
    enum { ROWS = 50, COUNT = 3000, WIDTH = 33 };
    float *rows = random_f32(COUNT * WIDTH, 1), *sums = filled_f32(ROWS * WIDTH, 0),
          *plain = filled_f32(ROWS * WIDTH, 0);
    int64_t indices[COUNT];
    for (int i = 0; i < COUNT; i++) {
        indices[i] = i * 7919 % ROWS;
        for (int j = 0; j < WIDTH; j++)
            plain[indices[i] * WIDTH + j] += rows[i * WIDTH + j];
    }
    index_put((index_shape){.outer = 1, .n = ROWS, .inner = WIDTH, .count = COUNT, .itemsize = 4}, indices,
              rows, sums, index_combiner(INDEX_ADD, FLOAT32));
    expect_close_f32("sums", sums, plain, ROWS * WIDTH, 0);
    free(rows), free(sums), free(plain);
}

Test(indexing, along_an_axis)
{
    int64_t table[] = {1, 2, 3, 4, 5, 6}, indices[] = {1, 0, 0, 1}, taken[4],
            sums[6] = {0}; /* [3, 2] by [2, 2] */
    index_shape s = {.outer = 1, .n = 3, .inner = 2, .count = 2, .itemsize = 8};
    index_take_along(s, indices, table, taken);
    cr_assert(memcmp(taken, (int64_t[]){3, 2, 1, 4}, sizeof taken) == 0);
    index_put_along(s, indices, taken, sums, index_combiner(INDEX_SET, INT64));
    cr_assert(memcmp(sums, (int64_t[]){1, 2, 3, 4, 0, 0}, sizeof sums) == 0);
    int64_t ones[] = {0, 0, 0, 0};
    index_put_along(s, ones, taken, sums, index_combiner(INDEX_MAX, INT64));
    cr_assert(sums[0] == 3 && sums[1] == 4);
}

Test(indexing, blocks)
{
    float array[20], packed[8], sums[20] = {0}; /* [4, 5], blocks of 2 x 2 */
    int64_t starts[] = {0, 13};
    for (int i = 0; i < 20; i++)
        array[i] = (float)i;
    index_blocks b = {
        .ndim = 2, .count = 2, .itemsize = 4, .strides = {5, 1}, .block = {2, 2}, .starts = starts};
    index_gather(&b, array, packed);
    expect_close_f32("gather", packed, (float[]){0, 1, 5, 6, 13, 14, 18, 19}, 8, 0);
    index_scatter(&b, packed, sums, index_combiner(INDEX_ADD, FLOAT32));
    index_scatter(&b, packed, sums, index_combiner(INDEX_ADD, FLOAT32));
    for (int i = 0; i < 20; i++) {
        bool inside = i == 0 || i == 1 || i == 5 || i == 6 || i == 13 || i == 14 || i == 18 || i == 19;
        cr_assert(sums[i] == (inside ? 2 * (float)i : 0));
    }
}

Test(indexing, half_precision_can_only_be_set)
{
    cr_assert(index_combiner(INDEX_SET, FLOAT16) && !index_combiner(INDEX_ADD, FLOAT16));
    bool x = false, y = true;
    index_combiner(INDEX_ADD, BOOL)(&x, &y, 1);
    cr_assert(x);
}
