/* Arrays and raw bytes: tobytes, frombuffer, files of elements without a header, files mapped into memory, other views of the bytes. */
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

py_bytes *np_tobytes(const np_array *x)
{
    return py_bytes_new(np_contiguous(x, x->type)->data, np_nbytes(x));
}

/* ---- from bytes */

static void swap_bytes(char *at, int64_t count, int64_t size)
{
    for (int64_t i = 0; i < count; i++, at += size)
        for (int64_t k = 0; k < size / 2; k++) {
            char held = at[k];
            at[k] = at[size - 1 - k];
            at[size - 1 - k] = held;
        }
}

static np_array *of_bytes(const void *bytes, const np_dtype *dtype, int64_t count)
{
    np_array *x = np_new(dtype->type, 1, &count);
    if (count)
        memcpy(x->data, bytes, (size_t)(count * dtype->size));
    if (dtype->is_swapped)
        swap_bytes(x->data, count, dtype->size);
    return x;
}

np_array *np_frombuffer(py_buffer buffer, const np_dtype *dtype, int64_t count, int64_t offset)
{
    dtype = dtype ? dtype : NP_FLOAT64;
    if (offset < 0 || offset > buffer.size)
        py_raise(PY_VALUE_ERROR, "offset must be non-negative and no greater than buffer length (%" PRId64 ")", buffer.size);
    int64_t rest = buffer.size - offset;
    if (count < 0 && rest % dtype->size)
        py_raise(PY_VALUE_ERROR, "buffer size must be a multiple of element size");
    if (count >= 0 && count > rest / dtype->size)
        py_raise(PY_VALUE_ERROR, "buffer is smaller than requested size");
    np_array *x = of_bytes(buffer.data + offset, dtype, count < 0 ? rest / dtype->size : count);
    x->is_readonly = true;
    return x;
}

/* ---- files of elements */

void np_tofile(const np_array *x, py_str path)
{
    FILE *file = fopen(py_text(path), "wb");
    if (!file)
        py_raise_os(errno, py_text(path));
    size_t bytes = (size_t)np_nbytes(x);
    bool fits = fwrite(np_contiguous(x, x->type)->data, 1, bytes, file) == bytes;
    if (fclose(file) || !fits)
        py_raise_os(errno, py_text(path));
}

void np_tofile_open(const np_array *x, py_file *file)
{
    py_file_write_bytes(file, np_tobytes(x));
}

np_array *np_fromfile_open(py_file *file, const np_dtype *dtype, int64_t count)
{
    dtype = dtype ? dtype : NP_FLOAT64;
    const py_bytes *bytes = py_file_read_bytes(file, count < 0 ? -1 : count * dtype->size);
    return of_bytes(bytes->data, dtype, bytes->size / dtype->size);
}

np_array *np_fromfile(py_str path, const np_dtype *dtype, int64_t count, int64_t offset)
{
    py_file *file = py_open_binary(py_text(path), "rb");
    py_file_seek(file, offset, 0);
    np_array *x = np_fromfile_open(file, dtype, count);
    py_file_close(file);
    return x;
}

/* ---- np.memmap: a page of our own in front of the file's pages holds the counter */

static int64_t mapped_bytes(int file, const np_map_options *options, const np_dtype *dtype, const char *path)
{
    struct stat status;
    if (options->shape.count) {
        int64_t bytes = np_count(options->shape.count, options->shape.dims) * dtype->size;
        bool is_short = fstat(file, &status) == 0 && status.st_size < options->offset + bytes;
        if (is_short && (strcmp(options->mode, "r") == 0 || strcmp(options->mode, "c") == 0))
            py_raise(PY_VALUE_ERROR, "mmap length is greater than file size");
        if (is_short && ftruncate(file, options->offset + bytes))
            py_raise_os(errno, path);
        return bytes;
    }
    if (strcmp(options->mode, "w+") == 0)
        py_raise(PY_VALUE_ERROR, "shape must be given if mode == 'w+'");
    if (fstat(file, &status))
        py_raise_os(errno, path);
    int64_t bytes = status.st_size - options->offset;
    if (bytes % dtype->size)
        py_raise(PY_VALUE_ERROR, "Size of available data is not a multiple of the data-type size.");
    if (bytes <= 0)
        py_raise(PY_VALUE_ERROR, "cannot mmap an empty file");
    return bytes;
}

