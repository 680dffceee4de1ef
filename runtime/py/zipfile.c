/* zipfile: see the header. The rest of the module is Python: rules/zipfile.py. */
#include "t2m/py_zipfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zip.h>

#include "t2m/py_error.h"

struct py_zipfile {
    t2m_object base;
    zip_t *archive; /* NULL: closed */
    char *path;
    int64_t method;
    bool writes;
};

static void destroy(void *self)
{
    py_zipfile *zip = self;
    if (zip->archive != NULL && zip_close(zip->archive) != 0)
        zip_discard(zip->archive);
    free(zip->path);
}

static const t2m_kind kind = {.name = "ZipFile", .destroy = destroy};

py_zipfile *py_zipfile_open(const char *path, const char *mode, int64_t method)
{
    if (strlen(mode) != 1 || strchr("rwxa", *mode) == NULL)
        py_raise(PY_VALUE_ERROR, "ZipFile requires mode 'r', 'w', 'x', or 'a'");
    fflush(NULL);
    if (*mode == 'w' || *mode == 'x') { /* the archive is written when it is closed: whether it can be is known now */
        FILE *file = fopen(path, *mode == 'w' ? "w" : "wx");
        if (file == NULL)
            py_raise_os(errno, path);
        fclose(file);
    }
    int flags = *mode == 'r' ? ZIP_RDONLY : *mode == 'a' ? ZIP_CREATE : ZIP_CREATE | ZIP_TRUNCATE, error = 0;
    zip_t *archive = zip_open(path, flags, &error);
    if (archive == NULL) {
        if (error == ZIP_ER_NOENT || error == ZIP_ER_OPEN)
            py_raise_os(errno, path);
        py_raise(PY_BAD_ZIP_FILE, "File is not a zip file");
    }
    py_zipfile *zip = T2M_NEW(py_zipfile, &kind);
    zip->archive = archive;
    zip->path = strdup(path);
    zip->method = method;
    zip->writes = *mode != 'r';
    return zip;
}

/* libzip writes no archive without members, Python does. */
static void write_empty(const char *path)
{
    FILE *file = fopen(path, "w");
    if (file == NULL)
        py_raise_os(errno, path);
    fwrite("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 1, 22, file);
    fclose(file);
}

void py_zipfile_close(py_zipfile *zip)
{
    zip_t *archive = zip->archive;
    if (archive == NULL)
        return;
    zip->archive = NULL;
    bool is_empty = zip->writes && zip_get_num_entries(archive, 0) == 0;
    if (zip_close(archive) != 0) {
        py_str reason = py_str_of(zip_strerror(archive));
        zip_discard(archive);
        py_raise(PY_OS_ERROR, "%s: %s", zip->path, reason->text);
    }
    if (is_empty)
        write_empty(zip->path);
}

static zip_t *opened(const py_zipfile *zip)
{
    if (zip->archive == NULL)
        py_raise(PY_VALUE_ERROR, "Attempt to use ZIP archive that was already closed");
    return zip->archive;
}

int64_t py_zipfile_count(const py_zipfile *zip)
{
    return zip_get_num_entries(opened(zip), 0);
}

py_str py_zipfile_name(const py_zipfile *zip, int64_t index)
{
    const char *name = zip_get_name(opened(zip), (zip_uint64_t)index, 0);
    return py_str_of(name ? name : "");
}

static zip_stat_t about(const py_zipfile *zip, int64_t index)
{
    zip_stat_t status;
    zip_stat_init(&status);
    zip_stat_index(opened(zip), (zip_uint64_t)index, 0, &status);
    return status;
}

int64_t py_zipfile_size(const py_zipfile *zip, int64_t index, bool is_compressed)
{
    zip_stat_t status = about(zip, index);
    return (int64_t)(is_compressed ? status.comp_size : status.size);
}

int64_t py_zipfile_crc(const py_zipfile *zip, int64_t index)
{
    return (int64_t)about(zip, index).crc;
}

py_list *py_zipfile_date(const py_zipfile *zip, int64_t index)
{
    time_t seconds = about(zip, index).mtime;
    struct tm t = {0};
    localtime_r(&seconds, &t);
    return py_ints(t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
}

int64_t py_zipfile_find(const py_zipfile *zip, py_str name)
{
    int64_t index = zip_name_locate(opened(zip), name->text, 0);
    if (index < 0)
        py_raise_key(PY_OBJECT, py_of(py_str_printf("There is no item named %s in the archive", py_text(py_str_repr(name)))));
    return index;
}

py_bytes *py_zipfile_read(py_zipfile *zip, py_str name, py_str password)
{
    int64_t index = py_zipfile_find(zip, name);
    zip_stat_t status = about(zip, index);
    zip_file_t *file = password ? zip_fopen_index_encrypted(zip->archive, (zip_uint64_t)index, 0, password->text)
                                : zip_fopen_index(zip->archive, (zip_uint64_t)index, 0);
    if (file == NULL)
        py_raise(PY_BAD_ZIP_FILE, "%s", zip_strerror(zip->archive));
    py_builder out = {0};
    char chunk[1 << 14];
    zip_int64_t got;
    while ((got = zip_fread(file, chunk, sizeof chunk)) > 0)
        py_builder_add(&out, chunk, (size_t)got);
    bool is_whole = got == 0 && out.size == status.size;
    zip_fclose(file);
    py_bytes *bytes = py_bytes_new(out.text, (int64_t)out.size);
    py_builder_free(&out);
    if (!is_whole)
        py_raise(PY_BAD_ZIP_FILE, "Bad CRC-32 for file %s", py_text(py_str_repr(name)));
    return bytes;
}

void py_zipfile_add(py_zipfile *zip, py_str name, py_buffer data, int64_t method, int64_t mode)
{
    zip_t *archive = opened(zip);
    if (!zip->writes)
        py_raise(PY_VALUE_ERROR, "write() requires mode 'w', 'x', or 'a'");
    bool is_folder = name->size > 0 && name->text[name->size - 1] == '/';
    zip_int64_t index;
    if (is_folder) {
        index = zip_dir_add(archive, name->text, ZIP_FL_ENC_UTF_8);
    } else {
        void *copy = t2m_malloc(data.size > 0 ? (size_t)data.size : 1);
        memcpy(copy, data.data, (size_t)data.size);
        zip_source_t *source = zip_source_buffer(archive, copy, (zip_uint64_t)data.size, 1);
        index = source ? zip_file_add(archive, name->text, source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE) : -1;
    }
    if (index < 0)
        py_raise(PY_OS_ERROR, "%s: %s", zip->path, zip_strerror(archive));
    int64_t chosen = method >= 0 ? method : zip->method;
    if (!is_folder)
        zip_set_file_compression(archive, (zip_uint64_t)index, chosen == 8 ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
    zip_file_set_external_attributes(archive, (zip_uint64_t)index, 0, ZIP_OPSYS_UNIX, (zip_uint32_t)mode << 16);
}

bool py_is_zipfile(const char *path)
{
    fflush(NULL);
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    if (archive != NULL)
        zip_discard(archive);
    return archive != NULL;
}
