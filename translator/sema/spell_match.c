/*
 * match: a chain of tests. Each case becomes the `if` that a programmer without match would write, and takes its body along: patterns
 * are written as Python text over the subject, parsed and put in the statement's place before anything else looks at it.
 *
 * Where a guard needs what its pattern captures, the tests do not exclude each other; a flag says that a case was taken.
 */
#include "sema/infer.h"

#include "base/bug.h"

#include <string.h>

typedef struct Speller {
    Infer *infer;
    Text test;   /* conditions joined by `and`; empty: always true */
    Text binds;  /* lines `name = value` */
    const char *unsupported;
} Speller;

static const char *source_text(Speller *s, Span span)
{
    return arena_copy_bytes(s->infer->arena, sources_get(s->infer->program->syntax->sources, span.file)->text + span.start, span.end - span.start);
}

__attribute__((format(printf, 2, 3))) static void add_test(Speller *s, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_add(&s->test, s->test.length ? " and " : "");
    text_vprintf(&s->test, format, arguments);
    va_end(arguments);
}

static void bind(Speller *s, Name name, const char *value)
{
    if (name)
        text_printf(&s->binds, "    %s = %s\n", name->text, value);
}

static bool captures(const Pattern *pattern)
{
    bool found = pattern->name != NULL;
    vec_each(i, &pattern->patterns)
        found |= captures(pattern->patterns.items[i]);
    vec_each(i, &pattern->keyword_patterns)
        found |= captures(pattern->keyword_patterns.items[i]);
    return found || (pattern->inner && captures(pattern->inner));
}

static void spell(Speller *s, const Pattern *pattern, const char *subject);

static void spell_or(Speller *s, const Pattern *pattern, const char *subject)
{
    Text all = {0};
    bool is_certain = false;
    vec_each(i, &pattern->patterns) {
        Speller one = {.infer = s->infer};
        spell(&one, pattern->patterns.items[i], subject);
        is_certain |= !one.test.length;
        text_printf(&all, "%s(%s)", i ? " or " : "", text_string(&one.test));
        if (captures(pattern->patterns.items[i]))
            s->unsupported = "a pattern with alternatives that capture names";
        s->unsupported = one.unsupported ? one.unsupported : s->unsupported;
        text_release(&one.test);
        text_release(&one.binds);
    }
    if (!is_certain)
        add_test(s, "(%s)", text_string(&all));
    text_release(&all);
}

static void spell_sequence(Speller *s, const Pattern *pattern, const char *subject)
{
    Arena *arena = s->infer->arena;
    size_t count = pattern->patterns.count, star = count;
    vec_each(i, &pattern->patterns)
        if (pattern->patterns.items[i]->kind == PATTERN_STAR)
            star = i;
    add_test(s, "isinstance(%s, (list, tuple))", subject);
    add_test(s, star < count ? "len(%s) >= %zu" : "len(%s) == %zu", subject, star < count ? count - 1 : count);
    for (size_t i = 0; i < count; i++) {
        const Pattern *item = pattern->patterns.items[i];
        size_t from_end = count - i;
        if (i == star)
            bind(s, item->name, from_end > 1 ? arena_printf(arena, "list(%s[%zu:-%zu])", subject, i, from_end - 1)
                                             : arena_printf(arena, "list(%s[%zu:])", subject, i));
        else
            spell(s, item, i < star ? arena_printf(arena, "%s[%zu]", subject, i) : arena_printf(arena, "%s[-%zu]", subject, from_end));
    }
}

static void spell_mapping(Speller *s, const Pattern *pattern, const char *subject)
{
    add_test(s, "isinstance(%s, dict)", subject);
    Text keys = {0};
    vec_each(i, &pattern->keys) {
        const char *key = source_text(s, pattern->keys.items[i]->span);
        add_test(s, "%s in %s", key, subject);
        spell(s, pattern->patterns.items[i], arena_printf(s->infer->arena, "%s[%s]", subject, key));
        text_printf(&keys, "%s, ", key);
    }
    if (pattern->name)
        bind(s, pattern->name, arena_printf(s->infer->arena, "{key: value for key, value in %s.items() if key not in (%s)}", subject,
                                            keys.length ? text_string(&keys) : ""));
    text_release(&keys);
}

static void spell_class(Speller *s, const Pattern *pattern, const char *subject)
{
    static const char *const whole[] = {"bool", "bytes", "dict", "float", "int", "list", "set", "str", "tuple"};
    const char *class_ = source_text(s, pattern->value->span);
    add_test(s, "isinstance(%s, %s)", subject, class_);
    bool is_whole = false;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        is_whole |= strcmp(class_, whole[i]) == 0;
    if (pattern->patterns.count == 1 && is_whole)
        spell(s, pattern->patterns.items[0], subject);
    else if (pattern->patterns.count)
        s->unsupported = "a class pattern with positional parts";
    vec_each(i, &pattern->keyword_patterns)
        spell(s, pattern->keyword_patterns.items[i], arena_printf(s->infer->arena, "%s.%s", subject, pattern->keyword_names.items[i]->text));
}

