/* Functions as values, where the program does not know which one it is: an entry of a dict of activations, an
 * attribute that is set to one of several functions. The translator knows all functions that can arrive at a
 * call; it asks which one it is and calls that directly:
 *
 *     if (py_function_is(act, relu_function))
 *         return nn_relu(x);
 *     return nn_tanh(x);
 *
 * A method is bound to its object, a nested function to the scope that it uses. */
#ifndef T2M_PY_FUNCTION_H
#define T2M_PY_FUNCTION_H

#include "t2m/object.h"
#include "t2m/py_str.h"

typedef struct py_function {
    t2m_object base;
    const char *name;                 /* Python's __name__; not owned */
    const struct py_function *target; /* the function itself, where this one is bound */
    void *bound;                      /* the receiver or the scope; or NULL */
    const t2m_object *type;           /* the class that it makes objects of, as type() gives it; NULL of a function */
} py_function;

extern const t2m_kind py_function_kind;

/* One of these for each function of the program. */
py_function *py_function_new(const char *name);

/* The same for a class: it prints and compares as `type`, which py_type_object() or py_builtin_type() gave. */
py_function *py_class_new(const char *name, const t2m_object *type);

/* obj.method, or a closure over `bound`. */
py_function *py_function_bind(const py_function *target, const void *bound);

/* Whether calling `function` calls `target`. TypeError if it is None. */
bool py_function_is(const py_function *function, const py_function *target);

py_str py_function_name(const py_function *function); /* __name__ */

static inline void *py_function_bound(const py_function *function)
{
    return function->bound;
}

#endif
