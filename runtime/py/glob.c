/* glob.glob: the pattern's parts are matched one folder after the other; hidden names only match a pattern
 * that starts with a dot, `**` stands for any number of folders. */
#include <dirent.h>
#include <fnmatch.h>
#include <string.h>
#include <sys/stat.h>

#include "t2m/py_os.h"

static bool is_magic(const char *part)
{
    return strpbrk(part, "*?[") != NULL;
}

static py_str joined(py_str folder, const char *name)
{
    if (folder->size == 0)
        return py_str_of(name);
    bool slash = folder->text[folder->size - 1] == '/';
    return py_str_printf("%s%s%s", folder->text, slash ? "" : "/", name);
}

static bool exists(py_str path)
{
    struct stat status;
    return lstat(path->text, &status) == 0;
}

static void match(py_list *found, py_str folder, const py_list *parts, int64_t next, bool recursive);

/* The names in `folder` that fit; for `**` also the folders below them. */
static void match_names(py_list *found, py_str folder, const py_list *parts, int64_t next, bool recursive)
{
    const char *pattern = parts->items[next].s->text;
    bool any_depth = recursive && strcmp(pattern, "**") == 0;
    DIR *stream = opendir(folder->size > 0 ? folder->text : ".");
    if (stream == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        T2M_POOL(pool);
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || (name[0] == '.' && pattern[0] != '.'))
            continue;
        if (!any_depth && fnmatch(pattern, name, FNM_NOESCAPE) != 0)
            continue;
        py_str path = joined(folder, name);
        bool last = next + 1 == parts->length, deeper = any_depth && os_path_isdir(path->text);
        if (!any_depth) {
            match(found, path, parts, next + 1, recursive);
            continue;
        }
        if (last)
            py_list_append(found, py_of(path));
        if (deeper && last)
            match_names(found, path, parts, next, recursive);
        else if (deeper)
            match(found, path, parts, next, recursive);
    }
    closedir(stream);
}

static void match(py_list *found, py_str folder, const py_list *parts, int64_t next, bool recursive)
{
    if (next == parts->length) {
        py_list_append(found, py_of(folder));
        return;
    }
    const char *part = parts->items[next].s->text;
    if (recursive && strcmp(part, "**") == 0) { /* no folder at all */
        if (next + 1 < parts->length)
            match(found, folder, parts, next + 1, recursive);
        else if (folder->size > 0)
            py_list_append(found, py_of(os_path_isdir(folder->text) ? joined(folder, "") : folder));
    }
    if (is_magic(part)) {
        match_names(found, folder, parts, next, recursive);
        return;
    }
    py_str path = joined(folder, part);
    if (exists(path) || (part[0] == '\0' && os_path_isdir(folder->text)))
        match(found, path, parts, next + 1, recursive);
}

py_list *glob_glob(const char *pattern, bool recursive)
{
    py_list *found = py_list_new(PY_OBJECT);
    T2M_POOL(pool);
    bool rooted = pattern[0] == '/';
    py_list *parts = py_str_split(py_str_of(pattern + rooted), PY_STR("/"), -1);
    match(found, py_str_of(rooted ? "/" : ""), parts, 0, recursive);
    return found;
}

py_str glob_escape(const char *pathname)
{
    py_builder b = {0};
    for (const char *p = pathname; *p != '\0'; p++)
        py_builder_printf(&b, strchr("*?[", *p) != NULL ? "[%c]" : "%c", *p);
    return py_builder_take(&b);
}
