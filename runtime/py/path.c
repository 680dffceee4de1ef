/* os.path on texts, for POSIX paths, as posixpath defines it. */
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"
#include "t2m/py_path.h"
#include "t2m/py_value.h"

static void check_path(const char *path)
{
    if (path == NULL)
        py_raise(PY_TYPE_ERROR, "expected str, bytes or os.PathLike object, not NoneType");
}

py_str os_path_join_all(const py_str *parts, size_t count)
{
    py_builder b = {0};
    for (size_t i = 0; i < count; i++) {
        check_path(parts[i] != NULL ? parts[i]->text : NULL);
        if (parts[i]->text[0] == '/')
            py_builder_free(&b);
        else if (i > 0 && b.size > 0 && b.text[b.size - 1] != '/')
            py_builder_char(&b, '/');
        py_builder_str(&b, parts[i]);
    }
    return py_builder_take(&b);
}

py_str os_path_join_list(const py_list *parts)
{
    if (parts->length == 0)
        py_raise(PY_TYPE_ERROR, "join() missing 1 required positional argument: 'a'");
    py_str joined = NULL;
    for (int64_t i = 0; i < parts->length; i++) {
        py_value part = py_box_cell(parts->element, parts->items[i]);
        py_str text = part && part->kind == &py_path_kind ? py_str_of_path((const py_path *)part) : py_as_str(part);
        joined = i == 0 ? text : os_path_join(joined, text);
    }
    return joined;
}

static bool has_mode(const char *path, mode_t mode)
{
    struct stat status;
    check_path(path);
    return stat(path, &status) == 0 && (mode == 0 || (status.st_mode & S_IFMT) == mode);
}

bool os_path_exists(const char *path)
{
    return has_mode(path, 0);
}

bool os_path_isfile(const char *path)
{
    return has_mode(path, S_IFREG);
}

bool os_path_isdir(const char *path)
{
    return has_mode(path, S_IFDIR);
}

int64_t os_path_getsize(const char *path)
{
    struct stat status;
    check_path(path);
    fflush(NULL); /* what was written counts, be the file closed or not */
    if (stat(path, &status) != 0)
        py_raise_os(errno, path);
    return status.st_size;
}

os_path_pair os_path_split(const char *path)
{
    check_path(path);
    const char *slash = strrchr(path, '/');
    size_t head = slash != NULL ? (size_t)(slash - path) + 1 : 0;
    py_str tail = py_str_of(path + head);
    size_t stripped = head;
    while (stripped > 0 && path[stripped - 1] == '/')
        stripped--;
    return (os_path_pair){py_str_new(path, (int64_t)(stripped > 0 ? stripped : head)), tail};
}

py_str os_path_basename(const char *path)
{
    return os_path_split(path).tail;
}

py_str os_path_dirname(const char *path)
{
    return os_path_split(path).head;
}

os_path_pair os_path_splitext(const char *path)
{
    check_path(path);
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path,
               *dot = strrchr(name, '.');
    size_t leading = strspn(name, ".");
    if (dot == NULL || dot < name + leading)
        dot = path + strlen(path);
    return (os_path_pair){py_str_new(path, dot - path), py_str_of(dot)};
}

/* Keeps of a path's parts what is not "." nor cancelled by "..". */
py_str os_path_normpath(const char *path)
{
    check_path(path);
    T2M_POOL(pool);
    size_t slashes = strspn(path, "/");
    py_str root = py_str_of(slashes == 2 ? "//" : slashes > 0 ? "/" : "");
    py_list *kept = py_list_new(PY_OBJECT), *parts = py_str_split(py_str_of(path), PY_STR("/"), -1);
    for (int64_t i = 0; i < parts->length; i++) {
        py_str part = parts->items[i].s;
        bool up = strcmp(part->text, "..") == 0;
        bool can_go_up = kept->length > 0 && strcmp(kept->items[kept->length - 1].s->text, "..") != 0;
        if (part->size == 0 || strcmp(part->text, ".") == 0 || (up && root->size > 0 && kept->length == 0))
            continue;
        if (up && can_go_up)
            py_list_pop(kept, -1);
        else
            py_list_append(kept, py_of(part));
    }
    py_str joined = py_str_concat(root, py_str_join(PY_STR("/"), kept));
    return t2m_keep(&pool, joined->size > 0 ? joined : PY_STR("."));
}

py_str os_path_abspath(const char *path)
{
    check_path(path);
    T2M_POOL(pool);
    py_str whole = os_path_join(os_getcwd(), py_str_of(path));
    return t2m_keep(&pool, os_path_normpath(whole->text));
}

py_str os_path_expanduser(const char *path)
{
    check_path(path);
    if (path[0] != '~')
        return py_str_of(path);
    size_t name_size = strcspn(path + 1, "/");
    const char *home = getenv("HOME");
    if (name_size > 0 || home == NULL) {
        char *name = strndup(path + 1, name_size);
        const struct passwd *user = name_size > 0 ? getpwnam(name) : getpwuid(getuid());
        free(name);
        home = user != NULL ? user->pw_dir : NULL;
    }
    if (home == NULL)
        return py_str_of(path);
    size_t home_size = strlen(home);
    while (home_size > 0 && home[home_size - 1] == '/')
        home_size--;
    py_str result = py_str_printf("%.*s%s", (int)home_size, home, path + 1 + name_size);
    return result->size > 0 ? result : PY_STR("/");
}
