/* datetime.timedelta and timezone. */
#include <inttypes.h>
#include <math.h>

#include "datetime_internal.h"
#include "hash.h"
#include "t2m/py_error.h"
#include "t2m/py_number.h"
#include "t2m/py_value.h"

/* ---- the objects */

static bool delta_equal(const void *a, const void *b)
{
    return py_timedelta_compare(a, b) == 0;
}

/* As CPython: the hash of the tuple (days, seconds, microseconds). */
static uint64_t delta_hash(const void *self)
{
    uint64_t state = PY_HASH_TUPLE_START;
    state = py_hash_tuple_add(state, py_hash_int(py_timedelta_days(self)));
    state = py_hash_tuple_add(state, py_hash_int(py_timedelta_seconds(self)));
    state = py_hash_tuple_add(state, py_hash_int(py_timedelta_microseconds(self)));
    return py_hash_tuple_end(state, 3);
}
static int delta_compare(const void *a, const void *b)
{
    return py_timedelta_compare(a, b);
}
static py_str delta_repr(const void *self)
{
    return py_timedelta_repr(self);
}
static py_str delta_str(const void *self)
{
    return py_timedelta_text(self);
}

static const t2m_kind delta_kind = {
    .name = "datetime.timedelta",
    .equal = delta_equal,
    .hash = delta_hash,
    .compare = delta_compare,
    .repr = delta_repr,
    .str = delta_str,
    .deepcopy = py_itself,
};

py_timedelta *py_timedelta_of(int64_t microseconds)
{
    py_timedelta *d = T2M_NEW(py_timedelta, &delta_kind);
    d->microseconds = microseconds;
    return d;
}

/* Half to even, as Python rounds microseconds. */
static py_timedelta *rounded(long double microseconds)
{
    if (isnan(microseconds))
        py_raise(PY_VALUE_ERROR, "cannot convert float NaN to integer");
    long double whole = rintl(microseconds);
    if (fabsl(whole) > 9.2e18L)
        py_raise(PY_OVERFLOW_ERROR, "a timedelta of that length does not fit in 64 bits");
    return py_timedelta_of((int64_t)whole);
}

py_timedelta *py_timedelta_new_with(py_timedelta_parts p)
{
    long double seconds = p.seconds + 60.0L * p.minutes + 3600.0L * p.hours + 86400.0L * (p.days + 7.0L * p.weeks);
    return rounded(seconds * 1e6L + p.milliseconds * 1e3L + p.microseconds);
}

/* ---- parts */

int64_t py_timedelta_days(const py_timedelta *d)
{
    return floor_div(d->microseconds, DAY);
}

int64_t py_timedelta_seconds(const py_timedelta *d)
{
    return floor_mod(d->microseconds, DAY) / MICROSECONDS;
}

int64_t py_timedelta_microseconds(const py_timedelta *d)
{
    return floor_mod(d->microseconds, MICROSECONDS);
}

double py_timedelta_total_seconds(const py_timedelta *d)
{
    return (double)((long double)d->microseconds / 1e6L);
}

/* ---- arithmetic */

py_timedelta *py_timedelta_add(const py_timedelta *a, const py_timedelta *b)
{
    return py_timedelta_of(py_int_add(a->microseconds, b->microseconds));
}

py_timedelta *py_timedelta_sub(const py_timedelta *a, const py_timedelta *b)
{
    return py_timedelta_of(py_int_sub(a->microseconds, b->microseconds));
}

py_timedelta *py_timedelta_times(const py_timedelta *d, double factor)
{
    return rounded((long double)d->microseconds * factor);
}

py_timedelta *py_timedelta_times_int(const py_timedelta *d, int64_t factor)
{
    return py_timedelta_of(py_int_mul(d->microseconds, factor));
}

static void check_divisor(bool is_zero, const char *what)
{
    if (is_zero)
        py_raise(PY_ZERO_DIVISION_ERROR, "%s", what);
}

py_timedelta *py_timedelta_divided(const py_timedelta *d, double divisor)
{
    check_divisor(divisor == 0, "division by zero");
    return rounded((long double)d->microseconds / divisor);
}

double py_timedelta_ratio(const py_timedelta *a, const py_timedelta *b)
{
    check_divisor(b->microseconds == 0, "division by zero");
    return (double)((long double)a->microseconds / (long double)b->microseconds);
}

int64_t py_timedelta_floordiv(const py_timedelta *a, const py_timedelta *b)
{
    check_divisor(b->microseconds == 0, "integer division or modulo by zero");
    return py_floordiv(a->microseconds, b->microseconds);
}

py_timedelta *py_timedelta_floordiv_int(const py_timedelta *d, int64_t divisor)
{
    check_divisor(divisor == 0, "integer division or modulo by zero");
    return py_timedelta_of(py_floordiv(d->microseconds, divisor));
}

