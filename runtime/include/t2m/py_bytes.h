/* bytes: an immutable row of bytes. Positions and bounds as of a list; None is never taken. Functions that give bytes give them to the
 * current pool. */
#ifndef T2M_PY_BYTES_H
#define T2M_PY_BYTES_H

#include "t2m/py_list.h"
#include "t2m/py_str.h"

typedef struct py_bytes {
    t2m_object base;
    int64_t size;
    uint64_t hash; /* 0 until asked for */
    const unsigned char *data; /* a NUL follows */
} py_bytes;

extern const t2m_kind py_bytes_kind;

/* A literal: a static object. `PY_BYTES("\001\000")`. */
#define PY_BYTES(literal)                                                                                    \
    ({                                                                                                       \
        static py_bytes literal_ = {                                                                         \
            {&py_bytes_kind, T2M_IMMORTAL}, sizeof("" literal) - 1, 0, (const unsigned char *)("" literal)}; \
        &literal_;                                                                                           \
    })

py_bytes *py_bytes_new(const void *data, int64_t size); /* copies */
py_bytes *py_bytes_zeros(int64_t size);                 /* bytes(n); ValueError if negative */
py_bytes *py_bytes_of_list(const py_list *numbers);     /* ValueError outside range(256) */
py_bytes *py_bytes_fromhex(py_str text);                /* ValueError */

/* Encodings: utf-8, ascii, latin-1; errors: strict, ignore, replace. UnicodeEncodeError, UnicodeDecodeError, LookupError. */
py_bytes *py_str_encode(py_str s, py_str encoding, py_str errors);
py_str py_bytes_decode(const py_bytes *b, py_str encoding, py_str errors);

static inline int64_t py_bytes_length(const py_bytes *b)
{
    return b->size;
}
int64_t py_bytes_at(const py_bytes *b, int64_t index); /* IndexError */
py_bytes *py_bytes_slice(const py_bytes *b, int64_t start, int64_t stop, int64_t step);
py_list *py_list_of_bytes(const py_bytes *b);
bool py_bytes_equal(const py_bytes *a, const py_bytes *b);
int py_bytes_compare(const py_bytes *a, const py_bytes *b);
py_bytes *py_bytes_concat(const py_bytes *a, const py_bytes *b);
py_bytes *py_bytes_repeat(const py_bytes *b, int64_t times);
bool py_bytes_contains(const py_bytes *b, const py_bytes *part);
bool py_bytes_has(const py_bytes *b, int64_t number);
py_str py_bytes_repr(const py_bytes *b);
py_str py_bytes_hex(const py_bytes *b);
int64_t py_bytes_find(const py_bytes *b, const py_bytes *part); /* -1 if absent */
int64_t py_bytes_count(const py_bytes *b, const py_bytes *part);
bool py_bytes_startswith(const py_bytes *b, const py_bytes *prefix);
bool py_bytes_endswith(const py_bytes *b, const py_bytes *suffix);
py_bytes *py_bytes_strip(const py_bytes *b);
py_bytes *py_bytes_upper(const py_bytes *b);
py_bytes *py_bytes_lower(const py_bytes *b);
py_bytes *py_bytes_replace(const py_bytes *b, const py_bytes *old, const py_bytes *with);
py_list *py_bytes_split(const py_bytes *b, const py_bytes *separator); /* NULL: whitespace */
py_bytes *py_bytes_join(const py_bytes *separator, const py_list *parts);

/* n.to_bytes(size, order, signed=...), int.from_bytes(...): OverflowError, ValueError as Python words them. */
py_bytes *py_int_to_bytes(int64_t n, int64_t size, py_str order, bool is_signed);
int64_t py_int_from_bytes(const py_bytes *b, py_str order, bool is_signed);

#endif
