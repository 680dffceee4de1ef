/* re: patterns and matches. */
#include <stdlib.h>
#include <string.h>

#include "re_internal.h"
#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

/* ---- the objects */

static void pattern_destroy(void *self)
{
    py_pattern *p = self;
    t2m_release((void *)p->text);
    pcre2_match_data_free(p->data);
    pcre2_code_free(p->code);
}

static py_str pattern_repr(const void *self)
{
    static const struct {
        int64_t flag;
        const char *name;
    } names[] = {{RE_IGNORECASE, "re.IGNORECASE"}, {RE_MULTILINE, "re.MULTILINE"}, {RE_DOTALL, "re.DOTALL"},
                 {RE_VERBOSE, "re.VERBOSE"},       {RE_ASCII, "re.ASCII"}};
    const py_pattern *p = self;
    py_builder b = {0};
    py_builder_printf(&b, "re.compile(%s", py_text(py_str_repr(p->text)));
    const char *separator = ", ";
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (!(p->flags & names[i].flag))
            continue;
        py_builder_printf(&b, "%s%s", separator, names[i].name);
        separator = "|";
    }
    py_builder_char(&b, ')');
    return py_builder_take(&b);
}

static bool pattern_equal(const void *a, const void *b)
{
    const py_pattern *left = a, *right = b;
    return left->flags == right->flags && py_str_equal(left->text, right->text);
}

static uint64_t pattern_hash(const void *self)
{
    return py_str_hash(((const py_pattern *)self)->text);
}

static const t2m_kind pattern_kind = {
    .name = "re.Pattern",
    .destroy = pattern_destroy,
    .equal = pattern_equal,
    .hash = pattern_hash,
    .repr = pattern_repr,
    .deepcopy = py_itself,
};

static void match_destroy(void *self)
{
    py_match *m = self;
    t2m_release(m->pattern);
    t2m_release((void *)m->text);
}

static py_str match_repr(const void *self)
{
    const py_match *m = self;
    return py_str_printf("<re.Match object; span=(%lld, %lld), match=%s>", (long long)re_start(m, 0),
                         (long long)re_end(m, 0), py_text(py_str_repr(re_group(m, 0))));
}

static const t2m_kind match_kind = {.name = "re.Match", .destroy = match_destroy, .repr = match_repr};

/* ---- compiling */

static _Noreturn void fail(int code, PCRE2_SIZE at)
{
    char message[256];
    pcre2_get_error_message(code, (PCRE2_UCHAR *)message, sizeof(message));
    /* the commonest, in Python's words */
    static const struct {
        int code;
        const char *words;
    } rows[] = {{PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS, "missing ), unterminated subpattern"},
                {PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS, "unbalanced parenthesis"},
                {PCRE2_ERROR_QUANTIFIER_INVALID, "nothing to repeat"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (rows[i].code == code)
            py_raise(PY_RE_ERROR, "%s at position %zu", rows[i].words, (size_t)at);
    py_raise(PY_RE_ERROR, "%s at position %zu", message, (size_t)at);
}

static py_pattern *compile(py_str text, int64_t flags)
{
    static pcre2_compile_context *context;
    if (context == NULL) {
        context = pcre2_compile_context_create(NULL);
        pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    }
    uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | (flags & RE_ASCII ? 0 : PCRE2_UCP) |
                       (flags & RE_IGNORECASE ? PCRE2_CASELESS : 0) | (flags & RE_MULTILINE ? PCRE2_MULTILINE : 0) |
                       (flags & RE_DOTALL ? PCRE2_DOTALL : 0) | (flags & RE_VERBOSE ? PCRE2_EXTENDED : 0);
    py_str translated = re_translate(text, (flags & RE_VERBOSE) != 0);
    int error;
    PCRE2_SIZE at;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)translated->text, (PCRE2_SIZE)translated->size, options, &error, &at, context);
    if (code == NULL)
        fail(error, at);
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    py_pattern *p = t2m_object_new_owned(sizeof(*p), &pattern_kind);
    p->text = t2m_retain(text);
    p->flags = flags;
    p->code = code;
    p->data = pcre2_match_data_create_from_pattern(code, NULL);
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &p->groups);
    return p;
}

