/* io.StringIO, io.BytesIO: files without a name. They lie in memory that the system keeps as a file, so that all that files can do
 * works on them too. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "file_internal.h"
#include "t2m/py_error.h"

static const t2m_kind string_io_kind = {.name = "_io.StringIO", .destroy = file_destroy};
static const t2m_kind bytes_io_kind = {.name = "_io.BytesIO", .destroy = file_destroy};

static FILE *memory_stream(void)
{
#ifdef MFD_CLOEXEC
    int descriptor = memfd_create("t2m", MFD_CLOEXEC);
    FILE *stream = descriptor < 0 ? tmpfile() : fdopen(descriptor, "w+");
#else
    FILE *stream = tmpfile();
#endif
    if (stream == NULL)
        py_raise_os(errno, NULL);
    return stream;
}

static py_file *memory_file(const t2m_kind *kind, const char *mode, const void *data, size_t size)
{
    FILE *stream = memory_stream();
    if (size > 0)
        fwrite(data, 1, size, stream);
    rewind(stream);
    return file_of_stream(stream, "", mode, kind);
}

py_file *py_string_io(py_str initial)
{
    py_file *file = memory_file(&string_io_kind, "w+", initial ? initial->text : "", initial ? (size_t)initial->size : 0);
    file->text = false;
    return file;
}

py_file *py_bytes_io_of(py_buffer initial)
{
    return memory_file(&bytes_io_kind, "wb+", initial.data, (size_t)initial.size);
}

/* All of the bytes of a memory file; where it stands stays. */
static void contents(py_file *file, py_builder *out)
{
    FILE *stream = file_stream_for(file, true, "");
    char chunk[1 << 14];
    fflush(stream);
    off_t at = 0;
    for (ssize_t got; (got = pread(fileno(stream), chunk, sizeof(chunk), at)) > 0; at += got)
        py_builder_add(out, chunk, (size_t)got);
}

py_str py_string_io_value(py_file *file)
{
    py_builder out = {0};
    contents(file, &out);
    return py_builder_take(&out);
}

py_bytes *py_bytes_io_value(py_file *file)
{
    py_builder out = {0};
    contents(file, &out);
    py_bytes *bytes = py_bytes_new(out.text, (int64_t)out.size);
    py_builder_free(&out);
    return bytes;
}
