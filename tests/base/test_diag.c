#include "diag/diag.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static Arena arena;
static Sources sources;
static Diagnostics diagnostics;
static const SourceFile *file;

static void set_up(void)
{
    static const char text[] = "first = 1\n\tsecond é third\nlast";
    sources_init(&sources, &arena);
    file = sources_add(&sources, "train.py", text, sizeof text - 1);
    diagnostics_init(&diagnostics, &arena, &sources);
}

static void tear_down(void)
{
    arena_release(&arena);
}

TestSuite(diag, .init = set_up, .fini = tear_down);

Test(diag, spans_have_lines_and_character_columns)
{
    Span span = span_of_bytes(file, 21, 26);
    cr_expect_eq(span.line, 2);
    cr_expect_eq(span.column, 11);
    cr_expect_eq(span_of_bytes(file, 27, 31).line, 3);
    cr_expect_eq(span_of_bytes(file, 1000, 2000).start, file->length);
    cr_expect_eq(span_join(span, span_of_bytes(file, 0, 5)).start, 0);
    cr_expect_eq(span_join(span, span_of_bytes(file, 0, 5)).end, 26);
}

Test(diag, long_lines_count_columns_by_steps)
{
    static char text[10000];
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, "é", 2);
    const SourceFile *long_file = sources_add(&sources, "long.py", text, sizeof text);
    for (size_t at = 0; at < sizeof text; at += 334)
        cr_assert_eq(span_of_bytes(long_file, at, at + 2).column, at / 2 + 1);
}

Test(diag, renders_source_line_caret_code_and_help)
{
    Text text = {0};
    diag_report(&diagnostics, DIAG_print_statement, span_of_bytes(file, 11, 17), "no `%s`", "that");
    diag_finish(&diagnostics);
    diag_render_all(&diagnostics, false, &text);
    cr_expect_str_eq(text_string(&text), "train.py:2:2: error: no `that` [T2M1120]\n"
                                         "    2 | \tsecond é third\n"
                                         "      | \t^~~~~~\n"
                                         "      = help: write print(...); 2to3 converts whole files\n"
                                         "1 error\n");
    text_release(&text);
}

Test(diag, sorts_counts_and_drops_duplicates)
{
    diag_report(&diagnostics, DIAG_syntax, span_of_bytes(file, 11, 12), "later");
    diag_report(&diagnostics, DIAG_unknown_escape, span_of_bytes(file, 0, 1), "earlier");
    diag_report(&diagnostics, DIAG_syntax, span_of_bytes(file, 11, 12), "other");
    diag_report(&diagnostics, DIAG_syntax, span_of_bytes(file, 11, 12), "later");
    cr_expect(diag_has_errors(&diagnostics));
    diag_finish(&diagnostics);
    cr_assert_eq(diagnostics.list.count, 3);
    cr_expect_str_eq(diagnostics.list.items[0].message, "earlier");
    cr_expect_str_eq(diagnostics.list.items[1].message, "later");
    cr_expect_eq(diag_count(&diagnostics, DIAG_ERROR), 2);
    cr_expect_eq(diag_count(&diagnostics, DIAG_WARNING), 1);
}

Test(diag, takes_specs_that_are_in_no_table)
{
    DiagSpec spec = {2999, DIAG_TODO, DIAG_EFFORT_HOURS, "no rule", ""};
    diag_report_spec(&diagnostics, &spec, span_of_file(file->id), "nothing for `x`");
    diag_help(&diagnostics, "try %s", "y");
    cr_expect_not(diag_has_errors(&diagnostics));
    Text text = {0};
    diag_render_json(&diagnostics, &text);
    cr_expect_str_eq(
        text_string(&text),
        "[{\"code\": \"T2M2999\", \"severity\": \"todo\", \"effort\": \"hours\", \"title\": \"no rule\", "
        "\"message\": \"nothing for `x`\", \"help\": \"try y\", \"path\": \"train.py\", \"line\": 0, "
        "\"column\": 0, \"end_line\": 0, \"start\": 0, \"end\": 0}]\n");
    text_release(&text);
}

Test(diag, codes_from_text)
{
    cr_expect_eq(diag_number_from_text("T2M2104"), 2104);
    cr_expect_eq(diag_number_from_text("T2M210"), 0);
    cr_expect_eq(diag_number_from_text("T2M21045"), 0);
    cr_expect_eq(diag_number_from_text("X2M2104"), 0);
    DiagEffort effort;
    cr_expect(diag_effort_from_name("rewrite", &effort));
    cr_expect_eq(effort, DIAG_EFFORT_REWRITE);
    cr_expect_not(diag_effort_from_name("days", &effort));
}

/* Numbers are what users filter by: the table must be sorted and without repeats. */
Test(diag, table_is_sorted_and_complete)
{
    static const struct {
        int number;
        const char *title;
    } rows[] = {
#define T2M_DIAG(number, name, severity, effort, title, help) {number, title},
#include "diag/diag.def"
#undef T2M_DIAG
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cr_expect(i == 0 || rows[i].number > rows[i - 1].number, "T2M%d is out of order", rows[i].number);
        cr_expect_neq(rows[i].title[0], '\0');
        cr_expect_eq(diag_spec(rows[i].number)->number, rows[i].number);
    }
    cr_expect_null(diag_spec(1));
}
