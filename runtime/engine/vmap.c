/* vmap: a function of arrays, made one of stacks of arrays.
 *
 * The function runs once, on placeholders in the shape of one array; then its graph is made again with the stacks in their place, node by node, inputs
 * first. Along the way everything stacked has the new axis first. An op's rule says how it works on stacks; elementwise ops need none; what has no rule
 * is computed for one array after the other, and stacked. */
#include <stdlib.h>
#include <string.h>

#include "containers.h"
#include "elementwise.h"
#include "graph.h"
#include "internal.h"
#include "mlx/c/transforms_impl.h"
#include "vmap.h"

/* ---- Placeholders ---- */

static bool placeholder_eval(engine_array *out)
{
    engine_error("a value is asked for that vmap has not given yet, of %s", engine_describe(out));
    return false;
}

const engine_op engine_op_placeholder = {.name = "placeholder", .eval = placeholder_eval, .flags = ENGINE_OP_NO_GRAD};

/* The size of the new axis; -1 after an error. */
static int common_size(engine_array *const *inputs, size_t count, const int *axes, size_t axes_count)
{
    int size = -1;
    if (axes_count != count) {
        engine_error("%zu axes for %zu inputs", axes_count, count);
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (axes[i] == -1)
            continue;
        if (axes[i] < 0 || axes[i] >= inputs[i]->ndim || (size >= 0 && inputs[i]->shape[axes[i]] != size)) {
            engine_error("axis %d of %s cannot be mapped over%s", axes[i], engine_describe(inputs[i]),
                         size >= 0 ? ": the sizes differ" : "");
            return -1;
        }
        size = inputs[i]->shape[axes[i]];
    }
    return size;
}

static engine_array *placeholder(const engine_array *stack, int axis)
{
    int shape[ENGINE_MAX_NDIM], ndim = 0;
    for (int i = 0; i < stack->ndim; i++)
        if (i != axis)
            shape[ndim++] = stack->shape[i];
    return engine_node(&engine_op_placeholder, (mlx_dtype)stack->dtype, shape, ndim, NULL, 0, NULL, 0);
}

engine_array **engine_vmap_trace(engine_closure *fun, engine_array *const *inputs, size_t count, const int *axes,
                                 engine_array **placeholders, size_t *output_count)
{
    for (size_t i = 0; i < count; i++)
        placeholders[i] = axes[i] == -1 ? inputs[i] : placeholder(inputs[i], axes[i]);
    return engine_failed() ? NULL : engine_closure_call(fun, placeholders, count, output_count);
}

/* ---- What rules are made of ---- */

engine_array *engine_vmap_aligned(const engine_vmap *v, int i, int ndim)
{
    engine_array *a = v->in[i];
    int more = ndim + 1 - (a ? a->ndim : 0), shape[ENGINE_MAX_NDIM];
    if (!a || !v->batched[i] || more <= 0)
        return a;
    if (ndim + 1 > ENGINE_MAX_NDIM) {
        engine_error("more than %d dimensions", ENGINE_MAX_NDIM);
        return NULL;
    }
    shape[0] = v->size;
    for (int k = 0; k < more; k++)
        shape[1 + k] = 1;
    memcpy(shape + 1 + more, a->shape + 1, (size_t)(a->ndim - 1) * sizeof *shape);
    return engine_reshape(a, shape, ndim + 1);
}

/* A shape with the new axis in front; false after an error. */
static bool stacked_shape(int size, const int *one, int ndim, int *shape)
{
    if (ndim + 1 > ENGINE_MAX_NDIM) {
        engine_error("more than %d dimensions", ENGINE_MAX_NDIM);
        return false;
    }
    shape[0] = size;
    if (ndim)
        memcpy(shape + 1, one, (size_t)ndim * sizeof *shape);
    return true;
}

