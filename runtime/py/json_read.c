/* json.loads: a recursive reader whose errors are worded and placed as CPython's are. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "parse_number.h"
#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_json.h"

#define MAX_DEPTH 900

typedef struct reader {
    py_str text;
    size_t at;
    int depth;
} reader;

/* "message: line 1 column 5 (char 4)", counted in characters. */
static _Noreturn void fail(const reader *r, const char *message, size_t at)
{
    const char *text = r->text->text;
    int64_t line = 1;
    size_t start = 0;
    for (size_t i = 0; i < at; i++) {
        if (text[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    py_raise(PY_JSON_DECODE_ERROR, "%s: line %lld column %lld (char %lld)", message,
                   (long long)line, (long long)utf8_length(text + start, at - start) + 1,
                   (long long)utf8_length(text, at));
}

static char peek(const reader *r)
{
    return r->text->text[r->at];
}

static void skip_space(reader *r)
{
    r->at += strspn(r->text->text + r->at, " \t\n\r");
}

static py_value read_value(reader *r);

/* ---- strings */

static bool read_hex(const reader *r, size_t at, uint32_t *value)
{
    *value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = r->text->text[i];
        if (!isxdigit((unsigned char)c))
            return false;
        *value = *value * 16 +
                 (uint32_t)(isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10);
    }
    return true;
}

/* r->at is behind the backslash and its letter u. */
static uint32_t read_unicode(reader *r)
{
    uint32_t c, low;
    if (!read_hex(r, r->at, &c))
        fail(r, "Invalid \\uXXXX escape", r->at - 1);
    r->at += 4;
    bool pair = c >= 0xd800 && c < 0xdc00 && strncmp(r->text->text + r->at, "\\u", 2) == 0 &&
                read_hex(r, r->at + 2, &low) && low >= 0xdc00 && low < 0xe000;
    if (pair) {
        r->at += 6;
        return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
    if (c >= 0xd800 && c < 0xe000)
        py_raise(PY_VALUE_ERROR, "half of a surrogate pair in JSON, which strings cannot hold here");
    return c;
}

static void read_escape(reader *r, py_builder *b, size_t start)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char c = peek(r);
    if (c == '\0' && r->at >= (size_t)r->text->size)
        fail(r, "Unterminated string starting at", start);
    const char *letter = c != '\0' ? strchr(letters, c) : NULL;
    if (letter == NULL && c != 'u')
        fail(r, "Invalid \\escape", r->at - 1);
    r->at++;
    if (letter != NULL) {
        py_builder_char(b, meanings[letter - letters]);
        return;
    }
    char text[4];
    py_builder_add(b, text, utf8_put(text, read_unicode(r)));
}

static py_str read_string(reader *r)
{
    size_t start = r->at++;
    py_builder b = {0};
    while (r->at < (size_t)r->text->size) {
        char c = peek(r);
        if (c == '"') {
            r->at++;
            return py_builder_take(&b);
        }
        if ((unsigned char)c < 0x20)
            fail(r, "Invalid control character at", r->at);
        r->at++;
        if (c == '\\')
            read_escape(r, &b, start);
        else
            py_builder_char(&b, c);
    }
    fail(r, "Unterminated string starting at", start);
}

/* ---- numbers and names */

static py_value read_number(reader *r)
{
    const char *p = r->text->text + r->at, *start = p;
    p += *p == '-';
    size_t whole = strspn(p, "0123456789");
    if (whole == 0)
        return NULL;
    p += *p == '0' ? 1 : whole;
    const char *int_end = p;
    if (*p == '.' && isdigit((unsigned char)p[1]))
        p += 1 + strspn(p + 1, "0123456789");
    if (*p == 'e' || *p == 'E') {
        size_t sign = p[1] == '+' || p[1] == '-', digits = strspn(p + 1 + sign, "0123456789");
        p += digits > 0 ? 1 + sign + digits : 0;
    }
    py_str text = py_str_new(start, p - start);
    r->at += (size_t)(p - start);
    return p == int_end ? py_box_int(py_int_of_str(text)) : py_box_float(py_float_of_str(text));
}

static bool skip_word(reader *r, const char *word)
{
    size_t size = strlen(word);
    if (strncmp(r->text->text + r->at, word, size) != 0)
        return false;
    r->at += size;
    return true;
}

static py_value read_scalar(reader *r)
{
    size_t start = r->at;
    if (skip_word(r, "null"))
        return NULL;
    if (skip_word(r, "true"))
        return py_box_bool(true);
    if (skip_word(r, "false"))
        return py_box_bool(false);
    if (skip_word(r, "NaN"))
        return py_box_float((double)NAN);
    if (skip_word(r, "Infinity"))
        return py_box_float((double)INFINITY);
    if (skip_word(r, "-Infinity"))
        return py_box_float(-(double)INFINITY);
    py_value number = read_number(r);
    if (number == NULL)
        fail(r, "Expecting value", start);
    return number;
}

/* ---- containers */

static py_value read_array(reader *r)
{
    py_list *items = py_list_new(PY_VALUE);
    r->at++;
    skip_space(r);
    if (peek(r) == ']') {
        r->at++;
        return &items->base;
    }
    for (;;) {
        T2M_POOL(pool);
        skip_space(r);
        py_list_append(items, py_of(read_value(r)));
        skip_space(r);
        if (peek(r) == ']')
            break;
        if (peek(r) != ',')
            fail(r, "Expecting ',' delimiter", r->at);
        r->at++;
    }
    r->at++;
    return &items->base;
}

static py_value read_object(reader *r)
{
    py_dict *d = py_dict_new(PY_OBJECT, PY_VALUE);
    r->at++;
    skip_space(r);
    if (peek(r) == '}') {
        r->at++;
        return &d->base;
    }
    for (;;) {
        T2M_POOL(pool);
        if (peek(r) != '"')
            fail(r, "Expecting property name enclosed in double quotes", r->at);
        py_str key = read_string(r);
        skip_space(r);
        if (peek(r) != ':')
            fail(r, "Expecting ':' delimiter", r->at);
        r->at++;
        skip_space(r);
        py_dict_set(d, py_of(key), py_of(read_value(r)));
        skip_space(r);
        if (peek(r) == '}')
            break;
        if (peek(r) != ',')
            fail(r, "Expecting ',' delimiter", r->at);
        r->at++;
        skip_space(r);
    }
    r->at++;
    return &d->base;
}

static py_value read_value(reader *r)
{
    if (r->depth > MAX_DEPTH)
        py_raise(PY_RECURSION_ERROR, "maximum recursion depth exceeded while decoding a JSON array");
    r->depth++;
    char c = peek(r);
    py_value value = c == '"'   ? (py_value)read_string(r)
                     : c == '{' ? read_object(r)
                     : c == '[' ? read_array(r)
                                : read_scalar(r);
    r->depth--;
    return value;
}

py_value py_json_loads(py_str text)
{
    if (text == NULL)
        py_raise(PY_TYPE_ERROR, "the JSON object must be str, bytes or bytearray, not NoneType");
    T2M_POOL(pool);
    reader r = {.text = text};
    skip_space(&r);
    py_value value = read_value(&r);
    skip_space(&r);
    if (r.at < (size_t)text->size)
        fail(&r, "Extra data", r.at);
    return t2m_keep(&pool, value);
}

py_value py_json_load(py_file *file)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, py_json_loads(py_file_read(file, -1)));
}
