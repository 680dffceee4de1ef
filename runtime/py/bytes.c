/* bytes: making, reading, searching, and their text forms. */
#include "t2m/py_bytes.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "hash.h"
#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

static bool bytes_equal(const void *a, const void *b)
{
    return py_bytes_equal(a, b);
}
static uint64_t bytes_hash(const void *self)
{
    const py_bytes *b = self;
    if (b->hash == 0)
        ((py_bytes *)(uintptr_t)self)->hash = py_hash_text((const char *)b->data, (size_t)b->size);
    return b->hash;
}
static int bytes_compare(const void *a, const void *b)
{
    return py_bytes_compare(a, b);
}
static py_str bytes_repr(const void *self)
{
    return py_bytes_repr(self);
}
static int64_t bytes_length(const void *self)
{
    return ((const py_bytes *)self)->size;
}

const t2m_kind py_bytes_kind = {
    .name = "bytes",
    .equal = bytes_equal,
    .hash = bytes_hash,
    .compare = bytes_compare,
    .repr = bytes_repr,
    .length = bytes_length,
    .deepcopy = py_itself,
};

/* ---- making */

static unsigned char *writable(py_bytes *b)
{
    return (unsigned char *)(b + 1);
}

static py_bytes *alloc(int64_t size)
{
    py_bytes *b = t2m_object_new(sizeof(*b) + (size_t)size + 1, &py_bytes_kind);
    b->size = size;
    b->data = writable(b);
    return b;
}

py_bytes *py_bytes_new(const void *data, int64_t size)
{
    py_bytes *b = alloc(size);
    if (size > 0)
        memcpy(writable(b), data, (size_t)size);
    return b;
}

static py_bytes *take(py_builder *b)
{
    py_bytes *bytes = py_bytes_new(b->text, (int64_t)b->size);
    py_builder_free(b);
    return bytes;
}

py_bytes *py_bytes_zeros(int64_t size)
{
    if (size < 0)
        py_raise(PY_VALUE_ERROR, "negative count");
    return alloc(size);
}

py_bytes *py_bytes_of_list(const py_list *numbers)
{
    py_bytes *b = alloc(numbers->length);
    for (int64_t i = 0; i < numbers->length; i++) {
        int64_t n = numbers->element == PY_OBJECT ? py_as_int(numbers->items[i].o) : numbers->items[i].i;
        if (n < 0 || n > 255)
            py_raise(PY_VALUE_ERROR, "bytes must be in range(0, 256)");
        writable(b)[i] = (unsigned char)n;
    }
    return b;
}

py_bytes *py_bytes_fromhex(py_str text)
{
    py_builder b = {0};
    for (int64_t i = 0; i < text->size;) {
        if (isspace((unsigned char)text->text[i])) {
            i++;
            continue;
        }
        for (int64_t k = i; k < i + 2; k++) {
            if (k >= text->size || !isxdigit((unsigned char)text->text[k]))
                py_raise(PY_VALUE_ERROR, "non-hexadecimal number found in fromhex() arg at position %" PRId64, k);
        }
        py_builder_char(&b, (char)strtol((const char[]){text->text[i], text->text[i + 1], '\0'}, NULL, 16));
        i += 2;
    }
    return take(&b);
}

/* ---- encodings */

typedef enum encoding { UTF_8, ASCII, LATIN_1 } encoding;

static encoding encoding_of(py_str name)
{
    static const struct {
        const char *name;
        encoding encoding;
    } names[] = {{"utf-8", UTF_8},     {"utf8", UTF_8},       {"utf_8", UTF_8},       {"u8", UTF_8},
                 {"ascii", ASCII},     {"us-ascii", ASCII},   {"latin-1", LATIN_1},   {"latin1", LATIN_1},
                 {"latin_1", LATIN_1}, {"iso-8859-1", LATIN_1}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcasecmp(py_text(name), names[i].name) == 0)
            return names[i].encoding;
    }
    py_raise(PY_LOOKUP_ERROR, "unknown encoding: %s", py_text(name));
}

static bool skips(py_str errors)
{
    bool ignores = strcmp(py_text(errors), "ignore") == 0;
    if (!ignores && strcmp(py_text(errors), "replace") != 0)
        py_raise(PY_LOOKUP_ERROR, "unknown error handler name '%s'", py_text(errors));
    return ignores;
}

