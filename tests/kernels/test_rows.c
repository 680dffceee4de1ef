/* Softmax and its relatives, cross-entropy and normalisation, against the textbook formulas in double
 * precision. */
#include "compare.h"
#include "kernels/cross_entropy.h"
#include "kernels/norm.h"
#include "kernels/softmax.h"
#include "kernels/vector_math.h"

#include <criterion/criterion.h>
#include <math.h>

Test(vector_math, exp_is_exact_to_two_units_in_the_last_place)
{
    for (double x = -103; x < 89; x += 0.00137) {
        float value = kernel_exp_f32((float)x);
        double exact = exp((double)(float)x), unit = exact < 1.1754944e-38 ? 1.4e-45 : exact * 1.2e-7;
        cr_assert(isinf(value) ? exact > 3.4e38 : fabs((double)value - exact) <= 2 * unit, "exp(%g) = %g", x,
                  (double)value);
    }
    cr_assert(kernel_exp_f32(-INFINITY) == 0);
    cr_assert(isinf(kernel_exp_f32(INFINITY)));
    cr_assert(isnan(kernel_exp_f32(NAN)));
    cr_assert(kernel_exp_f32(0) == 1);
}

static const softmax_shape shapes[] = {{7, 10, 1}, {3, 1000, 1}, {2, 5, 6},
                                       {4, 1, 1},  {1, 17, 3},   {600, 65, 1}};
enum { SHAPES = sizeof shapes / sizeof *shapes };

static int64_t size_of(softmax_shape s)
{
    return s.outer * s.n * s.inner;
}

/* log(sum(exp)) of the line through element `at`. */
static double line_logsumexp(softmax_shape s, const float *x, int64_t at)
{
    int64_t start = at / (s.n * s.inner) * s.n * s.inner + at % s.inner;
    double sum = 0;
    for (int64_t i = 0; i < s.n; i++)
        sum += exp((double)x[start + i * s.inner]);
    return log(sum);
}

Test(softmax, values)
{
    for (int c = 0; c < SHAPES; c++) {
        int64_t size = size_of(shapes[c]);
        float *x = random_f32(size, 5), *y = filled_f32(size, 0), *log_y = filled_f32(size, 0);
        float *expected = filled_f32(size, 0), *log_expected = filled_f32(size, 0);
        for (int64_t i = 0; i < size; i++) {
            log_expected[i] = (float)((double)x[i] - line_logsumexp(shapes[c], x, i));
            expected[i] = expf(log_expected[i]);
        }
        softmax_f32(shapes[c], x, y);
        log_softmax_f32(shapes[c], x, log_y);
        expect_close_f32("softmax", y, expected, size, 1e-6);
        expect_close_f32("log_softmax", log_y, log_expected, size, 1e-6);
        logsumexp_f32(shapes[c], x, y);
        for (int64_t r = 0; r < shapes[c].outer * shapes[c].inner; r++) {
            int64_t at = r / shapes[c].inner * shapes[c].n * shapes[c].inner + r % shapes[c].inner;
            float sum = (float)line_logsumexp(shapes[c], x, at);
            expect_close_f32("logsumexp", y + r, &sum, 1, 1e-6);
        }
        free(x);
        free(y);
        free(log_y);
        free(expected);
        free(log_expected);
    }
}

/* The gradient by central differences of the double-precision forward kernels. */
static void check_gradient(softmax_shape s, bool logarithm)
{
    int64_t size = size_of(s);
    double *x = random_f64(size, 5), *dy = random_f64(size, 6), *y = filled_f64(size, 0),
           *dx = filled_f64(size, 0);
    double *moved = filled_f64(size, 0);
    (logarithm ? log_softmax_f64 : softmax_f64)(s, x, y);
    (logarithm ? log_softmax_backward_f64 : softmax_backward_f64)(s, y, dy, dx);
    for (int64_t i = 0; i < size; i += 1 + size / 40) {
        double keep = x[i], change = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            x[i] = keep + sign * 1e-5;
            (logarithm ? log_softmax_f64 : softmax_f64)(s, x, moved);
            for (int64_t j = 0; j < size; j++)
                change += sign * moved[j] * dy[j];
        }
        x[i] = keep;
        change /= 2e-5;
        expect_close_f64("gradient", dx + i, &change, 1, 1e-7);
    }
    free(x);
    free(dy);
    free(y);
    free(dx);
    free(moved);
}

