/* The gradient of a slice, and how such gradients add up.
 *
 * An array that is taken apart (q, k and v of one product; the times of a sequence) gets as many gradients as it has parts, each zero but
 * for its place. Added as they are, n parts cost n passes over the whole. So engine_add_gradients, which the backward walk sums with, adds
 * such a gradient into its place only, in memory that nobody else holds; and the rows of an embedding (take.c) into the gradient of the
 * product that shares its weight. */
#include <string.h>

#include "copy.h"
#include "graph.h"
#include "kernels/parallel.h"
#include "kernels/vector_math.h"
#include "slice.h"

engine_array *engine_slice_grad(engine_array *g, engine_array *like, const slice_params *p)
{
    return g && like ? engine_node(&engine_op_slice_grad, (mlx_dtype)g->dtype, like->shape, like->ndim, &g, 1, p, sizeof *p) : NULL;
}

static engine_array *place_of(engine_array *whole, engine_array *part, const slice_params *p)
{
    return engine_node(&engine_op_slice, (mlx_dtype)whole->dtype, part->shape, part->ndim, &whole, 1, p, sizeof *p);
}

static bool grad_eval(engine_array *out)
{
    const engine_array *g = out->inputs[0];
    int64_t strides[ENGINE_MAX_NDIM];
    if (!engine_alloc(out))
        return false;
    if (g->size < out->size)
        memset(engine_data(out), 0, out->size * engine_itemsize(out));
    int64_t offset = slice_strides(ENGINE_PARAMS(out, slice_params), out, strides) * (int64_t)engine_itemsize(out);
    if (g->size)
        engine_copy_strided((char *)engine_data(out) + offset, strides, engine_data(g), g->strides, g->shape, g->ndim, engine_itemsize(out));
    return true;
}

static bool grad_vjp(const engine_vjp *v)
{
    v->grads[0] = place_of(v->cotangents[0], v->in[0], ENGINE_PARAMS(v->out, slice_params));
    return true;
}

const engine_op engine_op_slice_grad = {.name = "slice_grad", .eval = grad_eval, .vjp = grad_vjp};

/* ---- whole + slice_grad(part), of inputs whole and part */

#define ADD_ROW(T)                                                                                                                 \
    KERNEL_CLONES static void add_row_##T(T *to, int64_t to_step, const T *from, int64_t from_step, int64_t n)                     \
    {                                                                                                                              \
        if (to_step == 1 && from_step == 1) {                                                                                      \
            KERNEL_SIMD for (int64_t i = 0; i < n; i++) to[i] += from[i];                                                          \
            return;                                                                                                                \
        }                                                                                                                          \
        for (int64_t i = 0; i < n; i++)                                                                                            \
            to[i * to_step] += from[i * from_step];                                                                                \
    }

ADD_ROW(float)
ADD_ROW(double)

/* Adds `part` to what lies at `to` with `strides`. */
static void add_part(char *to, const int64_t *strides, const engine_array *part)
{
    int last = part->ndim - 1;
    int64_t n = last < 0 ? 1 : part->shape[last], to_step = last < 0 ? 1 : strides[last], from_step = last < 0 ? 1 : part->strides[last];
    int64_t rows = (int64_t)part->size / n, itemsize = (int64_t)engine_itemsize(part);
    KERNEL_FOR((int64_t)part->size)
    for (int64_t row = 0; row < rows; row++) {
        int64_t rest = row, at = 0, from = 0;
        for (int i = last - 1; i >= 0; i--) {
            int64_t index = rest % part->shape[i];
            rest /= part->shape[i];
            at += index * strides[i];
            from += index * part->strides[i];
        }
        const void *source = (const char *)engine_data(part) + from * itemsize;
        if (part->dtype == MLX_FLOAT64)
            add_row_double((double *)(void *)(to + at * itemsize), to_step, source, from_step, n);
        else
            add_row_float((float *)(void *)(to + at * itemsize), to_step, source, from_step, n);
    }
}

static bool add_eval(engine_array *out)
{
    const engine_array *whole = out->inputs[0], *part = out->inputs[1];
    int64_t strides[ENGINE_MAX_NDIM];
    if (!engine_donate(out, 0)) {
        if (!engine_alloc(out))
            return false;
        engine_copy_strided(engine_data(out), out->strides, engine_data(whole), whole->strides, out->shape, out->ndim, engine_itemsize(out));
    }
    int64_t offset = slice_strides(ENGINE_PARAMS(out, slice_params), out, strides) * (int64_t)engine_itemsize(out);
    if (part->size)
        add_part((char *)engine_data(out) + offset, strides, part);
    return true;
}

static bool add_vjp(const engine_vjp *v)
{
    v->grads[0] = v->cotangents[0];
    v->grads[1] = place_of(v->cotangents[0], v->in[1], ENGINE_PARAMS(v->out, slice_params));
    return true;
}

const engine_op engine_op_slice_add = {.name = "slice_add", .eval = add_eval, .vjp = add_vjp};

/* Is it zero but for the place of a slice, or for the rows that an embedding took? */
static bool is_part(const engine_array *g)
{
    return !engine_evaluated(g) && (g->op == &engine_op_slice_grad || g->op == &engine_op_take_grad) &&
           (g->dtype == MLX_FLOAT32 || g->dtype == MLX_FLOAT64);
}

engine_array *engine_add_gradients(engine_array *a, engine_array *b)
{
    if (!a || !b || a->dtype != b->dtype || (!is_part(a) && !is_part(b)))
        return engine_add(a, b);
    engine_array *whole = is_part(b) ? a : b, *part = is_part(b) ? b : a;
    engine_array *in[] = {whole, part->inputs[0]};
    if (part->op == &engine_op_take_grad)
        return engine_take_add(whole, part);
    return engine_node(&engine_op_slice_add, (mlx_dtype)whole->dtype, whole->shape, whole->ndim, in, 2, part->params, sizeof(slice_params));
}
