/* bytearray: a row of bytes that can change. Positions and bounds as of a list. What gives a new one gives it to the current pool.
 * A py_buffer is what functions that read bytes take: `py_buffer_of(b)` of bytes, a bytearray or either boxed, whose data it borrows. */
#ifndef T2M_PY_BYTEARRAY_H
#define T2M_PY_BYTEARRAY_H

#include "t2m/py_bytes.h"

typedef struct py_bytearray {
    t2m_object base;
    int64_t size;
    int64_t capacity;
    unsigned char *data;
} py_bytearray;

extern const t2m_kind py_bytearray_kind;

typedef struct py_buffer {
    const unsigned char *data;
    int64_t size;
} py_buffer;

static inline py_buffer py_buffer_of_bytes(const py_bytes *b)
{
    return (py_buffer){b->data, b->size};
}
static inline py_buffer py_buffer_of_bytearray(const py_bytearray *b)
{
    return (py_buffer){b->data, b->size};
}
py_buffer py_buffer_of_value(const t2m_object *value); /* TypeError for what is neither */
#define py_buffer_of(b)                                                                                      \
    _Generic((b), py_bytearray * : py_buffer_of_bytearray, const py_bytearray * : py_buffer_of_bytearray,    \
             void * : py_buffer_of_value, const t2m_object * : py_buffer_of_value, default : py_buffer_of_bytes)(b)

/* bytearray(x): copies bytes or a bytearray. bytes(x) of a bytearray is py_bytes_of_bytearray(x). */
#define py_bytearray_of(b) py_bytearray_of_buffer(py_buffer_of(b))
py_bytearray *py_bytearray_of_buffer(py_buffer bytes);
py_bytes *py_bytes_of_bytearray(const py_bytearray *b);

int64_t py_bytearray_at(const py_bytearray *b, int64_t index);         /* IndexError */
void py_bytearray_set(py_bytearray *b, int64_t index, int64_t number); /* IndexError, ValueError outside range(256) */
py_bytearray *py_bytearray_slice(const py_bytearray *b, int64_t start, int64_t stop, int64_t step);
void py_bytearray_append(py_bytearray *b, int64_t number);
#define py_bytearray_extend(b, bytes) py_bytearray_add((b), py_buffer_of(bytes))
void py_bytearray_add(py_bytearray *b, py_buffer bytes);
int64_t py_bytearray_pop(py_bytearray *b, int64_t index);
void py_bytearray_clear(py_bytearray *b);
void py_bytearray_reverse(py_bytearray *b);
bool py_buffer_equal(py_buffer a, py_buffer b);
#define py_bytearray_equal(a, b) py_buffer_equal(py_buffer_of(a), py_buffer_of(b))

#endif
