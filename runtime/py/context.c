/* Generators as context managers: the body of `with` runs while the generator waits at its yield. */
#include "dynamic_methods.h"
#include "t2m/py_iterator.h"
#include "t2m/py_try.h"

py_cell py_context_enter(py_iterator *it)
{
    py_cell item = {.i = 0};
    if (!py_iterator_next(it, &item))
        py_raise(PY_RUNTIME_ERROR, "generator didn't yield");
    return item;
}

/* The generator is told the error; the same error coming back means that it let it pass. */
static bool is_swallowed(py_iterator *it, py_error *error)
{
    py_cell item;
    volatile bool goes_on = false;
    T2M_TRY(attempt);
    if (py_try(&attempt)) {
        goes_on = py_iterator_throw(it, error, &item);
        py_leave(&attempt);
        if (goes_on)
            py_raise(PY_RUNTIME_ERROR, "generator didn't stop after throw()");
        return true;
    }
    if (attempt.error != error)
        py_reraise(&attempt);
    return false;
}

bool py_context_exit(py_iterator *it, py_error *error)
{
    py_cell item;
    if (error != NULL)
        return is_swallowed(it, error);
    if (py_iterator_next(it, &item))
        py_raise(PY_RUNTIME_ERROR, "generator didn't stop");
    return false;
}

/* ---- the same of a boxed one */

static py_iterator *self_of(const dynamic_call *call)
{
    return (py_iterator *)(uintptr_t)call->self;
}

static py_value boxed_enter(const dynamic_call *call)
{
    py_iterator *it = self_of(call);
    return py_box_cell(it->element, py_context_enter(it));
}

static py_value boxed_exit(const dynamic_call *call)
{
    return py_box_bool(py_context_exit(self_of(call), (py_error *)(uintptr_t)dynamic_at(call, 1)));
}

const dynamic_method dynamic_iterator_methods[] = {
    {"__enter__", "", boxed_enter},
    {"__exit__", "kind,value,traceback", boxed_exit},
    {0},
};
