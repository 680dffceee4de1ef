/*
 * match and its patterns. The grammar's pattern nodes are flat: tokens such as `-`, `*` and `_` are anonymous children, so a
 * pattern is read by its first token where its node does not say what it is.
 */
#include "syntax/build.h"

#include <string.h>

static Pattern *build_pattern(Builder *builder, TSNode node);

static Pattern *pattern_new(Builder *builder, PatternKind kind, TSNode node)
{
    Pattern *pattern = ARENA_NEW(builder->arena, Pattern);
    pattern->kind = kind;
    pattern->id = node_id_new(builder);
    pattern->span = node_span(builder, node);
    return pattern;
}

static bool is_wildcard(Builder *builder, TSNode node)
{
    return node_text_is(builder, node, "_");
}

static void bind_name(Builder *builder, Pattern *pattern, TSNode name)
{
    if (!is_wildcard(builder, name))
        pattern->name = build_name(builder, name);
}

/* a.b.c as an expression of Attributes; a single name in a class pattern is a Name. */
static Expr *build_dotted_expr(Builder *builder, TSNode node)
{
    NodeVec parts = node_children(builder, node);
    Expr *expr = expr_new(builder, EXPR_NAME, node_span(builder, parts.items[0]));
    expr->name.id = build_name(builder, parts.items[0]);
    for (size_t i = 1; i < parts.count; i++) {
        Expr *attribute =
            expr_new(builder, EXPR_ATTRIBUTE, span_join(expr->span, node_span(builder, parts.items[i])));
        attribute->attribute.value = expr;
        attribute->attribute.name = build_name(builder, parts.items[i]);
        attribute->attribute.name_span = node_span(builder, parts.items[i]);
        expr = attribute;
    }
    return expr;
}

/* A name alone captures; a dotted one is a value. */
static Pattern *build_name_pattern(Builder *builder, TSNode node)
{
    NodeVec parts = node_children(builder, node);
    if (parts.count > 1) {
        Pattern *value = pattern_new(builder, PATTERN_VALUE, node);
        value->value = build_dotted_expr(builder, node);
        return value;
    }
    Pattern *capture = pattern_new(builder, PATTERN_AS, node);
    bind_name(builder, capture, node);
    return capture;
}

static Expr *negated(Builder *builder, Expr *operand, Span span)
{
    Expr *expr = expr_new(builder, EXPR_UNARY_OP, span);
    expr->unary_op.op = UNARY_MINUS;
    expr->unary_op.operand = operand;
    return expr;
}

/* -1 and 2: the minus is an anonymous token before the number. */
static Pattern *build_number_pattern(Builder *builder, TSNode pattern_node, TSNode number)
{
    Pattern *pattern = pattern_new(builder, PATTERN_VALUE, number);
    pattern->value = build_number(builder, number);
    size_t length;
    bool is_negative = *node_text(builder, pattern_node, &length) == '-';
    if (is_negative) {
        pattern->span = span_join(node_span(builder, pattern_node), pattern->span);
        pattern->value = negated(builder, pattern->value, pattern->span);
    }
    return pattern;
}

/* -1 + 2j */
static Pattern *build_complex_pattern(Builder *builder, TSNode node)
{
    Pattern *pattern = pattern_new(builder, PATTERN_VALUE, node);
    NodeVec numbers = node_children(builder, node);
    Expr *left = build_number(builder, numbers.items[0]);
    Expr *right = build_number(builder, numbers.items[1]);
    if (left->constant.kind == CONSTANT_IMAGINARY || right->constant.kind != CONSTANT_IMAGINARY)
        syntax_report(builder, DIAG_bad_pattern, pattern->span,
                      "a complex pattern is a real and an imaginary number");
    const char *text = builder->file->text;
    if (text[pattern->span.start] == '-')
        left = negated(builder, left,
                       span_join(span_of_bytes(builder->file, pattern->span.start, pattern->span.start + 1),
                                 left->span));
    bool is_minus = false;
    for (uint32_t i = left->span.end; i < right->span.start; i++)
        is_minus |= text[i] == '-';
    pattern->value = expr_new(builder, EXPR_BIN_OP, pattern->span);
    pattern->value->bin_op.op = is_minus ? BINARY_SUB : BINARY_ADD;
    pattern->value->bin_op.left = left;
    pattern->value->bin_op.right = right;
    return pattern;
}

