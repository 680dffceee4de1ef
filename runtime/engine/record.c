/* The extension t2m_ext.h: weak references, and gradients of graphs that keep themselves. The graph is the
 * engine's own; a flag makes nodes keep their inputs when they are evaluated. */
#include <stdlib.h>

#include "containers.h"
#include "graph.h"
#include "internal.h"
#include "stale.h"
#include "sharing.h"
#include "mlx/c/t2m_ext.h"

int t2m_ext_require_grad(mlx_array *res, const mlx_array a)
{
    engine_enter_no_stream(__func__);
    engine_array *x = engine_arg(a), *leaf = NULL;
    if (x && !engine_is_float((mlx_dtype)x->dtype))
        engine_error("gradients are for floating-point arrays, not %s", engine_describe(x));
    else
        leaf = engine_tracer(engine_stop_gradient(x), ENGINE_RECORDED);
    if (leaf && engine_eval(leaf))
        engine_let_inputs_go(leaf); /* a leaf has no past */
    return engine_leave(res, leaf);
}

bool t2m_ext_requires_grad(const mlx_array a)
{
    const engine_array *x = engine_now(a.ctx);
    return x && x->flags & (ENGINE_RECORDED | ENGINE_FORGOTTEN);
}

bool t2m_ext_set_grad_enabled(bool enabled)
{
    bool before = engine_inherited_flags != 0;
    engine_inherited_flags = enabled ? ENGINE_INHERITED : 0;
    return before;
}

bool t2m_ext_grad_enabled(void)
{
    return engine_inherited_flags != 0;
}

/* ---- Marked arrays, and what is between them and the outputs ---- */

int t2m_ext_mark(const mlx_array a, void *owner, void (*release)(void *owner))
{
    engine_enter_no_stream(__func__);
    engine_array *x = engine_arg(a);
    if (x && !engine_is_float((mlx_dtype)x->dtype))
        engine_error("gradients are for floating-point arrays, not %s", engine_describe(x));
    if (engine_failed())
        return engine_leave_status();
    void *old = x->owner;
    void (*release_old)(void *) = x->release_owner;
    x->flags = ENGINE_RECORDED | ENGINE_MARKED;
    x->owner = owner;
    x->release_owner = release;
    if (engine_evaluated(x))
        engine_let_inputs_go(x); /* a marked array has no past */
    if (release_old)
        release_old(old);
    return engine_leave_status();
}

int t2m_ext_unmark(const mlx_array a)
{
    engine_enter_no_stream(__func__);
    engine_array *x = engine_arg(a);
    if (x && x->flags & ENGINE_MARKED) {
        x->flags &= (uint8_t)~(ENGINE_RECORDED | ENGINE_MARKED);
        void *owner = x->owner;
        void (*release)(void *) = x->release_owner;
        x->owner = NULL;
        x->release_owner = NULL;
        if (release)
            release(owner);
    }
    return engine_leave_status();
}

int t2m_ext_hook(const mlx_array a, void *owner, void (*release)(void *owner))
{
    engine_enter_no_stream(__func__);
    engine_array *x = engine_arg(a);
    if (x && x->flags & ENGINE_MARKED)
        engine_error("%s is marked: its gradient goes to its owner", engine_describe(x));
    if (engine_failed())
        return engine_leave_status();
    if (x->release_owner)
        x->release_owner(x->owner);
    x->flags |= ENGINE_HOOKED;
    x->owner = owner;
    x->release_owner = release;
    return engine_leave_status();
}

static t2m_ext_gradient_function *gradient_function;

void t2m_ext_on_gradient(t2m_ext_gradient_function *function)
{
    gradient_function = function;
}

engine_array *engine_hooked(engine_array *node, engine_array *gradient)
{
    mlx_array seen = {NULL};
    if (!gradient_function || gradient_function(&seen, (mlx_array){gradient}, node->owner)) {
        engine_error("a hook failed");
        return NULL;
    }
    return engine_scoped(seen.ctx);
}

bool t2m_ext_is_marked(const mlx_array a)
{
    return a.ctx && ((engine_array *)a.ctx)->flags & ENGINE_MARKED;
}

void *t2m_ext_owner(const mlx_array a)
{
    const engine_array *x = engine_now(a.ctx);
    return x ? x->owner : NULL;
}

static engine_array *inner_node(const mlx_array a)
{
    engine_array *x = a.ctx;
    return x && x->flags & (ENGINE_RECORDED | ENGINE_FORGOTTEN) && !(x->flags & ENGINE_MARKED) ? x : NULL;
}

void t2m_ext_label(const mlx_array a, const char *label)
{
    engine_array *x = inner_node(a);
    if (x && !x->label)
        x->label = label;
}

const char *t2m_ext_label_of(const mlx_array a)
{
    const engine_array *x = inner_node(a);
    return !x ? NULL : x->label ? x->label : x->op ? x->op->name : "";
}

typedef struct node_list {
    engine_array **items;
    size_t count, capacity;
} node_list;

static bool push(node_list *list, engine_array *a)
{
    if (!engine_list_grow((void **)&list->items, list->count, &list->capacity, sizeof(engine_array *)))
        return false;
    list->items[list->count++] = a;
    return true;
}

/* The recorded nodes that the outputs come from: the marked ones, and the others; not those that the inputs come from, nor the
 * inputs. False after an engine error. */
