/* Names and reach of match patterns. */
#include "syntax/validate_pattern.h"

#include "base/map.h"

#include <string.h>

typedef struct PatternChecker {
    SyntaxContext *context;
    Arena *arena;
} PatternChecker;

static void collect(PatternChecker *checker, const Pattern *pattern, PointerMap *names);

static void add_name(PatternChecker *checker, const Pattern *pattern, PointerMap *names)
{
    if (!pattern->name)
        return;
    if (pointer_map_has(names, pattern->name))
        diag_report(checker->context->diagnostics, DIAG_bad_pattern, pattern->span,
                    "the pattern binds `%s` twice", pattern->name->text);
    pointer_map_set(checker->arena, names, pattern->name, (void *)pattern);
}

static bool same_names(const PointerMap *left, const PointerMap *right)
{
    if (left->map.count != right->map.count)
        return false;
    map_each(entry, left)
        if (!pointer_map_has(right, entry->key))
            return false;
    return true;
}

/* A name alone or `_` matches everything. */
static bool is_irrefutable(const Pattern *pattern)
{
    if (pattern->kind == PATTERN_AS)
        return !pattern->inner || is_irrefutable(pattern->inner);
    if (pattern->kind != PATTERN_OR)
        return false;
    vec_each(i, &pattern->patterns)
        if (is_irrefutable(pattern->patterns.items[i]))
            return true;
    return false;
}

static void merge(PatternChecker *checker, const Pattern *pattern, const PointerMap *from, PointerMap *into)
{
    map_each(entry, from) {
        if (pointer_map_has(into, entry->key))
            diag_report(checker->context->diagnostics, DIAG_bad_pattern, pattern->span,
                        "the pattern binds `%s` twice", ((Name)entry->key)->text);
        pointer_map_set(checker->arena, into, entry->key, entry->value);
    }
}

static void collect_alternatives(PatternChecker *checker, const Pattern *pattern, PointerMap *names)
{
    PointerMap first = {0};
    vec_each(i, &pattern->patterns) {
        const Pattern *alternative = pattern->patterns.items[i];
        PointerMap bound = {0};
        collect(checker, alternative, &bound);
        if (i > 0 && !same_names(&first, &bound))
            diag_report(checker->context->diagnostics, DIAG_bad_pattern, alternative->span,
                        "the alternatives of a pattern bind different names");
        if (i + 1 < pattern->patterns.count && is_irrefutable(alternative))
            diag_report(checker->context->diagnostics, DIAG_bad_pattern, alternative->span,
                        "this alternative matches everything: those behind it are never tried");
        if (i == 0)
            first = bound;
    }
    merge(checker, pattern, &first, names);
}

/* ---- Repeated keys of a mapping ---- */

/* The value of a number, with its sign; false if the key is no number. True, 1 and 1.0 are the same key. */
static bool number_of(const Expr *key, double *real, double *imaginary)
{
    double sign = 1;
    if (key->kind == EXPR_UNARY_OP) {
        sign = -1;
        key = key->unary_op.operand;
    }
    *real = *imaginary = 0;
    if (key->kind != EXPR_CONSTANT)
        return false;
    switch (key->constant.kind) {
    case CONSTANT_INT:
        *real = sign * (double)key->constant.integer;
        return !key->constant.is_big;
    case CONSTANT_FLOAT:
        *real = sign * key->constant.number;
        return true;
    case CONSTANT_IMAGINARY:
        *imaginary = sign * key->constant.number;
        return true;
    case CONSTANT_TRUE:
        *real = 1;
        return true;
    case CONSTANT_FALSE:
        return true;
    default:
        return false;
    }
}

static bool same_key(const Expr *left, const Expr *right)
{
    double real[2], imaginary[2];
    if (number_of(left, &real[0], &imaginary[0]))
        return number_of(right, &real[1], &imaginary[1]) && real[0] == real[1] &&
               imaginary[0] == imaginary[1];
    if (left->kind != EXPR_CONSTANT || right->kind != EXPR_CONSTANT ||
        left->constant.kind != right->constant.kind)
        return false;
    return left->constant.length == right->constant.length &&
           memcmp(left->constant.text, right->constant.text, left->constant.length) == 0;
}

static void check_keys(PatternChecker *checker, const Pattern *pattern)
{
    for (size_t i = 0; i < pattern->keys.count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!same_key(pattern->keys.items[i], pattern->keys.items[j]))
                continue;
            diag_report(checker->context->diagnostics, DIAG_bad_pattern, pattern->keys.items[i]->span,
                        "the mapping pattern has this key twice");
            break;
        }
    }
}

/* The names that the pattern binds, into `names`. */
static void collect(PatternChecker *checker, const Pattern *pattern, PointerMap *names)
{
    if (pattern->kind == PATTERN_OR) {
        collect_alternatives(checker, pattern, names);
        return;
    }
    check_keys(checker, pattern);
    if (pattern->inner)
        collect(checker, pattern->inner, names);
    vec_each(i, &pattern->patterns)
        collect(checker, pattern->patterns.items[i], names);
    vec_each(i, &pattern->keyword_patterns)
        collect(checker, pattern->keyword_patterns.items[i], names);
    add_name(checker, pattern, names);
}

void validate_match(SyntaxContext *context, const Stmt *stmt)
{
    PatternChecker checker = {context, context->arena};
    vec_each(i, &stmt->match.cases) {
        const MatchCase *match_case = stmt->match.cases.items[i];
        PointerMap names = {0};
        collect(&checker, match_case->pattern, &names);
        if (!match_case->guard && i + 1 < stmt->match.cases.count && is_irrefutable(match_case->pattern))
            diag_report(context->diagnostics, DIAG_bad_pattern, match_case->pattern->span,
                        "this case matches everything: those below are never tried");
    }
}
