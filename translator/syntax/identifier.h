/* Python's rules for identifiers. Internal to syntax/. */
#ifndef T2M_SYNTAX_IDENTIFIER_H
#define T2M_SYNTAX_IDENTIFIER_H

#include "base/name.h"

/* True for the 35 reserved words (the soft ones, match, case, type and _, are no keywords here). */
bool is_python_keyword(const char *text, size_t length);

/* The Name of an identifier, NFKC-normalised if it is not ASCII (PEP 3131). */
Name identifier_intern(NameTable *names, const char *text, size_t length);

/* The length in bytes of the identifier at `text`; 0 if none starts there. */
size_t identifier_length(const char *text, size_t length);

#endif
