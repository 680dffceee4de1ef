/* heapq and bisect, on lists of any kind: CPython's own steps, so that the lists come out the same. */
#ifndef T2M_PY_HEAP_H
#define T2M_PY_HEAP_H

#include "t2m/py_list.h"

void py_heap_push(py_list *heap, py_cell item);
py_cell py_heap_pop(py_list *heap); /* IndexError when empty */
py_cell py_heap_replace(py_list *heap, py_cell item);
py_cell py_heap_pushpop(py_list *heap, py_cell item);
void py_heapify(py_list *heap);
py_list *py_largest(const py_list *xs, int64_t n);
py_list *py_smallest(const py_list *xs, int64_t n);

/* Where `item` goes: before equal ones (left), or behind them. stop PY_NONE: to the end. */
int64_t py_bisect_left(const py_list *xs, py_cell item, int64_t start, int64_t stop);
int64_t py_bisect_right(const py_list *xs, py_cell item, int64_t start, int64_t stop);

#endif
