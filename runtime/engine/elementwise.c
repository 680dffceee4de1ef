/* The evaluator of element-wise ops: compiles a fused group of nodes to a short program, and runs it tile by
 * tile.
 *
 * A program has leaves (evaluated arrays that are read) and steps (one op's loop each, inputs first; the last
 * one is the group's root). The output is walked in the order of its memory, dimensions merged where every
 * leaf allows it. A leaf is read in place if it is laid out like the output; a scalar or a trailing-dimension
 * broadcast is packed once; anything else is packed per tile. Invariant: at element i of the walk, every
 * operand is the value for output i. */
#include <string.h>
#ifdef _OPENMP
#include <omp.h>
#endif

#include "elementwise.h"
#include "half.h"
#include "internal.h"

enum { MAX_LEAVES = 2 * ENGINE_MAX_FUSED + 2, PARALLEL_WORK = 1 << 16 };

typedef enum access {
    READ_IN_PLACE,
    PACKED_ONCE, /* the same values for every tile */
    PACKED_PER_TILE,
} access;

typedef struct leaf {
    engine_array *array;
    access access;
    int64_t strides[ENGINE_MAX_NDIM]; /* over the program's dimensions */
    char *packed;                     /* PACKED_ONCE: the tile */
    size_t scratch;                   /* PACKED_PER_TILE: offset of its tile in a thread's scratch */
} leaf;

typedef struct operand {
    bool is_leaf;
    int index; /* of the leaf, or the step */
} operand;

typedef struct step {
    engine_tile_fn loop;
    engine_array *node;
    operand in[3];
    int arity;
    bool in_memory; /* the result goes to the node's own buffer, not to scratch */
    size_t scratch; /* else: offset of its tile */
} step;

typedef struct program {
    leaf leaves[MAX_LEAVES];
    int leaf_count;
    step steps[ENGINE_MAX_FUSED];
    int step_count;
    uint64_t busy; /* scratch tiles in use, while compiling */
    int tile_slots;
    int ndim;
    int64_t shape[ENGINE_MAX_NDIM];
    size_t tile; /* elements of a tile */
} program;

static bool is_half(unsigned dtype)
{
    return dtype == MLX_FLOAT16 || dtype == MLX_BFLOAT16;
}

/* The type that loops see. */
static mlx_dtype loop_dtype(unsigned dtype)
{
    return is_half(dtype) ? MLX_FLOAT32 : (mlx_dtype)dtype;
}

static size_t loop_itemsize(const engine_array *a)
{
    return engine_dtype_sizes[loop_dtype(a->dtype)];
}

bool engine_fusable(const engine_array *node)
{
    if (!node->op || !node->op->elementwise || is_half(node->dtype))
        return false;
    for (int i = 0; i < node->input_count; i++)
        if (is_half(node->inputs[i]->dtype))
            return false;
    return true;
}

static engine_tile_fn loop_of(const engine_array *node)
{
    const engine_elementwise *e = node->op->elementwise;
    mlx_dtype in = loop_dtype(node->inputs[e->arity - 1]->dtype);
    return e->pick ? e->pick(in, loop_dtype(node->dtype)) : e->loops[in];
}

engine_array *engine_elementwise_node(const engine_op *op, mlx_dtype dtype, engine_array *const *in,
                                      int count)
{
    int shape[ENGINE_MAX_NDIM], ndim;
    for (int i = 0; i < count; i++)
        if (!in[i])
            return NULL;
    const engine_array *widest = in[0];
    const engine_elementwise *e = op->elementwise;
    mlx_dtype key = loop_dtype(in[count - 1]->dtype);
    if (e->pick ? !e->pick(key, loop_dtype(dtype)) : !e->loops[key]) {
        engine_error("%s is not supported for %s", op->name,
                     engine_dtype_name((mlx_dtype)in[count - 1]->dtype));
        return NULL;
    }
    ndim = widest->ndim;
    memcpy(shape, widest->shape, sizeof shape);
    for (int i = 1; i < count; i++) {
        engine_array so_far = {.dtype = widest->dtype, .ndim = (uint8_t)ndim};
        memcpy(so_far.shape, shape, sizeof shape);
        if ((ndim = engine_broadcast_shape(&so_far, in[i], shape)) < 0)
            return NULL;
    }
    return engine_node(op, dtype, shape, ndim, in, count, NULL, 0);
}

