/*
 * The emitted project: its files in memory, and the writing of them.
 *
 *   <stem>.c          the script
 *   utils.c, utils.h  a module that it imports, and what other files use of it
 *   <stem>_lines.c    which line of the script each line of the C comes from
 *   CMakeLists.txt    builds <stem>; finds the runtime in ./runtime, else in an installed or built torch2mlx
 *   MIGRATION.md      the checklist
 *   .torch2mlx.json   the manifest: a hash of each file as it was written
 *   runtime/          with --vendor-runtime: the runtime's sources
 *
 * A file that was changed since it was written, or that is not ours, is never overwritten: the run stops before anything is
 * touched. Files are written under temporary names and renamed when all are there.
 */
#ifndef T2M_EMIT_PROJECT_H
#define T2M_EMIT_PROJECT_H

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "ir/ir.h"

#include <stdbool.h>

typedef struct ProjectFile {
    const char *path; /* in the project's folder, with / */
    const char *text;
    size_t length;
} ProjectFile;

typedef struct Project {
    Arena *arena;
    const char *stem;   /* the program's name: that of the script without .py, made fit for a target's name */
    const char *script; /* the name of its file: a project can be moved, folders are not part of it */
    Vec(ProjectFile) files;
} Project;

/* Starts a project for a script; nothing is in it yet. */
void project_init(Project *project, Arena *arena, const char *script);

void project_add(Project *project, const char *path, const char *text, size_t length);

/* The C files of the program. */
void project_add_program(Project *project, IrProgram *program);

/* CMakeLists.txt, of the C files that are there. `runtime` is a folder that holds lib/cmake/torch2mlx, see project_runtime_prefix; NULL: none is known.
 * `precision`: of large products, "bf16" or "float32"; NULL says nothing about it. */
void project_add_cmake(Project *project, const char *runtime, const char *precision);

/* The runtime's sources as runtime/...; false with a diagnostic if they cannot be read. */
bool project_add_runtime(Project *project, const char *folder, Diagnostics *diagnostics);

/* "<folder of the script's stem>_mlx", where -o is not given. */
const char *project_default_folder(const Project *project);

/*
 * Writes all files and the manifest. False with diagnostics (T2M5001 files changed by hand, T2M5002 cannot write) and nothing
 * changed. `force` overwrites what was changed by hand.
 */
bool project_write(const Project *project, const char *folder, bool force, Diagnostics *diagnostics);

/* Appends the file's bytes; false (errno says why) if they cannot be read. */
bool project_read_file(const char *path, Text *text);

/* The prefix that this program was installed to or built in (its own place, one folder up), or NULL if it is not known. */
const char *project_runtime_prefix(Arena *arena);
/* <prefix>/share/torch2mlx/<name>; NULL if there is no such folder. */
const char *project_share_folder(Arena *arena, const char *name);

#endif
