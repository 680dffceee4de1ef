/* Tracebacks: the stack is noted as addresses when an error is raised, cheaply, and looked up when it is printed. */
#include "trace.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unwind.h>

#include "source.h"

typedef struct py_trace {
    size_t count, capacity;
    uintptr_t places[]; /* in the middle of the call */
} py_trace;

typedef struct note_range {
    py_error *error;
    uintptr_t after, until;
} note_range;

static void note_place(py_error *error, uintptr_t place)
{
    py_trace *trace = error->trace;
    if (trace == NULL || trace->count == trace->capacity) {
        size_t count = trace != NULL ? trace->count : 0, capacity = count != 0 ? count * 2 : 16;
        trace = t2m_realloc(trace, sizeof(*trace) + capacity * sizeof(trace->places[0]));
        trace->count = count;
        trace->capacity = capacity;
        error->trace = trace;
    }
    trace->places[trace->count++] = place;
}

/* The stack grows down: a local of the frame or of one further out stands above the frame's end. */
static _Unwind_Reason_Code note_frame(struct _Unwind_Context *context, void *data)
{
    const note_range *range = data;
    uintptr_t end = _Unwind_GetCFA(context);
    if (range->after != 0 && end <= range->after)
        return _URC_NO_REASON;
    if (end > range->until)
        return _URC_END_OF_STACK;
    int is_before = 0;
    uintptr_t place = _Unwind_GetIPInfo(context, &is_before);
    note_place(range->error, is_before ? place : place - 1);
    return _URC_NO_REASON;
}

void trace_note(py_error *error, const void *after, const void *until)
{
    note_range range = {error, (uintptr_t)after, until != NULL ? (uintptr_t)until : UINTPTR_MAX};
    _Unwind_Backtrace(note_frame, &range);
}

void py_trace_free(py_trace *trace)
{
    free(trace);
}

/* ---- printing ----------------------------------------------------------------------------------------- */

static void print_last_line(const py_error *error, FILE *stream)
{
    const t2m_kind *kind = error->base.kind;
    py_str text = kind->str != NULL ? kind->str(error) : py_error_str(error);
    if (kind->module != NULL)
        fprintf(stream, "%s.", kind->module);
    fputs(kind->name, stream);
    if (text->size > 0)
        fprintf(stream, ": %s", text->text);
    fputc('\n', stream);
}

/* The line as it stands in the script, if that is still there. */
static void print_source_line(const char *path, unsigned number, FILE *stream)
{
    char text[1024];
    FILE *file = fopen(path, "r");
    unsigned line = 1;
    while (file != NULL && fgets(text, sizeof(text), file) != NULL) {
        if (line == number) {
            size_t blanks = strspn(text, " \t\f"), length = strcspn(text, "\r\n");
            if (length > blanks)
                fprintf(stream, "    %.*s\n", (int)(length - blanks), text + blanks);
            break;
        }
        line += strchr(text, '\n') != NULL;
    }
    if (file != NULL)
        fclose(file);
}

static bool is_same_frame(const source_frame *a, const source_frame *b)
{
    return a->line == b->line && strcmp(a->name, b->name) == 0 && strcmp(a->path, b->path) == 0;
}

static void print_repeats(size_t repeats, FILE *stream)
{
    if (repeats > 3)
        fprintf(stream, "  [Previous line repeated %zu more time%s]\n", repeats - 3, repeats > 4 ? "s" : "");
}

static void print_frames(const source_frames *frames, FILE *stream)
{
    size_t repeats = 0;
    for (size_t i = frames->count; i-- > 0;) {
        const source_frame *frame = &frames->items[i];
        bool is_repeated = i + 1 < frames->count && is_same_frame(frame, frame + 1);
        if (!is_repeated) {
            print_repeats(repeats, stream);
            repeats = 0;
        }
        if (++repeats > 3)
            continue;
        fprintf(stream, "  File \"%s\", line %u, in %s\n", frame->path, frame->line, frame->name);
        print_source_line(frame->path, frame->line, stream);
    }
    print_repeats(repeats, stream);
}

/* Exceptions that led to this one come first. */
static void print_chain(const py_error *error, FILE *stream, int depth)
{
    const py_error *before = error->cause != NULL ? error->cause : error->hides_context ? NULL : error->context;
    if (before != NULL && depth < 100) {
        print_chain(before, stream, depth + 1);
        fputs(error->cause != NULL
                  ? "\nThe above exception was the direct cause of the following exception:\n\n"
                  : "\nDuring handling of the above exception, another exception occurred:\n\n",
              stream);
    }
    source_frames frames = {0};
    for (size_t i = 0; error->trace != NULL && i < error->trace->count; i++)
        if (i == 0 || error->trace->places[i] != error->trace->places[i - 1])
            source_add_frames(&frames, error->trace->places[i]);
        else
            source_add_again(&frames);
    if (frames.count > 0)
        fputs("Traceback (most recent call last):\n", stream);
    print_frames(&frames, stream);
    print_last_line(error, stream);
    free(frames.items);
}

void trace_print(const py_error *error, FILE *stream)
{
    if (source_is_known())
        print_chain(error, stream, 0);
    else
        print_last_line(error, stream);
}
