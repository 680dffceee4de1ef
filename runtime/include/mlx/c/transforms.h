/* Evaluation and differentiation. */
#ifndef MLX_TRANSFORMS_H
#define MLX_TRANSFORMS_H

#include "mlx/c/closure.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Computes the arrays and what they depend on. The asynchronous form may return before that is done; here it
 * does not. */
int mlx_eval(const mlx_vector_array outputs);
int mlx_async_eval(const mlx_vector_array outputs);

/* A closure that gives the outputs of `fun` and the gradients of its output 0, a scalar, with respect to the
 * inputs named by argnums. Inputs that the loss does not depend on get zeros. */
int mlx_value_and_grad(mlx_closure_value_and_grad *res, const mlx_closure fun, const int *argnums,
                       size_t argnums_num);

/* Outputs of `fun` at the primals, and the gradients of <outputs, cotangents> with respect to each primal. */
int mlx_vjp(mlx_vector_array *res_0, mlx_vector_array *res_1, const mlx_closure fun,
            const mlx_vector_array primals, const mlx_vector_array cotangents);

/* Outputs of `fun` at the primals, and their derivatives along the tangents. */
int mlx_jvp(mlx_vector_array *res_0, mlx_vector_array *res_1, const mlx_closure fun,
            const mlx_vector_array primals, const mlx_vector_array tangents);

/* A closure that computes the same, but keeps only its inputs for the backward pass and computes the rest
 * again. */
int mlx_checkpoint(mlx_closure *res, const mlx_closure fun);

/* A closure that computes `fun`, and differentiates with fun_vjp. (Forward-mode and vmap closures are
 * accepted and ignored: this engine has neither.) */
int mlx_custom_vjp(mlx_closure *res, const mlx_closure fun, const mlx_closure_custom fun_vjp);
int mlx_custom_function(mlx_closure *res, const mlx_closure fun, const mlx_closure_custom fun_vjp,
                        const mlx_closure_custom_jvp fun_jvp, const mlx_closure_custom_vmap fun_vmap);

#ifdef __cplusplus
}
#endif

#endif