/* The patterns compiled so far, the latest in front; the oldest goes where there are many. */
py_pattern *re_compile(py_str text, int64_t flags)
{
    enum { KEPT = 64 };
    static py_pattern *known[KEPT];
    T2M_POOL(pool);
    text = t2m_keep(&pool, text);
    int at = 0;
    while (at < KEPT - 1 && known[at] != NULL && !(known[at]->flags == flags && py_str_equal(known[at]->text, text)))
        at++;
    py_pattern *found = known[at];
    if (found == NULL || found->flags != flags || !py_str_equal(found->text, text)) {
        found = compile(text, flags);
        t2m_release(known[at]);
    }
    memmove(&known[1], &known[0], (size_t)at * sizeof(*known));
    known[0] = found;
    return t2m_keep(&pool, found);
}

py_str re_pattern_text(const py_pattern *pattern)
{
    return pattern->text;
}

int64_t re_flags(const py_pattern *pattern)
{
    return pattern->flags | (pattern->flags & RE_ASCII ? 0 : RE_UNICODE);
}

int64_t re_groups(const py_pattern *pattern)
{
    return pattern->groups;
}

/* Calls `each` with the names and numbers of the named groups, by number. */
static void each_name(const py_pattern *p, void (*each)(void *context, const char *name, int64_t index), void *context)
{
    uint32_t count, size;
    PCRE2_SPTR table;
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &table);
    for (uint32_t group = 1; group <= p->groups; group++)
        for (uint32_t i = 0; i < count; i++) {
            PCRE2_SPTR row = table + i * size;
            if ((uint32_t)(row[0] << 8 | row[1]) == group)
                each(context, (const char *)row + 2, group);
        }
}

static void add_index(void *context, const char *name, int64_t index)
{
    py_dict_put(context, name, py_of(index));
}

py_dict *re_groupindex(const py_pattern *pattern)
{
    py_dict *index = py_dict_new(PY_OBJECT, PY_INT);
    each_name(pattern, add_index, index);
    return index;
}

/* ---- matching */

py_match *re_next(py_pattern *p, py_str text, size_t start, size_t stop, uint32_t options)
{
    if (text == NULL)
        py_raise(PY_TYPE_ERROR, "expected string or bytes-like object, got 'NoneType'");
    PCRE2_SPTR subject = (PCRE2_SPTR)text->text;
    if (start > stop)
        return NULL;
    int count = pcre2_match(p->code, subject, stop, start, options | PCRE2_NO_UTF_CHECK, p->data, NULL);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT)
        count = pcre2_match(p->code, subject, stop, start, options | PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, p->data, NULL);
    if (count == PCRE2_ERROR_NOMATCH)
        return NULL;
    if (count < 0)
        py_raise(PY_RECURSION_ERROR, "the match takes too many steps (PCRE2 error %d)", count);
    size_t size = 2 * ((size_t)p->groups + 1) * sizeof(PCRE2_SIZE);
    py_match *m = t2m_object_new(sizeof(*m) + size, &match_kind);
    m->pattern = t2m_retain(p);
    m->text = t2m_retain(text);
    m->count = p->groups + 1;
    memcpy(m->places, pcre2_get_ovector_pointer(p->data), size);
    return m;
}

static size_t byte_at(py_str text, int64_t position)
{
    int64_t length = py_str_length(text);
    return str_offset(text, position < 0 ? 0 : position > length ? length : position);
}

static py_match *match_in(py_pattern *p, py_str text, int64_t start, int64_t stop, uint32_t options)
{
    size_t end = text == NULL ? 0 : stop == PY_NONE ? (size_t)text->size : byte_at(text, stop);
    return re_next(p, text, text != NULL && start > 0 ? byte_at(text, start) : 0, end, options);
}

py_match *re_search_in(py_pattern *p, py_str text, int64_t start, int64_t stop)
{
    return match_in(p, text, start, stop, 0);
}

py_match *re_match_in(py_pattern *p, py_str text, int64_t start, int64_t stop)
{
    return match_in(p, text, start, stop, PCRE2_ANCHORED);
}

