/* list, tuple, dict, set and boxed values: what recorded orders do not cover. */
#include <criterion/criterion.h>

#include "support.h"

#define REPR_EQ(object, text) cr_assert_str_eq(py_object_repr_text(object), text)

Test(list, indexing_and_slices)
{
    py_list *xs = py_ints(10, 11, 12, 13, 14);
    cr_assert_eq(py_list_at(xs, -1).i, 14);
    REPR_EQ(py_list_slice(xs, 1, -1, 1), "[11, 12, 13]");
    REPR_EQ(py_list_slice(xs, PY_NONE, PY_NONE, -2), "[14, 12, 10]");
    REPR_EQ(py_list_slice(xs, 3, 100, 1), "[13, 14]");
    REPR_EQ(py_list_slice(xs, 4, 1, 1), "[]");
    py_list_set(xs, -2, py_of(99));
    py_list_insert(xs, -100, py_of(1));
    py_list_insert(xs, 100, py_of(2));
    REPR_EQ(xs, "[1, 10, 11, 12, 99, 14, 2]");
    py_list_delete_slice(xs, PY_NONE, PY_NONE, 3);
    REPR_EQ(xs, "[10, 11, 99, 14]");
    py_list_set_slice(xs, 1, 3, xs);
    REPR_EQ(xs, "[10, 10, 11, 99, 14, 14]");
    py_list_extend(xs, xs);
    cr_assert_eq(py_list_count(xs, py_of(14)), 4);
    py_list_remove(xs, py_of(10));
    cr_assert_eq(py_list_index(xs, py_of(99)), 2);
    cr_assert(!py_list_contains(xs, py_of(12345)));
}

Test(list, reprs)
{
    REPR_EQ(py_floats(1, 0.5, 1e100), "[1.0, 0.5, 1e+100]");
    REPR_EQ(py_bools(true, false), "[True, False]");
    REPR_EQ(py_objects(PY_STR("a'b"), NULL, py_ints(1), py_box(2.0), py_box_bool(true)),
            "[\"a'b\", None, [1], 2.0, True]");
    REPR_EQ(PY_TUPLE(PY_INT, py_of(1)), "(1,)");
    REPR_EQ(PY_TUPLE(PY_OBJECT, py_of(PY_STR("x")), py_of(py_box(1))), "('x', 1)");
    REPR_EQ(py_list_repeated(PY_INT, py_of(0), 3), "[0, 0, 0]");
    REPR_EQ(py_list_times(py_ints(1, 2), 2), "[1, 2, 1, 2]");
    REPR_EQ(py_list_range(10, 0, -3), "[10, 7, 4, 1]");
    REPR_EQ(py_list_concat(py_ints(1), py_objects(PY_STR("a"))), "[1, 'a']");
}

static py_cell negated_length(void *context, py_cell item)
{
    (void)context;
    return py_of(-py_str_length(item.s));
}

Test(list, sort_is_stable_both_ways)
{
    py_list *xs = py_objects(PY_STR("bb"), PY_STR("a"), PY_STR("cc"), PY_STR("aa"), PY_STR("d"));
    REPR_EQ(py_sorted(xs, false), "['a', 'aa', 'bb', 'cc', 'd']");
    REPR_EQ(py_sorted(xs, true), "['d', 'cc', 'bb', 'aa', 'a']");
    REPR_EQ(py_sorted_by(xs, PY_INT, negated_length, NULL, false), "['bb', 'cc', 'aa', 'a', 'd']");
    REPR_EQ(py_sorted_by(xs, PY_INT, negated_length, NULL, true), "['a', 'd', 'bb', 'cc', 'aa']");
    py_list *pairs = py_objects(PY_TUPLE(PY_OBJECT, py_of(py_box(2)), py_of(PY_STR("x"))),
                                PY_TUPLE(PY_OBJECT, py_of(py_box(1)), py_of(PY_STR("y"))),
                                PY_TUPLE(PY_OBJECT, py_of(py_box(1)), py_of(PY_STR("a"))));
    REPR_EQ(py_sorted(pairs, false), "[(1, 'a'), (1, 'y'), (2, 'x')]");
    py_list *many = py_list_new(PY_INT);
    for (int64_t i = 0; i < 1000; i++)
        py_list_append(many, py_of(i * 7919 % 1000));
    py_list_sort(many, false);
    for (int64_t i = 0; i < 1000; i++)
        cr_assert_eq(many->items[i].i, i);
}