static bool is_strict(py_str errors)
{
    return strcmp(py_text(errors), "strict") == 0;
}

static _Noreturn void cannot_encode(const char *codec, int64_t at, uint32_t c, int limit)
{
    const char *format = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
    py_builder b = {0};
    py_builder_printf(&b, format, c);
    py_raise(PY_UNICODE_ENCODE_ERROR, "'%s' codec can't encode character '%s' in position %" PRId64 ": ordinal not in range(%d)", codec,
             py_text(py_builder_take(&b)), at, limit);
}

py_bytes *py_str_encode(py_str s, py_str name, py_str errors)
{
    encoding to = encoding_of(name);
    if (to == UTF_8)
        return py_bytes_new(str_self(s, "encode")->text, s->size);
    uint32_t limit = to == ASCII ? 128 : 256;
    py_builder b = {0};
    int64_t place = 0;
    for (size_t at = 0; at < (size_t)s->size; place++) {
        uint32_t c = utf8_next(s->text, &at);
        if (c < limit)
            py_builder_char(&b, (char)c);
        else if (is_strict(errors))
            cannot_encode(to == ASCII ? "ascii" : "latin-1", place, c, (int)limit);
        else if (!skips(errors))
            py_builder_char(&b, '?');
    }
    return take(&b);
}

static _Noreturn void cannot_decode(const py_bytes *b, size_t at, const char *codec, const char *reason)
{
    py_raise(PY_UNICODE_DECODE_ERROR, "'%s' codec can't decode byte 0x%02x in position %zu: %s", codec, b->data[at], at, reason);
}

static py_str decode_utf8(const py_bytes *b, py_str errors)
{
    py_builder text = {0};
    const char *data = (const char *)b->data;
    for (size_t at = 0, size = (size_t)b->size; at < size;) {
        const char *reason;
        size_t good = utf8_check(data + at, size - at, &reason);
        py_builder_add(&text, data + at, good);
        at += good;
        if (at >= size)
            break;
        if (is_strict(errors))
            cannot_decode(b, at, "utf-8", reason);
        if (!skips(errors))
            py_builder_text(&text, "\xef\xbf\xbd");
        at = strcmp(reason, "unexpected end of data") == 0 ? size : at + 1;
    }
    return py_builder_take(&text);
}

py_str py_bytes_decode(const py_bytes *b, py_str name, py_str errors)
{
    encoding from = encoding_of(name);
    if (from == UTF_8)
        return decode_utf8(b, errors);
    py_builder text = {0};
    for (int64_t i = 0; i < b->size; i++) {
        char put[4];
        if (from == LATIN_1 || b->data[i] < 128)
            py_builder_add(&text, put, utf8_put(put, b->data[i]));
        else if (is_strict(errors))
            cannot_decode(b, (size_t)i, "ascii", "ordinal not in range(128)");
        else if (!skips(errors))
            py_builder_text(&text, "\xef\xbf\xbd");
    }
    return py_builder_take(&text);
}

/* ---- reading */

int64_t py_bytes_at(const py_bytes *b, int64_t index)
{
    int64_t at = index < 0 ? index + b->size : index;
    if (at < 0 || at >= b->size)
        py_raise(PY_INDEX_ERROR, "index out of range");
    return b->data[at];
}

py_bytes *py_bytes_slice(const py_bytes *b, int64_t start, int64_t stop, int64_t step)
{
    step = step == PY_NONE ? 1 : step;
    int64_t count = slice_bounds(b->size, &start, &stop, step);
    py_bytes *part = alloc(count);
    for (int64_t i = 0; i < count; i++)
        writable(part)[i] = b->data[start + i * step];
    return part;
}

py_list *py_list_of_bytes(const py_bytes *b)
{
    py_list *numbers = py_list_new(PY_INT);
    for (int64_t i = 0; i < b->size; i++)
        py_list_append(numbers, py_of((int64_t)b->data[i]));
    return numbers;
}

bool py_bytes_equal(const py_bytes *a, const py_bytes *b)
{
    return a == b || (a != NULL && b != NULL && a->size == b->size && memcmp(a->data, b->data, (size_t)a->size) == 0);
}

