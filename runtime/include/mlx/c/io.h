/* Files: safetensors, npy and GGUF.
 *
 * Reading checks everything a hostile file could lie about. Writing goes to a temporary file in the same
 * folder, is synced and renamed: a crash leaves the old file or the new one. */
#ifndef MLX_IO_H
#define MLX_IO_H

#include "mlx/c/io_types.h"
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

/* The same from and to streams of the caller's. */
int mlx_load_safetensors_reader(mlx_map_string_to_array *res_0, mlx_map_string_to_string *res_1,
                                mlx_io_reader in_stream, const mlx_stream s);
int mlx_save_safetensors_writer(mlx_io_writer in_stream, const mlx_map_string_to_array param,
                                const mlx_map_string_to_string metadata);
int mlx_load_reader(mlx_array *res, mlx_io_reader in_stream, const mlx_stream s);
int mlx_save_writer(mlx_io_writer out_stream, const mlx_array a);

/* GGUF. Weights of the types Q4_0, Q4_1 and Q8_0 come as mlx_dequantize takes them (groups of 32): "x.weight" with "x.scales" and "x.biases". Saved
 * are float32, float16, int8, int16 and int32. */
int mlx_load_gguf(mlx_io_gguf *gguf, const char *file, const mlx_stream s);
int mlx_save_gguf(const char *file, mlx_io_gguf gguf);

#ifdef __cplusplus
}
#endif

#endif
