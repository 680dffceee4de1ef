/* The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type]. A value is first
 * turned into three pieces (sign, prefix, body), which one function then groups, fills and aligns. */
#include "t2m/py_format.h"
#include "value_internal.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_value.h"

typedef struct format_spec {
    uint32_t fill;
    char align; /* < > ^ = or 0 */
    char sign;  /* + - space or 0 */
    bool no_negative_zero;
    bool alternate;
    int64_t width;
    char grouping; /* , _ or 0 */
    int precision; /* -1: none */
    char type;     /* 0: none */
} format_spec;

/* ---- reading the spec */

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '^' || c == '=';
}

static const char *read_fill(const char *p, format_spec *spec)
{
    size_t at = 0;
    uint32_t first = *p != '\0' ? utf8_next(p, &at) : 0;
    if (first != 0 && is_align((uint32_t)(unsigned char)p[at])) {
        spec->fill = first;
        spec->align = p[at];
        return p + at + 1;
    }
    if (is_align(first)) {
        spec->align = (char)first;
        return p + 1;
    }
    return p;
}

static const char *read_number(const char *p, int64_t *number)
{
    *number = 0;
    for (; isdigit((unsigned char)*p); p++) {
        if (*number > 1000000000)
            py_raise(PY_VALUE_ERROR, "Too many decimal digits in format string");
        *number = *number * 10 + (*p - '0');
    }
    return p;
}

static bool skip(const char **p, char c)
{
    if (**p != c)
        return false;
    (*p)++;
    return true;
}

static const char *read_grouping(const char *p, format_spec *spec)
{
    if (*p == ',' || *p == '_')
        spec->grouping = *p++;
    if (*p == ',' || *p == '_')
        py_raise(PY_VALUE_ERROR,
                 *p == spec->grouping ? "Cannot specify '%c' with '%c'." : "Cannot specify both ',' and '_'.",
                 *p, *p);
    return p;
}

/* `type_name` is for the error text: CPython names the value's type there. */
static format_spec read_spec(const char *text, const char *type_name, char default_align)
{
    format_spec spec = {.fill = ' ', .precision = -1};
    bool fill_given = false;
    const char *p = read_fill(text, &spec);
    fill_given = p - text > 1;
    if (*p == '+' || *p == '-' || *p == ' ')
        spec.sign = *p++;
    spec.no_negative_zero = skip(&p, 'z');
    spec.alternate = skip(&p, '#');
    if (!fill_given && *p == '0') {
        spec.fill = '0';
        if (spec.align == 0 && default_align == '>')
            spec.align = '=';
        p++;
    }
    p = read_number(p, &spec.width);
    p = read_grouping(p, &spec);
    if (skip(&p, '.')) {
        int64_t precision;
        if (!isdigit((unsigned char)*p))
            py_raise(PY_VALUE_ERROR, "Format specifier missing precision");
        p = read_number(p, &precision);
        spec.precision = (int)precision;
    }
    spec.type = *p;
    if (*p != '\0' && p[1] != '\0')
        py_raise(PY_VALUE_ERROR, "Invalid format specifier '%s' for object of type '%s'", text, type_name);
    if (spec.align == 0)
        spec.align = default_align;
    return spec;
}

static _Noreturn void unknown_type(const format_spec *spec, const char *type_name)
{
    py_raise(PY_VALUE_ERROR, "Unknown format code '%c' for object of type '%s'", spec->type, type_name);
}

/* ---- writing */

static void add_fill(py_builder *b, uint32_t fill, int64_t times)
{
    char text[4];
    size_t size = utf8_put(text, fill);
    for (; times > 0; times--)
        py_builder_add(b, text, size);
}

