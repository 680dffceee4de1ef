/* See files.h. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "op.h"

bool engine_reader_open(engine_reader *r, const char *path)
{
    struct stat info;
    *r = (engine_reader){.fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1, .path = path};
    if (r->fd < 0) {
        engine_error("cannot open %s: %s", path ? path : "(null)", path ? strerror(errno) : "no name");
        return false;
    }
    if (fstat(r->fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        engine_error("%s is not a regular file", path);
        engine_reader_close(r);
        return false;
    }
    r->size = (uint64_t)info.st_size;
    return true;
}

void engine_reader_close(engine_reader *r)
{
    if (r->fd >= 0)
        close(r->fd);
    r->fd = -1;
}

static bool stream_is_good(const engine_stream *s)
{
    if (s->vtable.good && !s->vtable.good(s->desc)) {
        engine_error("cannot read or write %s", engine_stream_label(s, "the stream"));
        return false;
    }
    return true;
}

bool engine_reader_open_stream(engine_reader *r, mlx_io_reader io)
{
    const engine_stream *s = io.ctx;
    *r = (engine_reader){.fd = -1, .stream = s};
    if (!s || !s->vtable.seek || !s->vtable.tell || !s->vtable.read ||
        (s->vtable.is_open && !s->vtable.is_open(s->desc))) {
        engine_error(s ? "%s is not open for reading" : "the reader is empty", s ? engine_stream_label(s, "the stream") : "");
        return false;
    }
    r->path = engine_stream_label(s, "the stream");
    r->stream_start = s->vtable.tell(s->desc);
    s->vtable.seek(s->desc, 0, SEEK_END);
    uint64_t end = s->vtable.tell(s->desc);
    s->vtable.seek(s->desc, (int64_t)r->stream_start, SEEK_SET);
    r->size = end > r->stream_start ? end - r->stream_start : 0;
    return stream_is_good(s);
}

bool engine_read_at(const engine_reader *r, void *to, size_t bytes, uint64_t offset)
{
    char *at = to;
    if (r->stream) {
        if (offset + bytes > r->size) {
            engine_error("cannot read %s: it ends too early", r->path);
            return false;
        }
        r->stream->vtable.seek(r->stream->desc, (int64_t)(r->stream_start + offset), SEEK_SET);
        r->stream->vtable.read(r->stream->desc, to, bytes);
        return stream_is_good(r->stream);
    }
    while (bytes) {
        ssize_t n = pread(r->fd, at, bytes, (off_t)offset);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            engine_error("cannot read %s: %s", r->path, n < 0 ? strerror(errno) : "it ends too early");
            return false;
        }
        at += n;
        offset += (uint64_t)n;
        bytes -= (size_t)n;
    }
    return true;
}

static bool ends_with(const char *text, const char *suffix)
{
    size_t n = strlen(text), m = strlen(suffix);
    return n >= m && !strcmp(text + n - m, suffix);
}

bool engine_writer_open(engine_writer *w, const char *path, const char *suffix)
{
    *w = (engine_writer){.fd = -1};
    if (!path || asprintf(&w->path, "%s%s", path, ends_with(path, suffix) ? "" : suffix) < 0)
        w->path = NULL;
    if (!w->path || asprintf(&w->temporary, "%s.XXXXXX", w->path) < 0) {
        w->temporary = NULL;
        engine_error(path ? "out of memory" : "there is no file name");
        return engine_writer_close(w, false);
    }
    w->fd = mkstemp(w->temporary);
    if (w->fd < 0) {
        engine_error("cannot create %s: %s", w->path, strerror(errno));
        free(w->temporary);
        w->temporary = NULL;
        return engine_writer_close(w, false);
    }
    mode_t mask = umask(0);
    umask(mask);
    fchmod(w->fd, 0666 & ~mask);
    return true;
}

bool engine_writer_open_stream(engine_writer *w, mlx_io_writer io)
{
    const engine_stream *s = io.ctx;
    *w = (engine_writer){.fd = -1, .stream = s};
    if (!s || !s->vtable.write || (s->vtable.is_open && !s->vtable.is_open(s->desc))) {
        engine_error(s ? "%s is not open for writing" : "the writer is empty", s ? engine_stream_label(s, "the stream") : "");
        return false;
    }
    return stream_is_good(s);
}

bool engine_write(engine_writer *w, const void *from, size_t bytes)
{
    const char *at = from;
    if (w->stream) {
        w->stream->vtable.write(w->stream->desc, from, bytes);
        return stream_is_good(w->stream);
    }
    while (bytes) {
        ssize_t n = write(w->fd, at, bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            engine_error("cannot write %s: %s", w->path, strerror(errno));
            return false;
        }
        at += n;
        bytes -= (size_t)n;
    }
    return true;
}

/* Makes the new name in the folder survive a crash. */
static void sync_folder(const char *path)
{
    char *copy = strdup(path);
    int fd = copy ? open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(copy);
}

bool engine_writer_close(engine_writer *w, bool good)
{
    if (w->stream)
        return good;
    if (w->fd >= 0) {
        bool synced = !good || fsync(w->fd) == 0;
        bool closed = close(w->fd) == 0;
        if (good && !(synced && closed && rename(w->temporary, w->path) == 0)) {
            engine_error("cannot write %s: %s", w->path, strerror(errno));
            good = false;
        }
    }
    if (good)
        sync_folder(w->path);
    else if (w->temporary)
        unlink(w->temporary);
    free(w->path);
    free(w->temporary);
    *w = (engine_writer){.fd = -1};
    return good;
}
