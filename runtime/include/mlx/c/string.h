/* Strings that the library returns (mlx_array_tostring, mlx_version, ...).
 *
 * An mlx_string is a handle: free each with mlx_string_free. The empty handle (ctx NULL) stands for "". */
#ifndef MLX_STRING_H
#define MLX_STRING_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mlx_string_ {
    void *ctx;
} mlx_string;

/* Returns the empty handle. */
mlx_string mlx_string_new(void);

/* Returns a copy of `str`; the caller frees it. */
mlx_string mlx_string_new_data(const char *str);

/* Makes *str a copy of `src`, freeing what it held. Returns 0, or 1 on error. */
int mlx_string_set(mlx_string *str, const mlx_string src);

/* The characters, valid until the string is set or freed; "" for the empty handle. */
const char *mlx_string_data(mlx_string str);

/* Frees the string; the empty handle is fine. Returns 0. */
int mlx_string_free(mlx_string str);

#ifdef __cplusplus
}
#endif

#endif
