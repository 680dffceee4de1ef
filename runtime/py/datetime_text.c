/* datetime as text: isoformat and back, repr, strftime, strptime. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "datetime_internal.h"
#include "t2m/py_error.h"

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
static const char *const day_names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

/* ---- ISO 8601 */

py_str py_date_isoformat(const py_date *d)
{
    return py_str_printf("%04d-%02d-%02d", (int)d->year, (int)d->month, (int)d->day);
}

static void add_time(py_builder *b, int64_t all, const char *timespec)
{
    int hour = (int)(all / MICROSECONDS / 3600), minute = (int)(all / MICROSECONDS / 60 % 60);
    int second = (int)(all / MICROSECONDS % 60), rest = (int)(all % MICROSECONDS);
    bool is_auto = strcmp(timespec, "auto") == 0;
    py_builder_printf(b, "%02d", hour);
    if (strcmp(timespec, "hours") != 0)
        py_builder_printf(b, ":%02d", minute);
    if (is_auto || strstr(timespec, "seconds") != NULL)
        py_builder_printf(b, ":%02d", second);
    if (strcmp(timespec, "milliseconds") == 0)
        py_builder_printf(b, ".%03d", rest / 1000);
    if (strcmp(timespec, "microseconds") == 0 || (is_auto && rest != 0))
        py_builder_printf(b, ".%06d", rest);
}

py_str py_daytime_isoformat(const py_daytime *t)
{
    py_builder b = {0};
    add_time(&b, t->microseconds, "auto");
    return py_builder_take(&b);
}

py_str py_datetime_isoformat(const py_datetime *d, py_str separator, py_str timespec)
{
    static const char *const known[] = {"auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"};
    bool is_known = false;
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        is_known |= strcmp(timespec->text, known[i]) == 0;
    if (!is_known)
        py_raise(PY_VALUE_ERROR, "Unknown timespec value");
    py_builder b = {0};
    py_builder_printf(&b, "%04d-%02d-%02d%s", (int)d->year, (int)d->month, (int)d->day, separator->text);
    add_time(&b, d->microseconds, timespec->text);
    if (d->zone != NULL)
        add_offset(&b, d->zone->offset, ":");
    return py_builder_take(&b);
}

py_str py_datetime_text(const py_datetime *d)
{
    return py_datetime_isoformat(d, PY_STR(" "), PY_STR("auto"));
}

py_str py_date_repr(const py_date *d)
{
    return py_str_printf("datetime.date(%d, %d, %d)", (int)d->year, (int)d->month, (int)d->day);
}

py_str py_datetime_repr(const py_datetime *d)
{
    py_builder b = {0};
    int second = (int)py_datetime_second(d), rest = (int)py_datetime_microsecond(d);
    py_builder_printf(&b, "datetime.datetime(%d, %d, %d, %d, %d", (int)d->year, (int)d->month, (int)d->day, (int)py_datetime_hour(d),
                      (int)py_datetime_minute(d));
    if (second != 0 || rest != 0)
        py_builder_printf(&b, ", %d", second);
    if (rest != 0)
        py_builder_printf(&b, ", %d", rest);
    if (d->zone != NULL)
        py_builder_printf(&b, ", tzinfo=%s", py_text(d->zone->base.kind->repr(d->zone)));
    py_builder_char(&b, ')');
    return py_builder_take(&b);
}

/* ---- reading ISO 8601: the forms that isoformat writes, with any separator, and with Z */

static bool digits(const char **at, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++, ++*at) {
        if (!isdigit((unsigned char)**at))
            return false;
        *value = *value * 10 + (**at - '0');
    }
    return true;
}

static bool iso_date(const char **at, int *year, int *month, int *day)
{
    if (!digits(at, 4, year))
        return false;
    bool dashes = **at == '-';
    *at += dashes;
    if (!digits(at, 2, month) || (dashes && *(*at)++ != '-'))
        return false;
    return digits(at, 2, day);
}

/* Microseconds of "HH[:MM[:SS[.f...]]]"; the seconds of an offset are read so too. */
static bool iso_time(const char **at, int64_t *microseconds)
{
    int part;
    int64_t unit = 3600 * MICROSECONDS;
    *microseconds = 0;
    for (int i = 0; i < 3; i++, unit /= 60) {
        if (i > 0 && **at == ':')
            ++*at;
        else if (i > 0 && !isdigit((unsigned char)**at))
            return true;
        if (!digits(at, 2, &part))
            return false;
        *microseconds += part * unit;
    }
    if (**at != '.' && **at != ',')
        return true;
    ++*at;
    if (!isdigit((unsigned char)**at))
        return false;
    for (int64_t place = 100000; isdigit((unsigned char)**at); ++*at, place /= 10)
        *microseconds += (**at - '0') * place;
    return true;
}

static _Noreturn void bad_iso(py_str text)
{
    py_raise(PY_VALUE_ERROR, "Invalid isoformat string: %s", py_text(py_str_repr(text)));
}

