/*
 * S-expressions: the syntax below the IR's text form. Atoms are words or strings; `;` starts a comment that
 * ends with the line. Strings have JSON's escapes.
 */
#ifndef T2M_IR_SEXP_H
#define T2M_IR_SEXP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Sexp Sexp;
struct Sexp {
    enum { SEXP_WORD, SEXP_STRING, SEXP_LIST } kind;
    const char *text; /* WORD, STRING: decoded, with a NUL after `length` bytes */
    size_t length;
    Sexp **items; /* LIST */
    size_t count;
    uint32_t line;
};

/* The one form of the text; NULL with *error set (in the arena) if it is none. */
Sexp *sexp_read(Arena *arena, const char *text, const char **error);

/* A list whose first item is the word, or the word itself. */
bool sexp_is_list(const Sexp *sexp, const char *head);
bool sexp_is_word(const Sexp *sexp, const char *word);

#endif
