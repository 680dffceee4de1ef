/*
 * The front end's own little pipeline: our lexer (indentation, brackets, literals, comments), tree-sitter, its ERROR and
 * MISSING nodes, our tree, comments, validation. Each step needs the one before to have found no error; a file that the
 * lexer refuses is not parsed, because tree-sitter's recovery would only repeat the same mistake elsewhere.
 */
#include "syntax/parse.h"

#include "base/bug.h"
#include "syntax/build.h"
#include "syntax/comments.h"
#include "syntax/identifier.h"
#include "syntax/lexer.h"
#include "syntax/validate.h"
#include "syntax/walk.h"

#include <string.h>

/* After some errors a file is no longer worth reading to its end; far down in a tree the place of an error is near enough. */
enum { MOST_ERRORS = 20, DEEPEST_TREE = 2000 };

/* ---- ERROR and MISSING nodes ---- */

typedef struct ErrorReporter {
    Builder *builder;
    size_t count;
} ErrorReporter;

/* The span of an ERROR node, cut to the first line of what it swallowed. */
static Span error_span(Builder *builder, TSNode node)
{
    const char *text = builder->file->text;
    size_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
    const char *newline = memchr(text + start, '\n', end - start);
    if (newline)
        end = (size_t)(newline - text);
    return span_of_bytes(builder->file, start, end > start ? end : start + 1);
}

static void report_missing(Builder *builder, TSNode node)
{
    Span place = span_of_bytes(builder->file, ts_node_start_byte(node), ts_node_start_byte(node) + 1);
    if (ts_node_is_named(node))
        syntax_report(builder, DIAG_missing_token, place, "something is missing here (%s)",
                      ts_node_type(node));
    else
        syntax_report(builder, DIAG_missing_token, place, "`%s` is missing here", ts_node_type(node));
}

/* `f() = 1` comes as an ERROR that ends with the `=`, or stands before it. The text of what cannot be assigned to ends at
 * the offset that is given back; 0 if there is no single `=`. */
static size_t target_end(const char *text, size_t start, size_t end)
{
    size_t equals = end - 1;
    if (text[equals] != '=') {
        equals = end;
        while (text[equals] == ' ')
            equals++;
    }
    bool is_assignment = text[equals] == '=' && text[equals + 1] != '=' && equals > start &&
                         !strchr("=!<>:+-*/%&|^@", text[equals - 1]);
    if (!is_assignment)
        return 0;
    while (equals > start && text[equals - 1] == ' ')
        equals--;
    return equals > start ? equals : 0;
}

static bool starts_line(const char *text, size_t at)
{
    while (at > 0 && strchr(" \t\f", text[at - 1]))
        at--;
    return at == 0 || text[at - 1] == '\n';
}

static bool ends_with_call(Builder *builder, TSNode node)
{
    NodeVec children = node_children(builder, node);
    return children.count > 0 && grammar_symbol(vec_last(&children)) == SYM_call;
}

static void report_error(Builder *builder, TSNode node)
{
    Span span = error_span(builder, node);
    const char *text = builder->file->text;
    size_t target = starts_line(text, span.start) ? target_end(text, span.start, span.end) : 0;
    if (target == 0)
        syntax_report(builder, DIAG_syntax, span, "invalid syntax");
    else if (is_python_keyword(text + span.start, target - span.start))
        syntax_report(builder, DIAG_bad_identifier, span_of_bytes(builder->file, span.start, target),
                      "`%.*s` is a keyword and cannot be a name", (int)(target - span.start),
                      text + span.start);
    else
        syntax_report(builder, DIAG_bad_target, span_of_bytes(builder->file, span.start, target),
                      "cannot assign to %s",
                      ends_with_call(builder, node) ? "a function call" : "this expression");
}

