/* The rules about names. Internal to syntax/. */
#ifndef T2M_SYNTAX_VALIDATE_SCOPE_H
#define T2M_SYNTAX_VALIDATE_SCOPE_H

#include "syntax/parse.h"

/*
 * Reports global and nonlocal declarations that come too late or find nothing, star imports outside a module, future imports
 * that are late or unknown, assignment expressions that a comprehension forbids, and names in match patterns.
 */
void validate_scopes(SyntaxContext *context, const Module *module);

#endif
