/* Reading the command line: subcommands and options from tables; anything unknown is an error with the word in it. */
#include "options.h"

#include "base/bug.h"

#include <stdio.h>
#include <string.h>

const char options_help[] =
    "torch2mlx turns a PyTorch training script into a C project on an MLX-style runtime that trains to the "
    "same numbers.\n"
    "\n"
    "usage:\n"
    "  torch2mlx convert SCRIPT.py [-o DIR]   write the C project (to <stem>_mlx if no DIR is given)\n"
    "  torch2mlx report SCRIPT.py             print the migration checklist; writes nothing\n"
    "  torch2mlx build DIR                    configure and build a converted project\n"
    "  torch2mlx run DIR [-- ARGS]            build it and run its trainer with ARGS\n"
    "  torch2mlx explain NAME                 what a PyTorch name becomes, for example torch.nn.GRU\n"
    "  torch2mlx verify SCRIPT.py             compare the trainer with PyTorch (not in this version)\n"
    "\n"
    "options:\n"
    "  -o, --output DIR        where convert writes\n"
    "  --rules DIR             more rule stubs; they win over the built-in ones; may be given again\n"
    "  --format FORMAT         of the report: terminal, markdown, json\n"
    "  --grad MODE             lift, record or auto: how gradients are computed (auto: lifted where that can be)\n"
    "  --precision PRECISION   of convert, build, run: bf16 rounds the operands of large products to bfloat16 where the\n"
    "                          CPU multiplies those (the default, float32, is PyTorch's)\n"
    "  --vendor-runtime        put the runtime's sources into the project\n"
    "  --force                 overwrite files of the output that were edited by hand\n"
    "  --dry-run               convert without writing anything\n"
    "  --dump WHAT             print ast, types, shapes, ir or grad to stdout\n"
    "  --stop-after PASS       stop after the named pass\n"
    "  -h, --help              this text\n"
    "  --version               the version\n"
    "\n"
    "exit codes: 0 converted whole, 1 converted with TODOs, 2 usage, 3 not valid Python, 4 a bug of "
    "torch2mlx,\n"
    "5 the generated project did not build\n";

typedef struct Word {
    const char *text;
    int value;
} Word;

static const Word commands[] = {
    {"convert", COMMAND_CONVERT}, {"report", COMMAND_REPORT}, {"build", COMMAND_BUILD}, {"run", COMMAND_RUN},
    {"explain", COMMAND_EXPLAIN}, {"verify", COMMAND_VERIFY}, {"help", COMMAND_HELP},   {NULL, 0}};
static const Word dumps[] = {{"ast", DUMP_AST}, {"types", DUMP_TYPES}, {"shapes", DUMP_SHAPES},
                             {"ir", DUMP_IR},   {"grad", DUMP_GRAD},   {NULL, 0}};
static const Word formats[] = {
    {"terminal", FORMAT_TERMINAL}, {"markdown", FORMAT_MARKDOWN}, {"json", FORMAT_JSON}, {NULL, 0}};
static const Word grads[] = {{"auto", GRAD_AUTO}, {"lift", GRAD_LIFT}, {"record", GRAD_RECORD}, {NULL, 0}};

static const Word precisions[] = {{"float32", PRECISION_FLOAT32}, {"bf16", PRECISION_BF16}, {NULL, 0}};

const char *precision_name(Precision precision)
{
    for (const Word *word = precisions; word->text; word++)
        if (word->value == (int)precision)
            return word->text;
    return NULL;
}

static const Word *find_word(const Word *words, const char *text)
{
    for (; words->text; words++)
        if (strcmp(words->text, text) == 0)
            return words;
    return NULL;
}

/* The value of an option from its table; says which values there are if it is not one of them. */
static bool choose(const char *option, const Word *words, const char *text, int *value)
{
    const Word *word = find_word(words, text);
    if (word) {
        *value = word->value;
        return true;
    }
    fprintf(stderr, "torch2mlx: %s cannot be `%s`; it is one of", option, text);
    for (; words->text; words++)
        fprintf(stderr, " %s", words->text);
    fputs("\n", stderr);
    return false;
}

/* The arguments not yet read. */
typedef struct Reader {
    char **next;
    Arena *arena;
    Options *options;
} Reader;

/* Matches `--name VALUE` and `--name=VALUE`; 1 if it did, 0 if it is another option, -1 if the value is missing. */
static int read_value(Reader *reader, const char *name, const char **value)
{
    const char *argument = *reader->next;
    size_t length = strlen(name);
    if (strncmp(argument, name, length) != 0)
        return 0;
    if (argument[length] == '=' && name[1] == '-') {
        *value = argument + length + 1;
        reader->next++;
        return 1;
    }
    if (argument[length] != '\0')
        return 0;
    if (!reader->next[1]) {
        fprintf(stderr, "torch2mlx: %s needs a value\n", name);
        return -1;
    }
    *value = reader->next[1];
    reader->next += 2;
    return 1;
}

