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

/* ---- raw bytes. A dtype of NULL is NumPy's default: float64, of np_memmap uint8. */
py_bytes *np_tobytes(const np_array *x); /* in C order */
/* np.frombuffer(bytes, dtype, count, offset): count -1 is all. A copy here, that cannot be written either. ValueError. */
np_array *np_frombuffer(py_buffer buffer, const np_dtype *dtype, int64_t count, int64_t offset);
void np_tofile(const np_array *x, py_str path);
void np_tofile_open(const np_array *x, py_file *file);
np_array *np_fromfile(py_str path, const np_dtype *dtype, int64_t count, int64_t offset);
np_array *np_fromfile_open(py_file *file, const np_dtype *dtype, int64_t count);
np_array *np_view(const np_array *x); /* x.view(): the same elements */
np_array *np_view_as(const np_array *x, const np_dtype *dtype); /* x.view(dtype): shares memory; ValueError */
py_tuple *np_strides_tuple(const np_array *x);

/* np.memmap(path, ...): the file's bytes are the array's memory. mode NULL: "r+". */
typedef struct np_map_options {
    char unused_;
    const np_dtype *dtype;
    const char *mode;
    int64_t offset;
    np_shape shape; /* of no count: one row of all there is */
} np_map_options;
#define np_memmap(path, ...) np_map_file((path), (np_map_options){.unused_ = 0, __VA_ARGS__})
np_array *np_map_file(py_str path, np_map_options options);
void np_flush(const np_array *x);

/* ---- .npz: np.load(path) of one, and np.savez: np_new_archive, np_archive_put for each array, np_archive_write. */
typedef struct np_archive np_archive;
extern const t2m_kind np_archive_kind;
np_archive *np_load_archive(py_str path);
py_list *np_archive_names(const np_archive *archive); /* data.files */
bool np_archive_contains(const np_archive *archive, py_str name);
np_array *np_archive_at(const np_archive *archive, py_str name); /* KeyError */
void np_archive_close(np_archive *archive);
np_archive *np_new_archive(py_str path); /* .npz is added where it is missing */
void np_archive_put(np_archive *archive, py_str name, const np_array *x, bool is_compressed);
void np_archive_write(np_archive *archive);

#endif
