/* Slices (views), and copies with a slice replaced or combined. The gradient of the one is the other. */
#include <string.h>

#include "copy.h"
#include "graph.h"
#include "mlx/c/ops.h"
#include "slice.h"

static bool slice_eval(engine_array *out)
{
    int64_t strides[ENGINE_MAX_NDIM];
    if (out->size == 0)
        return engine_alloc(out);
    int64_t offset = slice_strides(ENGINE_PARAMS(out, slice_params), out->inputs[0], strides);
    engine_share(out, out->inputs[0], offset, strides);
    return true;
}

static engine_array *update_node(engine_array *a, engine_array *update, const slice_params *p)
{
    engine_array *in[2] = {a, update};
    return a && update ? engine_node(&engine_op_slice_update, (mlx_dtype)a->dtype, a->shape, a->ndim, in, 2,
                                     p, sizeof *p)
                       : NULL;
}

static bool slice_vjp(const engine_vjp *v)
{
    v->grads[0] = engine_slice_grad(v->cotangents[0], v->in[0], ENGINE_PARAMS(v->out, slice_params));
    return true;
}

static engine_array *slice_vmap(const engine_vmap *v)
{
    slice_params p = *ENGINE_PARAMS(v->node, slice_params), moved = {.start = {0}, .step = {1}};
    memcpy(moved.start + 1, p.start, sizeof p.start - sizeof *p.start);
    memcpy(moved.step + 1, p.step, sizeof p.step - sizeof *p.step);
    return engine_vmap_with(v, &moved);
}

const engine_op engine_op_slice = {
    .name = "slice", .eval = slice_eval, .vmap = slice_vmap, .vjp = slice_vjp, .flags = ENGINE_OP_VIEW};

static bool update_eval(engine_array *out)
{
    const engine_array *in = out->inputs[0], *update = out->inputs[1];
    if (!engine_donate(out, 0)) {
        if (!engine_alloc(out))
            return false;
        engine_copy_strided(engine_data(out), out->strides, engine_data(in), in->strides, out->shape,
                            out->ndim, engine_itemsize(out));
    }
    int64_t strides[ENGINE_MAX_NDIM];
    int64_t offset =
        slice_strides(ENGINE_PARAMS(out, slice_params), out, strides) * (int64_t)engine_itemsize(out);
    if (update->size)
        engine_copy_strided((char *)engine_data(out) + offset, strides, engine_data(update), update->strides,
                            update->shape, update->ndim, engine_itemsize(out));
    return true;
}

static bool update_vjp(const engine_vjp *v)
{
    const slice_params *p = ENGINE_PARAMS(v->out, slice_params);
    engine_array *g = v->cotangents[0], *update = v->in[1];
    if (v->wants[0])
        v->grads[0] = update_node(g, engine_full_like(update, 0), p);
    if (v->wants[1])
        v->grads[1] = engine_node(&engine_op_slice, (mlx_dtype)g->dtype, update->shape, update->ndim, &g, 1,
                                  p, sizeof *p);
    return true;
}

const engine_op engine_op_slice_update = {.name = "slice_update", .eval = update_eval, .vmap = slice_vmap, .vjp = update_vjp};

/* ---- The internal forms: start, stop and steps are normalised (stop may be -1 for a negative step) ---- */

static void slice_shape(const engine_array *a, const int *start, const int *stop, const int *steps,
                        slice_params *p, int *shape)
{
    for (int i = 0; i < a->ndim; i++) {
        p->start[i] = start[i];
        p->step[i] = steps ? steps[i] : 1;
        int64_t span = p->step[i] > 0 ? (int64_t)stop[i] - start[i] : (int64_t)start[i] - stop[i];
        int64_t size = p->step[i] > 0 ? p->step[i] : -(int64_t)p->step[i];
        shape[i] = span > 0 ? (int)((span + size - 1) / size) : 0;
    }
}

engine_array *engine_slice(engine_array *a, const int *start, const int *stop, const int *steps)
{
    if (!a)
        return NULL;
    slice_params p;
    int shape[ENGINE_MAX_NDIM];
    slice_shape(a, start, stop, steps, &p, shape);
    bool same = true;
    for (int i = 0; i < a->ndim; i++)
        same = same && shape[i] == a->shape[i] && p.step[i] == 1;
    return same ? a : engine_node(&engine_op_slice, (mlx_dtype)a->dtype, shape, a->ndim, &a, 1, &p, sizeof p);
}

engine_array *engine_slice_update(engine_array *a, engine_array *update, const int *start, const int *stop,
                                  const int *steps, bool accumulate)
{
    if (!a || !update)
        return NULL;
    slice_params p;
    int shape[ENGINE_MAX_NDIM];
    slice_shape(a, start, stop, steps, &p, shape);
    update = engine_broadcast_to(engine_cast(update, (mlx_dtype)a->dtype), shape, a->ndim);
    if (accumulate)
        update = engine_add(engine_slice(a, start, stop, steps), update);
    return update_node(a, update, &p);
}

