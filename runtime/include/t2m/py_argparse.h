/* argparse, as CPython 3.11 behaves: usage, help and error texts to the letter, prefix abbreviations,
 * `--opt=value`,
 * `-j4`, `--`, negative numbers. The namespace is a C struct of the program's own, filled by offset:
 *
 *     typedef struct Args { t2m_object base; int64_t batch_size; py_optional_int max_steps; bool dry_run; }
 * Args;
 *
 *     py_argument_parser *parser = py_argument_parser_new("Train a model");
 *     py_add_argument(parser, .flags = {"--batch-size"}, .type = PY_ARG_INT, .initial = py_default(64),
 * .metavar = "N", .help = "input batch size (default: 64)", .field = offsetof(Args, batch_size));
 *     py_add_argument(parser, .flags = {"--max-steps"}, .type = PY_ARG_INT, .optional = true,
 *                     .field = offsetof(Args, max_steps));
 *     py_add_argument(parser, .flags = {"--dry-run"}, .action = PY_ARG_STORE_TRUE, .field = offsetof(Args,
 * dry_run)); Args *args = py_parse_args(parser, sizeof(Args));
 *
 * The field's C type: PY_ARG_INT int64_t, PY_ARG_FLOAT double, PY_ARG_BOOL bool, PY_ARG_STR py_str (None
 * without default); with `.optional` py_optional_int/float/bool instead; with an nargs of "*", "+" or a
 * number, and for PY_ARG_APPEND, py_list * of that kind (None without default). Wrong arguments end the
 * program with argparse's usage and error on stderr, exit 2; --help prints to stdout, exit 0. The text
 * honours COLUMNS. */
#ifndef T2M_PY_ARGPARSE_H
#define T2M_PY_ARGPARSE_H

#include "t2m/py_cell.h"
#include "t2m/py_list.h"
#include "t2m/py_str.h"

typedef enum py_argument_type {
    PY_ARG_STR, /* the default, also type=str */
    PY_ARG_INT,
    PY_ARG_FLOAT,
    PY_ARG_BOOL,  /* type=bool: any text but "" is true, as Python has it */
    PY_ARG_CUSTOM /* .convert is called; its cell goes into the field: .kind says which */
} py_argument_type;

typedef enum py_argument_action {
    PY_ARG_STORE,
    PY_ARG_STORE_TRUE,
    PY_ARG_STORE_FALSE,
    PY_ARG_STORE_CONST,      /* stores .constant */
    PY_ARG_COUNT,            /* -v -v: field is int64_t, or py_optional_int with .optional */
    PY_ARG_APPEND,           /* field is py_list * */
    PY_ARG_EXTEND,           /* field is py_list *: every use adds all its values */
    PY_ARG_BOOLEAN_OPTIONAL, /* argparse.BooleanOptionalAction: --foo and --no-foo */
    PY_ARG_VERSION,          /* prints .version, exits 0 */
    PY_ARG_COMMANDS,         /* the name of one of the parsers of py_add_parser, whose words follow; .flags[0] is dest */
    PY_ARG_DEFAULT           /* set_defaults: .initial is the default of .flags[0], be it an argument's or nobody's */
} py_argument_action;

/* A default or constant: None unless py_default(x) made it. A str default is converted by the type, as
 * argparse does. */
typedef struct py_argument_value {
    enum { PY_ARG_NONE = 0, PY_ARG_CELL } given;
    py_kind kind;
    py_cell cell;
} py_argument_value;
#define py_default(x)                                                                                        \
    ((py_argument_value){PY_ARG_CELL,                                                                        \
                         _Generic((x), bool                                                                  \
                                  : PY_BOOL, int                                                             \
                                  : PY_INT, long                                                             \
                                  : PY_INT, long long                                                        \
                                  : PY_INT, float                                                            \
                                  : PY_FLOAT, double                                                         \
                                  : PY_FLOAT, default                                                        \
                                  : PY_OBJECT),                                                              \
                         py_of(x)})
#define py_default_bool(x) ((py_argument_value){PY_ARG_CELL, PY_BOOL, py_of_bool(x)})

typedef struct py_argument {
    int unused_;
    const char *flags[4]; /* {"-b", "--batch-size"}, or {"path"} for a positional one */
    size_t field;         /* offsetof(Args, batch_size) */
    py_argument_type type;
    py_argument_action action;
    bool optional;              /* the field is a py_optional_*: it can be None */
    bool boxed;                 /* the field is a py_value: a number of any kind, as default=1 beside type=float */
    bool required;              /* of an option */
    const char *nargs;          /* NULL, "?", "*", "+" or a number: "2" */
    py_argument_value initial;  /* default= */
    py_argument_value constant; /* const= */
    const char *const *choices; /* NULL-terminated, as texts; for help, errors and the check */
    const char *metavar;
    const char *const *metavars; /* a tuple metavar, NULL-terminated; wins over metavar */
    const char *help; /* %(default)s, %(prog)s, %(type)s ... are filled in; PY_ARG_SUPPRESS hides */
    const char *dest; /* where it differs from the flag's own name */
    const char *version;
    int group;     /* from py_add_argument_group, 0: the two standard groups */
    int exclusive; /* from py_add_exclusive_group, 0: none */
    const py_list *choice_list; /* choices that only the run knows */
    py_cell (*convert)(py_str text);
    /* The same by the C type that the function gives: one of them stands in the place of .convert and .kind. */
    int64_t (*convert_int)(py_str text);
    double (*convert_float)(py_str text);
    bool (*convert_bool)(py_str text);
    void *(*convert_object)(py_str text);
    py_kind kind;          /* of what convert gives */
    const char *type_name; /* of convert, for "invalid str2bool value" */
} py_argument;

