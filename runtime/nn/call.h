/* Calls into mlx-c from nn: the stream, and results given to the pool. */
#ifndef T2M_NN_CALL_H
#define T2M_NN_CALL_H

#include "mlx/c/ops.h"
#include "mlx/c/stream.h"
#include "t2m/mx.h"

static inline mlx_stream nn_stream(void)
{
    static mlx_stream stream;
    if (stream.ctx == NULL)
        stream = mlx_default_cpu_stream_new();
    return stream;
}

/* The result of `call`, which fills it: NN_RESULT(x, mlx_exp(&x, a, nn_stream())). Failures do not come back:
 * the error handler that mx installs ends the program. */
#define NN_RESULT(name, call)                                                                                \
    mx_array name = mlx_array_new();                                                                         \
    if ((call) != 0)                                                                                         \
        T2M_BUG("an array operation failed without a message");                                              \
    mx_autorelease(name)

/* y, computed of x by an operation with slopes of its own for pieces of x: see t2m_ext_piecewise. Where nothing is recorded it leaves no trace. */
mx_array nn_piecewise(mx_array y, mx_array x);

/* A function whose views of weights must not outlive it returns so: left in the caller's pool until the step ends, they would hold the old
 * weights beside the new ones, and the optimizer could not update them in place. */
#define NN_RETURN_ONLY(call)                                                                                 \
    do {                                                                                                     \
        T2M_POOL(own_);                                                                                      \
        return mx_keep(&own_, call);                                                                         \
    } while (0)

/* Of a layer whose weight may be worked out from other parameters, before it uses it. */
#define nn_normed(self) ((self)->base.normed != NULL ? nn_norm_weight(&(self)->base) : (void)0)

/* Formulas of several operations round once in half precision: f(x) begins with NN_IN_FLOAT(x, f(x)). */
static inline bool nn_is_half(mx_array x)
{
    return mx_dtype_of(x) == MX_BFLOAT16 || mx_dtype_of(x) == MX_FLOAT16;
}
#define NN_IN_FLOAT(x, call)                                                                                 \
    do {                                                                                                     \
        if (nn_is_half(x)) {                                                                                 \
            mx_dtype half_ = mx_dtype_of(x);                                                                 \
            x = mx_astype(x, MX_FLOAT32);                                                                    \
            return mx_astype(call, half_);                                                                   \
        }                                                                                                    \
    } while (0)

/* Text for print(model). */
static inline const char *nn_truth(bool value)
{
    return value ? "True" : "False";
}

#endif
