/* Our own reading of tokens, for what tree-sitter lets pass. Internal to syntax/. */
#ifndef T2M_SYNTAX_LEXER_H
#define T2M_SYNTAX_LEXER_H

#include "syntax/parse.h"

/*
 * Checks indentation, brackets, strings, numbers, identifiers and stray characters as CPython's tokenizer does, and collects
 * the comments in source order. False if any error was reported.
 */
bool lex_check(SyntaxContext *context, const SourceFile *file, CommentVec *comments);

#endif
