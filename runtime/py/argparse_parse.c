/* argparse: the command line fills the namespace. Options and positional arguments are consumed in turns;
 * then the defaults go where nothing was given, and what is required is checked. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argparse_internal.h"
#include "parse_number.h"
#include "t2m/py_dict.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_number.h"
#include "t2m/py_start.h"
#include "t2m/py_try.h"
#include "t2m/py_value.h"

/* ---- the namespace struct */

static py_kind kind_of(const action *a)
{
    static const py_kind kinds[] = {PY_OBJECT, PY_INT, PY_FLOAT, PY_BOOL};
    switch ((int)a->spec.action) {
    case PY_ARG_STORE_TRUE:
    case PY_ARG_STORE_FALSE:
    case PY_ARG_BOOLEAN_OPTIONAL:
        return PY_BOOL;
    case PY_ARG_COUNT:
        return PY_INT;
    case PY_ARG_STORE_CONST:
        return a->spec.constant.kind;
    default:
        return a->spec.type == PY_ARG_CUSTOM ? a->spec.kind : kinds[a->spec.type];
    }
}

static bool holds_list(const action *a)
{
    return a->spec.action == PY_ARG_APPEND || a->spec.action == PY_ARG_EXTEND || a->nargs == NARGS_ANY || a->nargs == NARGS_SOME ||
           a->nargs == NARGS_COUNT;
}

static bool holds_object(const action *a)
{
    return a->stores && (holds_list(a) || kind_of(a) == PY_OBJECT);
}

/* A number in a py_value. */
static bool is_boxed(const action *a)
{
    return a->stores && a->spec.boxed && !holds_object(a);
}

static void *field_of(void *args, const action *a)
{
    return (char *)args + a->spec.field;
}

/* The cell is what the field's kind says; an int serves a float field. */
static void store(void *args, const action *a, py_cell cell)
{
    void *field = field_of(args, a);
    bool is_set = true;
    if (holds_object(a) || is_boxed(a)) {
        t2m_set_slot(field, is_boxed(a) ? (void *)py_box_cell(kind_of(a), cell) : cell.o);
        return;
    }
    switch (kind_of(a)) {
    case PY_INT:
        memcpy((char *)field + (a->spec.optional ? offsetof(py_optional_int, value) : 0), &cell.i,
               sizeof(cell.i));
        break;
    case PY_FLOAT:
        memcpy((char *)field + (a->spec.optional ? offsetof(py_optional_float, value) : 0), &cell.f,
               sizeof(cell.f));
        break;
    default:
        is_set = cell.i != 0;
        memcpy((char *)field + (a->spec.optional ? offsetof(py_optional_bool, value) : 0), &is_set,
               sizeof(bool));
        is_set = true;
    }
    if (a->spec.optional)
        memcpy(field, &is_set, sizeof(bool)); /* is_set is first in all py_optional structs */
}

static const py_argument_parser *parser_of(const void *args)
{
    return ((const namespace_kind *)((const t2m_object *)args)->kind)->parser;
}

static size_t slot_size(const action *a)
{
    if (holds_object(a) || is_boxed(a))
        return sizeof(void *);
    static const size_t sizes[] = {[PY_INT] = sizeof(py_optional_int), [PY_FLOAT] = sizeof(py_optional_float), [PY_BOOL] = sizeof(py_optional_bool)};
    return a->spec.optional ? sizes[kind_of(a)] : kind_of(a) == PY_BOOL ? sizeof(bool) : sizeof(py_cell);
}

/* A command's argument may have the field of one of the main parser's: its value goes. */
static void clear(void *args, const action *a)
{
    if (holds_object(a) || is_boxed(a))
        t2m_set_slot(field_of(args, a), NULL);
    else
        memset(field_of(args, a), 0, slot_size(a));
}

static bool shares_earlier_field(const py_argument_parser *parser, const action *a)
{
    for (const action *other = parser->actions; other < a; other++) {
        if (other->stores && other->spec.field == a->spec.field)
            return true;
    }
    return false;
}