static Pattern *build_literal_pattern(Builder *builder, TSNode node, PatternKind kind)
{
    Pattern *pattern = pattern_new(builder, kind, node);
    pattern->value = build_expr(builder, node, PLAIN_EXPR);
    if (pattern->value->kind == EXPR_JOINED_STR)
        syntax_report(builder, DIAG_bad_pattern, pattern->span, "an f-string cannot be a pattern");
    return pattern;
}

static void build_patterns(Builder *builder, const NodeVec *nodes, PatternVec *patterns)
{
    size_t stars = 0;
    vec_each(i, nodes) {
        Pattern *item = build_pattern(builder, nodes->items[i]);
        if (item->kind == PATTERN_STAR && ++stars == 2)
            syntax_report(builder, DIAG_bad_pattern, item->span,
                          "only one name of a sequence pattern can be starred");
        vec_push(builder->arena, patterns, item);
    }
}

/* [a, b], (a, b); (a) is only a. */
static Pattern *build_sequence_pattern(Builder *builder, TSNode node)
{
    NodeVec children = node_children(builder, node);
    bool is_group =
        grammar_symbol(node) == SYM_tuple_pattern && children.count == 1 && !node_has_token(node, ",");
    if (is_group) {
        Pattern *only = build_pattern(builder, children.items[0]);
        if (only->kind != PATTERN_STAR)
            return only;
    }
    Pattern *pattern = pattern_new(builder, PATTERN_SEQUENCE, node);
    if (is_group)
        syntax_report(builder, DIAG_bad_pattern, pattern->span,
                      "a starred pattern cannot stand in parentheses alone");
    build_patterns(builder, &children, &pattern->patterns);
    return pattern;
}

static Pattern *build_splat_pattern(Builder *builder, TSNode node)
{
    Pattern *pattern = pattern_new(builder, PATTERN_STAR, node);
    NodeVec names = node_children(builder, node);
    if (node_has_token(node, "**"))
        syntax_report(builder, DIAG_bad_pattern, pattern->span, "`**` belongs into a mapping pattern");
    if (names.count > 0)
        bind_name(builder, pattern, names.items[0]);
    return pattern;
}

static Expr *pattern_key(Builder *builder, TSNode node)
{
    Pattern *key = build_pattern(builder, node);
    if (key->kind == PATTERN_VALUE || key->kind == PATTERN_SINGLETON)
        return key->value;
    syntax_report(builder, DIAG_bad_pattern, key->span,
                  "the key of a mapping pattern must be a literal or a dotted name");
    return expr_placeholder(builder, key->span);
}

static void set_mapping_rest(Builder *builder, Pattern *pattern, TSNode node, bool is_last)
{
    NodeVec names = node_children(builder, node);
    if (!node_has_token(node, "**"))
        syntax_report(builder, DIAG_bad_pattern, node_span(builder, node),
                      "a mapping pattern has `**`, not `*`");
    else if (!is_last)
        syntax_report(builder, DIAG_bad_pattern, node_span(builder, node),
                      "`**` must be the last in a mapping pattern");
    else if (names.count == 0)
        syntax_report(builder, DIAG_bad_pattern, node_span(builder, node),
                      "`**_` is not allowed in a mapping pattern");
    else
        bind_name(builder, pattern, names.items[0]);
}

