/* re over PCRE2: Python's patterns are translated where the two differ. Positions count code points, as in Python. What a
 * group that took no part in the match gives is None, a NULL. */
#ifndef T2M_PY_RE_H
#define T2M_PY_RE_H

#include "t2m/py_dict.h"
#include "t2m/py_list.h"
#include "t2m/py_str.h"
#include "t2m/py_tuple.h"

typedef struct py_pattern py_pattern;
typedef struct py_match py_match;

/* The flags have Python's values. */
#define RE_IGNORECASE INT64_C(2)
#define RE_LOCALE INT64_C(4)
#define RE_MULTILINE INT64_C(8)
#define RE_DOTALL INT64_C(16)
#define RE_UNICODE INT64_C(32)
#define RE_VERBOSE INT64_C(64)
#define RE_ASCII INT64_C(256)

/* re.compile: re.error as Python words it where the syntax is Python's own, PCRE2's words elsewhere. Patterns are kept: the
 * same text is compiled once. */
py_pattern *re_compile(py_str pattern, int64_t flags);
py_str re_pattern_text(const py_pattern *pattern);
int64_t re_flags(const py_pattern *pattern);
int64_t re_groups(const py_pattern *pattern);
py_dict *re_groupindex(const py_pattern *pattern);

/* None where there is no match. */
py_match *re_search(py_pattern *pattern, py_str text);
py_match *re_match(py_pattern *pattern, py_str text);
py_match *re_fullmatch(py_pattern *pattern, py_str text);
/* From a position on, to another one; PY_NONE: to the end. */
py_match *re_search_in(py_pattern *pattern, py_str text, int64_t start, int64_t stop);
py_match *re_match_in(py_pattern *pattern, py_str text, int64_t start, int64_t stop);

py_list *re_findall(py_pattern *pattern, py_str text); /* of strs; of tuples if there are several groups */
py_list *re_finditer(py_pattern *pattern, py_str text);
py_list *re_split(py_pattern *pattern, py_str text, int64_t most); /* most 0: all */
py_str re_sub(py_pattern *pattern, py_str replacement, py_str text, int64_t count); /* count 0: all */
py_str re_sub_by(py_pattern *pattern, py_str (*function)(void *context, py_match *match), void *context, py_str text,
                 int64_t count);
int64_t re_sub_count(py_pattern *pattern, py_str text, int64_t count); /* how many sub() replaces */
py_str re_escape(py_str text);

/* ---- a match; IndexError ("no such group") for groups that the pattern has not */
py_str re_group(const py_match *match, int64_t index);
#define re_groups_at(match, ...)                                                                             \
    re_groups_at_with((match), (const int64_t[]){__VA_ARGS__}, sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))
py_list *re_groups_at_with(const py_match *match, const int64_t *indices, size_t count); /* group(1, 2) */
py_str re_group_named(const py_match *match, py_str name);
py_tuple *re_groups_of(const py_match *match, py_str otherwise); /* groups() */
py_dict *re_groupdict(const py_match *match, py_str otherwise);
int64_t re_start(const py_match *match, int64_t index); /* -1 if the group took no part */
int64_t re_end(const py_match *match, int64_t index);
int64_t re_index(const py_match *match, py_str name); /* of a named group */
py_str re_string(const py_match *match);
py_pattern *re_pattern_of(const py_match *match);
py_optional_int re_lastindex(const py_match *match); /* the group that closed last */
py_str re_lastgroup(const py_match *match);            /* its name; NULL: it has none */
py_str re_expand(const py_match *match, py_str replacement);

#endif