static void release_fields(void *self, const py_argument_parser *parser)
{
    for (int i = 0; i < parser->count; i++)
        if (holds_object(&parser->actions[i]) || is_boxed(&parser->actions[i]))
            t2m_set_slot(field_of(self, &parser->actions[i]), NULL);
    for (int i = 0; i < parser->command_count; i++)
        release_fields(self, parser->commands[i].parser);
}

/* What was assigned to namespaces later, by name. */
typedef struct extras {
    struct extras *next;
    const void *args;
    py_dict *values; /* held */
} extras;

static extras *all_extras;

static extras **extras_of(const void *args)
{
    extras **link = &all_extras;
    while (*link != NULL && (*link)->args != args)
        link = &(*link)->next;
    return link;
}

void py_namespace_note(void *args, const char *name, const t2m_object *value)
{
    extras **link = extras_of(args);
    if (*link == NULL) {
        *link = t2m_malloc(sizeof **link);
        **link = (extras){.args = args, .values = t2m_retain(py_dict_new(PY_OBJECT, PY_VALUE))};
    }
    py_dict_set((*link)->values, py_of(py_str_of(name)), py_of_object(value));
}

static void forget_extras(const void *args)
{
    extras **link = extras_of(args), *own = *link;
    if (own == NULL)
        return;
    *link = own->next;
    t2m_release(own->values);
    free(own);
}

static void add_extras(py_builder *b, const void *args)
{
    const extras *own = *extras_of(args);
    if (own == NULL)
        return;
    for (py_dict_iter it = py_dict_iterate(own->values); py_dict_next(&it);)
        py_builder_printf(b, "%s%s=%s", b->size == 0 ? "Namespace(" : ", ", py_text(it.key.s), py_text(py_repr_object(it.value.o)));
}

static void namespace_destroy(void *self)
{
    const py_argument_parser *parser = parser_of(self);
    forget_extras(self);
    release_fields(self, parser);
    t2m_release((void *)parser);
}

static py_str field_repr(void *args, const action *a)
{
    void *field = field_of(args, a);
    bool is_set = true;
    py_cell cell = {.i = 0};
    if (a->spec.optional && !holds_object(a) && !is_boxed(a))
        memcpy(&is_set, field, sizeof(bool));
    if (!is_set)
        return PY_STR("None");
    if (holds_object(a) || is_boxed(a)) {
        memcpy(&cell.o, field, sizeof(cell.o));
        return py_repr_object(cell.o);
    }
    static const size_t value_offsets[] = {[PY_INT] = offsetof(py_optional_int, value),
                                           [PY_FLOAT] = offsetof(py_optional_float, value),
                                           [PY_BOOL] = offsetof(py_optional_bool, value)};
    size_t offset = a->spec.optional ? value_offsets[kind_of(a)] : 0;
    memcpy(&cell, (char *)field + offset, kind_of(a) == PY_BOOL ? sizeof(bool) : sizeof(cell));
    return py_cell_repr(kind_of(a), cell);
}

/* name=value of those that are not among the names yet: of arguments, or of set_defaults, which come behind. */
static void add_fields(py_builder *b, py_list *names, const void *args, const py_argument_parser *parser, bool defaults)
{
    for (int i = 0; i < parser->count; i++) {
        const action *a = &parser->actions[i];
        if (!a->stores || action_is_default(a) != defaults || py_list_contains(names, py_of(py_str_of(a->dest))))
            continue;
        py_list_append(names, py_of(py_str_of(a->dest)));
        py_builder_printf(b, "%s%s=%s", names->length == 1 ? "Namespace(" : ", ", a->dest, py_text(field_repr((void *)args, a)));
    }
}

