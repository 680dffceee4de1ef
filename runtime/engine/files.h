/* Files for arrays: exact reads, and writes that leave either the old file or the whole new one. */
#ifndef ENGINE_FILES_H
#define ENGINE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "array.h"
#include "mlx/c/io_types.h"

/* A stream that the caller's functions read or write. */
typedef struct engine_stream {
    void *desc;
    mlx_io_vtable vtable;
} engine_stream;

/* Its name as the caller's functions tell it (io_types.c). */
const char *engine_stream_label(const engine_stream *s, const char *otherwise);

/* A file being read: or a stream, which begins where it stood when it was opened. */
typedef struct engine_reader {
    int fd;
    const engine_stream *stream;
    uint64_t stream_start;
    const char *path;
    uint64_t size;
} engine_reader;

/* Opens a regular file. False after an engine error, as for all functions here. */
bool engine_reader_open(engine_reader *r, const char *path);
bool engine_reader_open_stream(engine_reader *r, mlx_io_reader io);
void engine_reader_close(engine_reader *r);
bool engine_read_at(const engine_reader *r, void *to, size_t bytes, uint64_t offset);

/* A file being written, under a temporary name in the same folder. */
typedef struct engine_writer {
    int fd;
    const engine_stream *stream; /* instead of a file */
    char *path, *temporary;
} engine_writer;

/* Adds `suffix` to the name if it does not end so, as MLX does. */
bool engine_writer_open(engine_writer *w, const char *path, const char *suffix);
bool engine_writer_open_stream(engine_writer *w, mlx_io_writer io);
bool engine_write(engine_writer *w, const void *from, size_t bytes);

/* Syncs, and gives the file its name; or, when `good` is false or that fails, removes it. */
bool engine_writer_close(engine_writer *w, bool good);

#endif