/* The outermost ERROR nodes and every MISSING one. */
static void report_errors(ErrorReporter *reporter, TSNode node, int depth)
{
    if (!ts_node_has_error(node) || reporter->count >= MOST_ERRORS)
        return;
    bool is_error =
        ts_node_is_missing(node) || strcmp(ts_node_type(node), "ERROR") == 0 || depth == DEEPEST_TREE;
    if (is_error) {
        reporter->count++;
        if (ts_node_is_missing(node))
            report_missing(reporter->builder, node);
        else
            report_error(reporter->builder, node);
        return;
    }
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    for (bool more = ts_tree_cursor_goto_first_child(&cursor); more;
         more = ts_tree_cursor_goto_next_sibling(&cursor))
        report_errors(reporter, ts_tree_cursor_current_node(&cursor), depth + 1);
    ts_tree_cursor_delete(&cursor);
}

/* ---- The steps ---- */

typedef Vec(ByteRange) ByteRangeVec;

/* Rows and columns are not asked for anywhere: each part stands on a row of its own. */
static bool include_parts(TSParser *parser, Arena *arena, const ByteRangeVec *parts)
{
    TSRange *ranges = ARENA_NEW_ARRAY(arena, TSRange, parts->count);
    vec_each(i, parts) {
        ByteRange part = parts->items[i];
        ranges[i] = (TSRange){.start_point = {.row = (uint32_t)i},
                              .end_point = {.row = (uint32_t)i, .column = part.end - part.start},
                              .start_byte = part.start,
                              .end_byte = part.end};
    }
    return ts_parser_set_included_ranges(parser, ranges, (uint32_t)parts->count);
}

/* No parts: the whole file. */
static TSTree *parse_text(Arena *arena, const LexedFile *lexed, const ByteRangeVec *parts)
{
    const SourceFile *file = lexed->file;
    TSParser *parser = ts_parser_new();
    if (!parser || !ts_parser_set_language(parser, grammar_language()))
        T2M_BUG("libtree-sitter cannot read this grammar");
    if (parts->count && !include_parts(parser, arena, parts))
        T2M_BUG("parts of %s are not in order", file->path);
    TSTree *tree = ts_parser_parse_string(parser, NULL, lexed->tokens.masked, (uint32_t)file->length);
    ts_parser_delete(parser);
    if (!tree)
        T2M_BUG("tree-sitter gave no tree for %s", file->path);
    return tree;
}

static Module *build_module(Builder *builder, TSNode root)
{
    Module *module = ARENA_NEW(builder->arena, Module);
    module->id = node_id_new(builder);
    module->file = builder->file;
    build_block(builder, root, &module->body);
    return module;
}

/*
 * To the grammar a line break is a blank wherever a statement cannot end: `x =` and `1` on the next line pass. The report is
 * for the end of the line before.
 */
static void check_lines(Builder *builder, const LexResult *lexed)
{
    vec_each(i, &lexed->lines) {
        uint32_t start = lexed->lines.items[i], end = start;
        if (is_marked_start(builder, start))
            continue;
        while (end > 0 && strchr(" \t\f\n", lexed->masked[end - 1]))
            end--;
        syntax_report(builder, DIAG_syntax, span_of_bytes(builder->file, end ? end - 1 : 0, end ? end : 1),
                      "the statement is not finished at the end of this line");
    }
}

/* ---- A line end that tree-sitter made up ---- */

typedef struct SeparatorCheck {
    Builder *builder;
    const char *masked;
} SeparatorCheck;

/* Recovery may invent the end of a line without leaving a MISSING node: two statements then stand side by side. */
static void check_separators(Block *block, void *data)
{
    SeparatorCheck *check = data;
    for (size_t i = 0; i < block->count; i++) {
        walk_stmt_blocks(block->items[i], check_separators, data);
        if (i == 0)
            continue;
        Span before = block->items[i - 1]->span, after = block->items[i]->span;
        const char *gap = check->masked + before.end;
        size_t length = after.start > before.end ? after.start - before.end : 0;
        if (!memchr(gap, '\n', length) && !memchr(gap, ';', length))
            syntax_report(check->builder, DIAG_syntax,
                          span_of_bytes(check->builder->file, after.start, after.start + 1),
                          "a new statement cannot start here");
    }
}

