/* Made from loops.py by torch2mlx. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/mx.h"
#include "t2m/py.h"

static double total;
static py_list *history;

/* A value that the loop carries. (loops.py:10) */
static mx_array carry(mx_array initial_x, int64_t steps)
{
    T2M_OWNED mx_array x = mx_retained(initial_x);
    for (int64_t i = 0; i < steps; i++) {
        T2M_POOL(pool);
        mx_array y = mx_add(x, 1);
        mx_array last = mx_autorelease(mx_retained(x));
        mx_set(&x, mx_add(y, last));
    }
    return mx_autorelease(mx_retained(x));
}

/* loops.py:20 */
__attribute__((unused)) static mx_array early(py_list *xs)
{
    for (int64_t n = 0; n < py_list_length(xs); n++) {
        T2M_POOL(pool);
        mx_array x = py_list_at(xs, n).a;
        mx_array y = mx_add(x, 0.5);
        if (n > 3)
            return mx_keep(&pool, y);
    }
    return MX_NONE;
}

/* loops.py:30 */
static int64_t after(py_list *xs)
{
    int64_t n = 0;
    int64_t i = 0;
    for (int64_t n_2 = 0, end = py_list_length(xs); n_2 < end; n_2 += 2) {
        i = n_2;
        n += i;
    }
    int64_t x = 0;
    for (int64_t n_2 = 10; n_2 > 0; n_2--) {
        x = n_2;
        // counts down
        if (x == 5)
            break;
        if (py_mod(x, 2) == 0)
            continue;
        else
            x = x + 1;
    }
    return i + x + n;
}

/* loops.py:40 */
__attribute__((unused)) static void containers(py_dict *d, py_set *s, py_str text, py_list *pairs,
                                               mx_array rows, py_file *f)
{
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);) {
        T2M_POOL(pool);
        py_str k = it.key.s;
        double v = it.value.f;
        printf("%s=%s\n", py_text(k), py_float_text(v));
    }
    int64_t n = 0;
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it); n++) {
        int64_t i = 1 + n;
        py_str k = it.key.s;
        printf("%" PRId64 "%s\n", i, py_text(k));
    }
    for (py_set_iter it = py_set_iterate(s); py_set_next(&it);) {
        int64_t e = it.item.i;
        printf("%" PRId64 "\n", e);
    }
    py_str next_c = NULL;
    for (int64_t at = 0; py_str_next(text, &at, &next_c);) {
        T2M_POOL(pool);
        py_str c = next_c;
        printf("%s\n", py_object_repr_text(c));
    }
    for (int64_t i_2 = 0; i_2 < py_list_length(pairs); i_2++) {
        py_tuple *pair = py_list_at(pairs, i_2).o;
        int64_t a = py_as_int(py_tuple_at(pair, 0).o);
        py_str b = py_tuple_at(pair, 1).s;
        printf("%05" PRId64 "%s\n", a, py_text(b));
    }
    for (int64_t i_2 = 0; i_2 < mx_length(rows); i_2++) {
        T2M_POOL(pool);
        mx_array row = mx_at(rows, i_2);
        printf("%s\n", py_text(mx_repr(row)));
    }
    for (py_str line; (line = py_file_next(f)) != NULL;) {
        printf("%s", py_text(line));
    }
    py_list *xs = py_ints(1, 2, 3);
    py_list *ys = py_objects(PY_STR("a"), PY_STR("b"));
    for (int64_t i_2 = 0; i_2 < py_list_length(xs) && i_2 < py_list_length(ys); i_2++) {
        int64_t a = py_list_at(xs, i_2).i;
        py_str b = py_list_at(ys, i_2).s;
        printf("%" PRId64 "%s\n", a, py_text(b));
    }
    py_str next_c_2 = NULL;
    int64_t i = 0;
    for (int64_t at = 0; py_str_next(text, &at, &next_c_2); i++) {
        if (i >= 5)
            break;
        py_str c = next_c_2;
        int64_t j = i;
        printf("%s%" PRId64 "%" PRId64 "\n", py_text(c), j, i);
    }
}

/* loops.py:60 */
__attribute__((unused)) static py_list *sums(int64_t n)
{
    py_list *result = py_list_new(PY_FLOAT);
    py_list *parts = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < n; i++) {
        T2M_POOL(pool);
        py_list_append(result, py_of(i / 2.0));
        py_list_append(parts, py_of(mx_zeros(MX_FLOAT32, i, 4)));
    }
    mx_array joined = mx_cat_list(0, parts);
    printf("%s\n", py_text(mx_repr(joined)));
    return result;
}

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "loops.py");
    // numbers
    total = 0.0;  // so far
    t2m_set(&history, py_list_new(PY_FLOAT));
    T2M_OWNED mx_array x = mx_retained(mx_zeros(MX_FLOAT32, 3));

    while (total < 10.0) {
        T2M_POOL(pool);
        total += 1.5;
        py_list_append(history, py_of(total));
        mx_set(&x, carry(x, 3));
        printf("%s\n", py_text(mx_repr(x)));
    }
    mx_set(&x, mx_tensor(0.0));
    printf("%" PRId64 " %" PRId64 "\n", py_list_length(history), after(py_ints(1, 2)));
    return 0;
}
