/* See mx_autocast.h. The state is a thread's; what is cast is kept by the array that it was cast from. */
#include "internal.h"

#include "mlx/c/t2m_ext.h"
#include "t2m/mx_autocast.h"
#include "t2m/mx_grad.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct cast_pair {
    mx_array from, to; /* owned */
} cast_pair;

static _Thread_local mx_autocast_state now = {.dtype = MX_BFLOAT16, .caches = true};
static _Thread_local int depth;
static _Thread_local cast_pair *casts;
static _Thread_local size_t cast_count, cast_room;

static bool is_supported(mx_dtype dtype)
{
    return dtype == MX_BFLOAT16 || dtype == MX_FLOAT16;
}

mx_autocast_state mx_autocast_enter(mx_autocast_options options)
{
    mx_autocast_state before = now;
    bool is_cpu = options.device == NULL || py_str_equal(options.device, PY_STR("cpu"));
    bool wanted = nn_switch_on(options.enabled, true);
    if (!is_cpu) {
        depth++;
        return before;
    }
    if (wanted && !is_supported(options.dtype)) {
        fprintf(stderr, "UserWarning: In CPU autocast, but the target dtype is not supported. Disabling autocast.\n"
                        "CPU Autocast only supports dtypes of torch.bfloat16, torch.float16 currently.\n");
        wanted = false;
    }
    now = (mx_autocast_state){.dtype = options.dtype, .is_on = wanted, .caches = nn_switch_on(options.cache_enabled, true)};
    depth++;
    return before;
}

static void forget_casts(void)
{
    for (size_t i = 0; i < cast_count; i++) {
        mx_release(casts[i].from);
        mx_release(casts[i].to);
    }
    free(casts);
    casts = NULL;
    cast_count = cast_room = 0;
}

void mx_autocast_leave(const mx_autocast_state *before)
{
    now = *before;
    if (--depth == 0)
        forget_casts();
}

bool mx_autocast_is_on(void)
{
    return now.is_on;
}

mx_dtype mx_autocast_dtype(void)
{
    return now.dtype;
}

bool mx_autocast_is_on_for(py_str device)
{
    return now.is_on && py_str_equal(device, PY_STR("cpu"));
}

mx_dtype mx_autocast_dtype_of(py_str device)
{
    return py_str_equal(device, PY_STR("cpu")) ? now.dtype : MX_FLOAT16;
}

static bool is_narrow_float(mx_dtype dtype)
{
    return mx_dtype_is_float(dtype) && dtype != MX_FLOAT64;
}

static mx_array remembered(mx_array x)
{
    for (size_t i = 0; i < cast_count; i++)
        if (casts[i].from.ctx == x.ctx)
            return casts[i].to;
    return MX_NONE;
}

static void remember(mx_array from, mx_array to)
{
    if (cast_count == cast_room) {
        cast_room = cast_room ? 2 * cast_room : 16;
        casts = t2m_realloc(casts, cast_room * sizeof *casts);
    }
    casts[cast_count++] = (cast_pair){.from = mx_retained(from), .to = mx_retained(to)};
}

mx_array mx_autocast_low(mx_array x)
{
    if (!now.is_on || mx_is_none(x) || mx_dtype_of(x) == now.dtype || !is_narrow_float(mx_dtype_of(x)))
        return x;
    bool is_weight = now.caches && mx_grad_enabled() && mx_dtype_of(x) == MX_FLOAT32 && t2m_ext_is_leaf(x);
    mx_array cast = is_weight ? remembered(x) : MX_NONE;
    if (!mx_is_none(cast))
        return mx_autorelease(mx_retained(cast));
    cast = mx_astype(x, now.dtype);
    if (is_weight)
        remember(x, cast);
    return cast;
}

mx_array mx_autocast_full(mx_array x)
{
    bool is_half = now.is_on && !mx_is_none(x) && is_narrow_float(mx_dtype_of(x)) && mx_dtype_of(x) != MX_FLOAT32;
    return is_half ? mx_astype(x, MX_FLOAT32) : x;
}