static int open_to_map(const np_map_options *options, const char *path)
{
    bool is_new = strcmp(options->mode, "w+") == 0, writes = is_new || strcmp(options->mode, "r+") == 0;
    if (!writes && strcmp(options->mode, "r") != 0 && strcmp(options->mode, "c") != 0)
        py_raise(PY_VALUE_ERROR, "mode must be one of ['r', 'c', 'r+', 'w+'] (got '%s')", options->mode);
    int file = open(path, is_new ? O_RDWR | O_CREAT | O_TRUNC : writes ? O_RDWR : O_RDONLY, 0666);
    if (file < 0)
        py_raise_os(errno, path);
    return file;
}

np_array *np_map_file(py_str path, np_map_options options)
{
    options.mode = options.mode ? options.mode : "r+";
    const np_dtype *dtype = options.dtype ? options.dtype : NP_UINT8;
    int file = open_to_map(&options, py_text(path));
    int64_t bytes = mapped_bytes(file, &options, dtype, py_text(path)), page = sysconf(_SC_PAGESIZE), skip = options.offset % page;
    bool is_shared = strchr(options.mode, '+') != NULL;
    char *start = mmap(NULL, (size_t)(page + skip + bytes), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    void *data = start == MAP_FAILED ? MAP_FAILED
                                     : mmap(start + page, (size_t)(skip + bytes), PROT_READ | PROT_WRITE,
                                            (is_shared ? MAP_SHARED : MAP_PRIVATE) | MAP_FIXED, file, options.offset - skip);
    int error = errno;
    close(file);
    if (data == MAP_FAILED)
        py_raise_os(error, py_text(path));
    int64_t count = bytes / dtype->size;
    np_array *x = np_new(dtype->type, 1, (const int64_t[]){0});
    np_memory *memory = (np_memory *)start;
    *memory = (np_memory){.references = 1, .mapped = (size_t)(page + skip + bytes)};
    free(x->memory);
    x->memory = memory;
    x->data = start + page + skip;
    x->shape[0] = count;
    x->is_readonly = strcmp(options.mode, "r") == 0;
    return options.shape.count > 1 ? np_reshape_dims(x, options.shape) : x;
}

void np_flush(const np_array *x)
{
    if (x->memory && x->memory->mapped)
        msync(x->memory, x->memory->mapped, MS_SYNC);
}

/* ---- the same bytes as another type */

np_array *np_view_as(const np_array *x, const np_dtype *dtype)
{
    np_array *view = np_view(x);
    int64_t from = np_type_size(x->type), to = dtype->size;
    view->type = dtype->type;
    if (from == to)
        return view;
    if (!x->ndim)
        py_raise(PY_VALUE_ERROR, "Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
    int last = x->ndim - 1;
    if (x->strides[last] != from && x->shape[last] != 1)
        py_raise(PY_VALUE_ERROR, "To change to a dtype of a different size, the last axis must be contiguous");
    int64_t bytes = x->shape[last] * from;
    if (bytes % to)
        py_raise(PY_VALUE_ERROR, "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.");
    view->shape[last] = bytes / to;
    view->strides[last] = to;
    return view;
}

py_tuple *np_strides_tuple(const np_array *x)
{
    py_cell cells[NP_MAX_DIMS];
    for (int i = 0; i < x->ndim; i++)
        cells[i] = py_of(x->strides[i]);
    return py_tuple_of_list(py_list_from(PY_INT, cells, x->ndim));
}
