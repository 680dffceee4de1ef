/* Records of a zip archive through libzip. PyTorch stores its records uncompressed, so a record is never
 * larger than the file: what claims to be is refused before memory is taken for it. */
#include "zip_read.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "t2m/object.h"
#include "t2m/py_error.h"

_Noreturn void damaged(const char *path, const char *format, ...)
{
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    py_raise(PY_RUNTIME_ERROR, "%s: damaged checkpoint: %s", path, message);
}

/* What the file is where it is no zip archive: the first bytes tell. */
static _Noreturn void no_archive(const char *path, const unsigned char *start, size_t size)
{
    if (size >= 2 && start[0] == 0x80 && start[1] <= 5)
        py_raise(PY_RUNTIME_ERROR,
                 "%s: is in PyTorch's old format (before 1.6). Load it in PyTorch and torch.save it again",
                 path);
    if (size == 0)
        py_raise(PY_EOF_ERROR, "%s: the file is empty", path);
    py_raise(PY_UNPICKLING_ERROR, "%s: is no checkpoint that torch.save wrote", path);
}

static void check_start(zip_reader *zip)
{
    FILE *file = fopen(zip->path, "rb");
    if (file == NULL)
        py_raise_os(errno, zip->path);
    struct stat status;
    if (fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode))
        py_raise_os(EISDIR, zip->path);
    unsigned char start[4];
    size_t size = fread(start, 1, sizeof(start), file);
    fclose(file);
    zip->file_size = status.st_size;
    if (size < 4 || memcmp(start, "PK\3\4", 4) != 0)
        no_archive(zip->path, start, size);
}

/* The folder is what stands before "data.pkl". */
static void find_folder(zip_reader *zip)
{
    zip_int64_t count = zip_get_num_entries(zip->archive, 0);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(zip->archive, (zip_uint64_t)i, 0);
        const char *slash = name != NULL ? strchr(name, '/') : NULL;
        if (slash != NULL && strcmp(slash + 1, "data.pkl") == 0) {
            zip->folder = strndup(name, (size_t)(slash - name) + 1);
            return;
        }
    }
    damaged(zip->path, "it has no record data.pkl");
}

zip_reader zip_reader_open(const char *path)
{
    zip_reader zip = {.path = path};
    check_start(&zip);
    int error;
    zip.archive = zip_open(path, ZIP_RDONLY, &error);
    if (zip.archive == NULL)
        damaged(path, "its zip directory cannot be read: is the file cut off?");
    find_folder(&zip);
    return zip;
}

void zip_reader_close(zip_reader *zip)
{
    zip_discard(zip->archive);
    free(zip->folder);
}

static bool read_record(const zip_reader *zip, zip_uint64_t index, unsigned char *bytes, size_t size)
{
    zip_file_t *record = zip_fopen_index(zip->archive, index, 0);
    if (record == NULL)
        return false;
    zip_int64_t got = zip_fread(record, bytes, size);
    unsigned char extra;
    bool whole =
        got == (zip_int64_t)size && zip_fread(record, &extra, 1) == 0; /* the end checks the checksum */
    zip_fclose(record);
    return whole;
}

unsigned char *zip_reader_record(const zip_reader *zip, const char *name, size_t *size)
{
    char *whole_name = t2m_malloc(strlen(zip->folder) + strlen(name) + 1);
    strcat(strcpy(whole_name, zip->folder), name);
    zip_int64_t index = zip_name_locate(zip->archive, whole_name, 0);
    free(whole_name);
    if (index < 0)
        return NULL;
    zip_stat_t status;
    if (zip_stat_index(zip->archive, (zip_uint64_t)index, 0, &status) != 0 || !(status.valid & ZIP_STAT_SIZE))
        damaged(zip->path, "record %s cannot be read", name);
    if (status.comp_method != ZIP_CM_STORE)
        damaged(zip->path, "record %s is compressed, which PyTorch never does", name);
    if (status.size > (zip_uint64_t)zip->file_size)
        damaged(zip->path, "record %s claims more bytes than the file has", name);
    unsigned char *bytes = t2m_malloc(status.size);
    if (!read_record(zip, (zip_uint64_t)index, bytes, status.size))
        damaged(zip->path, "record %s is cut off or changed", name);
    *size = status.size;
    return bytes;
}
