/* Reverse-mode differentiation of the graph, as a graph.
 *
 * A walk from the outputs lists the nodes that depend on the leaves (the tape), inputs first. Then, from the
 * last to the first, each node that received a cotangent asks its op's vjp for those of its inputs. What
 * inputs a node has on the tape is written down during the walk, because a vjp may run code (a closure of the
 * user's) that walks the graph itself. */
#include <stdlib.h>

#include "containers.h"
#include "graph.h"
#include "internal.h"
#include "sharing.h"
#include "stale.h"

typedef struct tape_entry {
    engine_array *node;
    size_t
        first_input; /* into tape.inputs: the tape places of the node's inputs, NOT_ON_TAPE for the others */
    size_t first_slot; /* into tape.cotangents: one for each output of the node */
    bool depends;      /* on a leaf */
    bool leaf;
} tape_entry;

typedef struct visit {
    engine_array *node;
    int next_input;
} visit;

typedef struct tape {
    tape_entry *entries;
    size_t count, capacity;
    uint32_t *inputs;
    size_t input_count, input_capacity;
    visit *stack;
    size_t depth, stack_capacity;
    engine_array **cotangents; /* owned */
    size_t slot_count;
    int most_inputs;
    uint32_t stamp;
} tape;

static const uint32_t NOT_ON_TAPE = UINT32_MAX;

static bool append(tape *t, engine_array *a, bool leaf)
{
    if (!engine_list_grow((void **)&t->entries, t->count, &t->capacity, sizeof *t->entries))
        return false;
    tape_entry e = {
        .node = a, .first_input = t->input_count, .first_slot = t->slot_count, .depends = leaf, .leaf = leaf};
    t->slot_count += 1u + a->extra_count;
    for (int i = 0; !leaf && !(a->flags & ENGINE_MARKED) && i < a->input_count; i++) {
        engine_array *in = a->inputs[i];
        uint32_t place = in->mark == t->stamp ? in->place : NOT_ON_TAPE;
        if (!engine_list_grow((void **)&t->inputs, t->input_count, &t->input_capacity, sizeof *t->inputs))
            return false;
        if (place != NOT_ON_TAPE && !t->entries[place].depends)
            place = NOT_ON_TAPE;
        e.depends = e.depends || place != NOT_ON_TAPE;
        t->inputs[t->input_count++] = place;
    }
    if (!leaf && a->input_count > t->most_inputs)
        t->most_inputs = a->input_count;
    a->mark = t->stamp;
    a->place = (uint32_t)t->count;
    t->entries[t->count++] = e;
    return true;
}

static bool push(tape *t, engine_array *a)
{
    /* Only what depends on an argument of a transform, or on a recorded array, can depend on a leaf. */
    if (a->mark == t->stamp || !(a->flags & (ENGINE_TRACED | ENGINE_RECORDED)))
        return true;
    if (!engine_list_grow((void **)&t->stack, t->depth, &t->stack_capacity, sizeof *t->stack))
        return false;
    a->mark = t->stamp;
    a->place = NOT_ON_TAPE; /* until it is appended */
    t->stack[t->depth++] = (visit){a, 0};
    return true;
}

static bool walk(tape *t, engine_array *const *outputs, size_t output_count, engine_array *const *leaves,
                 size_t leaf_count)
{
    for (size_t i = 0; i < leaf_count; i++)
        if (leaves[i]->mark != t->stamp && !append(t, leaves[i], true))
            return false;
    for (size_t i = 0; i < output_count; i++) {
        if (!push(t, outputs[i]))
            return false;
        while (t->depth) {
            visit *top = &t->stack[t->depth - 1];
            bool done = top->next_input == top->node->input_count || top->node->flags & ENGINE_MARKED;
            engine_array *node = top->node;
            if (done)
                t->depth--;
            if (!(done ? append(t, node, false) : push(t, node->inputs[top->next_input++])))
                return false;
        }
    }
    return true;
}

/* ---- Cotangents ---- */

engine_array *engine_zero_gradient(engine_array *like)
{
    engine_array *zeros = engine_full_like(like, 0);
    if (zeros)
        zeros->flags |= ENGINE_ZERO;
    return zeros;
}

static bool is_zero(const engine_array *g)
{
    return g && g->flags & ENGINE_ZERO;
}

/* Adds `g` to what has arrived so far. */
static bool accumulate(engine_array **slot, engine_array *g, const engine_array *like)
{
    if (!engine_same_shape(g, like)) {
        engine_error("a gradient of %s for %s", engine_describe(g), engine_describe(like));
        return false;
    }
    engine_array *sum = *slot && is_zero(g) ? *slot : *slot && !is_zero(*slot) ? engine_add_gradients(*slot, g) : g;
    engine_retain(sum);
    engine_release(*slot);
    *slot = sum;
    return sum != NULL;
}

static engine_array **slot_of(tape *t, uint32_t place, int output)
{
    return &t->cotangents[t->entries[place].first_slot + (size_t)output];
}

/* A hook sees the whole gradient, and may change it. */
static bool run_hook(engine_array *node, engine_array **received)
{
    engine_array *seen = engine_hooked(node, *received);
    if (!seen || !engine_same_shape(seen, node)) {
        if (seen)
            engine_error("a hook gives %s for %s", engine_describe(seen), engine_describe(node));
        return false;
    }
    engine_retain(seen);
    engine_release(*received);
    *received = seen;
    return true;
}

