/*
 * Modules that are imported by a call, where it says which: `m = importlib.import_module("models.unet")` is `import models.unet as m`.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

static bool is_import_call(const Expr *expr)
{
    if (expr->kind != EXPR_CALL || expr->call.args.count != 1 || expr->call.keywords.count || expr->call.args.items[0]->kind != EXPR_CONSTANT ||
        expr->call.args.items[0]->constant.kind != CONSTANT_STR)
        return false;
    const Expr *func = expr->call.func;
    const char *text = expr->call.args.items[0]->constant.text;
    bool is_importlib = func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "import_module") && func->attribute.value->kind == EXPR_NAME &&
                        name_is(func->attribute.value->name.id, "importlib");
    bool is_bare = func->kind == EXPR_NAME && name_is(func->name.id, "import_module");
    bool is_builtin = func->kind == EXPR_NAME && name_is(func->name.id, "__import__") && !strchr(text, '.');
    return (is_importlib || is_bare || is_builtin) && *text && *text != '.';
}

static void spell_block(Block *block, void *data)
{
    Infer *infer = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        const Expr *target = stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1 ? stmt->assign.targets.items[0] : NULL;
        if (target && target->kind == EXPR_NAME && is_import_call(stmt->assign.value)) {
            const char *text = arena_printf(infer->arena, "import %s as %s\n", stmt->assign.value->call.args.items[0]->constant.text, target->name.id->text);
            Stmt *made = synth_parse(infer, text, stmt->span, NULL, 0)->items[0];
            stmt->kind = STMT_IMPORT;
            stmt->import = made->import;
        }
        walk_stmt_blocks(stmt, spell_block, data);
    }
}

void module_spell_out(Infer *infer, const Module *module)
{
    globals_spell_out(infer, module);
    locals_spell_out(infer, module);
    caches_spell_out(infer, module);
    tests_spell_out(infer, module);
    small_forms_spell_out(infer, module);
    spell_block((Block *)&module->body, infer);
    chosen_imports_spell_out(infer, module);
    buffers_spell_out(infer, module);
    module_tables_spell_out(infer, module);
}
