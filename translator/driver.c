/*
 * The pipeline on one screen: the ordered list of passes, and the loop that runs them. Each pass is one function of one file
 * in a folder below; `--stop-after=NAME` ends after it, `--dump=KIND` prints what it made.
 */
#include "driver.h"

#include "base/bug.h"
#include "emit/emit.h"
#include "grad/grad.h"
#include "ir/print.h"
#include "ir/verify.h"
#include "emit/project.h"
#include "lower/lower.h"
#include "lower/loop_items.h"
#include "lower/number_arrays.h"
#include "lower/order.h"
#include "lower/shared_arrays.h"
#include "lower/unbound.h"
#include "report/collect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

/* The last --rules folder wins, ours come last. */
static void load_rules(Compilation *compilation)
{
    Arena *arena = &compilation->arena;
    size_t given = compilation->options.rule_dirs.count, count = 0;
    const char **folders = ARENA_NEW_ARRAY(arena, const char *, given + 1);
    while (count < given) {
        folders[count] = compilation->options.rule_dirs.items[given - 1 - count];
        count++;
    }
    const char *own = getenv("T2M_RULES") ? NULL : project_share_folder(arena, "rules"); /* beside this program, wherever it was put */
    if (!own)
        own = rules_default_folder(arena);
    if (own)
        folders[count++] = own;
    types_init(&compilation->types, arena, &compilation->names);
    rules_init(&compilation->rules, &compilation->syntax, &compilation->types, folders, count);
}

/* Requires modules[0]; provides rules and program. */
static void pass_sema(Compilation *compilation)
{
    load_rules(compilation);
    compilation->program = sema_run(&compilation->syntax, &compilation->rules, compilation->modules.items[0]);
    if (diag_count(&compilation->diagnostics, DIAG_TODO)) /* shapes may be guessed where lines are not understood */
        diag_recode(&compilation->diagnostics, DIAG_shape_mismatch, DIAG_shape_doubtful);
}

static void print_types(Compilation *compilation, Text *out)
{
    sema_dump_types(compilation->program, out);
}

static void print_shapes(Compilation *compilation, Text *out)
{
    sema_dump_shapes(compilation->program, out);
}

/* A statement that a pass left malformed: the user gets a TODO at its place and the rest of the program. */
static IrStmt *give_up_statement(void *context, const IrStmt *stmt, const char *faults)
{
    Compilation *compilation = context;
    const char *message = arena_printf(&compilation->arena, "torch2mlx made a mistake here: %.*s", (int)strcspn(faults, "\n"), faults);
    diag_report(&compilation->diagnostics, DIAG_our_fault, stmt->span, "%s", message);
    return ir_todo(compilation->ir, DIAG_our_fault, message, stmt->span);
}

/* A pass that leaves a malformed program is our fault; the check costs little, so release builds make it too. */
static void check_ir(Compilation *compilation, const char *pass)
{
    Text errors = {0};
    bool is_mended = !diag_has_errors(&compilation->diagnostics) && !ir_mend(compilation->ir, give_up_statement, compilation);
    if (is_mended && !ir_verify(compilation->ir, &errors))
        T2M_BUG("%s left a malformed program:\n%s", pass, text_string(&errors));
    text_release(&errors);
}

/* Requires program; provides ir. */
static void pass_lower(Compilation *compilation)
{
    compilation->ir = lower_program(compilation->program);
    check_ir(compilation, "lower");
}

/* Requires ir; changes it: no operand with effects is left where C could evaluate it out of order. What stands in order by itself needs
 * no tuples to be taken apart. */
static void pass_order(Compilation *compilation)
{
    order_program(compilation->ir);
    loop_items_program(compilation->ir);
    check_ir(compilation, "order");
}

/* Requires ir; changes it: backward calls are lifted, or the program records graphs. */
static void pass_grad(Compilation *compilation)
{
    GradMode mode = compilation->options.grad;
    Diagnostics *diagnostics = &compilation->diagnostics;
    grad_check_cleared(compilation->ir, diagnostics);
    shared_arrays_follow(compilation->ir);
    Diagnostics before = *diagnostics;
    GradNoteVec attempt = {0};
    size_t refused = 0;
    const IrExpr *shown = mode == GRAD_LIFT ? NULL : grad_shown(compilation->ir);
    if (mode != GRAD_RECORD && !shown)
        refused = grad_lift(compilation->ir, diagnostics, &attempt);
    if (mode == GRAD_RECORD || shown || (mode == GRAD_AUTO && refused)) {
        if (refused) { /* the attempt has changed the program */
            *diagnostics = before;
            pass_lower(compilation);
            pass_order(compilation);
            shared_arrays_follow(compilation->ir);
        }
        grad_record(compilation->ir, &attempt, shown, &compilation->grad_notes);
        grad_name_shown(compilation->ir);
    } else {
        compilation->grad_notes = attempt;
    }
    number_arrays_mark(compilation->ir);
    unbound_follow(compilation->ir);
    check_ir(compilation, "grad");
}

static void print_ir(Compilation *compilation, Text *out)
{
    ir_print_program(compilation->ir, out);
}

