/* Margins: an array of the padding value with the operand written into its middle; or repeated borders. */
#include <string.h>

#include "graph.h"
#include "mlx/c/ops.h"

typedef struct margins {
    int low[ENGINE_MAX_NDIM], high[ENGINE_MAX_NDIM];
} margins;

static engine_array *pad_constant(engine_array *a, const margins *m, engine_array *value)
{
    int shape[ENGINE_MAX_NDIM], stop[ENGINE_MAX_NDIM];
    for (int i = 0; i < a->ndim; i++) {
        stop[i] = engine_size_sum(m->low[i], a->shape[i]);
        shape[i] = engine_size_sum(stop[i], m->high[i]);
    }
    engine_array *field = engine_broadcast_to(engine_cast(value, (mlx_dtype)a->dtype), shape, a->ndim);
    return engine_slice_update(field, a, m->low, stop, NULL, false);
}

/* `count` copies of the border slice at `index`. */
static engine_array *border(engine_array *a, int axis, int index, int count)
{
    int start[ENGINE_MAX_NDIM] = {0}, stop[ENGINE_MAX_NDIM], shape[ENGINE_MAX_NDIM];
    memcpy(stop, a->shape, sizeof stop);
    memcpy(shape, a->shape, sizeof shape);
    start[axis] = index;
    stop[axis] = index + 1;
    shape[axis] = count;
    return engine_broadcast_to(engine_slice(a, start, stop, NULL), shape, a->ndim);
}

static engine_array *pad_edge(engine_array *a, const margins *m)
{
    for (int i = 0; a && i < a->ndim; i++) {
        engine_array *parts[3];
        size_t count = 0;
        if (a->shape[i] == 0 && m->low[i] + m->high[i]) {
            engine_error("an empty axis has no border to repeat");
            return NULL;
        }
        if (m->low[i])
            parts[count++] = border(a, i, 0, m->low[i]);
        parts[count++] = a;
        if (m->high[i])
            parts[count++] = border(a, i, a->shape[i] - 1, m->high[i]);
        a = engine_concatenate(parts, count, i);
    }
    return a;
}

static engine_array *pad(engine_array *a, const margins *m, engine_array *value, const char *mode)
{
    if (!a)
        return NULL;
    for (int i = 0; i < a->ndim; i++) {
        if (m->low[i] < 0 || m->high[i] < 0) {
            engine_error("negative margins %d, %d of axis %d", m->low[i], m->high[i], i);
            return NULL;
        }
    }
    if (!mode) {
        engine_error("there is no mode");
        return NULL;
    }
    if (!strcmp(mode, "edge"))
        return pad_edge(a, m);
    if (strcmp(mode, "constant")) {
        engine_error("unknown mode \"%s\"", mode);
        return NULL;
    }
    return pad_constant(a, m, value ? value : engine_scalar(0, (mlx_dtype)a->dtype));
}

int mlx_pad(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, const int *low_pad_size,
            size_t low_pad_size_num, const int *high_pad_size, size_t high_pad_size_num,
            const mlx_array pad_value, const char *mode, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    margins m = {{0}, {0}};
    unsigned set;
    if (!x || !engine_axes(axes, axes_num, x->ndim, &set))
        return engine_leave(res, NULL);
    if (low_pad_size_num != axes_num || high_pad_size_num != axes_num) {
        engine_error("%zu low and %zu high margins are given for %zu axes", low_pad_size_num,
                     high_pad_size_num, axes_num);
        return engine_leave(res, NULL);
    }
    for (size_t i = 0; i < axes_num; i++) {
        int axis = axes[i] < 0 ? axes[i] + x->ndim : axes[i];
        m.low[axis] = low_pad_size[i];
        m.high[axis] = high_pad_size[i];
    }
    return engine_leave(res, pad(x, &m, engine_optional(pad_value), mode));
}

int mlx_pad_symmetric(mlx_array *res, const mlx_array a, int pad_width, const mlx_array pad_value,
                      const char *mode, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    margins m;
    for (int i = 0; i < ENGINE_MAX_NDIM; i++)
        m.low[i] = m.high[i] = pad_width;
    return engine_leave(res, pad(x, &m, engine_optional(pad_value), mode));
}
