/*
 * A growing text buffer on the heap, always NUL-terminated (the content may hold NULs: `length` counts). All output files are
 * built in one before anything is written.
 */
#ifndef T2M_BASE_TEXT_H
#define T2M_BASE_TEXT_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Text {
    char *data;    /* NULL while empty: use text_string */
    size_t length; /* without the NUL */
    size_t capacity;
} Text;

/* A zeroed Text is empty and ready. Frees the storage and makes it so again. */
void text_release(Text *text);
/* Empties it and keeps the storage. */
void text_clear(Text *text);

void text_add(Text *text, const char *string);
void text_add_bytes(Text *text, const char *bytes, size_t length);
void text_add_char(Text *text, char c);
/* The same character `count` times: indentation, rulers. */
void text_add_repeated(Text *text, char c, size_t count);
/* A Unicode code point in UTF-8; a lone surrogate is written in the same scheme (WTF-8). */
void text_add_code_point(Text *text, unsigned long code_point);
void text_printf(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_vprintf(Text *text, const char *format, va_list arguments);
/* The bytes between double quotes, with the escapes of JSON; bytes that are no UTF-8 become U+FFFD. */
void text_add_json_string(Text *text, const char *bytes, size_t length);

/* The content as a C string; never NULL, valid until the next change. */
const char *text_string(const Text *text);
/* A copy in the arena; the buffer is released. */
char *text_take(Text *text, Arena *arena);

#endif
