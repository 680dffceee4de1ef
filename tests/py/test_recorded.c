/* Text, numbers, sets and random streams against what CPython printed (record.py). */
#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "support.h"

#define EQUAL_TEXT(c, got, expected)                                                                         \
    cr_assert_str_eq((got), (expected), "line %d: got '%s', expected '%s'", (c).number, (got), (expected))

Test(recorded, float_repr_and_hash)
{
    for (cases c = cases_open("floats.txt"); cases_next(&c);) {
        T2M_POOL(pool);
        double x = strtod(c.field[0], NULL);
        EQUAL_TEXT(c, py_float_text(x), c.field[1]);
        cr_assert_eq((int64_t)py_hash_float(x), strtoll(c.field[2], NULL, 10), "hash, line %d", c.number);
        cr_assert(x != x || py_float_of_str(py_str_of(c.field[1])) == x);
    }
}

typedef const char *formatter_int(int64_t, const char *);
typedef const char *formatter_float(double, const char *);
typedef const char *formatter_str(py_str, const char *);

static void check_formats(const char *file, formatter_int *of_int, formatter_float *of_float,
                          formatter_str *of_str)
{
    for (cases c = cases_open(file); cases_next(&c);) {
        T2M_POOL(pool);
        const char *got = c.field[0][0] == 'i'   ? of_int(strtoll(c.field[1], NULL, 10), c.field[2])
                          : c.field[0][0] == 'f' ? of_float(strtod(c.field[1], NULL), c.field[2])
                                                 : of_str(py_str_of(c.field[1]), c.field[2]);
        cr_assert_str_eq(got, c.field[3], "line %d: format(%s, '%s') is '%s', got '%s'", c.number, c.field[1],
                         c.field[2], c.field[3], got);
    }
}

Test(recorded, format_mini_language)
{
    check_formats("formats.txt", py_format_int, py_format_float, py_format_str);
}

Test(recorded, percent_conversions)
{
    check_formats("percents.txt", py_percent_int, py_percent_float, py_percent_str);
}

Test(recorded, rounding)
{
    for (cases c = cases_open("rounds.txt"); cases_next(&c);) {
        double got = py_round_digits(strtod(c.field[0], NULL), atoi(c.field[1]));
        cr_assert_eq(got, strtod(c.field[2], NULL), "line %d: round(%s, %s) got %a", c.number, c.field[0],
                     c.field[1], got);
    }
}

Test(recorded, integer_division)
{
    for (cases c = cases_open("integers.txt"); cases_next(&c);) {
        int64_t a = strtoll(c.field[0], NULL, 10), b = strtoll(c.field[1], NULL, 10);
        cr_assert_eq(py_floordiv(a, b), strtoll(c.field[2], NULL, 10), "line %d", c.number);
        cr_assert_eq(py_mod(a, b), strtoll(c.field[3], NULL, 10), "line %d", c.number);
        cr_assert_eq(py_truediv(a, b), strtod(c.field[4], NULL), "line %d: %a", c.number, py_truediv(a, b));
    }
}

static bool same_float(double a, double b)
{
    return (a != a && b != b) || (a == b && signbit(a) == signbit(b));
}

Test(recorded, float_division)
{
    for (cases c = cases_open("float_operators.txt"); cases_next(&c);) {
        double a = strtod(c.field[0], NULL), b = strtod(c.field[1], NULL);
        cr_assert(same_float(py_floordiv_float(a, b), strtod(c.field[2], NULL)), "line %d: %a // %a = %a",
                  c.number, a, b, py_floordiv_float(a, b));
        cr_assert(same_float(py_mod_float(a, b), strtod(c.field[3], NULL)), "line %d: %a %% %a = %a",
                  c.number, a, b, py_mod_float(a, b));
    }
}

static const char *bool_text(bool x)
{
    return py_bool_text(x);
}

Test(recorded, text_methods)
{
    for (cases c = cases_open("texts.txt"); cases_next(&c);) {
        T2M_POOL(pool);
        py_str s = from_hex(c.field[0]);
        const py_str got[] = {
            py_str_upper(s),
            py_str_lower(s),
            py_str_title(s),
            py_str_capitalize(s),
            py_str_strip(s, NULL),
            py_str_repr(s),
            py_str_of(bool_text(py_str_isdigit(s))),
            py_str_of(bool_text(py_str_isalpha(s))),
            py_str_of(bool_text(py_str_isalnum(s))),
            py_str_of(bool_text(py_str_isspace(s))),
            py_str_of(bool_text(py_str_isupper(s))),
            py_str_of(bool_text(py_str_islower(s))),
            py_str_printf("%" PRId64, (int64_t)py_str_hash(s)),
            py_str_printf("%" PRId64, py_str_length(s)),
            py_str_center(s, 7, PY_STR("*")),
            py_str_zfill(s, 6),
            py_str_slice(s, PY_NONE, PY_NONE, -1),
            py_str_slice(s, 1, 3, 1),
            py_str_slice(s, -2, PY_NONE, 1),
            py_str_slice(s, PY_NONE, PY_NONE, 2),
            py_list_repr(py_str_split(s, NULL, -1)),
            py_list_repr(py_str_splitlines(s, false)),
            py_list_repr(py_str_characters(s)),
        };
        cr_assert_eq(c.count, 1 + (int)(sizeof(got) / sizeof(got[0])));
        for (int i = 0; i + 1 < c.count; i++) {
            py_str expected = from_hex(c.field[i + 1]);
            cr_assert(py_str_equal(got[i], expected), "line %d, field %d: got %s, expected %s", c.number,
                      i + 1, py_text(py_str_repr(got[i])), py_text(py_str_repr(expected)));
        }
    }
}

