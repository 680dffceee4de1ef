/* Evaluation: orders the pending part of the graph, decides what is fused, and runs it.
 *
 * A walk from the wanted arrays lists every pending node after its inputs (the tape). It begins with the last of them: gradients come from the
 * last layer to the first, so each is used where it comes, and what a layer kept for it goes. A second pass over the
 * tape marks element-wise nodes that only one element-wise node of the same shape consumes: those are
 * computed inside that consumer, tile by tile. Then the tape is run; each node lets its inputs go as soon as
 * it is computed, so memory returns to the allocator as early as it can.
 *
 * A node that gradients may still be asked of (traced, while its transform runs; recorded, always) keeps its
 * inputs. */
#include <pthread.h>
#include <stdlib.h>

#include "elementwise.h"
#include "internal.h"
#include "ops/gradient_rows.h"
#include "profile.h"

_Thread_local int engine_trace_depth;
_Thread_local unsigned engine_inherited_flags = ENGINE_INHERITED;

static pthread_mutex_t graph_lock;
static pthread_once_t graph_lock_once = PTHREAD_ONCE_INIT;
static uint32_t last_stamp;

static void make_graph_lock(void)
{
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&graph_lock, &attributes);
    pthread_mutexattr_destroy(&attributes);
}

void engine_graph_lock(void)
{
    pthread_once(&graph_lock_once, make_graph_lock);
    pthread_mutex_lock(&graph_lock);
}

void engine_graph_unlock(void)
{
    pthread_mutex_unlock(&graph_lock);
}

uint32_t engine_next_stamp(void)
{
    return ++last_stamp;
}

static bool keeps_inputs(const engine_array *a)
{
    unsigned recorded = a->flags & (ENGINE_RECORDED | ENGINE_MARKED);
    return recorded == ENGINE_RECORDED || (a->flags & ENGINE_TRACED && engine_trace_depth > 0);
}

/* ---- Storage ---- */

bool engine_alloc(engine_array *a)
{
    engine_row_strides(a->shape, a->ndim, a->strides);
    a->buffer = engine_buffer_for(a->size * engine_itemsize(a), a);
    a->offset = 0;
    return a->buffer != NULL;
}

bool engine_alloc_strided(engine_array *a, const int64_t *strides)
{
    if (!engine_alloc(a))
        return false;
    for (int i = 0; i < a->ndim; i++)
        a->strides[i] = strides[i];
    return true;
}

void engine_share(engine_array *a, const engine_array *base, int64_t offset, const int64_t *strides)
{
    a->buffer = engine_buffer_retain(base->buffer);
    a->offset = (size_t)((int64_t)base->offset + offset * (int64_t)engine_itemsize(base));
    for (int i = 0; i < a->ndim; i++)
        a->strides[i] = strides[i];
}

bool engine_donate(engine_array *out, int i)
{
    engine_array *in = out->inputs[i];
    if (keeps_inputs(out) || atomic_load(&in->refs) != 1 || in->extra_count ||
        atomic_load(&in->buffer->refs) != 1 || !engine_buffer_writable(in->buffer) || in->dtype != out->dtype ||
        !engine_same_shape(in, out) || !engine_is_dense(in))
        return false;
    engine_share(out, in, 0, in->strides);
    return true;
}

engine_array *engine_row_contiguous(engine_array *a)
{
    if (!a || !engine_eval(a))
        return NULL;
    if (engine_is_row_contiguous(a))
        return a;
    engine_array *copy = engine_node_like(&engine_op_contiguous, a, NULL, 0);
    return copy && engine_eval(copy) ? copy : NULL;
}

/* ---- The tape ---- */

typedef struct visit {
    engine_array *node;
    int next_input;
} visit;

typedef struct tape {
    engine_array **nodes;
    size_t count, capacity;
    visit *stack;
    size_t depth, stack_capacity;
    bool out_of_memory;
} tape;

