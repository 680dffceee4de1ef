/* Our own reading of tokens, for what tree-sitter lets pass. Internal to syntax/. */
#ifndef T2M_SYNTAX_LEXER_H
#define T2M_SYNTAX_LEXER_H

#include "syntax/parse.h"

/* The byte offsets at which logical lines start, in order: a line inside brackets or a string starts none. */
typedef Vec(uint32_t) LineStarts;

/*
 * Checks indentation, brackets, strings, numbers, identifiers and stray characters as CPython's tokenizer does, and collects
 * the comments and logical lines in source order. False if any error was reported.
 */
bool lex_check(SyntaxContext *context, const SourceFile *file, CommentVec *comments, LineStarts *lines);

#endif
