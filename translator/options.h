/* The command line of torch2mlx. */
#ifndef T2M_OPTIONS_H
#define T2M_OPTIONS_H

#include "base/arena.h"
#include "base/vec.h"

#include <stdbool.h>

/* What the process exits with; DESIGN.md's table. */
typedef enum ExitCode {
    EXIT_CONVERTED = 0,     /* whole */
    EXIT_TODOS = 1,         /* converted, with work left in the checklist */
    EXIT_USAGE = 2,         /* the command line, or a file that cannot be read */
    EXIT_INVALID_INPUT = 3, /* the input is not valid Python, or has an error that stops the translation */
    EXIT_BUG = 4,           /* our own fault; bug.h */
    EXIT_BUILD_FAILED = 5,  /* the generated project did not build */
} ExitCode;

typedef enum Command {
    COMMAND_NONE,
    COMMAND_CONVERT,
    COMMAND_REPORT,
    COMMAND_BUILD,
    COMMAND_RUN,
    COMMAND_EXPLAIN,
    COMMAND_VERIFY,
    COMMAND_HELP,
    COMMAND_VERSION,
} Command;

typedef enum DumpKind { DUMP_NONE, DUMP_AST, DUMP_TYPES, DUMP_SHAPES, DUMP_IR, DUMP_GRAD } DumpKind;
typedef enum ReportFormat { FORMAT_TERMINAL, FORMAT_MARKDOWN, FORMAT_JSON } ReportFormat;
typedef enum GradMode { GRAD_AUTO, GRAD_LIFT, GRAD_RECORD } GradMode;

typedef enum Precision { PRECISION_ANY, PRECISION_FLOAT32, PRECISION_BF16 } Precision; /* ANY: nothing was said */

typedef struct Options {
    Command command;
    const char *input;      /* the script, the project directory of build and run, or the name to explain */
    const char *output_dir; /* -o; or NULL for "<stem>_mlx" in the current directory */
    Vec(const char *) rule_dirs; /* --rules, in order: the last one wins */
    DumpKind dump;
    const char *stop_after; /* the name of a pass, or NULL */
    ReportFormat format;
    GradMode grad;
    Precision precision; /* of large products: of convert, and of build and run */
    bool vendor_runtime;
    bool dry_run;
    bool force; /* overwrite files of the output that were edited by hand */
    char **
        run_arguments; /* after `--`: argv of the trainer without its name; NULL-terminated, in main's argv */
} Options;

/*
 * Fills `options` from main's arguments, which must stay alive. False after an explanation on stderr; then exit with EXIT_USAGE.
 */
bool options_parse(Options *options, Arena *arena, int argc, char **argv);

/* What CMake's T2M_PRECISION is to be; NULL for PRECISION_ANY. */
const char *precision_name(Precision precision);

/* The text of --help. */
extern const char options_help[];

#endif