static bool gather(engine_array *const *outputs, size_t count, const mlx_vector_array inputs, node_list *marked, node_list *between)
{
    node_list stack = {0};
    uint32_t stamp = engine_next_stamp();
    bool good = true;
    size_t input_count;
    engine_array *const *in = engine_vector_items(inputs, &input_count);
    for (size_t i = 0; i < input_count; i++)
        in[i]->mark = stamp;
    for (size_t i = count; good && i-- > 0;)
        good = push(&stack, outputs[i]);
    while (good && stack.count) {
        engine_array *a = stack.items[--stack.count];
        if (a->mark == stamp || !(a->flags & (ENGINE_RECORDED | ENGINE_FORGOTTEN)))
            continue;
        a->mark = stamp;
        good = push(a->flags & ENGINE_MARKED ? marked : between, a);
        for (int i = a->flags & ENGINE_MARKED ? 0 : a->input_count; good && i-- > 0;)
            good = push(&stack, a->inputs[i]);
    }
    free(stack.items);
    return good;
}

int t2m_ext_marked(mlx_vector_array *res, const mlx_vector_array outputs, const mlx_vector_array inputs, bool *is_forgotten)
{
    engine_enter_no_stream(__func__);
    size_t count;
    engine_array *const *out = engine_vector_items(outputs, &count);
    node_list marked = {0}, between = {0};
    engine_graph_lock();
    bool good = gather(out, count, inputs, &marked, &between);
    engine_graph_unlock();
    *is_forgotten = false;
    for (size_t i = 0; i < between.count; i++)
        *is_forgotten |= (between.items[i]->flags & (ENGINE_FORGOTTEN | ENGINE_RECORDED)) == ENGINE_FORGOTTEN;
    int status = engine_leave_vector(res, marked.items, good ? marked.count : 0);
    free(marked.items);
    free(between.items);
    return status;
}

const void *t2m_ext_present(const mlx_array a)
{
    return engine_now(a.ctx);
}

const void *t2m_ext_behind(const mlx_array a)
{
    return engine_behind_views(a.ctx);
}

int t2m_ext_stale(mlx_array *res, const mlx_vector_array outputs, const mlx_vector_array inputs, t2m_ext_is_stale *is_stale)
{
    engine_enter_no_stream(__func__);
    size_t count;
    engine_array *const *out = engine_vector_items(outputs, &count), *found = NULL;
    node_list marked = {0}, between = {0};
    engine_graph_lock();
    if (gather(out, count, inputs, &marked, &between))
        for (size_t i = 0; i < between.count && !found; i++)
            found = engine_stale_input(between.items[i], is_stale);
    engine_graph_unlock();
    free(marked.items);
    free(between.items);
    if (!found)
        return engine_leave_status();
    return engine_leave(res, found);
}

int t2m_ext_forget(const mlx_vector_array outputs, const mlx_vector_array inputs)
{
    engine_enter_no_stream(__func__);
    size_t count;
    engine_array *const *out = engine_vector_items(outputs, &count);
    node_list marked = {0}, between = {0};
    engine_graph_lock();
    gather(out, count, inputs, &marked, &between);
    for (size_t i = 0; i < between.count; i++)
        engine_retain(between.items[i]);
    for (size_t i = 0; i < between.count; i++) {
        engine_array *a = between.items[i];
        a->flags = (uint8_t)((a->flags & ~ENGINE_RECORDED) | ENGINE_FORGOTTEN);
        if (engine_evaluated(a))
            engine_let_inputs_go(a);
    }
    for (size_t i = 0; i < between.count; i++)
        engine_release(between.items[i]);
    engine_graph_unlock();
    free(marked.items);
    free(between.items);
    return engine_leave_status();
}

static bool check_cotangents(engine_array *const *outputs, engine_array *const *given, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (given ? !engine_same_shape(given[i], outputs[i]) : outputs[i]->size != 1) {
            engine_error("output %zu is %s, and its cotangent %s", i, engine_describe(outputs[i]),
                         given ? engine_describe(given[i]) : "is missing");
            return false;
        }
    }
    return true;
}

int t2m_ext_backward(mlx_vector_array *grads, const mlx_vector_array outputs,
                     const mlx_vector_array cotangents, const mlx_vector_array leaves, bool create_graph)
{
    engine_enter_no_stream(__func__);
    size_t count, given_count, leaf_count;
    engine_array *const *out = engine_vector_items(outputs, &count);
    engine_array *const *given = engine_vector_items(cotangents, &given_count);
    engine_array *const *wanted = engine_vector_items(leaves, &leaf_count);
    engine_array **seeds = malloc((count + 1) * sizeof *seeds),
                 **results = calloc(leaf_count + 1, sizeof *results);
    if (given_count && given_count != count)
        engine_error("%zu cotangents for %zu outputs", given_count, count);
    bool good =
        seeds && results && !engine_failed() && check_cotangents(out, given_count ? given : NULL, count);
    for (size_t i = 0; good && i < count; i++)
        seeds[i] = given_count ? given[i] : engine_full_like(out[i], 1);
    unsigned inherited = engine_inherited_flags;
    if (!create_graph)
        engine_inherited_flags = 0;
    good = good && engine_backward(out, seeds, count, wanted, leaf_count, results);
    engine_inherited_flags = inherited;
    if (!good)
        engine_error("out of memory"); /* recorded only if nothing else was */
    int status = engine_leave_vector(grads, results, good ? leaf_count : 0);
    free(seeds);
    free(results);
    return status;
}

bool t2m_ext_is_absent_gradient(const mlx_array a)
{
    const engine_array *x = a.ctx;
    return x && (x->flags & ENGINE_ABSENT);
}

int t2m_ext_weaken(mlx_array a)
{
    engine_array *x = a.ctx;
    if (x)
        atomic_fetch_add(&x->weak, 1);
    return 0;
}

int t2m_ext_free_weak(mlx_array a)
{
    engine_array *x = a.ctx;
    if (x)
        atomic_fetch_sub(&x->weak, 1);
    engine_release(x);
    return 0;
}
