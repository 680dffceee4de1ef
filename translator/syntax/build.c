/* What all builders share: reading tree-sitter nodes, making ours, names, reports. */
#include "syntax/build.h"

#include "base/bug.h"
#include "syntax/identifier.h"

#include <string.h>

Span node_span(Builder *builder, TSNode node)
{
    return span_of_bytes(builder->file, ts_node_start_byte(node), ts_node_end_byte(node));
}

const char *node_text(Builder *builder, TSNode node, size_t *length)
{
    uint32_t start = ts_node_start_byte(node);
    *length = ts_node_end_byte(node) - start;
    return builder->file->text + start;
}

bool node_text_is(Builder *builder, TSNode node, const char *text)
{
    size_t length;
    const char *start = node_text(builder, node, &length);
    return length == strlen(text) && memcmp(start, text, length) == 0;
}

static bool is_extra(TSNode node)
{
    Sym sym = grammar_symbol(node);
    return sym == SYM_comment || sym == SYM_line_continuation;
}

/* A cursor, because indexed access to children is linear. */
NodeVec node_children(Builder *builder, TSNode node)
{
    NodeVec children = {0};
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    if (ts_tree_cursor_goto_first_child(&cursor)) {
        do {
            TSNode child = ts_tree_cursor_current_node(&cursor);
            if (ts_node_is_named(child) && !is_extra(child))
                vec_push(builder->arena, &children, child);
        } while (ts_tree_cursor_goto_next_sibling(&cursor));
    }
    ts_tree_cursor_delete(&cursor);
    return children;
}

typedef bool NodeTest(TSNode node, const void *wanted);

static TSNode find_child(TSNode node, NodeTest *test, const void *wanted)
{
    TSNode found = {0};
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    bool has_more = ts_tree_cursor_goto_first_child(&cursor);
    while (has_more && !found.id) {
        TSNode child = ts_tree_cursor_current_node(&cursor);
        if (test(child, wanted))
            found = child;
        has_more = ts_tree_cursor_goto_next_sibling(&cursor);
    }
    ts_tree_cursor_delete(&cursor);
    return found;
}

static bool has_symbol(TSNode node, const void *wanted)
{
    return grammar_symbol(node) == *(const Sym *)wanted;
}

static bool has_token_text(TSNode node, const void *wanted)
{
    return !ts_node_is_named(node) && strcmp(ts_node_type(node), wanted) == 0;
}

TSNode node_find(TSNode node, Sym sym)
{
    return find_child(node, has_symbol, &sym);
}

TSNode node_find_token(TSNode node, const char *token)
{
    return find_child(node, has_token_text, token);
}

bool node_has_token(TSNode node, const char *token)
{
    return !ts_node_is_null(node_find_token(node, token));
}

bool node_is_async(Builder *builder, TSNode node)
{
    return node_text_is(builder, ts_node_child(node, 0), "async");
}

void mark_start(Builder *builder, TSNode node)
{
    uint32_t offset = ts_node_start_byte(node);
    builder->starts[offset / 8] |= (unsigned char)(1u << offset % 8);
}

bool is_marked_start(const Builder *builder, uint32_t offset)
{
    return builder->starts[offset / 8] >> offset % 8 & 1;
}

NodeId node_id_new(Builder *builder)
{
    return builder->context->ids->next++;
}

Expr *expr_new(Builder *builder, ExprKind kind, Span span)
{
    Expr *expr = ARENA_NEW(builder->arena, Expr);
    expr->kind = kind;
    expr->id = node_id_new(builder);
    expr->span = span;
    return expr;
}

Stmt *stmt_new(Builder *builder, StmtKind kind, Span span)
{
    Stmt *stmt = ARENA_NEW(builder->arena, Stmt);
    stmt->kind = kind;
    stmt->id = node_id_new(builder);
    stmt->span = span;
    return stmt;
}

Expr *expr_placeholder(Builder *builder, Span span)
{
    return expr_new(builder, EXPR_CONSTANT, span);
}

void syntax_report(Builder *builder, DiagCode code, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_vreport(builder->context->diagnostics, code, span, format, arguments);
    va_end(arguments);
}

Name build_name(Builder *builder, TSNode node)
{
    size_t length;
    const char *text = node_text(builder, node, &length);
    if (is_python_keyword(text, length))
        syntax_report(builder, DIAG_bad_identifier, node_span(builder, node),
                      "`%.*s` is a keyword and cannot be a name", (int)length, text);
    return identifier_intern(builder->context->names, text, length);
}

Name build_dotted_name(Builder *builder, TSNode node)
{
    Name name = NULL;
    NodeVec parts = node_children(builder, node);
    vec_each(i, &parts)
        name = name_join(builder->context->names, name, build_name(builder, parts.items[i])->text);
    return name;
}
