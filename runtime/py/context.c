/* Generators as context managers: the body of `with` runs while the generator waits at its yield. */
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
