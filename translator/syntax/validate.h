/* The rules of Python's compiler that need the surrounding scope. Internal to syntax/. */
#ifndef T2M_SYNTAX_VALIDATE_H
#define T2M_SYNTAX_VALIDATE_H

#include "syntax/parse.h"

/*
 * Reports return, yield, await, break and continue in the wrong place, global and nonlocal declarations that do not fit,
 * misplaced starred expressions, star and future imports in the wrong place. Requires a complete module.
 */
void validate_module(SyntaxContext *context, const Module *module);

#endif
