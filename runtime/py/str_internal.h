/* What the files of str share. */
#ifndef T2M_PY_STR_INTERNAL_H
#define T2M_PY_STR_INTERNAL_H

#include <stdarg.h>

#include "t2m/py_list.h"
#include "t2m/py_str.h"
#include "utf8.h"

/* New string of `size` bytes to be filled in by the caller (the NUL is there), in the current pool. */
py_string *str_alloc(size_t size);

py_str py_str_vprintf(const char *format, va_list arguments);

/* AttributeError if s is None: 'NoneType' object has no attribute 'method'. */
py_str str_self(py_str s, const char *method);

/* TypeError if an argument is None. */
py_str str_argument(py_str s);

/* The byte where code point `index` (0 <= index <= length) starts. */
size_t str_offset(py_str s, int64_t index);

/* How many code points start before `byte`. */
int64_t str_position(py_str s, size_t byte);

/* Part of s by bytes; the whole is s itself, one ASCII character is a shared string. */
py_str str_part(py_str s, size_t start, size_t stop);

/* The one-character string of a code point. */
py_str str_character(uint32_t code_point);

static inline bool str_is_ascii(py_str s)
{
    return py_str_length(s) == s->size;
}

/* First or last occurrence of `part` in text[start..stop), or -1. */
int64_t bytes_find(const char *text, size_t start, size_t stop, const char *part, size_t size);
int64_t bytes_rfind(const char *text, size_t start, size_t stop, const char *part, size_t size);

/* str.isspace, isalnum, isprintable, a decimal digit, a letter with case, for one character. */
bool char_is_space(uint32_t c);
bool char_is_printable(uint32_t c);
bool char_is_cased(uint32_t c);
bool char_is_alnum(uint32_t c);
bool char_is_decimal(uint32_t c);

/* Bounds of a slice as Python adjusts them (PY_NONE: left out); gives the number of elements. ValueError if
 * step 0. */
int64_t slice_bounds(int64_t length, int64_t *start, int64_t *stop, int64_t step);

#endif
