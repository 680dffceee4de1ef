/* Outlines of files, and trees of parts of a file. */
#include "syntax/lexer.h"
#include "syntax/outline.h"

#include <criterion/criterion.h>
#include <string.h>

static Arena arena;
static NameTable names;
static Sources sources;
static Diagnostics diagnostics;
static AstIds ids;
static SyntaxContext context;

static void open_context(void)
{
    arena = (Arena){0};
    sources = (Sources){0};
    diagnostics = (Diagnostics){0};
    ids = (AstIds){.next = 1};
    names_init(&names, &arena);
    sources_init(&sources, &arena);
    diagnostics_init(&diagnostics, &arena, &sources);
    context = (SyntaxContext){.arena = &arena, .names = &names, .sources = &sources, .diagnostics = &diagnostics, .ids = &ids};
}

static void close_context(void)
{
    arena_release(&arena);
}

TestSuite(outline, .init = open_context, .fini = close_context);

static const char text[] = "import os\n"
                           "# about f\n"
                           "@first(\n"
                           "    1)\n"
                           "@second\n"
                           "def f(a,\n"
                           "b): ...\n"
                           "\n"
                           "size: int = 3\n"
                           "class Box(\n"
                           "    Base):\n"
                           "    \"\"\"What it is.\n"
                           "def g(): no definition\n"
                           "    \"\"\"\n"
                           "    # about one\n"
                           "    def one(self):\n"
                           "        return 1\n"
                           "    # about two\n"
                           "    def two(self): return 2  # behind two\n"
                           "    three = two\n"
                           "if size == 3: pass\n";

static LexedFile *lexed_text(const char *bytes)
{
    LexedFile *file = lex_file(&context, source_from_text(&context, "text.pyi", bytes, strlen(bytes)));
    cr_assert_not_null(file);
    return file;
}

static LexedFile *lexed(void)
{
    return lexed_text(text);
}

static void expect_text(ByteRange range, const char *expected)
{
    cr_expect_eq(range.end - range.start, strlen(expected));
    cr_expect(strncmp(text + range.start, expected, strlen(expected)) == 0, "not: %s", expected);
}

Test(outline, items_are_whole_lines_with_decorators_and_comments)
{
    OutlineVec items = outline_of(&context, lexed());
    static const OutlineKind kinds[] = {OUTLINE_OTHER, OUTLINE_DEF, OUTLINE_VALUE, OUTLINE_CLASS, OUTLINE_OTHER};
    cr_assert_eq(items.count, 5);
    for (size_t i = 0; i < 5; i++)
        cr_expect_eq(items.items[i].kind, kinds[i], "item %zu", i);
    cr_expect(name_is(items.items[1].name, "f"));
    expect_text(items.items[1].range, "# about f\n@first(\n    1)\n@second\ndef f(a,\nb): ...\n");
    cr_expect(name_is(items.items[2].name, "size"));
    expect_text(items.items[3].header, "class Box(\n    Base):\n");
}

Test(outline, a_class_has_items_of_its_own)
{
    OutlineVec items = outline_of(&context, lexed());
    const OutlineVec *members = &items.items[3].items;
    cr_assert_eq(members->count, 4);
    cr_expect_eq(members->items[0].kind, OUTLINE_OTHER);
    expect_text(members->items[1].range, "    # about one\n    def one(self):\n        return 1\n");
    cr_expect(name_is(members->items[3].name, "three") && name_is(members->items[3].other, "two"));
}

Test(outline, a_member_is_parsed_within_its_header)
{
    LexedFile *file = lexed();
    OutlineVec items = outline_of(&context, file);
    const OutlineItem *box = &items.items[3], *two = &box->items.items[2];
    const Module *module = parse_parts(&context, file, &box->header, &two->range, 1);
    cr_assert(module && module->body.count == 1);
    const Stmt *stmt = module->body.items[0];
    cr_assert_eq(stmt->kind, STMT_FUNCTION_DEF);
    cr_expect(name_is(stmt->function_def.name, "two"));
    cr_expect(strncmp(text + stmt->function_def.name_span.start, "two", 3) == 0, "spans are those of the file");
    cr_expect_eq(module->comment_count, 2);
    cr_expect_eq(diag_count(&diagnostics, DIAG_ERROR), 0);
}

Test(outline, what_has_no_name_is_left_to_the_parser)
{
    static const char *const broken[] = {"def (x): ...\n", "class : ...\n", "@first\n", "x = 1\n@first(\n1)\n", "@c(a\nb)ass Value: ...\n"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        OutlineVec items = outline_of(&context, lexed_text(broken[i]));
        cr_assert_gt(items.count, 0);
        const OutlineItem *last = &items.items[items.count - 1];
        cr_expect_eq(last->kind, OUTLINE_OTHER, "%s", broken[i]);
        cr_expect_eq(last->range.end, strlen(broken[i]), "%s", broken[i]);
        cr_expect_leq(last->range.start, last->range.end);
    }
}