/* digits with a separator every `group` places from the right, zero-filled to at least `width` characters. */
static char *grouped(const char *digits, size_t count, char separator, int group, int64_t width)
{
    size_t capacity = (count + (size_t)(width > 0 ? width : 0)) * 2 + 4;
    char *text = t2m_malloc(capacity), *end = text + capacity - 1, *p = end;
    *p = '\0';
    int in_group = 0;
    while (count > 0 || end - p < width) {
        if (in_group == group) {
            *--p = separator;
            in_group = 0;
            if (count == 0 && end - p >= width) {
                *--p = '0'; /* no number starts with a separator */
                break;
            }
        }
        *--p = count > 0 ? digits[--count] : '0';
        in_group++;
    }
    memmove(text, p, (size_t)(end - p) + 1);
    return text;
}

/* sign + prefix + digits + rest, where only digits are grouped and zero-filled. */
static const char *write_number(const format_spec *spec, const char *sign, const char *prefix,
                                const char *digits, size_t digit_count, const char *rest, int group)
{
    int64_t around = (int64_t)(strlen(sign) + strlen(prefix) + strlen(rest));
    bool zero_fill = spec->align == '=' && spec->fill == '0';
    int64_t zero_width = zero_fill && spec->grouping != 0 ? spec->width - around : 0;
    char *body = spec->grouping != 0 ? grouped(digits, digit_count, spec->grouping, group, zero_width)
                                     : strndup(digits, digit_count);
    int64_t padding = spec->width - around - (int64_t)strlen(body);
    int64_t left = spec->align == '>' ? padding : spec->align == '^' ? padding / 2 : 0;
    int64_t inside = spec->align == '=' ? padding : 0;
    py_builder b = {0};
    add_fill(&b, spec->fill, left);
    py_builder_text(&b, sign);
    py_builder_text(&b, prefix);
    add_fill(&b, spec->fill, inside);
    py_builder_text(&b, body);
    py_builder_text(&b, rest);
    add_fill(&b, spec->fill, padding - left - inside);
    free(body);
    return py_text(py_builder_take(&b));
}

static const char *sign_text(const format_spec *spec, bool negative)
{
    return negative ? "-" : spec->sign == '+' ? "+" : spec->sign == ' ' ? " " : "";
}

/* ---- int */

