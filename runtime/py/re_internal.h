/* What the files of re share. */
#ifndef T2M_PY_RE_INTERNAL_H
#define T2M_PY_RE_INTERNAL_H

#include <stdio.h>

#include "t2m/py_re.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct py_pattern {
    t2m_object base;
    py_str text;
    int64_t flags;
    pcre2_code *code;
    pcre2_match_data *data;
    uint32_t groups;
};

struct py_match {
    t2m_object base;
    py_pattern *pattern;
    py_str text;
    uint32_t count;  /* groups, with the whole as 0 */
    PCRE2_SIZE places[]; /* start and end in bytes; PCRE2_UNSET */
};

/* The pattern in PCRE2's syntax; re.error. */
py_str re_translate(py_str pattern, bool verbose);

/* The next match from byte `start` on, before `stop`; NULL if there is none. `options` are PCRE2's. */
py_match *re_next(py_pattern *pattern, py_str text, size_t start, size_t stop, uint32_t options);

/* Adds the replacement for a match: \1, \g<name>, \n ... */
void re_add_replacement(py_builder *b, const py_match *match, py_str replacement);

#endif
