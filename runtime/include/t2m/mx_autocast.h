/* torch.autocast on the CPU: a block that begins with
 *
 *     MX_AUTOCAST(MX_BFLOAT16);      or      MX_AUTOCAST(MX_BFLOAT16, .enabled = NN_SWITCH(use_amp));
 *
 * computes matrix products, convolutions and attention in that dtype, losses and products of elements in float32; all else takes
 * the dtypes that it is given. The block may be left in any way. What a weight was cast to is remembered until the outermost block
 * ends, so that a weight that is used twice gets one gradient, added up in the lower precision, as in PyTorch. */
#ifndef T2M_MX_AUTOCAST_H
#define T2M_MX_AUTOCAST_H

#include "t2m/mx_base.h"
#include "t2m/optional.h"
#include "t2m/py_value.h"

typedef struct mx_autocast_options {
    mx_dtype dtype;
    nn_switch enabled, cache_enabled;
    py_str device; /* "cuda" disables the block; left out: "cpu" */
} mx_autocast_options;

/* How it was before. */
typedef struct mx_autocast_state {
    mx_dtype dtype;
    bool is_on, caches;
} mx_autocast_state;

#define MX_AUTOCAST(...)                                                                                     \
    __attribute__((cleanup(mx_autocast_leave), unused)) mx_autocast_state mx_autocast_before =               \
        mx_autocast_enter((mx_autocast_options){.dtype = __VA_ARGS__})
mx_autocast_state mx_autocast_enter(mx_autocast_options options);
void mx_autocast_leave(const mx_autocast_state *before);
bool mx_autocast_is_on(void);
/* torch.get_autocast_dtype("cpu") */
mx_dtype mx_autocast_dtype(void);

/* torch.is_autocast_enabled(device), torch.get_autocast_dtype(device): of a device that is not there no and float16. */
bool mx_autocast_is_on_for(py_str device);
mx_dtype mx_autocast_dtype_of(py_str device);

/* Scopes as values: a context is an object of the current pool that says what a block is to run under,
 *
 *     mx_context *ctx = is_cpu ? mx_null_context() : mx_autocast_context(dtype);
 *     ...
 *     MX_WITH(ctx);
 *
 * One may be used for several blocks, also for blocks in each other. */
typedef struct mx_context mx_context;
extern const t2m_kind mx_context_kind;
mx_context *mx_null_context(void);
#define mx_autocast_context(...) mx_autocast_context_with((mx_autocast_options){.dtype = __VA_ARGS__})
mx_context *mx_autocast_context_with(mx_autocast_options options);
mx_context *mx_grad_context(bool enabled);     /* torch.no_grad(), torch.enable_grad() */
mx_context *mx_set_grad_context(bool enabled); /* torch.set_grad_enabled(): at once; what was before comes back at the end of the block */

typedef struct mx_context_state {
    const mx_context *context;
    mx_autocast_state autocast;
    bool grad;
} mx_context_state;
#define MX_WITH(context)                                                                                     \
    __attribute__((cleanup(mx_context_leave), unused)) mx_context_state mx_context_before = mx_context_enter(context)
mx_context_state mx_context_enter(const mx_context *context);
void mx_context_leave(const mx_context_state *before);
/* context.__enter__() and __exit__() by hand */
void mx_context_begin(mx_context *context);
void mx_context_end(mx_context *context);

/* For the operations of both lists: x in the lower precision, or in float32, where such a block runs and x is a float of 32 bits or
 * less; else x itself. MX_NONE stays. */
mx_array mx_autocast_low(mx_array x);
mx_array mx_autocast_full(mx_array x);

#endif