py_match *re_search(py_pattern *p, py_str text)
{
    return match_in(p, text, 0, PY_NONE, 0);
}

py_match *re_match(py_pattern *p, py_str text)
{
    return match_in(p, text, 0, PY_NONE, PCRE2_ANCHORED);
}

py_match *re_fullmatch(py_pattern *p, py_str text)
{
    return match_in(p, text, 0, PY_NONE, PCRE2_ANCHORED | PCRE2_ENDANCHORED);
}

/* ---- what a match holds */

static uint32_t checked_group(const py_match *m, int64_t index)
{
    if (index < 0 || index >= m->count)
        py_raise(PY_INDEX_ERROR, "no such group");
    return (uint32_t)index;
}

py_str re_group(const py_match *m, int64_t index)
{
    const PCRE2_SIZE *place = &m->places[2 * checked_group(m, index)];
    return place[0] == PCRE2_UNSET ? NULL : str_part(m->text, place[0], place[1]);
}

py_list *re_groups_at_with(const py_match *m, const int64_t *indices, size_t count)
{
    py_list *groups = py_list_new(PY_OBJECT);
    for (size_t i = 0; i < count; i++)
        py_list_append(groups, py_of(re_group(m, indices[i])));
    return groups;
}

int64_t re_index(const py_match *m, py_str name)
{
    int index = pcre2_substring_number_from_name(m->pattern->code, (PCRE2_SPTR)py_text(name));
    if (index <= 0)
        py_raise(PY_INDEX_ERROR, "no such group");
    return index;
}

py_str re_group_named(const py_match *m, py_str name)
{
    return re_group(m, re_index(m, name));
}

py_tuple *re_groups_of(const py_match *m, py_str otherwise)
{
    py_list *groups = py_list_new(PY_OBJECT);
    for (uint32_t i = 1; i < m->count; i++) {
        py_str group = re_group(m, i);
        py_list_append(groups, py_of(group != NULL ? group : otherwise));
    }
    return py_tuple_of_list(groups);
}

typedef struct group_dict {
    py_dict *dict;
    const py_match *match;
    py_str otherwise;
} group_dict;

static void add_group(void *context, const char *name, int64_t index)
{
    const group_dict *into = context;
    py_str group = re_group(into->match, index);
    py_dict_put(into->dict, name, py_of(group != NULL ? group : into->otherwise));
}

py_dict *re_groupdict(const py_match *m, py_str otherwise)
{
    group_dict into = {py_dict_new(PY_OBJECT, PY_OBJECT), m, otherwise};
    each_name(m->pattern, add_group, &into);
    return into.dict;
}

static int64_t position(const py_match *m, PCRE2_SIZE byte)
{
    return byte == PCRE2_UNSET ? -1 : str_position(m->text, byte);
}

int64_t re_start(const py_match *m, int64_t index)
{
    return position(m, m->places[2 * checked_group(m, index)]);
}

int64_t re_end(const py_match *m, int64_t index)
{
    return position(m, m->places[2 * checked_group(m, index) + 1]);
}

py_str re_string(const py_match *m)
{
    return m->text;
}

py_pattern *re_pattern_of(const py_match *m)
{
    return m->pattern;
}

/* The group that closed last; 0: none matched. */
static int64_t last_group(const py_match *m)
{
    int64_t last = 0;
    for (uint32_t i = 1; i < m->count; i++)
        if (m->places[2 * i] != PCRE2_UNSET && (last == 0 || m->places[2 * i + 1] > m->places[2 * last + 1]))
            last = i;
    return last;
}

py_optional_int re_lastindex(const py_match *m)
{
    int64_t last = last_group(m);
    return (py_optional_int){.is_set = last != 0, .value = last};
}

typedef struct name_search {
    int64_t index;
    py_str name;
} name_search;

static void take_name(void *context, const char *name, int64_t index)
{
    name_search *search = context;
    if (index == search->index)
        search->name = py_str_of(name);
}

py_str re_lastgroup(const py_match *m)
{
    name_search search = {last_group(m), NULL};
    each_name(m->pattern, take_name, &search);
    return search.name;
}
