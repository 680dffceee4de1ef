/* import and from-import. */
#include "syntax/build.h"

#include <string.h>

static Alias *build_alias(Builder *builder, TSNode node)
{
    Alias *alias = ARENA_NEW(builder->arena, Alias);
    alias->id = node_id_new(builder);
    alias->span = node_span(builder, node);
    if (grammar_symbol(node) == SYM_aliased_import) {
        alias->name = build_dotted_name(builder, grammar_child(node, FIELD_name));
        alias->as_name = build_name(builder, grammar_child(node, FIELD_alias));
    } else {
        alias->name = build_dotted_name(builder, node);
    }
    return alias;
}

/* A comma at the end is allowed inside parentheses only. */
static void check_trailing_comma(Builder *builder, TSNode node)
{
    Span span = node_span(builder, node);
    if (builder->file->text[span.end - 1] == ',')
        syntax_report(builder, DIAG_bad_import, span_of_bytes(builder->file, span.end - 1, span.end),
                      "a comma at the end of an import needs parentheses around the names");
}

static Stmt *build_plain_import(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_IMPORT, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    vec_each(i, &children)
        vec_push(builder->arena, &stmt->import.names, build_alias(builder, children.items[i]));
    check_trailing_comma(builder, node);
    return stmt;
}

static void build_relative(Builder *builder, TSNode node, Stmt *stmt)
{
    size_t length;
    const char *text = node_text(builder, node_find(node, SYM_import_prefix), &length);
    for (size_t i = 0; i < length; i++)
        stmt->import_from.level += text[i] == '.';
    TSNode name = node_find(node, SYM_dotted_name);
    if (!ts_node_is_null(name))
        stmt->import_from.module = build_dotted_name(builder, name);
}

static void add_star(Builder *builder, TSNode node, Stmt *stmt)
{
    Alias *alias = ARENA_NEW(builder->arena, Alias);
    alias->id = node_id_new(builder);
    alias->span = node_span(builder, node);
    alias->name = name_intern(builder->context->names, "*");
    vec_push(builder->arena, &stmt->import_from.names, alias);
}

static void add_from_name(Builder *builder, TSNode node, Stmt *stmt)
{
    Alias *alias = build_alias(builder, node);
    if (strchr(alias->name->text, '.'))
        syntax_report(builder, DIAG_bad_import, alias->span, "a from-import names no dotted names");
    vec_push(builder->arena, &stmt->import_from.names, alias);
}

/* The first child is the module, the others are the names; `from __future__` has no node for the module. */
static Stmt *build_from_import(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_IMPORT_FROM, node_span(builder, node));
    NodeVec children = node_children(builder, node);
    size_t first = 1;
    if (grammar_symbol(node) == SYM_future_import_statement) {
        stmt->import_from.module = name_intern(builder->context->names, "__future__");
        first = 0;
    } else if (grammar_symbol(children.items[0]) == SYM_relative_import) {
        build_relative(builder, children.items[0], stmt);
    } else {
        stmt->import_from.module = build_dotted_name(builder, children.items[0]);
    }
    for (size_t i = first; i < children.count; i++) {
        if (grammar_symbol(children.items[i]) == SYM_wildcard_import)
            add_star(builder, children.items[i], stmt);
        else
            add_from_name(builder, children.items[i], stmt);
    }
    check_trailing_comma(builder, node);
    return stmt;
}

Stmt *build_import(Builder *builder, TSNode node)
{
    return grammar_symbol(node) == SYM_import_statement ? build_plain_import(builder, node)
                                                        : build_from_import(builder, node);
}
