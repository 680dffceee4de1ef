/*
 * Names: one walk in source order that notes in each scope how a name was used so far. `global` and `nonlocal` must come
 * before any use; whether a nonlocal name exists around is known only when the functions around are read to their end, so
 * those checks wait until then.
 */
#include "syntax/validate_scope.h"

#include "base/map.h"
#include "syntax/validate_pattern.h"
#include "syntax/walk.h"

#include <stdarg.h>
#include <string.h>

typedef enum ScopeKind { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION, SCOPE_COMPREHENSION } ScopeKind;

enum {
    NAME_USED = 1,
    NAME_BOUND = 2,
    NAME_PARAM = 4,
    NAME_GLOBAL = 8,
    NAME_NONLOCAL = 16,
    NAME_ANNOTATED = 32,
    NAME_ITERATED = 64, /* the loop variable of a comprehension */
};

typedef struct Scope {
    struct Scope *parent;
    ScopeKind kind;
    PointerMap names; /* Name -> flags as an integer */
    bool in_iterable; /* reading the `in` part of a comprehension, here or around */
} Scope;

/* A nonlocal declaration to be looked up at the end. */
typedef struct Pending {
    Scope *scope;
    Name name;
    Span span;
} Pending;

typedef struct Checker {
    SyntaxContext *context;
    Arena *arena;
    Scope *scope;
    Vec(Pending) pending;
    bool past_future; /* a statement other than the docstring and future imports was seen */
} Checker;

static void check_block(Checker *checker, const Block *block);
static void check_expr(Expr *expr, void *data);

static void report(Checker *checker, DiagCode code, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_vreport(checker->context->diagnostics, code, span, format, arguments);
    va_end(arguments);
}

static uintptr_t flags_of(const Scope *scope, Name name)
{
    return (uintptr_t)pointer_map_get(&scope->names, name);
}

static void add_flags(Checker *checker, Scope *scope, Name name, uintptr_t flags)
{
    pointer_map_set(checker->arena, &scope->names, name, (void *)(flags_of(scope, name) | flags));
}

static void bind(Checker *checker, Name name)
{
    if (name)
        add_flags(checker, checker->scope, name, NAME_BOUND);
}

static Scope *open_scope(Checker *checker, ScopeKind kind)
{
    Scope *scope = ARENA_NEW(checker->arena, Scope);
    scope->parent = checker->scope;
    scope->kind = kind;
    scope->in_iterable = checker->scope->in_iterable;
    checker->scope = scope;
    return scope;
}

static void close_scope(Checker *checker)
{
    checker->scope = checker->scope->parent;
}

/* ---- global and nonlocal ---- */

static void check_declared_name(Checker *checker, const Stmt *stmt, Name name)
{
    bool is_global = stmt->kind == STMT_GLOBAL;
    const char *word = is_global ? "global" : "nonlocal";
    uintptr_t flags = flags_of(checker->scope, name);
    if (flags & NAME_PARAM)
        report(checker, DIAG_bad_scope_declaration, stmt->span, "`%s` is a parameter and cannot be %s",
               name->text, word);
    else if (flags & (is_global ? NAME_NONLOCAL : NAME_GLOBAL))
        report(checker, DIAG_bad_scope_declaration, stmt->span, "`%s` is declared global and nonlocal",
               name->text);
    else if (flags & NAME_ANNOTATED)
        report(checker, DIAG_bad_scope_declaration, stmt->span, "`%s` is annotated and cannot be %s",
               name->text, word);
    else if (flags & (NAME_USED | NAME_BOUND))
        report(checker, DIAG_bad_scope_declaration, stmt->span, "`%s` is used before it is declared %s",
               name->text, word);
    add_flags(checker, checker->scope, name, is_global ? NAME_GLOBAL : NAME_NONLOCAL);
}

static void check_declaration(Checker *checker, const Stmt *stmt)
{
    if (stmt->kind == STMT_NONLOCAL && checker->scope->kind == SCOPE_MODULE) {
        report(checker, DIAG_bad_scope_declaration, stmt->span, "`nonlocal` at module level");
        return;
    }
    vec_each(i, &stmt->scope.names) {
        Name name = stmt->scope.names.items[i];
        check_declared_name(checker, stmt, name);
        Pending pending = {checker->scope, name, stmt->span};
        if (stmt->kind == STMT_NONLOCAL)
            vec_push(checker->arena, &checker->pending, pending);
    }
}

static bool is_bound_around(const Scope *scope, Name name)
{
    for (scope = scope->parent; scope; scope = scope->parent) {
        uintptr_t flags = flags_of(scope, name);
        bool is_local = (flags & (NAME_BOUND | NAME_PARAM)) && !(flags & NAME_GLOBAL);
        bool is_class_cell = scope->kind == SCOPE_CLASS && name_is(name, "__class__");
        if (is_class_cell)
            return true;
        if (scope->kind == SCOPE_FUNCTION && (is_local || (flags & NAME_NONLOCAL)))
            return true;
    }
    return false;
}