/* ---- sets */

static py_cell set_item(bool strings, py_str text)
{
    return strings ? py_of(text) : py_of(py_int_of_str(text));
}

static py_list *parts(const char *text)
{
    return *text != '\0' ? py_str_split(py_str_of(text), PY_STR("\x1f"), -1) : py_list_new(PY_OBJECT);
}

static void check_order(const cases *c, int field, const py_set *set)
{
    py_list *expected = parts(c->field[field]), *got = py_list_of_set(set);
    cr_assert_eq(expected->length, got->length, "line %d, field %d", c->number, field);
    for (int64_t i = 0; i < got->length; i++) {
        py_str text = set->element == PY_OBJECT ? got->items[i].s : py_str_of(py_int_text(got->items[i].i));
        cr_assert(py_str_equal(text, expected->items[i].s),
                  "line %d, field %d: element %d is %s, expected %s", c->number, field, (int)i, py_text(text),
                  py_text(expected->items[i].s));
    }
}

Test(recorded, sets_iterate_in_cpython_order)
{
    for (cases c = cases_open("sets.txt"); cases_next(&c);) {
        T2M_POOL(pool);
        bool strings = c.field[0][0] == 's';
        py_set *set = py_set_new(strings ? PY_OBJECT : PY_INT), *other = py_set_new(set->element);
        py_list *operations = parts(c.field[1]), *others = parts(c.field[2]);
        for (int64_t i = 0; i < operations->length; i++) {
            py_str operation = operations->items[i].s;
            if (operation->text[0] == 'p') {
                py_set_pop(set);
                continue;
            }
            py_cell item = set_item(strings, py_str_slice(operation, 1, PY_NONE, 1));
            (operation->text[0] == '+' ? py_set_add : py_set_discard)(set, item);
        }
        for (int64_t i = 0; i < others->length; i++)
            py_set_add(other, set_item(strings, others->items[i].s));
        check_order(&c, 3, set);
        check_order(&c, 4, py_set_union(set, other));
        check_order(&c, 5, py_set_intersection(set, other));
        check_order(&c, 6, py_set_difference(set, other));
        check_order(&c, 7, py_set_symmetric_difference(set, other));
        check_order(&c, 8, py_set_of_set(set));
    }
}

Test(recorded, tuple_hashes)
{
    for (cases c = cases_open("hashes.txt"); cases_next(&c);) {
        T2M_POOL(pool);
        py_list *words = py_str_split(py_str_of(c.field[0]), NULL, -1), *numbers = py_list_new(PY_INT);
        for (int64_t i = 0; i < words->length; i++)
            py_list_append(numbers, py_of(py_int_of_str(words->items[i].s)));
        cr_assert_eq((int64_t)py_hash(py_tuple_of_list(numbers)), strtoll(c.field[1], NULL, 10), "line %d",
                     c.number);
    }
}

/* ---- random */

static void check_float(const cases *c, int field, double got)
{
    cr_assert_eq(got, strtod(c->field[field], NULL), "line %d, field %d: got %a", c->number, field, got);
}

static void check_int(const cases *c, int field, int64_t got)
{
    cr_assert_eq(got, strtoll(c->field[field], NULL, 10), "line %d, field %d: got %" PRId64, c->number, field,
                 got);
}

static void check_list(const cases *c, int field, const py_list *got)
{
    cr_assert_str_eq(py_text(py_list_repr(got)), c->field[field], "line %d, field %d: got %s", c->number,
                     field, py_text(py_list_repr(got)));
}

Test(recorded, random_streams)
{
    for (cases c = cases_open("random.txt"); cases_next(&c);) {
        T2M_POOL(pool);
        int field = 1;
        py_random_seed(strtoll(c.field[0], NULL, 10));
        for (int i = 0; i < 3; i++)
            check_float(&c, field++, py_random());
        for (int i = 0; i < 3; i++)
            check_int(&c, field++, py_random_randint(-5, 1000));
        check_int(&c, field++, py_random_randrange(0, 100, 7));
        check_int(&c, field++, (int64_t)py_random_getrandbits(50));
        check_float(&c, field++, py_random_uniform(-1, 2));
        check_float(&c, field++, py_random_gauss(0, 1));
        check_float(&c, field++, py_random_gauss(1, 2));
        check_float(&c, field++, py_random_normalvariate(0, 1));
        check_float(&c, field++, py_random_expovariate(1.5));
        py_list *xs = py_list_range(0, 20, 1);
        py_random_shuffle(xs);
        check_list(&c, field++, xs);
        check_list(&c, field++, py_random_sample(py_list_range(0, 10, 1), 4));
        check_list(&c, field++, py_random_sample(py_list_range(0, 1000, 1), 5));
        check_int(&c, field++, py_random_choice(xs).i);
        check_list(&c, field++, py_random_choices(xs, NULL, 4));
        check_list(&c, field++, py_random_choices(py_ints(1, 2, 3), py_floats(.2, .5, .3), 4));
        cr_assert_eq(field, c.count);
    }
}
