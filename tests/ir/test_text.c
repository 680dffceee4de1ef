/* The text form: what is printed reads back to what prints the same. */
#include "ir_support.h"

#include <string.h>

static char *printed(TestProgram *test)
{
    Text text = {0};
    ir_print_program(&test->program, &text);
    return text_take(&text, &test->arena);
}

Test(ir_text, every_form_survives_the_round_trip)
{
    Arena arena = {0};
    TestProgram first, second;
    test_read(&first, test_file(&arena, IR_CASES "/all_forms.ir"));
    cr_assert_null(first.error, "%s", first.error);
    char *once = printed(&first);
    test_read(&second, once);
    cr_assert_null(second.error, "%s", second.error);
    cr_assert_str_eq(once, printed(&second));
    arena_release(&arena);
    arena_release(&first.arena);
    arena_release(&second.arena);
}

/* The case file names every kind, so the round trip above leaves none out. */
Test(ir_text, the_case_uses_every_kind)
{
    Arena arena = {0};
    char *text = test_file(&arena, IR_CASES "/all_forms.ir");
    for (int kind = 0; kind < IR_STMT_KIND_COUNT; kind++)
        cr_expect(strstr(text, arena_printf(&arena, "(%s", ir_stmt_kind_name((IrStmtKind)kind))), "no %s",
                  ir_stmt_kind_name((IrStmtKind)kind));
    static const char *const forms[] = {
        "(null",   "(. ",    "(rule",   "(call ",    "(call-value", "(new",     "(c-call",
        "(c-name", "(neg",   "(* ",     "(== ",      "(same",       "(and",     "(or",
        "(?:",     "(as ",   "(list",   "(tuple",    "(dict",       "(record",  "(item",
        "(slice",  "(index", "(format", "(function", "(parse-args", "(is-null", "(not-null"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        cr_expect(strstr(text, forms[i]), "no %s", forms[i]);
    arena_release(&arena);
}

Test(ir_text, what_was_read_is_what_was_written)
{
    Arena arena = {0};
    TestProgram test;
    test_read(&test, test_file(&arena, IR_CASES "/all_forms.ir"));
    IrModule *module = test.program.modules.items[0];
    cr_assert_eq(module->classes.count, 2);
    IrClass *net = module->classes.items[1];
    cr_expect(net->base->class_ == module->classes.items[0]);
    cr_expect_str_eq(net->init->name->text, "Net_init");
    cr_expect_str_eq(net->forward->name->text, "Net_forward");
    cr_expect_eq(net->fields.items[0]->kind, IR_FIELD_MODULE);
    cr_expect(net->fields.items[0]->type->is_embedded);
    IrStmt *first = net->forward->body.statements.items[0];
    cr_expect_eq(first->span.line, 26);
    cr_expect(first->blank_above);
    cr_expect_str_eq(first->leading.items[1].text, "two");
    cr_expect(first->leading.items[1].blank_above);
    cr_expect_eq(first->value->parts.count, 7);
    cr_expect_str_eq(module->main->body.dangling.items[0].text, "the end");
    arena_release(&arena);
    arena_release(&test.arena);
}

Test(ir_text, errors_name_the_line)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"(program\n(module m \"m.py\"", "line 2: missing )"},
        {"(module)", "line 1: (program ...) is expected"},
        {"(program (module m \"m.py\" (global x nothing)))", "line 1: `nothing` is no type"},
        {"(program (module m \"m.py\"\n(function main \"m\" void main (body (return\ny)))))",
         "line 3: there is no variable y"},
        {"(program (module m \"m.py\"\n(function main \"m\" void main (body (fly 1)))))",
         "line 2: not a statement"},
        {"(program (module m \"m.py\"\n(function main \"m\" void main (body (do (call f))))))",
         "line 2: there is no function f"},
        {"(program \"x\\q\")", "line 1: string without end or with an unknown escape"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TestProgram test;
        test_read(&test, cases[i].text);
        cr_assert(test.error, "case %zu was read", i);
        cr_expect_str_eq(test.error, cases[i].message);
        arena_release(&test.arena);
    }
}

Test(ir_text, copies_share_nothing_but_definitions)
{
    TestProgram test;
    test_read(&test, "(program (module m \"m.py\" (function main \"m\" void main (local x int)"
                     "(body (assign x (+ 1 (* 2 3)))))))");
    IrExpr *value = test.program.modules.items[0]->main->body.statements.items[0]->value;
    IrExpr *copy = ir_copy(&test.program, value);
    copy->right->left->integer = 7;
    cr_expect_eq(value->right->left->integer, 2);
    Text text = {0};
    ir_print_expr(copy, &text);
    cr_expect_str_eq(text_string(&text), "(+ 1 (* 7 3))");
    text_release(&text);
    arena_release(&test.arena);
}

Test(ir_text, equal_types_are_one)
{
    TestProgram test;
    test_read(&test, "(program)");
    IrTypes *types = &test.program.types;
    const IrType *number = ir_type(types, IR_TYPE_INT);
    cr_expect(ir_type_of(types, IR_TYPE_LIST, number) == ir_type_of(types, IR_TYPE_LIST, number));
    cr_expect(ir_type_library(types, "nn_linear", true) != ir_type_library(types, "nn_linear", false));
    cr_expect(ir_type_optional(types, ir_type(types, IR_TYPE_STR)) == ir_type(types, IR_TYPE_STR));
    arena_release(&test.arena);
}