/* What is known to be zeros costs nothing on its way back. */
static bool is_all_zero(const engine_array *node, engine_array *const *received)
{
    bool all = node->op->vjp != NULL && !(node->op == &engine_op_call || node->op == &engine_op_call_back);
    for (int k = 0; all && k <= node->extra_count; k++)
        all = !received[k] || is_zero(received[k]);
    return all;
}

static bool pass_zeros(tape *t, const engine_array *node, const uint32_t *places)
{
    for (int i = 0; i < node->input_count; i++) {
        engine_array *zeros = places[i] != NOT_ON_TAPE ? engine_zero_gradient(node->inputs[i]) : NULL;
        if (places[i] != NOT_ON_TAPE && !(zeros && accumulate(slot_of(t, places[i], 0), zeros, node->inputs[i])))
            return false;
    }
    return true;
}

static bool step_back(tape *t, const tape_entry *e, bool *wants, engine_array **grads)
{
    engine_array *node = e->node, **received = &t->cotangents[e->first_slot];
    const uint32_t *places = t->inputs ? t->inputs + e->first_input : NULL; /* no inputs anywhere: only leaves */
    bool any = false;
    for (int k = 0; k <= node->extra_count; k++)
        any = any || received[k];
    if (node->flags & ENGINE_HOOKED && received[0] && e->depends && !run_hook(node, received))
        return false;
    if (e->leaf || !e->depends || !any)
        return true;
    if (node->op == &engine_op_output)
        return accumulate(slot_of(t, places[0], *ENGINE_PARAMS(node, int)), received[0], node);
    if (!node->op->vjp) {
        engine_error("there is no gradient of %s", node->op->name);
        return false;
    }
    if (engine_has_changes && engine_refuses_changed(node))
        return false;
    if (is_all_zero(node, received))
        return pass_zeros(t, node, places);
    for (int i = 0; i < node->input_count; i++) {
        wants[i] = places[i] != NOT_ON_TAPE;
        grads[i] = NULL;
    }
    engine_vjp v = {.out = node, .in = node->inputs, .cotangents = received, .wants = wants, .grads = grads};
    if (!node->op->vjp(&v) || engine_failed())
        return false;
    for (int i = 0; i < node->input_count; i++)
        if (wants[i] && grads[i] && !accumulate(slot_of(t, places[i], 0), grads[i], node->inputs[i]))
            return false;
    return true;
}

static bool seed(tape *t, engine_array *const *outputs, engine_array *const *cotangents, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        engine_array *out = outputs[i];
        if (!cotangents[i] || out->mark != t->stamp)
            continue;
        engine_array *g = engine_cast(cotangents[i], (mlx_dtype)out->dtype);
        if (!g || !accumulate(slot_of(t, out->place, 0), g, out))
            return false;
    }
    return true;
}

static bool run_back(tape *t)
{
    bool *wants = malloc((size_t)t->most_inputs + 1);
    engine_array **grads = malloc(((size_t)t->most_inputs + 1) * sizeof *grads);
    bool good = wants && grads;
    if (!good)
        engine_error("out of memory");
    for (size_t k = t->count; good && k-- > 0;) {
        size_t scope = engine_scope_open();
        good = step_back(t, &t->entries[k], wants, grads);
        engine_scope_close(scope);
        const tape_entry *e = &t->entries[k];
        for (int i = 0; !e->leaf && i <= e->node->extra_count; i++) { /* not needed any more */
            engine_release(t->cotangents[e->first_slot + (size_t)i]);
            t->cotangents[e->first_slot + (size_t)i] = NULL;
        }
    }
    free(wants);
    free(grads);
    return good;
}

bool engine_backward(engine_array *const *outputs, engine_array *const *cotangents, size_t output_count,
                     engine_array *const *leaves, size_t leaf_count, engine_array **grads)
{
    tape t = {0};
    engine_graph_lock();
    engine_trace_depth++; /* what is evaluated on the way keeps its inputs: they are on the tape */
    t.stamp = engine_next_stamp();
    bool good = walk(&t, outputs, output_count, leaves, leaf_count);
    t.cotangents = good ? calloc(t.slot_count + 1, sizeof *t.cotangents) : NULL;
    good = t.cotangents && seed(&t, outputs, cotangents, output_count);
    uint32_t *leaf_places = good ? malloc((leaf_count + 1) * sizeof *leaf_places) : NULL;
    for (size_t i = 0; leaf_places && i < leaf_count; i++)
        leaf_places[i] = leaves[i]->place;
    good = leaf_places && run_back(&t);
    for (size_t i = 0; good && i < leaf_count; i++) {
        engine_array *g = *slot_of(&t, leaf_places[i], 0);
        grads[i] = g ? engine_scoped(engine_retain(g)) : engine_full_like(leaves[i], 0);
        good = grads[i] != NULL;
        if (good && !g)
            grads[i]->flags |= ENGINE_ABSENT;
    }
    for (size_t i = 0; t.cotangents && i < t.slot_count; i++)
        engine_release(t.cotangents[i]);
    engine_trace_depth--;
    engine_graph_unlock();
    free(leaf_places);
    free(t.cotangents);
    free(t.entries);
    free(t.inputs);
    free(t.stack);
    if (!good && !engine_failed())
        engine_error("out of memory");
    return good;
}