static void check_pending(Checker *checker)
{
    vec_each(i, &checker->pending) {
        const Pending *pending = &checker->pending.items[i];
        if (!is_bound_around(pending->scope, pending->name))
            report(checker, DIAG_bad_scope_declaration, pending->span, "no function around has a name `%s`",
                   pending->name->text);
    }
}

/* ---- Expressions ---- */

static bool is_comprehension(const Scope *scope)
{
    return scope->kind == SCOPE_COMPREHENSION;
}

/* := binds in the scope around all comprehensions; it cannot rebind a loop variable of one. */
static void check_named(Checker *checker, const Expr *expr)
{
    Name name = expr->named.target->name.id;
    Scope *scope = checker->scope;
    if (scope->in_iterable) {
        report(checker, DIAG_syntax, expr->span,
               "an assignment expression in the iterable of a comprehension");
        return;
    }
    for (; is_comprehension(scope); scope = scope->parent) {
        if (flags_of(scope, name) & NAME_ITERATED)
            report(checker, DIAG_syntax, expr->span,
                   "an assignment expression cannot rebind the loop variable `%s`", name->text);
    }
    if (scope != checker->scope && scope->kind == SCOPE_CLASS)
        report(checker, DIAG_syntax, expr->span,
               "an assignment expression in a comprehension of a class body");
    for (Scope *inner = checker->scope; inner != scope; inner = inner->parent)
        add_flags(checker, inner, name, NAME_BOUND); /* a later clause must not iterate over it */
    add_flags(checker, scope, name, NAME_BOUND);
}

static void bind_loop_names(Expr *target, void *data)
{
    Checker *checker = data;
    if (target->kind == EXPR_NAME && target->context == CONTEXT_STORE) {
        if (flags_of(checker->scope, target->name.id) & NAME_BOUND)
            report(checker, DIAG_syntax, target->span,
                   "the loop variable `%s` was bound by an assignment expression before",
                   target->name.id->text);
        add_flags(checker, checker->scope, target->name.id, NAME_ITERATED);
    } else {
        walk_expr(target, bind_loop_names, data);
    }
}

static void check_iterable(Checker *checker, const Comprehension *clause)
{
    bool was_iterable = checker->scope->in_iterable;
    checker->scope->in_iterable = true;
    check_expr(clause->iter, checker);
    checker->scope->in_iterable = was_iterable;
}

static void check_comprehension(Checker *checker, const Expr *expr)
{
    const ComprehensionVec *clauses = &expr->comp.generators;
    open_scope(checker, SCOPE_COMPREHENSION);
    vec_each(i, clauses) {
        check_iterable(checker, clauses->items[i]);
        bind_loop_names(clauses->items[i]->target, checker);
        vec_each(j, &clauses->items[i]->conditions)
            check_expr(clauses->items[i]->conditions.items[j], checker);
    }
    if (expr->comp.key)
        check_expr(expr->comp.key, checker);
    check_expr(expr->comp.element, checker);
    close_scope(checker);
}

static void add_param(Checker *checker, const Param *param)
{
    if (param && param->name)
        add_flags(checker, checker->scope, param->name, NAME_PARAM);
}

static void add_params(Checker *checker, const Params *params)
{
    vec_each(i, &params->posonly)
        add_param(checker, params->posonly.items[i]);
    vec_each(i, &params->args)
        add_param(checker, params->args.items[i]);
    add_param(checker, params->vararg);
    vec_each(i, &params->kwonly)
        add_param(checker, params->kwonly.items[i]);
    add_param(checker, params->kwarg);
}

static void check_lambda(Checker *checker, const Expr *expr)
{
    walk_params(&expr->lambda.params, check_expr, checker);
    open_scope(checker, SCOPE_FUNCTION);
    add_params(checker, &expr->lambda.params);
    check_expr(expr->lambda.body, checker);
    close_scope(checker);
}

static void check_expr(Expr *expr, void *data)
{
    Checker *checker = data;
    switch (expr->kind) {
    case EXPR_NAME:
        add_flags(checker, checker->scope, expr->name.id,
                  expr->context == CONTEXT_LOAD ? NAME_USED : NAME_BOUND);
        break;
    case EXPR_LAMBDA:
        check_lambda(checker, expr);
        break;
    case EXPR_NAMED:
        check_expr(expr->named.value, data);
        check_named(checker, expr);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR:
        check_comprehension(checker, expr);
        break;
    default:
        walk_expr(expr, check_expr, data);
    }
}

/* ---- Imports ---- */

static bool is_future_feature(const char *name)
{
    static const char *const features[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "generator_stop", "annotations",     "barry_as_FLUFL"};
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        if (strcmp(features[i], name) == 0)
            return true;
    return false;
}

static void check_future(Checker *checker, const Stmt *stmt)
{
    if (checker->past_future)
        report(checker, DIAG_bad_import, stmt->span, "`from __future__` must be at the start of the file");
    vec_each(i, &stmt->import_from.names) {
        const Alias *alias = stmt->import_from.names.items[i];
        if (!is_future_feature(alias->name->text))
            report(checker, DIAG_bad_import, alias->span, "there is no future feature `%s`",
                   alias->name->text);
    }
}