/* Requires ir; provides project: the files in memory. */
static void pass_emit(Compilation *compilation)
{
    Project *project = &compilation->project;
    const Options *options = &compilation->options;
    project_init(project, &compilation->arena, options->input);
    project_add_program(project, compilation->ir);
    const char *prefix = project_runtime_prefix(&compilation->arena);
    project_add_cmake(project, options->vendor_runtime ? NULL : prefix, precision_name(options->precision));
    if (options->vendor_runtime)
        project_add_runtime(project, project_share_folder(&compilation->arena, "runtime"), &compilation->diagnostics);
}

static void collect_checklist(Compilation *compilation, Checklist *checklist)
{
    checklist_init(checklist, &compilation->arena, &compilation->sources, compilation->options.input);
    checklist->is_bf16 = compilation->options.precision == PRECISION_BF16;
    if (compilation->program)
        checklist_collect(checklist, compilation->program, &compilation->diagnostics, &compilation->grad_notes);
}

/* Requires project; writes it, with the checklist, unless this is a dry run. */
static void pass_write(Compilation *compilation)
{
    const Options *options = &compilation->options;
    Project *project = &compilation->project;
    Checklist checklist;
    Text text = {0};
    collect_checklist(compilation, &checklist);
    checklist_markdown(&checklist, &text);
    project_add(project, "MIGRATION.md", text_string(&text), text.length);
    text_release(&text);
    if (options->dry_run || options->command != COMMAND_CONVERT)
        return;
    const char *folder = options->output_dir ? options->output_dir : project_default_folder(project);
    if (project_write(project, folder, options->force, &compilation->diagnostics))
        fprintf(stderr, "torch2mlx: wrote %s\n", folder);
}

static const Pass passes[] = {
    {"parse", pass_parse, DUMP_AST, print_ast},
    {"sema", pass_sema, DUMP_TYPES, print_types},
    {"shapes", NULL, DUMP_SHAPES, print_shapes},
    {"lower", pass_lower, DUMP_IR, print_ir},
    {"order", pass_order, DUMP_NONE, NULL},
    {"grad", pass_grad, DUMP_GRAD, print_ir},
    {"emit", pass_emit, DUMP_NONE, NULL},
    {"write", pass_write, DUMP_NONE, NULL},
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
        if (passes[i].run)
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

static void print_report(Compilation *compilation)
{
    Checklist checklist;
    Text text = {0};
    collect_checklist(compilation, &checklist);
    if (compilation->options.format == FORMAT_JSON)
        checklist_json(&checklist, &text);
    else if (compilation->options.format == FORMAT_MARKDOWN)
        checklist_markdown(&checklist, &text);
    else
        checklist_terminal(&checklist, isatty(STDOUT_FILENO), &text);
    fputs(text_string(&text), stdout);
    text_release(&text);
}

static int explain(Compilation *compilation)
{
    Text text = {0};
    load_rules(compilation);
    bool found = explain_rule(&compilation->rules, compilation->options.input, &text);
    fputs(text_string(&text), found ? stdout : stderr);
    text_release(&text);
    return found ? EXIT_CONVERTED : EXIT_USAGE;
}

/* True if the command is at fault, not the script: a file that cannot be read, an output folder, a stub of --rules. */
static bool is_usage_error(const Diag *diagnostic)
{
    int number = diagnostic->spec.number;
    return number == DIAG_cannot_read || number == DIAG_bad_stub || number / 1000 == 5;
}

static int exit_code(const Compilation *compilation)
{
    const Diagnostics *diagnostics = &compilation->diagnostics;
    vec_each(i, &diagnostics->list)
        if (is_usage_error(&diagnostics->list.items[i]))
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
    if (compilation->options.command == COMMAND_REPORT && compilation->program)
        print_report(compilation);
    print_diagnostics(compilation);
    fwrite(text_string(&compilation->dump), 1, compilation->dump.length, stdout);
    return exit_code(compilation);
}

/* False with a message if a folder of --rules is none. */
static bool has_rule_folders(const Options *options)
{
    for (size_t i = 0; i < options->rule_dirs.count; i++) {
        struct stat info;
        const char *folder = options->rule_dirs.items[i];
        if (stat(folder, &info) == 0 && S_ISDIR(info.st_mode))
            continue;
        fprintf(stderr, "torch2mlx: --rules %s: there is no such folder\n", folder);
        return false;
    }
    return true;
}

int driver_run(Compilation *compilation)
{
    const Options *options = &compilation->options;
    if (!has_rule_folders(options))
        return EXIT_USAGE;
    switch (options->command) {
    case COMMAND_HELP:
        fputs(options_help, stdout);
        return EXIT_CONVERTED;
    case COMMAND_VERSION:
        puts("torch2mlx " T2M_VERSION);
        return EXIT_CONVERTED;
    case COMMAND_BUILD:
        return project_build(options->input, precision_name(options->precision));
    case COMMAND_RUN:
        return project_run(options->input, precision_name(options->precision), options->run_arguments);
    case COMMAND_VERIFY:
        fputs("torch2mlx: verify is not in this version\n", stderr);
        return EXIT_USAGE;
    case COMMAND_EXPLAIN:
        return explain(compilation);
    default:
        return run_translation(compilation);
    }
}
