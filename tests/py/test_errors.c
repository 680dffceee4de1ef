/* What Python would raise: the text on stderr and exit 1. A row is an error's text and the call that raises
 * it. */
#include <criterion/criterion.h>
#include <limits.h>

#include "support.h"

static const t2m_kind my_error_kind = {
    .name = "MyError", .destroy = py_error_destroy, .str = py_error_str, .base = PY_VALUE_ERROR};

#define CASES(X)                                                                                             \
    X(index, "IndexError: list index out of range", py_list_at(py_ints(1, 2), 2))                            \
    X(assignment, "IndexError: list assignment index out of range", py_list_set(py_ints(1), 5, py_of(1)))    \
    X(pop_empty, "IndexError: pop from empty list", py_list_pop(py_list_new(PY_INT), -1))                    \
    X(list_index, "ValueError: 5 is not in list", py_list_index(py_ints(1), py_of(5)))                       \
    X(list_remove, "ValueError: list.remove(x): x not in list", py_list_remove(py_ints(1), py_of(5)))        \
    X(min_empty, "ValueError: min() arg is an empty sequence", py_list_min(py_list_new(PY_INT)))             \
    X(key, "KeyError: 'x'", py_dict_at(py_dict_new(PY_OBJECT, PY_INT), py_of(PY_STR("x"))))                  \
    X(key_int, "KeyError: 7", py_dict_delete(py_dict_new(PY_INT, PY_INT), py_of(7)))                         \
    X(unhashable, "TypeError: unhashable type: 'list'",                                                      \
      py_dict_contains(py_dict_new(PY_OBJECT, PY_INT), py_of(py_ints(1))))                                   \
    X(order, "TypeError: '<' not supported between instances of 'str' and 'int'",                            \
      py_compare(PY_STR("a"), py_box(1)))                                                                    \
    X(string_index, "IndexError: string index out of range", py_str_at(PY_STR("abc"), 3))                    \
    X(substring, "ValueError: substring not found", py_str_index(PY_STR("abc"), PY_STR("z")))                \
    X(separator, "ValueError: empty separator", py_str_split(PY_STR("abc"), PY_STR(""), -1))                 \
    X(join, "TypeError: sequence item 1: expected str instance, int found",                                  \
      py_str_join(PY_STR(","), py_objects(PY_STR("a"), py_box(1))))                                          \
    X(none_method, "AttributeError: 'NoneType' object has no attribute 'lower'", py_str_lower(NULL))         \
    X(int_text, "ValueError: invalid literal for int() with base 10: '1.5'", py_int_of_str(PY_STR("1.5")))   \
    X(int_under, "ValueError: invalid literal for int() with base 10: '1__0'",                               \
      py_int_of_str(PY_STR("1__0")))                                                                         \
    X(float_text, "ValueError: could not convert string to float: '0x1p3'",                                  \
      py_float_of_str(PY_STR("0x1p3")))                                                                      \
    X(division, "ZeroDivisionError: integer division or modulo by zero", py_floordiv(1, 0))                  \
    X(modulo, "ZeroDivisionError: integer modulo by zero", py_mod(1, 0))                                     \
    X(true_division, "ZeroDivisionError: division by zero", py_truediv(1, 0))                                \
    X(float_division, "ZeroDivisionError: float division by zero", py_div_float(1, 0))                       \
    X(overflow, "OverflowError: the result of * does not fit in 64 bits (int is 64 bits wide here)",         \
      py_int_mul(INT64_MAX, 2))                                                                              \
    X(sqrt, "ValueError: math domain error", math_sqrt(-1))                                                  \
    X(log, "ValueError: math domain error", math_log(0))                                                     \
    X(exp, "OverflowError: math range error", math_exp(1000))                                                \
    X(nan, "ValueError: cannot convert float NaN to integer", py_int_of_float(NAN))                          \
    X(format, "ValueError: Unknown format code 'd' for object of type 'float'", py_format_float(1, "d"))     \
    X(format_str, "ValueError: Unknown format code 'f' for object of type 'str'",                            \
      py_format_str(PY_STR("a"), "f"))                                                                       \
    X(format_int, "ValueError: Precision not allowed in integer format specifier", py_format_int(1, ".2d"))  \
    X(file, "FileNotFoundError: [Errno 2] No such file or directory: 'no/such'", py_open("no/such", "r"))    \
    X(folder, "IsADirectoryError: [Errno 21] Is a directory: '/'", py_open("/", "r"))                        \
    X(mode, "ValueError: invalid mode: 'q'", py_open("x", "q"))                                              \
    X(makedirs, "FileExistsError: [Errno 17] File exists: '/tmp'", os_makedirs("/tmp", false))               \
    X(environ, "KeyError: 'T2M_NO_SUCH'", os_environ_at("T2M_NO_SUCH"))                                      \
    X(choice, "IndexError: Cannot choose from an empty sequence", py_random_choice(py_list_new(PY_INT)))     \
    X(assertion, "AssertionError", PY_ASSERT(1 > 2))                                                         \
    X(assertion_text, "AssertionError: n is 3", PY_ASSERT_MESSAGE(1 > 2, "n is %d", 3))                      \
    X(named, "MyError: bad thing", py_raise(&my_error_kind, "bad %s", "thing"))                              \
    X(unboxed, "TypeError: expected str, got int", py_as_str(py_box(1)))

#define RAISE(name, error, call)                                                                             \
    static void raise_##name(void *unused)                                                                   \
    {                                                                                                        \
        (void)unused;                                                                                        \
        (void)(call);                                                                                        \
    }
CASES(RAISE)

#define CHECK(name, error, call) expect_error(raise_##name, error);
Test(errors, have_pythons_texts)
{
    CASES(CHECK)
}

static void change_while_iterating(void *unused)
{
    (void)unused;
    py_dict *d = py_dict_zip(py_ints(1, 2), py_ints(1, 2));
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);)
        py_dict_set(d, py_of(it.key.i + 10), py_of(0));
}

Test(errors, dict_changed_while_iterating)
{
    expect_error(change_while_iterating, "RuntimeError: dictionary changed size during iteration");
}

static void print_then_fail(void *unused)
{
    (void)unused;
    printf("before\n");
    py_raise(PY_VALUE_ERROR, "after");
}

Test(errors, what_was_printed_comes_out)
{
    outcome o = run_apart(print_then_fail, NULL);
    cr_assert_str_eq(o.out, "before\n");
    cr_assert_str_eq(o.err, "ValueError: after\n");
    cr_assert_eq(o.code, 1);
}

static void exit_3(void *unused)
{
    (void)unused;
    printf("bye\n");
    sys_exit(3);
}

Test(errors, sys_exit)
{
    outcome o = run_apart(exit_3, NULL);
    cr_assert_str_eq(o.out, "bye\n");
    cr_assert_eq(o.code, 3);
}
