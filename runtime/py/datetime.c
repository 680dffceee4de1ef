/* datetime.date, time and datetime: the calendar, arithmetic, comparison. Their text forms are in datetime_text.c. */
#include <inttypes.h>
#include <math.h>
#include <time.h>

#include "datetime_internal.h"
#include "hash.h"
#include "t2m/py_error.h"
#include "t2m/py_number.h"
#include "t2m/py_value.h"

/* ---- the calendar */

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int64_t days_in_month(int64_t year, int64_t month)
{
    static const int days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month] + (month == 2 && is_leap(year));
}

int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    int64_t y = year - 1, days = y * 365 + y / 4 - y / 100 + y / 400 + day;
    for (int64_t m = 1; m < month; m++)
        days += days_in_month(year, m);
    return days;
}

void date_of_days(int64_t days, int64_t *year, int64_t *month, int64_t *day)
{
    int64_t y = days * 400 / 146097; /* near; then exact */
    while (y > 0 && days_of(y + 1, 1, 1) > days)
        y--;
    while (days_of(y + 2, 1, 1) <= days)
        y++;
    *year = y + 1;
    int64_t rest = days - days_of(*year, 1, 1) + 1;
    for (*month = 1; rest > days_in_month(*year, *month); ++*month)
        rest -= days_in_month(*year, *month);
    *day = rest;
}

static void check_date(int64_t year, int64_t month, int64_t day)
{
    if (year < 1 || year > 9999)
        py_raise(PY_VALUE_ERROR, "year %" PRId64 " is out of range", year);
    if (month < 1 || month > 12)
        py_raise(PY_VALUE_ERROR, "month must be in 1..12");
    if (day < 1 || day > days_in_month(year, month))
        py_raise(PY_VALUE_ERROR, "day is out of range for month");
}

static int64_t check_time(int64_t hour, int64_t minute, int64_t second, int64_t microsecond)
{
    if (hour < 0 || hour > 23)
        py_raise(PY_VALUE_ERROR, "hour must be in 0..23");
    if (minute < 0 || minute > 59)
        py_raise(PY_VALUE_ERROR, "minute must be in 0..59");
    if (second < 0 || second > 59)
        py_raise(PY_VALUE_ERROR, "second must be in 0..59");
    if (microsecond < 0 || microsecond > 999999)
        py_raise(PY_VALUE_ERROR, "microsecond must be in 0..999999");
    return ((hour * 60 + minute) * 60 + second) * MICROSECONDS + microsecond;
}

static void check_days(int64_t days)
{
    if (days < 1 || days > days_of(9999, 12, 31))
        py_raise(PY_OVERFLOW_ERROR, "date value out of range");
}

/* ---- date */

static bool date_equal(const void *a, const void *b)
{
    return py_date_compare(a, b) == 0;
}
static uint64_t date_hash(const void *self)
{
    return py_hash_int(py_date_toordinal(self));
}
static int date_compare(const void *a, const void *b)
{
    return py_date_compare(a, b);
}
static py_str date_repr(const void *self)
{
    return py_date_repr(self);
}
static py_str date_str(const void *self)
{
    return py_date_isoformat(self);
}
static py_str date_format(const void *self, py_str spec)
{
    return py_date_strftime(self, spec);
}
static const t2m_kind date_kind = {
    .name = "datetime.date",
    .equal = date_equal,
    .hash = date_hash,
    .compare = date_compare,
    .repr = date_repr,
    .str = date_str,
    .format = date_format,
    .deepcopy = py_itself,
};

py_date *py_date_new(int64_t year, int64_t month, int64_t day)
{
    check_date(year, month, day);
    py_date *d = T2M_NEW(py_date, &date_kind);
    d->year = year;
    d->month = month;
    d->day = day;
    return d;
}

