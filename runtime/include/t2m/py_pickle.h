/* pickle: plain data (None, bool, int, float, str, bytes, bytearray, list, tuple, dict, set, frozenset, OrderedDict, defaultdict,
 * Counter) in CPython's own format, read and written. What is written is what CPython writes, byte for byte, where that depends on
 * the values alone. */
#ifndef T2M_PY_PICKLE_H
#define T2M_PY_PICKLE_H

#include "t2m/py_bytearray.h"
#include "t2m/py_file.h"
#include "t2m/py_value.h"

/* protocol: 2 to 5, negative the highest. TypeError for what is no plain data. */
py_bytes *py_pickle_dumps(py_value value, int64_t protocol);
void py_pickle_dump(py_value value, py_file *file, int64_t protocol);

/* Any protocol; what is read is boxed all the way down. `encoding` is for the texts of Python 2: "ASCII", "latin1", or "bytes".
 * UnpicklingError, EOFError, TypeError (objects of classes). */
#define py_pickle_loads(data, encoding) py_pickle_loads_buffer(py_buffer_of(data), (encoding))
py_value py_pickle_loads_buffer(py_buffer data, py_str encoding);
py_value py_pickle_load(py_file *file, py_str encoding); /* the file then stands behind the pickle */

/* ---- what a library adds */

/* The class or function `module.name` as a value among the arguments of a reduction. */
py_value py_pickle_global(const char *module, const char *name);

bool py_pickle_is_global(py_value value, py_str *module, py_str *name);

/* How CPython makes an object again: a function is called, and the object it gives takes a state (NULL: none). Or the object is
 * `plain` data. */
typedef struct py_reduction {
    const char *module, *name; /* literals */
    py_value args, state;      /* args is a tuple */
    bool is_plain;
    py_value plain;
} py_reduction;

typedef struct py_pickle_extension {
    py_reduction (*reduce)(py_value object);
    py_value (*call)(const char *function, const py_tuple *args); /* NULL: not known here */
    void (*build)(py_value object, py_value state);
} py_pickle_extension;

#endif