int py_bytes_compare(const py_bytes *a, const py_bytes *b)
{
    size_t common = (size_t)(a->size < b->size ? a->size : b->size);
    int order = memcmp(a->data, b->data, common);
    return order != 0 ? order : (a->size > b->size) - (a->size < b->size);
}

py_bytes *py_bytes_concat(const py_bytes *a, const py_bytes *b)
{
    py_bytes *sum = alloc(a->size + b->size);
    memcpy(writable(sum), a->data, (size_t)a->size);
    memcpy(writable(sum) + a->size, b->data, (size_t)b->size);
    return sum;
}

py_bytes *py_bytes_repeat(const py_bytes *b, int64_t times)
{
    times = times > 0 ? times : 0;
    py_bytes *row = alloc(b->size * times);
    for (int64_t i = 0; i < times; i++)
        memcpy(writable(row) + i * b->size, b->data, (size_t)b->size);
    return row;
}

/* ---- searching and changing */

static int64_t find_from(const py_bytes *b, int64_t start, const py_bytes *part)
{
    return bytes_find((const char *)b->data, (size_t)start, (size_t)b->size, (const char *)part->data, (size_t)part->size);
}

int64_t py_bytes_find(const py_bytes *b, const py_bytes *part)
{
    return find_from(b, 0, part);
}

bool py_bytes_contains(const py_bytes *b, const py_bytes *part)
{
    return find_from(b, 0, part) >= 0;
}

bool py_bytes_has(const py_bytes *b, int64_t number)
{
    if (number < 0 || number > 255)
        py_raise(PY_VALUE_ERROR, "byte must be in range(0, 256)");
    return b->size > 0 && memchr(b->data, (int)number, (size_t)b->size) != NULL;
}

int64_t py_bytes_count(const py_bytes *b, const py_bytes *part)
{
    if (part->size == 0)
        return b->size + 1;
    int64_t count = 0;
    for (int64_t at = 0; (at = find_from(b, at, part)) >= 0; at += part->size)
        count++;
    return count;
}

bool py_bytes_startswith(const py_bytes *b, const py_bytes *prefix)
{
    return b->size >= prefix->size && memcmp(b->data, prefix->data, (size_t)prefix->size) == 0;
}

bool py_bytes_endswith(const py_bytes *b, const py_bytes *suffix)
{
    return b->size >= suffix->size && memcmp(b->data + b->size - suffix->size, suffix->data, (size_t)suffix->size) == 0;
}

static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

py_bytes *py_bytes_strip(const py_bytes *b)
{
    int64_t start = 0, stop = b->size;
    while (start < stop && is_space(b->data[start]))
        start++;
    while (stop > start && is_space(b->data[stop - 1]))
        stop--;
    return py_bytes_new(b->data + start, stop - start);
}

py_bytes *py_bytes_upper(const py_bytes *b)
{
    py_bytes *out = py_bytes_new(b->data, b->size);
    for (int64_t i = 0; i < b->size; i++)
        writable(out)[i] = (unsigned char)(b->data[i] >= 'a' && b->data[i] <= 'z' ? b->data[i] - 32 : b->data[i]);
    return out;
}

py_bytes *py_bytes_lower(const py_bytes *b)
{
    py_bytes *out = py_bytes_new(b->data, b->size);
    for (int64_t i = 0; i < b->size; i++)
        writable(out)[i] = (unsigned char)(b->data[i] >= 'A' && b->data[i] <= 'Z' ? b->data[i] + 32 : b->data[i]);
    return out;
}

py_bytes *py_bytes_replace(const py_bytes *b, const py_bytes *old, const py_bytes *with)
{
    py_builder out = {0};
    int64_t at = 0, place;
    while (old->size > 0 && (place = find_from(b, at, old)) >= 0) {
        py_builder_add(&out, (const char *)b->data + at, (size_t)(place - at));
        py_builder_add(&out, (const char *)with->data, (size_t)with->size);
        at = place + old->size;
    }
    py_builder_add(&out, (const char *)b->data + at, (size_t)(b->size - at));
    return take(&out);
}

static void add_part(py_list *parts, const py_bytes *b, int64_t start, int64_t stop)
{
    py_list_append(parts, py_of(py_bytes_new(b->data + start, stop - start)));
}

