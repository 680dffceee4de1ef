/* The streams of the caller: a descriptor with functions, freed with the object that was made of it. (Arrays are read when they are loaded, so nothing
 * holds a stream for longer.) */
#include <stdlib.h>

#include "files.h"
#include "internal.h"

static void *stream_new(void *desc, mlx_io_vtable vtable)
{
    engine_stream *s = malloc(sizeof *s);
    if (s)
        *s = (engine_stream){desc, vtable};
    return s;
}

static int stream_free(engine_stream *s)
{
    if (s && s->vtable.free)
        s->vtable.free(s->desc);
    free(s);
    return 0;
}

const char *engine_stream_label(const engine_stream *s, const char *otherwise)
{
    const char *label = s->vtable.label ? s->vtable.label(s->desc) : NULL;
    return label ? label : otherwise;
}

static int stream_label(const char *function, mlx_string *str, const engine_stream *s)
{
    engine_enter_no_stream(function);
    if (!s)
        engine_error("the stream is empty");
    else
        mlx_string_set(str, (mlx_string){(void *)engine_stream_label(s, "stream")});
    return engine_leave_status();
}

static int stream_descriptor(const char *function, void **desc, const engine_stream *s)
{
    engine_enter_no_stream(function);
    if (!s)
        engine_error("the stream is empty");
    else
        *desc = s->desc;
    return engine_leave_status();
}

mlx_io_reader mlx_io_reader_new(void *desc, mlx_io_vtable vtable)
{
    return (mlx_io_reader){stream_new(desc, vtable)};
}

int mlx_io_reader_free(mlx_io_reader io)
{
    return stream_free(io.ctx);
}

int mlx_io_reader_tostring(mlx_string *str_, mlx_io_reader io)
{
    return stream_label(__func__, str_, io.ctx);
}

int mlx_io_reader_descriptor(void **desc_, mlx_io_reader io)
{
    return stream_descriptor(__func__, desc_, io.ctx);
}

mlx_io_writer mlx_io_writer_new(void *desc, mlx_io_vtable vtable)
{
    return (mlx_io_writer){stream_new(desc, vtable)};
}

int mlx_io_writer_free(mlx_io_writer io)
{
    return stream_free(io.ctx);
}

int mlx_io_writer_tostring(mlx_string *str_, mlx_io_writer io)
{
    return stream_label(__func__, str_, io.ctx);
}

int mlx_io_writer_descriptor(void **desc_, mlx_io_writer io)
{
    return stream_descriptor(__func__, desc_, io.ctx);
}
