/* argparse against CPython's: usage, help, errors and values of four parsers (record_argparse.py has the same
 * ones). */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

typedef struct training {
    t2m_object base;
    int64_t batch_size;
    double lr;
    py_optional_int max_steps;
    py_str data;
    bool no_cuda;
    int64_t a_very_long_option_name;
} training;

static void *parse_training(const py_list *words)
{
    py_argument_parser *parser = py_argument_parser_new("Fashion-MNIST with a multi-layer perceptron");
    py_add_argument(parser, .flags = {"--batch-size"}, .type = PY_ARG_INT, .initial = py_default(64),
                    .metavar = "N", .help = "input batch size for training (default: 64)",
                    .field = offsetof(training, batch_size));
    py_add_argument(parser, .flags = {"--lr"}, .type = PY_ARG_FLOAT, .initial = py_default(0.05),
                    .metavar = "LR", .help = "learning rate (default: %(default)s)",
                    .field = offsetof(training, lr));
    py_add_argument(parser, .flags = {"--max-steps"}, .type = PY_ARG_INT, .optional = true, .metavar = "N",
                    .help = "stop each epoch after this many batches",
                    .field = offsetof(training, max_steps));
    py_add_argument(parser, .flags = {"--data"}, .initial = py_default(PY_STR("./data")),
                    .help = "folder that holds the data set", .field = offsetof(training, data));
    py_add_argument(parser, .flags = {"--no-cuda"}, .action = PY_ARG_STORE_TRUE,
                    .help = "disables CUDA training", .field = offsetof(training, no_cuda));
    py_add_argument(parser, .flags = {"--a-very-long-option-name"}, .type = PY_ARG_INT,
                    .initial = py_default(3), .field = offsetof(training, a_very_long_option_name));
    return py_parse_args_from(parser, sizeof(training), words);
}

typedef struct everything {
    t2m_object base;
    py_str source;
    py_list *rest;
    int64_t jobs;
    int64_t verbose;
    bool x;
    py_str mode;
    py_optional_int level;
    py_list *tag;
    py_list *size;
    py_list *names;
    py_str maybe;
    py_str hidden;
    bool shuffle;
} everything;

static const char *const modes[] = {"fast", "slow", NULL};
static const char *const levels[] = {"1", "2", "3", NULL};
static const char *const width_height[] = {"W", "H", NULL};

static void *parse_everything(const py_list *words)
{
    py_argument_parser *p = py_argument_parser_new("Many %(prog)s kinds.", .prog = "prog",
                                                   .epilog = "See the well-known manual.\nBye.");
    py_add_argument(p, .flags = {"source"}, .help = "where to read", .field = offsetof(everything, source));
    py_add_argument(p, .flags = {"rest"}, .nargs = "*", .type = PY_ARG_INT, .help = "numbers",
                    .field = offsetof(everything, rest));
    py_add_argument(p, .flags = {"-j", "--jobs"}, .type = PY_ARG_INT, .initial = py_default(1),
                    .help = "how many at a time, 100%% of them; %(type)s %(default)d",
                    .field = offsetof(everything, jobs));
    py_add_argument(p, .flags = {"-v", "--verbose"}, .action = PY_ARG_COUNT, .initial = py_default(0),
                    .field = offsetof(everything, verbose));
    py_add_argument(p, .flags = {"-x"}, .action = PY_ARG_STORE_TRUE, .field = offsetof(everything, x));
    py_add_argument(p, .flags = {"-m", "--mode"}, .choices = modes, .initial = py_default(PY_STR("fast")),
                    .help = "one of %(choices)s", .field = offsetof(everything, mode));
    py_add_argument(p, .flags = {"--level"}, .type = PY_ARG_INT, .choices = levels, .optional = true,
                    .field = offsetof(everything, level));
    py_add_argument(p, .flags = {"--tag"}, .action = PY_ARG_APPEND, .field = offsetof(everything, tag));
    py_add_argument(p, .flags = {"--size"}, .nargs = "2", .type = PY_ARG_FLOAT, .metavars = width_height,
                    .initial = py_default(py_floats(1, 2.5)), .field = offsetof(everything, size));
    py_add_argument(p, .flags = {"--names"}, .nargs = "+", .required = true,
                    .field = offsetof(everything, names));
    py_add_argument(p, .flags = {"--maybe"}, .nargs = "?", .constant = py_default(PY_STR("yes")),
                    .initial = py_default(PY_STR("no")), .field = offsetof(everything, maybe));
    py_add_argument(p, .flags = {"--hidden"}, .help = PY_ARG_SUPPRESS, .field = offsetof(everything, hidden));
    py_add_argument(p, .flags = {"--shuffle"}, .action = PY_ARG_BOOLEAN_OPTIONAL,
                    .initial = py_default_bool(true), .help = "mix", .field = offsetof(everything, shuffle));
    py_add_argument(p, .flags = {"--version"}, .action = PY_ARG_VERSION, .version = "%(prog)s 1.0");
    return py_parse_args_from(p, sizeof(everything), words);
}

