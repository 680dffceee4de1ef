/* What the files of datetime share. */
#ifndef T2M_PY_DATETIME_INTERNAL_H
#define T2M_PY_DATETIME_INTERNAL_H

#include <time.h>

#include "t2m/py_datetime.h"

#define MICROSECONDS INT64_C(1000000)
#define DAY (86400 * MICROSECONDS)

/* Days since 0001-01-01, which is 1; and back. */
int64_t days_of(int64_t year, int64_t month, int64_t day);
void date_of_days(int64_t days, int64_t *year, int64_t *month, int64_t *day);
int64_t days_in_month(int64_t year, int64_t month);

/* Floor division and its rest, for a positive divisor. */
static inline int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}
static inline int64_t floor_mod(int64_t a, int64_t b)
{
    return a - floor_div(a, b) * b;
}

/* "+HH:MM[:SS[.ffffff]]" of an offset; the separator may be "". */
void add_offset(py_builder *b, int64_t offset, const char *separator);

struct tm tm_of(int64_t year, int64_t month, int64_t day, int64_t microseconds);
py_str format_time(const struct tm *parts, int64_t microsecond, const py_timezone *zone, py_str format);

#endif
