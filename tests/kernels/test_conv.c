/* Convolutions and their gradients against the plain loops; the plain loops against values worked out by
 * hand. */
#include "compare.h"
#include "kernels/conv.h"

#include <criterion/criterion.h>
#include <string.h>

enum { BUFFER = 300000 };

/* A case in the words of PyTorch: sizes, and how each tensor lies in memory. */
typedef struct conv_case {
    const char *name;
    int64_t rank, batch, in_channels, out_channels, groups;
    int64_t in[3], kernel[3], stride[3], pad[3], dilation[3];
    bool channels_last; /* x and y; the weight is always O, I, kernel */
} conv_case;

static const conv_case cases[] = {
    {"plain", 2, 2, 3, 5, 1, {8, 9}, {3, 3}, {1, 1}, {0, 0}, {1, 1}, true},
    {"one channel", 2, 4, 1, 32, 1, {28, 28}, {3, 3}, {1, 1}, {0, 0}, {1, 1}, true},
    {"wide", 2, 2, 32, 64, 1, {10, 10}, {3, 3}, {1, 1}, {1, 1}, {1, 1}, true},
    {"wide, channels first", 2, 2, 32, 64, 1, {10, 10}, {3, 3}, {1, 1}, {1, 1}, {1, 1}, false},
    {"strided", 2, 2, 16, 32, 1, {12, 11}, {3, 3}, {2, 2}, {1, 1}, {1, 1}, true},
    {"strided, channels first", 2, 2, 3, 8, 1, {13, 11}, {7, 5}, {2, 3}, {3, 2}, {1, 1}, false},
    {"dilated", 2, 2, 4, 6, 1, {12, 12}, {3, 3}, {1, 1}, {2, 2}, {2, 2}, true},
    {"grouped", 2, 2, 8, 12, 4, {7, 7}, {3, 3}, {1, 1}, {1, 1}, {1, 1}, true},
    {"depthwise", 2, 2, 16, 16, 16, {9, 9}, {3, 3}, {1, 1}, {1, 1}, {1, 1}, false},
    {"pointwise", 2, 3, 8, 4, 1, {5, 5}, {1, 1}, {1, 1}, {0, 0}, {1, 1}, true},
    {"one dimension", 1, 2, 6, 4, 1, {20}, {5}, {2}, {2}, {1}, true},
    {"one dimension, channels first", 1, 2, 6, 4, 2, {20}, {5}, {1}, {2}, {1}, false},
    {"three dimensions", 3, 1, 4, 8, 1, {6, 5, 7}, {3, 2, 3}, {1, 2, 1}, {1, 0, 1}, {1, 1, 1}, true},
    {"few positions, many channels", 2, 2, 40, 96, 1, {4, 3}, {3, 3}, {1, 1}, {1, 1}, {1, 1}, true},
    {"few positions, strided and dilated", 2, 1, 20, 64, 1, {9, 8}, {3, 3}, {2, 3}, {2, 1}, {2, 1}, true},
    {"few positions in one dimension", 1, 2, 12, 64, 1, {10}, {4}, {2}, {1}, {1}, true},
    {"few positions in three dimensions", 3, 1, 6, 64, 1, {4, 3, 4}, {3, 2, 3}, {1, 2, 1}, {1, 0, 1}, {1, 1, 1}, true},
    {"many images, where Winograd is chosen",
     2,
     64,
     16,
     32,
     1,
     {12, 12},
     {3, 3},
     {1, 1},
     {1, 1},
     {1, 1},
     true},
    {"single image", 2, 1, 3, 4, 1, {6, 6}, {3, 3}, {1, 1}, {1, 1}, {1, 1}, false},
};

static void channels_first(int64_t rank, int64_t channels, const int64_t *sizes, int64_t *strides)
{
    int64_t step = 1;
    for (int64_t i = rank - 1; i >= 0; i--) {
        strides[i + 2] = step;
        step *= sizes[i];
    }
    strides[1] = step;
    strides[0] = step * channels;
}

static conv_spec spec_of(const conv_case *c)
{
    conv_spec s = {.rank = c->rank,
                   .batch = c->batch,
                   .in_channels = c->in_channels,
                   .out_channels = c->out_channels,
                   .groups = c->groups};
    for (int i = 0; i < c->rank; i++) {
        s.in[i] = c->in[i];
        s.kernel[i] = c->kernel[i];
        s.stride[i] = c->stride[i];
        s.dilation[i] = c->dilation[i];
        s.pad_lo[i] = s.pad_hi[i] = c->pad[i];
        s.out[i] = (c->in[i] + 2 * c->pad[i] - c->dilation[i] * (c->kernel[i] - 1) - 1) / c->stride[i] + 1;
    }
    (c->channels_last ? conv_channels_last : channels_first)(s.rank, s.in_channels, s.in, s.x_strides);
    (c->channels_last ? conv_channels_last : channels_first)(s.rank, s.out_channels, s.out, s.y_strides);
    channels_first(s.rank, s.in_channels / s.groups, s.kernel, s.w_strides);
    return s;
}

Test(conv, forward_agrees_with_the_plain_loop)
{
    float *x = random_f32(BUFFER, 1), *w = random_f32(BUFFER, 2), *bias = random_f32(BUFFER, 3);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        conv_spec spec = spec_of(&cases[i]);
        float *fast = filled_f32(BUFFER, 7), *plain = filled_f32(BUFFER, 7);
        for (int with_bias = 0; with_bias < 2; with_bias++) {
            conv_forward_f32(&spec, x, w, with_bias ? bias : NULL, fast);
            conv_forward_reference_f32(&spec, x, w, with_bias ? bias : NULL, plain);
            expect_close_f32(cases[i].name, fast, plain, BUFFER, 2e-5);
        }
        free(fast);
        free(plain);
    }
    free(x);
    free(w);
    free(bias);
}

