/* The model of the checklist: records, totals, groups. */
#include "report/checklist.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const char checklist_bf16[] = "Large products round their operands to bfloat16 where the CPU multiplies those (--precision=bf16): "
                              "losses may differ from PyTorch's by a percent.";

void checklist_init(Checklist *checklist, Arena *arena, const Sources *sources, const char *script)
{
    *checklist = (Checklist){.arena = arena, .sources = sources, .script = arena_copy_string(arena, script)};
}

void checklist_add(Checklist *checklist, const CheckItem *item)
{
    CheckItem copy = *item;
    const char **texts[] = {&copy.api, &copy.becomes, &copy.mlx, &copy.why, &copy.help};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = *texts[i] ? *texts[i] : "";
    vec_push(checklist->arena, &checklist->items, copy);
}

/* The file table lists the script first, so file ids order as a reader expects. */
static int by_place(const void *left, const void *right)
{
    const Span *a = &((const CheckItem *)left)->span, *b = &((const CheckItem *)right)->span;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->start > b->start) - (a->start < b->start);
}

/* Stable: equal places keep their order of reporting. */
void checklist_sort(Checklist *checklist)
{
    CheckItem *items = checklist->items.items;
    for (size_t i = 1; i < checklist->items.count; i++) {
        CheckItem item = items[i];
        size_t at = i;
        for (; at > 0 && by_place(&items[at - 1], &item) > 0; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

CheckTotals checklist_totals(const Checklist *checklist)
{
    static const double least[] = {
        [DIAG_EFFORT_MINUTES] = 0.1, [DIAG_EFFORT_HOURS] = 1, [DIAG_EFFORT_REWRITE] = 8};
    static const double most[] = {
        [DIAG_EFFORT_MINUTES] = 0.5, [DIAG_EFFORT_HOURS] = 4, [DIAG_EFFORT_REWRITE] = 40};
    CheckTotals totals = {.percent = -1};
    vec_each(i, &checklist->items) {
        const CheckItem *item = &checklist->items.items[i];
        totals.counts[item->kind]++;
        totals.total++;
        if (item->kind == CHECK_TODO) {
            totals.hours_least += least[item->effort];
            totals.hours_most += most[item->effort];
        }
    }
    if (totals.total)
        totals.percent = (int)((totals.total - totals.counts[CHECK_TODO]) * 100 / totals.total);
    return totals;
}

const char *checklist_work_text(Arena *arena, const CheckTotals *totals)
{
    if (totals->hours_most <= 0)
        return "nothing";
    if (totals->hours_most <= 2)
        return arena_printf(arena, "%.0f-%.0f minutes", totals->hours_least * 60, totals->hours_most * 60);
    return arena_printf(arena, "%.0f-%.0f hours", totals->hours_least < 1 ? 1 : totals->hours_least,
                        totals->hours_most);
}

void checklist_groups(const Checklist *checklist, CheckKind kind, CheckGroupVec *groups)
{
    vec_each(i, &checklist->items) {
        const CheckItem *item = &checklist->items.items[i];
        CheckGroup *group = NULL;
        for (size_t k = 0; item->kind == kind && !group && k < groups->count; k++)
            if (strcmp(groups->items[k].first->api, item->api) == 0 &&
                groups->items[k].first->code == item->code)
                group = &groups->items[k];
        if (item->kind != kind)
            continue;
        if (!group) {
            vec_push(checklist->arena, groups, ((CheckGroup){.first = item}));
            group = &vec_last(groups);
        }
        group->count++;
        if (group->lines.count == 0 || vec_last(&group->lines) != item->span.line)
            vec_push(checklist->arena, &group->lines, item->span.line);
    }
}

const char *checklist_name(const Checklist *checklist)
{
    const char *slash = strrchr(checklist->script, '/');
    return slash ? slash + 1 : checklist->script;
}

const char *check_place(const Checklist *checklist, const CheckItem *item)
{
    const SourceFile *file = checklist->sources ? sources_get(checklist->sources, item->span.file) : NULL;
    if (!item->span.line)
        return "";
    const char *path = file ? file->path : checklist->script, *slash = strrchr(path, '/');
    return arena_printf(checklist->arena, "%s:%" PRIu32, slash ? slash + 1 : path, item->span.line);
}
