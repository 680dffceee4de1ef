/* Projects on the disk: written whole or not at all, and nothing that was edited by hand is lost. */
#include "emit/project.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Arena arena;
static Sources sources;
static Diagnostics diagnostics;
static char folder[64];

static void start(void)
{
    arena = (Arena){0};
    sources_init(&sources, &arena);
    diagnostics_init(&diagnostics, &arena, &sources);
    strcpy(folder, "/tmp/t2m-project-XXXXXX");
    cr_assert(mkdtemp(folder));
}

static void finish(void)
{
    Text command = {0};
    text_printf(&command, "chmod -R u+w %s && rm -r %s", folder, folder);
    cr_expect_eq(system(text_string(&command)), 0);
    text_release(&command);
    arena_release(&arena);
}

TestSuite(project, .init = start, .fini = finish);

static Project project_with(const char *text)
{
    Project project;
    project_init(&project, &arena, "scripts/train.py");
    project_add(&project, "train.c", text, strlen(text));
    project_add_cmake(&project, "somewhere", NULL);
    return project;
}

static const char *path(const char *name)
{
    return arena_printf(&arena, "%s/%s", folder, name);
}

static char *content(const char *name)
{
    Text text = {0};
    FILE *file = fopen(path(name), "rb");
    if (!file)
        return NULL;
    for (int c; (c = fgetc(file)) != EOF;)
        text_add_char(&text, (char)c);
    fclose(file);
    return text_take(&text, &arena);
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(path(name), "wb");
    cr_assert(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

Test(project, names_follow_the_script)
{
    Project project;
    project_init(&project, &arena, "a/b/my script.py");
    cr_expect_str_eq(project.stem, "my_script");
    cr_expect_str_eq(project_default_folder(&project), "my_script_mlx");
    project_init(&project, &arena, "test.py");
    cr_expect_str_eq(project.stem, "test_program");
}

Test(project, is_written_and_written_again)
{
    Project first = project_with("int one;\n"), second = project_with("int two;\n");
    cr_assert(project_write(&first, path("out/deep"), false, &diagnostics));
    cr_expect_str_eq(content("out/deep/train.c"), "int one;\n");
    cr_expect(strstr(content("out/deep/CMakeLists.txt"), "add_executable(train train.c)"));
    cr_expect(strstr(content("out/deep/.torch2mlx.json"), "\"train.c\": \"fnv1a64:"));
    cr_assert(project_write(&second, path("out/deep"), false, &diagnostics));
    cr_expect_str_eq(content("out/deep/train.c"), "int two;\n");
    cr_expect_eq(diagnostics.list.count, 0);
}

Test(project, keeps_what_was_edited_by_hand)
{
    Project first = project_with("int one;\n"), second = project_with("int two;\n");
    cr_assert(project_write(&first, path("out"), false, &diagnostics));
    put("out/train.c", "int mine;\n");
    cr_expect_not(project_write(&second, path("out"), false, &diagnostics));
    cr_expect_str_eq(content("out/train.c"), "int mine;\n");
    cr_assert_eq(diagnostics.list.count, 1);
    cr_expect_eq(diagnostics.list.items[0].spec.number, 5001);
    cr_expect(strstr(diagnostics.list.items[0].message, "train.c"));
    cr_expect_null(strstr(diagnostics.list.items[0].message, "CMakeLists.txt"),
                   "only the changed file is named");
    cr_expect(project_write(&second, path("out"), true, &diagnostics));
    cr_expect_str_eq(content("out/train.c"), "int two;\n");
}

Test(project, does_not_touch_files_of_others)
{
    Project project = project_with("int one;\n");
    cr_assert_eq(mkdir(path("out"), 0777), 0);
    put("out/CMakeLists.txt", "mine\n");
    cr_expect_not(project_write(&project, path("out"), false, &diagnostics));
    cr_expect_str_eq(content("out/CMakeLists.txt"), "mine\n");
    cr_expect_null(content("out/train.c"));
}

Test(project, takes_back_what_it_could_not_finish)
{
    Project project = project_with("int one;\n");
    project_add(&project, "sub/more.c", "int more;\n", 10);
    cr_assert_eq(mkdir(path("out"), 0777), 0);
    put("out/sub", "a file where a folder is needed\n");
    cr_expect_not(project_write(&project, path("out"), false, &diagnostics));
    cr_expect_null(content("out/train.c"));
    cr_expect_null(content("out/train.c.t2m-new"));
    cr_expect_null(content("out/.torch2mlx.json"));
    cr_assert(diagnostics.list.count >= 1);
    cr_expect_eq(diagnostics.list.items[0].spec.number, 5002);
}

Test(project, a_damaged_manifest_protects_everything)
{
    Project first = project_with("int one;\n"), second = project_with("int two;\n");
    cr_assert(project_write(&first, path("out"), false, &diagnostics));
    put("out/.torch2mlx.json", "{ not json");
    cr_expect_not(project_write(&second, path("out"), false, &diagnostics));
    cr_expect_str_eq(content("out/train.c"), "int one;\n");
}
