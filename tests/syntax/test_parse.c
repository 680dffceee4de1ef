/* What the dump does not show: spans, ids, comments' places, several files in one translation, files that cannot be read. */
#include "syntax/parse.h"
#include "syntax/walk.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Translation {
    Arena arena;
    NameTable names;
    Sources sources;
    Diagnostics diagnostics;
    AstIds ids;
    SyntaxContext context;
} Translation;

static Translation translation;

static void set_up(void)
{
    Translation *t = &translation;
    *t = (Translation){.ids = {1}};
    names_init(&t->names, &t->arena);
    sources_init(&t->sources, &t->arena);
    diagnostics_init(&t->diagnostics, &t->arena, &t->sources);
    t->context = (SyntaxContext){&t->arena, &t->names, &t->sources, &t->diagnostics, &t->ids};
}

static void tear_down(void)
{
    arena_release(&translation.arena);
}

TestSuite(parse, .init = set_up, .fini = tear_down);

static Module *parse(const char *text)
{
    const SourceFile *file = source_from_text(&translation.context, "test.py", text, strlen(text));
    return file ? parse_module(&translation.context, file) : NULL;
}

static bool span_is(Span span, const char *text)
{
    size_t length;
    const char *start = span_text(&translation.sources, span, &length);
    return length == strlen(text) && memcmp(start, text, length) == 0;
}

Test(parse, spans_name_the_source)
{
    Module *module = parse("x = 1\nif a:\n    y = (b + c) * d\n    # end\nz\n");
    cr_assert(module);
    const Stmt *branch = module->body.items[1];
    cr_expect(span_is(branch->span, "if a:\n    y = (b + c) * d"));
    cr_expect_eq(branch->span.line, 2);
    cr_expect_eq(branch->span.end_line, 3);
    const Expr *product = branch->if_stmt.body.items[0]->assign.value;
    cr_expect(span_is(product->span, "(b + c) * d"));
    cr_expect(span_is(product->bin_op.left->span, "b + c"));
    cr_expect(product->bin_op.left->is_parenthesized);
    cr_expect_eq(product->span.line, 3);
    cr_expect_eq(product->span.column, 9);
}

Test(parse, columns_count_characters)
{
    Module *module = parse("é = \"日本\" + x\n");
    cr_assert(module);
    cr_expect_eq(module->body.items[0]->assign.value->bin_op.right->span.column, 12);
}

static void collect_ids(Expr *expr, void *data)
{
    unsigned char *seen = data;
    cr_assert_lt(expr->id, translation.ids.next);
    cr_expect_eq(seen[expr->id], 0, "id %u was given twice", expr->id);
    seen[expr->id] = 1;
    walk_expr(expr, collect_ids, data);
}

Test(parse, ids_are_dense_and_unique_over_files)
{
    Module *first = parse("a = b + c[1]\n"), *second = parse("d(e, f=g)\n");
    cr_assert(first && second);
    unsigned char seen[256] = {0};
    walk_stmt_exprs(first->body.items[0], collect_ids, seen);
    walk_stmt_exprs(second->body.items[0], collect_ids, seen);
    cr_expect_lt(translation.ids.next, 32, "%u ids for two small files", translation.ids.next);
}

Test(parse, names_are_interned)
{
    Module *module = parse("value = value\n");
    cr_assert(module);
    const Stmt *stmt = module->body.items[0];
    cr_expect_eq(stmt->assign.targets.items[0]->name.id, stmt->assign.value->name.id);
    cr_expect_eq(stmt->assign.value->name.id, name_intern(&translation.names, "value"));
}

Test(parse, integers_and_big_ones)
{
    Module *module = parse("9223372036854775807\n0xFF\n9223372036854775808\n1_000\n");
    cr_assert(module);
    const Constant *values[4];
    for (int i = 0; i < 4; i++)
        values[i] = &module->body.items[i]->expr.value->constant;
    cr_expect_eq(values[0]->integer, INT64_MAX);
    cr_expect_not(values[0]->is_big);
    cr_expect_eq(values[1]->integer, 255);
    cr_expect(values[2]->is_big);
    cr_expect_str_eq(values[2]->text, "9223372036854775808");
    cr_expect_eq(values[3]->integer, 1000);
}

Test(parse, strings_have_a_length)
{
    Module *module = parse("'a\\0b'\n");
    cr_assert(module);
    const Constant *constant = &module->body.items[0]->expr.value->constant;
    cr_expect_eq(constant->length, 3);
    cr_expect_arr_eq(constant->text, "a\0b", 4);
}

Test(parse, comments_know_blank_lines)
{
    Module *module = parse("a\n\n# one\nb  # two\n\nc\n");
    cr_assert(module);
    const Stmt *b = module->body.items[1], *c = module->body.items[2];
    cr_assert_eq(b->leading.count, 1);
    cr_expect(b->leading.items[0].blank_above);
    cr_expect(b->blank_above);
    cr_assert_eq(b->trailing.count, 1);
    cr_expect_str_eq(b->trailing.items[0].text, "# two");
    cr_expect(c->blank_above);
    cr_expect_eq(module->comment_count, 2);
}

Test(parse, docstrings)
{
    Module *module = parse("def f():\n    'doc'\nclass A:\n    f'no'\n");
    cr_assert(module);
    cr_expect_str_eq(block_docstring(&module->body.items[0]->function_def.body)->text, "doc");
    cr_expect_null(block_docstring(&module->body.items[1]->class_def.body));
}

Test(parse, an_error_gives_no_module)
{
    cr_expect_null(parse("x = (1\n"));
    cr_expect_eq(diag_count(&translation.diagnostics, DIAG_ERROR), 1);
    cr_expect_eq(translation.diagnostics.list.items[0].spec.number, DIAG_unclosed_bracket);
    cr_expect_eq(translation.diagnostics.list.items[0].span.column, 5);
}

Test(parse, an_error_in_one_file_leaves_the_next)
{
    cr_expect_null(parse("x = \n"));
    cr_expect_not_null(parse("y = 1\n"));
}

Test(parse, files_that_cannot_be_read)
{
    cr_expect_null(source_load(&translation.context, "/nonexistent/file.py"));
    cr_expect_null(source_load(&translation.context, "/"));
    cr_expect_eq(diag_count(&translation.diagnostics, DIAG_ERROR), 2);
    cr_expect_eq(translation.diagnostics.list.items[1].spec.number, DIAG_cannot_read);
}

Test(parse, loads_a_file_with_mark_and_windows_lines)
{
    char path[] = "/tmp/t2m-parse-XXXXXX";
    int descriptor = mkstemp(path);
    cr_assert_geq(descriptor, 0);
    static const char text[] = "\xEF\xBB\xBFx = 1\r\ny = 2\r\n";
    cr_assert_eq(write(descriptor, text, sizeof text - 1), (ssize_t)(sizeof text - 1));
    close(descriptor);
    const SourceFile *file = source_load(&translation.context, path);
    unlink(path);
    cr_assert(file);
    cr_expect_str_eq(file->text, "x = 1\ny = 2\n");
    cr_expect_not_null(parse_module(&translation.context, file));
}
