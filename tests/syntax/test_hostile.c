/* Input that no person writes: it may be refused, it must not crash, hang or lose its way. */
#include "syntax/parse.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

static bool parses(const char *text, size_t length)
{
    Arena arena = {0};
    NameTable names;
    Sources sources;
    Diagnostics diagnostics;
    AstIds ids = {1};
    names_init(&names, &arena);
    sources_init(&sources, &arena);
    diagnostics_init(&diagnostics, &arena, &sources);
    SyntaxContext context = {&arena, &names, &sources, &diagnostics, &ids};
    const SourceFile *file = source_from_text(&context, "hostile.py", text, length);
    Module *module = file ? parse_module(&context, file) : NULL;
    cr_assert_eq(module == NULL, diag_has_errors(&diagnostics),
                 "refused without a reason, or accepted with one");
    Text out = {0};
    if (module)
        ast_dump(module, &out);
    diag_finish(&diagnostics);
    diag_render_all(&diagnostics, true, &out);
    diag_render_json(&diagnostics, &out);
    text_release(&out);
    arena_release(&arena);
    return module != NULL;
}

/* before, `unit` so many times, middle, `close` so many times, after */
static bool parses_repeated(const char *before, const char *unit, size_t count, const char *middle,
                            const char *close, const char *after)
{
    Text text = {0};
    text_add(&text, before);
    for (size_t i = 0; i < count; i++)
        text_add(&text, unit);
    text_add(&text, middle);
    for (size_t i = 0; i < count; i++)
        text_add(&text, close);
    text_add(&text, after);
    bool result = parses(text_string(&text), text.length);
    text_release(&text);
    return result;
}

Test(hostile, depth_has_a_limit_and_below_it_works)
{
    static const struct {
        const char *before, *unit, *middle, *close, *after;
        size_t fine;
    } rows[] = {
        {"", "(", "1", ")", "", 200},       {"", "[", "", "]", "", 200},
        {"", "f(", "x", ")", "", 200},      {"x = ", "-", "1", "", "", 900},
        {"", "not ", "x", "", "", 900},     {"x", ".a", "", "", "", 900},
        {"x", "()", "", "", "", 900},       {"x", "[0]", "", "", "", 900},
        {"", "lambda: ", "x", "", "", 900}, {"1", "+1", "", "", "", 900},
        {"1", "**1", "", "", "", 900},      {"", "a if b else ", "c", "", "", 900},
        {"a", "&a", "", "", "", 900},       {"a", "^a", "", "", "", 900},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *before = rows[i].before, *unit = rows[i].unit, *close = rows[i].close;
        cr_expect(parses_repeated(before, unit, rows[i].fine, rows[i].middle, close, rows[i].after),
                  "`%s` few times", unit);
        cr_expect_not(parses_repeated(before, unit, 20000, rows[i].middle, close, rows[i].after),
                      "`%s` many times", unit);
    }
}

Test(hostile, long_but_flat_is_fine)
{
    cr_expect(parses_repeated("x = a", " and a", 20000, "", "", ""));
    cr_expect(parses_repeated("a", " < a", 20000, "", "", ""));
    cr_expect(parses_repeated("f(", "a, ", 20000, "", "", ")"));
    cr_expect(parses_repeated("", "x = 1\n", 20000, "", "", ""));
    cr_expect(parses_repeated("if a: pass\n", "elif b: pass\n", 500, "", "", ""));
    cr_expect(parses_repeated("x = ", "'a' ", 20000, "", "", ""));
    cr_expect(parses_repeated("", "# c\n", 20000, "", "", ""));
    cr_expect(parses_repeated("x = ", "9", 20000, "", "", ""));
}

Test(hostile, errors_at_the_end_of_long_lines)
{
    cr_expect_not(parses_repeated("1", "+1", 20000, " = 2", "", ""));
    cr_expect_not(parses_repeated("a", ".b", 20000, "..", "", ""));
    cr_expect_not(parses_repeated("", "f\"{", 50, "x", "}\"", ""));
    cr_expect_not(parses_repeated("", "@a\n", 20000, "", "", ""));
}

/* Bytes from a fixed generator, mostly those that mean something to the lexer. */
Test(hostile, random_bytes)
{
    static const char alphabet[] = "()[]{}:=,.+-*/\"'\\\n\t #abfrxif01_@!\xC3\xA9\x80\f";
    uint64_t state = 42;
    for (int round = 0; round < 3000; round++) {
        char text[200];
        size_t length = 0, wanted = (size_t)(round % (int)sizeof text);
        while (length < wanted) {
            state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            text[length++] = alphabet[(state >> 33) % (sizeof alphabet - 1)];
        }
        parses(text, length);
    }
}

/* Every prefix of a file with many constructs: what an editor saves in mid-typing. */
Test(hostile, every_prefix)
{
    static const char text[] =
        "@d(1)\nclass A(B, *c, k=f'{x!r:>{w}}'):\n    \"\"\"doc\"\"\"\n    async def f(self, /, a: int = 1, "
        "*b, **c) -> x[1:2]:  # c\n        try:\n            return [await y async for y in z if not "
        "(a := b)]\n        except* E as e: pass\n        else:\n            x[a, ::2] @= {**a, 'b': "
        "lambda *q: q}\n        match x:\n            case {'a': [1, *_], **r} | P(k=1) if g: pass\n";
    for (size_t length = 0; length < sizeof text; length++)
        parses(text, length);
}
