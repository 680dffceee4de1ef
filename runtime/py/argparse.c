/* argparse: building a parser. */
#include "argparse_internal.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_start.h"
#include "t2m/py_value.h"

static void release_value(const py_argument_value *value)
{
    if (value->given == PY_ARG_CELL)
        py_cell_release(value->kind, value->cell);
}

static void parser_destroy(void *self)
{
    py_argument_parser *parser = self;
    for (int i = 0; i < parser->count; i++) {
        release_value(&parser->actions[i].spec.initial);
        release_value(&parser->actions[i].spec.constant);
        if (parser->actions[i].borrowed)
            continue;
        free((void *)parser->actions[i].spec.choices);
        free((void *)parser->actions[i].spec.metavars);
    }
    for (int i = 0; i < parser->text_count; i++)
        free(parser->texts[i]);
    free(parser->texts);
    free(parser->actions);
    free(parser->groups);
    for (int i = 0; i < parser->command_count; i++)
        t2m_release(parser->commands[i].parser);
    for (int i = 0; i < parser->parent_count; i++)
        t2m_release(parser->parents[i]);
    free(parser->commands);
    free(parser->parents);
    t2m_release(parser->parent);
    t2m_release(parser->unknown);
}

static const t2m_kind parser_kind = {.name = "ArgumentParser", .destroy = parser_destroy};

/* ---- copies: what the caller gave may die before the parser */

static const char *keep_text(py_argument_parser *parser, const char *text)
{
    if (text == NULL)
        return NULL;
    parser->texts = t2m_realloc(parser->texts, (size_t)(parser->text_count + 1) * sizeof(char *));
    return parser->texts[parser->text_count++] = strdup(text);
}

static const char *const *keep_texts(py_argument_parser *parser, const char *const *texts)
{
    if (texts == NULL)
        return NULL;
    size_t count = 0;
    while (texts[count] != NULL)
        count++;
    const char **copy = t2m_malloc((count + 1) * sizeof(*copy));
    for (size_t i = 0; i <= count; i++)
        copy[i] = keep_text(parser, texts[i]);
    return copy;
}

static py_argument_value keep_value(py_argument_value value)
{
    if (value.given == PY_ARG_CELL)
        value.cell = py_cell_retain(value.kind, value.cell);
    return value;
}

/* ---- the parser */

static void add_parent(py_argument_parser *parser, py_argument_parser *parent);

static int add_group(py_argument_parser *parser, const char *title, const char *description)
{
    parser->groups = t2m_realloc(parser->groups, (size_t)(parser->group_count + 1) * sizeof(argument_group));
    parser->groups[parser->group_count] =
        (argument_group){keep_text(parser, title), keep_text(parser, description)};
    return parser->group_count++;
}

py_argument_parser *py_argument_parser_new_with(const py_argument_parser_options *options)
{
    py_argument_parser *parser = T2M_NEW(py_argument_parser, &parser_kind);
    parser->options = *options;
    parser->options.prog = keep_text(parser, options->prog);
    parser->options.description = keep_text(parser, options->description);
    parser->options.epilog = keep_text(parser, options->epilog);
    parser->options.usage = keep_text(parser, options->usage);
    add_group(parser, "positional arguments", NULL);
    add_group(parser, "options", NULL);
    if (!options->no_help)
        py_add_argument(parser, .flags = {"-h", "--help"}, .action = ACTION_HELP,
                        .help = "show this help message and exit");
    for (int i = 0; options->parents != NULL && options->parents[i] != NULL; i++)
        add_parent(parser, options->parents[i]);
    return parser;
}

int py_add_argument_group(py_argument_parser *parser, const char *title, const char *description)
{
    return add_group(parser, title, description);
}

int py_add_exclusive_group(py_argument_parser *parser, bool required)
{
    if (parser->exclusive_count >= 31)
        T2M_BUG("more than 31 exclusive groups in one argument parser");
    parser->exclusive_required[++parser->exclusive_count] = required;
    return parser->exclusive_count;
}

static py_argument_parser *group_of(py_argument_parser *parser)
{
    py_argument_parser *group = T2M_NEW(py_argument_parser, &parser_kind);
    group->parent = t2m_retain(parser->parent != NULL ? parser->parent : parser);
    group->group = parser->group;
    group->exclusive = parser->exclusive;
    return group;
}

