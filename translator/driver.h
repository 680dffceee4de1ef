/*
 * One translation: everything that the passes share, and the pipeline that runs them in order. A pass reads and writes the
 * Compilation; it reports through `diagnostics` and the pipeline stops after a pass that left an error.
 */
#ifndef T2M_DRIVER_H
#define T2M_DRIVER_H

#include "base/arena.h"
#include "base/name.h"
#include "base/text.h"
#include "diag/diag.h"
#include "emit/project.h"
#include "grad/grad.h"
#include "options.h"
#include "sema/sema.h"
#include "syntax/ast.h"
#include "syntax/parse.h"

typedef struct Compilation {
    Options options;
    Arena arena;
    NameTable names;
    Sources sources;
    Diagnostics diagnostics;
    AstIds ids;
    SyntaxContext syntax;   /* the above, as the parser wants it */
    Vec(Module *) modules;  /* the script; local modules are read by sema */
    TypeStore types;
    Rules rules;
    Program *program;       /* what sema found out */
    IrProgram *ir;
    Project project;        /* the files to write */
    GradNoteVec grad_notes; /* what became of each backward call */
    Text dump;              /* what --dump asked for; printed to stdout at the end */
} Compilation;

/* Sets everything up; `compilation` must stay where it is. The options come from options_parse with this arena. */
void compilation_init(Compilation *compilation);
void compilation_release(Compilation *compilation);

/* Runs the command of the options and gives the process's exit code. Diagnostics go to stderr, dumps and reports to stdout. */
int driver_run(Compilation *compilation);

/* build and run: cmake on a converted project, then its trainer with options.run_arguments. `precision` is precision_name's. */
int project_build(const char *directory, const char *precision);
int project_run(const char *directory, const char *precision, char **arguments);

#endif
