/* argparse: the help text. */
#include "argparse_internal.h"

#include <string.h>

#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_value.h"
#include "textwrap.h"

#define HELP_INDENT 2
#define MAX_HELP_POSITION 24

/* ---- "%(default)s" and the like */

static py_argument_value text_value(py_str text)
{
    return (py_argument_value){text != NULL ? PY_ARG_CELL : PY_ARG_NONE, PY_OBJECT, py_of(text)};
}

static py_str joined_choices(const action *a)
{
    py_builder b = {0};
    for (int i = 0; a->spec.choices != NULL && a->spec.choices[i] != NULL; i++)
        py_builder_printf(&b, "%s%s", i > 0 ? ", " : "", a->spec.choices[i]);
    return a->spec.choices != NULL ? py_builder_take(&b) : NULL;
}

static py_argument_value parameter(const py_argument_parser *parser, const action *a, py_str name)
{
    const char *n = name->text;
    if (strcmp(n, "prog") == 0)
        return text_value(py_str_of(parser_prog(parser)));
    if (a != NULL && strcmp(n, "default") == 0)
        return default_of(a);
    if (a != NULL && strcmp(n, "const") == 0)
        return a->spec.constant;
    if (a != NULL && strcmp(n, "choices") == 0)
        return text_value(joined_choices(a));
    if (a != NULL && strcmp(n, "metavar") == 0)
        return text_value(py_str_of(a->spec.metavar));
    if (a != NULL && strcmp(n, "dest") == 0)
        return text_value(py_str_of(a->dest));
    if (a != NULL && strcmp(n, "nargs") == 0)
        return text_value(py_str_of(a->spec.nargs));
    if (a != NULL && strcmp(n, "required") == 0)
        return py_default_bool(a->required);
    if (a != NULL && strcmp(n, "type") == 0)
        return text_value(a->spec.type == PY_ARG_STR ? NULL : py_str_of(action_type_name(a)));
    py_raise_key(PY_OBJECT, py_of(name));
}

static const char *converted(const py_argument_value *value, const char *conversion)
{
    char type = conversion[strlen(conversion) - 1];
    if (value->given == PY_ARG_CELL && value->kind == PY_FLOAT)
        return py_percent_float(value->cell.f, conversion);
    if (value->given == PY_ARG_CELL && value->kind == PY_INT)
        return py_percent_int(value->cell.i, conversion);
    if (value->given == PY_ARG_CELL && value->kind == PY_OBJECT && type == 'r')
        return py_percent_str(py_repr_object(value->cell.o),
                              py_spec("%.*ss", (int)strlen(conversion) - 1, conversion));
    return py_percent_str(argument_value_text(value), conversion);
}

py_str expand_help(const py_argument_parser *parser, const action *a, const char *text)
{
    T2M_POOL(pool);
    py_builder b = {0};
    for (const char *p = text; *p != '\0';) {
        size_t plain = strcspn(p, "%");
        py_builder_add(&b, p, plain);
        p += plain;
        if (*p == '\0')
            break;
        if (p[1] == '%') {
            py_builder_char(&b, '%');
            p += 2;
            continue;
        }
        const char *close = p[1] == '(' ? strchr(p, ')') : NULL;
        if (close == NULL)
            py_raise(PY_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %d", p[1],
                     (unsigned)p[1], (int)(p - text) + 1);
        py_argument_value value = parameter(parser, a, py_str_new(p + 2, close - p - 2));
        const char *end = close + 1 + strspn(close + 1, "-+ #0123456789.");
        py_builder_text(&b, converted(&value, py_spec("%%%.*s", (int)(end - close), close + 1)));
        p = end + (*end != '\0');
    }
    return t2m_keep(&pool, py_builder_take(&b));
}

/* ---- the entry of one argument */

static py_str invocation(const action *a)
{
    if (!action_is_option(a))
        return action_metavar(a, 0);
    py_str values = action_values(a);
    py_builder b = {0};
    for (int i = 0; a->flags[i] != NULL; i++)
        py_builder_printf(&b, "%s%s%s%s", i > 0 ? ", " : "", a->flags[i], values->size > 0 ? " " : "",
                          values->text);
    return py_builder_take(&b);
}

static py_list *help_lines(const py_argument_parser *parser, const action *a, int64_t width)
{
    const char *help = a->spec.help;
    bool has_default = action_is_option(a) || a->nargs == NARGS_OPTIONAL || a->nargs == NARGS_ANY;
    if (parser->options.show_defaults && a->stores && has_default && strstr(help, "%(default)") == NULL)
        help = py_text(py_str_printf("%s (default: %%(default)s)", help));
    py_str text = expand_help(parser, a, help);
    return parser->options.raw_text ? py_str_splitlines(text, false) : text_wrap(text_squeeze(text), width);
}

