/*
 * Diagnostics: what torch2mlx tells the user about the script. Each has a code from diag.def, a place, a message, and where
 * there is one a way out. They are collected, never printed at once: at the end they are sorted by place, exact duplicates
 * dropped, and rendered or handed to the report. Reporting goes on after the first error.
 */
#ifndef T2M_DIAG_DIAG_H
#define T2M_DIAG_DIAG_H

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "diag/span.h"

#include <stdarg.h>
#include <stdbool.h>

typedef enum DiagSeverity {
    DIAG_ERROR,
    DIAG_WARNING,
    DIAG_TODO,
    DIAG_NOTE,
    DIAG_SEVERITY_COUNT
} DiagSeverity;
typedef enum DiagEffort {
    DIAG_EFFORT_NONE,
    DIAG_EFFORT_MINUTES,
    DIAG_EFFORT_HOURS,
    DIAG_EFFORT_REWRITE
} DiagEffort;

/* The code of a row is its number: DIAG_syntax == 1101. */
typedef enum DiagCode {
    DIAG_NO_CODE = 0,
#define T2M_DIAG(number, name, severity, effort, title, help) DIAG_##name = number,
#include "diag/diag.def"
#undef T2M_DIAG
} DiagCode;

/* What a code means: a row of diag.def, or one that a rule stub's @todo brings along. */
typedef struct DiagSpec {
    int number;
    DiagSeverity severity;
    DiagEffort effort;
    const char *title;
    const char *help; /* "" if the message says it all */
} DiagSpec;

typedef struct Diag {
    DiagSpec spec;
    Span span;
    const char *message; /* in the arena; one sentence without a full stop */
    const char *help;    /* spec.help, or what diag_help gave for this one; "" if none */
    unsigned order;      /* of reporting; ties in place are kept in this order */
} Diag;

typedef struct Diagnostics {
    Arena *arena;
    const Sources *sources;
    Vec(Diag) list;
    size_t counts[DIAG_SEVERITY_COUNT]; /* as reported; diag_finish takes out the duplicates */
} Diagnostics;

/* Both pointers are kept and must outlive the diagnostics. */
void diagnostics_init(Diagnostics *diagnostics, Arena *arena, const Sources *sources);

/* Reports at a place. The message is one sentence, lower case, no full stop; quote source names with `backticks`. */
void diag_report(Diagnostics *diagnostics, DiagCode code, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_vreport(Diagnostics *diagnostics, DiagCode code, Span span, const char *format, va_list arguments);
/* The same with a spec that is in no table: the @todo of a rule. The strings must live as long as the arena. */
void diag_report_spec(Diagnostics *diagnostics, const DiagSpec *spec, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Replaces the help of the diagnostic reported last. */
void diag_help(Diagnostics *diagnostics, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The row of a code; NULL if diag.def has no such number. */
const DiagSpec *diag_spec(int number);
/* "T2M2104" -> 2104; 0 if the text has another form. The number need not be in diag.def. */
int diag_number_from_text(const char *text);
/* "error", "warning", "todo", "note"; "minutes", "hours", "rewrite", "none". */
const char *diag_severity_name(DiagSeverity severity);
const char *diag_effort_name(DiagEffort effort);
/* The inverse; false if the word is unknown. */
bool diag_effort_from_name(const char *name, DiagEffort *effort);

/* True as soon as one error was reported. */
bool diag_has_errors(const Diagnostics *diagnostics);
size_t diag_count(const Diagnostics *diagnostics, DiagSeverity severity);

/* What was reported under one code becomes another. */
void diag_recode(Diagnostics *diagnostics, DiagCode from, DiagCode to);

/* Sorts by file, place and order of reporting, drops exact duplicates (code, span, message), recounts. May be called again. */
void diag_finish(Diagnostics *diagnostics);

/* One diagnostic with path:line:column, the source line, a caret under the span, the code and the help. */
void diag_render(const Diagnostics *diagnostics, const Diag *diag, bool color, Text *out);
/* All of them in list order, and a last line that counts them ("2 errors, 1 warning"); nothing at all if there is none. */
void diag_render_all(const Diagnostics *diagnostics, bool color, Text *out);
/* A JSON array: [{"code","severity","effort","title","message","help","path","line","column","end_line","start","end"}]. */
void diag_render_json(const Diagnostics *diagnostics, Text *out);

#endif