static size_t error_count(const Builder *builder)
{
    return builder->context->diagnostics->counts[DIAG_ERROR];
}

static void report_invisible_error(Builder *builder, const LexResult *lexed, TSNode root)
{
    size_t before = error_count(builder);
    Module *module = build_module(builder, root);
    SeparatorCheck check = {builder, lexed->masked};
    check_lines(builder, lexed);
    if (error_count(builder) == before)
        check_separators(&module->body, &check);
    if (error_count(builder) == before)
        syntax_report(builder, DIAG_syntax, span_of_file(builder->file->id), "invalid syntax");
}

static Module *module_from_tree(Builder *builder, const LexResult *lexed, TSTree *tree)
{
    TSNode root = ts_tree_root_node(tree);
    if (!ts_node_has_error(root)) {
        Module *module = build_module(builder, root);
        check_lines(builder, lexed);
        return module;
    }
    size_t before = error_count(builder);
    ErrorReporter reporter = {.builder = builder};
    report_errors(&reporter, root, 0);
    if (error_count(builder) == before)
        report_invisible_error(builder, lexed, root);
    return NULL;
}

static bool is_in_parts(uint32_t offset, const ByteRangeVec *parts)
{
    vec_each(i, parts)
        if (offset >= parts->items[i].start && offset < parts->items[i].end)
            return true;
    return parts->count == 0;
}

/* What the lexer found, of the parts alone. */
static LexResult tokens_of_parts(Arena *arena, const LexResult *whole, const ByteRangeVec *parts)
{
    if (parts->count == 0)
        return *whole;
    LexResult result = {.masked = whole->masked};
    vec_each(i, &whole->comments)
        if (is_in_parts(whole->comments.items[i].span.start, parts))
            vec_push(arena, &result.comments, whole->comments.items[i]);
    vec_each(i, &whole->lines)
        if (is_in_parts(whole->lines.items[i], parts))
            vec_push(arena, &result.lines, whole->lines.items[i]);
    return result;
}

const SourceFile *lexed_source(const LexedFile *lexed)
{
    return lexed->file;
}

LexedFile *lex_file(SyntaxContext *context, const SourceFile *file)
{
    grammar_init();
    LexedFile *lexed = ARENA_NEW(context->arena, LexedFile);
    lexed->file = file;
    return lex_check(context, file, &lexed->tokens) ? lexed : NULL;
}

Module *parse_parts(SyntaxContext *context, const LexedFile *lexed, const ByteRange *header, const ByteRange *parts, size_t count)
{
    size_t errors_before = context->diagnostics->counts[DIAG_ERROR];
    ByteRangeVec ranges = {0};
    if (header)
        vec_push(context->arena, &ranges, *header);
    for (size_t i = 0; i < count; i++)
        vec_push(context->arena, &ranges, parts[i]);
    LexResult tokens = tokens_of_parts(context->arena, &lexed->tokens, &ranges);
    Builder builder = {.context = context, .arena = context->arena, .file = lexed->file};
    builder.starts = arena_alloc(context->arena, lexed->file->length / 8 + 1);
    TSTree *tree = parse_text(context->arena, lexed, &ranges);
    Module *module = module_from_tree(&builder, &tokens, tree);
    ts_tree_delete(tree);
    if (module)
        validate_module(context, module);
    if (!module || context->diagnostics->counts[DIAG_ERROR] > errors_before)
        return NULL;
    if (header && module->body.items[0]->kind == STMT_CLASS_DEF)
        module->body = module->body.items[0]->class_def.body;
    comments_attach(context, module, &tokens.comments);
    return module;
}

Module *parse_module(SyntaxContext *context, const SourceFile *file)
{
    const LexedFile *lexed = lex_file(context, file);
    return lexed ? parse_parts(context, lexed, NULL, NULL, 0) : NULL;
}
