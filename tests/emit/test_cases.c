/*
 * Each cases/NAME.ir is read, verified and emitted; the text must be cases/NAME.c. With T2M_UPDATE set in the
 * environment the expected files are written anew: read the difference before committing it.
 */
#include "ir_support.h"

#include "emit/emit.h"

#include <criterion/parameterized.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

static char *emitted(TestProgram *test)
{
    Text text = {0};
    emit_module(&test->program, test->program.modules.items[0], &text);
    return text_take(&text, &test->arena);
}

/* The first line in which the texts differ, for the message. */
static const char *difference(Arena *arena, const char *expected, const char *actual)
{
    unsigned line = 1;
    while (*expected && *expected == *actual) {
        line += *expected == '\n';
        expected++;
        actual++;
    }
    return arena_printf(arena, "line %u: expected `%.*s`, got `%.*s`", line, (int)strcspn(expected, "\n"),
                        expected, (int)strcspn(actual, "\n"), actual);
}

static void check_case(const char *path)
{
    TestProgram test;
    Text errors = {0}, expected_path = {0};
    Arena arena = {0};
    test_read(&test, test_file(&arena, path));
    cr_assert_null(test.error, "%s: %s", path, test.error);
    cr_assert(ir_verify(&test.program, &errors), "%s:\n%s", path, text_string(&errors));
    char *text = emitted(&test);
    text_add_bytes(&expected_path, path, strlen(path) - 2);
    text_add(&expected_path, "c");
    if (getenv("T2M_UPDATE")) {
        FILE *file = fopen(expected_path.data, "w");
        cr_assert(file && fputs(text, file) >= 0 && fclose(file) == 0, "cannot write %s", expected_path.data);
    }
    char *expected = test_file(&arena, expected_path.data);
    cr_expect(strcmp(expected, text) == 0, "%s: %s", expected_path.data, difference(&arena, expected, text));
    text_release(&errors);
    text_release(&expected_path);
    arena_release(&arena);
    arena_release(&test.arena);
}

Test(emit, cases_give_the_expected_text)
{
    glob_t found;
    cr_assert_eq(glob(EMIT_CASES "/*.ir", 0, NULL, &found), 0);
    cr_expect(found.gl_pathc >= 3);
    for (size_t i = 0; i < found.gl_pathc; i++)
        check_case(found.gl_pathv[i]);
    globfree(&found);
}
