/* pathlib.Path: its parts and the paths made from them. What asks the file system is in pathlib_files.c. */
#include "t2m/py_path.h"

#include <fnmatch.h>

#include "hash.h"
#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

static bool path_equal(const void *a, const void *b)
{
    return py_path_equal(a, b);
}

/* As CPython: the hash of the tuple of parts. */
static uint64_t path_hash(const void *self)
{
    T2M_POOL(pool);
    const py_list *parts = pathlib_parts(self);
    uint64_t state = PY_HASH_TUPLE_START;
    for (int64_t i = 0; i < parts->length; i++)
        state = py_hash_tuple_add(state, py_str_hash(parts->items[i].s));
    return py_hash_tuple_end(state, parts->length);
}
static int path_compare(const void *a, const void *b)
{
    return py_path_compare(a, b);
}
static py_str path_repr(const void *self)
{
    return py_path_repr(self);
}
static py_str path_str(const void *self)
{
    return py_str_of_path(self);
}

const t2m_kind py_path_kind = {
    .name = "PosixPath",
    .equal = path_equal,
    .hash = path_hash,
    .compare = path_compare,
    .repr = path_repr,
    .str = path_str,
    .deepcopy = py_itself,
};

/* ---- making */

/* Adds the parts of `text` to a normalised path. */
static void add_parts(py_builder *b, const char *text)
{
    for (;;) {
        text += strspn(text, "/");
        size_t size = strcspn(text, "/");
        if (size == 0)
            return;
        if (size > 1 || text[0] != '.') {
            if (b->size > 0 && b->text[b->size - 1] != '/')
                py_builder_char(b, '/');
            py_builder_add(b, text, size);
        }
        text += size;
    }
}

static py_path *path_take(py_builder *b)
{
    if (b->size == 0)
        py_builder_char(b, '.');
    py_path *path = str_alloc(b->size);
    memcpy((char *)path->text, b->text, b->size);
    path->base.kind = &py_path_kind;
    py_builder_free(b);
    return path;
}

py_path *pathlib_path_list(const py_list *parts)
{
    return parts->length ? pathlib_path(os_path_join_list(parts)) : pathlib_path_all(NULL, 0);
}

py_path *pathlib_path_all(const py_str *parts, size_t count)
{
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i] == NULL)
            py_raise(PY_TYPE_ERROR, "expected str, bytes or os.PathLike object, not NoneType");
        if (parts[i]->text[0] == '/')
            first = i;
    }
    py_builder b = {0};
    if (count > 0 && parts[first]->text[0] == '/') /* two slashes, no more nor less, are a root of their own */
        py_builder_text(&b, strspn(parts[first]->text, "/") == 2 ? "//" : "/");
    for (size_t i = first; i < count; i++)
        add_parts(&b, parts[i]->text);
    return path_take(&b);
}

static py_path *path_of(const char *text, size_t size)
{
    py_builder b = {0};
    py_builder_add(&b, text, size);
    return path_take(&b);
}

/* ---- as a value */

py_str py_str_of_path(const py_path *path)
{
    return path != NULL ? py_str_new(path->text, path->size) : PY_STR("None");
}

py_str py_path_repr(const py_path *path)
{
    return py_str_printf("PosixPath(%s)", py_text(py_str_repr(py_str_of_path(path))));
}

bool py_path_equal(const py_path *a, const py_path *b)
{
    return py_str_equal(a, b);
}

int py_path_compare(const py_path *a, const py_path *b)
{
    T2M_POOL(pool);
    py_list *left = pathlib_parts(a), *right = pathlib_parts(b);
    for (int64_t i = 0; i < left->length && i < right->length; i++) {
        int order = py_str_compare(left->items[i].s, right->items[i].s);
        if (order != 0)
            return order;
    }
    return (left->length > right->length) - (left->length < right->length);
}

/* ---- parts */

static size_t root_size(const py_path *path)
{
    return strspn(path->text, "/");
}

bool pathlib_is_absolute(const py_path *path)
{
    return path->text[0] == '/';
}

py_str pathlib_root(const py_path *path)
{
    return py_str_new(path->text, (int64_t)root_size(path));
}

static const char *name_of(const py_path *path)
{
    const char *slash = strrchr(path->text, '/'), *name = slash != NULL ? slash + 1 : path->text;
    return strcmp(name, ".") == 0 ? "" : name;
}

py_str pathlib_name(const py_path *path)
{
    return py_str_of(name_of(path));
}

/* Where the suffix of a name begins; its end if it has none. */
static const char *suffix_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot == NULL || dot == name || dot[1] == '\0' ? name + strlen(name) : dot;
}

py_str pathlib_stem(const py_path *path)
{
    const char *name = name_of(path);
    return py_str_new(name, suffix_of(name) - name);
}

py_str pathlib_suffix(const py_path *path)
{
    return py_str_of(suffix_of(name_of(path)));
}

py_list *pathlib_suffixes(const py_path *path)
{
    py_list *suffixes = py_list_new(PY_OBJECT);
    const char *name = name_of(path);
    size_t size = strlen(name);
    if (size == 0 || name[size - 1] == '.')
        return suffixes;
    name += strspn(name, ".");
    for (const char *dot = strchr(name, '.'); dot != NULL;) {
        const char *next = strchr(dot + 1, '.');
        py_list_append(suffixes, py_of(py_str_new(dot, next != NULL ? next - dot : (long)strlen(dot))));
        dot = next;
    }
    return suffixes;
}

