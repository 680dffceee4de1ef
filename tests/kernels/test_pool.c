/* Pooling against a plain search over each window, in both memory orders. */
#include "compare.h"
#include "kernels/pool.h"

#include <criterion/criterion.h>
#include <math.h>

enum { BUFFER = 20000 };

static const struct {
    const char *name;
    pool_spec spec; /* strides are filled in by the tests */
} cases[] = {
    {"tiles",
     {.batch = 2,
      .channels = 5,
      .in = {8, 6},
      .out = {4, 3},
      .kernel = {2, 2},
      .stride = {2, 2},
      .dilation = {1, 1}}},
    {"tiles with a rest",
     {.batch = 2,
      .channels = 17,
      .in = {9, 7},
      .out = {3, 2},
      .kernel = {3, 3},
      .stride = {3, 3},
      .dilation = {1, 1}}},
    {"overlapping, padded",
     {.batch = 2,
      .channels = 4,
      .in = {8, 9},
      .out = {4, 5},
      .kernel = {3, 3},
      .stride = {2, 2},
      .pad = {1, 1},
      .dilation = {1, 1},
      .count_padding = true}},
    {"padding not counted",
     {.batch = 2,
      .channels = 4,
      .in = {8, 9},
      .out = {4, 5},
      .kernel = {3, 3},
      .stride = {2, 2},
      .pad = {1, 1},
      .dilation = {1, 1}}},
    {"over the end",
     {.batch = 1,
      .channels = 3,
      .in = {6, 7},
      .out = {3, 4},
      .kernel = {3, 3},
      .stride = {2, 2},
      .dilation = {1, 1},
      .count_padding = true}},
    {"one channel",
     {.batch = 3,
      .channels = 1,
      .in = {5, 5},
      .out = {4, 2},
      .kernel = {2, 3},
      .stride = {1, 2},
      .dilation = {1, 1},
      .divisor = 7}},
};
enum { CASES = sizeof cases / sizeof *cases };

static pool_spec laid_out(pool_spec s, bool channels_last)
{
    const int64_t *sizes[2] = {s.in, s.out};
    int64_t *strides[2] = {s.x_strides, s.y_strides};
    for (int i = 0; i < 2; i++) {
        int64_t h = sizes[i][0], w = sizes[i][1], c = s.channels;
        int64_t last[4] = {h * w * c, 1, w * c, c}, first[4] = {h * w * c, h * w, w, 1};
        for (int d = 0; d < 4; d++)
            strides[i][d] = channels_last ? last[d] : first[d];
    }
    return s;
}

/* The position h * width + w that a window's tap reads, or -1 outside the input. */
static int64_t tap(const pool_spec *s, int64_t row, int64_t column, int64_t i, int64_t j)
{
    int64_t h = row * s->stride[0] - s->pad[0] + i * s->dilation[0];
    int64_t w = column * s->stride[1] - s->pad[1] + j * s->dilation[1];
    return h >= 0 && h < s->in[0] && w >= 0 && w < s->in[1] ? h * s->in[1] + w : -1;
}

/* One output element: which window, and where it and its input plane lie. */
typedef struct place {
    int64_t row, column, y, plane;
} place;

static place place_of(const pool_spec *s, int64_t index)
{
    int64_t column = index % s->out[1], row = index / s->out[1] % s->out[0],
            plane = index / (s->out[0] * s->out[1]);
    int64_t n = plane / s->channels, c = plane % s->channels;
    return (place){row, column,
                   n * s->y_strides[0] + c * s->y_strides[1] + row * s->y_strides[2] +
                       column * s->y_strides[3],
                   n * s->x_strides[0] + c * s->x_strides[1]};
}

static int64_t outputs(const pool_spec *s)
{
    return s->batch * s->channels * s->out[0] * s->out[1];
}

/* Where the element at `position` of a plane lies. */
static int64_t x_at(const pool_spec *s, place at, int64_t position)
{
    return at.plane + position / s->in[1] * s->x_strides[2] + position % s->in[1] * s->x_strides[3];
}

static void check_maximum(const char *name, pool_spec s, const float *x, const float *dy)
{
    float *y = filled_f32(BUFFER, 9), *dx = filled_f32(BUFFER, 9), *slopes = filled_f32(BUFFER, 0);
    int32_t *positions = calloc(BUFFER, sizeof *positions);
    max_pool_f32(&s, x, y, positions);
    max_pool_backward_f32(&s, dy, positions, dx);
    for (int64_t k = 0; k < outputs(&s); k++) {
        place at = place_of(&s, k);
        float best = -INFINITY;
        int64_t where = -1;
        for (int64_t t = 0; t < s.kernel[0] * s.kernel[1]; t++) {
            int64_t position = tap(&s, at.row, at.column, t / s.kernel[1], t % s.kernel[1]);
            if (position >= 0 && x[x_at(&s, at, position)] > best) {
                best = x[x_at(&s, at, position)];
                where = position;
            }
        }
        cr_assert(y[at.y] == best && positions[at.y] == where, "%s: maximum", name);
        slopes[x_at(&s, at, where)] += dy[at.y];
    }
    expect_close_f32(name, dx, slopes, s.batch * s.channels * s.in[0] * s.in[1], 1e-6);
    free(y), free(dx), free(slopes), free(positions);
}

