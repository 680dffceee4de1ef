/* heapq and bisect. */
#include "t2m/py_heap.h"

#include "t2m/py_error.h"

static bool is_less(const py_list *xs, py_cell a, py_cell b)
{
    return py_cell_compare(xs->element, a, b) < 0;
}

/* Moves the item at `at` up to its place, not above `start`. */
static void sift_down(py_list *xs, int64_t start, int64_t at)
{
    py_cell item = xs->items[at];
    while (at > start) {
        int64_t parent = (at - 1) >> 1;
        if (!is_less(xs, item, xs->items[parent]))
            break;
        xs->items[at] = xs->items[parent];
        at = parent;
    }
    xs->items[at] = item;
}

/* Moves the smaller children up until a leaf, then the item to its place. */
static void sift_up(py_list *xs, int64_t at)
{
    int64_t end = xs->length, start = at;
    py_cell item = xs->items[at];
    for (int64_t child = 2 * at + 1; child < end; child = 2 * at + 1) {
        if (child + 1 < end && !is_less(xs, xs->items[child], xs->items[child + 1]))
            child++;
        xs->items[at] = xs->items[child];
        at = child;
    }
    xs->items[at] = item;
    sift_down(xs, start, at);
}

void py_heap_push(py_list *heap, py_cell item)
{
    py_list_append(heap, item);
    sift_down(heap, 0, heap->length - 1);
}

/* Puts an item in the first one's place and gives that one to the pool. */
static py_cell exchange_first(py_list *heap, py_cell item)
{
    py_cell first = heap->items[0];
    heap->items[0] = item;
    sift_up(heap, 0);
    return py_cell_autorelease(heap->element, first);
}

py_cell py_heap_pop(py_list *heap)
{
    if (heap->length == 0)
        py_raise(PY_INDEX_ERROR, "index out of range");
    py_cell last = heap->items[--heap->length];
    return heap->length > 0 ? exchange_first(heap, last) : py_cell_autorelease(heap->element, last);
}

py_cell py_heap_replace(py_list *heap, py_cell item)
{
    if (heap->length == 0)
        py_raise(PY_INDEX_ERROR, "index out of range");
    return exchange_first(heap, py_cell_retain(heap->element, item));
}

py_cell py_heap_pushpop(py_list *heap, py_cell item)
{
    return heap->length > 0 && is_less(heap, heap->items[0], item) ? py_heap_replace(heap, item) : item;
}

void py_heapify(py_list *heap)
{
    for (int64_t i = heap->length / 2 - 1; i >= 0; i--)
        sift_up(heap, i);
}

py_list *py_largest(const py_list *xs, int64_t n)
{
    py_list *sorted = py_sorted(xs, true);
    return py_list_slice(sorted, 0, n < 0 ? 0 : n, 1);
}

py_list *py_smallest(const py_list *xs, int64_t n)
{
    py_list *sorted = py_sorted(xs, false);
    return py_list_slice(sorted, 0, n < 0 ? 0 : n, 1);
}

/* ---- bisect */

static int64_t bound(const py_list *xs, int64_t start, int64_t stop)
{
    if (start < 0)
        py_raise(PY_VALUE_ERROR, "lo must be non-negative");
    if (stop != PY_NONE && stop > xs->length)
        py_raise(PY_INDEX_ERROR, "list index out of range");
    return stop == PY_NONE ? xs->length : stop;
}

int64_t py_bisect_left(const py_list *xs, py_cell item, int64_t start, int64_t stop)
{
    stop = bound(xs, start, stop);
    while (start < stop) {
        int64_t middle = (start + stop) / 2;
        if (is_less(xs, xs->items[middle], item))
            start = middle + 1;
        else
            stop = middle;
    }
    return start;
}

int64_t py_bisect_right(const py_list *xs, py_cell item, int64_t start, int64_t stop)
{
    stop = bound(xs, start, stop);
    while (start < stop) {
        int64_t middle = (start + stop) / 2;
        if (is_less(xs, item, xs->items[middle]))
            stop = middle;
        else
            start = middle + 1;
    }
    return start;
}
