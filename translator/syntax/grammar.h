/*
 * The tree-sitter grammar as dense enums: a switch over SYM_... instead of comparing node names. Internal to syntax/.
 */
#ifndef T2M_SYNTAX_GRAMMAR_H
#define T2M_SYNTAX_GRAMMAR_H

#include <tree_sitter/api.h>

typedef enum Sym {
    SYM_other, /* an anonymous token, ERROR, or a node that we do not use */
#define T2M_SYMBOL(name) SYM_##name,
#define T2M_FIELD(name)
#include "syntax/grammar.def"
#undef T2M_SYMBOL
#undef T2M_FIELD
    SYM_COUNT
} Sym;

typedef enum Field {
#define T2M_SYMBOL(name)
#define T2M_FIELD(name) FIELD_##name,
#include "syntax/grammar.def"
#undef T2M_SYMBOL
#undef T2M_FIELD
    FIELD_COUNT
} Field;

/* Looks every name of grammar.def up once; a name that the grammar lacks is a bug (the wrong grammar was linked). */
void grammar_init(void);

const TSLanguage *grammar_language(void);

Sym grammar_symbol(TSNode node);

/* The child in a field, or a null node. */
TSNode grammar_child(TSNode node, Field field);

#endif