py_date *py_date_fromordinal(int64_t ordinal)
{
    if (ordinal < 1)
        py_raise(PY_VALUE_ERROR, "ordinal must be >= 1");
    int64_t year, month, day;
    date_of_days(ordinal, &year, &month, &day);
    return py_date_new(year, month, day);
}

py_date *py_date_fromtimestamp(double timestamp)
{
    return py_datetime_date(py_datetime_fromtimestamp(timestamp, NULL));
}

py_date *py_date_today(void)
{
    return py_datetime_date(py_datetime_now(NULL));
}

int64_t py_date_toordinal(const py_date *d)
{
    return days_of(d->year, d->month, d->day);
}

int64_t py_date_weekday(const py_date *d)
{
    return (py_date_toordinal(d) + 6) % 7;
}

py_date *py_date_replace(const py_date *d, int64_t year, int64_t month, int64_t day)
{
    return py_date_new(year < 0 ? d->year : year, month < 0 ? d->month : month, day < 0 ? d->day : day);
}

static py_date *date_moved(const py_date *d, int64_t days)
{
    int64_t ordinal = py_int_add(py_date_toordinal(d), days);
    check_days(ordinal);
    return py_date_fromordinal(ordinal);
}

py_date *py_date_add(const py_date *d, const py_timedelta *by)
{
    return date_moved(d, py_timedelta_days(by));
}

py_date *py_date_minus(const py_date *d, const py_timedelta *by)
{
    return date_moved(d, -py_timedelta_days(by));
}

py_timedelta *py_date_sub(const py_date *a, const py_date *b)
{
    return py_timedelta_of((py_date_toordinal(a) - py_date_toordinal(b)) * DAY);
}

int py_date_compare(const py_date *a, const py_date *b)
{
    int64_t left = py_date_toordinal(a), right = py_date_toordinal(b);
    return (left > right) - (left < right);
}

/* ---- time */

static bool daytime_equal(const void *a, const void *b)
{
    return ((const py_daytime *)a)->microseconds == ((const py_daytime *)b)->microseconds;
}
static uint64_t daytime_hash(const void *self)
{
    return py_hash_int(((const py_daytime *)self)->microseconds);
}
static int daytime_compare(const void *a, const void *b)
{
    int64_t left = ((const py_daytime *)a)->microseconds, right = ((const py_daytime *)b)->microseconds;
    return (left > right) - (left < right);
}
static py_str daytime_str(const void *self)
{
    return py_daytime_isoformat(self);
}
static py_str daytime_repr(const void *self)
{
    int64_t all = ((const py_daytime *)self)->microseconds, second = all / MICROSECONDS % 60, rest = all % MICROSECONDS;
    py_builder b = {0};
    py_builder_printf(&b, "datetime.time(%d, %d", (int)(all / MICROSECONDS / 3600), (int)(all / MICROSECONDS / 60 % 60));
    if (second != 0 || rest != 0)
        py_builder_printf(&b, ", %d", (int)second);
    if (rest != 0)
        py_builder_printf(&b, ", %d", (int)rest);
    py_builder_char(&b, ')');
    return py_builder_take(&b);
}
static py_str daytime_format(const void *self, py_str spec)
{
    return py_daytime_strftime(self, spec);
}
static const t2m_kind daytime_kind = {
    .name = "datetime.time",
    .equal = daytime_equal,
    .hash = daytime_hash,
    .compare = daytime_compare,
    .repr = daytime_repr,
    .str = daytime_str,
    .format = daytime_format,
    .deepcopy = py_itself,
};

py_daytime *py_daytime_new(int64_t hour, int64_t minute, int64_t second, int64_t microsecond)
{
    int64_t microseconds = check_time(hour, minute, second, microsecond);
    py_daytime *t = T2M_NEW(py_daytime, &daytime_kind);
    t->microseconds = microseconds;
    return t;
}

/* ---- datetime */

static void datetime_destroy(void *self)
{
    t2m_release(((py_datetime *)self)->zone);
}
static bool datetime_equal(const void *a, const void *b)
{
    return py_datetime_equal(a, b);
}