/* What a window's sum is divided by. */
static double divisor_of(const pool_spec *s, place at)
{
    double inside = 0, padded = 0;
    for (int64_t i = 0; i < s->kernel[0]; i++)
        for (int64_t j = 0; j < s->kernel[1]; j++) {
            inside += tap(s, at.row, at.column, i, j) >= 0;
            padded += at.row * s->stride[0] - s->pad[0] + i < s->in[0] + s->pad[0] &&
                      at.column * s->stride[1] - s->pad[1] + j < s->in[1] + s->pad[1];
        }
    return s->divisor ? (double)s->divisor : s->count_padding ? padded : inside;
}

static void check_average(const char *name, pool_spec s, const double *x, const double *dy)
{
    double *y = filled_f64(BUFFER, 9), *dx = filled_f64(BUFFER, 9), *slopes = filled_f64(BUFFER, 0);
    avg_pool_f64(&s, x, y);
    avg_pool_backward_f64(&s, dy, dx);
    for (int64_t k = 0; k < outputs(&s); k++) {
        place at = place_of(&s, k);
        double average = 0, divisor = divisor_of(&s, at);
        for (int64_t t = 0; t < s.kernel[0] * s.kernel[1]; t++) {
            int64_t position = tap(&s, at.row, at.column, t / s.kernel[1], t % s.kernel[1]);
            if (position < 0)
                continue;
            average += x[x_at(&s, at, position)] / divisor;
            slopes[x_at(&s, at, position)] += dy[at.y] / divisor;
        }
        expect_close_f64(name, y + at.y, &average, 1, 1e-12);
    }
    expect_close_f64(name, dx, slopes, s.batch * s.channels * s.in[0] * s.in[1], 1e-12);
    free(y), free(dx), free(slopes);
}

Test(pool, maximum_and_its_gradient)
{
    float *x = random_f32(BUFFER, 1), *dy = random_f32(BUFFER, 2);
    for (int k = 0; k < 2 * CASES; k++)
        check_maximum(cases[k / 2].name, laid_out(cases[k / 2].spec, k % 2), x, dy);
    free(x), free(dy);
}

Test(pool, average_and_its_gradient)
{
    double *x = random_f64(BUFFER, 1), *dy = random_f64(BUFFER, 2);
    for (int k = 0; k < 2 * CASES; k++)
        check_average(cases[k / 2].name, laid_out(cases[k / 2].spec, k % 2), x, dy);
    free(x), free(dy);
}

Test(pool, first_of_equal_maxima_and_nan)
{
    pool_spec s = laid_out((pool_spec){.batch = 1,
                                       .channels = 1,
                                       .in = {2, 4},
                                       .out = {1, 2},
                                       .kernel = {2, 2},
                                       .stride = {2, 2},
                                       .dilation = {1, 1}},
                           false);
    float x[] = {1, 5, 2, NAN, 5, 5, 9, 3}, y[2];
    int32_t positions[2];
    max_pool_f32(&s, x, y, positions);
    cr_assert(y[0] == 5 && positions[0] == 1);
    cr_assert(isnan(y[1]) && positions[1] == 3);
}

Test(pool, dilated_windows)
{
    pool_spec s = laid_out((pool_spec){.batch = 1,
                                       .channels = 2,
                                       .in = {5, 5},
                                       .out = {3, 3},
                                       .kernel = {2, 2},
                                       .stride = {1, 1},
                                       .dilation = {2, 2}},
                           false);
    float x[50], y[18];
    int32_t positions[18];
    for (int i = 0; i < 50; i++)
        x[i] = (float)i;
    max_pool_f32(&s, x, y, positions);
    cr_assert(y[0] == 12 && positions[0] == 12 && y[8] == 24 && y[9] == 37 && positions[9] == 12);
}

Test(pool, adaptive_average)
{
    pool_spec s = laid_out(
        (pool_spec){.batch = 1, .channels = 1, .in = {1, 7}, .out = {1, 3}, .adaptive = true}, false);
    double x[] = {1, 2, 3, 4, 5, 6, 7}, y[3], dy[] = {3, 3, 3}, dx[7];
    avg_pool_f64(&s, x, y);
    expect_close_f64("adaptive", y, (double[]){2, 4, 6}, 3, 1e-12);
    avg_pool_backward_f64(&s, dy, dx);
    expect_close_f64("adaptive", dx, (double[]){1, 1, 2, 1, 2, 1, 1}, 7, 1e-12);
}
