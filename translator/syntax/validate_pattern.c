/* Names and reach of match patterns. */
#include "syntax/validate_pattern.h"

#include "base/map.h"

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
        diag_report(checker->context->diagnostics, DIAG_bad_pattern, pattern->span, "the pattern binds `%s` twice",
                    pattern->name->text);
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
            diag_report(checker->context->diagnostics, DIAG_bad_pattern, pattern->span, "the pattern binds `%s` twice",
                        ((Name)entry->key)->text);
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

/* The names that the pattern binds, into `names`. */
static void collect(PatternChecker *checker, const Pattern *pattern, PointerMap *names)
{
    if (pattern->kind == PATTERN_OR) {
        collect_alternatives(checker, pattern, names);
        return;
    }
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