engine_array *engine_vmap_stacked(const engine_vmap *v, int i)
{
    engine_array *a = v->in[i];
    int shape[ENGINE_MAX_NDIM];
    if (v->batched[i] || !a)
        return a;
    return stacked_shape(v->size, a->shape, a->ndim, shape) ? engine_broadcast_to(a, shape, a->ndim + 1) : NULL;
}

/* The node once more, with other inputs and the shape of a stack. */
static engine_array *again(const engine_vmap *v, engine_array *const *in, const void *params)
{
    int shape[ENGINE_MAX_NDIM];
    const engine_array *n = v->node;
    if (!stacked_shape(v->size, n->shape, n->ndim, shape))
        return NULL;
    return engine_node(n->op, (mlx_dtype)n->dtype, shape, n->ndim + 1, in, n->input_count, params, n->params_size);
}

engine_array *engine_vmap_with(const engine_vmap *v, const void *params)
{
    engine_array **in = malloc((v->node->input_count + 1u) * sizeof *in);
    if (!in) {
        engine_error("out of memory");
        return NULL;
    }
    for (int i = 0; i < v->node->input_count; i++)
        in[i] = engine_vmap_stacked(v, i);
    engine_array *out = again(v, in, params);
    free(in);
    return out;
}

engine_array *engine_vmap_plain(const engine_vmap *v)
{
    return engine_vmap_with(v, v->node->params);
}

/* With another number at the start of the params. */
static engine_array *renumbered(const engine_vmap *v, unsigned number)
{
    char params[64];
    if (v->node->params_size > sizeof params)
        return NULL;
    memcpy(params, v->node->params, v->node->params_size);
    memcpy(params, &number, sizeof number);
    return engine_vmap_with(v, params);
}

engine_array *engine_vmap_axis(const engine_vmap *v)
{
    return renumbered(v, *ENGINE_PARAMS(v->node, unsigned) + 1);
}

engine_array *engine_vmap_axes(const engine_vmap *v)
{
    return renumbered(v, *ENGINE_PARAMS(v->node, unsigned) << 1);
}

engine_array *engine_vmap_merged(const engine_vmap *v)
{
    const engine_array *n = v->node;
    engine_array *rows = v->in[0], *in[8];
    int shape[ENGINE_MAX_NDIM], full[ENGINE_MAX_NDIM];
    bool alone = v->batched[0] && n->input_count <= 8 && rows->ndim > 1 && n->ndim > 0;
    for (int i = 1; i < n->input_count; i++)
        alone = alone && !v->batched[i];
    if (!alone)
        return NULL;
    memcpy(shape, rows->shape + 1, sizeof shape - sizeof *shape);
    shape[0] = engine_size_product(v->size, rows->shape[1]);
    memcpy(in, v->in, n->input_count * sizeof *in);
    in[0] = engine_reshape(rows, shape, rows->ndim - 1);
    memcpy(shape, n->shape, sizeof shape);
    shape[0] = engine_size_product(v->size, n->shape[0]);
    engine_array *out = engine_node(n->op, (mlx_dtype)n->dtype, shape, n->ndim, in, n->input_count, n->params, n->params_size);
    return stacked_shape(v->size, n->shape, n->ndim, full) ? engine_reshape(out, full, n->ndim + 1) : NULL;
}

static engine_array *map_elementwise(const engine_vmap *v)
{
    engine_array *in[3];
    for (int i = 0; i < v->node->input_count; i++)
        in[i] = engine_vmap_aligned(v, i, v->node->ndim);
    return again(v, in, v->node->params);
}

/* ---- One array after the other ---- */

static engine_array *element(engine_array *stack, int k)
{
    int start[ENGINE_MAX_NDIM] = {k}, stop[ENGINE_MAX_NDIM];
    if (!stack)
        return NULL;
    memcpy(stop, stack->shape, sizeof stop);
    stop[0] = k + 1;
    return engine_squeeze(engine_slice(stack, start, stop, NULL), 0);
}

