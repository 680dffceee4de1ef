/* The growing text buffer of text.h. */
#include "base/text.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_release(Text *text)
{
    free(text->data);
    *text = (Text){0};
}

void text_clear(Text *text)
{
    text->length = 0;
    if (text->data)
        text->data[0] = '\0';
}

/* Room for `extra` more bytes and the NUL. */
static void reserve(Text *text, size_t extra)
{
    if (extra >= SIZE_MAX / 2 - text->length)
        t2m_out_of_memory();
    size_t needed = text->length + extra + 1;
    if (needed <= text->capacity)
        return;
    size_t capacity = text->capacity ? text->capacity * 2 : 256;
    if (capacity < needed)
        capacity = needed;
    char *data = realloc(text->data, capacity);
    if (!data)
        t2m_out_of_memory();
    text->data = data;
    text->capacity = capacity;
}

void text_add_bytes(Text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    if (length)
        memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
}

void text_add(Text *text, const char *string)
{
    text_add_bytes(text, string, strlen(string));
}

void text_add_char(Text *text, char c)
{
    text_add_bytes(text, &c, 1);
}

void text_add_repeated(Text *text, char c, size_t count)
{
    reserve(text, count);
    memset(text->data + text->length, c, count);
    text->length += count;
    text->data[text->length] = '\0';
}

void text_add_code_point(Text *text, unsigned long code_point)
{
    char bytes[4];
    text_add_bytes(text, bytes, utf8_encode((uint32_t)code_point, bytes));
}

void text_vprintf(Text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    T2M_ASSERT(length >= 0);
    reserve(text, (size_t)length);
    vsnprintf(text->data + text->length, (size_t)length + 1, format, arguments);
    text->length += (size_t)length;
}

void text_printf(Text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(text, format, arguments);
    va_end(arguments);
}

static const char *json_escape(unsigned char c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return NULL;
    }
}

void text_add_json_string(Text *text, const char *bytes, size_t length)
{
    text_add_char(text, '"');
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)bytes[i];
        uint32_t point;
        size_t step = utf8_decode(bytes + i, length - i, &point);
        if (json_escape(c))
            text_add(text, json_escape(c));
        else if (c < 0x20)
            text_printf(text, "\\u%04x", c);
        else if (step == 0)
            text_add(text, "\\ufffd");
        else
            text_add_bytes(text, bytes + i, step);
        i += step ? step : 1;
    }
    text_add_char(text, '"');
}

const char *text_string(const Text *text)
{
    return text->data ? text->data : "";
}

char *text_take(Text *text, Arena *arena)
{
    char *copy = arena_copy_bytes(arena, text_string(text), text->length);
    text_release(text);
    return copy;
}
