/* Between the files of the rules reader; others include rules.h. */
#ifndef T2M_RULES_READ_H
#define T2M_RULES_READ_H

#include "rules/rules.h"

/* A name bound by `import` or by `name = other`: looked up when asked for, so that stubs may import each other in circles. */
typedef struct RuleImport {
    Name module; /* NULL: `symbol` is a dotted path from this module */
    Name symbol; /* NULL: the module itself */
    unsigned depth; /* how often it is being looked up right now: a circle ends after a few rounds */
    bool is_done;
    const RuleSymbol *found;
} RuleImport;

/* Fills in the symbols of a module from its tree: names first (rules_declare), then signatures (rules_define). */
void rules_declare(Rules *rules, RuleModule *module, const Module *ast);
void rules_define(Rules *rules, RuleModule *module, const Module *ast);

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
