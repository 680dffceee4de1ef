/* The checklist: totals are counted from the records, groups keep order, every format says the same. */
#include "report/checklist.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

static Arena arena;
static Checklist checklist;

static void start(void)
{
    arena = (Arena){0};
    checklist_init(&checklist, &arena, NULL, "train.py");
}

static void finish(void)
{
    arena_release(&arena);
}

static void add(CheckKind kind, const char *api, uint32_t line, const char *text, DiagEffort effort)
{
    CheckItem item = {
        .kind = kind, .api = api, .span = {.line = line, .start = line * 100}, .effort = effort};
    if (kind == CHECK_CONVERTED)
        item.becomes = text;
    else
        item.why = text;
    if (kind == CHECK_TODO)
        item.code = 2001;
    checklist_add(&checklist, &item);
}

static void fill(void)
{
    add(CHECK_TODO, "torch.fft.fft", 40, "there is no rule for it", DIAG_EFFORT_HOURS);
    add(CHECK_CONVERTED, "torch.nn.Linear", 12, "nn_linear_init(self, in_features, out_features)",
        DIAG_EFFORT_NONE);
    add(CHECK_DROPPED, "torch.device", 20, "there is one device", DIAG_EFFORT_NONE);
    add(CHECK_CONVERTED, "torch.nn.Linear", 14, "nn_linear_init(self, in_features, out_features)",
        DIAG_EFFORT_NONE);
    checklist_sort(&checklist);
}

TestSuite(checklist, .init = start, .fini = finish);

Test(checklist, totals_are_counted_from_the_records)
{
    fill();
    CheckTotals totals = checklist_totals(&checklist);
    cr_expect_eq(totals.total, 4);
    cr_expect_eq(totals.counts[CHECK_CONVERTED], 2);
    cr_expect_eq(totals.counts[CHECK_DROPPED], 1);
    cr_expect_eq(totals.counts[CHECK_TODO], 1);
    cr_expect_eq(totals.percent, 75);
    cr_expect_str_eq(checklist_work_text(&arena, &totals), "1-4 hours");
}

Test(checklist, an_empty_one_has_no_percentage)
{
    CheckTotals totals = checklist_totals(&checklist);
    cr_expect_eq(totals.percent, -1);
    cr_expect_str_eq(checklist_work_text(&arena, &totals), "nothing");
    Text text = {0};
    checklist_terminal(&checklist, false, &text);
    cr_expect_str_eq(text_string(&text),
                     "train.py: 0 uses of libraries: 0 converted, 0 dropped, 0 left to do\n");
    text_release(&text);
}

Test(checklist, minutes_stay_minutes)
{
    add(CHECK_TODO, "a", 1, "", DIAG_EFFORT_MINUTES);
    add(CHECK_TODO, "b", 2, "", DIAG_EFFORT_MINUTES);
    CheckTotals totals = checklist_totals(&checklist);
    cr_expect_str_eq(checklist_work_text(&arena, &totals), "12-60 minutes");
    cr_expect_eq(totals.percent, 0);
}

Test(checklist, records_are_sorted_by_place_and_grouped_by_api)
{
    fill();
    cr_expect_str_eq(checklist.items.items[0].api, "torch.nn.Linear");
    cr_expect_eq(vec_last(&checklist.items).span.line, 40);
    CheckGroupVec groups = {0};
    checklist_groups(&checklist, CHECK_CONVERTED, &groups);
    cr_assert_eq(groups.count, 1);
    cr_expect_eq(groups.items[0].count, 2);
    cr_expect_eq(groups.items[0].lines.items[1], 14);
}

Test(checklist, terminal_shows_what_is_left_first)
{
    Text text = {0};
    fill();
    checklist_terminal(&checklist, false, &text);
    cr_expect_str_eq(
        text_string(&text),
        "train.py: 4 uses of libraries: 2 converted, 1 dropped, 1 left to do (75% done); work left: 1-4 "
        "hours\n"
        "\nLeft to do\n"
        "  [ ] train.py:40  torch.fft.fft  T2M2001 (hours)\n"
        "      there is no rule for it\n"
        "\nDropped, not needed in C\n"
        "  - torch.device   1x  there is one device  (line 20)\n"
        "\nConverted\n"
        "  x torch.nn.Linear   2x  nn_linear_init(self, in_features, out_features)  (lines 12, 14)\n");
    text_release(&text);
}

Test(checklist, markdown_escapes_bars)
{
    Text text = {0};
    add(CHECK_DROPPED, "a", 3, "x | y", DIAG_EFFORT_NONE);
    fill();
    checklist_markdown(&checklist, &text);
    cr_expect(strstr(text_string(&text), "| `a` | x \\| y | 3 |"), "%s", text_string(&text));
    cr_expect(strstr(text_string(&text),
                     "- [ ] **train.py:40** `torch.fft.fft` (T2M2001, hours): there is no rule for it\n"));
    cr_expect(strstr(text_string(&text),
                     "| `torch.nn.Linear` | `nn_linear_init(self, in_features, out_features)` |  | 12, 14 |"),
              "%s", text_string(&text));
    text_release(&text);
}

Test(checklist, json_is_json)
{
    Text text = {0};
    add(CHECK_TODO, "quote \" and \n line", 3, "why", DIAG_EFFORT_REWRITE);
    fill();
    checklist_json(&checklist, &text);
    json_t *root = json_loads(text_string(&text), 0, NULL);
    cr_assert(json_is_object(root), "%s", text_string(&text));
    json_t *items = json_object_get(root, "items");
    cr_expect_eq(json_array_size(items), 5);
    cr_expect_str_eq(json_string_value(json_object_get(json_array_get(items, 0), "api")),
                     "quote \" and \n line");
    cr_expect_str_eq(json_string_value(json_object_get(json_array_get(items, 0), "effort")), "rewrite");
    cr_expect_eq(json_integer_value(json_object_get(json_object_get(root, "totals"), "todo")), 2);
    json_decref(root);
    text_release(&text);
}