enum { OPTION_OUTPUT, OPTION_RULES, OPTION_FORMAT, OPTION_GRAD, OPTION_PRECISION, OPTION_DUMP, OPTION_STOP_AFTER };

static const Word value_options[] = {{"-o", OPTION_OUTPUT},
                                     {"--output", OPTION_OUTPUT},
                                     {"--rules", OPTION_RULES},
                                     {"--format", OPTION_FORMAT},
                                     {"--grad", OPTION_GRAD},
                                     {"--precision", OPTION_PRECISION},
                                     {"--dump", OPTION_DUMP},
                                     {"--stop-after", OPTION_STOP_AFTER},
                                     {NULL, 0}};

static bool apply_value(Reader *reader, int option, const char *value)
{
    Options *options = reader->options;
    int chosen = 0;
    bool is_good = true;
    switch (option) {
    case OPTION_OUTPUT:
        options->output_dir = value;
        break;
    case OPTION_RULES:
        vec_push(reader->arena, &options->rule_dirs, value);
        break;
    case OPTION_FORMAT:
        is_good = choose("--format", formats, value, &chosen);
        options->format = (ReportFormat)chosen;
        break;
    case OPTION_GRAD:
        is_good = choose("--grad", grads, value, &chosen);
        options->grad = (GradMode)chosen;
        break;
    case OPTION_PRECISION:
        is_good = choose("--precision", precisions, value, &chosen);
        options->precision = (Precision)chosen;
        break;
    case OPTION_DUMP:
        is_good = choose("--dump", dumps, value, &chosen);
        options->dump = (DumpKind)chosen;
        break;
    case OPTION_STOP_AFTER:
        options->stop_after = value;
        break;
    default:
        T2M_BUG("option %d has no case", option);
    }
    return is_good;
}

static bool read_flag(Reader *reader)
{
    const char *argument = *reader->next;
    Options *options = reader->options;
    if (strcmp(argument, "--vendor-runtime") == 0)
        options->vendor_runtime = true;
    else if (strcmp(argument, "--dry-run") == 0)
        options->dry_run = true;
    else if (strcmp(argument, "--force") == 0)
        options->force = true;
    else if (strcmp(argument, "-h") == 0 || strcmp(argument, "--help") == 0)
        options->command = COMMAND_HELP;
    else if (strcmp(argument, "--version") == 0)
        options->command = COMMAND_VERSION;
    else
        return false;
    reader->next++;
    return true;
}

static bool read_option(Reader *reader)
{
    if (read_flag(reader))
        return true;
    for (const Word *option = value_options; option->text; option++) {
        const char *value = NULL;
        int outcome = read_value(reader, option->text, &value);
        if (outcome != 0)
            return outcome > 0 && apply_value(reader, option->value, value);
    }
    fprintf(stderr, "torch2mlx: unknown option %s (see torch2mlx --help)\n", *reader->next);
    return false;
}

static bool read_word(Reader *reader)
{
    Options *options = reader->options;
    const char *argument = *reader->next++;
    if (options->command == COMMAND_NONE) {
        const Word *command = find_word(commands, argument);
        if (command)
            options->command = (Command)command->value;
        else
            fprintf(stderr, "torch2mlx: unknown command `%s` (see torch2mlx --help)\n", argument);
        return command != NULL;
    }
    if (options->input && options->command != COMMAND_HELP) {
        fprintf(stderr, "torch2mlx: `%s` is one argument too many\n", argument);
        return false;
    }
    options->input = argument;
    return true;
}

static bool check(const Options *options)
{
    switch (options->command) {
    case COMMAND_NONE:
        fputs(options_help, stderr);
        return false;
    case COMMAND_HELP:
    case COMMAND_VERSION:
        return true;
    default:
        if (!options->input)
            fputs("torch2mlx: what to work on is missing (see torch2mlx --help)\n", stderr);
        return options->input != NULL;
    }
}

bool options_parse(Options *options, Arena *arena, int argc, char **argv)
{
    *options = (Options){0};
    Reader reader = {.next = argv + (argc > 0), .arena = arena, .options = options};
    while (*reader.next) {
        if (strcmp(*reader.next, "--") == 0) {
            options->run_arguments = reader.next + 1;
            break;
        }
        bool is_option = (*reader.next)[0] == '-' && (*reader.next)[1] != '\0';
        if (!(is_option ? read_option(&reader) : read_word(&reader)))
            return false;
    }
    return check(options);
}