Test(softmax, gradients)
{
    for (int c = 0; c < SHAPES; c++) {
        if (size_of(shapes[c]) > 5000)
            continue;
        check_gradient(shapes[c], false);
        check_gradient(shapes[c], true);
    }
}

Test(softmax, float32_gradients_agree_with_float64)
{
    softmax_shape s = {40, 37, 1};
    int64_t size = size_of(s);
    float *y = random_f32(size, 1), *dy = random_f32(size, 2), *dx = filled_f32(size, 0);
    double *y64 = random_f64(size, 1), *dy64 = random_f64(size, 2), *dx64 = filled_f64(size, 0);
    for (int logarithm = 0; logarithm < 2; logarithm++) {
        (logarithm ? log_softmax_backward_f32 : softmax_backward_f32)(s, y, dy, dx);
        (logarithm ? log_softmax_backward_f64 : softmax_backward_f64)(s, y64, dy64, dx64);
        for (int64_t i = 0; i < size; i++)
            cr_assert(fabs((double)dx[i] - dx64[i]) < 2e-5);
    }
    free(y);
    free(dy);
    free(dx);
    free(y64);
    free(dy64);
    free(dx64);
}

Test(softmax, infinities)
{
    float masked[] = {1, -INFINITY, 1, -INFINITY}, y[4], all[] = {-INFINITY, -INFINITY},
          large[] = {1000, 1000};
    softmax_f32((softmax_shape){1, 4, 1}, masked, y);
    expect_close_f32("masked", y, (float[]){0.5, 0, 0.5, 0}, 4, 0);
    logsumexp_f32((softmax_shape){1, 2, 1}, all, y);
    cr_assert(isinf(y[0]) && y[0] < 0);
    softmax_f32((softmax_shape){1, 2, 1}, all, y);
    cr_assert(isnan(y[0]));
    softmax_f32((softmax_shape){1, 2, 1}, large, y);
    expect_close_f32("large", y, (float[]){0.5, 0.5}, 2, 0);
}

Test(cross_entropy, loss_and_gradient)
{
    enum { ROWS = 5, CLASSES = 19 };
    float *logits = random_f32(ROWS * CLASSES, 3), losses[ROWS], sums[ROWS], gradient[ROWS * CLASSES];
    int64_t targets[ROWS] = {0, 18, -100, 7, 7};
    float scale[ROWS] = {1, 2, 3, 4, 5};
    cross_entropy_f32(ROWS, CLASSES, logits, targets, -100, losses, sums);
    cross_entropy_backward_f32(ROWS, CLASSES, logits, targets, -100, sums, scale, 1, gradient);
    for (int row = 0; row < ROWS; row++) {
        double sum = line_logsumexp((softmax_shape){ROWS, CLASSES, 1}, logits, row * CLASSES);
        bool ignored = targets[row] == -100;
        float loss = ignored ? 0 : (float)(sum - (double)logits[row * CLASSES + targets[row]]);
        expect_close_f32("loss", losses + row, &loss, 1, 1e-6);
        for (int i = 0; i < CLASSES; i++) {
            double p = exp((double)logits[row * CLASSES + i] - sum) - (targets[row] == i);
            float slope = ignored ? 0 : (float)(p * (double)scale[row]);
            expect_close_f32("slope", gradient + row * CLASSES + i, &slope, 1, 1e-6);
        }
    }
    cr_assert(cross_entropy_bad_target(targets, ROWS, CLASSES, -100) == -1);
    targets[3] = CLASSES;
    cr_assert(cross_entropy_bad_target(targets, ROWS, CLASSES, -100) == 3);
    free(logits);
}