py_date *py_date_fromisoformat(py_str text)
{
    const char *at = text->text;
    int year, month, day;
    if (!iso_date(&at, &year, &month, &day) || *at != '\0')
        bad_iso(text);
    return py_date_new(year, month, day);
}

py_datetime *py_datetime_fromisoformat(py_str text)
{
    const char *at = text->text;
    int year, month, day;
    int64_t time = 0, offset = 0;
    py_timezone *zone = NULL;
    if (!iso_date(&at, &year, &month, &day))
        bad_iso(text);
    if (*at != '\0' && (at++, !iso_time(&at, &time)))
        bad_iso(text);
    if (*at == 'Z') {
        at++;
        zone = py_timezone_utc();
    } else if (*at == '+' || *at == '-') {
        int sign = *at++ == '-' ? -1 : 1;
        if (!iso_time(&at, &offset))
            bad_iso(text);
        zone = py_timezone_new(py_timedelta_of(sign * offset), NULL);
    }
    if (*at != '\0')
        bad_iso(text);
    return py_datetime_new(year, month, day, time / MICROSECONDS / 3600, time / MICROSECONDS / 60 % 60,
                           time / MICROSECONDS % 60, time % MICROSECONDS, zone);
}

/* ---- strftime */

struct tm tm_of(int64_t year, int64_t month, int64_t day, int64_t microseconds)
{
    int64_t days = days_of(year, month, day), seconds = microseconds / MICROSECONDS;
    return (struct tm){.tm_year = (int)year - 1900,
                       .tm_mon = (int)month - 1,
                       .tm_mday = (int)day,
                       .tm_hour = (int)(seconds / 3600),
                       .tm_min = (int)(seconds / 60 % 60),
                       .tm_sec = (int)(seconds % 60),
                       .tm_wday = (int)(days % 7),
                       .tm_yday = (int)(days - days_of(year, 1, 1)),
                       .tm_isdst = -1};
}

/* What the system's strftime does not know of: %f, %z and %Z come from the object itself. */
py_str format_time(const struct tm *parts, int64_t microsecond, const py_timezone *zone, py_str format)
{
    py_builder spec = {0};
    for (const char *p = format->text; *p != '\0'; p++) {
        if (p[0] == '%' && p[1] == 'f') {
            py_builder_printf(&spec, "%06d", (int)microsecond);
        } else if (p[0] == '%' && p[1] == 'z') {
            if (zone != NULL)
                add_offset(&spec, zone->offset, "");
        } else if (p[0] == '%' && p[1] == 'Z') {
            if (zone != NULL)
                py_builder_str(&spec, zone->base.kind->str(zone));
        } else if (p[0] == '%' && p[1] != '\0') {
            py_builder_add(&spec, p, 2);
        } else {
            py_builder_char(&spec, *p);
            continue;
        }
        p++;
    }
    if (spec.size == 0)
        return PY_STR("");
    py_builder_char(&spec, '\0');
    size_t capacity = spec.size * 8 + 256;
    char *text = t2m_malloc(capacity);
    size_t size = strftime(text, capacity, spec.text, parts);
    py_str result = py_str_new(text, (int64_t)size);
    free(text);
    py_builder_free(&spec);
    return result;
}

py_str py_date_strftime(const py_date *d, py_str format)
{
    struct tm parts = tm_of(d->year, d->month, d->day, 0);
    return format_time(&parts, 0, NULL, format);
}

py_str py_daytime_strftime(const py_daytime *t, py_str format)
{
    struct tm parts = tm_of(1900, 1, 1, t->microseconds);
    return format_time(&parts, t->microseconds % MICROSECONDS, NULL, format);
}

py_str py_datetime_strftime(const py_datetime *d, py_str format)
{
    struct tm parts = tm_of(d->year, d->month, d->day, d->microseconds);
    return format_time(&parts, py_datetime_microsecond(d), d->zone, format);
}

py_str py_datetime_ctime(const py_datetime *d)
{
    return py_datetime_strftime(d, PY_STR("%a %b %e %H:%M:%S %Y"));
}

/* ---- strptime */

typedef struct parsed {
    int year, month, day, hour, minute, second, microsecond;
    int day_of_year;         /* 0: not given */
    int half;                /* 1 AM, 2 PM */
    bool is_12;              /* %I */
    py_timezone *zone;
} parsed;

/* Up to `most` digits. */
static bool number(const char **at, int most, int low, int high, int *value)
{
    int count = 0;
    *value = 0;
    while (count < most && isdigit((unsigned char)**at)) {
        int next = *value * 10 + (**at - '0');
        if (count > 0 && next > high)
            break;
        *value = next;
        ++*at;
        count++;
    }
    return count > 0 && *value >= low && *value <= high;
}

static bool name_of(const char **at, const char *const *names, int count, bool is_short, int *index)
{
    for (int i = 0; i < count; i++) {
        size_t size = is_short ? 3 : strlen(names[i]);
        if (strncasecmp(*at, names[i], size) == 0) {
            *at += size;
            *index = i;
            return true;
        }
    }
    return false;
}