static void spell(Speller *s, const Pattern *pattern, const char *subject)
{
    switch (pattern->kind) {
    case PATTERN_VALUE:
        add_test(s, "%s == (%s)", subject, source_text(s, pattern->value->span));
        break;
    case PATTERN_SINGLETON:
        add_test(s, "%s is %s", subject, source_text(s, pattern->value->span));
        break;
    case PATTERN_SEQUENCE:
        spell_sequence(s, pattern, subject);
        break;
    case PATTERN_MAPPING:
        spell_mapping(s, pattern, subject);
        break;
    case PATTERN_CLASS:
        spell_class(s, pattern, subject);
        break;
    case PATTERN_OR:
        spell_or(s, pattern, subject);
        break;
    case PATTERN_AS:
        if (pattern->inner)
            spell(s, pattern->inner, subject);
        bind(s, pattern->name, subject);
        break;
    case PATTERN_STAR:
    case PATTERN_KIND_COUNT:
        break;
    }
}

/* ---- statements */

static Stmt *parse_stmt(Infer *infer, const char *text, Span span)
{
    return synth_parse(infer, text, span, NULL, 0)->items[0];
}

static void append(Infer *infer, Block *block, const Block *more)
{
    vec_each(i, more)
        vec_push(infer->arena, block, more->items[i]);
    vec_each(i, &more->dangling)
        vec_push(infer->arena, &block->dangling, more->dangling.items[i]);
}

/* if TEST: binds; body. `flag`: the body says that it was taken, and runs only if the guard holds. */
static Stmt *spell_case(Speller *s, MatchCase *one, const char *subject, const char *flag)
{
    Infer *infer = s->infer;
    Span span = one->pattern->span;
    spell(s, one->pattern, subject);
    const char *test = s->test.length ? text_string(&s->test) : "True";
    const char *binds = s->binds.length ? text_string(&s->binds) : "";
    if (flag) {
        Stmt *outer = parse_stmt(infer, arena_printf(infer->arena, "if not %s and %s:\n%s    if True:\n        %s = True\n", flag, test, binds, flag), span);
        Stmt *inner = vec_last(&outer->if_stmt.body);
        if (one->guard)
            inner->if_stmt.test = one->guard;
        append(infer, &inner->if_stmt.body, &one->body);
        return outer;
    }
    Stmt *branch = parse_stmt(infer, arena_printf(infer->arena, "if %s%s:\n%s    pass\n", test, one->guard ? " and True" : "", binds), span);
    if (one->guard && branch->if_stmt.test->kind == EXPR_BOOL_OP)
        vec_last(&branch->if_stmt.test->bool_op.values) = one->guard;
    append(infer, &branch->if_stmt.body, &one->body);
    return branch;
}

static bool captures_name(const Pattern *pattern, Name name)
{
    bool found = pattern->name == name;
    vec_each(i, &pattern->patterns)
        found |= captures_name(pattern->patterns.items[i], name);
    vec_each(i, &pattern->keyword_patterns)
        found |= captures_name(pattern->keyword_patterns.items[i], name);
    return found || (pattern->inner && captures_name(pattern->inner, name));
}

/* The subject is a name that no pattern gives another value. */
static bool is_own_subject(const Stmt *match)
{
    const Expr *subject = match->match.subject;
    if (subject->kind != EXPR_NAME)
        return false;
    vec_each(i, &match->match.cases)
        if (captures_name(match->match.cases.items[i]->pattern, subject->name.id))
            return false;
    return true;
}

static bool needs_flag(const Stmt *match)
{
    vec_each(i, &match->match.cases)
        if (match->match.cases.items[i]->guard && captures(match->match.cases.items[i]->pattern))
            return true;
    return false;
}

const char *match_spell_out(Infer *infer, Stmt *stmt)
{
    Arena *arena = infer->arena;
    Expr *value = stmt->match.subject;
    const char *flag = needs_flag(stmt) ? "is_matched" : NULL, *unsupported = NULL;
    bool is_own = is_own_subject(stmt);
    const char *subject = is_own ? value->name.id->text : "subject";
    Stmt *whole = parse_stmt(infer, arena_printf(arena, "if True:\n    subject = None\n    %s = False\n", flag ? flag : "is_matched"), value->span);
    Block *block = &whole->if_stmt.body;
    block->items[0]->assign.value = value;
    if (!flag)
        block->count--;
    if (is_own) {
        block->items[0] = block->items[block->count - 1];
        block->count--;
    }
    Stmt *last = NULL;
    vec_each(i, &stmt->match.cases) {
        Speller s = {.infer = infer};
        Stmt *branch = spell_case(&s, stmt->match.cases.items[i], subject, flag);
        unsupported = s.unsupported ? s.unsupported : unsupported;
        text_release(&s.test);
        text_release(&s.binds);
        if (last && !flag)
            vec_push(arena, &last->if_stmt.orelse, branch);
        else
            vec_push(arena, block, branch);
        branch->if_stmt.is_elif = last && !flag;
        last = branch;
    }
    if (unsupported)
        return unsupported;
    if (block->count == 1)
        whole = block->items[0];
    stmt->kind = STMT_IF;
    stmt->if_stmt = whole->if_stmt;
    stmt->if_stmt.is_elif = false;
    return NULL;
}
