/* json against what CPython reads and writes (record_json.py). */
#include <criterion/criterion.h>
#include <string.h>

#include "support.h"

static py_str dumped(const char *options, py_value value)
{
    if (strcmp(options, "indent") == 0)
        return py_json_dumps(value, .indented = true, .indent = 2);
    if (strcmp(options, "flat") == 0)
        return py_json_dumps(value, .indented = true);
    if (strcmp(options, "sorted") == 0)
        return py_json_dumps(value, .sort_keys = true);
    if (strcmp(options, "unicode") == 0)
        return py_json_dumps(value, .keep_unicode = true);
    if (strcmp(options, "compact") == 0)
        return py_json_dumps(value, .separators = {PY_STR(","), PY_STR(":")});
    return py_json_dumps(value);
}

static void load_and_dump(void *context)
{
    const cases *c = context;
    printf("%s", py_text(dumped(c->field[0], py_json_loads(from_hex(c->field[1])))));
}

Test(json, reads_and_writes_as_cpython)
{
    for (cases c = cases_open("json.txt"); cases_next(&c);) {
        T2M_POOL(pool);
        py_str expected = from_hex(c.field[2]);
        if (strncmp(expected->text, "json.decoder", 12) != 0) {
            py_str got = dumped(c.field[0], py_json_loads(from_hex(c.field[1])));
            cr_assert(py_str_equal(got, expected), "line %d: got %s, expected %s", c.number, got->text,
                      expected->text);
            continue;
        }
        outcome o = run_apart(load_and_dump, &c);
        py_str error = py_str_concat(expected, PY_STR("\n"));
        cr_assert_str_eq(o.err, error->text, "line %d (%s): got %s, expected %s", c.number,
                         py_text(from_hex(c.field[1])), o.err, error->text);
    }
}

Test(json, typed_containers)
{
    py_dict *d = py_dict_new(PY_INT, PY_FLOAT);
    py_dict_set(d, py_of(3), py_of(0.5));
    py_dict_set(d, py_of(1), py_of(2.0));
    cr_assert_str_eq(py_text(py_json_dumps(d)), "{\"3\": 0.5, \"1\": 2.0}");
    cr_assert_str_eq(py_text(py_json_dumps(PY_TUPLE(PY_BOOL, py_of_bool(true)))), "[true]");
}

static void dump_file(void *unused)
{
    (void)unused;
    py_json_dumps(py_objects(py_stdout()));
}

static void load_deep(void *unused)
{
    (void)unused;
    py_json_loads(py_str_repeat(PY_STR("["), 100000));
}

Test(json, errors)
{
    expect_error(dump_file, "TypeError: Object of type TextIOWrapper is not JSON serializable");
    expect_error(load_deep, "RecursionError: maximum recursion depth exceeded while decoding a JSON array");
}
