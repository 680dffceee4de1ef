/* Our own reading of tokens, for what tree-sitter lets pass. Internal to syntax/. */
#ifndef T2M_SYNTAX_LEXER_H
#define T2M_SYNTAX_LEXER_H

#include "syntax/parse.h"

typedef struct LexResult {
    CommentVec comments; /* in source order */
    Vec(uint32_t) lines; /* where logical lines start: a line inside brackets or a string starts none */
    /*
     * The text for tree-sitter: as long as the file's, but with blanks for comments, for line breaks inside brackets and for
     * backslashes that join lines. Its scanner takes some of those for the end of a block (`x = (a +` and `b)` at column 0).
     */
    char *masked;
} LexResult;

/* A file whose lines are known: see parse.h. */
struct LexedFile {
    const SourceFile *file;
    LexResult tokens;
};

/*
 * Checks indentation, brackets, strings, numbers, identifiers and stray characters as CPython's tokenizer does, and fills
 * `result`, which must be zeroed. False if any error was reported.
 */
bool lex_check(SyntaxContext *context, const SourceFile *file, LexResult *result);

#endif