Test(list, reductions)
{
    cr_assert_eq(py_sum_ints(py_ints(1, 2, 3)), 6);
    cr_assert_eq(py_sum_floats(py_floats(.1, .2, .3)), .1 + .2 + .3);
    cr_assert_eq(py_list_min(py_ints(3, -1, 2)).i, -1);
    cr_assert_eq(py_list_max(py_floats(3, -1, 7)).f, 7);
    cr_assert(py_list_any(py_bools(false, true)) && !py_list_all(py_bools(false, true)));
}

Test(dict, keeps_insertion_order)
{
    py_dict *d = py_dict_new(PY_OBJECT, PY_INT);
    for (int64_t i = 0; i < 500; i++)
        py_dict_set(d, py_of(py_str_printf("k%d", (int)i)), py_of(i));
    for (int64_t i = 0; i < 500; i += 2)
        py_dict_delete(d, py_of(py_str_printf("k%d", (int)i)));
    for (int64_t i = 0; i < 500; i += 4)
        py_dict_set(d, py_of(py_str_printf("k%d", (int)i)), py_of(-i));
    cr_assert_eq(py_dict_length(d), 375);
    int64_t seen = 0;
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it); seen++) {
        if (seen < 250)
            cr_assert_eq(it.value.i, 2 * seen + 1);
        else
            cr_assert_eq(it.value.i, -4 * (seen - 250));
    }
    cr_assert_eq(seen, 375);
    cr_assert_eq(py_dict_at(d, py_of(PY_STR("k4"))).i, -4);
    cr_assert_eq(py_dict_get(d, py_of(PY_STR("k2")), py_of(77)).i, 77);
    cr_assert(!py_dict_contains(d, py_of(PY_STR("k6"))));
}

Test(dict, methods)
{
    py_dict *d = py_dict_zip(py_ints(3, 1, 2), py_objects(PY_STR("c"), PY_STR("a"), PY_STR("b")));
    REPR_EQ(d, "{3: 'c', 1: 'a', 2: 'b'}");
    REPR_EQ(py_dict_keys(d), "[3, 1, 2]");
    REPR_EQ(py_dict_values(d), "['c', 'a', 'b']");
    cr_assert_str_eq(py_text(py_dict_pop(d, py_of(1)).s), "a");
    cr_assert_str_eq(py_text(py_dict_pop_or(d, py_of(1), py_of(PY_STR("none"))).s), "none");
    cr_assert_str_eq(py_text(py_dict_setdefault(d, py_of(9), py_of(PY_STR("z"))).s), "z");
    py_dict *copy = py_dict_copy(d);
    cr_assert(py_dict_equal(copy, d));
    py_dict_set(copy, py_of(3), py_of(PY_STR("other")));
    cr_assert(!py_dict_equal(copy, d));
    py_dict_clear(d);
    REPR_EQ(d, "{}");
    py_dict_set(d, py_of(1), py_of(PY_STR("x")));
    REPR_EQ(d, "{1: 'x'}");
    py_dict *floats = py_dict_new(PY_FLOAT, PY_BOOL);
    py_dict_set(floats, py_of(0.5), py_of_bool(true));
    REPR_EQ(floats, "{0.5: True}");
}

Test(value, numbers_compare_across_types)
{
    cr_assert(py_equal(py_box(1), py_box(1.0)) && py_equal(py_box_bool(true), py_box(1)));
    cr_assert(!py_equal(py_box(1), PY_STR("1")) && !py_equal(NULL, py_box(0)) && py_equal(NULL, NULL));
    cr_assert_eq(py_hash(py_box(1)), py_hash(py_box(1.0)));
    cr_assert_lt(py_compare(py_box(1), py_box(1.5)), 0);
    py_dict *d = py_dict_new(PY_VALUE, PY_VALUE);
    py_dict_set(d, py_of(py_box(1)), py_of(PY_STR("one")));
    py_dict_set(d, py_of(py_box(1.0)), py_of(PY_STR("ONE")));
    REPR_EQ(d, "{1: 'ONE'}");
    REPR_EQ(
        py_item(py_item_text((py_value)py_dict_zip(py_objects(PY_STR("a")), py_objects(py_ints(5, 6))), "a"),
                py_box(-1)),
        "6");
}

