/* Iterators and generators: order of items, ends, errors across stacks, what is left when one is dropped. */
#include <criterion/criterion.h>

#include "t2m/py.h"
#include "t2m/py_try.h"

typedef struct numbers_call {
    int64_t end;
} numbers_call;

static int closed;

static void note_closed(int *unused)
{
    (void)unused;
    closed++;
}

static void numbers_body(const void *arguments)
{
    const numbers_call *call = arguments;
    int64_t end = call->end;
    __attribute__((cleanup(note_closed))) int guard = 0;
    (void)guard;
    py_yield_begin();
    for (int64_t n = 0; n < end; n++) {
        T2M_POOL(pool);
        py_list_new(PY_INT);
        py_yield(py_of(n));
    }
}

static py_iterator *numbers(int64_t end)
{
    return py_generate("numbers", PY_INT, numbers_body, &(numbers_call){end});
}

Test(iterator, a_loop_over_a_generator)
{
    T2M_POOL(pool);
    size_t before = t2m_pool_size();
    int64_t sum = 0;
    {
        T2M_POOL(inner);
        for (PY_LOOP(each, numbers(10)); py_loop_next(&each);)
            sum += each.item.i * 100 + each.index;
    }
    cr_assert_eq(sum, 4545);
    cr_assert_eq(t2m_pool_size(), before);
}

Test(iterator, memory_stays_flat)
{
    T2M_POOL(pool);
    for (PY_LOOP_OWN(each, numbers(100000)); py_loop_next(&each);)
        cr_assert_lt(t2m_pool_size(), 10);
}

Test(iterator, a_dropped_generator_is_unwound)
{
    closed = 0;
    {
        T2M_POOL(pool);
        py_iterator *it = numbers(10);
        cr_assert_eq(py_next(it).i, 0);
        cr_assert_eq(closed, 0);
    }
    cr_assert_eq(closed, 1);
    {
        T2M_POOL(pool);
        numbers(10);
    }
    cr_assert_eq(closed, 2);
    T2M_POOL(pool);
    for (PY_LOOP_OWN(each, numbers(10)); py_loop_next(&each);)
        if (each.item.i == 3)
            break;
    cr_assert_eq(closed, 3);
}

Test(iterator, next_at_the_end)
{
    T2M_POOL(pool);
    py_iterator *it = numbers(1);
    cr_assert_eq(py_next_or(it, py_of(7)).i, 0);
    cr_assert_eq(py_next_or(it, py_of(7)).i, 7);
    bool caught = false;
    {
        T2M_TRY(attempt);
        if (py_try(&attempt))
            py_next(it);
        else
            caught = py_catches(&attempt, PY_STOP_ITERATION);
    }
    cr_assert(caught);
}

static void failing_body(const void *call)
{
    (void)call;
    py_yield_begin();
    py_yield(py_of(py_str_of("first")));
    py_raise(PY_KEY_ERROR, "inside");
}

Test(iterator, an_error_inside_goes_on_outside)
{
    T2M_POOL(pool);
    py_iterator *it = py_generate("failing", PY_OBJECT, failing_body, NULL);
    cr_assert_str_eq(py_text(py_next(it).s), "first");
    bool caught = false;
    {
        T2M_TRY(attempt);
        if (py_try(&attempt))
            py_next(it);
        else
            caught = py_catches(&attempt, PY_KEY_ERROR);
    }
    cr_assert(caught);
    py_cell item;
    cr_assert_not(py_iterator_next(it, &item));
}

static void echo_body(const void *call)
{
    (void)call;
    py_yield_begin();
    py_value got = py_yield(py_of(py_str_of("ready")));
    while (got != NULL)
        got = py_yield(py_of(got));
}

Test(iterator, send_gives_values)
{
    T2M_POOL(pool);
    py_iterator *it = py_generate("echo", PY_VALUE, echo_body, NULL);
    cr_assert_str_eq(py_text(py_next(it).s), "ready");
    cr_assert_eq(py_as_int(py_iterator_send(it, py_box(5)).o), 5);
    py_iterator_close(it);
    py_cell item;
    cr_assert_not(py_iterator_next(it, &item));
}

static void outer_body(const void *call)
{
    (void)call;
    py_yield_begin();
    py_yield_from(numbers(2));
    py_yield_from(py_iterator_of_list(py_ints(7, 8)));
}

Test(iterator, delegation_and_containers)
{
    T2M_POOL(pool);
    py_iterator *it = py_generate("outer", PY_INT, outer_body, NULL);
    cr_assert_str_eq(py_text(py_list_repr(py_list_of_iterator(it))), "[0, 1, 7, 8]");
    py_dict *d = py_dict_new(PY_OBJECT, PY_INT);
    py_dict_put(d, "a", py_of(1));
    cr_assert_str_eq(py_text(py_list_repr(py_list_of_iterator(py_iterator_of_items(d)))), "[('a', 1)]");
    cr_assert_str_eq(py_text(py_list_repr(py_list_of_iterator(py_iterator_of_str(py_str_of("h\xc3\xa9"))))), "['h', 'é']");
    cr_assert_str_eq(py_text(py_list_repr(py_list_of_iterator(py_iterator_of_range(9, 0, -4)))), "[9, 5, 1]");
    cr_assert(py_iterator_contains(py_iterator_of_list_reversed(py_ints(1, 2)), py_of(1)));
}

static void many_body(const void *call)
{
    (void)call;
    py_yield_begin();
    for (int64_t i = 0;; i++)
        py_yield(py_of(i));
}

Test(iterator, many_at_once)
{
    T2M_POOL(pool);
    py_iterator *all[300];
    for (int i = 0; i < 300; i++)
        all[i] = py_generate("many", PY_INT, many_body, NULL);
    for (int turn = 0; turn < 3; turn++)
        for (int i = 0; i < 300; i++)
            cr_assert_eq(py_next(all[i]).i, turn);
}
