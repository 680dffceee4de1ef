/* Checkpoints in files that the script has opened itself, io.BytesIO among them: through a file of our own beside them, because an
 * archive is written and read in jumps. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "t2m/io.h"
#include "t2m/py_bytes.h"
#include "t2m/py_error.h"

typedef struct passage {
    char folder[32], path[48];
} passage;

/* PyTorch calls what is in such files "archive". */
static passage passage_open(void)
{
    passage p = {.folder = "/tmp/checkpoint.XXXXXX"};
    if (mkdtemp(p.folder) == NULL)
        py_raise(PY_OS_ERROR, "cannot make a folder in /tmp");
    snprintf(p.path, sizeof(p.path), "%s/archive.pt", p.folder);
    return p;
}

static void passage_close(void *context)
{
    passage *p = context;
    unlink(p->path);
    rmdir(p->folder);
}

static py_bytes *bytes_of_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        py_raise(PY_OS_ERROR, "cannot read %s", path);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    void *data = t2m_malloc((size_t)size + 1);
    size_t got = fread(data, 1, (size_t)size, file);
    fclose(file);
    py_bytes *bytes = py_bytes_new(data, (int64_t)got);
    free(data);
    return bytes;
}

void io_save_file(py_file *file, const void *value)
{
    T2M_POOL(pool);
    __attribute__((cleanup(passage_close))) passage p = passage_open();
    io_save(p.path, value);
    py_file_write_bytes(file, bytes_of_file(p.path));
}

static void write_rest(const char *path, py_file *file)
{
    py_bytes *bytes = py_file_read_bytes(file, -1);
    FILE *copy = fopen(path, "wb");
    bool is_written = copy != NULL && fwrite(bytes->data, 1, (size_t)bytes->size, copy) == (size_t)bytes->size;
    if (copy == NULL || fclose(copy) != 0 || !is_written)
        py_raise(PY_OS_ERROR, "cannot write %s", path);
}

static py_value load(py_file *file, py_value (*read)(const char *path))
{
    T2M_POOL(pool);
    __attribute__((cleanup(passage_close))) passage p = passage_open();
    write_rest(p.path, file);
    py_value value = read(p.path);
    t2m_keep(&pool, value);
    return value;
}

py_value io_load_file_value(py_file *file)
{
    return load(file, io_load_value);
}

py_value io_load_file_whole(py_file *file)
{
    return load(file, io_load_whole);
}

py_dict *io_load_file(py_file *file)
{
    T2M_POOL(pool);
    __attribute__((cleanup(passage_close))) passage p = passage_open();
    write_rest(p.path, file);
    py_dict *state = io_load(p.path);
    t2m_keep(&pool, state);
    return state;
}
