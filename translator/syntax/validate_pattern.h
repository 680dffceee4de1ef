/* The rules of match patterns that need the whole pattern. Internal to syntax/. */
#ifndef T2M_SYNTAX_VALIDATE_PATTERN_H
#define T2M_SYNTAX_VALIDATE_PATTERN_H

#include "syntax/parse.h"

/* Reports names bound twice, alternatives that bind different names, and cases that nothing can reach. */
void validate_match(SyntaxContext *context, const Stmt *stmt);

#endif
