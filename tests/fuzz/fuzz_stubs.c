/* Any bytes as a rule stub, `lib.pyi`: decorators, annotations, templates, classes; all its symbols are looked up. */
#include "fuzz.h"

#include "rules/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[64];

static void remove_folder(void)
{
    char path[96];
    snprintf(path, sizeof path, "%s/lib.pyi", folder);
    unlink(path);
    rmdir(folder);
}

static bool write_stub(const uint8_t *data, size_t size)
{
    char path[96];
    if (!folder[0]) {
        snprintf(folder, sizeof folder, "/tmp/t2m-fuzz-XXXXXX");
        if (!mkdtemp(folder))
            abort();
        atexit(remove_folder);
    }
    snprintf(path, sizeof path, "%s/lib.pyi", folder);
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    bool is_written = fwrite(data, 1, size, file) == size;
    return fclose(file) == 0 && is_written;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!write_stub(data, size))
        abort();
    Arena arena = {0};
    NameTable names;
    Sources sources;
    Diagnostics diagnostics;
    AstIds ids = {1};
    TypeStore types;
    Rules rules;
    Text out = {0};
    names_init(&names, &arena);
    sources_init(&sources, &arena);
    diagnostics_init(&diagnostics, &arena, &sources);
    SyntaxContext syntax = {&arena, &names, &sources, &diagnostics, &ids};
    types_init(&types, &arena, &names);
    rules_init(&rules, &syntax, &types, (const char *[]){folder}, 1);
    RuleModule *module = rules_module(&rules, name_intern(&names, "lib"));
    rules_find(&rules, "lib.f");
    rules_find(&rules, "lib.C.m");
    if (module)
        rules_nearest(&rules, module, NULL, name_intern(&names, "fn"));
    diag_finish(&diagnostics);
    diag_render_all(&diagnostics, true, &out);
    text_release(&out);
    arena_release(&arena);
    return 0;
}
