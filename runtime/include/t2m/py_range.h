/* range: the numbers from start to stop by step as a value; it holds no numbers. A loop over range(...) needs none of this. */
#ifndef T2M_PY_RANGE_H
#define T2M_PY_RANGE_H

#include "t2m/py_iterator.h"

typedef struct py_range {
    t2m_object base;
    int64_t start, stop, step;
    int64_t length;
} py_range;

extern const t2m_kind py_range_kind;

int64_t py_range_count(int64_t start, int64_t stop, int64_t step); /* how many numbers that are */
py_range *py_range_new(int64_t start, int64_t stop, int64_t step); /* ValueError if step is 0 */
static inline int64_t py_range_length(const py_range *self)
{
    return self->length;
}
int64_t py_range_at(const py_range *self, int64_t index); /* IndexError */
py_range *py_range_slice(const py_range *self, int64_t start, int64_t stop, int64_t step);
bool py_range_contains(const py_range *self, int64_t n);
int64_t py_range_index(const py_range *self, int64_t n); /* ValueError if absent */
bool py_range_equal(const py_range *a, const py_range *b);
py_str py_range_repr(const py_range *self);
py_iterator *py_range_iterate(const py_range *self);
py_range *py_range_reversed(const py_range *self);
py_list *py_list_of_range(const py_range *self);

#endif