py_str py_namespace_repr(const void *args)
{
    T2M_POOL(pool);
    const py_argument_parser *parser = parser_of(args);
    py_builder b = {0};
    py_list *names = py_list_new(PY_OBJECT);
    for (; parser != NULL; parser = parser->chosen) {
        add_fields(&b, names, args, parser, false);
        add_fields(&b, names, args, parser, true);
    }
    add_extras(&b, args);
    py_builder_text(&b, b.size > 0 ? ")" : "Namespace()");
    return t2m_keep(&pool, py_builder_take(&b));
}

bool py_namespace_has(const void *args, const char *name)
{
    for (const py_argument_parser *parser = parser_of(args); parser != NULL; parser = parser->chosen)
        for (int i = 0; i < parser->count; i++)
            if (parser->actions[i].dest != NULL && strcmp(parser->actions[i].dest, name) == 0)
                return true;
    return false;
}

/* ---- one word's value */

static py_cell call_converter(const py_argument *spec, py_str text)
{
    if (spec->convert_int != NULL)
        return py_of(spec->convert_int(text));
    if (spec->convert_float != NULL)
        return py_of(spec->convert_float(text));
    if (spec->convert_bool != NULL)
        return py_of_bool(spec->convert_bool(text));
    return spec->convert_object != NULL ? py_of(spec->convert_object(text)) : spec->convert(text);
}

/* What a type function raises is worded by argparse. */
static py_cell convert_custom(py_argument_parser *parser, const action *a, py_str text)
{
    volatile py_cell cell = {.i = 0};
    T2M_TRY(attempt);
    if (py_try(&attempt))
        cell = call_converter(&a->spec, text);
    else if (py_catches(&attempt, PY_ARGUMENT_TYPE_ERROR))
        argument_error(parser, a, "%s", py_text(py_error_str(attempt.error)));
    else if (py_catches(&attempt, PY_VALUE_ERROR, PY_TYPE_ERROR))
        argument_error(parser, a, "invalid %s value: %s", action_type_name(a), py_text(py_str_repr(text)));
    else
        py_reraise(&attempt);
    return cell;
}

static py_cell convert(py_argument_parser *parser, const action *a, py_str text)
{
    py_cell cell = {.i = 0};
    parse_result result = PARSE_OK;
    switch (a->spec.type) {
    case PY_ARG_STR:
        return py_of(text);
    case PY_ARG_INT:
        result = parse_int(text, 10, &cell.i);
        break;
    case PY_ARG_FLOAT:
        result = parse_float(text, &cell.f);
        break;
    case PY_ARG_BOOL:
        return py_of_bool(text->size > 0);
    case PY_ARG_CUSTOM:
        return convert_custom(parser, a, text);
    }
    if (result == PARSE_OVERFLOW)
        argument_error(parser, a, "%s does not fit in 64 bits (int is 64 bits wide here)", text->text);
    if (result != PARSE_OK)
        argument_error(parser, a, "invalid %s value: %s", action_type_name(a), py_text(py_str_repr(text)));
    return cell;
}

static py_str choices_text(py_argument_parser *parser, const action *a)
{
    py_builder b = {0};
    for (int i = 0; a->spec.choices[i] != NULL; i++) {
        py_cell choice = convert(parser, a, py_str_of(a->spec.choices[i]));
        py_builder_printf(&b, "%s%s", i > 0 ? ", " : "", py_text(py_cell_repr(kind_of(a), choice)));
    }
    return py_builder_take(&b);
}

static void check_choice(py_argument_parser *parser, const action *a, py_cell value)
{
    if (a->spec.choices == NULL)
        return;
    for (int i = 0; a->spec.choices[i] != NULL; i++) {
        if (py_cell_equal(kind_of(a), convert(parser, a, py_str_of(a->spec.choices[i])), value))
            return;
    }
    argument_error(parser, a, "invalid choice: %s (choose from %s)", py_text(py_cell_repr(kind_of(a), value)),
                   py_text(choices_text(parser, a)));
}

/* ---- defaults */

