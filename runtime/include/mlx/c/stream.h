/* Streams: where an operation runs. The embedded engine has one CPU stream; every operation takes a stream
 * all the same, so that code written here runs on an accelerator elsewhere. A NULL stream is an error. */
#ifndef MLX_STREAM_H
#define MLX_STREAM_H

#include <stdbool.h>

#include "mlx/c/device.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mlx_stream_ {
    void *ctx;
} mlx_stream;

/* Returns the empty handle, to be filled by mlx_get_default_stream or mlx_stream_set. */
mlx_stream mlx_stream_new(void);

/* A stream of device `dev`. Empty handle, after an error, when there is no such device. */
mlx_stream mlx_stream_new_device(mlx_device dev);

/* Makes *stream the same stream as `src`. */
int mlx_stream_set(mlx_stream *stream, const mlx_stream src);
int mlx_stream_free(mlx_stream stream);
int mlx_stream_tostring(mlx_string *str, mlx_stream stream);
bool mlx_stream_equal(mlx_stream lhs, mlx_stream rhs);
int mlx_stream_get_device(mlx_device *dev, mlx_stream stream);
int mlx_stream_get_index(int *index, mlx_stream stream);

/* Waits until what was given to the stream is computed. Evaluation here is synchronous, so it returns at
 * once. */
int mlx_synchronize(mlx_stream stream);

/* The stream used for a device when none is named. */
int mlx_get_default_stream(mlx_stream *stream, mlx_device dev);
int mlx_set_default_stream(mlx_stream stream);

/* The default streams; the GPU's is an error and an empty handle here. The caller frees them. */
mlx_stream mlx_default_cpu_stream_new(void);
mlx_stream mlx_default_gpu_stream_new(void);

#ifdef __cplusplus
}
#endif

#endif
