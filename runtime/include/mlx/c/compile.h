/* Compilation of closures. */
#ifndef MLX_COMPILE_H
#define MLX_COMPILE_H

#include "mlx/c/closure.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum mlx_compile_mode_ {
    MLX_COMPILE_MODE_DISABLED,
    MLX_COMPILE_MODE_NO_SIMPLIFY,
    MLX_COMPILE_MODE_NO_FUSE,
    MLX_COMPILE_MODE_ENABLED,
} mlx_compile_mode;

/* A closure that computes what `fun` does. This engine plans every evaluation, so the closure is run as it is
 * each time. */
int mlx_compile(mlx_closure *res, const mlx_closure fun, bool shapeless);

/* Switches compilation off and on. It makes no difference to results. */
int mlx_disable_compile(void);
int mlx_enable_compile(void);
int mlx_set_compile_mode(mlx_compile_mode mode);

#ifdef __cplusplus
}
#endif

#endif
