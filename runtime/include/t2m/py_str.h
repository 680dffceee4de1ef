/* str: immutable Unicode text in UTF-8, any length, NUL allowed. Positions and lengths count code points, as
 * in Python. `py_str` is a pointer to a constant object; NULL is None. All functions that give a py_str give
 * it to the current pool.
 *
 * Functions whose arguments must not be None raise Python's TypeError or AttributeError when they are. */
#ifndef T2M_PY_STR_H
#define T2M_PY_STR_H

#include <stdarg.h>
#include <string.h>

#include "t2m/object.h"

typedef struct py_string {
    t2m_object base;
    int64_t size;     /* bytes, without the NUL that always follows */
    int64_t length;   /* code points, -1 until asked for */
    uint64_t hash;    /* 0 until asked for */
    const char *text; /* UTF-8 */
    int64_t *places;  /* byte offsets of every 64th code point, once a long non-ASCII text was indexed */
} py_string;

struct py_tuple;
struct py_dict;
typedef const struct py_string *py_str;

extern const t2m_kind py_str_kind;

/* A literal: a static object, made at compile time. `PY_STR("abc")`. */
#define PY_STR(literal)                                                                                      \
    ({                                                                                                       \
        static py_string literal_ = {                                                                        \
            {&py_str_kind, T2M_IMMORTAL}, sizeof("" literal) - 1, -1, 0, "" literal, 0};                     \
        (py_str) & literal_;                                                                                 \
    })

/* ---- making strings */
py_str py_str_new(const char *text, int64_t size); /* copies `size` bytes of valid UTF-8 */
bool py_text_is_utf8(const char *text, size_t size); /* whether text from outside may go into a str */
py_str py_str_of(const char *text);                /* copies a NUL-terminated text; NULL gives None */
py_str py_str_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
py_str py_chr(int64_t code_point); /* ValueError outside range(0x110000) */

/* The UTF-8 text, NUL-terminated, as long-lived as the string. For printf's %s and for names of files. */
static inline const char *py_text(py_str s)
{
    return s != NULL ? s->text : "None";
}

/* ---- size, parts */
int64_t py_str_length(py_str s);
py_str py_str_at(py_str s, int64_t index); /* s[index], negative counts from the end; IndexError */
int64_t py_ord(py_str s);                  /* TypeError if not one character */

/* s[start:stop:step]. PY_NONE stands for a bound that is left out. */
#define PY_NONE INT64_MIN
py_str py_str_slice(py_str s, int64_t start, int64_t stop, int64_t step);

/* for c in s: `for (int64_t at = 0; py_str_next(s, &at, &c);)`. Each c belongs to the current pool (ASCII:
 * immortal). */
bool py_str_next(py_str s, int64_t *byte, py_str *character);

/* ---- comparison. None equals only None. */
bool py_str_equal(py_str a, py_str b);
int py_str_compare(py_str a, py_str b); /* by code points: <0, 0, >0 */
uint64_t py_str_hash(py_str s);         /* as CPython with PYTHONHASHSEED=0 */

/* ---- operators */
py_str py_str_concat(py_str a, py_str b);
py_str py_str_repeat(py_str s, int64_t times);
bool py_str_contains(py_str s, py_str part); /* part in s */

