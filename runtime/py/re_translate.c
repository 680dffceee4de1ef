/* Python's regular expressions in PCRE2's syntax. Most is the same; what differs is rewritten here, and what Python does
 * not have is refused with Python's words. */
#include <ctype.h>
#include <string.h>

#include "re_internal.h"
#include "t2m/py_error.h"

typedef struct reader {
    const char *text;
    size_t at, size;
    py_builder out;
    bool verbose;
    size_t open[100]; /* where the groups that are open begin */
    size_t depth;
} reader;

static _Noreturn void fail(reader *r, size_t at, const char *what)
{
    py_builder_free(&r->out);
    int64_t place = 0;
    for (size_t i = 0; i < at && i < r->size; i++)
        place += ((unsigned char)r->text[i] & 0xc0) != 0x80;
    py_raise(PY_RE_ERROR, "%s at position %lld", what, (long long)place);
}

static char peek(const reader *r, size_t ahead)
{
    return r->at + ahead < r->size ? r->text[r->at + ahead] : '\0';
}

static void copy(reader *r, size_t count)
{
    py_builder_add(&r->out, r->text + r->at, count);
    r->at += count;
}

/* \uXXXX and \UXXXXXXXX. */
static void code_point(reader *r, size_t digits)
{
    for (size_t i = 0; i < digits; i++)
        if (!isxdigit((unsigned char)peek(r, 2 + i))) {
            char what[64];
            snprintf(what, sizeof(what), "incomplete escape \\%c", peek(r, 1));
            fail(r, r->at, what);
        }
    py_builder_printf(&r->out, "\\x{%.*s}", (int)digits, r->text + r->at + 2);
    r->at += 2 + digits;
}

/* What stands behind a backslash; in a class fewer escapes mean something. */
static void escape(reader *r, bool in_class)
{
    char c = peek(r, 1);
    if (r->at + 1 >= r->size)
        fail(r, r->at, "bad escape (end of pattern)");
    if (c == 'u' || c == 'U') {
        code_point(r, c == 'u' ? 4 : 8);
        return;
    }
    if (c == 'Z' && !in_class) {
        py_builder_text(&r->out, "\\z");
        r->at += 2;
        return;
    }
    const char *known = in_class ? "abdDfnrsStvwWx" : "AbBdDfnrsStvwWxa";
    if (isalpha((unsigned char)c) && strchr(known, c) == NULL) {
        char what[32];
        snprintf(what, sizeof(what), "bad escape \\%c", c);
        fail(r, r->at, what);
    }
    if (c == 'v') { /* PCRE2's \v is any vertical space */
        py_builder_text(&r->out, "\\x0b");
        r->at += 2;
        return;
    }
    copy(r, 2);
}

static void class(reader *r)
{
    size_t start = r->at;
    copy(r, 1);
    if (peek(r, 0) == '^')
        copy(r, 1);
    bool first = true;
    for (; r->at < r->size && (first || r->text[r->at] != ']'); first = false) {
        if (r->text[r->at] == '\\') {
            escape(r, true);
        } else {
            if (r->text[r->at] == '[' || (first && r->text[r->at] == ']')) /* PCRE2 would see [:alpha:] */
                py_builder_char(&r->out, '\\');
            copy(r, 1);
        }
    }
    if (r->at >= r->size)
        fail(r, start, "unterminated character set");
    copy(r, 1);
}

/* `(?...`: flags, names, look-around; others of PCRE2's are none of Python's. */
static void extension(reader *r)
{
    char c = peek(r, 2), next = peek(r, 3);
    if (c == 'P') {
        if (next != '<' && next != '=') {
            char what[32];
            snprintf(what, sizeof(what), "unknown extension ?P%c", next);
            fail(r, r->at + 1, what);
        }
        copy(r, 4);
        return;
    }
    bool is_known = c != '\0' && strchr(":=!>#(-aiLmsux", c) != NULL;
    if (!is_known && !(c == '<' && (next == '=' || next == '!'))) {
        char what[32];
        snprintf(what, sizeof(what), c == '<' ? "unknown extension ?<%c" : "unknown extension ?%c", c == '<' ? next : c);
        fail(r, r->at + 1, what);
    }
    if (c != '#' && strchr("aiLmsux-", c) == NULL) {
        copy(r, c == '<' ? 4 : c == '(' ? 2 : 3);
        return;
    }
    if (c == '#') {
        while (r->at < r->size && r->text[r->at] != ')')
            r->at++;
        r->at += r->at < r->size;
        r->depth--;
        return;
    }
    copy(r, 2);
    for (; r->at < r->size && r->text[r->at] != ')' && r->text[r->at] != ':';) {
        r->verbose |= r->text[r->at] == 'x';
        if (strchr("auL", r->text[r->at]) != NULL)
            r->at++; /* as set by the options */
        else
            copy(r, 1);
    }
}

py_str re_translate(py_str pattern, bool verbose)
{
    reader r = {.text = pattern->text, .size = (size_t)pattern->size, .verbose = verbose};
    while (r.at < r.size) {
        char c = r.text[r.at];
        if (c == '(' && r.depth < sizeof(r.open) / sizeof(*r.open))
            r.open[r.depth] = r.at;
        r.depth += c == '(' && peek(&r, 1) != '*';
        if (c == ')' && r.depth-- == 0)
            fail(&r, r.at, "unbalanced parenthesis");
        if (c == '\\') {
            escape(&r, false);
        } else if (c == '[') {
            class(&r);
        } else if (c == '(' && peek(&r, 1) == '?') {
            extension(&r);
        } else if (c == '(' && peek(&r, 1) == '*') {
            fail(&r, r.at + 1, "nothing to repeat");
        } else if (c == '{' && peek(&r, 1) == ',' && isdigit((unsigned char)peek(&r, 2))) {
            py_builder_text(&r.out, "{0");
            r.at++;
        } else if (c == '#' && r.verbose) { /* brackets in a comment mean nothing */
            while (r.at < r.size && r.text[r.at] != '\n')
                r.at++;
        } else {
            copy(&r, 1);
        }
    }
    if (r.depth > 0 && r.depth <= sizeof(r.open) / sizeof(*r.open))
        fail(&r, r.open[r.depth - 1], "missing ), unterminated subpattern");
    return py_builder_take(&r.out);
}
