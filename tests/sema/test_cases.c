/*
 * Every script of cases/ is analysed under the stubs of rules/ here (not the product's, so that a new rule changes no test), and
 * what comes out is compared with the files beside it: NAME.types (--dump=types), NAME.shapes (--dump=shapes), NAME.err
 * (diagnostics; without the file there must be none but notes). T2M_UPDATE=1 writes the files anew: read the difference.
 */
#include "sema/sema.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_CASES = 256, NAME_LENGTH = 64 };

static int compare_names(const void *left, const void *right)
{
    return strcmp(left, right);
}

static size_t case_names(char names[MAX_CASES][NAME_LENGTH])
{
    size_t count = 0;
    DIR *folder = opendir(T2M_CASES_DIR);
    for (struct dirent *entry; folder && (entry = readdir(folder)) && count < MAX_CASES;) {
        size_t length = strlen(entry->d_name);
        if (length < 4 || length >= NAME_LENGTH || strcmp(entry->d_name + length - 3, ".py") != 0)
            continue;
        memcpy(names[count], entry->d_name, length - 3);
        names[count++][length - 3] = '\0';
    }
    if (folder)
        closedir(folder);
    qsort(names, count, NAME_LENGTH, compare_names);
    return count;
}

static char *read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    Text text = {0};
    char buffer[4096];
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;)
        text_add_bytes(&text, buffer, got);
    fclose(file);
    char *copy = strdup(text_string(&text));
    text_release(&text);
    return copy;
}

static void compare_file(const char *name, const char *suffix, const char *actual, bool is_optional)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s.%s", T2M_CASES_DIR, name, suffix);
    char *expected = read_whole(path);
    if (getenv("T2M_UPDATE") && (expected || !is_optional)) {
        FILE *file = fopen(path, "wb");
        cr_assert_not_null(file);
        fputs(actual, file);
        fclose(file);
    } else if (expected) {
        cr_expect_str_eq(actual, expected, "%s.%s differs; it is now:\n%s", name, suffix, actual);
    } else if (!is_optional) {
        cr_expect_str_empty(actual, "%s has unexpected diagnostics:\n%s", name, actual);
    }
    free(expected);
}

/* "12: error T2M3001: message" lines; notes only say what is not called and are left out. */
static char *diagnostics_text(Diagnostics *diagnostics)
{
    Text text = {0};
    diag_finish(diagnostics);
    vec_each(i, &diagnostics->list) {
        const Diag *diag = &diagnostics->list.items[i];
        if (diag->spec.severity == DIAG_NOTE)
            continue;
        const char *path = sources_get(diagnostics->sources, diag->span.file)->path, *slash = strrchr(path, '/');
        text_printf(&text, "%s:%u: %s T2M%d: %s\n", slash ? slash + 1 : path, diag->span.line,
                    diag_severity_name(diag->spec.severity), diag->spec.number, diag->message);
        if (strncmp(diag->help, "did you mean", 12) == 0)
            text_printf(&text, "    %s\n", diag->help);
    }
    char *copy = strdup(text_string(&text));
    text_release(&text);
    return copy;
}

static void run_case(const char *name)
{
    Arena arena = {0};
    NameTable names;
    Sources sources;
    Diagnostics diagnostics;
    AstIds ids = {.next = 1};
    TypeStore types;
    Rules rules;
    Text text = {0};
    names_init(&names, &arena);
    sources_init(&sources, &arena);
    diagnostics_init(&diagnostics, &arena, &sources);
    SyntaxContext syntax = {.arena = &arena, .names = &names, .sources = &sources, .diagnostics = &diagnostics, .ids = &ids};
    types_init(&types, &arena, &names);
    const char *folders[] = {T2M_CASE_RULES};
    rules_init(&rules, &syntax, &types, folders, 1);
    const SourceFile *file = source_load(&syntax, arena_printf(&arena, "%s/%s.py", T2M_CASES_DIR, name));
    const Module *module = file ? parse_module(&syntax, file) : NULL;
    cr_assert_not_null(module, "%s does not parse", name);
    Program *program = sema_run(&syntax, &rules, module);
    sema_dump_types(program, &text);
    compare_file(name, "types", text_string(&text), true);
    text_clear(&text);
    sema_dump_shapes(program, &text);
    compare_file(name, "shapes", text_string(&text), true);
    text_release(&text);
    char *reported = diagnostics_text(&diagnostics);
    compare_file(name, "err", reported, !*reported);
    free(reported);
    arena_release(&arena);
}

Test(sema, cases)
{
    static char names[MAX_CASES][NAME_LENGTH];
    size_t count = case_names(names);
    cr_assert_gt(count, 0);
    for (size_t i = 0; i < count; i++)
        run_case(names[i]);
}
