/* str: making, indexing, comparing. Text is UTF-8; where it is all ASCII (length == size) positions are
 * bytes, else long texts get a table of every 64th character's place when they are first indexed. */
#include "t2m/py_str.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "hash.h"
#include "str_internal.h"
#include "t2m/py_error.h"

#define PLACE_STEP 64

static void str_destroy(void *self)
{
    free(((py_string *)self)->places);
}
static bool str_equal(const void *a, const void *b)
{
    return py_str_equal(a, b);
}
static uint64_t str_hash(const void *self)
{
    return py_str_hash(self);
}
static int str_compare(const void *a, const void *b)
{
    return py_str_compare(a, b);
}
static py_str str_repr(const void *self)
{
    return py_str_repr(self);
}
static py_str str_str(const void *self)
{
    return self;
}
static int64_t str_length(const void *self)
{
    return py_str_length(self);
}

const t2m_kind py_str_kind = {
    .name = "str",
    .destroy = str_destroy,
    .equal = str_equal,
    .hash = str_hash,
    .compare = str_compare,
    .repr = str_repr,
    .str = str_str,
    .length = str_length,
};

/* Every ASCII character as an immortal string: iterating over text makes no objects. */
static char ascii_texts[128][2];
static py_string ascii_strings[128];

__attribute__((constructor)) static void make_ascii_strings(void)
{
    for (int c = 0; c < 128; c++) {
        ascii_texts[c][0] = (char)c;
        ascii_strings[c] = (py_string){{&py_str_kind, T2M_IMMORTAL}, 1, 1, 0, ascii_texts[c], NULL};
    }
}

static py_string empty_string = {{&py_str_kind, T2M_IMMORTAL}, 0, 0, 0, "", NULL};

py_string *str_alloc(size_t size)
{
    py_string *s = t2m_malloc(sizeof(*s) + size + 1);
    char *text = (char *)(s + 1);
    text[size] = '\0';
    *s = (py_string){{&py_str_kind, 1}, (int64_t)size, -1, 0, text, NULL};
    return t2m_autorelease(s);
}

py_str py_str_new(const char *text, int64_t size)
{
    if (size == 0)
        return &empty_string;
    if (size == 1 && (unsigned char)text[0] < 0x80)
        return &ascii_strings[(unsigned char)text[0]];
    py_string *s = str_alloc((size_t)size);
    memcpy((char *)s->text, text, (size_t)size);
    return s;
}

bool py_text_is_utf8(const char *text, size_t size)
{
    const char *reason;
    return utf8_check(text, size, &reason) == size;
}

py_str py_str_of(const char *text)
{
    return text != NULL ? py_str_new(text, (int64_t)strlen(text)) : NULL;
}

py_str str_character(uint32_t code_point)
{
    char text[4];
    return py_str_new(text, (int64_t)utf8_put(text, code_point));
}

py_str py_chr(int64_t code_point)
{
    if (code_point < 0 || code_point > 0x10ffff)
        py_raise(PY_VALUE_ERROR, "chr() arg not in range(0x110000)");
    if (code_point >= 0xd800 && code_point < 0xe000)
        py_raise(PY_VALUE_ERROR,
                 "chr(%#" PRIx64 ") is half of a surrogate pair, which strings cannot hold here",
                 (uint64_t)code_point);
    return str_character((uint32_t)code_point);
}

py_str str_self(py_str s, const char *method)
{
    if (s == NULL)
        py_raise(PY_ATTRIBUTE_ERROR, "'NoneType' object has no attribute '%s'", method);
    return s;
}

py_str str_argument(py_str s)
{
    if (s == NULL)
        py_raise(PY_TYPE_ERROR, "must be str, not NoneType");
    return s;
}

int64_t py_str_length(py_str s)
{
    if (s == NULL)
        py_raise(PY_TYPE_ERROR, "object of type 'NoneType' has no len()");
    if (s->length < 0)
        ((py_string *)s)->length = utf8_length(s->text, (size_t)s->size);
    return s->length;
}

static void make_places(py_string *s)
{
    int64_t *places = t2m_malloc(((size_t)s->length / PLACE_STEP + 1) * sizeof(*places));
    int64_t index = 0;
    for (int64_t byte = 0; byte < s->size; byte++) {
        if (!utf8_is_start(s->text[byte]))
            continue;
        if (index % PLACE_STEP == 0)
            places[index / PLACE_STEP] = byte;
        index++;
    }
    s->places = places;
}

size_t str_offset(py_str s, int64_t index)
{
    if (str_is_ascii(s))
        return (size_t)index;
    if (index == s->length)
        return (size_t)s->size;
    size_t byte = 0;
    if (s->length > 2 * PLACE_STEP) {
        if (s->places == NULL)
            make_places((py_string *)s);
        byte = (size_t)s->places[index / PLACE_STEP];
        index %= PLACE_STEP;
    }
    while (index-- > 0)
        utf8_next(s->text, &byte);
    return byte;
}

int64_t str_position(py_str s, size_t byte)
{
    return str_is_ascii(s) ? (int64_t)byte : utf8_length(s->text, byte);
}

py_str str_part(py_str s, size_t start, size_t stop)
{
    if (start == 0 && stop == (size_t)s->size)
        return t2m_autorelease(t2m_retain(s));
    return py_str_new(s->text + start, (int64_t)(stop - start));
}

