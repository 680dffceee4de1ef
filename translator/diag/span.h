/*
 * Places in source files. The Sources table owns the text of every file of the translation (scripts, rule stubs); a Span
 * names bytes of one of them.
 */
#ifndef T2M_DIAG_SPAN_H
#define T2M_DIAG_SPAN_H

#include "base/arena.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t FileId; /* index + 1 into Sources; 0 is "no file" */

typedef struct Span {
    FileId file;
    uint32_t start, end;   /* bytes of the file's text, end exclusive */
    uint32_t line, column; /* of the start; both from 1, columns counted in characters */
    uint32_t end_line;     /* the line of the last byte */
} Span;

typedef struct SourceFile {
    FileId id;
    const char *path; /* as the user gave it or as imports found it; for messages */
    const char *text; /* without a byte order mark, line ends as \n; NUL-terminated */
    size_t length;
    uint32_t *line_starts; /* byte offsets; line n begins at line_starts[n - 1] */
    uint32_t line_count;
    uint32_t *
        character_counts; /* characters before each 1024th byte: columns of very long lines without counting anew */
} SourceFile;

typedef struct Sources {
    Arena *arena;
    Vec(SourceFile *) files;
} Sources;

void sources_init(Sources *sources, Arena *arena);

/* Copies path and text into the arena. Lines end at \n. */
const SourceFile *sources_add(Sources *sources, const char *path, const char *text, size_t length);

/* NULL for id 0. */
const SourceFile *sources_get(const Sources *sources, FileId id);

/* The span of bytes [start, end) with line and column worked out; clamped to the file. */
Span span_of_bytes(const SourceFile *file, size_t start, size_t end);

/* The smallest span that holds both; they must be of one file, or one of them without a file. */
Span span_join(Span first, Span second);

/* A span of the whole file without a place in it, for messages such as "cannot read". */
Span span_of_file(FileId file);

/* The bytes of the span; not NUL-terminated. */
const char *span_text(const Sources *sources, Span span, size_t *length);

#endif
