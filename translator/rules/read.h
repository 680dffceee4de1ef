/* Between the files of the rules reader; others include rules.h. */
#ifndef T2M_RULES_READ_H
#define T2M_RULES_READ_H

#include "rules/rules.h"
#include "syntax/outline.h"

/* A name bound by `import` or by `name = other`: looked up when asked for, so that stubs may import each other in circles. */
typedef struct RuleImport {
    Name module; /* NULL: `symbol` is a dotted path from this module */
    Name symbol; /* NULL: the module itself */
    unsigned depth; /* how often it is being looked up right now: a circle ends after a few rounds */
    bool is_done;
    const RuleSymbol *found;
} RuleImport;

/* One stub of a module; a module in several folders has several. */
typedef struct StubFile {
    RuleModule *module;
    LexedFile *lexed;
    OutlineVec outline;
} StubFile;

/* The places of a symbol's text: the overloads of a function, the one definition of anything else. */
typedef struct StubParts {
    const StubFile *stub;
    RuleClass *owner;              /* of a member */
    const OutlineItem *owner_item; /* the class it stands in */
    Vec(const OutlineItem *) items;
} StubParts;

/* Enters the names of a stub into its module and reads what is neither function nor class. */
void rules_declare(const StubFile *stub);

/* Reads what the symbol stands for, if that has not been done. */
void rules_read_symbol(RuleSymbol *symbol);

/* Reports a fault of a stub. */
void rules_fault(Rules *rules, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* What the decorators of a def or class say. */
typedef struct Decoration {
    const char *c, *mlx, *drop, *c_type;
    bool has_c_type, is_pointer, is_overload, is_property, is_static, is_classmethod;
    DiagSpec todo;
    unsigned effects;
    Name role, shape, types;
} Decoration;

void rules_read_decorators(Rules *rules, const ExprVec *decorators, Name api, Decoration *decoration);

/* The text of a string constant, or NULL. */
const char *rules_string(const Expr *expr);

#endif