/* Keys and values alternate; a negative number as key is an anonymous `-` and a number. */
static Pattern *build_mapping_pattern(Builder *builder, TSNode node)
{
    Pattern *pattern = pattern_new(builder, PATTERN_MAPPING, node);
    NodeVec children = node_children(builder, node);
    for (size_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i];
        if (grammar_symbol(child) == SYM_splat_pattern) {
            set_mapping_rest(builder, pattern, child, i + 1 == children.count);
            continue;
        }
        Expr *key = pattern_key(builder, child);
        TSNode before = ts_node_prev_sibling(child);
        bool is_negative = !ts_node_is_null(before) && node_text_is(builder, before, "-");
        if (is_negative)
            key = negated(builder, key, span_join(node_span(builder, before), key->span));
        vec_push(builder->arena, &pattern->keys, key);
        if (++i < children.count)
            vec_push(builder->arena, &pattern->patterns, build_pattern(builder, children.items[i]));
    }
    return pattern;
}

static TSNode unwrap(Builder *builder, TSNode node)
{
    NodeVec children = node_children(builder, node);
    return grammar_symbol(node) == SYM_case_pattern && children.count == 1 ? children.items[0] : node;
}

/* The grammar reads `x=P as y` as `(x=P) as y`: the keyword_pattern in an as_pattern, or a null node. */
static TSNode keyword_before_as(Builder *builder, TSNode node)
{
    if (grammar_symbol(node) != SYM_as_pattern)
        return (TSNode){0};
    NodeVec parts = node_children(builder, node);
    TSNode first = unwrap(builder, parts.items[0]);
    return grammar_symbol(first) == SYM_keyword_pattern ? first : (TSNode){0};
}

static void add_class_keyword(Builder *builder, Pattern *pattern, TSNode node)
{
    NodeVec parts = node_children(builder, node);
    Name name = build_name(builder, parts.items[0]);
    vec_each(i, &pattern->keyword_names)
        if (pattern->keyword_names.items[i] == name)
            syntax_report(builder, DIAG_bad_pattern, node_span(builder, node), "attribute `%s` is repeated",
                          name->text);
    vec_push(builder->arena, &pattern->keyword_names, name);
    Pattern *value;
    if (parts.count > 1) {
        value = build_pattern(builder, parts.items[1]);
        TSNode before = ts_node_prev_sibling(parts.items[1]);
        if (value->kind == PATTERN_VALUE && node_text_is(builder, before, "-"))
            value->value = negated(builder, value->value, span_join(node_span(builder, before), value->span));
    } else {
        value = pattern_new(builder, PATTERN_AS, node); /* name=_ : the wildcard is anonymous */
    }
    vec_push(builder->arena, &pattern->keyword_patterns, value);
}

/* Puts the value of the last keyword into the As pattern of `node`. */
static void add_as(Builder *builder, Pattern *pattern, TSNode node)
{
    NodeVec parts = node_children(builder, node);
    Pattern *as = pattern_new(builder, PATTERN_AS, node);
    as->inner = vec_last(&pattern->keyword_patterns);
    if (parts.count > 1)
        bind_name(builder, as, parts.items[1]);
    if (!as->name)
        syntax_report(builder, DIAG_bad_pattern, as->span, "`_` cannot be a target of `as` in a pattern");
    vec_last(&pattern->keyword_patterns) = as;
}

static Pattern *build_class_pattern(Builder *builder, TSNode node)
{
    Pattern *pattern = pattern_new(builder, PATTERN_CLASS, node);
    NodeVec children = node_children(builder, node);
    pattern->value = build_dotted_expr(builder, children.items[0]);
    for (size_t i = 1; i < children.count; i++) {
        TSNode item = unwrap(builder, children.items[i]);
        if (grammar_symbol(item) == SYM_keyword_pattern) {
            add_class_keyword(builder, pattern, item);
            continue;
        }
        TSNode keyword = keyword_before_as(builder, item);
        if (!ts_node_is_null(keyword)) {
            add_class_keyword(builder, pattern, keyword);
            add_as(builder, pattern, item);
            continue;
        }
        if (pattern->keyword_names.count > 0)
            syntax_report(builder, DIAG_bad_pattern, node_span(builder, item),
                          "a positional pattern follows a keyword pattern");
        vec_push(builder->arena, &pattern->patterns, build_pattern(builder, children.items[i]));
    }
    return pattern;
}

