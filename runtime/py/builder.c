/* The string builder: a growing buffer that becomes a string. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/object.h"
#include "t2m/py_str.h"

static void reserve(py_builder *b, size_t more)
{
    if (b->size + more + 1 <= b->capacity)
        return;
    b->capacity = (b->size + more + 1) * 2 < 64 ? 64 : (b->size + more + 1) * 2;
    b->text = t2m_realloc(b->text, b->capacity);
}

void py_builder_add(py_builder *b, const char *text, size_t size)
{
    reserve(b, size);
    if (size != 0)
        memcpy(b->text + b->size, text, size);
    b->size += size;
    b->text[b->size] = '\0';
}

void py_builder_text(py_builder *b, const char *text)
{
    py_builder_add(b, text, strlen(text));
}

void py_builder_str(py_builder *b, py_str s)
{
    if (s == NULL)
        py_builder_text(b, "None");
    else
        py_builder_add(b, s->text, (size_t)s->size);
}

void py_builder_char(py_builder *b, char c)
{
    py_builder_add(b, &c, 1);
}

void py_builder_fill(py_builder *b, const char *text, int64_t times)
{
    for (; times > 0; times--)
        py_builder_text(b, text);
}

void py_builder_printf(py_builder *b, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    reserve(b, (size_t)size);
    vsnprintf(b->text + b->size, (size_t)size + 1, format, again);
    va_end(again);
    b->size += (size_t)size;
}

py_str py_builder_take(py_builder *b)
{
    py_str s = py_str_new(b->text != NULL ? b->text : "", (int64_t)b->size);
    py_builder_free(b);
    return s;
}

void py_builder_free(py_builder *b)
{
    free(b->text);
    *b = (py_builder){0};
}
