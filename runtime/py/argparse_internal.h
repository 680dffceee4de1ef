/* The parser as its files share it: argparse.c builds it, argparse_usage.c and argparse_help.c print it,
 * argparse_match.c finds out which argument a word belongs to, argparse_parse.c fills the namespace. */
#ifndef T2M_PY_ARGPARSE_INTERNAL_H
#define T2M_PY_ARGPARSE_INTERNAL_H

#include "t2m/py_argparse.h"

/* How many words an argument takes. */
typedef enum nargs_kind {
    NARGS_ONE,
    NARGS_NONE,
    NARGS_OPTIONAL,
    NARGS_ANY,
    NARGS_SOME,
    NARGS_COUNT,
    NARGS_COMMAND /* a word and all that follows */
} nargs_kind;

#define ACTION_HELP ((py_argument_action)100) /* -h: printed by the parser, stores nothing */

typedef struct action {
    py_argument spec; /* its texts are copies that the parser owns */
    const char *dest;
    const char *flags[9]; /* with the --no- forms; NULL-terminated. Empty for a positional one */
    nargs_kind nargs;
    int64_t count; /* of NARGS_COUNT */
    bool required;
    bool stores; /* has a field in the namespace */
    bool seen;   /* during a parse */
    bool seen_not_default;
    bool borrowed; /* of a parent, which owns the lists of texts */
} action;

typedef struct argument_group {
    const char *title;
    const char *description;
} argument_group;

/* One name of a command. */
typedef struct command {
    const char *name;
    const char *help; /* NULL: not listed; of aliases too */
    const char *label; /* "train (t)" */
    py_argument_parser *parser;
} command;

/* What is given to the program's own namespace struct, so that it can be released and printed. */
typedef struct namespace_kind {
    t2m_kind kind;
    py_argument_parser *parser;
} namespace_kind;

struct py_argument_parser {
    t2m_object base;
    py_argument_parser_options options;
    action *actions;
    int count;
    argument_group *groups; /* 0: positional arguments, 1: options, then the user's */
    int group_count;
    bool exclusive_required[32]; /* from 1 */
    int exclusive_count;
    char **texts; /* copies */
    int text_count;
    namespace_kind namespace;
    py_argument_parser *parent; /* of a group: the parser that it belongs to */
    int group, exclusive;       /* of a group: what its options are given */
    py_list *unknown;           /* of the last parse_known_args() */
    command *commands;          /* in order; aliases behind their command */
    int command_count;
    py_argument_parser *chosen;  /* the command's, in the last parse; or NULL */
    const char *prefix;          /* of py_commands: what stands before the command in its usage */
    py_argument_parser **parents; /* kept alive: their texts are used */
    int parent_count;
};

/* "int", "float", ... as error texts name the type. */
const char *action_type_name(const action *a);

/* "--epochs/-e", or a positional one's name: how errors name it. */
py_str action_name(const action *a);

static inline bool action_is_option(const action *a)
{
    return a->flags[0] != NULL;
}

/* set_defaults: nothing that a word can stand for. */
static inline bool action_is_default(const action *a)
{
    return a->spec.action == PY_ARG_DEFAULT;
}

static inline bool action_is_hidden(const action *a)
{
    return action_is_default(a) || (a->spec.help != NULL && strcmp(a->spec.help, PY_ARG_SUPPRESS) == 0);
}

/* "N", "{a,b}", "EPOCHS": what stands for its value; `index` within a tuple metavar. */
py_str action_metavar(const action *a, int index);

/* "N [N ...]": its values as usage shows them. */
py_str action_values(const action *a);

/* ---- printing */
int64_t help_width(void);                              /* of the terminal, less 2 */
py_str parser_usage(const py_argument_parser *parser); /* with "usage: " and two \n behind */
py_str parser_help(const py_argument_parser *parser);
py_str parser_positionals(const py_argument_parser *parser); /* their part of the usage */
const char *parser_prog(const py_argument_parser *parser);
/* The "%(prog)s" and the like in `text`; a is NULL outside an argument's help. */
py_str expand_help(const py_argument_parser *parser, const action *a, const char *text);

/* str() of a default or constant. */
py_str argument_value_text(const py_argument_value *value);
py_argument_value default_of(const action *a); /* with what the kind of action implies */

/* ---- matching */
typedef struct option_match {
    action *action;    /* NULL: looks like an option, but there is none such */
    const char *flag;  /* as the parser spells it */
    const char *value; /* behind "=" or glued to a short flag; NULL: none */
} option_match;

/* Whether the word is an option. Ends the program when it could be several. */
bool match_option(py_argument_parser *parser, const char *word, option_match *match);
action *find_flag(py_argument_parser *parser, const char *flag, const char **spelling);

/* How many words of the pattern ('A' argument, 'O' option, '-' for --) the option takes; error if it cannot.
 */
int64_t option_word_count(py_argument_parser *parser, const action *a, const char *pattern);

/* How many words each of the first positional arguments takes; gives how many of them were matched. */
int match_positionals(action *const *positionals, int count, const char *pattern, int64_t *word_counts);

/* "argument --x: message": usage and error on stderr, exit 2. */
_Noreturn void argument_error(py_argument_parser *parser, const action *a, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
