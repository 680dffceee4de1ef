/* Devices and streams. A handle points at what stays, and freeing it does nothing. There is one device; streams have numbers, and all run alike, each
 * call in the thread that makes it.
 * Handles of devices that do not exist can be made and asked about, but nothing runs on them. */
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"
#include "mlx/c/device.h"

typedef struct device {
    mlx_device_type type;
    int index;
    const char *text;
} device;

static const device cpu = {MLX_CPU, 0, "Device(cpu, 0)"};
static const device gpu = {MLX_GPU, 0, "Device(gpu, 0)"};

enum { MOST_STREAMS = 1024 }; /* further new ones are these once more, but for the first */

typedef struct stream {
    int index;
    char text[44];
} stream;

static stream streams[MOST_STREAMS] = {{0, "Stream(Device(cpu, 0), 0)"}};
static atomic_uint streams_made;
static _Thread_local stream *chosen; /* the default of the thread; NULL for the first stream */

static const device *device_of(mlx_device dev)
{
    return dev.ctx ? dev.ctx : &cpu;
}

/* Reports `problem` as the error of a public function; returns 1. */
static int fail(const char *function, const char *problem)
{
    engine_enter_no_stream(function);
    engine_error("%s", problem);
    return engine_leave_status();
}

mlx_device mlx_device_new(void)
{
    return (mlx_device){NULL};
}

mlx_device mlx_device_new_type(mlx_device_type type, int index)
{
    if (index != 0)
        fail(__func__, "the only index of a device is 0");
    return (mlx_device){(void *)(type == MLX_CPU ? &cpu : &gpu)};
}

int mlx_device_free(mlx_device dev)
{
    (void)dev;
    return 0;
}

int mlx_device_set(mlx_device *dev, const mlx_device src)
{
    *dev = src;
    return 0;
}

int mlx_device_tostring(mlx_string *str, mlx_device dev)
{
    return mlx_string_set(str, (mlx_string){(void *)device_of(dev)->text});
}

bool mlx_device_equal(mlx_device lhs, mlx_device rhs)
{
    return device_of(lhs) == device_of(rhs);
}

int mlx_device_get_index(int *index, mlx_device dev)
{
    *index = device_of(dev)->index;
    return 0;
}

int mlx_device_get_type(mlx_device_type *type, mlx_device dev)
{
    *type = device_of(dev)->type;
    return 0;
}

int mlx_get_default_device(mlx_device *dev)
{
    dev->ctx = (void *)&cpu;
    return 0;
}

int mlx_set_default_device(mlx_device dev)
{
    return device_of(dev) == &cpu ? 0 : fail(__func__, "this library runs on the CPU only");
}

int mlx_device_is_available(bool *avail, mlx_device dev)
{
    *avail = device_of(dev) == &cpu;
    return 0;
}

int mlx_device_count(int *count, mlx_device_type type)
{
    *count = type == MLX_CPU;
    return 0;
}

/* ---- Streams ---- */

mlx_stream mlx_stream_new(void)
{
    return (mlx_stream){NULL};
}

mlx_stream mlx_default_cpu_stream_new(void)
{
    return (mlx_stream){chosen ? chosen : streams};
}

mlx_stream mlx_stream_new_device(mlx_device dev)
{
    if (device_of(dev) != &cpu) {
        fail(__func__, "this library runs on the CPU only");
        return mlx_stream_new();
    }
    stream *s = &streams[1 + atomic_fetch_add(&streams_made, 1) % (MOST_STREAMS - 1)];
    s->index = (int)(s - streams);
    snprintf(s->text, sizeof s->text, "Stream(Device(cpu, 0), %d)", s->index);
    return (mlx_stream){s};
}

mlx_stream mlx_default_gpu_stream_new(void)
{
    fail(__func__, "this library runs on the CPU only");
    return mlx_stream_new();
}

int mlx_stream_set(mlx_stream *stream, const mlx_stream src)
{
    *stream = src;
    return 0;
}

int mlx_stream_free(mlx_stream stream)
{
    (void)stream;
    return 0;
}

int mlx_stream_tostring(mlx_string *str, mlx_stream stream)
{
    const struct stream *s = stream.ctx;
    if (!s)
        return fail(__func__, "the stream is NULL");
    return mlx_string_set(str, (mlx_string){(char *)s->text});
}

bool mlx_stream_equal(mlx_stream lhs, mlx_stream rhs)
{
    return lhs.ctx == rhs.ctx;
}

int mlx_stream_get_device(mlx_device *dev, mlx_stream stream)
{
    (void)stream;
    return mlx_get_default_device(dev);
}

int mlx_stream_get_index(int *index, mlx_stream stream)
{
    const struct stream *s = stream.ctx;
    *index = s ? s->index : 0;
    return 0;
}

int mlx_synchronize(mlx_stream stream)
{
    return stream.ctx ? 0 : fail(__func__, "the stream is NULL");
}

int mlx_get_default_stream(mlx_stream *stream, mlx_device dev)
{
    if (device_of(dev) != &cpu)
        return fail(__func__, "this library runs on the CPU only");
    *stream = mlx_default_cpu_stream_new();
    return 0;
}

int mlx_set_default_stream(mlx_stream stream)
{
    if (!stream.ctx)
        return fail(__func__, "the stream is NULL");
    chosen = stream.ctx;
    return 0;
}
