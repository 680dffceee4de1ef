/* Apple's GPUs: this library has none. */
#ifndef MLX_METAL_H
#define MLX_METAL_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* *res is false; capturing is an error. */
int mlx_metal_is_available(bool *res);
int mlx_metal_start_capture(const char *path);
int mlx_metal_stop_capture(void);

#ifdef __cplusplus
}
#endif

#endif
