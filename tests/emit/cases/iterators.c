/* Made from iterators.py by torch2mlx. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/py.h"

/* iterators.py:1 */
typedef struct squares_call {
    int64_t n;
    py_list *names;
} squares_call;

static void squares_body(const void *arguments)
{
    const squares_call *call = arguments;
    int64_t n = call->n;
    T2M_OWNED_OBJECT(py_list *) names = t2m_retain(call->names);
    py_yield_begin();
    for (int64_t i = 0; i < n; i++) {
        py_yield(py_of(i * i));
    }
    for (int64_t j = 0; j < py_list_length(names); j++) {
        py_str name = py_list_at(names, j).s;
        py_yield(py_of(py_str_length(name)));
    }
}

static py_iterator *squares(int64_t n, py_list *names)
{
    return py_generate("squares", PY_INT, squares_body, &(squares_call){n, names});
}

/* iterators.py:8 */
static int64_t plain(py_list *xs)
{
    int64_t total = 0;
    for (int64_t i = 0; i < 10; i++) {
        total += i;
    }
    for (int64_t i = 0; i < py_list_length(xs); i++) {
        int64_t x = py_list_at(xs, i).i;
        total += i * x;
    }
    for (int64_t j = 0; j < py_list_length(xs) && j < py_list_length(xs); j++) {
        int64_t a = py_list_at(xs, j).i;
        int64_t b = py_list_at(xs, j).i;
        total += a * b;
    }
    for (PY_LOOP_OWN(each, squares(3, py_objects(PY_STR("a")))); py_loop_next(&each);) {
        int64_t x = each.item.i;
        total += x;
    }
    return total;
}

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "iterators.py");

    printf("%" PRId64 "\n", plain(py_ints(1, 2, 3)));
    return 0;
}
