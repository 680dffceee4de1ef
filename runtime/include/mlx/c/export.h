/* Functions in files: the graph that a function makes of its arguments, for each kind of arguments that it was called with.
 *
 * The format is this library's own: files of Apple's library cannot be read, nor can it read these. */
#ifndef MLX_EXPORT_H
#define MLX_EXPORT_H

#include "mlx/c/closure.h"
#include "mlx/c/map.h"
#include "mlx/c/vector.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Writes the function for arguments of these types and shapes; if shapeless, of these types and numbers of dimensions, as far as its operations tell
 * their shapes. The function may not ask for values. */
int mlx_export_function(const char *file, const mlx_closure fun, const mlx_vector_array args, bool shapeless);
int mlx_export_function_kwargs(const char *file, const mlx_closure_kwargs fun, const mlx_vector_array args,
                               const mlx_map_string_to_array kwargs, bool shapeless);

typedef struct mlx_function_exporter_ {
    void *ctx;
} mlx_function_exporter;

/* The same for several kinds of arguments: each call of apply adds one to the file, which is complete after each. */
mlx_function_exporter mlx_function_exporter_new(const char *file, const mlx_closure fun, bool shapeless);
int mlx_function_exporter_free(mlx_function_exporter xfunc);
int mlx_function_exporter_apply(const mlx_function_exporter xfunc, const mlx_vector_array args);
int mlx_function_exporter_apply_kwargs(const mlx_function_exporter xfunc, const mlx_vector_array args,
                                       const mlx_map_string_to_array kwargs);

typedef struct mlx_imported_function_ {
    void *ctx;
} mlx_imported_function;

/* Reads a function; calls it, by the kind of its arguments. Arguments with names come behind the others, sorted by name. */
mlx_imported_function mlx_imported_function_new(const char *file);
int mlx_imported_function_free(mlx_imported_function xfunc);
int mlx_imported_function_apply(mlx_vector_array *res, const mlx_imported_function xfunc, const mlx_vector_array args);
int mlx_imported_function_apply_kwargs(mlx_vector_array *res, const mlx_imported_function xfunc, const mlx_vector_array args,
                                       const mlx_map_string_to_array kwargs);

#ifdef __cplusplus
}
#endif

#endif
