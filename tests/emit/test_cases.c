/*
 * Each cases/NAME.ir is read, verified and emitted; the text must be cases/NAME.c, the files of a program of several modules those in
 * the folder cases/NAME. With T2M_UPDATE set in the environment the expected files are written anew: read the difference before
 * committing it.
 */
#include "ir_support.h"

#include "emit/emit.h"

#include <criterion/parameterized.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

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

static void check_file(Arena *arena, const char *path, const char *text)
{
    if (getenv("T2M_UPDATE")) {
        FILE *file = fopen(path, "w");
        cr_assert(file && fputs(text, file) >= 0 && fclose(file) == 0, "cannot write %s", path);
    }
    char *expected = test_file(arena, path);
    cr_expect(strcmp(expected, text) == 0, "%s: %s", path, difference(arena, expected, text));
}

static void check_case(const char *path)
{
    TestProgram test;
    Text errors = {0};
    Arena arena = {0};
    test_read(&test, test_file(&arena, path));
    cr_assert_null(test.error, "%s: %s", path, test.error);
    cr_assert(ir_verify(&test.program, &errors), "%s:\n%s", path, text_string(&errors));
    EmittedFiles files = {0};
    emit_program(&test.program, test.program.modules.items[0]->name->text, &files);
    vec_each(i, &files)
        check_file(&arena, files.count > 1 ? arena_printf(&arena, "%.*s/%s", (int)strlen(path) - 3, path, files.items[i].path)
                                           : arena_printf(&arena, "%.*sc", (int)strlen(path) - 2, path), files.items[i].text);
    text_release(&errors);
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
