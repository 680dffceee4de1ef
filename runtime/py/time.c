/* The time module. */
#define _GNU_SOURCE /* clock ids */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"
#include "t2m/py_start.h"

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

void time_sleep(double seconds)
{
    if (seconds < 0)
        py_raise(PY_VALUE_ERROR, "sleep length must be non-negative");
    struct timespec rest = {.tv_sec = (time_t)seconds, .tv_nsec = (long)((seconds - floor(seconds)) * 1e9)};
    while (nanosleep(&rest, &rest) != 0 && errno == EINTR)
        t2m_check_interrupt();
}

py_str time_strftime(const char *format)
{
    char text[1024];
    time_t now = time(NULL);
    struct tm parts;
    localtime_r(&now, &parts);
    size_t size = strftime(text, sizeof(text), format, &parts);
    return py_str_new(text, (int64_t)size);
}

py_str time_ctime(void)
{
    return time_strftime("%a %b %e %H:%M:%S %Y");
}