/* A default as the field holds it. */
static void store_value(py_argument_parser *parser, void *args, const action *a, py_argument_value value)
{
    if (value.given == PY_ARG_NONE)
        return; /* the struct is zeroed: None, 0, false */
    py_kind kind = kind_of(a);
    if (is_boxed(a) && value.kind != PY_OBJECT) {
        t2m_set_slot(field_of(args, a), (void *)py_box_cell(value.kind, value.cell));
        return;
    }
    if (value.kind == PY_OBJECT && py_is_str(value.cell.o) && !holds_list(a) && kind != PY_OBJECT)
        value.cell = convert(parser, a, value.cell.s);
    else if (kind == PY_FLOAT && (value.kind == PY_INT || value.kind == PY_BOOL))
        value.cell.f = (double)value.cell.i;
    else if (kind == PY_INT && value.kind == PY_FLOAT)
        value.cell.i = py_int_of_float(value.cell.f);
    store(args, a, value.cell);
}

/* ---- taking an argument */

typedef struct parse {
    py_argument_parser *parser;
    void *args;
    const py_list *words;
    char *pattern;         /* a letter a word: A, O or - */
    option_match *options; /* of the words that are O */
    py_list *extras;
    py_list *command_extras; /* what the command's parser did not know */
    bool is_command;         /* the parser is a command's: the fields are not new */
    action *positionals[64];
    int positional_count;
    int next_positional;
} parse;

static void check_conflicts(parse *p, action *a)
{
    a->seen_not_default = true;
    for (int i = 0; a->spec.exclusive != 0 && i < p->parser->count; i++) {
        const action *other = &p->parser->actions[i];
        if (other != a && other->spec.exclusive == a->spec.exclusive && other->seen_not_default)
            argument_error(p->parser, a, "not allowed with argument %s", py_text(action_name(other)));
    }
}

static py_list *values_of(parse *p, const action *a, const py_list *words)
{
    py_list *values = py_list_new(kind_of(a));
    for (int64_t i = 0; i < words->length; i++) {
        py_cell value = convert(p->parser, a, words->items[i].s);
        check_choice(p->parser, a, value);
        py_list_append(values, value);
    }
    return values;
}

static void append_value(parse *p, const action *a, const py_list *values)
{
    py_list *present;
    memcpy(&present, field_of(p->args, a), sizeof(present));
    py_list *grown = present != NULL ? py_list_copy(present) : py_list_new(values->element);
    if (a->nargs == NARGS_ONE || a->nargs == NARGS_OPTIONAL) {
        py_list_extend(grown, values);
    } else { /* a list of lists */
        grown = present != NULL ? grown : py_list_new(PY_OBJECT);
        py_list_append(grown, py_of(values));
    }
    store(p->args, a, py_of(grown));
}

static void extend_values(parse *p, const action *a, const py_list *values)
{
    py_list *present;
    memcpy(&present, field_of(p->args, a), sizeof(present));
    py_list *grown = present != NULL ? py_list_copy(present) : py_list_new(values->element);
    py_list_extend(grown, values);
    store(p->args, a, py_of(grown));
}

static void count_up(parse *p, const action *a)
{
    int64_t count;
    memcpy(&count, (char *)field_of(p->args, a) + (a->spec.optional ? offsetof(py_optional_int, value) : 0),
           sizeof(count));
    store(p->args, a, py_of(count + 1));
}

static void take_without_words(parse *p, const action *a, const char *flag)
{
    switch ((int)a->spec.action) {
    case PY_ARG_STORE_TRUE:
    case PY_ARG_STORE_FALSE:
        store(p->args, a, py_of_bool(a->spec.action == PY_ARG_STORE_TRUE));
        return;
    case PY_ARG_BOOLEAN_OPTIONAL:
        store(p->args, a, py_of_bool(strncmp(flag, "--no-", 5) != 0));
        return;
    case PY_ARG_STORE_CONST:
        store_value(p->parser, p->args, a, a->spec.constant);
        return;
    case PY_ARG_COUNT:
        count_up(p, a);
        return;
    case PY_ARG_VERSION:
        printf("%s\n", py_text(expand_help(p->parser, NULL, a->spec.version)));
        break;
    default:
        py_parser_print_help(p->parser);
    }
    fflush(stdout);
    sys_exit(0);
}