typedef struct shown {
    t2m_object base;
    int64_t epochs;
    py_str name;
    double drop;
    bool save;
    int64_t hidden;
    py_str act;
    bool cpu;
    py_optional_int gpu;
    bool quiet;
    bool loud;
} shown;

static void *parse_shown(const py_list *words)
{
    py_argument_parser *p = py_argument_parser_new(NULL, .show_defaults = true);
    py_add_argument(p, .flags = {"--epochs"}, .type = PY_ARG_INT, .initial = py_default(10),
                    .help = "number of epochs", .field = offsetof(shown, epochs));
    py_add_argument(p, .flags = {"--name"}, .field = offsetof(shown, name),
                    .help = "a state-of-the-art name for the run, which may be quite long -- really long");
    py_add_argument(p, .flags = {"--drop"}, .type = PY_ARG_FLOAT, .initial = py_default(PY_STR("0.5")),
                    .help = "dropout", .field = offsetof(shown, drop));
    py_add_argument(p, .flags = {"--no-save"}, .dest = "save", .action = PY_ARG_STORE_FALSE,
                    .help = "do not save", .field = offsetof(shown, save));
    int model = py_add_argument_group(p, "model", "What the network looks like.");
    py_add_argument(p, .group = model, .flags = {"--hidden"}, .type = PY_ARG_INT, .initial = py_default(128),
                    .help = "units", .field = offsetof(shown, hidden));
    py_add_argument(p, .group = model, .flags = {"--act"}, .initial = py_default(PY_STR("relu")),
                    .field = offsetof(shown, act));
    int which = py_add_exclusive_group(p, true), other = py_add_exclusive_group(p, false);
    py_add_argument(p, .exclusive = which, .flags = {"--cpu"}, .action = PY_ARG_STORE_TRUE,
                    .help = "use the CPU", .field = offsetof(shown, cpu));
    py_add_argument(p, .exclusive = which, .flags = {"--gpu"}, .type = PY_ARG_INT, .optional = true,
                    .help = "use this GPU", .field = offsetof(shown, gpu));
    py_add_argument(p, .exclusive = other, .flags = {"--quiet"}, .action = PY_ARG_STORE_TRUE,
                    .field = offsetof(shown, quiet));
    py_add_argument(p, .exclusive = other, .flags = {"--loud"}, .action = PY_ARG_STORE_TRUE,
                    .field = offsetof(shown, loud));
    return py_parse_args_from(p, sizeof(shown), words);
}

typedef struct positionals {
    t2m_object base;
    int64_t first;
    py_str second;
    py_list *third;
    bool flag;
    bool flag_two;
} positionals;

