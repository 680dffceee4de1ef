/* Products against the plain loop: transposes, gaps, broadcasts, degenerate sizes. */
#include "compare.h"
#include "kernels/gemm.h"

#include <criterion/criterion.h>
#include <string.h>

enum { BUFFER = 400000 };

static const struct {
    const char *name;
    gemm_spec spec;
} cases[] = {
    {"plain", {.m = 5, .n = 7, .k = 3, .a_row = 3, .a_col = 1, .b_row = 7, .b_col = 1, .c_row = 7}},
    {"B transposed",
     {.m = 64, .n = 10, .k = 512, .a_row = 512, .a_col = 1, .b_row = 1, .b_col = 512, .c_row = 10}},
    {"A transposed",
     {.m = 33, .n = 17, .k = 64, .a_row = 1, .a_col = 33, .b_row = 17, .b_col = 1, .c_row = 17}},
    {"both transposed",
     {.m = 9, .n = 8, .k = 31, .a_row = 1, .a_col = 9, .b_row = 1, .b_col = 31, .c_row = 8}},
    {"rows with gaps",
     {.m = 9, .n = 8, .k = 31, .a_row = 40, .a_col = 1, .b_row = 11, .b_col = 1, .c_row = 8}},
    {"columns with gaps",
     {.m = 9, .n = 8, .k = 31, .a_row = 80, .a_col = 2, .b_row = 30, .b_col = 3, .c_row = 8}},
    {"one row repeated",
     {.m = 9, .n = 8, .k = 31, .a_row = 0, .a_col = 1, .b_row = 8, .b_col = 1, .c_row = 8}},
    {"one value repeated",
     {.m = 4, .n = 8, .k = 3, .a_row = 0, .a_col = 0, .b_row = 8, .b_col = 1, .c_row = 8}},
    {"row vector", {.m = 1, .n = 40, .k = 31, .a_row = 7, .a_col = 1, .b_row = 40, .b_col = 1, .c_row = 40}},
    {"column vector",
     {.m = 40, .n = 1, .k = 31, .a_row = 31, .a_col = 1, .b_row = 1, .b_col = 9, .c_row = 1}},
    {"strided column vector",
     {.m = 40, .n = 1, .k = 31, .a_row = 31, .a_col = 1, .b_row = 5, .b_col = 1, .c_row = 1}},
    {"outer product",
     {.m = 12, .n = 13, .k = 1, .a_row = 3, .a_col = 5, .b_row = 2, .b_col = 4, .c_row = 13}},
    {"dot product", {.m = 1, .n = 1, .k = 99, .a_row = 0, .a_col = 2, .b_row = 3, .b_col = 0, .c_row = 1}},
    {"nothing to add", {.m = 3, .n = 4, .k = 0, .a_row = 0, .a_col = 1, .b_row = 4, .b_col = 1, .c_row = 4}},
    {"batches",
     {.m = 6,
      .n = 5,
      .k = 4,
      .a_row = 4,
      .a_col = 1,
      .b_row = 5,
      .b_col = 1,
      .c_row = 5,
      .batch_rank = 1,
      .batch = {3},
      .a_batch = {24},
      .b_batch = {20},
      .c_batch = {30}}},
    {"shared B",
     {.m = 6,
      .n = 5,
      .k = 4,
      .a_row = 4,
      .a_col = 1,
      .b_row = 5,
      .b_col = 1,
      .c_row = 5,
      .batch_rank = 2,
      .batch = {2, 3},
      .a_batch = {72, 24},
      .b_batch = {0, 0},
      .c_batch = {90, 30}}},
    {"shared A",
     {.m = 6,
      .n = 5,
      .k = 4,
      .a_row = 4,
      .a_col = 1,
      .b_row = 5,
      .b_col = 1,
      .c_row = 5,
      .batch_rank = 2,
      .batch = {2, 3},
      .a_batch = {0, 24},
      .b_batch = {60, 20},
      .c_batch = {90, 30}}},
    {"heads of a packed projection",
     {.m = 16,
      .n = 16,
      .k = 8,
      .a_row = 96,
      .a_col = 1,
      .b_row = 1,
      .b_col = 96,
      .c_row = 16,
      .batch_rank = 2,
      .batch = {3, 4},
      .a_batch = {16 * 96, 8},
      .b_batch = {16 * 96, 8},
      .c_batch = {4 * 256, 256}}},
    {"gapped batches",
     {.m = 4,
      .n = 5,
      .k = 6,
      .a_row = 12,
      .a_col = 2,
      .b_row = 20,
      .b_col = 3,
      .c_row = 5,
      .batch_rank = 2,
      .batch = {2, 2},
      .a_batch = {300, 100},
      .b_batch = {7, 900},
      .c_batch = {40, 20}}},
};

Test(gemm, float32_agrees_with_the_plain_loop)
{
    float *a = random_f32(BUFFER, 1), *b = random_f32(BUFFER, 2), *bias = random_f32(BUFFER, 3);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int with_bias = 0; with_bias < 2; with_bias++) {
            float *fast = filled_f32(BUFFER, 77), *plain = filled_f32(BUFFER, 77);
            gemm_f32(&cases[i].spec, a, b, with_bias ? bias : NULL, fast);
            gemm_reference_f32(&cases[i].spec, a, b, with_bias ? bias : NULL, plain);
            expect_close_f32(cases[i].name, fast, plain, BUFFER, 2e-5);
            free(fast);
            free(plain);
        }
    free(a);
    free(b);
    free(bias);
}

Test(gemm, float64_agrees_with_the_plain_loop)
{
    double *a = random_f64(BUFFER, 1), *b = random_f64(BUFFER, 2), *bias = random_f64(BUFFER, 3);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double *fast = filled_f64(BUFFER, 77), *plain = filled_f64(BUFFER, 77);
        gemm_f64(&cases[i].spec, a, b, i % 2 ? bias : NULL, fast);
        gemm_reference_f64(&cases[i].spec, a, b, i % 2 ? bias : NULL, plain);
        expect_close_f64(cases[i].name, fast, plain, BUFFER, 1e-12);
        free(fast);
        free(plain);
    }
    free(a);
    free(b);
    free(bias);
}

Test(gemm, a_product_known_by_hand)
{
    gemm_spec spec = {.m = 2, .n = 2, .k = 2, .a_row = 2, .a_col = 1, .b_row = 2, .b_col = 1, .c_row = 2};
    float a[] = {1, 2, 3, 4}, b[] = {5, 6, 7, 8}, bias[] = {100, 200}, c[4];
    gemm_f32(&spec, a, b, bias, c);
    expect_close_f32("by hand", c, (float[]){119, 222, 143, 250}, 4, 0);
}

Test(gemm, many_shapes_keep_their_own_plans)
{
    float *a = random_f32(4096, 1), *b = random_f32(4096, 2), fast[64], plain[64];
    for (int round = 0; round < 2; round++)
        for (int64_t k = 1; k < 60; k++) {
            gemm_spec spec = {
                .m = 8, .n = 8, .k = k, .a_row = k, .a_col = 1, .b_row = 8, .b_col = 1, .c_row = 8};
            gemm_f32(&spec, a, b, NULL, fast);
            gemm_reference_f32(&spec, a, b, NULL, plain);
            expect_close_f32("plans", fast, plain, 64, 1e-5);
        }
    free(a);
    free(b);
}
