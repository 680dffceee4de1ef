/*
 * Strings: prefixes, escapes, adjacent parts, f-strings. The bytes are decoded from the source between the quotes; of the
 * grammar's nodes only string_start and the interpolations count, because the text of a format spec and of plain parts
 * has none that can be relied on.
 */
#include "base/utf8.h"
#include "syntax/build.h"

#include <ctype.h>
#include <string.h>

typedef struct StringForm {
    bool is_raw, is_bytes, is_format;
} StringForm;

/* The parts of one literal, joined over adjacent strings. */
typedef struct StringJoin {
    Builder *builder;
    Text text;                   /* decoded and not yet in `parts` */
    size_t text_start, text_end; /* the source of `text` */
    ExprVec parts;               /* of an f-string */
} StringJoin;

/* ---- Escapes ---- */

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* Up to `most` digits; gives how many there were. */
static size_t read_digits(const char *text, size_t length, size_t most, int radix, unsigned long *value)
{
    size_t count = 0;
    *value = 0;
    while (count < most && count < length && digit_value(text[count]) < radix)
        *value = *value * (unsigned)radix + (unsigned)digit_value(text[count++]);
    return count;
}

static char simple_escape(char c)
{
    static const char letters[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
    const char *found = c ? strchr(letters, c) : NULL;
    return found ? values[found - letters] : '\0';
}

static void add_value(StringJoin *join, StringForm form, unsigned long value)
{
    if (form.is_bytes)
        text_add_char(&join->text, (char)value);
    else
        text_add_code_point(&join->text, value);
}

static Span bytes_span(StringJoin *join, const char *start, size_t length)
{
    size_t offset = (size_t)(start - join->builder->file->text);
    return span_of_bytes(join->builder->file, offset, offset + length);
}

/* \xhh, \uhhhh, \Uhhhhhhhh: exactly `wanted` digits. */
static size_t add_hex_escape(StringJoin *join, StringForm form, const char *escape, size_t length,
                             size_t wanted)
{
    unsigned long value;
    size_t count = read_digits(escape + 2, length - 2, wanted, 16, &value);
    if (count < wanted)
        syntax_report(join->builder, DIAG_bad_escape, bytes_span(join, escape, count + 2),
                      "`\\%c` wants %zu hexadecimal digits", escape[1], wanted);
    else if (value > 0x10FFFF)
        syntax_report(join->builder, DIAG_bad_escape, bytes_span(join, escape, count + 2),
                      "there is no character U+%lX", value);
    else
        add_value(join, form, value);
    return count + 2;
}

/* The names of characters need a table of 30,000 rows, for what \uXXXX says too. */
static size_t reject_named_escape(StringJoin *join, const char *escape, size_t length)
{
    const char *end = memchr(escape, '}', length);
    size_t count = end ? (size_t)(end - escape) + 1 : 2;
    syntax_report(join->builder, DIAG_bad_escape, bytes_span(join, escape, count),
                  "characters by name (`\\N{...}`) are not supported");
    diag_help(join->builder->context->diagnostics, "write the character itself, or its number as \\uXXXX");
    return count;
}

/* One escape at `escape` (a backslash); gives the bytes it takes. */
static size_t add_escape(StringJoin *join, StringForm form, const char *escape, size_t length)
{
    char c = length > 1 ? escape[1] : '\0';
    if (c == '\n')
        return 2;
    if (simple_escape(c)) {
        text_add_char(&join->text, simple_escape(c));
        return 2;
    }
    if (c >= '0' && c <= '7') {
        unsigned long value;
        size_t count = read_digits(escape + 1, length - 1, 3, 8, &value);
        add_value(join, form, form.is_bytes ? value & 0xFF : value);
        return count + 1;
    }
    if (c == 'x')
        return add_hex_escape(join, form, escape, length, 2);
    if (!form.is_bytes && (c == 'u' || c == 'U'))
        return add_hex_escape(join, form, escape, length, c == 'u' ? 4 : 8);
    if (!form.is_bytes && c == 'N')
        return reject_named_escape(join, escape, length);
    syntax_report(join->builder, DIAG_unknown_escape, bytes_span(join, escape, length > 1 ? 2 : 1),
                  "`\\%c` is no escape; the backslash stays in the string", c > ' ' && c < 127 ? c : ' ');
    text_add_char(&join->text, '\\');
    return 1;
}

/* The literal bytes [start, end) of the source: escapes, and in f-strings doubled braces. */
static void add_literal(StringJoin *join, StringForm form, size_t start, size_t end)
{
    const char *source = join->builder->file->text;
    if (join->text.length == 0)
        join->text_start = start;
    join->text_end = end;
    while (start < end) {
        char c = source[start];
        if (c == '\\' && !form.is_raw) {
            start += add_escape(join, form, source + start, end - start);
            continue;
        }
        if (form.is_bytes && (unsigned char)c >= 0x80) {
            syntax_report(join->builder, DIAG_bad_string, bytes_span(join, source + start, 1),
                          "bytes can only hold ASCII characters");
            return;
        }
        text_add_char(&join->text, c);
        bool is_doubled =
            form.is_format && (c == '{' || c == '}') && start + 1 < end && source[start + 1] == c;
        start += is_doubled ? 2 : 1;
    }
}

/* ---- f-strings ---- */

static Expr *string_constant(StringJoin *join, bool is_bytes, Span span)
{
    Expr *expr = expr_new(join->builder, EXPR_CONSTANT, span);
    expr->constant.kind = is_bytes ? CONSTANT_BYTES : CONSTANT_STR;
    expr->constant.length = join->text.length;
    expr->constant.text = arena_copy_bytes(join->builder->arena, text_string(&join->text), join->text.length);
    text_clear(&join->text);
    return expr;
}

/* Makes what was decoded since the last interpolation a part. */
static void flush_text(StringJoin *join)
{
    if (join->text.length == 0)
        return;
    Span span = span_of_bytes(join->builder->file, join->text_start, join->text_end);
    vec_push(join->builder->arena, &join->parts, string_constant(join, false, span));
}

static void add_parts(StringJoin *join, StringForm form, TSNode node, size_t start, size_t end);

/* A JoinedStr of the spec's text and its nested fields; escapes count in it as in the string. */
static Expr *build_format_spec(StringJoin *join, StringForm form, TSNode node, size_t start, size_t end)
{
    StringJoin inner = {.builder = join->builder};
    Expr *spec = expr_new(join->builder, EXPR_JOINED_STR, span_of_bytes(join->builder->file, start, end));
    if (ts_node_is_null(node))
        add_literal(&inner, form, start, end);
    else
        add_parts(&inner, form, node, start, end);
    flush_text(&inner);
    text_release(&inner.text);
    spec->joined.parts = inner.parts;
    return spec;
}

/* f"{x = }": the source up to and with the blanks after `=` is printed too. */
static bool add_debug_text(StringJoin *join, TSNode node)
{
    TSNode equals = node_find_token(node, "=");
    if (ts_node_is_null(equals))
        return false;
    const char *source = join->builder->file->text;
    size_t start = ts_node_start_byte(node) + 1, end = ts_node_end_byte(equals);
    while (isspace((unsigned char)source[end]))
        end++;
    if (join->text.length == 0)
        join->text_start = start;
    join->text_end = end;
    text_add_bytes(&join->text, source + start, end - start);
    return true;
}

static void set_conversion(StringJoin *join, TSNode node, Expr *field)
{
    TSNode conversion = grammar_child(node, FIELD_type_conversion);
    field->formatted.conversion = CONVERSION_NONE;
    if (ts_node_is_null(conversion))
        return;
    size_t length;
    char letter = node_text(join->builder, conversion, &length)[1];
    if (length != 2 || !strchr("sra", letter))
        syntax_report(join->builder, DIAG_bad_fstring, node_span(join->builder, conversion),
                      "a conversion is !s, !r or !a");
    else
        field->formatted.conversion = (Conversion)letter;
}

static bool is_bare_named(const Expr *expr)
{
    return expr->kind == EXPR_NAMED && !expr->is_parenthesized;
}

static Expr *build_field_value(StringJoin *join, TSNode node)
{
    TSNode expression = grammar_child(node, FIELD_expression);
    Sym sym = grammar_symbol(expression);
    if (sym == SYM_expression_list || sym == SYM_pattern_list)
        return build_expr_list(join->builder, expression, PLAIN_EXPR);
    Expr *value = build_expr(join->builder, expression, ALLOW_NAMED | ALLOW_YIELD);
    if (value->kind == EXPR_LAMBDA && !value->is_parenthesized)
        syntax_report(join->builder, DIAG_bad_fstring, value->span,
                      "a lambda needs parentheses in an f-string");
    return value;
}

static Expr *build_field(StringJoin *join, StringForm form, TSNode node)
{
    Expr *field = expr_new(join->builder, EXPR_FORMATTED_VALUE, node_span(join->builder, node));
    Expr *value = build_field_value(join, node);
    TSNode spec = grammar_child(node, FIELD_format_specifier);
    set_conversion(join, node, field);
    if (is_bare_named(value)) {
        /* f"{x:=5}" is x with the spec "=5": in an f-string `:` ends the expression. */
        size_t start = value->named.target->span.end + 1;
        size_t end = ts_node_end_byte(node) - 1;
        while (join->builder->file->text[start - 1] != ':')
            start++;
        value = value->named.target;
        value->context = CONTEXT_LOAD;
        field->formatted.format_spec = build_format_spec(join, form, (TSNode){0}, start, end);
    } else if (!ts_node_is_null(spec)) {
        field->formatted.format_spec =
            build_format_spec(join, form, spec, ts_node_start_byte(spec) + 1, ts_node_end_byte(spec));
    }
    field->formatted.value = value;
    return field;
}

static void add_field(StringJoin *join, StringForm form, TSNode node)
{
    bool is_debug = add_debug_text(join, node);
    flush_text(join);
    Expr *field = build_field(join, form, node);
    if (is_debug && field->formatted.conversion == CONVERSION_NONE && !field->formatted.format_spec)
        field->formatted.conversion = CONVERSION_REPR;
    vec_push(join->builder->arena, &join->parts, field);
}

/* The source from `start` to `end` with the interpolations among the node's children. */
static void add_parts(StringJoin *join, StringForm form, TSNode node, size_t start, size_t end)
{
    NodeVec children = node_children(join->builder, node);
    vec_each(i, &children) {
        TSNode child = children.items[i];
        Sym sym = grammar_symbol(child);
        if (sym != SYM_interpolation && sym != SYM_format_expression)
            continue;
        add_literal(join, form, start, ts_node_start_byte(child));
        add_field(join, form, child);
        start = ts_node_end_byte(child);
    }
    add_literal(join, form, start, end);
}

/* ---- One literal, and several side by side ---- */

static StringForm string_form(Builder *builder, TSNode node)
{
    size_t length;
    const char *text = node_text(builder, node, &length);
    StringForm form = {0};
    for (; *text != '"' && *text != '\''; text++) {
        char letter = (char)tolower((unsigned char)*text);
        form.is_raw |= letter == 'r';
        form.is_bytes |= letter == 'b';
        form.is_format |= letter == 'f';
    }
    return form;
}

/* The grammar's string_end is wrong behind r'\\\\': the end is counted back from the literal's, by the width of its quotes. */
static void add_string(StringJoin *join, TSNode node, StringForm form)
{
    TSNode opening = node_find(node, SYM_string_start);
    const char *source = join->builder->file->text;
    size_t start = ts_node_end_byte(opening);
    bool is_triple = start >= 3 && source[start - 3] == source[start - 1] &&
                     source[start - 2] == source[start - 1] && start - ts_node_start_byte(opening) >= 3;
    size_t end = ts_node_end_byte(node) - (is_triple ? 3 : 1);
    if (form.is_format)
        add_parts(join, form, node, start, end);
    else
        add_literal(join, form, start, end);
}

static NodeVec string_nodes(Builder *builder, TSNode node)
{
    if (grammar_symbol(node) == SYM_concatenated_string)
        return node_children(builder, node);
    NodeVec single = {0};
    vec_push(builder->arena, &single, node);
    return single;
}

Expr *build_string(Builder *builder, TSNode node)
{
    StringJoin join = {.builder = builder};
    NodeVec strings = string_nodes(builder, node);
    bool is_format = false, is_bytes = string_form(builder, strings.items[0]).is_bytes;
    vec_each(i, &strings) {
        StringForm form = string_form(builder, strings.items[i]);
        if (form.is_bytes != is_bytes)
            syntax_report(builder, DIAG_bad_string, node_span(builder, strings.items[i]),
                          "bytes and strings cannot be joined");
        is_format = is_format || form.is_format;
        add_string(&join, strings.items[i], form);
    }
    Expr *expr;
    if (is_format) {
        flush_text(&join);
        expr = expr_new(builder, EXPR_JOINED_STR, node_span(builder, node));
        expr->joined.parts = join.parts;
    } else {
        expr = string_constant(&join, is_bytes, node_span(builder, node));
    }
    text_release(&join.text);
    return expr;
}
