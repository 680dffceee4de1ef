/* Checks an expression's gradient in float64 against central differences, and small helpers for values. */
#ifndef TESTS_HEAVY_GRADCHECK_H
#define TESTS_HEAVY_GRADCHECK_H

#include "mlx/c/mlx.h"
#include "mlx/c/t2m_ext_nn.h"

enum { GRADCHECK_INPUTS = 4, GRADCHECK_NDIM = 6 };

/* Builds the expression from its inputs; the result is the caller's to free. */
typedef mlx_array (*gradcheck_build)(const mlx_array *in, mlx_stream s);

typedef struct gradcheck_case {
    const char *name;
    gradcheck_build build;
    int shapes[GRADCHECK_INPUTS][GRADCHECK_NDIM]; /* each ends at its first 0; no input is a scalar */
} gradcheck_case;

/* Runs value_and_grad of sum(weights * build(inputs)) and compares every derivative.  Fails the test with the
 * name. */
void gradcheck(const gradcheck_case *c);

/* The default stream, made once. */
mlx_stream test_stream(void);

/* float32 and int64 arrays of the given shape. */
mlx_array floats(const float *values, const int *shape, int ndim);
mlx_array longs(const int64_t *values, const int *shape, int ndim);

/* Fails unless `a` has this shape and, to 1e-5, these values; frees `a`. */
void expect_floats(const char *what, mlx_array a, const float *values, const int *shape, int ndim);

/* Installs a handler that keeps the message of the next error; last_error gives it and forgets it ("" if
 * none). */
void catch_errors(void);
const char *last_error(void);

#endif