py_argument_parser *py_argument_group(py_argument_parser *parser, const char *title, const char *description)
{
    py_argument_parser *group = group_of(parser);
    group->group = add_group(group->parent, title, description);
    return group;
}

py_argument_parser *py_exclusive_group(py_argument_parser *parser, bool required)
{
    py_argument_parser *group = group_of(parser);
    group->exclusive = py_add_exclusive_group(group->parent, required);
    return group;
}

const char *parser_prog(const py_argument_parser *parser)
{
    return parser->options.prog != NULL ? parser->options.prog : t2m_script();
}

/* ---- commands */

py_argument_parser *py_commands(py_argument_parser *parser, const char *title, const char *description, const char *prog)
{
    T2M_POOL(pool);
    py_argument_parser *group = group_of(parser);
    if (title != NULL || description != NULL)
        group->group = add_group(group->parent, title != NULL ? title : "subcommands", description);
    py_str positionals = parser_positionals(group->parent);
    const char *plain = py_text(py_str_printf("%s%s%s", parser_prog(group->parent), positionals->size > 0 ? " " : "", positionals->text));
    group->prefix = keep_text(group, prog != NULL ? prog : plain);
    return t2m_keep(&pool, group);
}

static const char *label_of(py_argument_parser *parser, const py_argument_parser_options *options)
{
    py_builder b = {0};
    for (int i = 0; options->aliases != NULL && options->aliases[i] != NULL; i++)
        py_builder_printf(&b, "%s%s", i > 0 ? ", " : "", options->aliases[i]);
    py_str names = py_builder_take(&b);
    return keep_text(parser, names->size > 0 ? py_text(py_str_printf("%s (%s)", options->name, names->text)) : options->name);
}

static void add_command(py_argument_parser *main, const char *name, const char *help, const char *label, py_argument_parser *parser)
{
    main->commands = t2m_realloc(main->commands, (size_t)(main->command_count + 1) * sizeof(command));
    main->commands[main->command_count++] =
        (command){keep_text(main, name), keep_text(main, help), label, t2m_retain(parser)};
    for (int i = 0; i < main->count; i++) {
        py_argument *spec = &main->actions[i].spec;
        if (spec->action != PY_ARG_COMMANDS)
            continue;
        const char **names = t2m_realloc((void *)spec->choices, (size_t)(main->command_count + 1) * sizeof(*names));
        names[main->command_count - 1] = main->commands[main->command_count - 1].name;
        names[main->command_count] = NULL;
        spec->choices = names;
    }
}

py_argument_parser *py_add_parser_with(py_argument_parser *commands, const py_argument_parser_options *options)
{
    T2M_POOL(pool);
    py_argument_parser *main = commands->parent;
    py_argument_parser_options own = *options;
    if (own.prog == NULL)
        own.prog = py_text(py_str_printf("%s %s", commands->prefix, options->name));
    py_argument_parser *parser = py_argument_parser_new_with(&own);
    add_command(main, options->name, options->help, label_of(main, options), parser);
    for (int i = 0; options->aliases != NULL && options->aliases[i] != NULL; i++)
        add_command(main, options->aliases[i], NULL, NULL, parser);
    return t2m_keep(&pool, parser);
}

/* ---- its arguments */

static nargs_kind nargs_of(const py_argument *spec, int64_t *count)
{
    switch ((int)spec->action) {
    case PY_ARG_STORE:
    case PY_ARG_APPEND:
    case PY_ARG_EXTEND:
        break;
    case PY_ARG_COMMANDS:
        return NARGS_COMMAND;
    default:
        return NARGS_NONE;
    }
    if (spec->nargs == NULL)
        return NARGS_ONE;
    if (!isdigit((unsigned char)spec->nargs[0]))
        return spec->nargs[0] == '?' ? NARGS_OPTIONAL : spec->nargs[0] == '*' ? NARGS_ANY : NARGS_SOME;
    *count = atoi(spec->nargs);
    return NARGS_COUNT;
}

/* The first long flag's name, else the first flag's; hyphens become underscores. */
static const char *dest_of(py_argument_parser *parser, const py_argument *spec, bool option)
{
    const char *name = spec->flags[0];
    for (int i = 0; option && i < 4 && spec->flags[i] != NULL; i++) {
        if (spec->flags[i][0] == '-' && spec->flags[i][1] == '-') {
            name = spec->flags[i];
            break;
        }
    }
    if (spec->dest != NULL || name == NULL)
        return keep_text(parser, spec->dest);
    char *dest = (char *)keep_text(parser, option ? name + strspn(name, "-") : name);
    for (char *p = dest; option && *p != '\0'; p++)
        *p = *p == '-' ? '_' : *p;
    return dest;
}