/* The arrays of one result, put together. */
static engine_array *put_together(engine_array **parts, size_t count)
{
    for (size_t k = 0; k < count; k++)
        parts[k] = parts[k] ? engine_expand_dims(parts[k], 0) : NULL;
    return engine_concatenate(parts, count, 0);
}

static engine_array *nothing(const engine_array *like)
{
    int shape[ENGINE_MAX_NDIM];
    return stacked_shape(0, like->shape, like->ndim, shape) ? engine_full(shape, like->ndim + 1, 0, (mlx_dtype)like->dtype) : NULL;
}

/* Output j of array k goes to parts[j * size + k]. */
static void map_each(const engine_vmap *v, engine_array **in, engine_array **parts)
{
    const engine_array *n = v->node;
    for (int k = 0; k < v->size && !engine_failed(); k++) {
        for (int i = 0; i < n->input_count; i++)
            in[i] = v->batched[i] ? element(v->in[i], k) : v->in[i];
        engine_array *out = engine_node(n->op, (mlx_dtype)n->dtype, n->shape, n->ndim, in, n->input_count, n->params, n->params_size);
        parts[k] = out;
        for (int j = 0; j < n->extra_count; j++) {
            const engine_array *extra = n->extras[j];
            parts[(j + 1) * v->size + k] = engine_add_output(out, (mlx_dtype)extra->dtype, extra->shape, extra->ndim);
        }
    }
}

static bool map_one_by_one(const engine_vmap *v, engine_array **results)
{
    const engine_array *n = v->node;
    size_t outputs = n->extra_count + 1u, size = (size_t)v->size;
    if (n->op->free_params) {
        engine_error("%s cannot be mapped", n->op->name);
        return false;
    }
    engine_array **in = malloc((n->input_count + 1u) * sizeof *in), **parts = calloc(outputs * size + 1, sizeof *parts);
    if (in && parts)
        map_each(v, in, parts);
    else
        engine_error("out of memory");
    for (size_t j = 0; j < outputs && !engine_failed(); j++)
        results[j] = size ? put_together(parts + j * size, size) : nothing(j ? n->extras[j - 1] : n);
    free(in);
    free(parts);
    return !engine_failed();
}

/* ---- The graph again ---- */

typedef struct entry {
    engine_array *node;
    size_t first_input;  /* into graph.inputs: the places of its inputs */
    size_t first_result; /* into graph.results: one for each output; NULL while it does not depend on a placeholder */
} entry;

typedef struct visit {
    engine_array *node;
    int next_input;
} visit;

typedef struct graph {
    entry *entries;
    size_t count, capacity;
    uint32_t *inputs;
    size_t input_count, input_capacity;
    visit *stack;
    size_t depth, stack_capacity;
    engine_array **results;
    size_t result_count;
    int most_inputs;
    uint32_t stamp;
} graph;

static bool append(graph *g, engine_array *a)
{
    if (!engine_list_grow((void **)&g->entries, g->count, &g->capacity, sizeof *g->entries))
        return false;
    entry e = {a, g->input_count, g->result_count};
    g->result_count += 1u + a->extra_count;
    for (int i = 0; i < a->input_count; i++) {
        if (!engine_list_grow((void **)&g->inputs, g->input_count, &g->input_capacity, sizeof *g->inputs))
            return false;
        g->inputs[g->input_count++] = a->inputs[i]->place;
    }
    if (a->input_count > g->most_inputs)
        g->most_inputs = a->input_count;
    a->mark = g->stamp;
    a->place = (uint32_t)g->count;
    g->entries[g->count++] = e;
    return true;
}

static bool push(graph *g, engine_array *a)
{
    if (a->mark == g->stamp)
        return true;
    if (!engine_list_grow((void **)&g->stack, g->depth, &g->stack_capacity, sizeof *g->stack))
        return false;
    a->mark = g->stamp;
    g->stack[g->depth++] = (visit){a, 0};
    return true;
}

