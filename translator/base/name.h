/*
 * Interned strings: equal text is the same pointer, so names compare with == and key a PointerMap. Every identifier of the
 * program, its qualified names too, is a Name.
 */
#ifndef T2M_BASE_NAME_H
#define T2M_BASE_NAME_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct NameEntry {
    uint32_t hash;
    uint32_t length; /* bytes, without the NUL */
    char text[];     /* UTF-8, NUL-terminated */
} NameEntry;

typedef const NameEntry *Name; /* NULL is "no name" */

typedef struct NameTable {
    Arena *arena;
    Name *slots; /* open addressing; NULL is free */
    size_t capacity;
    size_t count;
} NameTable;

/* The names live in `arena`, which must outlive the table. */
void names_init(NameTable *table, Arena *arena);

/* The one Name with this text. */
Name name_intern(NameTable *table, const char *text);
Name name_intern_bytes(NameTable *table, const char *bytes, size_t length);
Name name_printf(NameTable *table, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "a.b" out of "a" and "b"; if `left` is NULL, `right`. */
Name name_join(NameTable *table, Name left, const char *right);

/* The same if there is such a name already, else NULL: to look for what may well not be there, without filling the table. */
Name name_joined(const NameTable *table, Name left, Name right);

/* Compares with text without interning it. A NULL name equals nothing. */
bool name_is(Name name, const char *text);

#endif
