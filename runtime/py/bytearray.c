/* bytearray: a block that grows. What only reads it goes by way of bytes (rules/builtins.pyi). */
#include "t2m/py_bytearray.h"

#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "t2m/py_value.h"

bool py_buffer_equal(py_buffer a, py_buffer b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, (size_t)a.size) == 0);
}

static void destroy(void *self)
{
    free(((py_bytearray *)self)->data);
}

static bool equal(const void *a, const void *b)
{
    return py_bytearray_equal((const py_bytearray *)a, (const py_bytearray *)b);
}

static py_str repr(const void *self)
{
    return py_str_printf("bytearray(%s)", py_text(py_bytes_repr(py_bytes_of_bytearray(self))));
}

static int64_t length(const void *self)
{
    return ((const py_bytearray *)self)->size;
}

const t2m_kind py_bytearray_kind = {
    .name = "bytearray", .destroy = destroy, .equal = equal, .repr = repr, .length = length};

static void reserve(py_bytearray *b, int64_t size)
{
    if (size <= b->capacity)
        return;
    int64_t capacity = size + size / 8 + 16;
    unsigned char *data = realloc(b->data, (size_t)capacity);
    if (data == NULL)
        py_raise_bare(PY_MEMORY_ERROR);
    b->data = data;
    b->capacity = capacity;
}

py_buffer py_buffer_of_value(const t2m_object *value)
{
    if (value != NULL && value->kind == &py_bytes_kind)
        return py_buffer_of_bytes((const py_bytes *)value);
    if (value == NULL || value->kind != &py_bytearray_kind)
        py_raise(PY_TYPE_ERROR, "a bytes-like object is required, not '%s'", py_type_name(value));
    return py_buffer_of_bytearray((const py_bytearray *)value);
}

py_bytearray *py_bytearray_of_buffer(py_buffer bytes)
{
    py_bytearray *b = T2M_NEW(py_bytearray, &py_bytearray_kind);
    py_bytearray_add(b, bytes);
    return b;
}

py_bytes *py_bytes_of_bytearray(const py_bytearray *b)
{
    return py_bytes_new(b->data, b->size);
}

static int64_t place(const py_bytearray *b, int64_t index, const char *message)
{
    int64_t at = index < 0 ? index + b->size : index;
    if (at < 0 || at >= b->size)
        py_raise(PY_INDEX_ERROR, "%s", message);
    return at;
}

static unsigned char byte_of(int64_t number)
{
    if (number < 0 || number > 255)
        py_raise(PY_VALUE_ERROR, "byte must be in range(0, 256)");
    return (unsigned char)number;
}

int64_t py_bytearray_at(const py_bytearray *b, int64_t index)
{
    return b->data[place(b, index, "bytearray index out of range")];
}

void py_bytearray_set(py_bytearray *b, int64_t index, int64_t number)
{
    int64_t at = place(b, index, "bytearray index out of range");
    b->data[at] = byte_of(number);
}

py_bytearray *py_bytearray_slice(const py_bytearray *b, int64_t start, int64_t stop, int64_t step)
{
    return py_bytearray_of(py_bytes_slice(py_bytes_of_bytearray(b), start, stop, step));
}

void py_bytearray_append(py_bytearray *b, int64_t number)
{
    unsigned char byte = byte_of(number);
    py_bytearray_add(b, (py_buffer){&byte, 1});
}

void py_bytearray_add(py_bytearray *b, py_buffer bytes)
{
    bool is_own = bytes.data == b->data; /* b += b: the block may move */
    reserve(b, b->size + bytes.size);
    if (bytes.size > 0)
        memcpy(b->data + b->size, is_own ? b->data : bytes.data, (size_t)bytes.size);
    b->size += bytes.size;
}

int64_t py_bytearray_pop(py_bytearray *b, int64_t index)
{
    if (b->size == 0)
        py_raise(PY_INDEX_ERROR, "pop from empty bytearray");
    int64_t at = place(b, index, "pop index out of range"), number = b->data[at];
    memmove(b->data + at, b->data + at + 1, (size_t)(b->size - at - 1));
    b->size--;
    return number;
}

void py_bytearray_clear(py_bytearray *b)
{
    b->size = 0;
}

void py_bytearray_reverse(py_bytearray *b)
{
    for (int64_t i = 0, k = b->size - 1; i < k; i++, k--) {
        unsigned char byte = b->data[i];
        b->data[i] = b->data[k];
        b->data[k] = byte;
    }
}
