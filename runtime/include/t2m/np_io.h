/* Files of arrays: .npy, and numbers as text. */
#ifndef T2M_NP_IO_H
#define T2M_NP_IO_H

#include "t2m/np_base.h"

/* np.save(path, x): `.npy` is added where it is missing. np.load(path) of such a file. */
void np_save(py_str path, const np_array *x);
np_array *np_load(py_str path);

/* np.loadtxt, np.genfromtxt: delimiter NULL is any blanks. Lines before `skip` are left out, and what follows `comments` (NULL: #).
 * `fills`: what is missing or no number is nan (genfromtxt); else ValueError. columns of no count: all. */
typedef struct np_text_options {
    char unused_;
    py_str delimiter, comments;
    const np_dtype *dtype;
    int64_t skip, max_rows, ndmin;
    np_shape columns;
    bool fills, unpack;
} np_text_options;
#define np_loadtxt(path, ...) np_load_text((path), (np_text_options){.unused_ = 0, __VA_ARGS__})
#define np_genfromtxt(path, ...) np_load_text((path), (np_text_options){.unused_ = 0, .fills = true, __VA_ARGS__})
np_array *np_load_text(py_str path, np_text_options options);

/* np.savetxt(path, x, fmt, delimiter, header): fmt is one % directive for every number, or a text with one a column. */
void np_savetxt(py_str path, const np_array *x, py_str format, py_str delimiter, py_str header);

#endif