py_str py_str_at(py_str s, int64_t index)
{
    if (s == NULL)
        py_raise(PY_TYPE_ERROR, "'NoneType' object is not subscriptable");
    int64_t length = py_str_length(s);
    int64_t at = index < 0 ? index + length : index;
    if (at < 0 || at >= length)
        py_raise(PY_INDEX_ERROR, "string index out of range");
    size_t byte = str_offset(s, at);
    return str_character(utf8_next(s->text, &byte));
}

int64_t py_ord(py_str s)
{
    if (py_str_length(s) != 1)
        py_raise(PY_TYPE_ERROR, "ord() expected a character, but string of length %" PRId64 " found",
                 s->length);
    size_t at = 0;
    return utf8_next(s->text, &at);
}

bool py_str_next(py_str s, int64_t *byte, py_str *character)
{
    if (s == NULL)
        py_raise(PY_TYPE_ERROR, "'NoneType' object is not iterable");
    if (*byte >= s->size)
        return false;
    size_t at = (size_t)*byte;
    *character = str_character(utf8_next(s->text, &at));
    *byte = (int64_t)at;
    return true;
}

static int64_t clamp_bound(int64_t bound, int64_t length, int64_t lowest, int64_t highest)
{
    if (bound < 0) {
        bound += length;
        return bound < lowest ? lowest : bound;
    }
    return bound > highest ? highest : bound;
}

int64_t slice_bounds(int64_t length, int64_t *start, int64_t *stop, int64_t step)
{
    if (step == 0)
        py_raise(PY_VALUE_ERROR, "slice step cannot be zero");
    if (step > 0) {
        *start = *start == PY_NONE ? 0 : clamp_bound(*start, length, 0, length);
        *stop = *stop == PY_NONE ? length : clamp_bound(*stop, length, 0, length);
        return *stop > *start ? (*stop - *start - 1) / step + 1 : 0;
    }
    *start = *start == PY_NONE ? length - 1 : clamp_bound(*start, length, -1, length - 1);
    *stop = *stop == PY_NONE ? -1 : clamp_bound(*stop, length, -1, length - 1);
    /* The step's size as unsigned: -INT64_MIN does not exist. */
    return *start > *stop ? (int64_t)((uint64_t)(*start - *stop - 1) / -(uint64_t)step) + 1 : 0;
}

py_str py_str_slice(py_str s, int64_t start, int64_t stop, int64_t step)
{
    if (s == NULL)
        py_raise(PY_TYPE_ERROR, "'NoneType' object is not subscriptable");
    int64_t count = slice_bounds(py_str_length(s), &start, &stop, step == PY_NONE ? 1 : step);
    if (step == 1 || step == PY_NONE)
        return count > 0 ? str_part(s, str_offset(s, start), str_offset(s, start + count))
                         : py_str_new("", 0);
    py_builder b = {0};
    for (int64_t i = 0; i < count; i++) {
        size_t from = str_offset(s, start + i * step), to = from;
        utf8_next(s->text, &to);
        py_builder_add(&b, s->text + from, to - from);
    }
    return py_builder_take(&b);
}

bool py_str_equal(py_str a, py_str b)
{
    if (a == b || a == NULL || b == NULL)
        return a == b;
    return a->size == b->size && memcmp(a->text, b->text, (size_t)a->size) == 0;
}

int py_str_compare(py_str a, py_str b)
{
    if (a == NULL || b == NULL)
        py_raise(PY_TYPE_ERROR, "'<' not supported between instances of '%s' and '%s'",
                 a ? "str" : "NoneType", b ? "str" : "NoneType");
    size_t common = (size_t)(a->size < b->size ? a->size : b->size);
    int order = memcmp(a->text, b->text, common); /* UTF-8 sorts as its code points do */
    return order != 0 ? order : (a->size > b->size) - (a->size < b->size);
}

uint64_t py_str_hash(py_str s)
{
    if (s->hash == 0)
        ((py_string *)s)->hash = py_hash_text(s->text, (size_t)s->size);
    return s->hash;
}

py_str py_str_concat(py_str a, py_str b)
{
    if (a == NULL || b == NULL)
        py_raise(PY_TYPE_ERROR,
                 a == NULL ? "unsupported operand type(s) for +: 'NoneType' and '%s'"
                           : "can only concatenate str (not \"NoneType\") to %s",
                 "str");
    if (a->size == 0 || b->size == 0)
        return t2m_autorelease(t2m_retain(a->size == 0 ? b : a));
    py_string *s = str_alloc((size_t)(a->size + b->size));
    memcpy((char *)s->text, a->text, (size_t)a->size);
    memcpy((char *)s->text + a->size, b->text, (size_t)b->size);
    return s;
}

py_str py_str_repeat(py_str s, int64_t times)
{
    str_argument(s);
    if (times <= 0 || s->size == 0)
        return &empty_string;
    int64_t size;
    if (__builtin_mul_overflow(s->size, times, &size))
        py_raise(PY_OVERFLOW_ERROR, "repeated string is too long");
    py_string *result = str_alloc((size_t)size);
    for (int64_t i = 0; i < times; i++)
        memcpy((char *)result->text + i * s->size, s->text, (size_t)s->size);
    return result;
}