static void check_import_from(Checker *checker, const Stmt *stmt)
{
    if (name_is(stmt->import_from.module, "__future__") && stmt->import_from.level == 0)
        check_future(checker, stmt);
    vec_each(i, &stmt->import_from.names) {
        const Alias *alias = stmt->import_from.names.items[i];
        if (name_is(alias->name, "*") && checker->scope->kind != SCOPE_MODULE)
            report(checker, DIAG_bad_import, alias->span, "`import *` is only allowed at module level");
        bind(checker, alias->as_name ? alias->as_name : alias->name);
    }
}

static void check_import(Checker *checker, const Stmt *stmt)
{
    vec_each(i, &stmt->import.names) {
        const Alias *alias = stmt->import.names.items[i];
        const char *dot = strchr(alias->name->text, '.');
        size_t length = dot ? (size_t)(dot - alias->name->text) : alias->name->length;
        bind(checker, alias->as_name ? alias->as_name
                                     : name_intern_bytes(checker->context->names, alias->name->text, length));
    }
}

/* ---- Statements ---- */

static void check_function(Checker *checker, const Stmt *stmt)
{
    bind(checker, stmt->function_def.name);
    open_scope(checker, SCOPE_FUNCTION);
    add_params(checker, &stmt->function_def.params);
    check_block(checker, &stmt->function_def.body);
    close_scope(checker);
}

static void check_class(Checker *checker, const Stmt *stmt)
{
    bind(checker, stmt->class_def.name);
    open_scope(checker, SCOPE_CLASS);
    check_block(checker, &stmt->class_def.body);
    close_scope(checker);
}

static void check_annotated(Checker *checker, const Stmt *stmt)
{
    const Expr *target = stmt->ann_assign.target;
    if (target->kind != EXPR_NAME)
        return;
    uintptr_t flags = flags_of(checker->scope, target->name.id);
    bool is_module = checker->scope->kind == SCOPE_MODULE;
    if (stmt->ann_assign.is_simple && !is_module && (flags & (NAME_GLOBAL | NAME_NONLOCAL)))
        report(checker, DIAG_bad_scope_declaration, target->span,
               "`%s` is declared global or nonlocal and cannot be annotated", target->name.id->text);
    add_flags(checker, checker->scope, target->name.id, NAME_ANNOTATED);
}

static void bind_pattern(Checker *checker, const Pattern *pattern)
{
    bind(checker, pattern->name);
    if (pattern->inner)
        bind_pattern(checker, pattern->inner);
    vec_each(i, &pattern->patterns)
        bind_pattern(checker, pattern->patterns.items[i]);
    vec_each(i, &pattern->keyword_patterns)
        bind_pattern(checker, pattern->keyword_patterns.items[i]);
}

static void check_match(Checker *checker, const Stmt *stmt)
{
    validate_match(checker->context, stmt);
    vec_each(i, &stmt->match.cases)
        bind_pattern(checker, stmt->match.cases.items[i]->pattern);
}

static void check_try(Checker *checker, const Stmt *stmt)
{
    vec_each(i, &stmt->try_stmt.handlers)
        bind(checker, stmt->try_stmt.handlers.items[i]->name);
}

static void check_inner_block(Block *block, void *data)
{
    check_block(data, block);
}

static void check_stmt(Checker *checker, Stmt *stmt)
{
    walk_stmt_exprs(stmt, check_expr, checker);
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        check_function(checker, stmt);
        return;
    case STMT_CLASS_DEF:
        check_class(checker, stmt);
        return;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        check_declaration(checker, stmt);
        return;
    case STMT_IMPORT:
        check_import(checker, stmt);
        return;
    case STMT_IMPORT_FROM:
        check_import_from(checker, stmt);
        return;
    case STMT_ANN_ASSIGN:
        check_annotated(checker, stmt);
        return;
    case STMT_MATCH:
        check_match(checker, stmt);
        break;
    case STMT_TRY:
        check_try(checker, stmt);
        break;
    default:
        break;
    }
    walk_stmt_blocks(stmt, check_inner_block, checker);
}

static bool is_future_import(const Stmt *stmt)
{
    return stmt->kind == STMT_IMPORT_FROM && stmt->import_from.level == 0 &&
           name_is(stmt->import_from.module, "__future__");
}

static void check_block(Checker *checker, const Block *block)
{
    const Constant *docstring = block_docstring(block);
    for (size_t i = 0; i < block->count; i++) {
        Stmt *stmt = block->items[i];
        bool is_docstring = i == 0 && docstring && checker->scope->kind == SCOPE_MODULE;
        if (!is_docstring && !is_future_import(stmt))
            checker->past_future = true;
        check_stmt(checker, stmt);
    }
}

void validate_scopes(SyntaxContext *context, const Module *module)
{
    Scope scope = {.kind = SCOPE_MODULE};
    Checker checker = {.context = context, .arena = context->arena, .scope = &scope};
    check_block(&checker, &module->body);
    check_pending(&checker);
}
