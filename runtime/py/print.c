/* printf for generated programs. C's own writes the sign of a nan where Python writes none, and x86 gives its nans a minus; so every
 * directive is written by C's printf, alone, after nans lost their sign. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "str_internal.h"
#include "t2m/py_format.h"

#undef printf
#undef fprintf

/* Behind a percent sign: "-8.3f" and PRId64 end with their conversion. */
static size_t directive_size(const char *at)
{
    return strcspn(at, "diouxXeEfFgGcsp%") + 1;
}

static bool has_floats(const char *format)
{
    while ((format = strchr(format, '%')) != NULL) {
        size_t size = directive_size(++format);
        if (strchr("eEfFgG", format[size - 1]) != NULL)
            return true;
        format += size;
    }
    return false;
}

/* One directive; where its width or precision is a '*', it comes from the arguments. */
static void write_directive(py_builder *b, const char *at, size_t size, va_list *arguments)
{
    char directive[64], conversion = at[size - 1];
    size_t length = 0;
    directive[length++] = '%';
    for (size_t i = 0; i < size && length < sizeof(directive) - 16; i++) {
        if (at[i] == '*')
            length += (size_t)snprintf(directive + length, 16, "%d", va_arg(*arguments, int));
        else
            directive[length++] = at[i];
    }
    directive[length] = '\0';
    if (conversion == '%')
        py_builder_char(b, '%');
    else if (length == 2 && conversion == 's')
        py_builder_text(b, va_arg(*arguments, const char *));
    else if (conversion == 's')
        py_builder_printf(b, directive, va_arg(*arguments, const char *));
    else if (conversion == 'p')
        py_builder_printf(b, directive, va_arg(*arguments, void *));
    else if (strchr("eEfFgG", conversion) != NULL)
        py_builder_printf(b, directive, py_nan(va_arg(*arguments, double)));
    else if (strpbrk(directive, "ljz") != NULL)
        py_builder_printf(b, directive, va_arg(*arguments, int64_t));
    else
        py_builder_printf(b, directive, va_arg(*arguments, int));
}

void py_builder_vprintf(py_builder *b, const char *format, va_list *arguments)
{
    while (*format != '\0') {
        size_t plain = strcspn(format, "%");
        py_builder_add(b, format, plain);
        format += plain;
        if (*format == '\0')
            break;
        size_t size = directive_size(++format);
        write_directive(b, format, size, arguments);
        format += size;
    }
}

static int write_out(FILE *stream, const char *format, va_list *arguments)
{
    if (!has_floats(format))
        return vfprintf(stream, format, *arguments);
    py_builder b = {0};
    py_builder_vprintf(&b, format, arguments);
    size_t written = fwrite(b.text, 1, b.size, stream);
    py_builder_free(&b);
    return (int)written;
}

int py_printf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int written = write_out(stdout, format, &arguments);
    va_end(arguments);
    return written;
}

int py_fprintf(FILE *stream, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int written = write_out(stream, format, &arguments);
    va_end(arguments);
    return written;
}

py_str py_str_vprintf(const char *format, va_list arguments)
{
    py_builder b = {0};
    va_list again;
    va_copy(again, arguments);
    py_builder_vprintf(&b, format, &again);
    va_end(again);
    return py_builder_take(&b);
}

py_str py_str_printf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    py_str s = py_str_vprintf(format, arguments);
    va_end(arguments);
    return s;
}
