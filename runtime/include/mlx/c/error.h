/* What happens on errors. */
#ifndef MLX_ERROR_H
#define MLX_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

/* Gets a message like "mlx_matmul: shapes float32[2, 3] and float32[2, 3] do not fit"; the text is the
 * library's. */
typedef void (*mlx_error_handler_func)(const char *msg, void *data);

/* Sets what runs when a function fails; the function then returns 1 (or an empty handle). NULL restores the
 * default, which prints "MLX error: ..." to stderr and exits with code 255. `dtor(data)` (may be NULL) runs
 * when the handler is replaced. */
void mlx_set_error_handler(mlx_error_handler_func handler, void *data, void (*dtor)(void *));

#ifdef __cplusplus
}
#endif

#endif
