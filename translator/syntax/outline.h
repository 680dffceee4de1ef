/*
 * The outline of a file: its definitions and where they stand, read from its lines alone. Who needs a few definitions of a long
 * file (a stub) parses only these, with parse_parts.
 */
#ifndef T2M_SYNTAX_OUTLINE_H
#define T2M_SYNTAX_OUTLINE_H

#include "syntax/parse.h"

typedef enum OutlineKind {
    OUTLINE_DEF,
    OUTLINE_CLASS,
    OUTLINE_VALUE, /* name: type ... */
    OUTLINE_ALIAS, /* name = other */
    OUTLINE_OTHER
} OutlineKind;

typedef struct OutlineItem OutlineItem;
typedef Vec(OutlineItem) OutlineVec;

struct OutlineItem {
    OutlineKind kind;
    Name name;        /* NULL for OTHER */
    Name other;       /* of an ALIAS whose value starts with a name */
    ByteRange range;  /* whole lines, with the decorators and comments in front */
    ByteRange header; /* a class: its first logical line, without decorators */
    OutlineVec items; /* a class: what stands in its body */
};

OutlineVec outline_of(SyntaxContext *context, const LexedFile *lexed);

#endif
