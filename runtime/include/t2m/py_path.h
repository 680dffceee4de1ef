/* pathlib: a Path is a str whose kind is another, so every function that reads a text reads a path too (py_text(path),
 * os_path_exists(py_text(path))), while print, equality and isinstance tell them apart. Paths are immutable and
 * normalised as PurePosixPath does: no double slashes, no "." parts. */
#ifndef T2M_PY_PATH_H
#define T2M_PY_PATH_H

#include "t2m/py_list.h"
#include "t2m/py_os.h"
#include "t2m/py_str.h"
#include "t2m/py_tuple.h"

typedef struct py_string py_path;

extern const t2m_kind py_path_kind;

/* Path(part, ...) of strs and paths; `folder / "name"` too. TypeError for None. */
#define pathlib_path(...)                                                                                    \
    pathlib_path_all((const py_str[]){__VA_ARGS__}, sizeof((const py_str[]){__VA_ARGS__}) / sizeof(py_str))
py_path *pathlib_path_all(const py_str *parts, size_t count);
py_path *pathlib_path_list(const py_list *parts); /* Path(*parts) */

py_str py_str_of_path(const py_path *path);
py_str py_path_repr(const py_path *path);
bool py_path_equal(const py_path *a, const py_path *b);
int py_path_compare(const py_path *a, const py_path *b); /* part by part */

/* ---- parts */
py_str pathlib_name(const py_path *path);
py_str pathlib_stem(const py_path *path);
py_str pathlib_suffix(const py_path *path);
py_list *pathlib_suffixes(const py_path *path);
py_path *pathlib_parent(const py_path *path);
py_list *pathlib_parents(const py_path *path);
py_list *pathlib_parts(const py_path *path);
py_str pathlib_root(const py_path *path);
py_str pathlib_as_uri(const py_path *path); /* ValueError if relative */
bool pathlib_is_absolute(const py_path *path);

/* ---- other paths. ValueError as in Python */
py_path *pathlib_with_name(const py_path *path, py_str name);
py_path *pathlib_with_stem(const py_path *path, py_str stem);
py_path *pathlib_with_suffix(const py_path *path, py_str suffix);
py_path *pathlib_relative_to(const py_path *path, const py_path *other);
bool pathlib_is_relative_to(const py_path *path, const py_path *other);
bool pathlib_match(const py_path *path, py_str pattern);
py_path *pathlib_resolve(const py_path *path, bool strict);

/* ---- the file system */
void pathlib_mkdir(const py_path *path, int64_t mode, bool parents, bool exist_ok);
void pathlib_unlink(const py_path *path, bool missing_ok);
void pathlib_touch(const py_path *path, int64_t mode, bool exist_ok);
py_path *pathlib_rename(const py_path *path, const char *target);
py_list *pathlib_iterdir(const py_path *path);
/* Matches below `path` in the folders' own order; `anywhere`: rglob. */
py_list *pathlib_glob(const py_path *path, py_str pattern, bool anywhere);

#endif