static void *grown(tape *t, void *items, size_t *capacity, size_t item_size)
{
    size_t next = *capacity ? 2 * *capacity : 256;
    void *bigger = realloc(items, next * item_size);
    if (bigger)
        *capacity = next;
    else
        t->out_of_memory = true;
    return bigger ? bigger : items;
}

static void tape_append(tape *t, engine_array *a)
{
    if (t->count == t->capacity)
        t->nodes = grown(t, t->nodes, &t->capacity, sizeof *t->nodes);
    if (!t->out_of_memory)
        t->nodes[t->count++] = a;
}

static void tape_push(tape *t, engine_array *a)
{
    if (t->depth == t->stack_capacity)
        t->stack = grown(t, t->stack, &t->stack_capacity, sizeof *t->stack);
    if (!t->out_of_memory)
        t->stack[t->depth++] = (visit){a, 0};
}

/* Looks at `a` from one consumer (or as a wanted array); `place` counts the consumers. */
static void tape_visit(tape *t, engine_array *a, uint32_t stamp)
{
    if (engine_evaluated(a)) {
        if (a->op && !keeps_inputs(a))
            engine_let_inputs_go(a); /* kept for a transform that is over */
        return;
    }
    if (a->mark == stamp) {
        a->place++;
        return;
    }
    a->mark = stamp;
    a->place = 1;
    a->plan = ENGINE_PLAN_ALONE;
    tape_push(t, a);
}

static bool seen_before(engine_array *const *inputs, int i)
{
    for (int k = 0; k < i; k++)
        if (inputs[k] == inputs[i])
            return true;
    return false;
}

/* Lists what `root` needs, inputs first. */
static void tape_walk(tape *t, engine_array *root, uint32_t stamp)
{
    tape_visit(t, root, stamp);
    while (t->depth && !t->out_of_memory) {
        visit *top = &t->stack[t->depth - 1];
        engine_array *node = top->node;
        if (top->next_input == node->input_count) {
            tape_append(t, node);
            t->depth--;
            continue;
        }
        int i = top->next_input++;
        if (node->op->flags & ENGINE_OP_BASE_LAST)
            i = (i + 1) % node->input_count;
        if (!seen_before(node->inputs, i))
            tape_visit(t, node->inputs[i], stamp);
    }
}

/* Marks what is computed inside its consumer, and counts the ops that each node's own evaluation comprises.
 */
static void plan_fusion(const tape *t)
{
    for (size_t k = 0; k < t->count; k++) {
        engine_array *node = t->nodes[k];
        unsigned ops = 1;
        bool fusable = engine_fusable(node);
        for (int i = 0; fusable && i < node->input_count; i++) {
            engine_array *in = node->inputs[i];
            if (engine_evaluated(in) || in->place != 1 || !engine_fusable(in) ||
                !engine_same_shape(in, node) || seen_before(node->inputs, i) ||
                ops + (in->plan & ENGINE_PLAN_COUNT) > ENGINE_MAX_FUSED)
                continue;
            ops += in->plan & ENGINE_PLAN_COUNT;
            in->plan |= ENGINE_PLAN_INLINE;
        }
        if (node->op && node->op->flags & ENGINE_OP_UPDATE)
            engine_plan_rows(node);
        node->plan = (uint16_t)ops;
    }
}

/* The node's own evaluation, timed if a profile is wanted. */
static bool run_node(engine_array *node)
{
    char name[ENGINE_PROFILE_NAME];
    if (!engine_profiling())
        return node->op->eval(node) && !engine_failed();
    engine_profile_name(name, node);
    double begin = engine_profile_now();
    bool good = node->op->eval(node) && !engine_failed();
    engine_profile_add(name, engine_profile_now() - begin);
    return good;
}

/* After a failure: half-made values are none. */
static void forget_value(engine_array *node)
{
    engine_buffer_release(node->buffer);
    node->buffer = NULL;
    for (int k = 0; k < node->extra_count; k++) {
        engine_buffer_release(node->extras[k]->buffer);
        node->extras[k]->buffer = NULL;
    }
}