static double norm_value(norm_shape s, const double *x, const double *weight, const double *bias, double eps,
                         int64_t at)
{
    const double *row = x + at / s.n * s.n;
    double mean = 0, variance = 0;
    for (int64_t i = 0; s.centered && i < s.n; i++)
        mean += row[i] / (double)s.n;
    for (int64_t i = 0; i < s.n; i++)
        variance += (row[i] - mean) * (row[i] - mean) / (double)s.n;
    return (x[at] - mean) / sqrt(variance + eps) * (weight ? weight[at % s.n] : 1) +
           (bias ? bias[at % s.n] : 0);
}

Test(norm, values_and_gradients)
{
    for (int variant = 0; variant < 4; variant++) {
        norm_shape s = {.rows = 6, .n = 37, .centered = variant % 2 == 0};
        int64_t size = s.rows * s.n;
        double *x = random_f64(size, 1), *w = random_f64(s.n, 2), *b = random_f64(s.n, 3),
               *dy = random_f64(size, 4);
        double *y = filled_f64(size, 0), *dx = filled_f64(size, 0), dw[37], db[37], statistics[12], *weight;
        weight = variant < 2 ? w : NULL;
        norm_f64(s, x, weight, weight ? b : NULL, 1e-5, y, statistics);
        for (int64_t i = 0; i < size; i++) {
            double expected = norm_value(s, x, weight, weight ? b : NULL, 1e-5, i);
            expect_close_f64("norm", y + i, &expected, 1, 1e-12);
        }
        norm_backward_f64(s, x, weight, statistics, dy, dx, dw, db);
        for (int64_t i = 0; i < size; i += 5) {
            double keep = x[i], change = 0;
            for (int sign = -1; sign <= 1; sign += 2) {
                x[i] = keep + sign * 1e-5;
                for (int64_t j = i / s.n * s.n; j < (i / s.n + 1) * s.n; j++)
                    change += sign * dy[j] * norm_value(s, x, weight, NULL, 1e-5, j) / 2e-5;
            }
            x[i] = keep;
            expect_close_f64("dx", dx + i, &change, 1, 1e-7);
        }
        for (int64_t i = 0; i < s.n; i++) {
            double expected_w = 0, expected_b = 0;
            for (int64_t row = 0; row < s.rows; row++) {
                expected_w += dy[row * s.n + i] * norm_value(s, x, NULL, NULL, 1e-5, row * s.n + i);
                expected_b += dy[row * s.n + i];
            }
            expect_close_f64("dweight", dw + i, &expected_w, 1, 1e-12);
            expect_close_f64("dbias", db + i, &expected_b, 1, 1e-12);
        }
        free(x), free(w), free(b), free(dy), free(y), free(dx);
    }
}

Test(norm, float32_agrees_with_float64)
{
    norm_shape s = {.rows = 300, .n = 130, .centered = true};
    int64_t size = s.rows * s.n;
    float *x = random_f32(size, 1), *w = random_f32(s.n, 2), *dy = random_f32(size, 4),
          *y = filled_f32(size, 0);
    float *dx = filled_f32(size, 0), dw[130], statistics[600];
    double *x64 = random_f64(size, 1), *w64 = random_f64(s.n, 2), *dy64 = random_f64(size, 4),
           *y64 = filled_f64(size, 0);
    double *dx64 = filled_f64(size, 0), dw64[130], statistics64[600];
    norm_f32(s, x, w, NULL, 1e-5, y, statistics);
    norm_f64(s, x64, w64, NULL, 1e-5, y64, statistics64);
    norm_backward_f32(s, x, w, statistics, dy, dx, dw, NULL);
    norm_backward_f64(s, x64, w64, statistics64, dy64, dx64, dw64, NULL);
    for (int64_t i = 0; i < size; i++) {
        cr_assert(fabs((double)y[i] - y64[i]) < 1e-5);
        cr_assert(fabs((double)dx[i] - dx64[i]) < 1e-5);
    }
    for (int64_t i = 0; i < s.n; i++)
        cr_assert(fabs((double)dw[i] - dw64[i]) < 1e-4);
    free(x), free(w), free(dy), free(y), free(dx), free(x64), free(w64), free(dy64), free(y64), free(dx64);
}