Test(str, chars_of_a_text_make_a_vocabulary)
{
    py_list *chars = py_sorted(py_list_of_set(py_set_of_str(PY_STR("hello world, h\u00e9"))), false);
    REPR_EQ(chars, "[' ', ',', 'd', 'e', 'h', 'l', 'o', 'r', 'w', '\u00e9']");
}

Test(str, split_join_replace)
{
    REPR_EQ(py_str_split(PY_STR("a,b,,c"), PY_STR(","), -1), "['a', 'b', '', 'c']");
    REPR_EQ(py_str_split(PY_STR("a,b,,c"), PY_STR(","), 2), "['a', 'b', ',c']");
    REPR_EQ(py_str_rsplit(PY_STR("a,b,,c"), PY_STR(","), 1), "['a,b,', 'c']");
    REPR_EQ(py_str_split(PY_STR("  a  b c "), NULL, 1), "['a', 'b c ']");
    REPR_EQ(py_str_rsplit(PY_STR("  a  b c "), NULL, 1), "['  a  b', 'c']");
    REPR_EQ(py_str_splitlines(PY_STR("a\r\nb\n\nc"), true), "['a\\r\\n', 'b\\n', '\\n', 'c']");
    REPR_EQ(py_str_join(PY_STR("-"), py_objects(PY_STR("a"), PY_STR("b"))), "'a-b'");
    REPR_EQ(py_str_replace(PY_STR("aXbXc"), PY_STR("X"), PY_STR(""), 1), "'abXc'");
    REPR_EQ(py_str_replace(PY_STR("abc"), PY_STR(""), PY_STR("-"), -1), "'-a-b-c-'");
    REPR_EQ(py_str_strip(PY_STR("xxhixy"), PY_STR("xy")), "'hi'");
    REPR_EQ(py_str_expandtabs(PY_STR("a\tb"), 4), "'a   b'");
    cr_assert_eq(py_str_find(PY_STR("h\u00e9llo"), PY_STR("l")), 2);
    cr_assert_eq(py_str_rfind(PY_STR("h\u00e9llo"), PY_STR("l")), 3);
    cr_assert_eq(py_str_count(PY_STR("aaaa"), PY_STR("aa")), 2);
    cr_assert(py_str_contains(PY_STR("abc"), PY_STR("bc")) && !py_str_contains(PY_STR("abc"), PY_STR("cb")));
}

Test(str, long_unicode_text_is_indexed_fast_and_right)
{
    py_str unit = PY_STR("a\u00e9\u4f60\U0001f600");
    py_str s = py_str_repeat(unit, 1000);
    cr_assert_eq(py_str_length(s), 4000);
    for (int64_t i = 0; i < 4000; i += 37)
        cr_assert(py_str_equal(py_str_at(s, i), py_str_at(unit, i % 4)));
    cr_assert(py_str_equal(py_str_slice(s, 1001, 1003, 1), PY_STR("\u00e9\u4f60")));
}

Test(value, deepcopy)
{
    py_list *inner = py_ints(1, 2);
    py_dict *d = py_dict_zip(py_objects(PY_STR("a"), PY_STR("b"), PY_STR("t")),
                             py_objects(inner, inner, PY_TUPLE(PY_OBJECT, py_of(inner))));
    py_dict *copy = py_as_dict(py_deepcopy(d));
    py_list_append(inner, py_of(3));
    REPR_EQ(copy, "{'a': [1, 2], 'b': [1, 2], 't': ([1, 2],)}");
    py_list_append(py_dict_item(copy, "a").o, py_of(9));
    REPR_EQ(copy, "{'a': [1, 2, 9], 'b': [1, 2, 9], 't': ([1, 2, 9],)}");
    REPR_EQ(d, "{'a': [1, 2, 3], 'b': [1, 2, 3], 't': ([1, 2, 3],)}");
}
