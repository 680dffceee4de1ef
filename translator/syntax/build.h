/*
 * The builder: tree-sitter's tree of a file without ERROR nodes -> our tree. One file per family of constructs, all with the
 * one Builder. What tree-sitter accepts and Python's grammar does not is reported here, where the construct is at hand;
 * what needs the surrounding scope is left to validate.h. After a report a placeholder is built and building goes on:
 * parse_module gives no Module then. Internal to syntax/.
 */
#ifndef T2M_SYNTAX_BUILD_H
#define T2M_SYNTAX_BUILD_H

#include "syntax/ast.h"
#include "syntax/grammar.h"
#include "syntax/parse.h"

typedef struct Builder {
    SyntaxContext *context;
    Arena *arena;
    const SourceFile *file;
    int depth; /* of build_expr and build_pattern */
    bool reported_depth;
    unsigned char *starts; /* a bit for each byte at which a statement or clause was seen to start */
} Builder;

typedef Vec(TSNode) NodeVec;

/* Notes that a statement, clause or decorator starts here: only there may a logical line start. */
void mark_start(Builder *builder, TSNode node);
bool is_marked_start(const Builder *builder, uint32_t offset);

/* Where an expression stands decides what it may be without parentheses. */
typedef enum ExprAllowed {
    PLAIN_EXPR = 0,
    ALLOW_NAMED = 1,   /* x := 1 */
    ALLOW_STARRED = 2, /* *x */
    ALLOW_YIELD = 4,   /* yield x */
} ExprAllowed;

/* ---- build.c: nodes, spans, names, reports ---- */

Span node_span(Builder *builder, TSNode node);
/* The bytes of a node; not NUL-terminated. */
const char *node_text(Builder *builder, TSNode node, size_t *length);
bool node_text_is(Builder *builder, TSNode node, const char *text);
/* The named children without comments and line continuations. */
NodeVec node_children(Builder *builder, TSNode node);
/* The first named child with this symbol, or a null node. */
TSNode node_find(TSNode node, Sym sym);
/* The first anonymous child with this text, or a null node. */
TSNode node_find_token(TSNode node, const char *token);
bool node_has_token(TSNode node, const char *token);
/* Whether the node starts with the word `async`. */
bool node_is_async(Builder *builder, TSNode node);

Expr *expr_new(Builder *builder, ExprKind kind, Span span);
Stmt *stmt_new(Builder *builder, StmtKind kind, Span span);
NodeId node_id_new(Builder *builder);
/* What stands in for something that could not be built. */
Expr *expr_placeholder(Builder *builder, Span span);

void syntax_report(Builder *builder, DiagCode code, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* An identifier, NFKC-normalised as Python does; a keyword in its place is reported. */
Name build_name(Builder *builder, TSNode node);
/* "a.b.c" without the blanks that may stand around the dots. */
Name build_dotted_name(Builder *builder, TSNode node);

/* ---- Expressions ---- */

/* Any expression or pattern node. */
Expr *build_expr(Builder *builder, TSNode node, unsigned allowed);
/*
 * The grammar sometimes reads `*f(x)` as `(*f)(x)`: a star belongs to the whole operand. `left` is the part of `expr` that its
 * text starts with; if that is a bare star, the star is moved out of `expr` and around it.
 */
Expr *hoist_star(Builder *builder, Expr *expr, Expr **left);
/* What may stand on the right of `=`, after `return`, `in`, ...: expression_list and pattern_list become a Tuple. */
Expr *build_expr_list(Builder *builder, TSNode node, unsigned allowed);
/* A Tuple without parentheses of the nodes. */
Expr *build_bare_tuple(Builder *builder, const NodeVec *nodes, Span span, unsigned allowed);
/* The annotation in a `type` node. */
Expr *build_type(Builder *builder, TSNode node);
void build_type_params(Builder *builder, TSNode node, TypeParamVec *out);

/* build_call.c */
Expr *build_call(Builder *builder, TSNode node);
void build_arguments(Builder *builder, TSNode node, ExprVec *args, KeywordVec *keywords);

/* build_display.c: tuples, lists, sets, dictionaries, comprehensions */
Expr *build_display(Builder *builder, TSNode node);
Expr *build_comprehension(Builder *builder, TSNode node);

/* build_params.c */
void build_params(Builder *builder, TSNode node, Params *params);

/* build_literal.c, build_string.c */
Expr *build_number(Builder *builder, TSNode node);
Expr *build_string(Builder *builder, TSNode node);

/* build_target.c: makes an expression something to store to or delete, or reports why it cannot be. `what` names the verb in
 * messages: "assign to", "delete". */
void make_target(Builder *builder, Expr *expr, ExprContext context);
/* The target of an annotated or augmented assignment: a single name, attribute or subscript. */
void make_single_target(Builder *builder, Expr *expr, const char *statement);
/* How messages call an expression: "a function call", "a literal". */
const char *describe_expr(const Expr *expr);

/* ---- Statements ---- */

void build_block(Builder *builder, TSNode node, Block *block);
/* tree-sitter ends a compound statement behind its comments; ours ends with the last statement of its last block. */
void end_at_block(Stmt *stmt, const Block *block);
/* Simple statements and definitions; NULL if the node is no statement. */
Stmt *build_stmt(Builder *builder, TSNode node);
Stmt *build_simple_stmt(Builder *builder, TSNode node);
Stmt *build_type_alias(Builder *builder, TSNode node);
Stmt *build_assignment(Builder *builder, TSNode statement, TSNode node);
Stmt *build_import(Builder *builder, TSNode node);
Stmt *build_compound_stmt(Builder *builder, TSNode node);
Stmt *build_try(Builder *builder, TSNode node);
Stmt *build_with(Builder *builder, TSNode node);
Stmt *build_match(Builder *builder, TSNode node);
Stmt *build_definition(Builder *builder, TSNode node);

#endif