#define PY_ARG_SUPPRESS "==SUPPRESS=="

typedef struct py_argument_parser py_argument_parser;
typedef struct py_argument_parser_options {
    const char *name;        /* py_add_parser: the command */
    const char *prog;        /* NULL: the script's name */
    const char *description; /* %(prog)s is filled in */
    const char *epilog;
    const char *usage;
    bool show_defaults;    /* formatter_class=argparse.ArgumentDefaultsHelpFormatter */
    bool raw_description;  /* RawDescriptionHelpFormatter */
    bool raw_text;         /* RawTextHelpFormatter */
    bool no_help;          /* add_help=False */
    bool no_abbreviations; /* allow_abbrev=False */
    const char *help;                   /* py_add_parser: what the main parser says of the command; NULL: does not list it */
    const char *const *aliases;         /* py_add_parser: other names of the command, NULL-terminated */
    py_argument_parser *const *parents; /* parsers whose arguments are taken over, NULL-terminated */
} py_argument_parser_options;

/* A parser, owned by the current pool: the description (NULL: none), then options:
 * `py_argument_parser_new("Train a model", .prog = "train")`. */
#define py_argument_parser_new(...)                                                                          \
    py_argument_parser_new_with(&(py_argument_parser_options){.description = __VA_ARGS__})
py_argument_parser *py_argument_parser_new_with(const py_argument_parser_options *options);

#define py_add_argument(parser, ...) py_add_argument_with((parser), &(py_argument){.unused_ = 0, __VA_ARGS__})
void py_add_argument_with(py_argument_parser *parser, const py_argument *argument);

/* The same as objects that options are added to: what is given to py_add_argument in place of the parser. */
py_argument_parser *py_argument_group(py_argument_parser *parser, const char *title, const char *description);
py_argument_parser *py_exclusive_group(py_argument_parser *parser, bool required);

/* add_subparsers() in three steps, with the fields of all commands in the main parser's struct:
 *
 *     py_argument_parser *commands = py_commands(parser, NULL, NULL, NULL);
 *     py_add_argument(commands, .flags = {"command"}, .action = PY_ARG_COMMANDS, .field = offsetof(Args, command));
 *     py_argument_parser *train = py_add_parser(commands, "train", .help = "train a model");
 *
 * A title or description makes a group of its own in the help; prog: what stands before the command in its usage. */
py_argument_parser *py_commands(py_argument_parser *parser, const char *title, const char *description, const char *prog);
#define py_add_parser(commands, ...)                                                                         \
    py_add_parser_with((commands), &(py_argument_parser_options){.name = __VA_ARGS__})
py_argument_parser *py_add_parser_with(py_argument_parser *commands, const py_argument_parser_options *options);

/* hasattr(args, name) of a namespace that lacks the fields of the commands not given. */
bool py_namespace_has(const void *args, const char *name);

/* A titled group, an exclusive group: numbers for .group and .exclusive. */
int py_add_argument_group(py_argument_parser *parser, const char *title, const char *description);
int py_add_exclusive_group(py_argument_parser *parser, bool required);

/* Parses the command line given to t2m_start into a new zeroed struct that starts with a t2m_object, owned by
 * the current pool; releasing it releases its strings and lists. */
void *py_parse_args(py_argument_parser *parser, size_t size);
/* The same for a list of texts. */
void *py_parse_args_from(py_argument_parser *parser, size_t size, const py_list *arguments);

/* parse_known_args(): what is not known is kept, and not an error. The second is the list of it, of the last parse. */
void *py_parse_known_args(py_argument_parser *parser, size_t size);
void *py_parse_known_args_from(py_argument_parser *parser, size_t size, const py_list *arguments);
py_list *py_unknown_arguments(py_argument_parser *parser);

void py_parser_print_help(py_argument_parser *parser);
void py_parser_print_usage(py_argument_parser *parser);
py_str py_parser_format_help(py_argument_parser *parser);
_Noreturn void py_parser_error(py_argument_parser *parser, const char *message);
_Noreturn void py_parser_exit(const char *message, int64_t status); /* parser.exit(): the message (NULL: none) goes to stderr */

/* args.name = value, of a name that no argument has: print(args) shows it behind those that have. */
void py_namespace_note(void *args, const char *name, const t2m_object *value);

/* repr of the parsed namespace, "Namespace(batch_size=64, ...)": print(args). */
py_str py_namespace_repr(const void *args);

#endif
