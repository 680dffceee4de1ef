/*
 * Which line of the script each line of the C comes from: the table that tracebacks are made of. The C itself has no trace of it:
 * while it is written, its lines carry marks; when all is in place, the marks are taken out and become rows.
 */
#ifndef T2M_EMIT_LINES_H
#define T2M_EMIT_LINES_H

#include "base/text.h"
#include "base/vec.h"
#include "ir/ir.h"

#include <limits.h>

typedef struct SourceLine {
    unsigned c, python;
    unsigned frame; /* of a comprehension, which Python runs as a function: see IrStmt.frame; 0: none */
} SourceLine;

typedef struct SourceFunction {
    unsigned first, last;   /* lines of the C */
    unsigned caller;        /* the line that calls it, if that is not in the C: main() of the script as C's main; else 0 */
    const char *name, *path; /* as a traceback has them: "forward", "<module>" */
} SourceFunction;

/* `caller` of a function that is a part of the one that has it called: a loss. Both are one frame. */
#define SOURCE_SAME_FRAME UINT_MAX

typedef struct SourceLines {
    Arena *arena;
    Vec(SourceLine) lines;
    Vec(SourceFunction) functions;
} SourceLines;

enum { PLACE_MARK = '\x02', PLACE_MARK_END = '\x03' };

/* Puts a mark at the end of the first line of `text` from `start` on. */
void mark_place(Text *text, size_t start, const char *mark);

/* Takes all marks out of the text. `rows` may be NULL. */
void take_marks(Text *text, SourceLines *rows);

/* The table as a C file: its head, the rows of each file, the list of these. `prefix` of a file: "" where it is the only one. */
void put_source_head(const char *stem, Text *out);
void put_source_lines(const SourceLines *rows, const char *prefix, Text *out);
void put_source_list(const char *const *files, const char *const *prefixes, size_t count, Text *out);

#endif
