/* .npz: a zip archive whose members are .npy files. np.load reads one when it is asked for it. */
#include "internal.h"

#include <errno.h>
#include <stdlib.h>
#include <zip.h>

struct np_archive {
    t2m_object base;
    zip_t *zip;
    py_str path;
    py_list *names;
};

static void archive_destroy(void *self)
{
    np_archive *archive = self;
    if (archive->zip)
        zip_discard(archive->zip);
    t2m_release((void *)archive->path);
    t2m_release(archive->names);
}

static py_str archive_repr(const void *self)
{
    const np_archive *archive = self;
    py_str names = py_str_join(PY_STR(", "), archive->names);
    return py_str_printf("NpzFile '%s' with keys: %s", py_text(archive->path), py_text(names));
}

static int64_t archive_length(const void *self)
{
    return ((const np_archive *)self)->names->length;
}

const t2m_kind np_archive_kind = {
    .name = "numpy.lib.npyio.NpzFile", .destroy = archive_destroy, .repr = archive_repr, .length = archive_length, .size = sizeof(np_archive)};

static np_archive *opened(py_str path, int flags)
{
    int error = 0;
    zip_t *zip = zip_open(py_text(path), flags, &error);
    if (!zip && error == ZIP_ER_NOENT)
        py_raise_os(ENOENT, py_text(path));
    if (!zip)
        py_raise(PY_VALUE_ERROR, "This file is no .npz archive that can be read: %s", py_text(path));
    np_archive *archive = T2M_NEW(np_archive, &np_archive_kind);
    archive->zip = zip;
    archive->path = t2m_retain(path);
    archive->names = t2m_retain(py_list_new(PY_OBJECT));
    return archive;
}

/* ---- reading */

np_archive *np_load_archive(py_str path)
{
    np_archive *archive = opened(path, ZIP_RDONLY);
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    for (zip_int64_t i = 0; i < count; i++) {
        py_str name = py_str_of(zip_get_name(archive->zip, (zip_uint64_t)i, 0));
        if (py_str_endswith(name, PY_STR(".npy")))
            name = py_str_slice(name, PY_NONE, -4, 1);
        py_list_append(archive->names, py_of(name));
    }
    return archive;
}

py_list *np_archive_names(const np_archive *archive)
{
    return py_list_copy(archive->names);
}

bool np_archive_contains(const np_archive *archive, py_str name)
{
    return py_list_contains(archive->names, py_of(name));
}

np_array *np_archive_at(const np_archive *archive, py_str name)
{
    if (!archive->zip)
        py_raise(PY_ATTRIBUTE_ERROR, "'NoneType' object has no attribute 'open'");
    if (!np_archive_contains(archive, name))
        py_raise(PY_KEY_ERROR, "%s is not a file in the archive", py_text(name));
    py_str member = py_str_printf("%s.npy", py_text(name));
    zip_stat_t status;
    zip_file_t *file = zip_fopen(archive->zip, py_text(member), 0);
    if (!file || zip_stat(archive->zip, py_text(member), 0, &status) || !status.size)
        py_raise(PY_VALUE_ERROR, "%s of %s cannot be read", py_text(member), py_text(archive->path));
    char *bytes = t2m_malloc(status.size);
    zip_int64_t got = zip_fread(file, bytes, status.size);
    zip_fclose(file);
    FILE *stream = got == (zip_int64_t)status.size ? fmemopen(bytes, status.size, "rb") : NULL;
    np_array *x = stream ? np_read_npy(stream, py_text(member)) : NULL;
    free(bytes);
    if (!x)
        py_raise(PY_VALUE_ERROR, "%s of %s cannot be read", py_text(member), py_text(archive->path));
    return x;
}

void np_archive_close(np_archive *archive)
{
    if (archive->zip)
        zip_discard(archive->zip);
    archive->zip = NULL;
}

/* ---- writing */

np_archive *np_new_archive(py_str path)
{
    py_str name = py_str_endswith(path, PY_STR(".npz")) ? path : py_str_concat(path, PY_STR(".npz"));
    return opened(name, ZIP_CREATE | ZIP_TRUNCATE);
}

void np_archive_put(np_archive *archive, py_str name, const np_array *x, bool is_compressed)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&bytes, &size);
    if (!stream)
        py_raise(PY_MEMORY_ERROR, "out of memory");
    np_write_npy(stream, x, py_text(archive->path));
    zip_source_t *source = zip_source_buffer(archive->zip, bytes, size, 1);
    zip_int64_t at = zip_file_add(archive->zip, py_text(py_str_printf("%s.npy", py_text(name))), source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
    if (at < 0)
        py_raise(PY_OS_ERROR, "%s: %s", py_text(archive->path), zip_strerror(archive->zip));
    zip_set_file_compression(archive->zip, (zip_uint64_t)at, is_compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
}

void np_archive_write(np_archive *archive)
{
    if (zip_close(archive->zip))
        py_raise(PY_OS_ERROR, "%s: %s", py_text(archive->path), zip_strerror(archive->zip));
    archive->zip = NULL;
}