static py_list *without_first_dashes(const py_list *words, int64_t start, int64_t count)
{
    py_list *own = py_list_slice(words, start, start + count, 1);
    if (py_list_contains(own, py_of(PY_STR("--"))))
        py_list_remove(own, py_of(PY_STR("--")));
    return own;
}

static void parse_command(parse *p, action *a, const py_list *words);

/* The argument stands there with these words. */
static void take(parse *p, action *a, const py_list *words, const char *flag)
{
    bool option = action_is_option(a);
    a->seen = true;
    if (a->nargs == NARGS_COMMAND) {
        parse_command(p, a, words);
        return;
    }
    bool uses_default =
        words->length == 0 && !option && (a->nargs == NARGS_OPTIONAL || a->nargs == NARGS_ANY);
    if (uses_default) {
        bool empty_list = a->nargs == NARGS_ANY && a->spec.initial.given == PY_ARG_NONE;
        if (empty_list)
            store(p->args, a, py_of(py_list_new(kind_of(a))));
        return; /* the default is there already */
    }
    if (a->nargs == NARGS_NONE) {
        check_conflicts(p, a);
        take_without_words(p, a, flag);
        return;
    }
    if (words->length == 0 && a->nargs == NARGS_OPTIONAL) {
        check_conflicts(p, a);
        store_value(p->parser, p->args, a, a->spec.constant);
        return;
    }
    py_list *values = values_of(p, a, words);
    check_conflicts(p, a);
    if (a->spec.action == PY_ARG_APPEND)
        append_value(p, a, values);
    else if (a->spec.action == PY_ARG_EXTEND)
        extend_values(p, a, values);
    else if (holds_list(a))
        store(p->args, a, py_of(values));
    else
        store(p->args, a, values->items[0]);
}

/* ---- consuming the command line */

static void classify_words(parse *p)
{
    static const t2m_kind scratch_kind = {.name = "scratch"};
    int64_t count = p->words->length;
    t2m_object *scratch = t2m_object_new(sizeof(t2m_object) + (size_t)count * (sizeof(option_match) + 1) + 1, &scratch_kind);
    p->options = (option_match *)(scratch + 1); /* the pool's: an error may leave at any place */
    p->pattern = (char *)(p->options + count);
    bool only_arguments = false;
    for (int64_t i = 0; i < count; i++) {
        const char *word = p->words->items[i].s->text;
        bool dashes = !only_arguments && strcmp(word, "--") == 0;
        bool option = !only_arguments && !dashes && match_option(p->parser, word, &p->options[i]);
        p->pattern[i] = dashes ? '-' : option ? 'O' : 'A';
        only_arguments |= dashes;
    }
}

static int64_t consume_positionals(parse *p, int64_t start)
{
    int64_t counts[64];
    action **positionals = &p->positionals[p->next_positional];
    int left = p->positional_count - p->next_positional;
    int matched = match_positionals(positionals, left, p->pattern + start, counts);
    for (int i = 0; i < matched; i++) {
        take(p, positionals[i],
             positionals[i]->nargs == NARGS_COMMAND ? py_list_slice(p->words, start, start + counts[i], 1)
                                                    : without_first_dashes(p->words, start, counts[i]),
             NULL);
        start += counts[i];
    }
    p->next_positional += matched;
    return start;
}

