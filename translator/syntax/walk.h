/*
 * Walking over trees without knowing every field: the direct parts of a node, in source order as far as Python evaluates
 * them so. A visitor that wants the whole tree below calls the walker again.
 */
#ifndef T2M_SYNTAX_WALK_H
#define T2M_SYNTAX_WALK_H

#include "syntax/ast.h"

typedef void ExprVisitor(Expr *expr, void *data);
typedef void BlockVisitor(Block *block, void *data);

/* The expressions directly below an expression: operands, arguments, defaults and annotations of a lambda's parameters, the
 * targets, iterables and conditions of a comprehension. */
void walk_expr(const Expr *expr, ExprVisitor *visit, void *data);

/* The expressions directly in a statement, those in its blocks not included; of a match, subjects, guards and patterns. */
void walk_stmt_exprs(const Stmt *stmt, ExprVisitor *visit, void *data);

/* The blocks directly in a statement, empty ones left out. */
void walk_stmt_blocks(Stmt *stmt, BlockVisitor *visit, void *data);

/* Every expression directly in a statement of the block or of the blocks below it. */
void walk_block_exprs(Block *block, ExprVisitor *visit, void *data);

/* Annotations and defaults of parameters. */
void walk_params(const Params *params, ExprVisitor *visit, void *data);

/* The value and key expressions anywhere in a pattern. */
void walk_pattern(const Pattern *pattern, ExprVisitor *visit, void *data);

#endif