py_timedelta *py_timedelta_mod(const py_timedelta *a, const py_timedelta *b)
{
    check_divisor(b->microseconds == 0, "integer division or modulo by zero");
    return py_timedelta_of(a->microseconds - py_floordiv(a->microseconds, b->microseconds) * b->microseconds);
}

py_timedelta *py_timedelta_negative(const py_timedelta *d)
{
    return py_timedelta_of(-d->microseconds);
}

py_timedelta *py_timedelta_abs(const py_timedelta *d)
{
    return py_timedelta_of(d->microseconds < 0 ? -d->microseconds : d->microseconds);
}

int py_timedelta_compare(const py_timedelta *a, const py_timedelta *b)
{
    return (a->microseconds > b->microseconds) - (a->microseconds < b->microseconds);
}

/* ---- text */

py_str py_timedelta_text(const py_timedelta *d)
{
    int64_t days = py_timedelta_days(d), seconds = py_timedelta_seconds(d), rest = py_timedelta_microseconds(d);
    py_builder b = {0};
    if (days != 0)
        py_builder_printf(&b, "%" PRId64 " day%s, ", days, days == 1 || days == -1 ? "" : "s");
    py_builder_printf(&b, "%d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
    if (rest != 0)
        py_builder_printf(&b, ".%06d", (int)rest);
    return py_builder_take(&b);
}

py_str py_timedelta_repr(const py_timedelta *d)
{
    const struct {
        const char *name;
        int64_t value;
    } parts[] = {{"days", py_timedelta_days(d)},
                 {"seconds", py_timedelta_seconds(d)},
                 {"microseconds", py_timedelta_microseconds(d)}};
    py_builder b = {0};
    py_builder_text(&b, "datetime.timedelta(");
    const char *separator = "";
    for (int i = 0; i < 3; i++) {
        if (parts[i].value == 0)
            continue;
        py_builder_printf(&b, "%s%s=%" PRId64, separator, parts[i].name, parts[i].value);
        separator = ", ";
    }
    py_builder_text(&b, *separator != '\0' ? ")" : "0)");
    return py_builder_take(&b);
}

/* ---- timezone */

static void zone_destroy(void *self)
{
    t2m_release((void *)((py_timezone *)self)->name);
}
static bool zone_equal(const void *a, const void *b)
{
    return ((const py_timezone *)a)->offset == ((const py_timezone *)b)->offset;
}
static uint64_t zone_hash(const void *self)
{
    return py_hash_int(((const py_timezone *)self)->offset);
}

void add_offset(py_builder *b, int64_t offset, const char *separator)
{
    int64_t size = offset < 0 ? -offset : offset, seconds = size / MICROSECONDS;
    py_builder_printf(b, "%c%02d%s%02d", offset < 0 ? '-' : '+', (int)(seconds / 3600), separator,
                      (int)(seconds / 60 % 60));
    if (size % (60 * MICROSECONDS) != 0)
        py_builder_printf(b, "%s%02d", separator, (int)(seconds % 60));
    if (size % MICROSECONDS != 0)
        py_builder_printf(b, ".%06d", (int)(size % MICROSECONDS));
}

static py_str zone_str(const void *self)
{
    const py_timezone *zone = self;
    if (zone->name != NULL)
        return zone->name;
    py_builder b = {0};
    py_builder_text(&b, "UTC");
    if (zone->offset != 0)
        add_offset(&b, zone->offset, ":");
    return py_builder_take(&b);
}

static py_str zone_repr(const void *self)
{
    const py_timezone *zone = self;
    if (zone == py_timezone_utc())
        return PY_STR("datetime.timezone.utc");
    const char *offset = py_text(py_timedelta_repr(py_timedelta_of(zone->offset)));
    if (zone->name == NULL)
        return py_str_printf("datetime.timezone(%s)", offset);
    return py_str_printf("datetime.timezone(%s, %s)", offset, py_text(py_str_repr(zone->name)));
}

static const t2m_kind zone_kind = {
    .name = "datetime.timezone",
    .destroy = zone_destroy,
    .equal = zone_equal,
    .hash = zone_hash,
    .repr = zone_repr,
    .str = zone_str,
    .deepcopy = py_itself,
};

py_timezone *py_timezone_utc(void)
{
    static py_timezone utc = {.base = {&zone_kind, T2M_IMMORTAL}};
    return &utc;
}

py_timezone *py_timezone_new(const py_timedelta *offset, py_str name)
{
    if (offset->microseconds <= -DAY || offset->microseconds >= DAY)
        py_raise(PY_VALUE_ERROR,
                 "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s.",
                 py_text(py_timedelta_repr(offset)));
    if (offset->microseconds == 0 && name == NULL)
        return py_timezone_utc();
    py_timezone *zone = T2M_NEW(py_timezone, &zone_kind);
    zone->offset = offset->microseconds;
    zone->name = t2m_retain(name);
    return zone;
}
