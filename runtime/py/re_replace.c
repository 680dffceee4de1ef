/* re: all matches of a text, and what is made of them: findall, split, sub. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "re_internal.h"
#include "str_internal.h"
#include "t2m/py_error.h"

/* ---- one match after the other: an empty one is followed by a longer one at its place, or the next */

typedef struct scan {
    py_pattern *pattern;
    py_str text;
    size_t at;
    bool was_empty;
} scan;

static py_match *scan_next(scan *s)
{
    py_match *m = re_next(s->pattern, s->text, s->at, s->text != NULL ? (size_t)s->text->size : 0,
                          s->was_empty ? PCRE2_NOTEMPTY_ATSTART : 0);
    if (m != NULL) {
        s->at = m->places[1];
        s->was_empty = m->places[0] == m->places[1];
    }
    return m;
}

py_list *re_finditer(py_pattern *pattern, py_str text)
{
    py_list *matches = py_list_new(PY_OBJECT);
    scan s = {.pattern = pattern, .text = text};
    for (py_match *m; (m = scan_next(&s)) != NULL;)
        py_list_append(matches, py_of(m));
    return matches;
}

static py_str group_or_empty(const py_match *m, uint32_t index)
{
    py_str group = re_group(m, index);
    return group != NULL ? group : PY_STR("");
}

static const void *found_item(const py_match *m)
{
    if (m->count <= 2)
        return group_or_empty(m, m->count - 1);
    py_cell *cells = t2m_malloc(m->count * sizeof(*cells));
    for (uint32_t i = 1; i < m->count; i++)
        cells[i - 1] = py_of(group_or_empty(m, i));
    py_tuple *tuple = py_tuple_from(PY_OBJECT, cells, m->count - 1);
    free(cells);
    return tuple;
}

py_list *re_findall(py_pattern *pattern, py_str text)
{
    py_list *found = py_list_new(PY_OBJECT);
    scan s = {.pattern = pattern, .text = text};
    for (bool more = true; more;) {
        T2M_POOL(pool);
        py_match *m = scan_next(&s);
        more = m != NULL;
        if (more)
            py_list_append(found, py_of(found_item(m)));
    }
    return found;
}

py_list *re_split(py_pattern *pattern, py_str text, int64_t most)
{
    py_list *parts = py_list_new(PY_OBJECT);
    scan s = {.pattern = pattern, .text = text};
    size_t from = 0;
    for (int64_t n = 0; most <= 0 || n < most; n++) {
        T2M_POOL(pool);
        const py_match *m = most < 0 ? NULL : scan_next(&s);
        if (m == NULL)
            break;
        py_list_append(parts, py_of(str_part(text, from, m->places[0])));
        for (uint32_t i = 1; i < m->count; i++)
            py_list_append(parts, py_of(re_group(m, i)));
        from = m->places[1];
    }
    py_list_append(parts, py_of(str_part(text, from, (size_t)text->size)));
    return parts;
}

/* ---- replacements */

static _Noreturn void bad_template(py_builder *b, const char *what, size_t at)
{
    py_builder_free(b);
    py_raise(PY_RE_ERROR, "%s at position %zu", what, at);
}

static void add_group(py_builder *b, const py_match *m, int64_t index, size_t at)
{
    if (index >= m->count) {
        char what[64];
        snprintf(what, sizeof(what), "invalid group reference %lld", (long long)index);
        bad_template(b, what, at);
    }
    py_str group = re_group(m, index);
    if (group != NULL)
        py_builder_str(b, group);
}

/* \g<name> or \g<1>; gives the place behind it. */
static const char *add_named(py_builder *b, const py_match *m, const char *start, const char *at)
{
    const char *close = at[2] == '<' ? strchr(at, '>') : NULL;
    if (close == NULL)
        bad_template(b, at[2] == '<' ? "missing >, unterminated name" : "missing <", (size_t)(at + 2 - start));
    py_str name = py_str_new(at + 3, close - at - 3);
    char *end;
    long index = strtol(name->text, &end, 10);
    if (name->size > 0 && *end == '\0') {
        add_group(b, m, index, (size_t)(at + 3 - start));
        return close + 1;
    }
    int number = pcre2_substring_number_from_name(m->pattern->code, (PCRE2_SPTR)name->text);
    if (number <= 0) {
        py_builder_free(b);
        py_raise(PY_INDEX_ERROR, "unknown group name %s", py_text(py_str_repr(name)));
    }
    add_group(b, m, number, 0);
    return close + 1;
}