/* ---- Compiling ---- */

static int take_slot(program *p)
{
    int slot = __builtin_ctzll(~p->busy);
    p->busy |= 1ull << slot;
    if (slot >= p->tile_slots)
        p->tile_slots = slot + 1;
    return slot;
}

static operand add_leaf(program *p, engine_array *a)
{
    for (int i = 0; i < p->leaf_count; i++)
        if (p->leaves[i].array == a)
            return (operand){true, i};
    p->leaves[p->leaf_count].array = a;
    return (operand){true, p->leaf_count++};
}

/* The place where inputs[i] came before; i if it did not. x * x is one operand twice. */
static int first_use(engine_array *const *inputs, int i)
{
    int k = 0;
    while (inputs[k] != inputs[i])
        k++;
    return k;
}

static unsigned uses(engine_array *const *inputs, int count, const engine_array *a)
{
    unsigned n = 0;
    for (int i = 0; i < count; i++)
        n += inputs[i] == a;
    return n;
}

/* Adds the steps for `node` and what is fused into it. `held` references to it are its consumer's: somebody
 * who has one more wants the value in memory, unless weakly; then it is computed again should it be asked
 * for. (The root is always stored.) Recursion is bounded by ENGINE_MAX_FUSED. */
static operand compile(program *p, engine_array *node, bool root, unsigned held)
{
    step s = {.loop = loop_of(node), .node = node, .arity = node->input_count};
    for (int i = 0; i < node->input_count; i++) {
        engine_array *in = node->inputs[i];
        int first = first_use(node->inputs, i);
        if (first < i)
            s.in[i] = s.in[first];
        else if (engine_evaluated(in))
            s.in[i] = add_leaf(p, in);
        else
            s.in[i] = compile(p, in, false, uses(node->inputs, node->input_count, in));
    }
    s.in_memory = root ? !is_half(node->dtype) : atomic_load(&node->refs) > held + atomic_load(&node->weak);
    if (!s.in_memory)
        s.scratch = (size_t)take_slot(p);
    for (int i = 0; i < s.arity; i++)
        if (!s.in[i].is_leaf && !p->steps[s.in[i].index].in_memory)
            p->busy &= ~(1ull << p->steps[s.in[i].index].scratch);
    p->steps[p->step_count] = s;
    return (operand){false, p->step_count++};
}

static bool same_strides(const engine_array *a, const int64_t *strides)
{
    for (int i = 0; i < a->ndim; i++)
        if (a->shape[i] != 1 && a->strides[i] != strides[i])
            return false;
    return true;
}

/* The layout of the results: row-major if any full-size leaf is that or there is none, else that of the
 * first. */
static void choose_layout(const program *p, const engine_array *root, int64_t *strides)
{
    const engine_array *first = NULL;
    engine_row_strides(root->shape, root->ndim, strides);
    for (int i = 0; i < p->leaf_count; i++) {
        const engine_array *a = p->leaves[i].array;
        if (!engine_same_shape(a, root) || !engine_is_dense(a))
            continue;
        if (same_strides(a, strides))
            return;
        if (!first)
            first = a;
    }
    if (first)
        memcpy(strides, first->strides, sizeof first->strides);
}

/* Gives the root the memory of a leaf that nobody else will read, if there is one. */
static bool donate_leaf(const program *p, engine_array *root, const int64_t *strides)
{
    if (root->flags & ENGINE_RECORDED || engine_trace_depth > 0)
        return false;
    for (int i = 0; i < p->leaf_count; i++) {
        engine_array *a = p->leaves[i].array;
        if (atomic_load(&a->refs) == 1 && !a->extra_count && atomic_load(&a->buffer->refs) == 1 &&
            !a->buffer->release && engine_itemsize(a) == engine_itemsize(root) && !is_half(root->dtype) &&
            engine_same_shape(a, root) && same_strides(a, strides)) {
            engine_share(root, a, 0, strides);
            return true;
        }
    }
    return false;
}

