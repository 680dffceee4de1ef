/* os: folders, files, environment. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"

static void check(int result, const char *path)
{
    if (result != 0)
        py_raise_os(errno, path);
}

void os_mkdir(const char *path)
{
    os_mkdir_mode(path, 0777);
}

void os_mkdir_mode(const char *path, int64_t mode)
{
    check(mkdir(path, (mode_t)mode), path);
}

void os_makedirs(const char *path, bool exist_ok)
{
    os_makedirs_mode(path, 0777, exist_ok);
}

void os_makedirs_mode(const char *path, int64_t mode, bool exist_ok)
{
    T2M_POOL(pool);
    os_path_pair parts = os_path_split(path);
    if (parts.tail->size == 0)
        parts = os_path_split(py_text(parts.head)); /* a slash at the end */
    if (parts.head->size > 0 && parts.tail->size > 0 && !os_path_exists(parts.head->text))
        os_makedirs(parts.head->text, true);
    if (mkdir(path, (mode_t)mode) != 0 && !(exist_ok && os_path_isdir(path)))
        py_raise_os(errno, path);
}

void os_remove(const char *path)
{
    check(unlink(path), path);
}

void os_rmdir(const char *path)
{
    check(rmdir(path), path);
}

void os_rename(const char *from, const char *to)
{
    if (rename(from, to) == 0)
        return;
    T2M_POOL(pool);
    py_raise(errno == ENOENT ? PY_FILE_NOT_FOUND_ERROR : PY_OS_ERROR, "[Errno %d] %s: %s -> %s", errno,
             strerror(errno), py_text(py_str_repr(py_str_of(from))), py_text(py_str_repr(py_str_of(to))));
}

py_list *os_listdir(const char *path)
{
    DIR *folder = opendir(path);
    if (folder == NULL)
        py_raise_os(errno, path);
    py_list *names = py_list_new(PY_OBJECT);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            py_list_append(names, py_of(py_str_of(entry->d_name)));
    }
    closedir(folder);
    return names;
}

py_str os_getcwd(void)
{
    char *path = getcwd(NULL, 0);
    if (path == NULL)
        py_raise_os(errno, NULL);
    py_str result = py_str_of(path);
    free(path);
    return result;
}

void os_chdir(const char *path)
{
    check(chdir(path), path);
}

int64_t os_getpid(void)
{
    return getpid();
}

int64_t os_cpu_count(void)
{
    return sysconf(_SC_NPROCESSORS_ONLN);
}

py_str os_environ_get(const char *name, py_str fallback)
{
    const char *value = getenv(name);
    return value != NULL ? py_str_of(value) : fallback;
}

py_str os_environ_at(const char *name)
{
    const char *value = getenv(name);
    if (value == NULL)
        py_raise_key(PY_OBJECT, py_of(py_str_of(name)));
    return py_str_of(value);
}

bool os_environ_contains(const char *name)
{
    return getenv(name) != NULL;
}

void os_environ_set(const char *name, const char *value)
{
    check(setenv(name, value, 1), NULL);
}
