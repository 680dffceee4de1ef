/* From the tables of the passes to the checklist. */
#include "report/collect.h"

#include "emit/emit.h"

#include <inttypes.h>
#include <string.h>

static const char *template_text(Arena *arena, const char *template)
{
    Text text = {0};
    if (!template)
        return "";
    emit_template_example(template, &text);
    return text_take(&text, arena);
}

/* The diagnostic at the event's place; a TODO event says what a diagnostic there has reported. */
static const Diag *diagnostic_at(const Diagnostics *diagnostics, Span span)
{
    vec_each(i, &diagnostics->list) {
        const Diag *diag = &diagnostics->list.items[i];
        bool is_work = diag->spec.severity == DIAG_TODO || diag->spec.severity == DIAG_ERROR;
        if (is_work && diag->span.file == span.file && diag->span.start == span.start &&
            diag->span.end == span.end)
            return diag;
    }
    return NULL;
}

static void fill_from_diagnostic(CheckItem *item, const Diag *diag)
{
    item->code = diag->spec.number;
    item->effort = diag->spec.effort;
    item->why = diag->message;
    item->help = diag->help;
}

static void add_event(Checklist *checklist, const Event *event, const Diagnostics *diagnostics)
{
    if (!event->span.line) /* a protocol that no text of the script stands for */
        return;
    CheckItem item = {.api = event->api && event->api->text[0] ? event->api->text : "code",
                      .span = event->span,
                      .why = event->why};
    if (event->rule) {
        item.becomes = template_text(checklist->arena, event->rule->c);
        item.mlx = template_text(checklist->arena, event->rule->mlx);
    }
    item.kind = event->kind == EVENT_CONVERTED ? CHECK_CONVERTED
                : event->kind == EVENT_DROPPED ? CHECK_DROPPED
                                               : CHECK_TODO;
    const Diag *diag = item.kind == CHECK_TODO ? diagnostic_at(diagnostics, event->span) : NULL;
    if (diag) {
        fill_from_diagnostic(&item, diag);
    } else if (item.kind == CHECK_TODO) {
        item.code = event->rule ? event->rule->todo.number : 0;
        item.effort = event->rule ? event->rule->todo.effort : DIAG_EFFORT_HOURS;
    }
    checklist_add(checklist, &item);
}

static bool has_item_at(const Checklist *checklist, const Diag *diag)
{
    vec_each(i, &checklist->items) {
        const CheckItem *item = &checklist->items.items[i];
        if (item->kind == CHECK_TODO && item->code == diag->spec.number &&
            item->span.file == diag->span.file && item->span.line == diag->span.line)
            return true;
    }
    return false;
}

static void add_diagnostics(Checklist *checklist, const Diagnostics *diagnostics)
{
    vec_each(i, &diagnostics->list) {
        const Diag *diag = &diagnostics->list.items[i];
        bool is_work = diag->spec.severity == DIAG_TODO || diag->spec.severity == DIAG_ERROR;
        if (!is_work || has_item_at(checklist, diag))
            continue;
        CheckItem item = {.kind = CHECK_TODO, .api = diag->spec.title, .span = diag->span};
        fill_from_diagnostic(&item, diag);
        checklist_add(checklist, &item);
    }
}

/* A lifted gradient is a conversion of its own: backward() alone does not say what became of it. */
static void add_gradients(Checklist *checklist, const GradNoteVec *notes)
{
    for (size_t i = 0; notes && i < notes->count; i++) {
        const GradNote *note = &notes->items[i];
        if (!note->is_lifted && !note->is_recorded)
            continue;
        const char *form = note->is_fused ? "nn_value_and_grad(%s) and optimizer_update" : "nn_value_and_grad(%s) into the .grad slots";
        CheckItem item = {
            .kind = CHECK_CONVERTED,
            .api = note->is_recorded ? arena_printf(checklist->arena, "gradient of line %" PRIu32, note->span.line) : "gradient",
            .span = note->span,
            .becomes = note->is_recorded ? arena_printf(checklist->arena, "mx_backward: %s", note->reason) : arena_printf(checklist->arena, form, note->function),
            .mlx = "nn.value_and_grad(model, loss_fn)",
            .why = note->reason,
        };
        checklist_add(checklist, &item);
    }
}

void checklist_collect(Checklist *checklist, const Program *program, const Diagnostics *diagnostics,
                       const GradNoteVec *notes)
{
    for (size_t i = 0; program && i < program->events.count; i++)
        add_event(checklist, &program->events.items[i], diagnostics);
    if (program)
        sema_count_boxed(program, &checklist->expressions, &checklist->boxed);
    add_gradients(checklist, notes);
    add_diagnostics(checklist, diagnostics);
    checklist_sort(checklist);
}
