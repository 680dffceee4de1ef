/* Reading numbers without raising: for who words the error itself. */
#ifndef T2M_PY_PARSE_NUMBER_H
#define T2M_PY_PARSE_NUMBER_H

#include "t2m/py_str.h"

typedef enum parse_result { PARSE_OK, PARSE_BAD, PARSE_OVERFLOW } parse_result;

parse_result parse_int(py_str s, int64_t base, int64_t *result);
parse_result parse_float(py_str s, double *result);

#endif
