/* Files: safetensors and npy.
 *
 * Reading checks everything a hostile file could lie about. Writing goes to a temporary file in the same
 * folder, is synced and renamed: a crash leaves the old file or the new one. */
#ifndef MLX_IO_H
#define MLX_IO_H

#include "mlx/c/map.h"
#include "mlx/c/stream.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A safetensors file: arrays by name, and its metadata. */
int mlx_load_safetensors(mlx_map_string_to_array *res_0, mlx_map_string_to_string *res_1, const char *file,
                         const mlx_stream s);
int mlx_save_safetensors(const char *file, const mlx_map_string_to_array param,
                         const mlx_map_string_to_string metadata);

/* One array in NumPy's .npy format. */
int mlx_load(mlx_array *res, const char *file, const mlx_stream s);
int mlx_save(const char *file, const mlx_array a);

#ifdef __cplusplus
}
#endif

#endif