py_path *pathlib_parent(const py_path *path)
{
    const char *name = name_of(path);
    size_t size = (size_t)(name - path->text), root = root_size(path);
    if (*name == '\0')
        size = (size_t)path->size;
    else if (size > root)
        size--;
    return path_of(path->text, size);
}

py_list *pathlib_parents(const py_path *path)
{
    py_list *parents = py_list_new(PY_OBJECT);
    while (*name_of(path) != '\0') {
        path = pathlib_parent(path);
        py_list_append(parents, py_of(path));
    }
    return parents;
}

py_list *pathlib_parts(const py_path *path)
{
    py_list *parts = py_list_new(PY_OBJECT);
    size_t root = root_size(path);
    if (root > 0)
        py_list_append(parts, py_of(pathlib_root(path)));
    const char *text = path->text + root;
    if (strcmp(text, ".") == 0 || *text == '\0')
        return parts;
    for (;;) {
        size_t size = strcspn(text, "/");
        py_list_append(parts, py_of(py_str_new(text, (int64_t)size)));
        if (text[size] == '\0')
            return parts;
        text += size + 1;
    }
}

py_str pathlib_as_uri(const py_path *path)
{
    if (!pathlib_is_absolute(path))
        py_raise(PY_VALUE_ERROR, "relative path can't be expressed as a file URI");
    py_builder b = {0};
    py_builder_text(&b, "file://");
    for (const char *p = path->text; *p != '\0'; p++) {
        bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') || strchr("_.-~/", *p);
        py_builder_printf(&b, plain ? "%c" : "%%%02X", (unsigned char)*p);
    }
    return py_builder_take(&b);
}

/* ---- other paths */

static _Noreturn void empty_name(const py_path *path)
{
    py_raise(PY_VALUE_ERROR, "%s has an empty name", py_text(py_path_repr(path)));
}

py_path *pathlib_with_name(const py_path *path, py_str name)
{
    const char *old = name_of(path);
    if (*old == '\0')
        empty_name(path);
    if (name->size == 0 || strchr(name->text, '/') != NULL || strcmp(name->text, ".") == 0)
        py_raise(PY_VALUE_ERROR, "Invalid name %s", py_text(py_str_repr(name)));
    py_builder b = {0};
    py_builder_add(&b, path->text, (size_t)(old - path->text));
    py_builder_str(&b, name);
    return path_take(&b);
}

py_path *pathlib_with_stem(const py_path *path, py_str stem)
{
    return pathlib_with_name(path, py_str_concat(stem, pathlib_suffix(path)));
}

py_path *pathlib_with_suffix(const py_path *path, py_str suffix)
{
    bool is_bad = suffix->size > 0 && (suffix->text[0] != '.' || suffix->size == 1);
    if (is_bad || strchr(suffix->text, '/') != NULL)
        py_raise(PY_VALUE_ERROR, "Invalid suffix %s", py_text(py_str_repr(suffix)));
    const char *name = name_of(path);
    if (*name == '\0')
        empty_name(path);
    py_builder b = {0};
    py_builder_add(&b, path->text, (size_t)(suffix_of(name) - path->text));
    py_builder_str(&b, suffix);
    return path_take(&b);
}

/* Where `path` goes on below `other`, or NULL. */
static const char *below(const py_path *path, const py_path *other)
{
    size_t size = (size_t)other->size;
    if (strcmp(other->text, ".") == 0)
        return pathlib_is_absolute(path) ? NULL : path->text;
    if (strncmp(path->text, other->text, size) != 0 || root_size(path) != root_size(other))
        return NULL;
    if (size == root_size(other))
        return path->text + size;
    return path->text[size] == '/' ? path->text + size + 1 : path->text[size] == '\0' ? path->text + size : NULL;
}

py_path *pathlib_relative_to(const py_path *path, const py_path *other)
{
    const char *rest = below(path, other);
    if (rest == NULL)
        py_raise(PY_VALUE_ERROR, "%s is not in the subpath of %s OR one path is relative and the other is absolute.",
                 py_text(py_str_repr(py_str_of_path(path))), py_text(py_str_repr(py_str_of_path(other))));
    return path_of(rest, strlen(rest));
}

bool pathlib_is_relative_to(const py_path *path, const py_path *other)
{
    return below(path, other) != NULL;
}

bool pathlib_match(const py_path *path, py_str pattern)
{
    T2M_POOL(pool);
    const py_path *wanted = pathlib_path(pattern);
    py_list *parts = pathlib_parts(path), *patterns = pathlib_parts(wanted);
    int64_t skipped = parts->length - patterns->length;
    if (patterns->length == 0)
        py_raise(PY_VALUE_ERROR, "empty pattern");
    if (skipped < 0 || (pathlib_is_absolute(wanted) && skipped > 0))
        return false;
    for (int64_t i = 0; i < patterns->length; i++)
        if (fnmatch(patterns->items[i].s->text, parts->items[skipped + i].s->text, FNM_NOESCAPE) != 0)
            return false;
    return true;
}
