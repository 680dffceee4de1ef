/* argparse: the usage line. Each argument gives a piece; exclusive groups put brackets and bars between
 * pieces; what does not fit on one line is cut between brackets and words. */
#include "argparse_internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "t2m/py_value.h"

int64_t help_width(void)
{
    const char *columns = getenv("COLUMNS");
    int64_t width = columns != NULL ? atoll(columns) : 0;
    struct winsize size;
    if (width <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    return (width > 0 ? width : 80) - 2;
}

/* ---- the piece of one argument */

py_str action_metavar(const action *a, int index)
{
    if (a->spec.metavars != NULL)
        return py_str_of(a->spec.metavars[index]);
    if (a->spec.metavar != NULL)
        return py_str_of(a->spec.metavar);
    if (a->spec.choices == NULL)
        return action_is_option(a) ? py_str_upper(py_str_of(a->dest)) : py_str_of(a->dest);
    py_builder b = {0};
    for (int i = 0; a->spec.choices[i] != NULL; i++)
        py_builder_printf(&b, "%s%s", i > 0 ? "," : "{", a->spec.choices[i]);
    py_builder_char(&b, '}');
    return py_builder_take(&b);
}

py_str action_values(const action *a)
{
    const char *first = py_text(action_metavar(a, 0));
    bool pair = a->spec.metavars != NULL && a->spec.metavars[0] != NULL && a->spec.metavars[1] != NULL;
    const char *second = pair ? a->spec.metavars[1] : first;
    py_builder b = {0};
    switch (a->nargs) {
    case NARGS_NONE:
        break;
    case NARGS_ONE:
        return py_str_of(first);
    case NARGS_OPTIONAL:
        return py_str_printf("[%s]", first);
    case NARGS_ANY:
        return pair ? py_str_printf("[%s [%s ...]]", first, second) : py_str_printf("[%s ...]", first);
    case NARGS_COMMAND:
        return py_str_printf("%s ...", first);
    case NARGS_SOME:
        return py_str_printf("%s [%s ...]", first, second);
    case NARGS_COUNT:
        for (int i = 0; i < a->count; i++)
            py_builder_printf(&b, "%s%s", i > 0 ? " " : "", py_text(action_metavar(a, i)));
        break;
    }
    return py_builder_take(&b);
}

static py_str flag_usage(const action *a)
{
    if (a->spec.action != PY_ARG_BOOLEAN_OPTIONAL)
        return py_str_of(a->flags[0]);
    py_builder b = {0};
    for (int i = 0; a->flags[i] != NULL; i++)
        py_builder_printf(&b, "%s%s", i > 0 ? " | " : "", a->flags[i]);
    return py_builder_take(&b);
}

static py_str piece_of(const action *a, bool in_group)
{
    if (!action_is_option(a)) {
        py_str values = action_values(a);
        bool bracketed = values->size > 1 && values->text[0] == '[' && values->text[values->size - 1] == ']';
        return in_group && bracketed ? py_str_slice(values, 1, -1, 1) : values;
    }
    py_str piece = flag_usage(a);
    if (a->nargs != NARGS_NONE)
        piece = py_str_printf("%s %s", py_text(piece), py_text(action_values(a)));
    return a->required || in_group ? piece : py_str_printf("[%s]", py_text(piece));
}

/* ---- all pieces of the options or of the positional arguments, or of both */

typedef struct row {
    const action *actions[256];
    bool in_group[256];
    const char *before[257]; /* text of an exclusive group before this place */
    int count;
} row;

static void add_actions(row *r, const py_argument_parser *parser, bool options)
{
    for (int i = 0; i < parser->count && r->count < 256; i++) {
        if (action_is_option(&parser->actions[i]) == options)
            r->actions[r->count++] = &parser->actions[i];
    }
}

static const char *appended(const char *before, const char *text)
{
    return before == NULL
               ? text
               : py_text(py_str_printf("%s%s%s", before, text[0] == '[' || text[0] == '(' ? " " : "", text));
}

/* Marks the group's brackets and bars, if its members stand side by side. */
static void mark_group(row *r, int group, bool required)
{
    int start = 0, shown = 0;
    while (start < r->count && r->actions[start]->spec.exclusive != group)
        start++;
    int end = start;
    for (; end < r->count && r->actions[end]->spec.exclusive == group; end++)
        shown += !action_is_hidden(r->actions[end]);
    for (int i = end; i < r->count; i++) {
        if (r->actions[i]->spec.exclusive == group)
            return;
    }
    if (start == end)
        return;
    for (int i = start; i < end; i++)
        r->in_group[i] = true;
    if (!required || shown > 1) {
        r->before[start] = appended(r->before[start], required ? "(" : "[");
        r->before[end] = appended(r->before[end], required ? ")" : "]");
    }
    for (int i = start + 1; i < end; i++)
        r->before[i] = "|";
}

static void drop_bar(row *r, int i)
{
    if (r->before[i] != NULL && strcmp(r->before[i], "|") == 0)
        r->before[i] = NULL;
    else if (r->before[i + 1] != NULL && strcmp(r->before[i + 1], "|") == 0)
        r->before[i + 1] = NULL;
}

/* "[ --a | --b ]" without the spaces inside, and without empty brackets. */
static py_str tidy(py_str text)
{
    static const char *const rules[][2] = {{"[ ", "["}, {"( ", "("}, {" ]", "]"},
                                           {" )", ")"}, {"[]", ""},  {"()", ""}};
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        text = py_str_replace(text, py_str_of(rules[i][0]), py_str_of(rules[i][1]), -1);
    return py_str_strip(text, NULL);
}

static py_str row_usage(row *r, const py_argument_parser *parser)
{
    for (int group = 1; group <= parser->exclusive_count; group++)
        mark_group(r, group, parser->exclusive_required[group]);
    py_builder b = {0};
    for (int i = 0; i < r->count; i++) {
        if (action_is_hidden(r->actions[i]))
            drop_bar(r, i);
    }
    for (int i = 0; i <= r->count; i++) {
        if (r->before[i] != NULL)
            py_builder_printf(&b, "%s ", r->before[i]);
        if (i < r->count && !action_is_hidden(r->actions[i]))
            py_builder_printf(&b, "%s ", py_text(piece_of(r->actions[i], r->in_group[i])));
    }
    return tidy(py_builder_take(&b));
}

static py_str usage_of(const py_argument_parser *parser, bool options, bool positionals)
{
    row *r = t2m_malloc(sizeof(*r));
    memset(r, 0, sizeof(*r));
    if (options)
        add_actions(r, parser, true);
    if (positionals)
        add_actions(r, parser, false);
    py_str usage = row_usage(r, parser);
    free(r);
    return usage;
}

py_str parser_positionals(const py_argument_parser *parser)
{
    return usage_of(parser, false, true);
}

/* ---- wrapping */

/* The end of a bracketed part at `start`: the first closing bracket (or run of them) before a space; 0: none.
 */
static size_t bracket_end(const char *text, size_t start)
{
    char close = text[start] == '(' ? ')' : ']';
    for (size_t i = start + 1; text[i] != '\0'; i++) {
        if (text[i] != close)
            continue;
        while (text[i + 1] == close)
            i++;
        if (text[i + 1] == ' ' || text[i + 1] == '\0')
            return i + 1;
    }
    return 0;
}

static void add_parts(py_list *parts, py_str usage)
{
    const char *text = usage->text;
    for (size_t at = 0; text[at] != '\0';) {
        if (text[at] == ' ') {
            at++;
            continue;
        }
        size_t end = text[at] == '[' || text[at] == '(' ? bracket_end(text, at) : 0;
        if (end == 0)
            end = at + strcspn(text + at, " ");
        py_list_append(parts, py_of(py_str_new(text + at, (int64_t)(end - at))));
        at = end;
    }
}

/* Fills lines that start with `indent` spaces; the first one has `first` characters before it on the same
 * line. */
static void add_lines(py_builder *b, const py_list *parts, int64_t indent, int64_t first, int64_t width)
{
    int64_t used = first - 1;
    bool empty = true;
    for (int64_t i = 0; i < parts->length; i++) {
        py_str part = parts->items[i].s;
        if (used + 1 + py_str_length(part) > width && !empty) {
            py_builder_char(b, '\n');
            py_builder_fill(b, " ", indent);
            used = indent - 1;
            empty = true;
        }
        if (!empty)
            py_builder_char(b, ' ');
        py_builder_str(b, part);
        used += py_str_length(part) + 1;
        empty = false;
    }
}

static void new_line(py_builder *b, int64_t indent)
{
    py_builder_char(b, '\n');
    py_builder_fill(b, " ", indent);
}

static py_str wrapped(const py_argument_parser *parser, int64_t width)
{
    const int64_t prefix = 7; /* "usage: " */
    py_str prog = py_str_of(parser_prog(parser));
    py_list *options = py_list_new(PY_OBJECT), *positionals = py_list_new(PY_OBJECT);
    add_parts(options, usage_of(parser, true, false));
    add_parts(positionals, usage_of(parser, false, true));
    py_builder b = {0};
    if (prefix + py_str_length(prog) <= width * 3 / 4.0) {
        int64_t indent = prefix + py_str_length(prog) + 1;
        py_list *first = options->length > 0 ? options : positionals;
        py_list_insert(first, 0, py_of(prog));
        add_lines(&b, first, indent, prefix, width);
        if (first == options && positionals->length > 0) {
            new_line(&b, indent);
            add_lines(&b, positionals, indent, indent, width);
        }
        return py_builder_take(&b);
    }
    py_builder lines = {0};
    py_list *all = py_list_concat(options, positionals);
    add_lines(&lines, all, prefix, prefix, width);
    bool several = lines.text != NULL && strchr(lines.text, '\n') != NULL;
    py_builder_free(&lines);
    py_builder_str(&b, prog);
    new_line(&b, prefix);
    add_lines(&b, several ? options : all, prefix, prefix, width);
    if (several && positionals->length > 0) {
        new_line(&b, prefix);
        add_lines(&b, positionals, prefix, prefix, width);
    }
    return py_builder_take(&b);
}

py_str parser_usage(const py_argument_parser *parser)
{
    T2M_POOL(pool);
    if (parser->options.usage != NULL)
        return t2m_keep(
            &pool, py_str_printf("usage: %s\n\n", py_text(expand_help(parser, NULL, parser->options.usage))));
    int64_t width = help_width();
    py_str arguments = usage_of(parser, true, true);
    py_str usage = arguments->size > 0 ? py_str_printf("%s %s", parser_prog(parser), arguments->text)
                                       : py_str_of(parser_prog(parser));
    if (7 + py_str_length(usage) > width)
        usage = wrapped(parser, width);
    return t2m_keep(&pool, py_str_printf("usage: %s\n\n", usage->text));
}
