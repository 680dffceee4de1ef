/* repr of a float: the shortest digits that read back as the same number, laid out as CPython does. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "t2m/py_format.h"

/* "d.ddde+xx" taken apart; trailing zeros dropped. */
static decimal take_apart(const char *text)
{
    decimal d = {.count = 0};
    const char *p = text;
    for (; *p != '\0' && *p != 'e'; p++) {
        if (*p != '.')
            d.digits[d.count++] = *p;
    }
    d.point = atoi(p + 1) + 1;
    while (d.count > 1 && d.digits[d.count - 1] == '0')
        d.count--;
    d.digits[d.count] = '\0';
    return d;
}

/* Next to a power of two the nearest short decimal may not read back while its upper neighbour does. */
static bool upper_neighbour_reads_back(char *text, double x)
{
    char neighbour[40];
    strcpy(neighbour, text);
    for (char *p = strchr(neighbour, 'e') - 1; p >= neighbour; p--) {
        if (*p == '.')
            continue;
        if (*p != '9') {
            (*p)++;
            break;
        }
        *p = '0'; /* a carry out of the first digit leaves zeros, which do not read back */
    }
    if (strtod(neighbour, NULL) != x)
        return false;
    strcpy(text, neighbour);
    return true;
}

decimal decimal_shortest(double x)
{
    char text[40];
    x = fabs(x);
    if (x == 0)
        return (decimal){.digits = "0", .count = 1, .point = 1};
    /* A number with at most 15 digits reads back from them; below the normal range fewer digits may do. */
    int digits = x < 2.3e-308 ? 1 : 15;
    for (; digits < 17; digits++) {
        snprintf(text, sizeof(text), "%.*e", digits - 1, x);
        if (strtod(text, NULL) == x || upper_neighbour_reads_back(text, x))
            return take_apart(text);
    }
    snprintf(text, sizeof(text), "%.16e", x);
    return take_apart(text);
}

static void lay_out(py_builder *b, const decimal *d)
{
    if (d->point > 16 || d->point < -3) {
        py_builder_char(b, d->digits[0]);
        if (d->count > 1)
            py_builder_printf(b, ".%s", d->digits + 1);
        py_builder_printf(b, "e%c%02d", d->point > 0 ? '+' : '-', abs(d->point - 1));
    } else if (d->point <= 0) {
        py_builder_text(b, "0.");
        py_builder_fill(b, "0", -d->point);
        py_builder_text(b, d->digits);
    } else if (d->point >= d->count) {
        py_builder_text(b, d->digits);
        py_builder_fill(b, "0", d->point - d->count);
        py_builder_text(b, ".0");
    } else {
        py_builder_printf(b, "%.*s.%s", d->point, d->digits, d->digits + d->point);
    }
}

const char *py_float_text(double x)
{
    if (isnan(x))
        return "nan";
    if (isinf(x))
        return x > 0 ? "inf" : "-inf";
    py_builder b = {0};
    if (signbit(x))
        py_builder_char(&b, '-');
    decimal d = decimal_shortest(x);
    lay_out(&b, &d);
    return py_text(py_builder_take(&b));
}
