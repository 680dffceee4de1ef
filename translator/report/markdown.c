/* The checklist as MIGRATION.md. */
#include "report/checklist.h"

#include <inttypes.h>

/* Text in a table's cell: a bar would end it. */
static void add_cell(Text *out, const char *text, bool is_code)
{
    text_add(out, is_code && text[0] ? " `" : " ");
    for (; *text; text++)
        text_add(out, *text == '|' ? "\\|" : *text == '\n' ? " " : (char[]){*text, '\0'});
    text_add(out, out->data[out->length - 1] != ' ' && is_code ? "` |" : " |");
}

static void add_lines(Text *out, const CheckGroup *group)
{
    vec_each(i, &group->lines)
        text_printf(out, "%s%" PRIu32, i ? ", " : " ", group->lines.items[i]);
    text_add(out, " |\n");
}

static void add_left(const Checklist *checklist, Text *out)
{
    bool any = false;
    vec_each(i, &checklist->items) {
        const CheckItem *item = &checklist->items.items[i];
        if (item->kind != CHECK_TODO)
            continue;
        text_add(out, any ? "" : "\n## Left to do\n\n");
        any = true;
        text_printf(out, "- [ ] **%s** `%s`", check_place(checklist, item), item->api);
        if (item->code)
            text_printf(out, " (T2M%d, %s)", item->code, diag_effort_name(item->effort));
        text_printf(out, "%s%s", item->why[0] ? ": " : "", item->why);
        text_printf(out, "%s%s\n", item->help[0] ? ". Way out: " : "", item->help);
    }
}

static void add_table(const Checklist *checklist, CheckKind kind, const char *title, const char *columns,
                      Text *out)
{
    CheckGroupVec groups = {0};
    checklist_groups(checklist, kind, &groups);
    if (groups.count == 0)
        return;
    text_printf(out, "\n## %s\n\n%s", title, columns);
    vec_each(i, &groups) {
        const CheckItem *item = groups.items[i].first;
        text_add_char(out, '|');
        add_cell(out, item->api, true);
        if (kind == CHECK_DROPPED) {
            add_cell(out, item->why, false);
        } else {
            add_cell(out, item->becomes, true);
            add_cell(out, item->mlx, true);
        }
        add_lines(out, &groups.items[i]);
    }
}

void checklist_markdown(const Checklist *checklist, Text *out)
{
    CheckTotals totals = checklist_totals(checklist);
    text_printf(out, "# Migration of %s\n\n", checklist_name(checklist));
    text_printf(out, "%zu uses of libraries: %zu converted, %zu dropped as needless, %zu left to do",
                totals.total, totals.counts[CHECK_CONVERTED], totals.counts[CHECK_DROPPED],
                totals.counts[CHECK_TODO]);
    if (totals.percent >= 0)
        text_printf(out, " (%d%% done)", totals.percent);
    if (checklist->boxed)
        text_printf(out, "; %zu of %zu expressions are boxed (%.1f%%): their types show at run time only", checklist->boxed,
                    checklist->expressions, 100.0 * (double)checklist->boxed / (double)checklist->expressions);
    text_printf(out, ". Work left: %s.\n", checklist_work_text(checklist->arena, &totals));
    if (checklist->is_bf16)
        text_printf(out, "\n%s\n", checklist_bf16);
    add_left(checklist, out);
    add_table(checklist, CHECK_DROPPED, "Dropped: not needed in C", "| API | why | lines |\n|---|---|---|\n",
              out);
    add_table(checklist, CHECK_CONVERTED, "Converted", "| API | C | MLX | lines |\n|---|---|---|---|\n", out);
}