/* a | b | c nests to the left; negative numbers and wildcards among the parts are anonymous tokens. */
static void add_alternatives(Builder *builder, TSNode node, PatternVec *alternatives)
{
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    bool is_negative = false;
    Span minus = {0};
    for (bool more = ts_tree_cursor_goto_first_child(&cursor); more;
         more = ts_tree_cursor_goto_next_sibling(&cursor)) {
        TSNode child = ts_tree_cursor_current_node(&cursor);
        if (grammar_symbol(child) == SYM_union_pattern) {
            add_alternatives(builder, child, alternatives);
        } else if (ts_node_is_named(child) && grammar_symbol(child) != SYM_comment &&
                   grammar_symbol(child) != SYM_line_continuation) {
            Pattern *pattern = build_pattern(builder, child);
            if (is_negative && pattern->value) {
                pattern->span = span_join(minus, pattern->span);
                pattern->value = negated(builder, pattern->value, pattern->span);
            }
            vec_push(builder->arena, alternatives, pattern);
        } else if (is_wildcard(builder, child)) {
            vec_push(builder->arena, alternatives, pattern_new(builder, PATTERN_AS, child));
        }
        is_negative = node_text_is(builder, child, "-");
        minus = node_span(builder, child);
    }
    ts_tree_cursor_delete(&cursor);
}

static Pattern *build_union_pattern(Builder *builder, TSNode node)
{
    Pattern *pattern = pattern_new(builder, PATTERN_OR, node);
    add_alternatives(builder, node, &pattern->patterns);
    return pattern;
}

static Pattern *build_as_pattern(Builder *builder, TSNode node)
{
    Pattern *pattern = pattern_new(builder, PATTERN_AS, node);
    NodeVec parts = node_children(builder, node);
    pattern->inner = build_pattern(builder, parts.items[0]);
    if (parts.count < 2 || is_wildcard(builder, parts.items[1]))
        syntax_report(builder, DIAG_bad_pattern, pattern->span,
                      "`_` cannot be a target of `as` in a pattern");
    else
        pattern->name = build_name(builder, parts.items[1]);
    return pattern;
}

/* A case_pattern without named children is the wildcard; with a number it may start with a minus. */
static Pattern *build_case_pattern(Builder *builder, TSNode node)
{
    NodeVec children = node_children(builder, node);
    if (children.count == 0)
        return pattern_new(builder, PATTERN_AS, node);
    Sym sym = grammar_symbol(children.items[0]);
    if (sym == SYM_integer || sym == SYM_float)
        return build_number_pattern(builder, node, children.items[0]);
    return build_pattern(builder, children.items[0]);
}

static Pattern *build_pattern_node(Builder *builder, TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_case_pattern:
        return build_case_pattern(builder, node);
    case SYM_dotted_name:
    case SYM_identifier:
        return build_name_pattern(builder, node);
    case SYM_integer:
    case SYM_float:
        return build_number_pattern(builder, node, node);
    case SYM_complex_pattern:
        return build_complex_pattern(builder, node);
    case SYM_string:
    case SYM_concatenated_string:
        return build_literal_pattern(builder, node, PATTERN_VALUE);
    case SYM_none:
    case SYM_true:
    case SYM_false:
        return build_literal_pattern(builder, node, PATTERN_SINGLETON);
    case SYM_list_pattern:
    case SYM_tuple_pattern:
        return build_sequence_pattern(builder, node);
    case SYM_dict_pattern:
        return build_mapping_pattern(builder, node);
    case SYM_class_pattern:
        return build_class_pattern(builder, node);
    case SYM_union_pattern:
        return build_union_pattern(builder, node);
    case SYM_as_pattern:
        return build_as_pattern(builder, node);
    case SYM_splat_pattern:
        return build_splat_pattern(builder, node);
    default:
        syntax_report(builder, DIAG_bad_pattern, node_span(builder, node), "a pattern cannot be written so");
        return pattern_new(builder, PATTERN_AS, node);
    }
}