/* A header and its lines of help (NULL: none). */
static void add_row(py_builder *b, py_str header, const py_list *lines, int64_t indent, int64_t position)
{
    bool has_help = lines != NULL;
    int64_t room = position - indent - 2, at = indent + py_str_length(header);
    py_builder_fill(b, " ", indent);
    py_builder_str(b, header);
    if (!has_help || py_str_length(header) > room) {
        py_builder_char(b, '\n');
        at = 0;
    }
    if (!has_help)
        return;
    for (int64_t i = 0; i < lines->length; i++, at = 0) {
        py_builder_fill(b, " ", position - at);
        py_builder_printf(b, "%s\n", lines->items[i].s->text);
    }
    if (lines->length == 0 && at > 0)
        py_builder_char(b, '\n');
}

static void add_entry(py_builder *b, const py_argument_parser *parser, const action *a, int64_t position,
                      int64_t width)
{
    bool has_help = a->spec.help != NULL && a->spec.help[0] != '\0';
    int64_t help_width = width - position > 11 ? width - position : 11;
    add_row(b, invocation(a), has_help ? help_lines(parser, a, help_width) : NULL, HELP_INDENT, position);
    for (int i = 0; a->nargs == NARGS_COMMAND && i < parser->command_count; i++) {
        const command *c = &parser->commands[i];
        if (c->help == NULL)
            continue;
        py_str text = expand_help(parser, NULL, c->help);
        py_list *lines = parser->options.raw_text ? py_str_splitlines(text, false) : text_wrap(text_squeeze(text), help_width);
        add_row(b, py_str_of(c->label), c->help[0] != '\0' ? lines : NULL, 2 * HELP_INDENT, position);
    }
}

/* ---- sections */

static void add_paragraph(py_builder *b, const py_argument_parser *parser, const char *text, int64_t indent,
                          int64_t width)
{
    if (text == NULL || text[0] == '\0')
        return;
    bool raw = parser->options.raw_description || parser->options.raw_text;
    py_str whole = strstr(text, "%(prog)") != NULL ? expand_help(parser, NULL, text) : py_str_of(text);
    int64_t room = width - indent > 11 ? width - indent : 11;
    py_list *lines = raw ? py_str_splitlines(whole, true) : text_wrap(text_squeeze(whole), room - indent);
    for (int64_t i = 0; i < lines->length; i++) {
        if (!raw && i > 0)
            py_builder_char(b, '\n');
        py_builder_fill(b, " ", indent);
        py_builder_str(b, lines->items[i].s);
    }
    py_builder_text(b, "\n\n");
}

/* Where all entries' helps start. */
static int64_t help_position(const py_argument_parser *parser, int64_t width)
{
    int64_t longest = 0, limit = width - 20 > 4 ? width - 20 : 4;
    limit = limit < MAX_HELP_POSITION ? limit : MAX_HELP_POSITION;
    for (int i = 0; i < parser->count; i++) {
        if (action_is_hidden(&parser->actions[i]))
            continue;
        int64_t length = py_str_length(invocation(&parser->actions[i])) + HELP_INDENT;
        longest = length > longest ? length : longest;
        for (int k = 0; parser->actions[i].nargs == NARGS_COMMAND && k < parser->command_count; k++) {
            length = parser->commands[k].help != NULL ? py_str_length(py_str_of(parser->commands[k].label)) + HELP_INDENT : 0;
            longest = length > longest ? length : longest;
        }
    }
    return longest + 2 < limit ? longest + 2 : limit;
}

static void add_section(py_builder *b, const py_argument_parser *parser, int group, int64_t position,
                        int64_t width)
{
    const argument_group *g = &parser->groups[group];
    py_builder body = {0};
    add_paragraph(&body, parser, g->description, HELP_INDENT, width);
    for (int i = 0; i < parser->count; i++) {
        if (parser->actions[i].spec.group == group && !action_is_hidden(&parser->actions[i]))
            add_entry(&body, parser, &parser->actions[i], position, width);
    }
    if (body.size > 0) {
        py_builder_char(b, '\n');
        if (g->title != NULL)
            py_builder_printf(b, "%s:\n", g->title);
        py_builder_printf(b, "%s\n", body.text);
    }
    py_builder_free(&body);
}

/* No more than one empty line in a row, none at the ends. */
static py_str without_gaps(py_str text)
{
    py_builder b = {0};
    int64_t newlines = 0;
    for (int64_t i = 0; i < text->size; i++) {
        newlines = text->text[i] == '\n' ? newlines + 1 : 0;
        if (newlines <= 2)
            py_builder_char(&b, text->text[i]);
    }
    py_str stripped = py_str_strip(py_builder_take(&b), PY_STR("\n"));
    return py_str_printf("%s\n", stripped->text);
}

py_str parser_help(const py_argument_parser *parser)
{
    T2M_POOL(pool);
    int64_t width = help_width(), position = help_position(parser, width);
    py_builder b = {0};
    py_builder_str(&b, parser_usage(parser));
    add_paragraph(&b, parser, parser->options.description, 0, width);
    for (int group = 0; group < parser->group_count; group++)
        add_section(&b, parser, group, position, width);
    add_paragraph(&b, parser, parser->options.epilog, 0, width);
    return t2m_keep(&pool, without_gaps(py_builder_take(&b)));
}
