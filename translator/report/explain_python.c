/*
 * Rules that are written in Python (rules/NAME.py): found as an import would find them, in the file of the longest module that the
 * name starts with, through what that file imports from others.
 */
#include "report/collect.h"

#include <string.h>

/* A definition and the file that has it. */
typedef struct Definition {
    const Module *module;
    const Stmt *stmt;
} Definition;

static Name definition_name(const Stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        return stmt->function_def.name;
    case STMT_CLASS_DEF:
        return stmt->class_def.name;
    case STMT_ASSIGN: {
        const Expr *target = stmt->assign.targets.items[0];
        return target->kind == EXPR_NAME ? target->name.id : NULL;
    }
    default:
        return NULL;
    }
}

static const Stmt *find_in_block(const Block *block, Name name)
{
    vec_each(i, block)
        if (definition_name(block->items[i]) == name)
            return block->items[i];
    return NULL;
}

static Definition find_in_module(Rules *rules, Name module, Name name, int depth);

/* `from torch.nn._plain import Softmax2d as name` */
static Definition follow_import(Rules *rules, const Stmt *stmt, Name name, int depth)
{
    const AliasVec *names = &stmt->import_from.names;
    for (size_t i = 0; stmt->import_from.module && i < names->count; i++) {
        const Alias *alias = names->items[i];
        if ((alias->as_name ? alias->as_name : alias->name) == name)
            return find_in_module(rules, stmt->import_from.module, alias->name, depth + 1);
    }
    return (Definition){0};
}

static Definition find_in_module(Rules *rules, Name module_name, Name name, int depth)
{
    enum { LONGEST_CHAIN = 8 }; /* of imports: they may run in a circle */
    const char *path = depth < LONGEST_CHAIN ? rules_python_file(rules, module_name) : NULL;
    const SourceFile *file = path ? source_load(rules->syntax, path) : NULL;
    const Module *module = file ? parse_module(rules->syntax, file) : NULL;
    Definition found = {.module = module, .stmt = module ? find_in_block(&module->body, name) : NULL};
    for (size_t i = 0; module && !found.stmt && i < module->body.count; i++)
        if (module->body.items[i]->kind == STMT_IMPORT_FROM)
            found = follow_import(rules, module->body.items[i], name, depth);
    return found;
}

/* "torch.nn.Softmax2d.forward": the module is the longest part with a file that has the word behind it. */
static Definition find_definition(Rules *rules, const char *qualified)
{
    for (size_t length = strlen(qualified); length > 0; length--) {
        if (qualified[length] != '.')
            continue;
        const char *word = qualified + length + 1, *dot = strchr(word, '.');
        Name name = name_intern_bytes(rules->names, word, dot ? (size_t)(dot - word) : strlen(word));
        Definition found = find_in_module(rules, name_intern_bytes(rules->names, qualified, length), name, 0);
        if (found.stmt && dot && found.stmt->kind == STMT_CLASS_DEF)
            found.stmt = find_in_block(&found.stmt->class_def.body, name_intern(rules->names, dot + 1));
        if (found.stmt)
            return found;
    }
    return (Definition){0};
}

/* ---- showing it --------------------------------------------------------------------------------------------------------- */

static void add_param(Text *out, const char *prefix, const Param *param, bool *first)
{
    if (!param || name_is(param->name, "self"))
        return;
    text_printf(out, "%s%s%s%s", *first ? "" : ", ", prefix, param->name->text, param->default_value ? " = ..." : "");
    *first = false;
}

static void add_params(Text *out, const char *prefix, const ParamVec *params, bool *first)
{
    vec_each(i, params)
        add_param(out, prefix, params->items[i], first);
}

static void add_signature(Text *out, const char *name, const Params *params)
{
    bool first = true;
    text_printf(out, "%s(", name);
    add_params(out, "", &params->posonly, &first);
    add_params(out, "", &params->args, &first);
    add_param(out, "*", params->vararg, &first);
    add_params(out, "", &params->kwonly, &first);
    add_param(out, "**", params->kwarg, &first);
    text_add(out, ")\n");
}

bool explain_python(Rules *rules, const char *qualified, Text *out)
{
    Definition found = find_definition(rules, qualified);
    if (!found.stmt)
        return false;
    const Block *body = found.stmt->kind == STMT_FUNCTION_DEF ? &found.stmt->function_def.body
                        : found.stmt->kind == STMT_CLASS_DEF  ? &found.stmt->class_def.body
                                                              : NULL;
    const Stmt *called = found.stmt->kind == STMT_CLASS_DEF ? find_in_block(body, name_intern(rules->names, "__init__")) : found.stmt;
    if (called && called->kind == STMT_FUNCTION_DEF)
        add_signature(out, qualified, &called->function_def.params);
    else
        text_printf(out, "%s\n", qualified);
    text_printf(out, "  C       written in Python in the rules (%s), translated with the script\n", found.module->file->path);
    const Constant *doc = body ? block_docstring(body) : NULL;
    if (doc)
        text_printf(out, "  %s\n", doc->text);
    return true;
}
