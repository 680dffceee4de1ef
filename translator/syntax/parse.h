/*
 * From a file to its tree. The parser is tree-sitter; the checks that it leaves out are ours: a Module comes back only for
 * text that CPython would compile too.
 */
#ifndef T2M_SYNTAX_PARSE_H
#define T2M_SYNTAX_PARSE_H

#include "base/text.h"
#include "diag/diag.h"
#include "syntax/ast.h"

/* What parsing needs of the translation; all borrowed. */
typedef struct SyntaxContext {
    Arena *arena;
    NameTable *names;
    Sources *sources;
    Diagnostics *diagnostics;
    AstIds *ids;
} SyntaxContext;

/*
 * Reads a file into the sources. Removes a byte order mark and checks that the text is UTF-8 without NULs; a coding cookie
 * other than UTF-8 is an error. NULL after a diagnostic.
 */
const SourceFile *source_load(SyntaxContext *context, const char *path);

/* The same checks on text in memory, under a path for messages. */
const SourceFile *source_from_text(SyntaxContext *context, const char *path, const char *text, size_t length);

/* Parses and validates. NULL if any error was reported; the diagnostics name each place. */
Module *parse_module(SyntaxContext *context, const SourceFile *file);

/*
 * The two halves of parse_module, for files of which only parts are wanted. A file that has been lexed is complete in its lines,
 * brackets and literals. parse_parts gives the tree of some ranges of bytes as if nothing else stood in the file: each range is
 * made of whole lines, in ascending order; they are the body of a class if `header`, the line that opens it, is given. Spans are
 * those of the file. NULL after a diagnostic.
 */
typedef struct LexedFile LexedFile;
typedef struct ByteRange {
    uint32_t start, end;
} ByteRange;

const SourceFile *lexed_source(const LexedFile *lexed);
LexedFile *lex_file(SyntaxContext *context, const SourceFile *file);
Module *parse_parts(SyntaxContext *context, const LexedFile *lexed, const ByteRange *header, const ByteRange *parts, size_t count);

/* The tree as s-expressions, one statement a line and blocks indented; stable, made for tests and --dump=ast. */
void ast_dump(const Module *module, Text *out);
/* One expression in the same form, for messages of other dumps. */
void ast_dump_expr(const Expr *expr, Text *out);

#endif