static bool walk(graph *g, engine_array *const *outputs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!push(g, outputs[i]))
            return false;
        while (g->depth) {
            visit *top = &g->stack[g->depth - 1];
            engine_array *node = top->node;
            bool done = top->next_input == node->input_count;
            if (done)
                g->depth--;
            if (!(done ? append(g, node) : push(g, node->inputs[top->next_input++])))
                return false;
        }
    }
    return true;
}

static bool map_node(graph *g, const entry *e, engine_vmap *v, bool *batched)
{
    const engine_op *op = e->node->op;
    const uint32_t *places = g->inputs ? g->inputs + e->first_input : NULL;
    engine_array **results = g->results + e->first_result;
    bool any = false;
    v->node = e->node;
    for (int i = 0; i < e->node->input_count; i++) {
        const entry *from = &g->entries[places[i]];
        int output = op == &engine_op_output ? *ENGINE_PARAMS(e->node, int) : 0;
        engine_array *stack = g->results[from->first_result + (size_t)output];
        batched[i] = stack != NULL;
        v->in[i] = stack ? stack : e->node->inputs[i];
        any = any || stack;
    }
    if (!any)
        return true;
    if (op == &engine_op_output) {
        results[0] = v->in[0];
        return true;
    }
    if (op == &engine_op_call)
        return engine_vmap_call(v, results);
    if (op->elementwise)
        results[0] = map_elementwise(v);
    else if (op->vmap && !e->node->extra_count)
        results[0] = op->vmap(v);
    return results[0] || (!engine_failed() && map_one_by_one(v, results));
}

static bool map_nodes(graph *g, int size)
{
    engine_array **in = malloc(((size_t)g->most_inputs + 1) * sizeof *in);
    bool *batched = malloc((size_t)g->most_inputs + 1), good = in && batched;
    engine_vmap v = {.in = in, .batched = batched, .size = size};
    for (size_t k = 0; good && k < g->count; k++)
        if (!g->results[g->entries[k].first_result])
            good = map_node(g, &g->entries[k], &v, batched);
    free(in);
    free(batched);
    return good;
}

/* The result with the new axis where it is wanted. What depends on no placeholder is repeated. */
static engine_array *placed(engine_array *stack, engine_array *output, int size, int axis)
{
    int shape[ENGINE_MAX_NDIM];
    if (axis < -1 - output->ndim || axis > output->ndim) {
        engine_error("axis %d of %s is none for results", axis, engine_describe(output));
        return NULL;
    }
    if (!stack && stacked_shape(size, output->shape, output->ndim, shape))
        stack = engine_broadcast_to(output, shape, output->ndim + 1);
    return stack ? engine_moveaxis(stack, 0, axis) : NULL;
}

bool engine_vmap_replace(engine_array *const *inputs, engine_array *const *placeholders, size_t count, const int *axes,
                         engine_array *const *outputs, size_t output_count, const int *out_axes, engine_array **results)
{
    graph g = {0};
    int size = common_size(inputs, count, axes, count);
    if (size < 0) {
        engine_error("no input is mapped over");
        return false;
    }
    engine_graph_lock();
    g.stamp = engine_next_stamp();
    bool good = walk(&g, outputs, output_count) && walk(&g, placeholders, count);
    g.results = good ? calloc(g.result_count + 1, sizeof *g.results) : NULL;
    size_t *places = good ? malloc((output_count + 1) * sizeof *places) : NULL;
    good = g.results && places;
    for (size_t i = 0; good && i < output_count; i++)
        places[i] = g.entries[outputs[i]->place].first_result;
    for (size_t i = 0; good && i < count; i++)
        if (axes[i] != -1)
            good = (g.results[g.entries[placeholders[i]->place].first_result] = engine_moveaxis(inputs[i], axes[i], 0)) != NULL;
    good = good && map_nodes(&g, size);
    for (size_t i = 0; good && i < output_count; i++)
        good = (results[i] = placed(g.results[places[i]], outputs[i], size, out_axes ? out_axes[i] : 0)) != NULL;
    engine_graph_unlock();
    free(places);
    free(g.results);
    free(g.entries);
    free(g.inputs);
    free(g.stack);
    if (!good && !engine_failed())
        engine_error("out of memory");
    return good;
}