static void copy_flags(py_argument_parser *parser, action *a, const py_argument *spec)
{
    int count = 0;
    for (int i = 0; i < 4 && spec->flags[i] != NULL; i++) {
        const char *flag = spec->flags[i];
        a->flags[count++] = keep_text(parser, flag);
        if (spec->action == PY_ARG_BOOLEAN_OPTIONAL && flag[0] == '-' && flag[1] == '-')
            a->flags[count++] = keep_text(parser, py_text(py_str_printf("--no-%s", flag + 2)));
    }
}

/* The kind of what a type function gives, from the pointer that was given. */
static void set_kind(py_argument *spec)
{
    if (spec->convert_int != NULL)
        spec->kind = PY_INT;
    else if (spec->convert_float != NULL)
        spec->kind = PY_FLOAT;
    else if (spec->convert_bool != NULL)
        spec->kind = PY_BOOL;
    else if (spec->convert_object != NULL)
        spec->kind = PY_OBJECT;
}

static const char *const *choices_of(py_argument_parser *parser, const py_argument *spec)
{
    const py_list *list = spec->choice_list;
    if (list == NULL)
        return keep_texts(parser, spec->choices);
    const char **texts = t2m_malloc(((size_t)list->length + 1) * sizeof(*texts));
    for (int64_t i = 0; i < list->length; i++)
        texts[i] = keep_text(parser, py_text(py_str_object(py_box_cell(list->element, list->items[i]))));
    texts[list->length] = NULL;
    return texts;
}

static void push_action(py_argument_parser *parser, const action *a)
{
    parser->actions = t2m_realloc(parser->actions, (size_t)(parser->count + 1) * sizeof(action));
    parser->actions[parser->count++] = *a;
}

static action *with_dest(const py_argument_parser *parser, const char *dest)
{
    for (int i = 0; dest != NULL && i < parser->count; i++)
        if (parser->actions[i].dest != NULL && strcmp(parser->actions[i].dest, dest) == 0)
            return &parser->actions[i];
    return NULL;
}

/* set_defaults: an argument gets the default; what is no argument becomes an action that no word stands for. */
static bool set_default(py_argument_parser *parser, const py_argument *spec)
{
    bool is_argument = false;
    for (int i = 0; i < parser->count; i++) {
        action *a = &parser->actions[i];
        if (a->dest == NULL || strcmp(a->dest, spec->flags[0]) != 0)
            continue;
        release_value(&a->spec.initial);
        a->spec.initial = keep_value(spec->initial);
        is_argument = true;
    }
    return is_argument;
}

static int group_with_title(py_argument_parser *parser, const argument_group *group)
{
    for (int i = 0; i < parser->group_count; i++)
        if (group->title != NULL && parser->groups[i].title != NULL && strcmp(parser->groups[i].title, group->title) == 0)
            return i;
    return add_group(parser, group->title, group->description);
}

/* parents=: the parent's arguments, groups and defaults. */
static void add_parent(py_argument_parser *parser, py_argument_parser *parent)
{
    int first_exclusive = parser->exclusive_count;
    for (int i = 1; i <= parent->exclusive_count; i++)
        py_add_exclusive_group(parser, parent->exclusive_required[i]);
    for (int i = 0; i < parent->count; i++) {
        action a = parent->actions[i];
        a.borrowed = true;
        a.spec.group = group_with_title(parser, &parent->groups[a.spec.group]);
        a.spec.exclusive += a.spec.exclusive > 0 ? first_exclusive : 0;
        a.spec.initial = keep_value(a.spec.initial);
        a.spec.constant = keep_value(a.spec.constant);
        push_action(parser, &a);
    }
    parser->parents = t2m_realloc(parser->parents, (size_t)(parser->parent_count + 1) * sizeof(*parser->parents));
    parser->parents[parser->parent_count++] = t2m_retain(parent);
}

