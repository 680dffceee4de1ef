/* Helpers of the kernel tests: reproducible inputs, and comparison with a tolerance that knows how long the
 * sums are. */
#ifndef TESTS_KERNELS_COMPARE_H
#define TESTS_KERNELS_COMPARE_H

#include <stdint.h>
#include <stdlib.h>

/* n values in [-1, 1), the same for the same seed.  Free with free(). */
float *random_f32(int64_t n, unsigned seed);
double *random_f64(int64_t n, unsigned seed);

/* n zeros (or whatever `value` says), for results that a kernel must overwrite. */
float *filled_f32(int64_t n, float value);
double *filled_f64(int64_t n, double value);

/* Fails the running test at the first pair that differs by more than `tolerance`, relative to max(1,
 * |expected|). */
void expect_close_f32(const char *what, const float *actual, const float *expected, int64_t n,
                      double tolerance);
void expect_close_f64(const char *what, const double *actual, const double *expected, int64_t n,
                      double tolerance);

#endif