/* Microseconds since 0001-01-01, in UTC if it is aware. */
static int64_t instant(const py_datetime *d)
{
    return days_of(d->year, d->month, d->day) * DAY + d->microseconds - (d->zone != NULL ? d->zone->offset : 0);
}

static uint64_t datetime_hash(const void *self)
{
    return py_hash_int(instant(self));
}
static int datetime_compare(const void *a, const void *b)
{
    return py_datetime_compare(a, b);
}
static py_str datetime_repr(const void *self)
{
    return py_datetime_repr(self);
}
static py_str datetime_str(const void *self)
{
    return py_datetime_text(self);
}
static py_str datetime_format(const void *self, py_str spec)
{
    return py_datetime_strftime(self, spec);
}
static const t2m_kind datetime_kind = {
    .name = "datetime.datetime",
    .destroy = datetime_destroy,
    .equal = datetime_equal,
    .hash = datetime_hash,
    .compare = datetime_compare,
    .repr = datetime_repr,
    .str = datetime_str,
    .format = datetime_format,
    .deepcopy = py_itself,
};

static py_datetime *datetime_of(int64_t days, int64_t microseconds, py_timezone *zone)
{
    check_days(days);
    py_datetime *d = T2M_NEW(py_datetime, &datetime_kind);
    date_of_days(days, &d->year, &d->month, &d->day);
    d->microseconds = microseconds;
    d->zone = t2m_retain(zone);
    return d;
}

/* The wall clock that shows `microseconds` since 0001-01-01 (which is day 1). */
static py_datetime *datetime_at(int64_t microseconds, py_timezone *zone)
{
    return datetime_of(floor_div(microseconds, DAY), floor_mod(microseconds, DAY), zone);
}

py_datetime *py_datetime_new(int64_t year, int64_t month, int64_t day, int64_t hour, int64_t minute, int64_t second,
                             int64_t microsecond, py_timezone *zone)
{
    check_date(year, month, day);
    int64_t microseconds = check_time(hour, minute, second, microsecond);
    return datetime_of(days_of(year, month, day), microseconds, zone);
}

#define EPOCH (days_of(1970, 1, 1) * DAY)

static int64_t local_offset(time_t seconds)
{
    struct tm parts;
    localtime_r(&seconds, &parts);
    return parts.tm_gmtoff * MICROSECONDS;
}

static py_datetime *from_microseconds(int64_t since_epoch, py_timezone *zone)
{
    int64_t offset = zone != NULL ? zone->offset : local_offset((time_t)floor_div(since_epoch, MICROSECONDS));
    return datetime_at(EPOCH + since_epoch + offset, zone);
}

py_datetime *py_datetime_now(py_timezone *zone)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return from_microseconds(now.tv_sec * MICROSECONDS + now.tv_nsec / 1000, zone);
}

static py_datetime *without_zone(py_datetime *d)
{
    t2m_set(&d->zone, NULL);
    return d;
}

py_datetime *py_datetime_utcnow(void)
{
    return without_zone(py_datetime_now(py_timezone_utc()));
}

py_datetime *py_datetime_fromtimestamp(double timestamp, py_timezone *zone)
{
    long double microseconds = rintl((long double)timestamp * 1e6L);
    if (isnan(timestamp) || fabsl(microseconds) > 3e17L)
        py_raise(PY_VALUE_ERROR, "year is out of range");
    return from_microseconds((int64_t)microseconds, zone);
}

py_datetime *py_datetime_utcfromtimestamp(double timestamp)
{
    return without_zone(py_datetime_fromtimestamp(timestamp, py_timezone_utc()));
}

py_datetime *py_datetime_combine(const py_date *date, const py_daytime *time)
{
    return datetime_of(py_date_toordinal(date), time->microseconds, NULL);
}

int64_t py_datetime_hour(const py_datetime *d)
{
    return d->microseconds / MICROSECONDS / 3600;
}