static const char *format_code_point(int64_t x, format_spec spec)
{
    if (spec.sign != 0)
        py_raise(PY_VALUE_ERROR, "Sign not allowed with integer format specifier 'c'");
    if (x < 0 || x > 0x10ffff)
        py_raise(PY_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    char text[5] = {0};
    utf8_put(text, (uint32_t)x);
    spec.grouping = 0;
    spec.width += (int64_t)strlen(text) - 1; /* the width counts characters */
    return write_number(&spec, "", "", text, strlen(text), "", 3);
}

static size_t digits_of(uint64_t magnitude, unsigned base, bool upper, char *digits)
{
    char reversed[64];
    size_t count = 0;
    do
        reversed[count++] = (upper ? "0123456789ABCDEF" : "0123456789abcdef")[magnitude % base];
    while ((magnitude /= base) != 0);
    for (size_t i = 0; i < count; i++)
        digits[i] = reversed[count - 1 - i];
    return count;
}

static const char *format_float_as(double x, format_spec spec, const char *type_name);

/* The digits of a number beyond 64 bits. */
static const char *write_big(const format_spec *spec, py_value big, const char *prefix, unsigned base)
{
    char *digits = mpz_get_str(NULL, spec->type == 'X' ? -16 : (int)base, ((const big_box *)big)->number);
    bool is_negative = *digits == '-';
    const char *text = write_number(spec, sign_text(spec, is_negative), spec->alternate ? prefix : "", digits + is_negative,
                                    strlen(digits) - is_negative, "", base == 10 ? 3 : 4);
    free(digits);
    return text;
}

/* Of x, or of an int beyond 64 bits that is in a box. */
static const char *format_int_as(int64_t x, py_value big, const char *text, const char *type_name)
{
    format_spec spec = read_spec(text, type_name, '>');
    if (spec.type != 0 && strchr("eEfFgG%", spec.type) != NULL)
        return format_float_as(big != NULL ? number_as_double(big) : (double)x, spec, type_name);
    if (spec.precision >= 0)
        py_raise(PY_VALUE_ERROR, "Precision not allowed in integer format specifier");
    if (spec.no_negative_zero)
        py_raise(PY_VALUE_ERROR,
                 "Negative zero coercion (z) not allowed in format specifier with integer format code '%c'",
                 spec.type != 0 ? spec.type : 'd');
    char digits[64];
    const char *prefix = "";
    unsigned base = 10;
    switch (spec.type) {
    case 0:
    case 'd':
    case 'n':
        break;
    case 'b':
        base = 2, prefix = "0b";
        break;
    case 'o':
        base = 8, prefix = "0o";
        break;
    case 'x':
    case 'X':
        base = 16, prefix = spec.type == 'x' ? "0x" : "0X";
        break;
    case 'c':
        return format_code_point(big != NULL ? INT64_MAX : x, spec);
    default:
        unknown_type(&spec, type_name);
    }
    if (base != 10 && spec.grouping == ',')
        py_raise(PY_VALUE_ERROR, "Cannot specify ',' with '%c'.", spec.type);
    if (big != NULL)
        return write_big(&spec, big, prefix, base);
    size_t count = digits_of(x < 0 ? -(uint64_t)x : (uint64_t)x, base, spec.type == 'X', digits);
    return write_number(&spec, sign_text(&spec, x < 0), spec.alternate ? prefix : "", digits, count, "",
                        base == 10 ? 3 : 4);
}

const char *py_format_int(int64_t x, const char *spec)
{
    return format_int_as(x, NULL, spec, "int");
}

const char *py_format_bool(bool x, const char *spec)
{
    return *spec == '\0' ? py_bool_text(x) : format_int_as(x, NULL, spec, "bool");
}

/* ---- float */

/* Drops what '#' keeps: zeros at the end, and the point where an exponent follows. */
static void trim_zeros(char *text, bool has_exponent)
{
    char *end = text + strlen(text);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.' && has_exponent)
        *--end = '\0';
    else if (end[-1] == '.')
        strcpy(end, "0");
}

/* Without a type: repr, or with a precision a 'g' that always has a digit behind the point. */
static char *general_text(double x, int precision, bool alternate)
{
    char *text = t2m_malloc(400), tail[16] = "";
    precision = precision == 0 ? 1 : precision > 300 ? 300 : precision;
    int exponent = 0;
    if (precision < 0) {
        snprintf(text, 400, "%s", py_float_text(x));
    } else {
        snprintf(text, 400, "%.*e", precision - 1, x);
        exponent = atoi(strchr(text, 'e') + 1);
        if (exponent >= -4 && exponent < precision - 1)
            snprintf(text, 400, "%.*f", precision - 1 - exponent, x);
    }
    char *e = strchr(text, 'e');
    if (e != NULL) {
        snprintf(tail, sizeof(tail), "%s", e);
        *e = '\0';
    }
    bool has_point = strchr(text, '.') != NULL;
    if (!has_point && (alternate || e == NULL))
        strcat(text, e == NULL ? ".0" : ".");
    else if (has_point && !alternate && precision >= 0)
        trim_zeros(text, e != NULL);
    return strcat(text, tail);
}

static char *printf_text(double x, char conversion, int precision, bool alternate)
{
    char format[] = "%#.*f";
    char *p = alternate ? format : format + 1;
    p[0] = '%';
    format[4] = conversion;
    int size = snprintf(NULL, 0, p, precision, x);
    char *text = t2m_malloc((size_t)size + 4);
    snprintf(text, (size_t)size + 1, p, precision, x);
    return text;
}

static char *magnitude_text(double x, const format_spec *spec)
{
    if (!isfinite(x)) {
        bool upper = spec->type == 'E' || spec->type == 'F' || spec->type == 'G';
        const char *text = isnan(x) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf");
        char *copy = t2m_malloc(8);
        return strcat(strcpy(copy, text), spec->type == '%' ? "%" : "");
    }
    int precision = spec->precision >= 0 ? spec->precision : 6;
    switch (spec->type) {
    case 0:
        return general_text(x, spec->precision, spec->alternate);
    case '%':
        return strcat(printf_text(x * 100, 'f', precision, spec->alternate), "%");
    case 'n':
        return printf_text(x, 'g', precision, spec->alternate);
    default:
        return printf_text(x, spec->type, precision, spec->alternate);
    }
}

static bool only_zeros(const char *text)
{
    return text[strcspn(text, "123456789ni")] == '\0';
}

static const char *format_float_as(double x, format_spec spec, const char *type_name)
{
    if (spec.type != 0 && strchr("eEfFgGn%", spec.type) == NULL)
        unknown_type(&spec, type_name);
    bool negative = signbit(x) && !isnan(x);
    char *text = magnitude_text(fabs(x), &spec);
    if (spec.no_negative_zero && only_zeros(text))
        negative = false;
    size_t whole = strspn(text, "0123456789");
    if (whole == 0) /* inf, nan: nothing to group */
        spec.grouping = 0;
    const char *result = write_number(&spec, sign_text(&spec, negative), "", text, whole, text + whole, 3);
    free(text);
    return result;
}

const char *py_format_float(double x, const char *spec)
{
    return format_float_as(x, read_spec(spec, "float", '>'), "float");
}

/* ---- str and the rest */

const char *py_format_str(py_str x, const char *text)
{
    if (x == NULL)
        return py_format_object(NULL, text);
    format_spec spec = read_spec(text, "str", '<');
    if (spec.sign != 0)
        py_raise(PY_VALUE_ERROR, "Sign not allowed in string format specifier");
    if (spec.alternate)
        py_raise(PY_VALUE_ERROR, "Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=')
        py_raise(PY_VALUE_ERROR, "'=' alignment not allowed in string format specifier");
    if (spec.type != 0 && spec.type != 's')
        unknown_type(&spec, "str");
    if (spec.grouping != 0)
        py_raise(PY_VALUE_ERROR, "Cannot specify '%c' with 's'.", spec.grouping);
    int64_t length = py_str_length(x);
    if (spec.precision >= 0 && spec.precision < length)
        x = py_str_slice(x, 0, length = spec.precision, 1);
    int64_t padding = spec.width > length ? spec.width - length : 0;
    int64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    py_builder b = {0};
    add_fill(&b, spec.fill, left);
    py_builder_str(&b, x);
    add_fill(&b, spec.fill, padding - left);
    return py_text(py_builder_take(&b));
}

const char *py_format_object(const void *x, const char *spec)
{
    py_value v = x;
    if (*spec == '\0' && py_is_array(v) && py_array_operations_get() != NULL)
        return py_text(py_array_operations_get()->format(py_as_array(v)));
    if (*spec == '\0')
        return py_object_text(x);
    py_value item = py_is_array(v) && py_array_operations_get() != NULL ? py_array_operations_get()->item(py_as_array(v)) : NULL;
    if (item != NULL)
        return py_format_object(item, spec);
    if (py_is_str(v))
        return py_format_str(py_as_str(v), spec);
    if (py_is_bool(v))
        return py_format_bool(py_as_bool(v), spec);
    if (is_big(v))
        return format_int_as(0, v, spec, "int");
    if (py_is_int(v))
        return py_format_int(py_as_int(v), spec);
    if (py_is_float(v))
        return py_format_float(py_as_float(v), spec);
    if (v != NULL && v->kind->format != NULL)
        return py_text(v->kind->format(v, py_str_of(spec)));
    py_raise(PY_TYPE_ERROR, "unsupported format string passed to %s.__format__", py_type_name(v));
}

const char *py_spec(const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    py_string *s = str_alloc((size_t)size);
    vsnprintf((char *)s->text, (size_t)size + 1, format, again);
    va_end(again);
    return s->text;
}
