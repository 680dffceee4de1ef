/* The state that lexer.c and lex_literal.c share. Internal to the lexer. */
#ifndef T2M_SYNTAX_LEXER_INTERNAL_H
#define T2M_SYNTAX_LEXER_INTERNAL_H

#include "syntax/lexer.h"

/* CPython's own limits for blocks and brackets; columns fit into a byte in tree-sitter's scanner. */
enum { DEEPEST_INDENT = 100, WIDEST_INDENT = 255, DEEPEST_BRACKET = 200 };

typedef struct Bracket {
    char character;
    size_t position;
} Bracket;

typedef struct Lexer {
    SyntaxContext *context;
    const SourceFile *file;
    const char *text;
    size_t length, position;
    LexResult *result;
    unsigned columns[DEEPEST_INDENT], narrow_columns[DEEPEST_INDENT]; /* the stack of open blocks */
    size_t indent_count;                                              /* at least 1: column 0 */
    Bracket brackets[DEEPEST_BRACKET];
    size_t bracket_count;
    size_t header;    /* where the current logical line starts */
    size_t line_end;  /* where the last token so far ends */
    size_t last_start; /* and where it starts */
    char last;        /* the first character of the last token of the line */
    char before;      /* of the one before it */
    bool in_line;     /* the logical line has a token */
    bool wants_block; /* the line before ended with a colon */
    bool failed, stopped;
} Lexer;

void lex_error(Lexer *lexer, DiagCode code, size_t start, size_t end, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Gives up: what follows could only be misread. */
void lex_stop(Lexer *lexer);
/* The character `ahead` bytes further; NUL behind the end. */
char lex_peek(const Lexer *lexer, size_t ahead);
void lex_block_missing(Lexer *lexer);

/* lex_literal.c */
void lex_number(Lexer *lexer);
/* A string whose prefix has `prefix` bytes. False, and nothing is read, if the word is no string prefix. */
bool lex_prefixed_string(Lexer *lexer, size_t prefix);

#endif
