/* The verifier: sound programs pass, each kind of fault is found and named. */
#include "ir_support.h"

#include <string.h>

Test(ir_verify, the_program_with_every_form_is_sound)
{
    Arena arena = {0};
    TestProgram test;
    Text errors = {0};
    test_read(&test, test_file(&arena, IR_CASES "/all_forms.ir"));
    cr_expect(ir_verify(&test.program, &errors), "%s", text_string(&errors));
    text_release(&errors);
    arena_release(&arena);
    arena_release(&test.arena);
}

/* One statement of a main function with some variables, and what the verifier says about it (NULL: nothing).
 */
static void expect_verdict(const char *statement, const char *message)
{
    TestProgram test;
    Text errors = {0}, text = {0};
    text_printf(&text,
                "(program (rule f \"f({a})\" (param a float)) (rule g \"g({a})\" (param a int 1))"
                "(module m \"m.py\" (record r (field a int))"
                "(class A @1 (field n int) (function A_init \"A.__init__\" void init (param self (class A)) "
                "(param n int) (body)))"
                "(function h \"h\" int (param a int) (body (return a)))"
                "(function main \"m\" void main (local i int) (local x float) (local s str) (local a array) "
                "(local u int)"
                "(body (assign i 1) (assign x 1.0) (assign s \"\") (assign a (null array)) %s))))",
                statement);
    test_read(&test, text_string(&text));
    cr_assert_null(test.error, "%s: %s", statement, test.error);
    bool is_sound = ir_verify(&test.program, &errors);
    cr_expect_eq(is_sound, message == NULL, "%s: %s", statement, text_string(&errors));
    if (message)
        cr_expect(strstr(text_string(&errors), message), "%s: %s", statement, text_string(&errors));
    text_release(&errors);
    text_release(&text);
    arena_release(&test.arena);
}

Test(ir_verify, faults_are_found)
{
    static const struct {
        const char *statement, *message;
    } cases[] = {
        {"(assign i (+ i 1))", NULL},
        {"(assign i (+ i x))", "operands of types int and float"},
        {"(assign i x)", "float is assigned to int"},
        {"(assign 3 i)", "not a place"},
        {"(assign i u)", "never assigned"},
        {"(assign x (/ i i))", "true division of type int"},
        {"(if i (body (comment)))", "an operand has type int"},
        {"(break)", "break outside a loop"},
        {"(while true (body (break)))", NULL},
        {"(return 1)", "int is returned, not void"},
        {"(do (rule f float _ _))", "f needs its argument `a`"},
        {"(do (rule f float _ i))", "an operand has type int and should have float"},
        {"(do (rule g float _ _))", NULL},
        {"(do (rule g float _))", "0 arguments for 1 parameters of g"},
        {"(do (call h))", "0 arguments for 1 parameters of h"},
        {"(do (call h x))", "an operand has type float and should have int"},
        {"(do (new A))", "0 arguments for 1 parameters of A_init"},
        {"(do (new A 3))", NULL},
        {"(do (null float))", "None of a type without one"},
        {"(do (is-null i))", "can never be None"},
        {"(do (is-null a))", NULL},
        {"(do (and true i))", "an operand has type int"},
        {"(do (?: true i x))", "an operand has type float and should have int"},
        {"(do (as (class A) i))", "no conversion from int to (class A)"},
        {"(do (list (list int) i s))", "an operand has type str and should have int"},
        {"(do (record r))", "0 values for 1 fields"},
        {"(do (index a (at s)))", "an operand has type str"},
        {"(do (index i :))", "an operand has type int"},
        {"(for-range s 0 3 _ (body (comment)))", "a range needs an int variable"},
        {"(for-each (index i _) (body (comment)))", "a loop over nothing"},
        {"(do (not i))", "an operand has type int"},
        {"(do (< a a))", "operands of type array"},
        {"(do (< s s))", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_verdict(cases[i].statement, cases[i].message);
}