static bool evaluate(engine_array *node)
{
    if (!node->op) {
        engine_error("an array has neither a value nor an operation that gives one");
        return false;
    }
    size_t scope = engine_scope_open();
    bool good = run_node(node);
    engine_scope_close(scope);
    if (!good) {
        forget_value(node);
        if (!engine_failed())
            engine_error("%s failed", node->op->name);
        return false;
    }
    if (!keeps_inputs(node))
        engine_let_inputs_go(node);
    return true;
}

/* ---- Updates that wait ----
 *
 * A weight's gradient is known before the gradient that is handed on has been computed from the weight. The update waits for that, a few
 * nodes, and then writes over the weight's memory instead of taking new. */

enum { MOST_WAITING = 16 };

typedef struct waiting {
    engine_array *nodes[MOST_WAITING]; /* updates, and names of their outputs */
    int count;
} waiting;

static bool is_waiting(const waiting *w, const engine_array *node)
{
    for (int i = 0; i < w->count; i++)
        if (w->nodes[i] == node)
            return true;
    return false;
}

static bool must_wait(const engine_array *node)
{
    const engine_array *old = node->op && node->op->flags & ENGINE_OP_UPDATE ? node->inputs[0] : NULL;
    return old && engine_evaluated(old) && (atomic_load(&old->refs) > 1 || atomic_load(&old->buffer->refs) > 1);
}

/* Evaluates those whose turn has come: all, or up to the first that must wait longer. */
static bool run_waiting(waiting *w, bool all)
{
    int done = 0;
    bool good = true;
    while (good && done < w->count && (all || !must_wait(w->nodes[done])))
        good = evaluate(w->nodes[done++]);
    for (int i = done; i < w->count; i++)
        w->nodes[i - done] = w->nodes[i];
    w->count -= done;
    return good;
}

/* Does the node belong in the queue?  If it reads what is in there and is more than a name of it, that must be computed now. */
static bool put_off(waiting *w, engine_array *node, bool *good)
{
    bool reads_waiting = false;
    for (int i = 0; i < node->input_count; i++)
        reads_waiting |= !engine_evaluated(node->inputs[i]) && is_waiting(w, node->inputs[i]);
    bool belongs = reads_waiting ? node->op == &engine_op_output : must_wait(node);
    if (w->count && ((reads_waiting && !belongs) || (belongs && w->count == MOST_WAITING)))
        *good = run_waiting(w, true);
    if (!belongs || !*good || (reads_waiting && engine_evaluated(node->inputs[0])))
        return false;
    w->nodes[w->count++] = node;
    return true;
}

static bool run_tape(const tape *t)
{
    waiting late = {.count = 0};
    bool good = true;
    for (size_t k = 0; good && k < t->count; k++) {
        engine_array *node = t->nodes[k];
        if (!put_off(&late, node, &good) && good && !(node->plan & ENGINE_PLAN_INLINE))
            good = evaluate(node) && run_waiting(&late, false);
    }
    return good && run_waiting(&late, true);
}

bool engine_eval_many(engine_array *const *arrays, size_t count)
{
    tape t = {0};
    bool good = true;
    engine_graph_lock();
    uint32_t stamp = engine_next_stamp();
    for (size_t i = count; i-- > 0;) /* see the top */
        if (arrays[i])
            tape_walk(&t, arrays[i], stamp);
    if (t.out_of_memory) {
        engine_error("out of memory");
        good = false;
    } else {
        plan_fusion(&t);
        good = run_tape(&t);
        engine_conv_forget();
    }
    engine_graph_unlock();
    free(t.nodes);
    free(t.stack);
    return good;
}

bool engine_eval(engine_array *a)
{
    return engine_evaluated(a) || engine_eval_many(&a, 1);
}