py_list *py_bytes_split(const py_bytes *b, const py_bytes *separator)
{
    py_list *parts = py_list_new(PY_OBJECT);
    int64_t at = 0, place;
    if (separator == NULL) {
        while (at < b->size) {
            while (at < b->size && is_space(b->data[at]))
                at++;
            int64_t start = at;
            while (at < b->size && !is_space(b->data[at]))
                at++;
            if (at > start)
                add_part(parts, b, start, at);
        }
        return parts;
    }
    if (separator->size == 0)
        py_raise(PY_VALUE_ERROR, "empty separator");
    for (; (place = find_from(b, at, separator)) >= 0; at = place + separator->size)
        add_part(parts, b, at, place);
    add_part(parts, b, at, b->size);
    return parts;
}

py_bytes *py_bytes_join(const py_bytes *separator, const py_list *parts)
{
    py_builder b = {0};
    for (int64_t i = 0; i < parts->length; i++) {
        const py_bytes *part = parts->items[i].o;
        if (i > 0)
            py_builder_add(&b, (const char *)separator->data, (size_t)separator->size);
        py_builder_add(&b, (const char *)part->data, (size_t)part->size);
    }
    return take(&b);
}

/* ---- text forms */

py_str py_bytes_repr(const py_bytes *b)
{
    bool has_single = memchr(b->data, '\'', (size_t)b->size) != NULL, has_double = memchr(b->data, '"', (size_t)b->size) != NULL;
    char quote = has_single && !has_double ? '"' : '\'';
    py_builder text = {0};
    py_builder_printf(&text, "b%c", quote);
    for (int64_t i = 0; i < b->size; i++) {
        unsigned char c = b->data[i];
        if (c == (unsigned char)quote || c == '\\')
            py_builder_printf(&text, "\\%c", c);
        else if (c == '\t' || c == '\n' || c == '\r')
            py_builder_text(&text, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
        else if (c < ' ' || c >= 127)
            py_builder_printf(&text, "\\x%02x", c);
        else
            py_builder_char(&text, (char)c);
    }
    py_builder_char(&text, quote);
    return py_builder_take(&text);
}

py_str py_bytes_hex(const py_bytes *b)
{
    py_builder text = {0};
    for (int64_t i = 0; i < b->size; i++)
        py_builder_printf(&text, "%02x", b->data[i]);
    return py_builder_take(&text);
}

/* ---- numbers */

static bool is_little(py_str order)
{
    bool little = strcmp(py_text(order), "little") == 0;
    if (!little && strcmp(py_text(order), "big") != 0)
        py_raise(PY_VALUE_ERROR, "byteorder must be either 'little' or 'big'");
    return little;
}

py_bytes *py_int_to_bytes(int64_t n, int64_t size, py_str order, bool is_signed)
{
    bool little = is_little(order);
    if (size < 0)
        py_raise(PY_VALUE_ERROR, "length argument must be non-negative");
    if (n < 0 && !is_signed)
        py_raise(PY_OVERFLOW_ERROR, "can't convert negative int to unsigned");
    int64_t bits = size * 8 - (is_signed ? 1 : 0);
    int64_t rest = n < 0 ? ~n : n;
    if (bits < 63 && rest >> (bits > 0 ? bits : 0) != 0)
        py_raise(PY_OVERFLOW_ERROR, "int too big to convert");
    py_bytes *b = alloc(size);
    for (int64_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)(i < 8 ? n >> (8 * i) : n < 0 ? 0xff : 0);
        writable(b)[little ? i : size - 1 - i] = byte;
    }
    return b;
}

int64_t py_int_from_bytes(const py_bytes *b, py_str order, bool is_signed)
{
    bool little = is_little(order);
    uint64_t value = 0;
    for (int64_t i = 0; i < b->size; i++) {
        if (value >> 56 != 0)
            py_raise(PY_OVERFLOW_ERROR, "the number in these bytes does not fit in 64 bits");
        value = value << 8 | b->data[little ? b->size - 1 - i : i];
    }
    bool is_negative = is_signed && b->size > 0 && b->data[little ? b->size - 1 : 0] >= 128;
    if (is_negative && b->size < 8)
        value -= UINT64_C(1) << (8 * b->size);
    if (!is_negative && value > INT64_MAX)
        py_raise(PY_OVERFLOW_ERROR, "the number in these bytes does not fit in 64 bits");
    return (int64_t)value;
}