int64_t py_datetime_minute(const py_datetime *d)
{
    return d->microseconds / MICROSECONDS / 60 % 60;
}

int64_t py_datetime_second(const py_datetime *d)
{
    return d->microseconds / MICROSECONDS % 60;
}

int64_t py_datetime_microsecond(const py_datetime *d)
{
    return d->microseconds % MICROSECONDS;
}

double py_datetime_timestamp(const py_datetime *d)
{
    int64_t since = instant(d) - EPOCH;
    if (d->zone == NULL) {
        struct tm parts = tm_of(d->year, d->month, d->day, d->microseconds);
        parts.tm_isdst = -1;
        since = (int64_t)mktime(&parts) * MICROSECONDS + d->microseconds % MICROSECONDS;
    }
    return (double)((long double)since / 1e6L);
}

int64_t py_datetime_toordinal(const py_datetime *d)
{
    return days_of(d->year, d->month, d->day);
}

int64_t py_datetime_weekday(const py_datetime *d)
{
    return (py_datetime_toordinal(d) + 6) % 7;
}

py_date *py_datetime_date(const py_datetime *d)
{
    return py_date_new(d->year, d->month, d->day);
}

py_daytime *py_datetime_time(const py_datetime *d)
{
    py_daytime *t = T2M_NEW(py_daytime, &daytime_kind);
    t->microseconds = d->microseconds;
    return t;
}

py_datetime *py_datetime_replaced(const py_datetime *d, int64_t year, int64_t month, int64_t day, int64_t hour,
                                  int64_t minute, int64_t second, int64_t microsecond)
{
    return py_datetime_new(year < 0 ? d->year : year, month < 0 ? d->month : month, day < 0 ? d->day : day,
                           hour < 0 ? py_datetime_hour(d) : hour, minute < 0 ? py_datetime_minute(d) : minute,
                           second < 0 ? py_datetime_second(d) : second,
                           microsecond < 0 ? py_datetime_microsecond(d) : microsecond, d->zone);
}

py_datetime *py_datetime_with_zone(const py_datetime *d, py_timezone *zone)
{
    return datetime_of(py_datetime_toordinal(d), d->microseconds, zone);
}

py_datetime *py_datetime_astimezone(const py_datetime *d, py_timezone *zone)
{
    int64_t since = d->zone != NULL ? instant(d) - EPOCH : (int64_t)rint(py_datetime_timestamp(d) * 1e6);
    if (zone == NULL)
        zone = py_timezone_new(py_timedelta_of(local_offset((time_t)floor_div(since, MICROSECONDS))), NULL);
    return from_microseconds(since, zone);
}

py_datetime *py_datetime_add(const py_datetime *d, const py_timedelta *by)
{
    int64_t wall = days_of(d->year, d->month, d->day) * DAY + d->microseconds;
    return datetime_at(py_int_add(wall, by->microseconds), d->zone);
}

py_datetime *py_datetime_minus(const py_datetime *d, const py_timedelta *by)
{
    return py_datetime_add(d, py_timedelta_negative(by));
}

static void check_zones(const py_datetime *a, const py_datetime *b, const char *what)
{
    if ((a->zone == NULL) != (b->zone == NULL))
        py_raise(PY_TYPE_ERROR, "can't %s offset-naive and offset-aware datetimes", what);
}

py_timedelta *py_datetime_sub(const py_datetime *a, const py_datetime *b)
{
    check_zones(a, b, "subtract");
    return py_timedelta_of(instant(a) - instant(b));
}

int py_datetime_compare(const py_datetime *a, const py_datetime *b)
{
    check_zones(a, b, "compare");
    int64_t left = instant(a), right = instant(b);
    return (left > right) - (left < right);
}

bool py_datetime_equal(const py_datetime *a, const py_datetime *b)
{
    return (a->zone == NULL) == (b->zone == NULL) && instant(a) == instant(b);
}