static bool read_zone(const char **at, parsed *p)
{
    if (**at == 'Z') {
        ++*at;
        p->zone = py_timezone_utc();
        return true;
    }
    int64_t offset;
    if (**at != '+' && **at != '-')
        return false;
    int sign = *(*at)++ == '-' ? -1 : 1;
    if (!iso_time(at, &offset))
        return false;
    p->zone = py_timezone_new(py_timedelta_of(sign * offset), NULL);
    return true;
}

static bool read_fraction(const char **at, parsed *p)
{
    int count = 0;
    p->microsecond = 0;
    for (; count < 6 && isdigit((unsigned char)**at); count++, ++*at)
        p->microsecond = p->microsecond * 10 + (**at - '0');
    for (int i = count; i < 6; i++)
        p->microsecond *= 10;
    return count > 0;
}

static bool read_pattern(const char **at, const char *format, parsed *p);

static bool read_directive(const char **at, char directive, parsed *p)
{
    int ignored;
    switch (directive) {
    case 'Y':
        return digits(at, 4, &p->year);
    case 'y':
        if (!number(at, 2, 0, 99, &p->year))
            return false;
        p->year += p->year < 69 ? 2000 : 1900;
        return true;
    case 'm':
        return number(at, 2, 1, 12, &p->month);
    case 'd':
        return number(at, 2, 1, 31, &p->day);
    case 'H':
        return number(at, 2, 0, 23, &p->hour);
    case 'I':
        p->is_12 = true;
        return number(at, 2, 1, 12, &p->hour);
    case 'M':
        return number(at, 2, 0, 59, &p->minute);
    case 'S':
        return number(at, 2, 0, 61, &p->second);
    case 'f':
        return read_fraction(at, p);
    case 'j':
        return number(at, 3, 1, 366, &p->day_of_year);
    case 'b':
    case 'B':
        return name_of(at, month_names, 12, directive == 'b', &p->month) && ++p->month;
    case 'a':
    case 'A':
        return name_of(at, day_names, 7, directive == 'a', &ignored);
    case 'w':
        return number(at, 1, 0, 6, &ignored);
    case 'p':
        p->half = strncasecmp(*at, "AM", 2) == 0 ? 1 : strncasecmp(*at, "PM", 2) == 0 ? 2 : 0;
        *at += 2;
        return p->half != 0;
    case 'z':
        return read_zone(at, p);
    case 'Z':
        if (strncasecmp(*at, "UTC", 3) != 0 && strncasecmp(*at, "GMT", 3) != 0)
            return false;
        *at += 3;
        return true;
    case 'T':
        return read_pattern(at, "%H:%M:%S", p);
    case 'D':
    case 'x':
        return read_pattern(at, "%m/%d/%y", p);
    case 'X':
        return read_pattern(at, "%H:%M:%S", p);
    case 'F':
        return read_pattern(at, "%Y-%m-%d", p);
    case 'c':
        return read_pattern(at, "%a %b %d %H:%M:%S %Y", p);
    case '%':
        return *(*at)++ == '%';
    default:
        return false;
    }
}

static bool read_pattern(const char **at, const char *format, parsed *p)
{
    for (; *format != '\0'; format++) {
        if (isspace((unsigned char)*format)) {
            if (!isspace((unsigned char)**at))
                return false;
            while (isspace((unsigned char)**at))
                ++*at;
            while (isspace((unsigned char)format[1]))
                format++;
        } else if (*format == '%') {
            if (!read_directive(at, *++format, p))
                return false;
        } else if (tolower((unsigned char)*(*at)++) != tolower((unsigned char)*format)) {
            return false;
        }
    }
    return true;
}

static void check_format(py_str format)
{
    for (const char *p = format->text; *p != '\0'; p++) {
        if (*p != '%')
            continue;
        if (*++p == '\0')
            py_raise(PY_VALUE_ERROR, "stray %% in format %s", py_text(py_str_repr(format)));
        if (strchr("YymdHIMSfjbBaAwpzZxXc%", *p) == NULL)
            py_raise(PY_VALUE_ERROR, "'%c' is a bad directive in format %s", *p, py_text(py_str_repr(format)));
    }
}

py_datetime *py_datetime_strptime(py_str text, py_str format)
{
    check_format(format);
    parsed p = {.year = 1900, .month = 1, .day = 1};
    const char *at = text->text;
    if (!read_pattern(&at, format->text, &p))
        py_raise(PY_VALUE_ERROR, "time data %s does not match format %s", py_text(py_str_repr(text)),
                 py_text(py_str_repr(format)));
    if (*at != '\0')
        py_raise(PY_VALUE_ERROR, "unconverted data remains: %s", at);
    if (p.is_12)
        p.hour = p.hour % 12 + (p.half == 2 ? 12 : 0);
    int64_t year = p.year, month = p.month, day = p.day;
    if (p.day_of_year > 0)
        date_of_days(days_of(p.year, 1, 1) + p.day_of_year - 1, &year, &month, &day);
    return py_datetime_new(year, month, day, p.hour, p.minute, p.second, p.microsecond, p.zone);
}
