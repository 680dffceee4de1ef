/* Tracebacks: the stack is noted as addresses when an error is raised, cheaply, and looked up when it is printed. */
#include "trace.h"

#include <stdint.h>
#include <stdlib.h>
#include <unwind.h>

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

static void print_last_line(const py_error *error, FILE *stream)
{
    py_str text = py_error_str(error);
    fputs(error->base.kind->name, stream);
    if (text->size > 0)
        fprintf(stream, ": %s", text->text);
    fputc('\n', stream);
}

void trace_print(const py_error *error, FILE *stream)
{
    print_last_line(error, stream);
}
