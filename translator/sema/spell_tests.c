/*
 * unittest.main(): the tests of the file's cases, one after the other, as Python that is spelled in its place before sema looks:
 *
 *     case_ = TestAdd()
 *     try:
 *         case_.setUp()
 *         case_.test_sum()
 *         case_.tearDown()
 *         outcome_.passed()
 *     except AssertionError: outcome_.wrong("test_sum (__main__.TestAdd.test_sum)", True) ...
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <stdlib.h>
#include <string.h>

typedef struct Cases {
    Infer *infer;
    StmtVec classes;
    bool is_imported;
} Cases;

static bool is_test_case(const Cases *c, const Stmt *class_)
{
    vec_each(i, &class_->class_def.bases) {
        const Expr *base = class_->class_def.bases.items[i];
        if ((base->kind == EXPR_ATTRIBUTE && name_is(base->attribute.name, "TestCase")) || (base->kind == EXPR_NAME && name_is(base->name.id, "TestCase")))
            return true;
        for (size_t k = 0; base->kind == EXPR_NAME && k < c->classes.count; k++)
            if (c->classes.items[k]->class_def.name == base->name.id)
                return true;
    }
    return false;
}

static int by_class(const void *a, const void *b)
{
    return strcmp((*(Stmt *const *)a)->class_def.name->text, (*(Stmt *const *)b)->class_def.name->text);
}

static int by_name(const void *a, const void *b)
{
    return strcmp((*(const Name *)a)->text, (*(const Name *)b)->text);
}

static void add_test(Text *text, const char *class_, const char *name)
{
    text_printf(text, "case_ = %s()\ntry:\n    case_.setUp()\n    try:\n        case_.%s()\n    finally:\n        case_.tearDown()\n", class_, name);
    text_add(text, "    outcome_.passed()\nexcept SkipTest_:\n    outcome_.left_out()\n");
    text_printf(text, "except AssertionError:\n    outcome_.wrong('%1$s (__main__.%2$s.%1$s)', True)\n", name, class_);
    text_printf(text, "except Exception:\n    outcome_.wrong('%1$s (__main__.%2$s.%1$s)', False)\n", name, class_);
}

static const Block *all_tests(Cases *c, Span span)
{
    Text text = {0};
    text_add(&text, "from unittest import Outcome as Outcome_, SkipTest as SkipTest_\noutcome_ = Outcome_()\n");
    qsort(c->classes.items, c->classes.count, sizeof *c->classes.items, by_class);
    vec_each(i, &c->classes) {
        const Stmt *class_ = c->classes.items[i];
        NameVec names = {0};
        vec_each(k, &class_->class_def.body) {
            const Stmt *method = class_->class_def.body.items[k];
            if (method->kind == STMT_FUNCTION_DEF && name_is(method->function_def.name, "setUpClass"))
                text_printf(&text, "%s.setUpClass()\n", class_->class_def.name->text);
            if (method->kind == STMT_FUNCTION_DEF && strncmp(method->function_def.name->text, "test", 4) == 0)
                vec_push(c->infer->arena, &names, method->function_def.name);
        }
        if (names.count)
            qsort(names.items, names.count, sizeof *names.items, by_name);
        vec_each(k, &names)
            add_test(&text, class_->class_def.name->text, names.items[k]->text);
    }
    text_add(&text, "outcome_.end()\n");
    const Block *block = synth_parse(c->infer, text_string(&text), span, NULL, 0);
    text_release(&text);
    return block;
}

static bool is_main_call(const Stmt *stmt)
{
    const Expr *call = stmt->kind == STMT_EXPR && stmt->expr.value->kind == EXPR_CALL ? stmt->expr.value : NULL;
    const Expr *func = call ? call->call.func : NULL;
    return func && func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, "main") && func->attribute.value->kind == EXPR_NAME &&
           name_is(func->attribute.value->name.id, "unittest");
}

static void spell_block(Block *block, void *data)
{
    Cases *c = data;
    Block out = *block;
    out.items = NULL;
    out.count = out.capacity = 0;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_CLASS_DEF && is_test_case(c, stmt))
            vec_push(c->infer->arena, &c->classes, stmt);
        if (!is_main_call(stmt)) {
            walk_stmt_blocks(stmt, spell_block, data);
            vec_push(c->infer->arena, &out, stmt);
            continue;
        }
        const Block *made = all_tests(c, stmt->span);
        vec_each(k, made)
            vec_push(c->infer->arena, &out, made->items[k]);
    }
    *block = out;
}

void tests_spell_out(Infer *infer, const Module *module)
{
    Cases c = {.infer = infer};
    vec_each(i, &module->body) {
        const Stmt *stmt = module->body.items[i];
        for (size_t k = 0; stmt->kind == STMT_IMPORT && k < stmt->import.names.count; k++)
            c.is_imported |= name_is(stmt->import.names.items[k]->name, "unittest");
    }
    if (c.is_imported)
        spell_block((Block *)&module->body, &c);
}