/* ---- Public ---- */

typedef struct slice_range {
    int start[ENGINE_MAX_NDIM], stop[ENGINE_MAX_NDIM], steps[ENGINE_MAX_NDIM];
} slice_range;

/* Checks and normalises a range as Python does: negative places count from the end, and all are cut to fit.
 */
static bool normalize(const engine_array *a, slice_range *r, const int *start, size_t start_num,
                      const int *stop, size_t stop_num, const int *strides, size_t strides_num)
{
    if (!a)
        return false;
    if (start_num != a->ndim || stop_num != a->ndim || strides_num != a->ndim) {
        engine_error("%zu starts, %zu stops and %zu strides are given for %s", start_num, stop_num,
                     strides_num, engine_describe(a));
        return false;
    }
    for (int i = 0; i < a->ndim; i++) {
        int64_t n = a->shape[i], from = start[i], to = stop[i], step = strides[i];
        if (step == 0 || step <= -INT32_MAX) {
            engine_error("the stride of axis %d is %d", i, strides[i]);
            return false;
        }
        from += from < 0 ? n : 0;
        to += to < 0 ? n : 0;
        int64_t low = step > 0 ? 0 : -1, high = step > 0 ? n : n - 1;
        r->start[i] = (int)(from < low ? low : from > high ? high : from);
        r->stop[i] = (int)(to < low ? low : to > high ? high : to);
        r->steps[i] = (int)step;
    }
    return true;
}

int mlx_slice(mlx_array *res, const mlx_array a, const int *start, size_t start_num, const int *stop,
              size_t stop_num, const int *strides, size_t strides_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a);
    slice_range r;
    bool good = normalize(x, &r, start, start_num, stop, stop_num, strides, strides_num);
    return engine_leave(res, good ? engine_slice(x, r.start, r.stop, r.steps) : NULL);
}

static engine_array *take_second(engine_array *a, engine_array *b)
{
    (void)a;
    return b;
}

/* The slice becomes combine(what is there, update). */
static int update_with(mlx_array *res, const char *function,
                       engine_array *(*combine)(engine_array *, engine_array *), mlx_array src,
                       mlx_array update, const int *start, size_t start_num, const int *stop, size_t stop_num,
                       const int *strides, size_t strides_num, mlx_stream s)
{
    engine_enter(function, s);
    engine_array *x = engine_arg(src), *u = engine_arg(update);
    slice_range r;
    if (!normalize(x, &r, start, start_num, stop, stop_num, strides, strides_num) || !u)
        return engine_leave(res, NULL);
    engine_array *there = engine_slice(x, r.start, r.stop, r.steps);
    engine_array *value = combine(there, engine_broadcast_like(engine_cast(u, (mlx_dtype)x->dtype), there));
    return engine_leave(res, engine_slice_update(x, value, r.start, r.stop, r.steps, false));
}

#define UPDATE_FUNCTION(name, combine)                                                                       \
    int name(mlx_array *res, const mlx_array src, const mlx_array update, const int *start,                  \
             size_t start_num, const int *stop, size_t stop_num, const int *strides, size_t strides_num,     \
             const mlx_stream s)                                                                             \
    {                                                                                                        \
        return update_with(res, __func__, combine, src, update, start, start_num, stop, stop_num, strides,   \
                           strides_num, s);                                                                  \
    }

UPDATE_FUNCTION(mlx_slice_update, take_second)
UPDATE_FUNCTION(mlx_slice_update_add, engine_add)
UPDATE_FUNCTION(mlx_slice_update_prod, engine_multiply)
UPDATE_FUNCTION(mlx_slice_update_max, engine_maximum)
UPDATE_FUNCTION(mlx_slice_update_min, engine_minimum)

/* ---- Windows whose place is computed: inputs are the array (and the update), and the starts ---- */

typedef struct window_params {
    int count;
    int axes[ENGINE_MAX_NDIM];
} window_params;

/* Reads the starts, and sets the range of the window in `a`, moved inside the array as MLX does. */
static bool place_window(const window_params *p, const engine_array *a, const int *shape,
                         engine_array *starts, slice_params *range)
{
    engine_array *where = engine_row_contiguous(engine_cast(starts, MLX_INT64));
    if (!where)
        return false;
    for (int i = 0; i < a->ndim; i++) {
        range->start[i] = 0;
        range->step[i] = 1;
    }
    const int64_t *values = engine_data(where);
    for (int k = 0; k < p->count; k++) {
        int axis = p->axes[k];
        int64_t from = values[k] < 0 ? values[k] + a->shape[axis] : values[k],
                most = a->shape[axis] - shape[axis];
        range->start[axis] = (int)(from < 0 ? 0 : from > most ? most : from);
    }
    return true;
}