static py_cell str2bool(py_str text)
{
    py_str lower = py_str_lower(text);
    if (py_str_equal(lower, PY_STR("yes")) || py_str_equal(lower, PY_STR("true")))
        return py_of_bool(true);
    if (py_str_equal(lower, PY_STR("no")) || py_str_equal(lower, PY_STR("false")))
        return py_of_bool(false);
    if (py_str_equal(text, PY_STR("maybe")))
        py_raise(PY_VALUE_ERROR, "not sure");
    py_raise(PY_ARGUMENT_TYPE_ERROR, "Boolean value expected.");
}

static void *parse_positionals(const py_list *words)
{
    py_argument_parser *p = py_argument_parser_new("");
    py_add_argument(p, .flags = {"first"}, .type = PY_ARG_INT, .field = offsetof(positionals, first));
    py_add_argument(p, .flags = {"second"}, .nargs = "?", .initial = py_default(PY_STR("none")),
                    .field = offsetof(positionals, second));
    py_add_argument(p, .flags = {"third"}, .nargs = "+", .field = offsetof(positionals, third));
    py_add_argument(p, .flags = {"--flag"}, .type = PY_ARG_CUSTOM, .convert = str2bool, .kind = PY_BOOL,
                    .type_name = "str2bool", .initial = py_default_bool(true),
                    .field = offsetof(positionals, flag));
    py_add_argument(p, .flags = {"--flag-two"}, .type = PY_ARG_BOOL, .initial = py_default_bool(false),
                    .field = offsetof(positionals, flag_two));
    return py_parse_args_from(p, sizeof(positionals), words);
}

static const struct parser_case {
    const char *name;
    void *(*parse)(const py_list *words);
} parsers[] = {
    {"training", parse_training},
    {"everything", parse_everything},
    {"defaults_shown", parse_shown},
    {"positionals", parse_positionals},
};

static void parse_and_print(void *context)
{
    const cases *c = context;
    char *arguments[] = {"./train"};
    t2m_start(1, arguments, "train.py");
    setenv("COLUMNS", c->field[1], 1);
    T2M_POOL(pool);
    py_list *words = c->field[2][0] == '\x1e' ? py_list_new(PY_OBJECT)
                                              : py_str_split(py_str_of(c->field[2]), PY_STR("\x1f"), -1);
    for (size_t i = 0; i < sizeof(parsers) / sizeof(parsers[0]); i++) {
        if (strcmp(parsers[i].name, c->field[0]) == 0)
            printf("%s\n", py_object_repr_text(parsers[i].parse(words)));
    }
}

Test(argparse, prints_and_parses_as_cpython)
{
    int different = 0;
    for (cases c = cases_open("argparse.txt"); cases_next(&c);) {
        T2M_POOL(pool);
        py_str out = from_hex(c.field[4]), err = from_hex(c.field[5]);
        outcome o = run_apart(parse_and_print, &c);
        if (strcmp(o.out, out->text) == 0 && strcmp(o.err, err->text) == 0 && o.code == atoi(c.field[3]))
            continue;
        different++;
        fprintf(stderr, "%s [%s], %s columns: exit %d, expected %s\n--- got\n%s%s--- expected\n%s%s",
                c.field[0], c.field[2], c.field[1], o.code, c.field[3], o.out, o.err, out->text, err->text);
    }
    cr_assert_eq(different, 0, "%d cases differ", different);
}

static void parse_own_words(void *unused)
{
    (void)unused;
    char *arguments[] = {"./train", "--batch-size", "7"};
    t2m_start(3, arguments, "train.py");
    py_argument_parser *parser = py_argument_parser_new(NULL);
    py_add_argument(parser, .flags = {"--batch-size"}, .type = PY_ARG_INT, .initial = py_default(64),
                    .field = offsetof(training, batch_size));
    training *args = py_parse_args(parser, sizeof(training));
    printf("%d", (int)args->batch_size);
}

Test(argparse, reads_the_command_line)
{
    outcome o = run_apart(parse_own_words, NULL);
    cr_assert_str_eq(o.out, "7");
}
