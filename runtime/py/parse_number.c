/* int("...") and float("..."): Python's grammar, on ASCII digits. */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "parse_number.h"
#include "str_internal.h"
#include "t2m/py_error.h"

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

/* Skips 0x, 0o or 0b where it fits the base (base 0: sets it). */
static const char *skip_prefix(const char *p, int64_t *base)
{
    static const struct prefix {
        char letter;
        int base;
    } prefixes[] = {{'x', 16}, {'o', 8}, {'b', 2}};
    for (size_t i = 0; p[0] == '0' && i < 3; i++) {
        if (tolower((unsigned char)p[1]) == prefixes[i].letter && (*base == 0 || *base == prefixes[i].base)) {
            *base = prefixes[i].base;
            return p[2] == '_' ? p + 3 : p + 2;
        }
    }
    if (*base == 0)
        *base = 10;
    return p;
}

parse_result parse_int(py_str s, int64_t base, int64_t *result)
{
    py_str trimmed = py_str_strip(s, NULL);
    const char *p = trimmed->text, *end = p + trimmed->size;
    bool negative = *p == '-', overflow = false, digit_before = false;
    p = skip_prefix(p + (*p == '-' || *p == '+'), &base);
    uint64_t value = 0;
    for (; p < end; p++) {
        if (*p == '_' && digit_before && p + 1 < end) {
            digit_before = false;
            continue;
        }
        int digit = digit_value(*p);
        if (digit >= base)
            return PARSE_BAD;
        overflow |= __builtin_mul_overflow(value, (uint64_t)base, &value);
        overflow |= __builtin_add_overflow(value, (uint64_t)digit, &value);
        digit_before = true;
    }
    if (!digit_before)
        return PARSE_BAD;
    *result = (int64_t)(negative ? -value : value);
    return overflow || value > (uint64_t)INT64_MAX + negative ? PARSE_OVERFLOW : PARSE_OK;
}

int64_t py_int_of_str_base(py_str s, int64_t base)
{
    if (s == NULL)
        py_raise(PY_TYPE_ERROR,
                 "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'");
    if (base != 0 && (base < 2 || base > 36))
        py_raise(PY_VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0");
    int64_t value = 0;
    parse_result result = parse_int(s, base, &value);
    if (result == PARSE_BAD)
        py_raise(PY_VALUE_ERROR, "invalid literal for int() with base %" PRId64 ": %s", base,
                 py_text(py_str_repr(s)));
    if (result == PARSE_OVERFLOW)
        py_raise(PY_OVERFLOW_ERROR, "int(%s) does not fit in 64 bits (int is 64 bits wide here)",
                 py_text(py_str_repr(s)));
    return value;
}

int64_t py_int_of_str(py_str s)
{
    return py_int_of_str_base(s, 10);
}

/* Copies s without its underscores if each stands between digits; false: one does not. */
static bool without_underscores(py_str s, char *to)
{
    for (int64_t i = 0; i < s->size; i++) {
        if (s->text[i] != '_') {
            *to++ = s->text[i];
            continue;
        }
        if (i == 0 || i + 1 == s->size || !isdigit((unsigned char)s->text[i - 1]) ||
            !isdigit((unsigned char)s->text[i + 1]))
            return false;
    }
    *to = '\0';
    return true;
}

/* strtod accepts more than Python: hexadecimal, "nan(...)". */
static bool has_only_float_letters(const char *text)
{
    text += *text == '+' || *text == '-';
    if (strcasecmp(text, "inf") == 0 || strcasecmp(text, "infinity") == 0 || strcasecmp(text, "nan") == 0)
        return true;
    return *text != '\0' && text[strspn(text, "0123456789+-.eE")] == '\0';
}

parse_result parse_float(py_str s, double *result)
{
    py_str trimmed = py_str_strip(s, NULL);
    char *plain = t2m_malloc((size_t)trimmed->size + 1), *end = plain;
    bool fits = without_underscores(trimmed, plain) && has_only_float_letters(plain);
    if (fits)
        *result = strtod(plain, &end);
    fits = fits && *end == '\0' && end != plain && strlen(trimmed->text) == (size_t)trimmed->size;
    free(plain);
    return fits ? PARSE_OK : PARSE_BAD;
}

double py_float_of_str(py_str s)
{
    double value;
    if (s == NULL)
        py_raise(PY_TYPE_ERROR, "float() argument must be a string or a real number, not 'NoneType'");
    if (parse_float(s, &value) != PARSE_OK)
        py_raise(PY_VALUE_ERROR, "could not convert string to float: %s", py_text(py_str_repr(s)));
    return value;
}
