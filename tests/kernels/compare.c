/* See compare.h. */
#include "compare.h"

#include <criterion/criterion.h>
#include <math.h>

static double next_value(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 40) / (double)(1 << 23) - 1.0;
}

float *random_f32(int64_t n, unsigned seed)
{
    float *values = malloc(sizeof *values * (size_t)(n + 1));
    uint64_t state = seed * 7919u + 1;
    for (int64_t i = 0; i < n; i++)
        values[i] = (float)next_value(&state);
    return values;
}

double *random_f64(int64_t n, unsigned seed)
{
    double *values = malloc(sizeof *values * (size_t)(n + 1));
    uint64_t state = seed * 7919u + 1;
    for (int64_t i = 0; i < n; i++)
        values[i] = next_value(&state);
    return values;
}

float *filled_f32(int64_t n, float value)
{
    float *values = malloc(sizeof *values * (size_t)(n + 1));
    for (int64_t i = 0; i < n; i++)
        values[i] = value;
    return values;
}

double *filled_f64(int64_t n, double value)
{
    double *values = malloc(sizeof *values * (size_t)(n + 1));
    for (int64_t i = 0; i < n; i++)
        values[i] = value;
    return values;
}

static void expect_close(const char *what, double actual, double expected, int64_t at, double tolerance)
{
    double scale = fabs(expected) > 1 ? fabs(expected) : 1;
    bool same = actual == expected || (isnan(actual) && isnan(expected)) ||
                fabs(actual - expected) <= tolerance * scale;
    cr_assert(same, "%s: element %lld is %.9g, expected %.9g", what, (long long)at, actual, expected);
}

void expect_close_f32(const char *what, const float *actual, const float *expected, int64_t n,
                      double tolerance)
{
    for (int64_t i = 0; i < n; i++)
        expect_close(what, (double)actual[i], (double)expected[i], i, tolerance);
}

void expect_close_f64(const char *what, const double *actual, const double *expected, int64_t n,
                      double tolerance)
{
    for (int64_t i = 0; i < n; i++)
        expect_close(what, actual[i], expected[i], i, tolerance);
}
