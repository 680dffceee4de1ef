/* gzip: compressed files as files of the runtime, by a stream whose reads and writes go through zlib; and bytes at once. */
#define _GNU_SOURCE
#include "t2m/py_gzip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "file_internal.h"
#include "t2m/py_error.h"

static ssize_t read_some(void *cookie, char *data, size_t size)
{
    int got = gzread(cookie, data, (unsigned)(size > INT32_MAX ? INT32_MAX : size));
    if (got < 0)
        errno = EIO;
    return got;
}

static ssize_t write_some(void *cookie, const char *data, size_t size)
{
    return size == 0 ? 0 : gzwrite(cookie, data, (unsigned)(size > INT32_MAX ? INT32_MAX : size));
}

static int seek(void *cookie, off64_t *offset, int whence)
{
    if (whence == SEEK_END) {
        errno = EINVAL;
        return -1;
    }
    z_off_t place = gzseek(cookie, (z_off_t)*offset, whence);
    *offset = place;
    return place < 0 ? -1 : 0;
}

static int close_stream(void *cookie)
{
    return gzclose(cookie) == Z_OK ? 0 : -1;
}

static FILE *gzip_stream(const char *path, const char *mode, int64_t level)
{
    bool reads = strchr(mode, 'r') != NULL;
    if (reads) { /* zlib gives what is not compressed as it is: Python does not */
        fflush(NULL);
        FILE *file = fopen(path, "r");
        unsigned char magic[2];
        if (file == NULL)
            py_raise_os(errno, path);
        size_t got = fread(magic, 1, 2, file);
        fclose(file);
        if (got > 0 && (got < 2 || magic[0] != 0x1f || magic[1] != 0x8b))
            py_raise(PY_BAD_GZIP_FILE, "Not a gzipped file (%s)", py_text(py_bytes_repr(py_bytes_new(magic, (int64_t)got))));
    }
    char how[8];
    snprintf(how, sizeof how, reads ? "rb" : "%cb%d", strchr(mode, 'a') ? 'a' : strchr(mode, 'x') ? 'x' : 'w', (int)level % 10);
    gzFile compressed = gzopen(path, how);
    if (compressed == NULL)
        py_raise_os(errno, path);
    cookie_io_functions_t functions = {reads ? read_some : NULL, reads ? NULL : write_some, seek, close_stream};
    return fopencookie(compressed, reads ? "r" : "w", functions);
}

py_file *py_gzip_open(const char *path, const char *mode, int64_t level)
{
    char text[8];
    snprintf(text, sizeof text, "%s%s", mode, strchr(mode, 'b') ? "" : "b");
    return file_of_stream(gzip_stream(path, mode, level), path, text, &file_binary_kind);
}

py_file *py_gzip_open_text(const char *path, const char *mode, int64_t level)
{
    return file_of_stream(gzip_stream(path, mode, level), path, mode, &file_text_kind);
}

/* ---- bytes */

py_bytes *py_zlib_compress(py_buffer data, int64_t level, bool is_gzip)
{
    z_stream z = {0};
    if (deflateInit2(&z, (int)level, Z_DEFLATED, is_gzip ? 31 : 15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        py_raise(PY_ZLIB_ERROR, "Bad compression level");
    uLong bound = deflateBound(&z, (uLong)data.size) + 32;
    unsigned char *out = t2m_malloc(bound);
    z.next_in = (unsigned char *)data.data;
    z.avail_in = (uInt)data.size;
    z.next_out = out;
    z.avail_out = (uInt)bound;
    deflate(&z, Z_FINISH);
    py_bytes *bytes = py_bytes_new(out, (int64_t)z.total_out);
    deflateEnd(&z);
    free(out);
    return bytes;
}

py_bytes *py_zlib_decompress(py_buffer data, bool is_gzip)
{
    z_stream z = {.next_in = (unsigned char *)data.data, .avail_in = (uInt)data.size};
    if (is_gzip && (data.size < 2 || data.data[0] != 0x1f || data.data[1] != 0x8b))
        py_raise(PY_BAD_GZIP_FILE, "Not a gzipped file (%s)", py_text(py_bytes_repr(py_bytes_new(data.data, data.size < 2 ? data.size : 2))));
    inflateInit2(&z, is_gzip ? 31 : 15);
    py_builder out = {0};
    char chunk[1 << 14];
    int status;
    do {
        z.next_out = (unsigned char *)chunk;
        z.avail_out = sizeof chunk;
        status = inflate(&z, Z_NO_FLUSH);
        py_builder_add(&out, chunk, sizeof chunk - z.avail_out);
    } while (status == Z_OK && (z.avail_in > 0 || z.avail_out == 0));
    inflateEnd(&z);
    if (status != Z_STREAM_END) {
        py_builder_free(&out);
        if (is_gzip)
            py_raise(PY_EOF_ERROR, "Compressed file ended before the end-of-stream marker was reached");
        py_raise(PY_ZLIB_ERROR, status == Z_DATA_ERROR ? "Error -3 while decompressing data: incorrect header check"
                                                       : "Error -5 while decompressing data: incomplete or truncated stream");
    }
    py_bytes *bytes = py_bytes_new(out.text, (int64_t)out.size);
    py_builder_free(&out);
    return bytes;
}

int64_t py_zlib_adler32(py_buffer data, int64_t start)
{
    return (int64_t)adler32((uLong)start, data.data, (uInt)data.size);
}

int64_t py_zlib_crc32(py_buffer data, int64_t start)
{
    return (int64_t)crc32((uLong)start, data.data, (uInt)data.size);
}