static bool window_eval(engine_array *out)
{
    slice_params range;
    int64_t strides[ENGINE_MAX_NDIM];
    const engine_array *a = out->inputs[0];
    if (!place_window(ENGINE_PARAMS(out, window_params), a, out->shape, out->inputs[1], &range))
        return false;
    int64_t offset = slice_strides(&range, a, strides);
    engine_share(out, a, offset, strides);
    return true;
}

static engine_array *window_update(engine_array *a, engine_array *update, engine_array *start,
                                   const window_params *p)
{
    engine_array *in[3] = {a, update, start};
    return a ? engine_node(&engine_op_slice_update_dynamic, (mlx_dtype)a->dtype, a->shape, a->ndim, in, 3, p,
                           sizeof *p)
             : NULL;
}

static bool window_vjp(const engine_vjp *v)
{
    if (v->wants[0])
        v->grads[0] = window_update(engine_full_like(v->in[0], 0), v->cotangents[0], v->in[1],
                                    ENGINE_PARAMS(v->out, window_params));
    return true;
}

const engine_op engine_op_slice_dynamic = {
    .name = "slice_dynamic", .eval = window_eval, .vjp = window_vjp, .flags = ENGINE_OP_VIEW};

static bool window_update_eval(engine_array *out)
{
    slice_params range;
    int64_t strides[ENGINE_MAX_NDIM];
    const engine_array *in = out->inputs[0], *update = out->inputs[1];
    if (!place_window(ENGINE_PARAMS(out, window_params), in, update->shape, out->inputs[2], &range) ||
        !engine_alloc(out))
        return false;
    engine_copy_strided(engine_data(out), out->strides, engine_data(in), in->strides, out->shape, out->ndim,
                        engine_itemsize(out));
    int64_t offset = slice_strides(&range, out, strides) * (int64_t)engine_itemsize(out);
    engine_copy_strided((char *)engine_data(out) + offset, strides, engine_data(update), update->strides,
                        update->shape, update->ndim, engine_itemsize(out));
    return true;
}

static bool window_update_vjp(const engine_vjp *v)
{
    const window_params *p = ENGINE_PARAMS(v->out, window_params);
    engine_array *g = v->cotangents[0], *update = v->in[1], *in[2] = {g, v->in[2]};
    if (v->wants[0])
        v->grads[0] = window_update(g, engine_full_like(update, 0), v->in[2], p);
    if (v->wants[1])
        v->grads[1] = engine_node(&engine_op_slice_dynamic, (mlx_dtype)g->dtype, update->shape, update->ndim,
                                  in, 2, p, sizeof *p);
    return true;
}

const engine_op engine_op_slice_update_dynamic = {
    .name = "slice_update_dynamic", .eval = window_update_eval, .vjp = window_update_vjp};

static bool window_axes(const engine_array *a, const engine_array *start, const int *axes, size_t count,
                        window_params *p)
{
    unsigned set;
    if (!a || !start || !engine_axes(axes, count, a->ndim, &set))
        return false;
    if (start->dtype == MLX_BOOL || start->dtype >= MLX_FLOAT16 || start->ndim > 1) {
        engine_error("starts are a list of integers, not %s", engine_describe(start));
        return false;
    }
    if (start->size != count) {
        engine_error("%zu starts are given for %zu axes", start->size, count);
        return false;
    }
    p->count = (int)count;
    for (size_t i = 0; i < count; i++)
        p->axes[i] = axes[i] < 0 ? axes[i] + a->ndim : axes[i];
    return true;
}

static bool window_fits(const engine_array *a, const int *shape, int ndim)
{
    bool fits = ndim == a->ndim;
    for (int i = 0; fits && i < ndim; i++)
        fits = shape[i] >= 0 && shape[i] <= a->shape[i];
    if (!fits)
        engine_error("a window of shape %s does not fit in %s", engine_describe_shape(shape, ndim),
                     engine_describe(a));
    return fits;
}

int mlx_slice_dynamic(mlx_array *res, const mlx_array a, const mlx_array start, const int *axes,
                      size_t axes_num, const int *slice_size, size_t slice_size_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *in[2] = {engine_arg(a), engine_arg(start)};
    window_params p;
    if (!window_axes(in[0], in[1], axes, axes_num, &p) ||
        !window_fits(in[0], slice_size, (int)slice_size_num))
        return engine_leave(res, NULL);
    return engine_leave(res, engine_node(&engine_op_slice_dynamic, (mlx_dtype)in[0]->dtype, slice_size,
                                         in[0]->ndim, in, 2, &p, sizeof p));
}

int mlx_slice_update_dynamic(mlx_array *res, const mlx_array src, const mlx_array update,
                             const mlx_array start, const int *axes, size_t axes_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(src), *u = engine_arg(update), *from = engine_arg(start);
    window_params p;
    if (!u || !window_axes(x, from, axes, axes_num, &p) || !window_fits(x, u->shape, u->ndim))
        return engine_leave(res, NULL);
    return engine_leave(res, window_update(x, engine_cast(u, (mlx_dtype)x->dtype), from, &p));
}
