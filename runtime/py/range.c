/* range: arithmetic on its bounds. Equal ranges are those with equal items. */
#include "t2m/py_range.h"

#include <inttypes.h>

#include "t2m/py_error.h"
#include "t2m/py_number.h"
#include "t2m/py_value.h"

int64_t py_range_count(int64_t start, int64_t stop, int64_t step)
{
    if (step == 0)
        py_raise(PY_VALUE_ERROR, "range() arg 3 must not be zero");
    if (step > 0 ? start >= stop : start <= stop)
        return 0;
    uint64_t distance = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t stride = step > 0 ? (uint64_t)step : 0 - (uint64_t)step;
    return (int64_t)((distance - 1) / stride + 1);
}

static bool equal(const void *a, const void *b)
{
    return py_range_equal(a, b);
}

static int64_t length(const void *self)
{
    return py_range_length(self);
}

static py_str repr(const void *self)
{
    return py_range_repr(self);
}

/* r[i] of boxed code. */
static const t2m_object *item(const void *self, const void *key)
{
    if (!py_is_int(key))
        py_raise(PY_TYPE_ERROR, "range indices must be integers or slices, not %s", py_type_name(key));
    return py_box_int(py_range_at(self, py_as_int(key)));
}

const t2m_kind py_range_kind = {.name = "range", .equal = equal, .repr = repr, .length = length, .item = item, .deepcopy = py_itself};

py_range *py_range_new(int64_t start, int64_t stop, int64_t step)
{
    int64_t count = py_range_count(start, stop, step);
    py_range *self = T2M_NEW(py_range, &py_range_kind);
    self->start = start;
    self->stop = stop;
    self->step = step;
    self->length = count;
    return self;
}

int64_t py_range_at(const py_range *self, int64_t index)
{
    int64_t at = index < 0 ? index + self->length : index;
    if (at < 0 || at >= self->length)
        py_raise(PY_INDEX_ERROR, "range object index out of range");
    return self->start + at * self->step;
}

static int64_t bound(int64_t given, int64_t length_, int64_t lowest, int64_t highest)
{
    given = given < 0 ? given + length_ : given;
    return given < lowest ? lowest : given > highest ? highest : given;
}

py_range *py_range_slice(const py_range *self, int64_t start, int64_t stop, int64_t step)
{
    step = step == PY_NONE ? 1 : step;
    if (step == 0)
        py_raise(PY_VALUE_ERROR, "slice step cannot be zero");
    int64_t lowest = step > 0 ? 0 : -1, highest = step > 0 ? self->length : self->length - 1;
    start = start == PY_NONE ? (step > 0 ? lowest : highest) : bound(start, self->length, lowest, highest);
    stop = stop == PY_NONE ? (step > 0 ? highest : lowest) : bound(stop, self->length, lowest, highest);
    return py_range_new(self->start + start * self->step, self->start + stop * self->step, self->step * step);
}

bool py_range_contains(const py_range *self, int64_t n)
{
    if (self->step > 0 ? n < self->start || n >= self->stop : n > self->start || n <= self->stop)
        return false;
    return (n - self->start) % self->step == 0;
}

int64_t py_range_index(const py_range *self, int64_t n)
{
    if (!py_range_contains(self, n))
        py_raise(PY_VALUE_ERROR, "%" PRId64 " is not in range", n);
    return (n - self->start) / self->step;
}

bool py_range_equal(const py_range *a, const py_range *b)
{
    if (a->length != b->length)
        return false;
    return a->length == 0 || (a->start == b->start && (a->length == 1 || a->step == b->step));
}

py_str py_range_repr(const py_range *self)
{
    if (self->step == 1)
        return py_str_printf("range(%" PRId64 ", %" PRId64 ")", self->start, self->stop);
    return py_str_printf("range(%" PRId64 ", %" PRId64 ", %" PRId64 ")", self->start, self->stop, self->step);
}

py_iterator *py_range_iterate(const py_range *self)
{
    return py_iterator_of_range(self->start, self->stop, self->step);
}

py_range *py_range_reversed(const py_range *self)
{
    return py_range_new(self->start + (self->length - 1) * self->step, self->start - self->step, -self->step);
}

py_list *py_list_of_range(const py_range *self)
{
    return py_list_range(self->start, self->stop, self->step);
}
