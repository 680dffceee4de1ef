/* datetime: date, time, datetime, timedelta and timezone as objects, with the proleptic Gregorian calendar of CPython.
 * A timedelta is a count of microseconds in 64 bits: 292,000 years. */
#ifndef T2M_PY_DATETIME_H
#define T2M_PY_DATETIME_H

#include "t2m/object.h"
#include "t2m/py_list.h"
#include "t2m/py_str.h"

typedef struct py_timedelta {
    t2m_object base;
    int64_t microseconds; /* all of it */
} py_timedelta;

typedef struct py_timezone {
    t2m_object base;
    int64_t offset; /* microseconds east of UTC */
    py_str name;    /* NULL: made from the offset */
} py_timezone;

typedef struct py_date {
    t2m_object base;
    int64_t year, month, day;
} py_date;

typedef struct py_daytime {
    t2m_object base;
    int64_t microseconds; /* since midnight */
} py_daytime;

typedef struct py_datetime {
    t2m_object base;
    int64_t year, month, day;
    int64_t microseconds; /* since midnight */
    py_timezone *zone;    /* NULL: naive */
} py_datetime;

/* ---- timedelta */
/* timedelta(days=..., seconds=...): rounded half to even; OverflowError past 64 bits. */
#define py_timedelta_new(...) py_timedelta_new_with((py_timedelta_parts){__VA_ARGS__})
typedef struct py_timedelta_parts {
    double days, seconds, microseconds, milliseconds, minutes, hours, weeks;
} py_timedelta_parts;
py_timedelta *py_timedelta_new_with(py_timedelta_parts parts);
py_timedelta *py_timedelta_of(int64_t microseconds);
int64_t py_timedelta_days(const py_timedelta *d);
int64_t py_timedelta_seconds(const py_timedelta *d);
int64_t py_timedelta_microseconds(const py_timedelta *d);
double py_timedelta_total_seconds(const py_timedelta *d);
py_timedelta *py_timedelta_add(const py_timedelta *a, const py_timedelta *b);
py_timedelta *py_timedelta_sub(const py_timedelta *a, const py_timedelta *b);
py_timedelta *py_timedelta_times(const py_timedelta *d, double factor);
py_timedelta *py_timedelta_times_int(const py_timedelta *d, int64_t factor);
py_timedelta *py_timedelta_divided(const py_timedelta *d, double divisor);
double py_timedelta_ratio(const py_timedelta *a, const py_timedelta *b);
int64_t py_timedelta_floordiv(const py_timedelta *a, const py_timedelta *b);
py_timedelta *py_timedelta_floordiv_int(const py_timedelta *d, int64_t divisor);
py_timedelta *py_timedelta_mod(const py_timedelta *a, const py_timedelta *b);
py_timedelta *py_timedelta_negative(const py_timedelta *d);
py_timedelta *py_timedelta_abs(const py_timedelta *d);
int py_timedelta_compare(const py_timedelta *a, const py_timedelta *b);
py_str py_timedelta_text(const py_timedelta *d); /* str(d) */
py_str py_timedelta_repr(const py_timedelta *d);

/* ---- timezone */
py_timezone *py_timezone_utc(void);
py_timezone *py_timezone_new(const py_timedelta *offset, py_str name);

/* ---- date */
py_date *py_date_new(int64_t year, int64_t month, int64_t day); /* ValueError if there is no such day */
py_date *py_date_today(void);
py_date *py_date_fromtimestamp(double timestamp);
py_date *py_date_fromordinal(int64_t ordinal);
py_date *py_date_fromisoformat(py_str text);
int64_t py_date_toordinal(const py_date *d);
int64_t py_date_weekday(const py_date *d); /* Monday is 0 */
py_date *py_date_replace(const py_date *d, int64_t year, int64_t month, int64_t day); /* -1: as it is */
py_date *py_date_add(const py_date *d, const py_timedelta *by);
py_date *py_date_minus(const py_date *d, const py_timedelta *by);
py_timedelta *py_date_sub(const py_date *a, const py_date *b);
int py_date_compare(const py_date *a, const py_date *b);
py_str py_date_isoformat(const py_date *d);
py_str py_date_repr(const py_date *d);
py_str py_date_strftime(const py_date *d, py_str format);

/* ---- time */
py_daytime *py_daytime_new(int64_t hour, int64_t minute, int64_t second, int64_t microsecond);
py_str py_daytime_isoformat(const py_daytime *t);
py_str py_daytime_strftime(const py_daytime *t, py_str format);

/* ---- datetime */
py_datetime *py_datetime_new(int64_t year, int64_t month, int64_t day, int64_t hour, int64_t minute, int64_t second,
                             int64_t microsecond, py_timezone *zone);
py_datetime *py_datetime_now(py_timezone *zone); /* NULL: local time, naive */
py_datetime *py_datetime_utcnow(void);
py_datetime *py_datetime_fromtimestamp(double timestamp, py_timezone *zone);
py_datetime *py_datetime_utcfromtimestamp(double timestamp);
py_datetime *py_datetime_fromisoformat(py_str text);
py_datetime *py_datetime_strptime(py_str text, py_str format); /* ValueError */
py_datetime *py_datetime_combine(const py_date *date, const py_daytime *time);
int64_t py_datetime_hour(const py_datetime *d);
int64_t py_datetime_minute(const py_datetime *d);
int64_t py_datetime_second(const py_datetime *d);
int64_t py_datetime_microsecond(const py_datetime *d);
double py_datetime_timestamp(const py_datetime *d);
int64_t py_datetime_weekday(const py_datetime *d);
int64_t py_datetime_toordinal(const py_datetime *d);
py_date *py_datetime_date(const py_datetime *d);
py_daytime *py_datetime_time(const py_datetime *d);
/* replace(): -1 keeps a part. */
py_datetime *py_datetime_replaced(const py_datetime *d, int64_t year, int64_t month, int64_t day, int64_t hour,
                                  int64_t minute, int64_t second, int64_t microsecond);
py_datetime *py_datetime_with_zone(const py_datetime *d, py_timezone *zone); /* replace(tzinfo=) */
py_datetime *py_datetime_astimezone(const py_datetime *d, py_timezone *zone); /* NULL: the local one */
py_datetime *py_datetime_add(const py_datetime *d, const py_timedelta *by);
py_datetime *py_datetime_minus(const py_datetime *d, const py_timedelta *by);
py_timedelta *py_datetime_sub(const py_datetime *a, const py_datetime *b);
int py_datetime_compare(const py_datetime *a, const py_datetime *b); /* TypeError: naive with aware */
bool py_datetime_equal(const py_datetime *a, const py_datetime *b);
py_str py_datetime_isoformat(const py_datetime *d, py_str separator, py_str timespec);
py_str py_datetime_text(const py_datetime *d); /* str(d) */
py_str py_datetime_repr(const py_datetime *d);
py_str py_datetime_strftime(const py_datetime *d, py_str format);
py_str py_datetime_ctime(const py_datetime *d);

#endif