static Pattern *build_pattern(Builder *builder, TSNode node)
{
    enum { DEEPEST_PATTERN = 200 };
    if (builder->depth >= DEEPEST_PATTERN) {
        syntax_report(builder, DIAG_too_deep, node_span(builder, node), "the pattern is nested too deeply");
        return pattern_new(builder, PATTERN_AS, node);
    }
    builder->depth++;
    Pattern *pattern = build_pattern_node(builder, node);
    builder->depth--;
    return pattern;
}

/* ---- Cases ---- */

/* case a, b: is a sequence without brackets. */
static Pattern *build_case_patterns(Builder *builder, TSNode node)
{
    NodeVec patterns = {0}, children = node_children(builder, node);
    vec_each(i, &children)
        if (grammar_symbol(children.items[i]) == SYM_case_pattern)
            vec_push(builder->arena, &patterns, children.items[i]);
    if (patterns.count == 1 && !node_has_token(node, ",")) {
        Pattern *only = build_pattern(builder, patterns.items[0]);
        if (only->kind == PATTERN_STAR)
            syntax_report(builder, DIAG_bad_pattern, only->span,
                          "a starred pattern needs a sequence around it");
        return only;
    }
    Pattern *pattern = pattern_new(builder, PATTERN_SEQUENCE, patterns.items[0]);
    pattern->span = span_join(pattern->span, node_span(builder, vec_last(&patterns)));
    build_patterns(builder, &patterns, &pattern->patterns);
    return pattern;
}

static MatchCase *build_case(Builder *builder, TSNode node)
{
    MatchCase *match_case = ARENA_NEW(builder->arena, MatchCase);
    match_case->id = node_id_new(builder);
    match_case->span = node_span(builder, node);
    match_case->pattern = build_case_patterns(builder, node);
    TSNode guard = node_find(node, SYM_if_clause);
    if (!ts_node_is_null(guard)) {
        NodeVec inner = node_children(builder, guard);
        match_case->guard = build_expr(builder, inner.items[0], ALLOW_NAMED);
    }
    build_block(builder, node_find(node, SYM_block), &match_case->body);
    return match_case;
}

/* match a, b: has a tuple as its subject. */
static Expr *build_subject(Builder *builder, TSNode node)
{
    NodeVec subjects = {0}, children = node_children(builder, node);
    vec_each(i, &children)
        if (grammar_symbol(children.items[i]) != SYM_block)
            vec_push(builder->arena, &subjects, children.items[i]);
    if (subjects.count == 1 && !node_has_token(node, ","))
        return build_expr(builder, subjects.items[0], ALLOW_NAMED);
    Span span = span_join(node_span(builder, subjects.items[0]), node_span(builder, vec_last(&subjects)));
    return build_bare_tuple(builder, &subjects, span, ALLOW_NAMED);
}

Stmt *build_match(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_MATCH, node_span(builder, node));
    stmt->match.subject = build_subject(builder, node);
    NodeVec cases = node_children(builder, node_find(node, SYM_block));
    vec_each(i, &cases) {
        if (grammar_symbol(cases.items[i]) != SYM_case_clause)
            continue;
        mark_start(builder, cases.items[i]);
        MatchCase *match_case = build_case(builder, cases.items[i]);
        vec_push(builder->arena, &stmt->match.cases, match_case);
        end_at_block(stmt, &match_case->body);
    }
    return stmt;
}