Test(conv, backward_data_agrees_with_the_plain_loop)
{
    float *y = random_f32(BUFFER, 1), *w = random_f32(BUFFER, 2);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        conv_spec spec = spec_of(&cases[i]);
        float *fast = filled_f32(BUFFER, 7), *plain = filled_f32(BUFFER, 7);
        conv_backward_data_f32(&spec, y, w, fast);
        conv_backward_data_reference_f32(&spec, y, w, plain);
        expect_close_f32(cases[i].name, fast, plain, BUFFER, 2e-5);
        free(fast);
        free(plain);
    }
    free(y);
    free(w);
}

Test(conv, backward_weights_agrees_with_the_plain_loop)
{
    float *x = random_f32(BUFFER, 1), *y = random_f32(BUFFER, 2);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        conv_spec spec = spec_of(&cases[i]);
        float *fast = filled_f32(BUFFER, 7), *plain = filled_f32(BUFFER, 7);
        conv_backward_weights_f32(&spec, x, y, fast);
        conv_backward_weights_reference_f32(&spec, x, y, plain);
        expect_close_f32(cases[i].name, fast, plain, BUFFER, 5e-5);
        free(fast);
        free(plain);
    }
    free(x);
    free(y);
}

/* Both gradients of one y that is promised to stay; then the promise ends, and the same memory holds another y. */
Test(conv, a_steady_y_is_read_for_both_gradients)
{
    float *x = random_f32(BUFFER, 1), *w = random_f32(BUFFER, 2), *y = malloc(BUFFER * sizeof *y);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        conv_spec spec = spec_of(&cases[i]);
        for (unsigned seed = 3; seed < 5; seed++) {
            float *fast = filled_f32(BUFFER, 7), *plain = filled_f32(BUFFER, 7), *next = random_f32(BUFFER, seed);
            memcpy(y, next, BUFFER * sizeof *y);
            conv_steady_y(y);
            conv_backward_weights_f32(&spec, x, y, fast);
            conv_backward_weights_reference_f32(&spec, x, y, plain);
            expect_close_f32(cases[i].name, fast, plain, BUFFER, 5e-5);
            conv_backward_data_f32(&spec, y, w, fast);
            conv_backward_data_reference_f32(&spec, y, w, plain);
            expect_close_f32(cases[i].name, fast, plain, BUFFER, 5e-5);
            conv_steady_y(NULL);
            free(fast);
            free(plain);
            free(next);
        }
    }
    free(x);
    free(w);
    free(y);
}

/* <conv(x, w), y> = <x, conv_backward_data(y, w)> = <w, conv_backward_weights(x, y)>: the gradients are the
 * transposes. */
static double dot(const double *a, const double *b, int64_t n)
{
    double sum = 0;
    for (int64_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static int64_t extent(int64_t rank, int64_t n, int64_t channels, const int64_t *sizes)
{
    for (int64_t i = 0; i < rank; i++)
        channels *= sizes[i];
    return n * channels;
}

Test(conv, gradients_are_the_transposes)
{
    double *x = random_f64(BUFFER, 1), *w = random_f64(BUFFER, 2), *y = random_f64(BUFFER, 3);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        conv_spec s = spec_of(&cases[i]);
        double *out = filled_f64(BUFFER, 0), *dx = filled_f64(BUFFER, 0), *dw = filled_f64(BUFFER, 0);
        conv_forward_f64(&s, x, w, NULL, out);
        conv_backward_data_f64(&s, y, w, dx);
        conv_backward_weights_f64(&s, x, y, dw);
        double through_y = dot(out, y, extent(s.rank, s.batch, s.out_channels, s.out));
        double through_x = dot(dx, x, extent(s.rank, s.batch, s.in_channels, s.in));
        double through_w = dot(dw, w, extent(s.rank, s.out_channels, s.in_channels / s.groups, s.kernel));
        expect_close_f64(cases[i].name, &through_x, &through_y, 1, 1e-10);
        expect_close_f64(cases[i].name, &through_w, &through_y, 1, 1e-10);
        free(out);
        free(dx);
        free(dw);
    }
    free(x);
    free(w);
    free(y);
}

Test(conv, a_window_sum_known_by_hand)
{
    conv_case c = {"by hand", 2, 1, 1, 1, 1, {3, 3}, {2, 2}, {1, 1}, {0, 0}, {1, 1}, false};
    conv_spec spec = spec_of(&c);
    float x[] = {1, 2, 3, 4, 5, 6, 7, 8, 9}, w[] = {1, 10, 100, 1000}, y[4];
    conv_forward_f32(&spec, x, w, NULL, y);
    expect_close_f32("by hand", y, (float[]){5421, 6532, 8754, 9865}, 4, 0);
}

Test(conv, an_empty_batch_is_no_error)
{
    conv_case c = {"empty", 2, 0, 2, 3, 1, {4, 4}, {3, 3}, {1, 1}, {0, 0}, {1, 1}, true};
    conv_spec spec = spec_of(&c);
    float x[1], w[54] = {1}, dw[54] = {3}, zero[54] = {0};
    conv_forward_f32(&spec, x, w, NULL, x);
    conv_backward_weights_f32(&spec, x, x, dw);
    expect_close_f32("empty", dw, zero, 54, 0);
}
