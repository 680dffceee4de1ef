/* list: sorting (a stable merge sort on rows of key and item) and the reductions. */
#include <stdlib.h>

#include "t2m/py_error.h"
#include "t2m/py_list.h"
#include "t2m/py_number.h"

typedef struct sort_row {
    py_cell key;
    py_cell item;
} sort_row;

/* Whether b must come before a, which stands left of it. */
static bool out_of_order(py_kind kind, const sort_row *a, const sort_row *b, bool reverse)
{
    return reverse ? py_cell_compare(kind, a->key, b->key) < 0 : py_cell_compare(kind, b->key, a->key) < 0;
}

static void merge(py_kind kind, const sort_row *from, sort_row *to, size_t left, size_t middle, size_t right,
                  bool reverse)
{
    size_t i = left, j = middle;
    for (size_t k = left; k < right; k++) {
        bool take_right = i == middle || (j < right && out_of_order(kind, &from[i], &from[j], reverse));
        to[k] = take_right ? from[j++] : from[i++];
    }
}

/* Bottom up: runs of 1, 2, 4 ... rows, back and forth between two buffers. */
static void sort_rows(py_kind kind, sort_row *rows, size_t count, bool reverse)
{
    sort_row *from = rows, *to = t2m_malloc(count * sizeof(*to)), *other = to;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t left = 0; left < count; left += 2 * width) {
            size_t middle = left + width < count ? left + width : count;
            size_t right = middle + width < count ? middle + width : count;
            merge(kind, from, to, left, middle, right, reverse);
        }
        sort_row *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != rows) {
        for (size_t i = 0; i < count; i++)
            rows[i] = from[i];
    }
    free(other);
}

static py_cell item_itself(void *unused, py_cell item)
{
    (void)unused;
    return item;
}

void py_list_sort_by(py_list *xs, py_kind key_kind, py_key_function key, void *context, bool reverse)
{
    T2M_POOL(pool); /* the keys live in it */
    size_t count = (size_t)xs->length;
    sort_row *rows = t2m_malloc(count * sizeof(*rows));
    for (size_t i = 0; i < count; i++)
        rows[i] = (sort_row){key(context, xs->items[i]), xs->items[i]};
    sort_rows(key_kind, rows, count, reverse);
    for (size_t i = 0; i < count; i++)
        xs->items[i] = rows[i].item;
    free(rows);
}

void py_list_sort_by_keys(py_list *xs, const py_list *keys, bool reverse)
{
    size_t count = (size_t)xs->length;
    sort_row *rows = t2m_malloc(count * sizeof(*rows));
    for (size_t i = 0; i < count; i++)
        rows[i] = (sort_row){keys->items[i], xs->items[i]};
    sort_rows(keys->element, rows, count, reverse);
    for (size_t i = 0; i < count; i++)
        xs->items[i] = rows[i].item;
    free(rows);
}

py_list *py_sorted_by_keys(const py_list *xs, const py_list *keys, bool reverse)
{
    py_list *sorted = py_list_copy(xs);
    py_list_sort_by_keys(sorted, keys, reverse);
    return sorted;
}

void py_list_sort(py_list *xs, bool reverse)
{
    py_list_sort_by(xs, xs->element, item_itself, NULL, reverse);
}

py_list *py_sorted(const py_list *xs, bool reverse)
{
    py_list *sorted = py_list_copy(xs);
    py_list_sort(sorted, reverse);
    return sorted;
}

py_list *py_sorted_by(const py_list *xs, py_kind key_kind, py_key_function key, void *context, bool reverse)
{
    py_list *sorted = py_list_copy(xs);
    py_list_sort_by(sorted, key_kind, key, context, reverse);
    return sorted;
}

py_list *py_reversed(const py_list *xs)
{
    py_list *reversed = py_list_copy(xs);
    py_list_reverse(reversed);
    return reversed;
}

int64_t py_sum_ints_from(const py_list *xs, int64_t start)
{
    for (int64_t i = 0; i < xs->length; i++)
        start = py_int_add(start, xs->items[i].i);
    return start;
}

int64_t py_sum_ints(const py_list *xs)
{
    return py_sum_ints_from(xs, 0);
}

double py_sum_floats_from(const py_list *xs, double start)
{
    for (int64_t i = 0; i < xs->length; i++)
        start += xs->element == PY_FLOAT ? xs->items[i].f : (double)xs->items[i].i;
    return start;
}

double py_sum_floats(const py_list *xs)
{
    return py_sum_floats_from(xs, 0);
}

py_list *py_sum_lists(const py_list *lists, const py_list *start)
{
    py_list *sum = py_list_copy(start);
    for (int64_t i = 0; i < lists->length; i++)
        py_list_extend(sum, lists->items[i].o);
    return sum;
}

/* The first of the smallest (sign 1) or the largest (sign -1). */
static py_cell extreme(const py_list *xs, const py_list *keys, int sign, const char *function)
{
    if (xs->length == 0)
        py_raise(PY_VALUE_ERROR, "%s() arg is an empty sequence", function);
    int64_t best = 0;
    for (int64_t i = 1; i < xs->length; i++) {
        int order = sign > 0 ? py_cell_compare(keys->element, keys->items[i], keys->items[best])
                             : py_cell_compare(keys->element, keys->items[best], keys->items[i]);
        if (order < 0)
            best = i;
    }
    return xs->items[best];
}

py_cell py_list_min(const py_list *xs)
{
    return extreme(xs, xs, 1, "min");
}

py_cell py_list_max(const py_list *xs)
{
    return extreme(xs, xs, -1, "max");
}

py_cell py_list_min_by(const py_list *xs, const py_list *keys)
{
    return extreme(xs, keys, 1, "min");
}

py_cell py_list_max_by(const py_list *xs, const py_list *keys)
{
    return extreme(xs, keys, -1, "max");
}

bool py_list_any(const py_list *xs)
{
    for (int64_t i = 0; i < xs->length; i++) {
        if (py_cell_truth(xs->element, xs->items[i]))
            return true;
    }
    return false;
}

bool py_list_all(const py_list *xs)
{
    for (int64_t i = 0; i < xs->length; i++) {
        if (!py_cell_truth(xs->element, xs->items[i]))
            return false;
    }
    return true;
}
