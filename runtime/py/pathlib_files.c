/* pathlib.Path: what asks or changes the file system, beyond what os_* functions do as they are. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_path.h"
#include "t2m/py_set.h"

void pathlib_mkdir(const py_path *path, int64_t mode, bool parents, bool exist_ok)
{
    if (mkdir(path->text, (mode_t)mode) == 0)
        return;
    if (errno == ENOENT && parents && strcmp(path->text, "/") != 0) {
        T2M_POOL(pool);
        pathlib_mkdir(pathlib_parent(path), 0777, true, true);
        pathlib_mkdir(path, mode, false, exist_ok);
    } else if (errno == ENOENT || !exist_ok || !os_path_isdir(path->text)) {
        py_raise_os(errno, path->text);
    }
}

void pathlib_unlink(const py_path *path, bool missing_ok)
{
    if (unlink(path->text) != 0 && !(missing_ok && errno == ENOENT))
        py_raise_os(errno, path->text);
}

void pathlib_touch(const py_path *path, int64_t mode, bool exist_ok)
{
    if (exist_ok && utimensat(AT_FDCWD, path->text, NULL, 0) == 0)
        return;
    int file = open(path->text, O_CREAT | O_WRONLY | (exist_ok ? 0 : O_EXCL), (mode_t)mode);
    if (file < 0)
        py_raise_os(errno, path->text);
    close(file);
}

py_path *pathlib_rename(const py_path *path, const char *target)
{
    os_rename(path->text, target);
    return pathlib_path(py_str_of(target));
}

py_list *pathlib_iterdir(const py_path *path)
{
    py_list *names = os_listdir(path->text), *paths = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < names->length; i++)
        py_list_append(paths, py_of(pathlib_path(path, names->items[i].s)));
    return paths;
}

/* ---- glob. The matches below one folder, part of the pattern after part. */

typedef struct matches {
    py_list *found;
    py_set *seen; /* NULL where nothing can be found twice */
} matches;

static void select_below(matches *m, const py_path *folder, const py_list *parts, int64_t next);

/* The folders at and below `folder`, each before those in it; links to folders are not followed. */
static void select_everywhere(matches *m, const py_path *folder, const py_list *parts, int64_t next)
{
    select_below(m, folder, parts, next);
    DIR *stream = opendir(folder->text);
    if (stream == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        T2M_POOL(pool);
        struct stat status;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const py_path *path = pathlib_path(folder, py_str_of(entry->d_name));
        if (lstat(path->text, &status) == 0 && S_ISDIR(status.st_mode))
            select_everywhere(m, path, parts, next);
    }
    closedir(stream);
}

static void select_matching(matches *m, const py_path *folder, const py_list *parts, int64_t next)
{
    DIR *stream = opendir(folder->text);
    if (stream == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        T2M_POOL(pool);
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
            fnmatch(parts->items[next].s->text, name, FNM_NOESCAPE) != 0)
            continue;
        const py_path *path = pathlib_path(folder, py_str_of(name));
        if (next + 1 == parts->length || os_path_isdir(path->text))
            select_below(m, path, parts, next + 1);
    }
    closedir(stream);
}

static void select_below(matches *m, const py_path *folder, const py_list *parts, int64_t next)
{
    if (next == parts->length) {
        if (m->seen != NULL && py_set_contains(m->seen, py_of(folder)))
            return;
        if (m->seen != NULL)
            py_set_add(m->seen, py_of(folder));
        py_list_append(m->found, py_of(folder));
        return;
    }
    py_str part = parts->items[next].s;
    if (strcmp(part->text, "**") == 0) {
        select_everywhere(m, folder, parts, next + 1);
    } else if (strpbrk(part->text, "*?[") != NULL) {
        select_matching(m, folder, parts, next);
    } else {
        const py_path *path = pathlib_path(folder, part);
        if (os_path_exists(path->text))
            select_below(m, path, parts, next + 1);
    }
}

py_list *pathlib_glob(const py_path *path, py_str pattern, bool anywhere)
{
    py_list *found = py_list_new(PY_OBJECT);
    T2M_POOL(pool);
    if (pattern->size == 0)
        py_raise(PY_VALUE_ERROR, "Unacceptable pattern: ''");
    if (pattern->text[0] == '/')
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "Non-relative patterns are unsupported");
    py_list *parts = pathlib_parts(pathlib_path(pattern));
    if (anywhere)
        py_list_insert(parts, 0, py_of(PY_STR("**")));
    matches m = {found, py_list_count(parts, py_of(PY_STR("**"))) > 1 ? py_set_new(PY_OBJECT) : NULL};
    if (os_path_isdir(path->text))
        select_below(&m, path, parts, 0);
    return found;
}

/* ---- resolve */

py_path *pathlib_resolve(const py_path *path, bool strict)
{
    if (strict && !os_path_exists(path->text))
        py_raise_os(errno, path->text);
    return pathlib_path(os_path_realpath(path->text));
}