/* "-xvf": flags without values glued together; the last may have its value behind it. Gives the last one. */
static option_match split_short_flags(parse *p, option_match match)
{
    while (match.value != NULL && match.action->nargs == NARGS_NONE) {
        bool short_flag = match.flag[1] != '-' && match.value[0] != '\0';
        char flag[3] = {'-', match.value[0], '\0'};
        const char *spelling = NULL;
        action *next = short_flag ? find_flag(p->parser, flag, &spelling) : NULL;
        if (next == NULL)
            argument_error(p->parser, match.action, "ignored explicit argument %s",
                           py_text(py_str_repr(py_str_of(match.value))));
        take(p, match.action, py_list_new(PY_OBJECT), match.flag);
        match = (option_match){next, spelling, match.value[1] != '\0' ? match.value + 1 : NULL};
    }
    return match;
}

static int64_t consume_option(parse *p, int64_t start)
{
    option_match match = p->options[start];
    if (match.action == NULL) {
        py_list_append(p->extras, p->words->items[start]);
        return start + 1;
    }
    match = split_short_flags(p, match);
    if (match.value != NULL) {
        if (match.action->nargs == NARGS_COUNT && match.action->count != 1)
            option_word_count(p->parser, match.action, "A");
        take(p, match.action, py_objects(py_str_of(match.value)), match.flag);
        return start + 1;
    }
    int64_t count = option_word_count(p->parser, match.action, p->pattern + start + 1);
    take(p, match.action, py_list_slice(p->words, start + 1, start + 1 + count, 1), match.flag);
    return start + 1 + count;
}

static void consume_all(parse *p)
{
    int64_t start = 0, length = p->words->length;
    for (;;) {
        int64_t next = start + (int64_t)strcspn(p->pattern + start, "O");
        if (next >= length)
            break;
        if (start != next) {
            int64_t end = consume_positionals(p, start);
            if (end > start) {
                start = end;
                continue;
            }
        }
        for (; start < next; start++)
            py_list_append(p->extras, p->words->items[start]);
        start = consume_option(p, start);
    }
    start = consume_positionals(p, start);
    for (; start < length; start++)
        py_list_append(p->extras, p->words->items[start]);
}

/* ---- before and after */

static void set_defaults(parse *p)
{
    for (int i = 0; i < p->parser->count; i++) {
        action *a = &p->parser->actions[i];
        a->seen = a->seen_not_default = false;
        bool is_text = a->spec.initial.given == PY_ARG_CELL && a->spec.initial.kind == PY_OBJECT;
        if (a->stores && p->is_command)
            clear(p->args, a);
        /* A default in text is converted at the end, and only if it is needed: it may be wrong. */
        if (a->stores && !shares_earlier_field(p->parser, a) && (!is_text || holds_object(a)))
            store_value(p->parser, p->args, a, default_of(a));
    }
}

static bool has_field(const py_argument_parser *parser, const action *a)
{
    for (; parser != NULL; parser = parser->chosen)
        for (int i = 0; i < parser->count; i++)
            if (parser->actions[i].stores && parser->actions[i].spec.field == a->spec.field)
                return true;
    return false;
}

static void convert_text_defaults(parse *p)
{
    for (int i = 0; i < p->parser->count; i++) {
        const action *a = &p->parser->actions[i];
        bool is_text = a->spec.initial.given == PY_ARG_CELL && a->spec.initial.kind == PY_OBJECT;
        if (a->stores && is_text && !holds_object(a) && !a->seen_not_default && !has_field(p->parser->chosen, a))
            store_value(p->parser, p->args, a, a->spec.initial);
    }
}

static void check_required(parse *p)
{
    py_builder names = {0};
    for (int i = 0; i < p->parser->count; i++) {
        const action *a = &p->parser->actions[i];
        if (a->required && !a->seen)
            py_builder_printf(&names, "%s%s", names.size > 0 ? ", " : "", py_text(action_name(a)));
    }
    if (names.size > 0)
        py_parser_error(p->parser,
                        py_text(py_str_printf("the following arguments are required: %s", names.text)));
}

