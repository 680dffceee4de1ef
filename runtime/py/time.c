/* The time module. */
#define _GNU_SOURCE /* clock ids */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"
#include "t2m/py_start.h"
#include "t2m/py_thread.h"

static int64_t nanoseconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

double time_time(void)
{
    return (double)nanoseconds(CLOCK_REALTIME) * 1e-9;
}

double time_perf_counter(void)
{
    return (double)nanoseconds(CLOCK_MONOTONIC) * 1e-9;
}

double time_monotonic(void)
{
    return time_perf_counter();
}

double time_process_time(void)
{
    return (double)nanoseconds(CLOCK_PROCESS_CPUTIME_ID) * 1e-9;
}

int64_t time_time_ns(void)
{
    return nanoseconds(CLOCK_REALTIME);
}

int64_t time_perf_counter_ns(void)
{
    return nanoseconds(CLOCK_MONOTONIC);
}

int64_t time_monotonic_ns(void)
{
    return nanoseconds(CLOCK_MONOTONIC);
}

int64_t time_process_time_ns(void)
{
    return nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
}

void time_sleep(double seconds)
{
    if (seconds < 0)
        py_raise(PY_VALUE_ERROR, "sleep length must be non-negative");
    if (!py_thread_sleep(seconds))
        time_wait(seconds);
}

void time_wait(double seconds)
{
    struct timespec rest = {.tv_sec = (time_t)seconds, .tv_nsec = (long)((seconds - floor(seconds)) * 1e9)};
    while (nanosleep(&rest, &rest) != 0 && errno == EINTR)
        t2m_check_interrupt();
}

static py_str format_parts(const char *format, const struct tm *parts)
{
    char text[1024];
    size_t size = strftime(text, sizeof(text), format, parts);
    return py_str_new(text, (int64_t)size);
}

static struct tm local_parts(double seconds)
{
    time_t at = isnan(seconds) ? time(NULL) : (time_t)floor(seconds);
    struct tm parts;
    localtime_r(&at, &parts);
    return parts;
}

py_str time_strftime(const char *format)
{
    struct tm parts = local_parts(NAN);
    return format_parts(format, &parts);
}

/* ---- struct_time */

static const char *const fields[] = {"tm_year", "tm_mon",  "tm_mday", "tm_hour", "tm_min",
                                     "tm_sec",  "tm_wday", "tm_yday", "tm_isdst"};

static py_str struct_repr(const void *self)
{
    const int64_t *values = &((const py_struct_time *)self)->tm_year;
    py_builder b = {0};
    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
        py_builder_printf(&b, "%s%s=%d", i > 0 ? ", " : "time.struct_time(", fields[i], (int)values[i]);
    py_builder_char(&b, ')');
    return py_builder_take(&b);
}
static const t2m_kind struct_kind = {.name = "time.struct_time", .repr = struct_repr};

static py_struct_time *struct_of(const struct tm *p)
{
    py_struct_time *t = T2M_NEW(py_struct_time, &struct_kind);
    const int64_t values[] = {p->tm_year + 1900, p->tm_mon + 1,         p->tm_mday,     p->tm_hour, p->tm_min,
                              p->tm_sec,         (p->tm_wday + 6) % 7, p->tm_yday + 1, p->tm_isdst};
    memcpy(&t->tm_year, values, sizeof(values));
    return t;
}

static struct tm parts_of(const py_struct_time *t)
{
    return (struct tm){.tm_year = (int)t->tm_year - 1900,
                       .tm_mon = (int)t->tm_mon - 1,
                       .tm_mday = (int)t->tm_mday,
                       .tm_hour = (int)t->tm_hour,
                       .tm_min = (int)t->tm_min,
                       .tm_sec = (int)t->tm_sec,
                       .tm_wday = (int)(t->tm_wday + 1) % 7,
                       .tm_yday = (int)t->tm_yday - 1,
                       .tm_isdst = (int)t->tm_isdst};
}

py_struct_time *time_localtime(double seconds)
{
    struct tm parts = local_parts(seconds);
    return struct_of(&parts);
}

py_struct_time *time_gmtime(double seconds)
{
    time_t at = isnan(seconds) ? time(NULL) : (time_t)floor(seconds);
    struct tm parts;
    gmtime_r(&at, &parts);
    return struct_of(&parts);
}

double time_mktime(const py_struct_time *t)
{
    struct tm parts = parts_of(t);
    return (double)mktime(&parts);
}

py_str time_strftime_of(const char *format, const py_struct_time *t)
{
    struct tm parts = parts_of(t);
    return format_parts(format, &parts);
}

py_str time_asctime(const py_struct_time *t)
{
    return time_strftime_of("%a %b %e %H:%M:%S %Y", t);
}

py_str time_ctime_of(double seconds)
{
    struct tm parts = local_parts(seconds);
    return format_parts("%a %b %e %H:%M:%S %Y", &parts);
}

py_str time_ctime(void)
{
    return time_strftime("%a %b %e %H:%M:%S %Y");
}
