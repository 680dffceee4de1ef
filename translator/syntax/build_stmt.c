/* Blocks, the dispatch over statements, and the simple statements. */
#include "syntax/build.h"

void build_block(Builder *builder, TSNode node, Block *block)
{
    NodeVec children = node_children(builder, node);
    vec_each(i, &children) {
        mark_start(builder, children.items[i]);
        Stmt *stmt = build_stmt(builder, children.items[i]);
        if (stmt)
            vec_push(builder->arena, block, stmt);
    }
}

void end_at_block(Stmt *stmt, const Block *block)
{
    if (block->count == 0)
        return;
    stmt->span.end = block->items[block->count - 1]->span.end;
    stmt->span.end_line = block->items[block->count - 1]->span.end_line;
}

Stmt *build_stmt(Builder *builder, TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_if_statement:
    case SYM_for_statement:
    case SYM_while_statement:
        return build_compound_stmt(builder, node);
    case SYM_try_statement:
        return build_try(builder, node);
    case SYM_with_statement:
        return build_with(builder, node);
    case SYM_match_statement:
        return build_match(builder, node);
    case SYM_function_definition:
    case SYM_class_definition:
    case SYM_decorated_definition:
        return build_definition(builder, node);
    case SYM_import_statement:
    case SYM_import_from_statement:
    case SYM_future_import_statement:
        return build_import(builder, node);
    default:
        return build_simple_stmt(builder, node);
    }
}

/* The first child, if any: what follows the keyword of return, del, ... */
static TSNode operand_of(Builder *builder, TSNode node)
{
    NodeVec children = node_children(builder, node);
    return children.count ? children.items[0] : (TSNode){0};
}

static Stmt *build_return(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_RETURN, node_span(builder, node));
    TSNode value = operand_of(builder, node);
    if (!ts_node_is_null(value))
        stmt->return_stmt.value = build_expr_list(builder, value, PLAIN_EXPR);
    return stmt;
}

/* del a, b has two targets; del (a, b) has one, a Tuple. */
static Stmt *build_delete(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_DELETE, node_span(builder, node));
    TSNode operand = operand_of(builder, node);
    NodeVec targets = {0};
    if (grammar_symbol(operand) == SYM_expression_list)
        targets = node_children(builder, operand);
    else
        vec_push(builder->arena, &targets, operand);
    vec_each(i, &targets) {
        Expr *target = build_expr(builder, targets.items[i], ALLOW_STARRED);
        make_target(builder, target, CONTEXT_DEL);
        vec_push(builder->arena, &stmt->delete_stmt.targets, target);
    }
    return stmt;
}

/* raise X from Y; the children are X and the field `cause`. */
static Stmt *build_raise(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_RAISE, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    TSNode cause = grammar_child(node, FIELD_cause);
    bool has_cause = !ts_node_is_null(cause);
    if (children.count > (has_cause ? 1u : 0u)) {
        TSNode exception = children.items[0];
        if (grammar_symbol(exception) == SYM_expression_list)
            syntax_report(builder, DIAG_python2_syntax, node_span(builder, exception),
                          "`raise E, value` is Python 2; Python 3 writes `raise E(value)`");
        stmt->raise.exception = build_expr_list(builder, exception, PLAIN_EXPR);
    } else if (has_cause) {
        syntax_report(builder, DIAG_syntax, stmt->span, "`raise from` wants an exception before `from`");
    }
    if (has_cause)
        stmt->raise.cause = build_expr(builder, cause, PLAIN_EXPR);
    return stmt;
}

static Stmt *build_assert(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_ASSERT, node_span(builder, node));
    NodeVec parts = node_children(builder, node);
    stmt->assert_stmt.test = build_expr(builder, parts.items[0], PLAIN_EXPR);
    if (parts.count > 1)
        stmt->assert_stmt.message = build_expr(builder, parts.items[1], PLAIN_EXPR);
    if (parts.count > 2)
        syntax_report(builder, DIAG_syntax, node_span(builder, parts.items[2]),
                      "assert takes a condition and a message, no more");
    return stmt;
}

static Stmt *build_scope_declaration(Builder *builder, TSNode node, StmtKind kind)
{
    Stmt *stmt = stmt_new(builder, kind, node_span(builder, node));
    NodeVec names = node_children(builder, node);
    vec_each(i, &names)
        vec_push(builder->arena, &stmt->scope.names, build_name(builder, names.items[i]));
    return stmt;
}

/* Several expressions with commas between them are a tuple. */
static Stmt *build_expression_stmt(Builder *builder, TSNode node)
{
    NodeVec children = node_children(builder, node);
    Sym sym = grammar_symbol(children.items[0]);
    if (sym == SYM_assignment || sym == SYM_augmented_assignment)
        return build_assignment(builder, node, children.items[0]);
    Stmt *stmt = stmt_new(builder, STMT_EXPR, node_span(builder, node));
    bool is_tuple = children.count > 1 || node_has_token(node, ",");
    stmt->expr.value = is_tuple ? build_bare_tuple(builder, &children, stmt->span, PLAIN_EXPR)
                                : build_expr(builder, children.items[0], ALLOW_YIELD);
    return stmt;
}

static Stmt *reject_stmt(Builder *builder, TSNode node, DiagCode code, const char *message)
{
    syntax_report(builder, code, node_span(builder, node), "%s", message);
    return stmt_new(builder, STMT_PASS, node_span(builder, node));
}

Stmt *build_simple_stmt(Builder *builder, TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_expression_statement:
        return build_expression_stmt(builder, node);
    case SYM_return_statement:
        return build_return(builder, node);
    case SYM_delete_statement:
        return build_delete(builder, node);
    case SYM_raise_statement:
        return build_raise(builder, node);
    case SYM_assert_statement:
        return build_assert(builder, node);
    case SYM_global_statement:
        return build_scope_declaration(builder, node, STMT_GLOBAL);
    case SYM_nonlocal_statement:
        return build_scope_declaration(builder, node, STMT_NONLOCAL);
    case SYM_pass_statement:
        return stmt_new(builder, STMT_PASS, node_span(builder, node));
    case SYM_break_statement:
        return stmt_new(builder, STMT_BREAK, node_span(builder, node));
    case SYM_continue_statement:
        return stmt_new(builder, STMT_CONTINUE, node_span(builder, node));
    case SYM_type_alias_statement:
        return build_type_alias(builder, node);
    case SYM_print_statement:
        return reject_stmt(builder, node, DIAG_print_statement,
                           "`print` is a function in Python 3 and needs parentheses");
    case SYM_exec_statement:
        return reject_stmt(builder, node, DIAG_exec_statement,
                           "`exec` is a function in Python 3 and needs parentheses");
    default:
        return reject_stmt(builder, node, DIAG_syntax, "a statement cannot be written so");
    }
}
