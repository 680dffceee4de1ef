/* os.path: what asks the file system beyond exists, and relative, real and common paths. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"

bool os_path_islink(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

bool os_path_lexists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

bool os_path_isabs(const char *path)
{
    return path[0] == '/';
}

bool os_path_ismount(const char *path)
{
    T2M_POOL(pool);
    struct stat own, above;
    py_str parent = os_path_realpath(py_text(os_path_join(py_str_of(path), PY_STR(".."))));
    if (lstat(path, &own) != 0 || S_ISLNK(own.st_mode) || lstat(parent->text, &above) != 0)
        return false;
    return own.st_dev != above.st_dev || own.st_ino == above.st_ino;
}

bool os_path_samefile(const char *a, const char *b)
{
    T2M_POOL(pool);
    const os_stat_result *left = os_stat(a), *right = os_stat(b);
    return left->st_ino == right->st_ino && left->st_dev == right->st_dev;
}

double os_path_getmtime(const char *path)
{
    return os_stat(path)->modified;
}

double os_path_getatime(const char *path)
{
    return os_stat(path)->accessed;
}

double os_path_getctime(const char *path)
{
    return os_stat(path)->changed;
}

/* The longest beginning that exists is resolved by the system, what follows is put behind it. */
py_str os_path_realpath(const char *path)
{
    T2M_POOL(pool);
    py_str head = *path != '\0' ? py_str_of(path) : PY_STR("."), rest = NULL;
    for (;;) {
        char real[PATH_MAX];
        if (realpath(head->size > 0 ? head->text : ".", real) != NULL) {
            py_str found = py_str_of(real);
            found = rest != NULL ? os_path_join(found, rest) : found;
            return t2m_keep(&pool, os_path_normpath(found->text));
        }
        os_path_pair parts = os_path_split(head->text);
        if (parts.head == NULL || py_str_equal(parts.head, head))
            return t2m_keep(&pool, os_path_abspath(path));
        rest = rest != NULL ? os_path_join(parts.tail, rest) : parts.tail;
        head = parts.head;
    }
}

static py_list *parts_of(py_str path)
{
    py_list *parts = py_str_split(path, PY_STR("/"), -1), *kept = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < parts->length; i++)
        if (parts->items[i].s->size > 0 && strcmp(parts->items[i].s->text, ".") != 0)
            py_list_append(kept, parts->items[i]);
    return kept;
}

static int64_t common_length(const py_list *a, const py_list *b)
{
    int64_t common = 0;
    while (common < a->length && common < b->length && py_str_equal(a->items[common].s, b->items[common].s))
        common++;
    return common;
}

py_str os_path_relpath(const char *path, const char *start)
{
    if (*path == '\0')
        py_raise(PY_VALUE_ERROR, "no path specified");
    T2M_POOL(pool);
    py_list *from = parts_of(os_path_abspath(start)), *to = parts_of(os_path_abspath(path));
    int64_t common = common_length(from, to);
    py_list *steps = py_list_new(PY_OBJECT);
    for (int64_t i = common; i < from->length; i++)
        py_list_append(steps, py_of(PY_STR("..")));
    for (int64_t i = common; i < to->length; i++)
        py_list_append(steps, to->items[i]);
    return t2m_keep(&pool, steps->length > 0 ? py_str_join(PY_STR("/"), steps) : PY_STR("."));
}

/* The value of the variable that "$NAME" or "${NAME}" at `text` means, and the size of that; NULL if it means none. */
static const char *variable_at(const char *text, size_t *size)
{
    bool braced = text[1] == '{';
    const char *name = text + 1 + braced;
    size_t length = 0;
    while (braced ? name[length] != '\0' && name[length] != '}' : isalnum((unsigned char)name[length]) || name[length] == '_')
        length++;
    if (length == 0 || (braced && name[length] != '}'))
        return NULL;
    *size = length + 1 + 2 * braced;
    char *copy = strndup(name, length);
    const char *value = getenv(copy);
    free(copy);
    return value;
}

py_str os_path_expandvars(const char *path)
{
    py_builder b = {0};
    while (*path != '\0') {
        size_t size = 1;
        const char *value = *path == '$' ? variable_at(path, &size) : NULL;
        if (value != NULL)
            py_builder_text(&b, value);
        else
            py_builder_add(&b, path, size);
        path += size;
    }
    return py_builder_take(&b);
}

py_str os_path_commonprefix(const py_list *paths)
{
    if (paths->length == 0)
        return PY_STR("");
    py_str least = py_list_min(paths).s, most = py_list_max(paths).s;
    int64_t size = 0;
    while (size < least->size && size < most->size && least->text[size] == most->text[size])
        size++;
    while (size > 0 && (least->text[size] & 0xc0) == 0x80) /* not within a character */
        size--;
    return py_str_new(least->text, size);
}

py_str os_path_commonpath(const py_list *paths)
{
    if (paths->length == 0)
        py_raise(PY_VALUE_ERROR, "commonpath() arg is an empty sequence");
    T2M_POOL(pool);
    bool rooted = paths->items[0].s->text[0] == '/';
    py_list *common = parts_of(paths->items[0].s);
    for (int64_t i = 0; i < paths->length; i++) {
        if ((paths->items[i].s->text[0] == '/') != rooted)
            py_raise(PY_VALUE_ERROR, "Can't mix absolute and relative paths");
        common = py_list_slice(common, 0, common_length(common, parts_of(paths->items[i].s)), 1);
    }
    return t2m_keep(&pool, py_str_concat(rooted ? PY_STR("/") : PY_STR(""), py_str_join(PY_STR("/"), common)));
}
