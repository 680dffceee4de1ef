/* Any bytes as a script: lexer, tree-sitter, our AST, validation, dump and diagnostics. */
#include "fuzz.h"

#include "base/bug.h"
#include "syntax/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    NameTable names;
    Sources sources;
    Diagnostics diagnostics;
    AstIds ids = {1};
    Text out = {0};
    names_init(&names, &arena);
    sources_init(&sources, &arena);
    diagnostics_init(&diagnostics, &arena, &sources);
    SyntaxContext context = {&arena, &names, &sources, &diagnostics, &ids};
    const SourceFile *file = source_from_text(&context, "input.py", (const char *)data, size);
    Module *module = file ? parse_module(&context, file) : NULL;
    T2M_ASSERT((module == NULL) == diag_has_errors(&diagnostics)); /* refused without a reason, or accepted with one */
    if (module)
        ast_dump(module, &out);
    diag_finish(&diagnostics);
    diag_render_all(&diagnostics, true, &out);
    diag_render_json(&diagnostics, &out);
    text_release(&out);
    arena_release(&arena);
    return 0;
}