/* A dimension of size 1 may carry any stride in a leaf, so outputs' strides are set freely for those. */
static bool give_memory(program *p, engine_array *root)
{
    int64_t strides[ENGINE_MAX_NDIM];
    choose_layout(p, root, strides);
    for (int k = 0; k < p->step_count; k++) {
        step *s = &p->steps[k];
        bool is_root = k == p->step_count - 1;
        if (is_root && donate_leaf(p, root, strides))
            continue;
        if ((s->in_memory || is_root) && !engine_alloc_strided(s->node, strides))
            return false;
    }
    return true;
}

/* Sets the program's dimensions: the root's, outermost in memory first, merged where all leaves step alike.
 */
static void merge_dimensions(program *p, const engine_array *root)
{
    int order[ENGINE_MAX_NDIM], count = 0;
    for (int i = 0; i < root->ndim; i++) {
        if (root->shape[i] == 1)
            continue;
        int at = count++;
        for (; at > 0 && root->strides[order[at - 1]] < root->strides[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    int64_t read[MAX_LEAVES][ENGINE_MAX_NDIM];
    for (int l = 0; l < p->leaf_count; l++)
        engine_broadcast_strides(p->leaves[l].array, root->shape, root->ndim, read[l]);
    p->ndim = 0;
    for (int k = 0; k < count; k++) {
        int dim = order[k], size = root->shape[dim], last = p->ndim - 1;
        bool merge = last >= 0;
        for (int l = 0; l < p->leaf_count && merge; l++)
            merge = p->leaves[l].strides[last] == read[l][dim] * size;
        if (merge)
            p->shape[last] *= size;
        else
            p->shape[last = p->ndim++] = size;
        for (int l = 0; l < p->leaf_count; l++)
            p->leaves[l].strides[last] = read[l][dim];
    }
    if (p->ndim == 0) {
        p->ndim = 1;
        p->shape[0] = 1;
        for (int l = 0; l < p->leaf_count; l++)
            p->leaves[l].strides[0] = 0;
    }
}

/* The number of elements after which the leaf repeats (its trailing contiguous dimensions), 0 if it is
 * otherwise. */
static size_t leaf_period(const program *p, const leaf *l)
{
    int64_t step = 1;
    int i = p->ndim - 1;
    for (; i >= 0 && l->strides[i] == step; i--)
        step *= p->shape[i];
    for (; i >= 0; i--)
        if (l->strides[i] != 0)
            return 0;
    return (size_t)step;
}

static void choose_access(program *p, size_t size)
{
    size_t longest = 1;
    for (int l = 0; l < p->leaf_count; l++) {
        size_t period = leaf_period(p, &p->leaves[l]);
        if (period > longest && period <= ENGINE_TILE)
            longest = period;
    }
    p->tile = ENGINE_TILE / longest * longest;
    for (int l = 0; l < p->leaf_count; l++) {
        leaf *leaf = &p->leaves[l];
        size_t period = leaf_period(p, leaf);
        bool half = is_half(leaf->array->dtype);
        if (period == size && !half && size > 1)
            leaf->access = READ_IN_PLACE;
        else if (period && p->tile % period == 0)
            leaf->access = PACKED_ONCE;
        else
            leaf->access = PACKED_PER_TILE;
        if (leaf->access == PACKED_PER_TILE)
            leaf->scratch = (size_t)p->tile_slots++;
    }
}

/* ---- Packing ---- */

#define PACK_RUN(T, R, convert)                                                                              \
    do {                                                                                                     \
        const T *s = source;                                                                                 \
        R *d = target;                                                                                       \
        if (stride == 0) {                                                                                   \
            R value = (R)convert(*s);                                                                        \
            for (size_t i = 0; i < n; i++)                                                                   \
                d[i] = value;                                                                                \
        } else {                                                                                             \
            for (size_t i = 0; i < n; i++)                                                                   \
                d[i] = (R)convert(s[(int64_t)i * stride]);                                                   \
        }                                                                                                    \
    } while (0)

#define AS_IS(x) (x)

static void pack_run(void *target, const void *source, int64_t stride, size_t n, unsigned dtype)
{
    if (stride == 1 && !is_half(dtype)) {
        memcpy(target, source, n * engine_dtype_sizes[dtype]);
        return;
    }
    if (dtype == MLX_FLOAT16) {
        PACK_RUN(uint16_t, float, engine_float16_float);
        return;
    }
    if (dtype == MLX_BFLOAT16) {
        PACK_RUN(uint16_t, float, engine_bfloat16_float);
        return;
    }
    switch (engine_dtype_sizes[dtype]) {
    case 1:
        PACK_RUN(uint8_t, uint8_t, AS_IS);
        break;
    case 2:
        PACK_RUN(uint16_t, uint16_t, AS_IS);
        break;
    case 4:
        PACK_RUN(uint32_t, uint32_t, AS_IS);
        break;
    default:
        PACK_RUN(uint64_t, uint64_t, AS_IS);
        break;
    }
}

/* Writes the leaf's elements start .. start + n of the walk to `target`. */
static void pack(const program *p, const leaf *l, size_t start, size_t n, char *target)
{
    const engine_array *a = l->array;
    size_t itemsize = engine_itemsize(a), packed_size = loop_itemsize(a);
    int64_t index[ENGINE_MAX_NDIM], offset = 0;
    size_t rest = start;
    int last = p->ndim - 1;
    for (int i = last; i >= 0; i--) {
        index[i] = (int64_t)(rest % (size_t)p->shape[i]);
        rest /= (size_t)p->shape[i];
        offset += index[i] * l->strides[i];
    }
    while (n) {
        size_t run = (size_t)(p->shape[last] - index[last]);
        if (run > n)
            run = n;
        pack_run(target, (const char *)engine_data(a) + offset * (int64_t)itemsize, l->strides[last], run,
                 a->dtype);
        target += run * packed_size;
        n -= run;
        offset += (int64_t)run * l->strides[last];
        index[last] += (int64_t)run;
        for (int i = last; i > 0 && index[i] == p->shape[i]; i--) {
            offset += l->strides[i - 1] - index[i] * l->strides[i];
            index[i] = 0;
            index[i - 1]++;
        }
    }
}

static void store_half(const engine_array *a, size_t start, size_t n, const float *tile)
{
    uint16_t *out = (uint16_t *)engine_data(a) + start;
    bool brain = a->dtype == MLX_BFLOAT16;
    for (size_t i = 0; i < n; i++)
        out[i] = brain ? engine_float_bfloat16(tile[i]) : engine_float_float16(tile[i]);
}

/* ---- Running ---- */

static void run_tile(const program *p, size_t start, size_t n, char *scratch)
{
    const size_t slot = ENGINE_TILE * 8;
    const void *leaf_at[MAX_LEAVES];
    void *step_at[ENGINE_MAX_FUSED];
    for (int l = 0; l < p->leaf_count; l++) {
        const leaf *leaf = &p->leaves[l];
        if (leaf->access == READ_IN_PLACE) {
            leaf_at[l] = (const char *)engine_data(leaf->array) + start * engine_itemsize(leaf->array);
        } else if (leaf->access == PACKED_ONCE) {
            leaf_at[l] = leaf->packed;
        } else {
            pack(p, leaf, start, n, scratch + leaf->scratch * slot);
            leaf_at[l] = scratch + leaf->scratch * slot;
        }
    }
    for (int k = 0; k < p->step_count; k++) {
        const step *s = &p->steps[k];
        const void *in[3] = {NULL};
        for (int i = 0; i < s->arity; i++)
            in[i] = s->in[i].is_leaf ? leaf_at[s->in[i].index] : step_at[s->in[i].index];
        step_at[k] = s->in_memory ? (char *)engine_data(s->node) + start * engine_itemsize(s->node)
                                  : scratch + s->scratch * slot;
        s->loop(step_at[k], in, n, s->node->params);
        if (is_half(s->node->dtype))
            store_half(s->node, start, n, step_at[k]);
    }
}

static int thread_count(const program *p, size_t size)
{
#ifdef _OPENMP
    size_t tiles = (size + p->tile - 1) / p->tile;
    if (size * (size_t)p->step_count >= PARALLEL_WORK && tiles > 1 && !omp_in_parallel()) {
        size_t most = (size_t)omp_get_max_threads();
        return (int)(most < tiles ? most : tiles);
    }
#else
    (void)p, (void)size;
#endif
    return 1;
}

static void run_tiles(const program *p, size_t size, char *scratch, size_t scratch_per_thread, int threads)
{
    int64_t tiles = (int64_t)((size + p->tile - 1) / p->tile);
    if (threads == 1) {
        for (int64_t t = 0; t < tiles; t++)
            run_tile(p, (size_t)t * p->tile, t == tiles - 1 ? size - (size_t)t * p->tile : p->tile, scratch);
        return;
    }
#ifdef _OPENMP
#pragma omp parallel for schedule(static) num_threads(threads)
    for (int64_t t = 0; t < tiles; t++)
        run_tile(p, (size_t)t * p->tile, t == tiles - 1 ? size - (size_t)t * p->tile : p->tile,
                 scratch + (size_t)omp_get_thread_num() * scratch_per_thread);
#else
    (void)scratch_per_thread;
#endif
}

static bool run(program *p, size_t size)
{
    const size_t slot = ENGINE_TILE * 8;
    int threads = thread_count(p, size), shared = 0;
    for (int l = 0; l < p->leaf_count; l++)
        shared += p->leaves[l].access == PACKED_ONCE;
    size_t per_thread = (size_t)p->tile_slots * slot;
    engine_buffer *scratch = NULL;
    if (shared || per_thread) {
        scratch = engine_buffer_new((size_t)shared * slot + (size_t)threads * per_thread);
        if (!scratch)
            return false;
    }
    char *next = scratch ? scratch->data : NULL;
    for (int l = 0; l < p->leaf_count; l++) {
        if (p->leaves[l].access != PACKED_ONCE)
            continue;
        p->leaves[l].packed = next;
        pack(p, &p->leaves[l], 0, size < p->tile ? size : p->tile, next);
        next += slot;
    }
    run_tiles(p, size, next, per_thread, threads);
    engine_buffer_release(scratch);
    return true;
}

/* Fused nodes that got memory of their own are finished too: they let their inputs go, unless gradients need
 * them. The root's are let go by the caller. */
static void finish_stored(const program *p)
{
    for (int k = 0; k < p->step_count - 1; k++) {
        engine_array *node = p->steps[k].node;
        bool keep = node->flags & ENGINE_RECORDED || (node->flags & ENGINE_TRACED && engine_trace_depth > 0);
        if (engine_evaluated(node) && !keep)
            engine_let_inputs_go(node);
    }
}

/* After a failure: what was fused has no values. */
static void take_memory_back(const program *p)
{
    for (int k = 0; k < p->step_count - 1; k++) {
        engine_buffer_release(p->steps[k].node->buffer);
        p->steps[k].node->buffer = NULL;
    }
}

bool engine_elementwise_eval(engine_array *out)
{
    program p;
    p.leaf_count = p.step_count = p.tile_slots = 0;
    p.busy = 0;
    compile(&p, out, true, 0);
    bool good = give_memory(&p, out);
    if (good && out->size) {
        merge_dimensions(&p, out);
        choose_access(&p, out->size);
        good = run(&p, out->size);
    }
    if (!good) {
        take_memory_back(&p);
        return false;
    }
    finish_stored(&p);
    return true;
}
