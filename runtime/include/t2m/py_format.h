/* Text of values: repr, str, and the format mini-language ("{:>10.3f}"). Results are C texts in the current
 * pool, made for printf("%s") and py_str_printf; a py_str of them is py_str_of(text). Where a spec is plain
 * (`.4f`, `d`) and the value's printf conversion prints the same, emitted code uses printf alone: `%.4f`,
 * `%5" PRId64 "`. printf and Python differ for a nan with a sign: who includes this prints with py_printf, which
 * leaves the sign out. */
#ifndef T2M_PY_FORMAT_H
#define T2M_PY_FORMAT_H

#include <math.h>
#include <stdio.h>

#include "t2m/py_cell.h"
#include "t2m/py_str.h"

/* x, but every nan is the positive one, which printf writes as "nan". */
static inline double py_nan(double x)
{
    return x != x ? (double)NAN : x;
}

/* printf and fprintf that write every nan as "nan". */
int py_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
int py_fprintf(FILE *stream, const char *format, ...) __attribute__((format(printf, 2, 3)));
#define printf(...) py_printf(__VA_ARGS__)
#define fprintf(...) py_fprintf(__VA_ARGS__)

/* ---- repr() and str() */
const char *py_float_text(double x); /* 0.1, 1e-05, 1e+16, inf, nan: shortest text that reads back as x */
const char *py_int_text(int64_t x);
const char *py_bool_text(bool x);               /* True, False */
const char *py_object_text(const void *x);      /* str(x) */
const char *py_object_repr_text(const void *x); /* repr(x) */

/* str(x) of any C value by its type; note that C comparisons are int: write py_bool_text for them. */
#define py_text_of(x)                                                                                        \
    _Generic((x), bool                                                                                       \
             : py_bool_text, int                                                                             \
             : py_int_text, long                                                                             \
             : py_int_text, long long                                                                        \
             : py_int_text, float                                                                            \
             : py_float_text, double                                                                         \
             : py_float_text, default                                                                        \
             : py_object_text)(x)

/* ---- format(value, spec): the whole mini-language:
 * [[fill]align][sign][z][#][0][width][,_][.precision][type]. ValueError for a spec that does not fit, worded
 * as Python's. */
const char *py_format_int(int64_t x, const char *spec);
const char *py_format_float(double x, const char *spec);
const char *py_format_bool(bool x, const char *spec);
const char *py_format_str(py_str x, const char *spec);
const char *py_format_object(const void *x,
                             const char *spec); /* TypeError if spec is not empty and x no number, str */

/* A spec with nested fields is built first: py_format_float(x, py_spec("%" PRId64 ".%" PRId64 "f", width,
 * digits)). */
const char *py_spec(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ---- "..." % values: one conversion as Python prints it, e.g. py_percent_int(5, "%05d"). printf serves most
 * of them directly; these are for %r, %s with precision on non-ASCII, and floats whose nan or inf need
 * Python's look. */
const char *py_percent_int(int64_t x, const char *conversion);
const char *py_percent_float(double x, const char *conversion);
const char *py_percent_str(py_str x, const char *conversion);

const char *py_percent_object(const t2m_object *x, const char *conversion); /* any value */

/* ---- templates that only the run reads. args and kwargs may be NULL; fields may have attributes and items:
 * py_str_format(PY_STR("{0[1]} {name}"), args, kwargs), py_str_percent(PY_STR("%d of %d"), pair). */
py_str py_str_format(py_str template, const struct py_tuple *args, const struct py_dict *kwargs);
py_str py_str_percent(py_str template, const t2m_object *values);

/* print(*items): their texts with `between` between them; the other two put it behind or before them too, if there are any items. */
py_str py_items_text(const struct py_list *items, py_str between);
py_str py_items_text_before(const struct py_list *items, py_str between);
py_str py_items_text_after(const struct py_list *items, py_str between);

/* ascii(x) of repr(x): what is not ASCII as an escape. */
py_str py_str_ascii(py_str text);

/* bin(), oct(), hex() */
const char *py_bin_text(int64_t x);
const char *py_oct_text(int64_t x);
const char *py_hex_text(int64_t x);

#endif