static void check_required_group(parse *p, int group)
{
    py_builder names = {0};
    for (int i = 0; i < p->parser->count; i++) {
        const action *a = &p->parser->actions[i];
        if (a->spec.exclusive != group)
            continue;
        if (a->seen_not_default) {
            py_builder_free(&names);
            return;
        }
        if (!action_is_hidden(a))
            py_builder_printf(&names, "%s%s", names.size > 0 ? " " : "", py_text(action_name(a)));
    }
    py_parser_error(p->parser, py_text(py_str_printf("one of the arguments %s is required", names.text)));
}

static void *new_namespace(py_argument_parser *parser, size_t size)
{
    parser->namespace = (namespace_kind){
        .kind = {.name = "Namespace", .destroy = namespace_destroy, .repr = py_namespace_repr},
        .parser = parser};
    t2m_retain(parser);
    return t2m_object_new(size, &parser->namespace.kind);
}

/* Fills the fields; gives the words that are not known. */
static py_list *parse_into(py_argument_parser *parser, void *args, const py_list *words, bool is_command)
{
    T2M_POOL(pool);
    parse p = {.parser = parser, .args = args, .words = words, .is_command = is_command};
    p.extras = py_list_new(PY_OBJECT);
    p.command_extras = py_list_new(PY_OBJECT);
    parser->chosen = NULL;
    for (int i = 0; i < parser->count; i++) {
        if (!action_is_option(&parser->actions[i]) && !action_is_default(&parser->actions[i]) && p.positional_count < 64)
            p.positionals[p.positional_count++] = &parser->actions[i];
    }
    set_defaults(&p);
    classify_words(&p);
    consume_all(&p);
    convert_text_defaults(&p);
    check_required(&p);
    for (int group = 1; group <= parser->exclusive_count; group++) {
        if (parser->exclusive_required[group])
            check_required_group(&p, group);
    }
    py_list_extend(p.extras, p.command_extras);
    return t2m_keep(&pool, p.extras);
}

static void parse_command(parse *p, action *a, const py_list *words)
{
    py_str name = words->items[0].s;
    check_choice(p->parser, a, py_of(name));
    if (a->stores)
        store(p->args, a, py_of(name));
    for (int i = 0; i < p->parser->command_count; i++) {
        const command *c = &p->parser->commands[i];
        if (strcmp(c->name, name->text) != 0)
            continue;
        p->parser->chosen = c->parser;
        py_list_extend(p->command_extras, parse_into(c->parser, p->args, py_list_slice(words, 1, words->length, 1), true));
        return;
    }
}

/* parse_known_args: what is not known goes into *unknown; NULL: it is an error. */
static void *parse_words(py_argument_parser *parser, size_t size, const py_list *words, py_list **unknown)
{
    void *args = new_namespace(parser, size);
    T2M_POOL(pool);
    py_list *extras = parse_into(parser, args, words, false);
    if (unknown != NULL)
        t2m_set(unknown, extras);
    else if (extras->length > 0)
        py_parser_error(parser, py_text(py_str_printf("unrecognized arguments: %s",
                                                      py_text(py_str_join(PY_STR(" "), extras)))));
    return args;
}

void *py_parse_args_from(py_argument_parser *parser, size_t size, const py_list *words)
{
    return parse_words(parser, size, words, NULL);
}

void *py_parse_known_args_from(py_argument_parser *parser, size_t size, const py_list *words)
{
    return parse_words(parser, size, words, &parser->unknown);
}

static py_list *command_line(void)
{
    py_list *words = py_list_new(PY_OBJECT);
    for (int i = 1; i < t2m_argc(); i++)
        py_list_append(words, py_of(py_str_of(t2m_argv(i))));
    return words;
}

void *py_parse_args(py_argument_parser *parser, size_t size)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, py_parse_args_from(parser, size, command_line()));
}

void *py_parse_known_args(py_argument_parser *parser, size_t size)
{
    T2M_POOL(pool);
    return t2m_keep(&pool, py_parse_known_args_from(parser, size, command_line()));
}

py_list *py_unknown_arguments(py_argument_parser *parser)
{
    return parser->unknown;
}
