/* The checklist for a terminal: what is left first, then what was dropped, then what became what. */
#include "report/checklist.h"

#include <inttypes.h>
#include <string.h>

enum { MAX_NAME = 44, MAX_TEXT = 76 };

typedef struct Style {
    const char *bold, *green, *yellow, *dim, *reset;
} Style;

static Style style_for(bool color)
{
    return color ? (Style){"\033[1m", "\033[32m", "\033[33m", "\033[2m", "\033[0m"}
                 : (Style){"", "", "", "", ""};
}

static int widest_name(const CheckGroupVec *groups)
{
    size_t widest = 0;
    vec_each(i, groups) {
        size_t length = strlen(groups->items[i].first->api);
        widest = length > widest ? length : widest;
    }
    return widest > MAX_NAME ? MAX_NAME : (int)widest;
}

static void add_lines(const CheckGroup *group, Text *out)
{
    enum { SHOWN = 6 };
    size_t shown = group->lines.count < SHOWN ? group->lines.count : SHOWN;
    for (size_t i = 0; i < shown; i++)
        text_printf(out, "%s%" PRIu32, i ? ", " : "", group->lines.items[i]);
    text_add(out, shown < group->lines.count ? ", ..." : "");
}

static void add_left(const Checklist *checklist, const Style *style, Text *out)
{
    bool any = false;
    vec_each(i, &checklist->items) {
        const CheckItem *item = &checklist->items.items[i];
        if (item->kind != CHECK_TODO)
            continue;
        if (!any)
            text_printf(out, "\n%sLeft to do%s\n", style->bold, style->reset);
        any = true;
        text_printf(out, "  %s[ ]%s %s  %s", style->yellow, style->reset, check_place(checklist, item),
                    item->api);
        if (item->code)
            text_printf(out, "  T2M%d", item->code);
        text_printf(out, " (%s)\n", diag_effort_name(item->effort));
        if (item->why[0])
            text_printf(out, "      %s\n", item->why);
        if (item->help[0])
            text_printf(out, "      %s%s%s\n", style->dim, item->help, style->reset);
    }
}

static void add_groups(const Checklist *checklist, CheckKind kind, const char *title, const Style *style,
                       Text *out)
{
    CheckGroupVec groups = {0};
    checklist_groups(checklist, kind, &groups);
    if (groups.count == 0)
        return;
    int width = widest_name(&groups);
    text_printf(out, "\n%s%s%s\n", style->bold, title, style->reset);
    vec_each(i, &groups) {
        const CheckGroup *group = &groups.items[i];
        const char *text = kind == CHECK_DROPPED ? group->first->why : group->first->becomes;
        bool is_long = strlen(text) > MAX_TEXT;
        text_printf(out, "  %s%s%s %-*s %3zux  %.*s%s%s%s", style->green, kind == CHECK_DROPPED ? "-" : "x",
                    style->reset, width, group->first->api, group->count, is_long ? MAX_TEXT - 3 : MAX_TEXT,
                    text, is_long ? "..." : "", text[0] ? "  " : "", style->dim);
        text_add(out, group->lines.count > 1 ? "(lines " : "(line ");
        add_lines(group, out);
        text_printf(out, ")%s\n", style->reset);
    }
}

void checklist_terminal(const Checklist *checklist, bool color, Text *out)
{
    Style style = style_for(color);
    CheckTotals totals = checklist_totals(checklist);
    text_printf(out, "%s%s%s: %zu uses of libraries: %zu converted, %zu dropped, %zu left to do", style.bold,
                checklist->script, style.reset, totals.total, totals.counts[CHECK_CONVERTED],
                totals.counts[CHECK_DROPPED], totals.counts[CHECK_TODO]);
    if (totals.percent >= 0)
        text_printf(out, " (%d%% done)", totals.percent);
    if (checklist->boxed)
        text_printf(out, "; %.1f%% of the expressions boxed", 100.0 * (double)checklist->boxed / (double)checklist->expressions);
    if (totals.counts[CHECK_TODO])
        text_printf(out, "; work left: %s", checklist_work_text(checklist->arena, &totals));
    text_add_char(out, '\n');
    if (checklist->is_bf16)
        text_printf(out, "%s\n", checklist_bf16);
    add_left(checklist, &style, out);
    add_groups(checklist, CHECK_DROPPED, "Dropped, not needed in C", &style, out);
    add_groups(checklist, CHECK_CONVERTED, "Converted", &style, out);
}
