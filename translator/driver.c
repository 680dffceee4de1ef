/*
 * The pipeline on one screen: the ordered list of passes, and the loop that runs them. Each pass is one function of one file
 * in a folder below; `--stop-after=NAME` ends after it, `--dump=KIND` prints what it made.
 */
#include "driver.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Pass {
    const char *name;
    void (*run)(Compilation *compilation);
    DumpKind dump; /* printed after this pass if asked for */
    void (*print)(Compilation *compilation, Text *out);
} Pass;

/* Requires options.input; provides modules[0], validated. */
static void pass_parse(Compilation *compilation)
{
    const SourceFile *file = source_load(&compilation->syntax, compilation->options.input);
    Module *module = file ? parse_module(&compilation->syntax, file) : NULL;
    if (module)
        vec_push(&compilation->arena, &compilation->modules, module);
}

static void print_ast(Compilation *compilation, Text *out)
{
    vec_each(i, &compilation->modules)
        ast_dump(compilation->modules.items[i], out);
}

static const Pass passes[] = {
    {"parse", pass_parse, DUMP_AST, print_ast},
};
enum { PASS_COUNT = sizeof passes / sizeof *passes };

void compilation_init(Compilation *compilation)
{
    names_init(&compilation->names, &compilation->arena);
    sources_init(&compilation->sources, &compilation->arena);
    diagnostics_init(&compilation->diagnostics, &compilation->arena, &compilation->sources);
    compilation->ids.next = 1;
    compilation->syntax = (SyntaxContext){
        .arena = &compilation->arena,
        .names = &compilation->names,
        .sources = &compilation->sources,
        .diagnostics = &compilation->diagnostics,
        .ids = &compilation->ids,
    };
}

void compilation_release(Compilation *compilation)
{
    text_release(&compilation->dump);
    arena_release(&compilation->arena);
}

/* True if a pass of that name exists, or none is asked for. */
static bool is_known_stop(const char *stop_after)
{
    for (size_t i = 0; i < PASS_COUNT && stop_after; i++)
        if (strcmp(passes[i].name, stop_after) == 0)
            return true;
    return stop_after == NULL;
}

/* Ends early at the pass that the options name, or after one that left an error. */
static void run_passes(Compilation *compilation)
{
    const Options *options = &compilation->options;
    for (size_t i = 0; i < PASS_COUNT; i++) {
        passes[i].run(compilation);
        if (diag_has_errors(&compilation->diagnostics))
            return;
        if (options->dump != DUMP_NONE && passes[i].dump == options->dump)
            passes[i].print(compilation, &compilation->dump);
        if (options->stop_after && strcmp(options->stop_after, passes[i].name) == 0)
            return;
    }
}

static void print_diagnostics(Compilation *compilation)
{
    Text text = {0};
    diag_finish(&compilation->diagnostics);
    diag_render_all(&compilation->diagnostics, isatty(STDERR_FILENO), &text);
    fputs(text_string(&text), stderr);
    text_release(&text);
}

static int exit_code(const Compilation *compilation)
{
    const Diagnostics *diagnostics = &compilation->diagnostics;
    vec_each(i, &diagnostics->list)
        if (diagnostics->list.items[i].spec.number == DIAG_cannot_read)
            return EXIT_USAGE;
    if (diag_has_errors(diagnostics))
        return EXIT_INVALID_INPUT;
    return diag_count(diagnostics, DIAG_TODO) ? EXIT_TODOS : EXIT_CONVERTED;
}

static int run_translation(Compilation *compilation)
{
    const char *stop_after = compilation->options.stop_after;
    if (!is_known_stop(stop_after)) {
        fprintf(stderr, "torch2mlx: there is no pass `%s`; the passes are", stop_after);
        for (size_t i = 0; i < PASS_COUNT; i++)
            fprintf(stderr, " %s", passes[i].name);
        fputs("\n", stderr);
        return EXIT_USAGE;
    }
    run_passes(compilation);
    print_diagnostics(compilation);
    fwrite(text_string(&compilation->dump), 1, compilation->dump.length, stdout);
    return exit_code(compilation);
}

int driver_run(Compilation *compilation)
{
    const Options *options = &compilation->options;
    switch (options->command) {
    case COMMAND_HELP:
        fputs(options_help, stdout);
        return EXIT_CONVERTED;
    case COMMAND_VERSION:
        puts("torch2mlx " T2M_VERSION);
        return EXIT_CONVERTED;
    case COMMAND_BUILD:
        return project_build(options->input);
    case COMMAND_RUN:
        return project_run(options->input, options->run_arguments);
    case COMMAND_VERIFY:
        fputs("torch2mlx: verify is not in this version\n", stderr);
        return EXIT_USAGE;
    case COMMAND_EXPLAIN:
        fputs("torch2mlx: explain is not in this version\n", stderr);
        return EXIT_USAGE;
    default:
        return run_translation(compilation);
    }
}
