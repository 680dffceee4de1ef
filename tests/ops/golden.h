/* Golden values: tensors as record_*.py wrote them to JSON, as arrays, and compared with arrays. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include <jansson.h>

#include "t2m/mx.h"

/* The file of that name beside the tests; fails the test if it cannot be read. The caller owns it. */
json_t *golden_file(const char *name);

/* An array from {"dtype", "shape", "values"}. */
mx_array golden_array(const json_t *tensor);
/* An array from flat values, in the shape and dtype of another. */
mx_array golden_like(const json_t *values, mx_array model);
/* A list of ints as sizes. */
mx_dims golden_dims(const json_t *sizes);
/* A number, or one of the strings "nan", "inf", "-inf". */
double golden_number(const json_t *value);

/* How far floats may be off: |a - b| <= relative * |b| + scaled * (largest |b| of the tensor) + absolute. */
typedef struct golden_tolerance {
    double relative, scaled, absolute;
} golden_tolerance;

/* Fails the running test, naming `what`, unless the array has the recorded dtype, shape and values. A tensor that
 * was abridged ("first", "last", "sum") is compared by these. */
void golden_expect(const char *what, mx_array actual, const json_t *tensor, golden_tolerance tolerance);
/* The same for flat values alone. */
void golden_expect_values(const char *what, mx_array actual, const json_t *values, golden_tolerance tolerance);

/* All elements in row-major order as doubles; the caller frees them. */
double *golden_elements(mx_array x, int64_t *count);

#endif
