/* The checklist for programs. */
#include "report/checklist.h"

#include <inttypes.h>
#include <string.h>

static void add_member(Text *out, const char *name, const char *value)
{
    text_printf(out, ", \"%s\": ", name);
    text_add_json_string(out, value, strlen(value));
}

static void add_item(const Checklist *checklist, const CheckItem *item, Text *out)
{
    static const char *const kinds[] = {"converted", "dropped", "todo"};
    const SourceFile *file = checklist->sources ? sources_get(checklist->sources, item->span.file) : NULL;
    text_printf(out, "    {\"kind\": \"%s\"", kinds[item->kind]);
    add_member(out, "api", item->api);
    add_member(out, "path", file ? file->path : checklist->script);
    text_printf(out, ", \"line\": %" PRIu32 ", \"column\": %" PRIu32, item->span.line, item->span.column);
    if (item->becomes[0])
        add_member(out, "c", item->becomes);
    if (item->mlx[0])
        add_member(out, "mlx", item->mlx);
    if (item->why[0])
        add_member(out, "why", item->why);
    if (item->help[0])
        add_member(out, "help", item->help);
    if (item->code)
        text_printf(out, ", \"code\": \"T2M%d\"", item->code);
    if (item->kind == CHECK_TODO)
        add_member(out, "effort", diag_effort_name(item->effort));
    text_add_char(out, '}');
}

void checklist_json(const Checklist *checklist, Text *out)
{
    CheckTotals totals = checklist_totals(checklist);
    text_add(out, "{\n  \"script\": ");
    text_add_json_string(out, checklist->script, strlen(checklist->script));
    if (checklist->is_bf16)
        text_add(out, ",\n  \"precision\": \"bf16\"");
    text_printf(
        out,
        ",\n  \"totals\": {\"all\": %zu, \"converted\": %zu, \"dropped\": %zu, \"todo\": %zu, \"percent\": ",
        totals.total, totals.counts[CHECK_CONVERTED], totals.counts[CHECK_DROPPED],
        totals.counts[CHECK_TODO]);
    if (totals.percent >= 0)
        text_printf(out, "%d", totals.percent);
    else
        text_add(out, "null");
    if (checklist->expressions)
        text_printf(out, ", \"expressions\": %zu, \"boxed\": %zu", checklist->expressions, checklist->boxed);
    text_printf(out, ", \"hours_least\": %.1f, \"hours_most\": %.1f},\n  \"items\": [", totals.hours_least,
                totals.hours_most);
    vec_each(i, &checklist->items) {
        text_add(out, i ? ",\n" : "\n");
        add_item(checklist, &checklist->items.items[i], out);
    }
    text_add(out, checklist->items.count ? "\n  ]\n}\n" : "]\n}\n");
}
