/* Cells: how containers hold their elements. A container has one element kind, given when it is made; a cell
 * is eight bytes whose meaning the kind tells. `py_of(x)` makes a cell from a C value, `.i .f .b .o .s .a`
 * reads it back:
 *
 *     py_list *xs = py_list_new(PY_FLOAT);
 *     py_list_append(xs, py_of(0.5));
 *     double x = py_list_at(xs, 0).f;
 *
 * py_of looks at the C type only: an int given to a container of floats must be written (double)n. */
#ifndef T2M_PY_CELL_H
#define T2M_PY_CELL_H

#include "t2m/object.h"
#include "t2m/py_str.h"

typedef enum py_kind {
    PY_INT,
    PY_FLOAT,
    PY_BOOL,
    PY_OBJECT, /* any object: str, list, dict, instances; NULL is None. Kinds may be mixed: see py_value.h */
    PY_ARRAY,
    PY_VALUE = PY_OBJECT /* says that numbers and arrays in it are boxed */
} py_kind;

typedef union py_cell {
    int64_t i;
    double f;
    bool b;
    void *o;
    py_str s; /* the same as o, typed for strings */
    mx_array a;
} py_cell;

static inline py_cell py_of_int(int64_t x)
{
    return (py_cell){.i = x};
}
static inline py_cell py_of_float(double x)
{
    return (py_cell){.f = x};
}
static inline py_cell py_of_bool(bool x)
{
    return (py_cell){.i = x};
}
static inline py_cell py_of_object(const void *x)
{
    return (py_cell){.o = (void *)(uintptr_t)x};
}
static inline py_cell py_of_array(mx_array x)
{
    return (py_cell){.a = x};
}

#define py_of(x)                                                                                             \
    _Generic((x), bool                                                                                       \
             : py_of_bool, signed char                                                                       \
             : py_of_int, short                                                                              \
             : py_of_int, int                                                                                \
             : py_of_int, long                                                                               \
             : py_of_int, long long                                                                          \
             : py_of_int, unsigned                                                                           \
             : py_of_int, unsigned long                                                                      \
             : py_of_int, float                                                                              \
             : py_of_float, double                                                                           \
             : py_of_float, mx_array                                                                         \
             : py_of_array, default                                                                          \
             : py_of_object)(x)

/* Element operations, for the containers and for who writes another one. repr is Python's; equal and hash
 * agree with CPython's (the hash of 1, 1.0 and True is the same). compare raises TypeError for what has no
 * order. */
bool py_cell_equal(py_kind kind, py_cell a, py_cell b);
uint64_t py_cell_hash(py_kind kind, py_cell cell);
int py_cell_compare(py_kind kind, py_cell a, py_cell b);
py_str py_cell_repr(py_kind kind, py_cell cell);
bool py_cell_truth(py_kind kind, py_cell cell);

/* What a container does with a cell that it takes, gives up, or hands out after giving up its own reference.
 */
py_cell py_cell_retain(py_kind kind, py_cell cell);
void py_cell_release(py_kind kind, py_cell cell);
py_cell py_cell_autorelease(py_kind kind, py_cell cell);

#endif
