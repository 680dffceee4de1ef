/*
 * Emission: IR to C text that a person would keep. One module becomes one C file; nothing is written here
 * (emit/project.h does that), so a test can look at the text.
 *
 * Emission decides what the IR leaves open:
 *   - where a variable is declared: at its first assignment if that dominates its uses, else just above the statement that
 *     needs it;
 *   - memory: a pool in each loop whose body makes values, owned slots for variables that such a loop carries (emit/facts.h);
 *   - C names that collide with nothing (emit/names.c), parentheses, line breaks (emit/wrap.c), includes;
 *   - what is left out: assignments to variables that nobody reads, unless they have effects.
 */
#ifndef T2M_EMIT_EMIT_H
#define T2M_EMIT_EMIT_H

#include "base/text.h"
#include "base/vec.h"
#include "emit/lines.h"
#include "ir/ir.h"

typedef struct EmittedFile {
    const char *path; /* in the project: "train.c", "models/net.h" */
    const char *text;
    size_t length;
    SourceLines lines; /* of a .c file; see lines.h */
} EmittedFile;

typedef Vec(EmittedFile) EmittedFiles;

/* The files of a program: <stem>.c for the script, one for each module that it imports and that leaves something in C, and headers. The
 * program must be verified (ir/verify.h); scopes without a trace in C are dissolved in place. All is in the program's arena. */
void emit_program(IrProgram *program, const char *stem, EmittedFiles *files);

/* A rule's template as `torch2mlx explain` and the checklist show it: with the parameters' names filled
 * in. */
void emit_template_example(const char *template, Text *out);

#endif
