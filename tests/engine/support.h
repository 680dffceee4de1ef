/* Shared by the engine's tests: short ways to make arrays, read them, and check errors and gradients. */
#ifndef TESTS_ENGINE_SUPPORT_H
#define TESTS_ENGINE_SUPPORT_H

#include <criterion/criterion.h>

#include "mlx/c/mlx.h"

/* The CPU stream. */
#define S mlx_default_cpu_stream_new()

/* A row-major array of the given values. The caller frees it. */
mlx_array floats(const int *shape, int ndim, const float *values);
#define FLOATS(shape, ...)                                                                                   \
    floats((const int[])UNWRAP shape, sizeof((int[])UNWRAP shape) / sizeof(int), (float[]){__VA_ARGS__})
#define UNWRAP(...)                                                                                          \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }

/* Smooth values in -1..1 that look random and are the same every time. */
mlx_array sample(const int *shape, int ndim, mlx_dtype dtype, unsigned seed);

/* Evaluates and compares. `expected` has as many values as the array has elements. */
void expect_values(mlx_array a, const double *expected, size_t count, double tolerance);
#define EXPECT(a, ...)                                                                                       \
    expect_values(a, (double[]){__VA_ARGS__}, sizeof((double[]){__VA_ARGS__}) / sizeof(double), 1e-5)

void expect_shape(mlx_array a, const int *shape, size_t ndim);
#define EXPECT_SHAPE(a, ...) expect_shape(a, (int[]){__VA_ARGS__}, sizeof((int[]){__VA_ARGS__}) / sizeof(int))

/* Catches errors instead of ending the test: the last message, and how many there were. */
void catch_errors(void);
const char *last_error(void);
int error_count(void);

/* The values of an array as doubles; the caller frees them. */
double *read_all(mlx_array a);

/* Checks that the gradient of a function of one float64 array agrees with differences: the sum of the
 * results, weighted with fixed numbers, is differentiated both ways. */
typedef int unary_function(mlx_array *res, const mlx_array x, void *context);
void expect_gradient(const char *name, unary_function *function, void *context, mlx_array x);
/* The same of that gradient, as a function of x. */
void expect_second_gradient(const char *name, unary_function *function, void *context, mlx_array x);

/* A function that is computed in two ways, which the payloads `tested` and `trusted` choose, agrees at `in` in its values, in its gradients along
 * `along` (shaped as the values), and in the derivatives of these gradients along `in`; relative to 1 + |value|. A function that is zero everywhere fails. */
typedef int vector_function(mlx_vector_array *res, const mlx_vector_array in, void *payload);
void expect_same_function(vector_function *function, void *tested, void *trusted, mlx_vector_array in, mlx_vector_array along, double tolerance);

#endif
