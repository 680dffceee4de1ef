/* Recorded graphs: the program stays as it is. mx_backward walks the graph of its loss, wherever that was computed. */
#include "grad/context.h"

#include <string.h>

typedef struct Record {
    Grad *g;
    const GradNoteVec *attempt;
    uint32_t shown_line;   /* where a tensor is printed with its graph, or 0 */
    uint32_t refused_line; /* of the first backward that could not be lifted, or 0 */
} Record;

/* A note is about the statement. */
static bool same_line(Span a, Span b)
{
    return a.file == b.file && a.line == b.line;
}

static const char *reason_of(const Record *record, Span span)
{
    vec_each(i, record->attempt) {
        const GradNote *note = &record->attempt->items[i];
        if (same_line(note->span, span) && !note->is_lifted)
            return note->reason;
    }
    if (record->shown_line)
        return arena_printf(record->g->arena, "line %u prints a tensor with its grad_fn", record->shown_line);
    if (!record->refused_line)
        return "asked for by --grad=record";
    return arena_printf(record->g->arena, "line %u needs the recorded graph, and what is lifted has none", record->refused_line);
}

static bool any_stmt(IrStmt *stmt, void *context)
{
    (void)stmt;
    (void)context;
    return true;
}

static bool note_backward(IrExpr *expr, void *context)
{
    Record *record = context;
    if (grad_has_role(expr, "backward"))
        vec_push(record->g->arena, record->g->notes, (GradNote){.span = expr->span, .is_recorded = true, .reason = reason_of(record, expr->span)});
    return true;
}

static void record_function(IrFunction *function, void *context)
{
    Record *record = context;
    ir_walk_block(&function->body, any_stmt, note_backward, record);
    grad_eval_steps(record->g, &function->body);
}

void grad_record(IrProgram *program, const GradNoteVec *attempt, const IrExpr *shown, GradNoteVec *notes)
{
    Grad g = {.program = program, .arena = program->arena, .notes = notes};
    Record record = {.g = &g, .attempt = attempt, .shown_line = shown ? shown->span.line : 0};
    for (size_t i = attempt->count; i-- > 0;)
        if (!attempt->items[i].is_lifted)
            record.refused_line = attempt->items[i].span.line;
    program->records_graphs = true;
    ir_each_function(program, record_function, &record);
}