/* ---- methods, named as in Python */
int64_t py_str_find(py_str s, py_str part); /* -1 if absent */
int64_t py_str_rfind(py_str s, py_str part);
int64_t py_str_index(py_str s, py_str part); /* ValueError if absent */
int64_t py_str_count(py_str s, py_str part);
bool py_str_startswith(py_str s, py_str prefix);
bool py_str_endswith(py_str s, py_str suffix);
bool py_str_startswith_any(py_str s, const struct py_tuple *prefixes); /* s.startswith((a, b)) */
bool py_str_endswith_any(py_str s, const struct py_tuple *suffixes);
int64_t py_str_rindex(py_str s, py_str part); /* ValueError if absent */
/* The same within s[start:stop]; bounds as those of a slice, PY_NONE: to the end. */
int64_t py_str_find_in(py_str s, py_str part, int64_t start, int64_t stop);
int64_t py_str_rfind_in(py_str s, py_str part, int64_t start, int64_t stop);
int64_t py_str_index_in(py_str s, py_str part, int64_t start, int64_t stop);
int64_t py_str_rindex_in(py_str s, py_str part, int64_t start, int64_t stop);
int64_t py_str_count_in(py_str s, py_str part, int64_t start, int64_t stop);
bool py_str_startswith_in(py_str s, py_str prefix, int64_t start, int64_t stop);
bool py_str_endswith_in(py_str s, py_str suffix, int64_t start, int64_t stop);
/* (before, separator, after); where it is absent (s, "", "") and ("", "", s). ValueError if it is empty. */
struct py_tuple *py_str_partition(py_str s, py_str separator);
struct py_tuple *py_str_rpartition(py_str s, py_str separator);
/* str.maketrans(x, y[, z]) and str.maketrans({...}): int -> int, str or None. A table for translate may be any dict of int. */
struct py_dict *py_str_maketrans(py_str from, py_str to, py_str removed);
struct py_dict *py_str_maketrans_of(const struct py_dict *pairs);
py_str py_str_translate(py_str s, const struct py_dict *table);
py_str py_str_replace(py_str s, py_str old, py_str with, int64_t count); /* count -1: all */
py_str py_str_strip(py_str s, py_str characters);                        /* None: whitespace */
py_str py_str_lstrip(py_str s, py_str characters);
py_str py_str_rstrip(py_str s, py_str characters);
py_str py_str_lower(py_str s);
py_str py_str_upper(py_str s);
py_str py_str_capitalize(py_str s);
py_str py_str_title(py_str s);
py_str py_str_swapcase(py_str s);
py_str py_str_casefold(py_str s);
py_str py_str_removeprefix(py_str s, py_str prefix);
py_str py_str_removesuffix(py_str s, py_str suffix);
py_str py_str_zfill(py_str s, int64_t width);
py_str py_str_ljust(py_str s, int64_t width, py_str fill); /* fill None: a space */
py_str py_str_rjust(py_str s, int64_t width, py_str fill);
py_str py_str_center(py_str s, int64_t width, py_str fill);
bool py_str_isdigit(py_str s);
bool py_str_isalpha(py_str s);
bool py_str_isalnum(py_str s);
bool py_str_isspace(py_str s);
bool py_str_islower(py_str s);
bool py_str_isupper(py_str s);
bool py_str_istitle(py_str s);
bool py_str_isdecimal(py_str s);
bool py_str_isnumeric(py_str s);
bool py_str_isidentifier(py_str s);
bool py_str_isprintable(py_str s);
bool py_str_isascii(py_str s);
struct py_list *py_str_split(py_str s, py_str separator,
                             int64_t most); /* separator None: whitespace; most -1: all */
struct py_list *py_str_rsplit(py_str s, py_str separator, int64_t most);
struct py_list *py_str_splitlines(py_str s, bool keep_ends);
struct py_list *py_str_characters(py_str s);                       /* list(s) */
py_str py_str_join(py_str separator, const struct py_list *parts); /* TypeError if a part is no str */
py_str py_str_expandtabs(py_str s, int64_t width);

/* repr(s): quoted and escaped exactly as CPython does. */
py_str py_str_repr(py_str s);

/* int("12"), float("1e-3"): Python's grammar (spaces, underscores, inf, nan); ValueError, OverflowError past
 * 64 bits. */
int64_t py_int_of_str(py_str s);
int64_t py_int_of_str_base(py_str s, int64_t base);
double py_float_of_str(py_str s);

/* Building text piece by piece. The builder is a local: `py_builder b = {0}; ... py_str s =
 * py_builder_take(&b);` */
typedef struct py_builder {
    char *text;
    size_t size;
    size_t capacity;
} py_builder;
void py_builder_add(py_builder *b, const char *text, size_t size);
void py_builder_text(py_builder *b, const char *text);
void py_builder_str(py_builder *b, py_str s);
void py_builder_char(py_builder *b, char c);
void py_builder_fill(py_builder *b, const char *text, int64_t times);
void py_builder_printf(py_builder *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void py_builder_vprintf(py_builder *b, const char *format, va_list *arguments);
py_str py_builder_take(py_builder *b); /* the text as a string; the builder is empty again */
void py_builder_free(py_builder *b);   /* throws the text away */

#endif