/* ---- Mapped closures ---- */

typedef struct mapped {
    engine_closure *fun;
    size_t count;
    int axes[];
} mapped;

static void mapped_free(void *payload)
{
    engine_closure_release(((mapped *)payload)->fun);
    free(payload);
}

static int call_mapped(mlx_vector_array *res, const mlx_vector_array input, void *payload)
{
    const mapped *m = payload;
    engine_enter_no_stream("mlx_vmap");
    size_t count, output_count = 0;
    engine_array *const *items = engine_vector_items(input, &count);
    engine_array **in = malloc((count + 1) * sizeof *in), **outputs = NULL;
    bool good = in && !engine_failed() && common_size(items, count, m->axes, m->count) >= 0;
    outputs = good ? engine_vmap_trace(m->fun, items, count, m->axes, in, &output_count) : NULL;
    good = outputs && engine_vmap_replace(items, in, count, m->axes, outputs, output_count, NULL, outputs);
    if (!good)
        engine_error("failed");
    int status = engine_leave_vector(res, outputs, good ? output_count : 0);
    free(in);
    free(outputs);
    return status;
}

engine_closure *engine_vmap_closure(engine_closure *fun, const int *axes, size_t count)
{
    mapped *m = malloc(sizeof *m + count * sizeof *axes);
    if (!m)
        return NULL;
    m->fun = engine_closure_retain(fun);
    m->count = count;
    memcpy(m->axes, axes, count * sizeof *axes);
    return engine_closure_make(call_mapped, m, mapped_free).ctx;
}

/* ---- Public ---- */

int mlx_detail_vmap_trace(mlx_vector_array *res_0, mlx_vector_array *res_1, const mlx_closure fun, const mlx_vector_array inputs,
                          const int *in_axes, size_t in_axes_num)
{
    engine_enter_no_stream(__func__);
    size_t count, output_count = 0;
    engine_array *const *items = engine_vector_items(inputs, &count);
    engine_array **in = malloc((count + 1) * sizeof *in), **outputs = NULL;
    if (!fun.ctx)
        engine_error("the closure is empty");
    if (in && !engine_failed() && common_size(items, count, in_axes, in_axes_num) > -2 && !engine_failed())
        outputs = engine_vmap_trace(fun.ctx, items, count, in_axes, in, &output_count);
    if (outputs && !engine_failed())
        engine_store_vectors(res_0, res_1, in, count, outputs, output_count);
    else
        engine_error("failed");
    free(in);
    free(outputs);
    return engine_leave_status();
}

int mlx_detail_vmap_replace(mlx_vector_array *res, const mlx_vector_array inputs, const mlx_vector_array s_inputs,
                            const mlx_vector_array s_outputs, const int *in_axes, size_t in_axes_num, const int *out_axes,
                            size_t out_axes_num)
{
    engine_enter_no_stream(__func__);
    size_t count, placeholder_count, output_count;
    engine_array *const *items = engine_vector_items(inputs, &count);
    engine_array *const *in = engine_vector_items(s_inputs, &placeholder_count);
    engine_array *const *outputs = engine_vector_items(s_outputs, &output_count);
    if (placeholder_count != count || in_axes_num != count || out_axes_num != output_count)
        engine_error("%zu inputs, %zu placeholders, %zu axes; %zu outputs, %zu axes", count, placeholder_count, in_axes_num,
                     output_count, out_axes_num);
    engine_array **results = calloc(output_count + 1, sizeof *results);
    bool good = results && !engine_failed() &&
                engine_vmap_replace(items, in, count, in_axes, outputs, output_count, out_axes, results);
    if (!good)
        engine_error("failed");
    int status = engine_leave_vector(res, results, good ? output_count : 0);
    free(results);
    return status;
}
