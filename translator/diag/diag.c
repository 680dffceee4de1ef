/* Collecting, sorting and counting of diagnostics, and the table of codes. Rendering is in render.c. */
#include "diag/diag.h"

#include "base/bug.h"

#include <stdlib.h>
#include <string.h>

/* The words in diag.def. */
enum {
    SEVERITY_ERROR = DIAG_ERROR,
    SEVERITY_WARNING = DIAG_WARNING,
    SEVERITY_TODO = DIAG_TODO,
    SEVERITY_NOTE = DIAG_NOTE,
};

static const DiagSpec table[] = {
#define T2M_DIAG(number, name, severity, effort, title, help)                                                \
    {number, (DiagSeverity)SEVERITY_##severity, DIAG_EFFORT_##effort, title, help},
#include "diag/diag.def"
#undef T2M_DIAG
};

void diagnostics_init(Diagnostics *diagnostics, Arena *arena, const Sources *sources)
{
    *diagnostics = (Diagnostics){.arena = arena, .sources = sources};
}

const DiagSpec *diag_spec(int number)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].number == number)
            return &table[i];
    return NULL;
}

int diag_number_from_text(const char *text)
{
    if (strncmp(text, "T2M", 3) != 0 || strspn(text + 3, "0123456789") != 4 || text[7] != '\0')
        return 0;
    return atoi(text + 3);
}

const char *diag_severity_name(DiagSeverity severity)
{
    static const char *const names[] = {
        [DIAG_ERROR] = "error", [DIAG_WARNING] = "warning", [DIAG_TODO] = "todo", [DIAG_NOTE] = "note"};
    T2M_ASSERT((unsigned)severity < DIAG_SEVERITY_COUNT);
    return names[severity];
}

static const char *const effort_names[] = {"none", "minutes", "hours", "rewrite"};
enum { EFFORT_COUNT = sizeof effort_names / sizeof *effort_names };

const char *diag_effort_name(DiagEffort effort)
{
    T2M_ASSERT((unsigned)effort < EFFORT_COUNT);
    return effort_names[effort];
}

bool diag_effort_from_name(const char *name, DiagEffort *effort)
{
    for (int i = 0; i < EFFORT_COUNT; i++) {
        if (strcmp(effort_names[i], name) == 0) {
            *effort = (DiagEffort)i;
            return true;
        }
    }
    return false;
}

static void report(Diagnostics *diagnostics, const DiagSpec *spec, Span span, const char *format,
                   va_list arguments)
{
    Diag diag = {
        .spec = *spec,
        .span = span,
        .message = arena_vprintf(diagnostics->arena, format, arguments),
        .help = spec->help ? spec->help : "",
        .order = (unsigned)diagnostics->list.count,
    };
    vec_push(diagnostics->arena, &diagnostics->list, diag);
    diagnostics->counts[spec->severity]++;
}

void diag_vreport(Diagnostics *diagnostics, DiagCode code, Span span, const char *format, va_list arguments)
{
    const DiagSpec *spec = diag_spec(code);
    if (!spec)
        T2M_BUG("diagnostic %d is not in diag.def", code);
    report(diagnostics, spec, span, format, arguments);
}

void diag_report(Diagnostics *diagnostics, DiagCode code, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_vreport(diagnostics, code, span, format, arguments);
    va_end(arguments);
}

void diag_report_spec(Diagnostics *diagnostics, const DiagSpec *spec, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report(diagnostics, spec, span, format, arguments);
    va_end(arguments);
}

void diag_help(Diagnostics *diagnostics, const char *format, ...)
{
    T2M_ASSERT(diagnostics->list.count > 0);
    va_list arguments;
    va_start(arguments, format);
    vec_last(&diagnostics->list).help = arena_vprintf(diagnostics->arena, format, arguments);
    va_end(arguments);
}

bool diag_has_errors(const Diagnostics *diagnostics)
{
    return diagnostics->counts[DIAG_ERROR] > 0;
}

size_t diag_count(const Diagnostics *diagnostics, DiagSeverity severity)
{
    T2M_ASSERT((unsigned)severity < DIAG_SEVERITY_COUNT);
    return diagnostics->counts[severity];
}

static int compare_numbers(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

static int compare_places(const void *left_pointer, const void *right_pointer)
{
    const Diag *left = left_pointer, *right = right_pointer;
    int order = compare_numbers(left->span.file, right->span.file);
    if (order == 0)
        order = compare_numbers(left->span.start, right->span.start);
    return order ? order : compare_numbers(left->order, right->order);
}

static bool is_same(const Diag *left, const Diag *right)
{
    return left->spec.number == right->spec.number && left->span.file == right->span.file &&
           left->span.start == right->span.start && left->span.end == right->span.end &&
           strcmp(left->message, right->message) == 0;
}

/* Looks back among those at the same place: duplicates need not be neighbours. */
static bool is_duplicate(const Diag *list, size_t count, const Diag *diag)
{
    for (size_t i = count; i > 0; i--) {
        const Diag *earlier = &list[i - 1];
        if (earlier->span.file != diag->span.file || earlier->span.start != diag->span.start)
            return false;
        if (is_same(earlier, diag))
            return true;
    }
    return false;
}

void diag_recode(Diagnostics *diagnostics, DiagCode from, DiagCode to)
{
    const DiagSpec *old = diag_spec((int)from), *spec = diag_spec((int)to);
    vec_each(i, &diagnostics->list) {
        Diag *diag = &diagnostics->list.items[i];
        if (diag->spec.number != (int)from)
            continue;
        diagnostics->counts[old->severity]--;
        diagnostics->counts[spec->severity]++;
        diag->spec = *spec;
        diag->help = spec->help;
    }
}

void diag_finish(Diagnostics *diagnostics)
{
    Diag *items = diagnostics->list.items;
    size_t count = diagnostics->list.count, kept = 0;
    if (count == 0)
        return;
    qsort(items, count, sizeof *items, compare_places);
    memset(diagnostics->counts, 0, sizeof diagnostics->counts);
    for (size_t i = 0; i < count; i++) {
        if (is_duplicate(items, kept, &items[i]))
            continue;
        diagnostics->counts[items[i].spec.severity]++;
        items[kept++] = items[i];
    }
    diagnostics->list.count = kept;
}
