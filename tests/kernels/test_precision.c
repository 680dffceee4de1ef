/* float32 values rounded to bfloat16, and products of such. */
#include "compare.h"
#include "kernels/gemm.h"
#include "kernels/precision.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

Test(precision, rounds_to_the_nearest)
{
    uint16_t to[8];
    float from[] = {1, -2.5f, 1 + 1.0f / 256, 1 + 3.0f / 256, 1 + 1.5f / 256, INFINITY, NAN, 3.4e38f};
    bf16_lines line = {.batches = 1, .lines = 1, .length = 8};
    kernel_to_bf16(line, from, to);
    const uint16_t expected[] = {0x3f80, 0xc020, 0x3f80, 0x3f82, 0x3f81, 0x7f80, 0x7fc0, 0x7f80}; /* ties go to even */
    for (int i = 0; i < 8; i++)
        cr_assert_eq(to[i] & (i == 6 ? 0x7fff : 0xffff), expected[i], "%d: %x", i, to[i]);
}

Test(precision, lines_are_packed)
{
    uint16_t to[12];
    float from[40];
    for (int i = 0; i < 40; i++)
        from[i] = (float)i;
    const int64_t batch[] = {2}, strides[] = {20};
    bf16_lines lines = {.batches = 2, .lines = 2, .length = 3, .line_stride = 5, .batch_rank = 1, .batch = batch, .batch_strides = strides};
    kernel_to_bf16(lines, from, to);
    for (int i = 0; i < 12; i++) {
        uint32_t bits = (uint32_t)to[i] << 16;
        float value;
        memcpy(&value, &bits, sizeof value);
        cr_assert_float_eq(value, i / 6 * 20 + i / 3 % 2 * 5 + i % 3, 0.2);
    }
}

/* Where the CPU cannot, the product is the float32 one: within the same tolerance. */
Test(precision, products_are_close)
{
    enum { M = 48, N = 64, K = 96, BATCHES = 2 };
    float *a = random_f32(BATCHES * M * K, 1), *b = random_f32(BATCHES * N * K, 2), *bias = random_f32(N, 3);
    float *low = filled_f32(BATCHES * M * N, 7), *full = filled_f32(BATCHES * M * N, 7);
    gemm_spec spec = {.m = M, .n = N, .k = K, .a_row = 1, .a_col = M, .b_row = N, .b_col = 1, .c_row = N, .batch_rank = 1, .batch = {BATCHES},
                      .a_batch = {M * K}, .b_batch = {N * K}, .c_batch = {M * N}};
    kernel_set_bf16(true);
    gemm_f32(&spec, a, b, bias, low);
    bool is_low = kernel_wants_bf16();
    kernel_set_bf16(false);
    gemm_f32(&spec, a, b, bias, full);
    expect_close_f32("bfloat16", low, full, BATCHES * M * N, 0.1);
    cr_assert(!is_low || memcmp(low, full, sizeof *low * BATCHES * M * N) != 0, "nothing was rounded");
    free(a);
    free(b);
    free(bias);
    free(low);
    free(full);
}
