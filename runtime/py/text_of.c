/* str() and repr() as C texts, bin/oct/hex, and single conversions of "..." % values. */
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_value.h"

const char *py_int_text(int64_t x)
{
    return py_text(py_str_printf("%" PRId64, x));
}

const char *py_bool_text(bool x)
{
    return x ? "True" : "False";
}

const char *py_object_text(const void *x)
{
    return py_text(py_str_object(x));
}

const char *py_object_repr_text(const void *x)
{
    return py_text(py_repr_object(x));
}

const char *py_bin_text(int64_t x)
{
    return py_format_int(x, "#b");
}

const char *py_oct_text(int64_t x)
{
    return py_format_int(x, "#o");
}

const char *py_hex_text(int64_t x)
{
    return py_format_int(x, "#x");
}

/* One printf-style conversion, "%-08.3f", taken apart. */
typedef struct conversion {
    bool left, plus, space, alternate, zero;
    int64_t width;
    int precision; /* -1: none */
    char type;
} conversion;

static conversion read_conversion(const char *p)
{
    conversion c = {.precision = -1};
    for (p++; *p != '\0' && strchr("-+ #0", *p) != NULL; p++) {
        c.left |= *p == '-';
        c.plus |= *p == '+';
        c.space |= *p == ' ';
        c.alternate |= *p == '#';
        c.zero |= *p == '0';
    }
    for (; isdigit((unsigned char)*p); p++)
        c.width = c.width * 10 + (*p - '0');
    if (*p == '.') {
        c.precision = 0;
        for (p++; isdigit((unsigned char)*p); p++)
            c.precision = c.precision * 10 + (*p - '0');
    }
    c.type = *p;
    return c;
}

static const char *pad(const conversion *c, const char *sign, const char *body)
{
    int64_t length = (int64_t)strlen(sign) + utf8_length(body, strlen(body));
    int64_t padding = c->width > length ? c->width - length : 0;
    bool zeros = c->zero && !c->left;
    py_builder b = {0};
    if (!c->left && !zeros)
        py_builder_fill(&b, " ", padding);
    py_builder_text(&b, sign);
    if (zeros)
        py_builder_fill(&b, "0", padding);
    py_builder_text(&b, body);
    if (c->left)
        py_builder_fill(&b, " ", padding);
    return py_text(py_builder_take(&b));
}

static const char *sign_of(const conversion *c, bool negative)
{
    return negative ? "-" : c->plus ? "+" : c->space ? " " : "";
}

static const char *percent_text(py_str x, conversion c)
{
    c.zero = false;
    if (c.precision >= 0)
        x = py_str_slice(x, 0, c.precision, 1);
    return pad(&c, "", x->text);
}

const char *py_percent_int(int64_t x, const char *text)
{
    conversion c = read_conversion(text);
    if (strchr("eEfFgG", c.type) != NULL)
        return py_percent_float((double)x, text);
    if (c.type == 's' || c.type == 'r')
        return percent_text(py_str_of(py_int_text(x)), c);
    if (c.type == 'c')
        return pad(&c, "", py_text(py_chr(x)));
    char digits[400];
    int precision = c.precision < 0 ? 0 : c.precision > 300 ? 300 : c.precision;
    uint64_t magnitude = x < 0 ? -(uint64_t)x : (uint64_t)x;
    const char *prefix = "";
    switch (c.type) {
    case 'd':
    case 'i':
    case 'u':
        snprintf(digits, sizeof(digits), "%.*" PRIu64, precision > 0 ? precision : 1, magnitude);
        break;
    case 'x':
        prefix = "0x";
        snprintf(digits, sizeof(digits), "%.*" PRIx64, precision > 0 ? precision : 1, magnitude);
        break;
    case 'X':
        prefix = "0X";
        snprintf(digits, sizeof(digits), "%.*" PRIX64, precision > 0 ? precision : 1, magnitude);
        break;
    case 'o':
        prefix = "0o";
        snprintf(digits, sizeof(digits), "%.*" PRIo64, precision > 0 ? precision : 1, magnitude);
        break;
    default:
        py_raise(PY_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %d", c.type,
                 (unsigned)c.type, (int)strlen(text) - 1);
    }
    char sign[8];
    snprintf(sign, sizeof(sign), "%s%s", sign_of(&c, x < 0), c.alternate ? prefix : "");
    return pad(&c, sign, digits);
}

const char *py_percent_float(double x, const char *text)
{
    conversion c = read_conversion(text);
    if (c.type == 's' || c.type == 'r')
        return percent_text(py_str_of(py_float_text(x)), c);
    if (c.type == 'd' || c.type == 'i' || c.type == 'u') {
        if (!isfinite(x))
            py_raise(isnan(x) ? PY_VALUE_ERROR : PY_OVERFLOW_ERROR, "cannot convert float %s to integer",
                     isnan(x) ? "NaN" : "infinity");
        return pad(&c, sign_of(&c, x <= -1), py_spec("%.0f", fabs(trunc(x))));
    }
    /* The same digits as format(), and its sign rules. */
    const char *spec = py_spec("%s.%d%c", c.alternate ? "#" : "", c.precision < 0 ? 6 : c.precision, c.type);
    const char *body = py_format_float(fabs(x), spec);
    return pad(&c, sign_of(&c, signbit(x) && !isnan(x)), body);
}

const char *py_percent_str(py_str x, const char *text)
{
    conversion c = read_conversion(text);
    if (c.type == 'r')
        x = py_str_repr(x);
    return percent_text(x != NULL ? x : PY_STR("None"), c);
}
