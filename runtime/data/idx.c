/* Reading IDX files. Memory grows with what is really read, so a header that lies costs nothing. */
#include "idx.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "t2m/object.h"
#include "t2m/py_error.h"
#include "t2m/py_str.h"

typedef struct source {
    gzFile file; /* reads plain files as they are */
    const char *path;
} source;

static _Noreturn void refuse(const source *from, const char *why)
{
    py_raise(PY_RUNTIME_ERROR, "%s: %s; the file is damaged or no IDX file: replace it by a fresh copy",
             from->path, why);
}

static uint32_t read_number(const source *from)
{
    uint8_t bytes[4];
    if (gzread(from->file, bytes, 4) != 4)
        refuse(from, "it ends within its header");
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Exactly `size` bytes and no more. */
static uint8_t *read_body(const source *from, size_t size)
{
    size_t room = size < (1u << 20) ? size : 1u << 20, got = 0;
    uint8_t *data = t2m_malloc(room + 1);
    while (got < size) {
        if (got == room) {
            room = room * 2 < size ? room * 2 : size;
            data = t2m_realloc(data, room + 1);
        }
        size_t want = room - got < (1u << 30) ? room - got : 1u << 30;
        int n = gzread(from->file, data + got, (unsigned)want);
        if (n < 0)
            refuse(from, "it cannot be decompressed");
        if (n == 0)
            refuse(from, "it is shorter than its header says");
        got += (size_t)n;
    }
    uint8_t extra;
    if (gzread(from->file, &extra, 1) > 0)
        refuse(from, "it is longer than its header says");
    return data;
}

static const char *existing(const char *path)
{
    if (access(path, F_OK) == 0)
        return path;
    const char *packed = py_text(py_str_printf("%s.gz", path));
    return access(packed, F_OK) == 0 ? packed : NULL;
}

_Bool idx_read(const char *path, int dims, idx_file *file)
{
    source from = {.path = existing(path)};
    if (from.path == NULL)
        return false;
    errno = 0;
    from.file = gzopen(from.path, "rb");
    if (from.file == NULL)
        py_raise_os(errno != 0 ? errno : ENOMEM, from.path);
    if (read_number(&from) != (0x08u << 8 | (uint32_t)dims))
        refuse(&from, "its first bytes are not those of such a file");
    *file = (idx_file){.dims = dims};
    size_t size = 1;
    for (int i = 0; i < dims; i++) {
        uint32_t length = read_number(&from);
        if (length > INT32_MAX || (length != 0 && size > SIZE_MAX / 4 / length))
            refuse(&from, "its header asks for too many bytes");
        file->size[i] = length;
        size *= length;
    }
    file->data = read_body(&from, size);
    gzclose(from.file);
    return true;
}
