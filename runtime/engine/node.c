/* Birth and death of graph nodes. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "sharing.h"

#define ENGINE_OP(name) &engine_op_##name,
const engine_op *const engine_ops[] = {
#include "ops.def"
    NULL,
};
#undef ENGINE_OP

/* The number of elements, or -1 after reporting a shape that cannot be. */
static int64_t shape_size(mlx_dtype dtype, const int *shape, int ndim)
{
    if (ndim < 0 || ndim > ENGINE_MAX_NDIM) {
        engine_error("an array can have at most %d dimensions, not %d", ENGINE_MAX_NDIM, ndim);
        return -1;
    }
    if ((unsigned)dtype > MLX_COMPLEX64) {
        engine_error("invalid dtype %d", (int)dtype);
        return -1;
    }
    int64_t size = 1;
    bool too_large = false, empty = false;
    for (int i = 0; i < ndim; i++) {
        if (shape[i] < 0) {
            engine_error("invalid shape %s", engine_describe_shape(shape, ndim));
            return -1;
        }
        empty |= shape[i] == 0;
        if (!empty && !too_large)
            too_large = __builtin_mul_overflow(size, (int64_t)shape[i], &size) || size > INT64_MAX / 64;
    }
    if (too_large && !empty) {
        engine_error("shape %s is too large", engine_describe_shape(shape, ndim));
        return -1;
    }
    return empty ? 0 : size;
}

engine_array *engine_node_new(mlx_dtype dtype, const int *shape, int ndim, int input_count,
                              size_t params_size)
{
    int64_t size = shape_size(dtype, shape, ndim);
    if (size < 0)
        return NULL;
    if (input_count > UINT16_MAX) {
        engine_error("an operation on %d arrays; %d are possible", input_count, UINT16_MAX);
        return NULL;
    }
    size_t inputs_size = (size_t)input_count * sizeof(engine_array *);
    engine_array *a = malloc(sizeof *a + inputs_size + params_size);
    if (!a) {
        engine_error("out of memory");
        return NULL;
    }
    memset(a, 0, offsetof(engine_array, shape));
    atomic_init(&a->refs, 1);
    atomic_init(&a->weak, 0);
    a->dtype = (uint8_t)dtype;
    a->ndim = (uint8_t)ndim;
    a->size = (size_t)size;
    a->input_count = (uint16_t)input_count;
    if (input_count)
        a->inputs = (engine_array **)(a + 1);
    if (params_size)
        a->params = (char *)(a + 1) + inputs_size;
    a->params_size = (uint16_t)params_size;
    if (ndim)
        memcpy(a->shape, shape, (size_t)ndim * sizeof *shape);
    engine_row_strides(a->shape, ndim, a->strides);
    return a;
}

engine_array *engine_node(const engine_op *op, mlx_dtype dtype, const int *shape, int ndim,
                          engine_array *const *inputs, int input_count, const void *params,
                          size_t params_size)
{
    for (int i = 0; i < input_count; i++)
        if (!inputs[i])
            return NULL;
    engine_array *a = engine_failed() ? NULL : engine_node_new(dtype, shape, ndim, input_count, params_size);
    if (!a)
        return NULL;
    a->op = op;
    for (int i = 0; i < input_count; i++) {
        a->inputs[i] = engine_retain(inputs[i]);
        a->flags |= inputs[i]->flags & engine_inherited_flags & ENGINE_INHERITED;
    }
    if (op->flags & ENGINE_OP_NO_GRAD)
        a->flags = 0;
    if (params_size)
        memcpy(a->params, params, params_size);
    if (engine_shares_views && op->flags & ENGINE_OP_VIEW)
        engine_note_view(a, params, params_size);
    return engine_scoped(a);
}

engine_array *engine_node_like(const engine_op *op, engine_array *x, const void *params, size_t params_size)
{
    return x ? engine_node(op, (mlx_dtype)x->dtype, x->shape, x->ndim, &x, 1, params, params_size) : NULL;
}

engine_array *engine_add_output(engine_array *node, mlx_dtype dtype, const int *shape, int ndim)
{
    if (!node)
        return NULL;
    if (node->extra_count == UINT16_MAX) {
        engine_error("too many results");
        return NULL;
    }
    engine_array *extra = engine_node_new(dtype, shape, ndim, 0, 0);
    engine_array **extras = extra ? realloc(node->extras, (node->extra_count + 1u) * sizeof *extras) : NULL;
    if (!extras) {
        engine_release(extra);
        engine_error("out of memory");
        return NULL;
    }
    node->extras = extras;
    extras[node->extra_count++] = extra;
    int index = node->extra_count;
    return engine_node(&engine_op_output, dtype, shape, ndim, &node, 1, &index, sizeof index);
}

engine_array *engine_leaf(mlx_dtype dtype, const int *shape, int ndim)
{
    engine_array *a = engine_scoped(engine_node_new(dtype, shape, ndim, 0, 0));
    return a && engine_alloc(a) ? a : NULL;
}

engine_array *engine_tracer(engine_array *a, unsigned flags)
{
    engine_array *leaf = engine_node_like(&engine_op_identity, a, NULL, 0);
    if (leaf)
        leaf->flags = (uint8_t)(leaf->flags | flags);
    return leaf;
}

/* The nodes that wait for being freed are chained through `buffer`, which each has given back by then. */
typedef struct dead_list {
    engine_array *first;
} dead_list;

static void unref(dead_list *dead, engine_array *a)
{
    if (!a || atomic_fetch_sub_explicit(&a->refs, 1, memory_order_release) != 1)
        return;
    atomic_thread_fence(memory_order_acquire);
    engine_buffer_release(a->buffer);
    a->buffer = (engine_buffer *)dead->first;
    dead->first = a;
}

static void drop_sharing(dead_list *dead, engine_sharing *s)
{
    if (s->current && s->current->sharing)
        s->current->sharing->holder = NULL;
    unref(dead, s->current);
    unref(dead, s->base);
    unref(dead, s->seen);
    if (s->changes && --s->changes->values == 0)
        free(s->changes);
    free(s->params);
    free(s);
}

static void drop_inputs(dead_list *dead, engine_array *a)
{
    for (int i = 0; i < a->input_count; i++)
        unref(dead, a->inputs[i]);
    if (a->op && a->op->free_params && a->params)
        a->op->free_params(a->params);
    if (!a->label && a->op && a->flags & (ENGINE_RECORDED | ENGINE_FORGOTTEN))
        a->label = a->op->name;
    a->inputs = NULL;
    a->input_count = 0;
    a->params = NULL;
    a->op = NULL;
}

static void free_dead(dead_list *dead)
{
    while (dead->first) {
        engine_array *a = dead->first;
        dead->first = (engine_array *)a->buffer;
        drop_inputs(dead, a);
        for (int i = 0; i < a->extra_count; i++)
            unref(dead, a->extras[i]);
        free(a->extras);
        if (a->release_owner)
            a->release_owner(a->owner);
        if (a->sharing)
            drop_sharing(dead, a->sharing);
        free(a);
    }
}

void engine_release(engine_array *a)
{
    dead_list dead = {NULL};
    unref(&dead, a);
    free_dead(&dead);
}

void engine_let_inputs_go(engine_array *a)
{
    dead_list dead = {NULL};
    drop_inputs(&dead, a);
    free_dead(&dead);
}