void py_add_argument_with(py_argument_parser *parser, const py_argument *spec)
{
    T2M_POOL(pool);
    if (parser->parent != NULL) {
        py_argument own = *spec;
        own.group = parser->group;
        own.exclusive = parser->exclusive;
        py_add_argument_with(parser->parent, &own);
        return;
    }
    if (spec->action == PY_ARG_DEFAULT && set_default(parser, spec))
        return;
    bool option = spec->flags[0] != NULL && spec->flags[0][0] == '-';
    action a = {.spec = *spec};
    set_kind(&a.spec);
    a.dest = dest_of(parser, spec, option);
    a.nargs = nargs_of(spec, &a.count);
    a.stores = spec->action != ACTION_HELP && spec->action != PY_ARG_VERSION && spec->field != 0;
    const action *earlier = spec->initial.given == PY_ARG_NONE ? with_dest(parser, a.dest) : NULL;
    if (earlier != NULL && action_is_default(earlier))
        a.spec.initial = earlier->spec.initial;
    if (option)
        copy_flags(parser, &a, spec);
    bool can_be_absent =
        a.nargs == NARGS_OPTIONAL || (a.nargs == NARGS_ANY && spec->initial.given == PY_ARG_CELL);
    a.required = option || a.nargs == NARGS_COMMAND ? spec->required : !can_be_absent && !action_is_default(&a);
    a.spec.choices = choices_of(parser, spec);
    a.spec.metavars = keep_texts(parser, spec->metavars);
    a.spec.metavar = keep_text(parser, spec->metavar);
    a.spec.help = spec->action == PY_ARG_VERSION && spec->help == NULL
                      ? "show program's version number and exit"
                      : keep_text(parser, spec->help);
    a.spec.version = keep_text(parser, spec->version);
    a.spec.type_name = keep_text(parser, spec->type_name);
    a.spec.initial = keep_value(a.spec.initial);
    a.spec.constant = keep_value(spec->constant);
    if (a.spec.group == 0)
        a.spec.group = option;
    push_action(parser, &a);
}

/* ---- what errors and help say of an argument */

const char *action_type_name(const action *a)
{
    static const char *const names[] = {"str", "int", "float", "bool"};
    if (a->spec.type == PY_ARG_CUSTOM)
        return a->spec.type_name != NULL ? a->spec.type_name : "custom";
    return names[a->spec.type];
}

py_str action_name(const action *a)
{
    if (!action_is_option(a) && a->nargs == NARGS_COMMAND && a->spec.metavar == NULL && a->dest == NULL)
        return action_metavar(a, 0);
    if (!action_is_option(a))
        return py_str_of(a->spec.metavar != NULL ? a->spec.metavar : a->dest);
    py_builder b = {0};
    for (int i = 0; a->flags[i] != NULL; i++)
        py_builder_printf(&b, "%s%s", i > 0 ? "/" : "", a->flags[i]);
    return py_builder_take(&b);
}

py_str argument_value_text(const py_argument_value *value)
{
    if (value->given == PY_ARG_NONE)
        return PY_STR("None");
    return value->kind == PY_OBJECT ? py_str_object(value->cell.o) : py_cell_repr(value->kind, value->cell);
}

py_argument_value default_of(const action *a)
{
    bool implied = a->spec.initial.given == PY_ARG_NONE && !a->spec.optional;
    if (implied && a->spec.action == PY_ARG_STORE_TRUE)
        return py_default_bool(false);
    if (implied && a->spec.action == PY_ARG_STORE_FALSE)
        return py_default_bool(true);
    return a->spec.initial;
}

/* ---- ending the program */

_Noreturn void py_parser_error(py_argument_parser *parser, const char *message)
{
    py_str usage = py_str_strip(parser_usage(parser), PY_STR("\n"));
    fflush(stdout);
    fprintf(stderr, "%s\n%s: error: %s\n", usage->text, parser_prog(parser), message);
    sys_exit(2);
}

_Noreturn void py_parser_exit(const char *message, int64_t status)
{
    fflush(stdout);
    fputs(message != NULL ? message : "", stderr);
    sys_exit(status);
}

_Noreturn void argument_error(py_argument_parser *parser, const action *a, const char *format, ...)
{
    char message[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    py_parser_error(parser, py_text(py_str_printf("argument %s: %s", py_text(action_name(a)), message)));
}

void py_parser_print_help(py_argument_parser *parser)
{
    T2M_POOL(pool);
    fputs(py_text(parser_help(parser)), stdout);
}

void py_parser_print_usage(py_argument_parser *parser)
{
    T2M_POOL(pool);
    printf("%s\n", py_text(py_str_strip(parser_usage(parser), PY_STR("\n"))));
}

py_str py_parser_format_help(py_argument_parser *parser)
{
    return parser_help(parser);
}