void re_add_replacement(py_builder *b, const py_match *m, py_str replacement)
{
    const char *at = replacement->text, *end = at + replacement->size;
    while (at < end) {
        const char *backslash = memchr(at, '\\', (size_t)(end - at));
        const char *stop = backslash != NULL ? backslash : end;
        py_builder_add(b, at, (size_t)(stop - at));
        at = stop;
        if (at == end)
            return;
        static const char escapes[] = "abfnrtv\\", meanings[] = "\a\b\f\n\r\t\v\\";
        const char *known = at[1] != '\0' ? strchr(escapes, at[1]) : NULL;
        if (at[1] == 'g') {
            at = add_named(b, m, replacement->text, at);
        } else if (isdigit((unsigned char)at[1]) && at[1] != '0') {
            int64_t index = at[1] - '0';
            bool two = isdigit((unsigned char)at[2]);
            add_group(b, m, two ? index * 10 + (at[2] - '0') : index, (size_t)(at + 1 - replacement->text));
            at += two ? 3 : 2;
        } else if (known != NULL) {
            py_builder_char(b, meanings[known - escapes]);
            at += 2;
        } else if (at[1] == '0') {
            py_builder_char(b, '\0');
            at += 2;
        } else if (isalpha((unsigned char)at[1]) || at + 1 == end) {
            char what[48];
            snprintf(what, sizeof(what), at + 1 == end ? "bad escape (end of pattern)" : "bad escape \\%c", at[1]);
            bad_template(b, what, (size_t)(at - replacement->text));
        } else {
            py_builder_add(b, at, 2);
            at += 2;
        }
    }
}

py_str re_expand(const py_match *m, py_str replacement)
{
    py_builder b = {0};
    re_add_replacement(&b, m, replacement);
    return py_builder_take(&b);
}

typedef void (*replacer)(py_builder *b, py_match *m, void *context);

static py_str replace(py_pattern *pattern, py_str text, int64_t count, replacer add, void *context)
{
    scan s = {.pattern = pattern, .text = text};
    py_builder b = {0};
    size_t from = 0;
    for (int64_t n = 0; count <= 0 || n < count; n++) {
        T2M_POOL(pool);
        py_match *m = count < 0 ? NULL : scan_next(&s);
        if (m == NULL)
            break;
        py_builder_add(&b, text->text + from, m->places[0] - from);
        add(&b, m, context);
        from = m->places[1];
    }
    py_builder_add(&b, text->text + from, (size_t)text->size - from);
    return py_builder_take(&b);
}

static void add_template(py_builder *b, py_match *m, void *context)
{
    re_add_replacement(b, m, context);
}

py_str re_sub(py_pattern *pattern, py_str replacement, py_str text, int64_t count)
{
    if (text == NULL)
        py_raise(PY_TYPE_ERROR, "expected string or bytes-like object, got 'NoneType'");
    return replace(pattern, text, count, add_template, (void *)replacement);
}

typedef struct call {
    py_str (*function)(void *context, py_match *match);
    void *context;
} call;

static void add_result(py_builder *b, py_match *m, void *context)
{
    const call *c = context;
    py_str result = c->function(c->context, m);
    if (result != NULL)
        py_builder_str(b, result);
}

py_str re_sub_by(py_pattern *pattern, py_str (*function)(void *context, py_match *match), void *context, py_str text,
                 int64_t count)
{
    call c = {function, context};
    return replace(pattern, text, count, add_result, &c);
}

int64_t re_sub_count(py_pattern *pattern, py_str text, int64_t count)
{
    scan s = {.pattern = pattern, .text = text};
    int64_t n = 0;
    for (bool more = count >= 0; more && (count == 0 || n < count);) {
        T2M_POOL(pool);
        more = scan_next(&s) != NULL;
        n += more;
    }
    return n;
}

py_str re_escape(py_str text)
{
    py_builder b = {0};
    for (int64_t i = 0; i < text->size; i++) {
        if (text->text[i] != '\0' && strchr("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", text->text[i]) != NULL)
            py_builder_char(&b, '\\');
        py_builder_char(&b, text->text[i]);
    }
    return py_builder_take(&b);
}
