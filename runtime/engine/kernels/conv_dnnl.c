/* Convolution on oneDNN.
 *
 * Where oneDNN has a Winograd algorithm for the shape and there are enough channels, that is taken: twice as
 * fast, and on a typical layer its error is 5e-7 of the result's size where direct summation has 1.5e-7.
 * Otherwise oneDNN is told the real layouts of x and y first: for channels-last activations it has kernels
 * that run on them as they lie.  Where it would fall back to its plain loops or to its im2col path it may
 * choose its own (blocked) layouts, and reorders run before and after.  Weights are small: their layout is
 * always oneDNN's choice.  A plan is the primitive plus a reorder for each tensor that needs one;
 * intermediate buffers are shared workspaces. */
#include "conv_dnnl.h"

#ifdef T2M_HAVE_DNNL

#include "conv_walk.h"
#include "dnnl_support.h"
#include "plan_cache.h"
#include "workspace.h"

#include <stdlib.h>
#include <string.h>

/* From so many channels on both sides Winograd pays. */
enum { WINOGRAD_CHANNELS = 16, WINOGRAD_TILE = 4 };

typedef struct conv_key {
    conv_spec spec;
    int64_t direction, has_bias;
} conv_key;

/* One tensor of a plan: as the caller has it, and as the primitive wants it. */
typedef struct conv_operand {
    dnnl_memory_t given, wanted; /* the same object if the layouts agree */
    dnnl_primitive_t reorder;    /* NULL if they agree */
    size_t wanted_size;
} conv_operand;

typedef struct conv_plan {
    dnnl_primitive_t primitive;
    conv_operand x, w, y;
    dnnl_memory_t bias; /* NULL if there is none */
} conv_plan;

/* The layouts to build a primitive with. */
typedef struct conv_layouts {
    dnnl_memory_desc_t x, w, y, bias;
    dnnl_alg_kind_t algorithm;
} conv_layouts;

static void release_operand(conv_operand *operand)
{
    if (operand->reorder)
        dnnl_primitive_destroy(operand->reorder);
    if (operand->wanted != operand->given)
        dnnl_memory_destroy(operand->wanted);
    dnnl_memory_destroy(operand->given);
}

static void release_plan(void *payload)
{
    conv_plan *plan = payload;
    release_operand(&plan->x);
    release_operand(&plan->w);
    release_operand(&plan->y);
    dnnl_memory_destroy(plan->bias);
    dnnl_primitive_destroy(plan->primitive);
    free(plan);
}

/* Fills the logical shapes; weights get a leading dimension when there are groups. */
static int describe_shapes(const conv_spec *s, int64_t *x, int64_t *w, int64_t *y)
{
    int rank = (int)s->rank, extra = s->groups > 1;
    x[0] = y[0] = s->batch;
    x[1] = s->in_channels;
    y[1] = s->out_channels;
    if (extra)
        w[0] = s->groups;
    w[extra] = s->out_channels / s->groups;
    w[extra + 1] = s->in_channels / s->groups;
    memcpy(x + 2, s->in, sizeof *x * (size_t)rank);
    memcpy(y + 2, s->out, sizeof *y * (size_t)rank);
    memcpy(w + extra + 2, s->kernel, sizeof *w * (size_t)rank);
    return rank + 2;
}

static void weight_strides(const conv_spec *s, int64_t *strides)
{
    int extra = s->groups > 1;
    if (extra)
        strides[0] = s->w_strides[0] * (s->out_channels / s->groups);
    memcpy(strides + extra, s->w_strides, sizeof *strides * (size_t)(s->rank + 2));
}

/* The layouts that the caller has. */
static bool describe_given(const conv_spec *s, conv_layouts *given)
{
    int64_t x[CONV_MAX_NDIM], w[CONV_MAX_NDIM + 1], y[CONV_MAX_NDIM], strides[CONV_MAX_NDIM + 1], one = 1;
    int ndim = describe_shapes(s, x, w, y);
    weight_strides(s, strides);
    return dnnl_support_describe(&given->x, ndim, x, s->x_strides) &&
           dnnl_support_describe(&given->y, ndim, y, s->y_strides) &&
           dnnl_support_describe(&given->w, ndim + (s->groups > 1), w, strides) &&
           dnnl_support_describe(&given->bias, 1, &s->out_channels, &one);
}

/* The layouts with oneDNN's free choice of the weight's, and of the activations' too if asked. */
static bool describe_free(const conv_spec *s, const conv_layouts *given, bool free_activations,
                          conv_layouts *layouts)
{
    int64_t x[CONV_MAX_NDIM], w[CONV_MAX_NDIM + 1], y[CONV_MAX_NDIM];
    int ndim = describe_shapes(s, x, w, y);
    *layouts = *given;
    layouts->algorithm = dnnl_convolution_direct;
    if (!dnnl_support_describe_any(&layouts->w, ndim + (s->groups > 1), w))
        return false;
    return !free_activations || (dnnl_support_describe_any(&layouts->x, ndim, x) &&
                                 dnnl_support_describe_any(&layouts->y, ndim, y));
}

/* How the kernel moves, in oneDNN's own array type; dilation counts from 0 there. */
typedef struct conv_window {
    dnnl_dims_t stride, dilation, pad_lo, pad_hi;
} conv_window;

static conv_window window_of(const conv_spec *s)
{
    conv_window window = {0};
    for (int i = 0; i < s->rank; i++) {
        window.stride[i] = s->stride[i];
        window.dilation[i] = s->dilation[i] - 1;
        window.pad_lo[i] = s->pad_lo[i];
        window.pad_hi[i] = s->pad_hi[i];
    }
    return window;
}

static dnnl_primitive_desc_t make_desc(const dnnl_convolution_desc_t *operation,
                                       const_dnnl_primitive_desc_t hint)
{
    dnnl_primitive_desc_t desc = NULL;
    if (dnnl_primitive_desc_create(&desc, operation, NULL, dnnl_support_engine(), hint) != dnnl_success)
        return NULL;
    return desc;
}

static dnnl_primitive_desc_t describe_forward(const conv_key *key, const conv_layouts *l)
{
    conv_window at = window_of(&key->spec);
    dnnl_convolution_desc_t operation;
    if (dnnl_dilated_convolution_forward_desc_init(&operation, dnnl_forward_training, l->algorithm, &l->x,
                                                   &l->w, key->has_bias ? &l->bias : NULL, &l->y, at.stride,
                                                   at.dilation, at.pad_lo, at.pad_hi) != dnnl_success)
        return NULL;
    return make_desc(&operation, NULL);
}

static dnnl_primitive_desc_t describe_backward(const conv_key *key, const conv_layouts *l)
{
    conv_window at = window_of(&key->spec);
    dnnl_convolution_desc_t operation;
    dnnl_status_t status =
        key->direction == CONV_BACKWARD_DATA
            ? dnnl_dilated_convolution_backward_data_desc_init(&operation, l->algorithm, &l->x, &l->w, &l->y,
                                                               at.stride, at.dilation, at.pad_lo, at.pad_hi)
            : dnnl_dilated_convolution_backward_weights_desc_init(&operation, l->algorithm, &l->x, &l->w,
                                                                  NULL, &l->y, at.stride, at.dilation,
                                                                  at.pad_lo, at.pad_hi);
    dnnl_primitive_desc_t hint = status == dnnl_success ? describe_forward(key, l) : NULL;
    if (!hint)
        return NULL;
    dnnl_primitive_desc_t desc = make_desc(&operation, hint);
    dnnl_primitive_desc_destroy(hint);
    return desc;
}

static dnnl_primitive_desc_t describe(const conv_key *key, const conv_layouts *layouts)
{
    return key->direction == CONV_FORWARD ? describe_forward(key, layouts) : describe_backward(key, layouts);
}

/* The im2col path ("gemm") is several times slower than the direct ones, the plain loops a hundred times. */
static bool is_fast(const_dnnl_primitive_desc_t desc)
{
    return !dnnl_support_is_reference(desc) && !strstr(dnnl_support_implementation(desc), "gemm");
}

/* Winograd works on tiles of 4 x 4 results: do they cover the output without much waste? */
static bool fills_tiles(const conv_spec *s)
{
    int64_t covered = 1;
    for (int64_t i = 0; i < s->rank; i++)
        covered *= (s->out[i] + WINOGRAD_TILE - 1) / WINOGRAD_TILE * WINOGRAD_TILE;
    return covered < 2 * conv_volume(s->rank, s->out);
}

/* Winograd, if oneDNN chooses that itself, or for the weight's gradient wherever it can: there the direct sum takes twice as long on deep
 * layers too, which oneDNN does not see. With few channels the transforms cost more than they save. */
static dnnl_primitive_desc_t choose_winograd(const conv_key *key, const conv_layouts *given)
{
    conv_layouts layouts;
    const conv_spec *s = &key->spec;
    if (s->in_channels / s->groups < WINOGRAD_CHANNELS || s->out_channels / s->groups < WINOGRAD_CHANNELS ||
        !describe_free(s, given, true, &layouts))
        return NULL;
    bool is_forced = key->direction == CONV_BACKWARD_WEIGHTS && fills_tiles(s);
    layouts.algorithm = is_forced ? dnnl_convolution_winograd : dnnl_convolution_auto;
    dnnl_primitive_desc_t desc = describe(key, &layouts);
    if (desc && !strstr(dnnl_support_implementation(desc), "wino")) {
        dnnl_primitive_desc_destroy(desc);
        desc = NULL;
    }
    return desc;
}

/* The best primitive: on the given activations if that is fast, else on free layouts if that is, else any
 * that is not oneDNN's plain loops. */
static dnnl_primitive_desc_t choose(const conv_key *key, const conv_layouts *given)
{
    conv_layouts layouts;
    dnnl_primitive_desc_t candidates[2] = {NULL, NULL}, chosen = choose_winograd(key, given);
    for (int free_activations = 0; free_activations < 2 && !chosen; free_activations++) {
        if (describe_free(&key->spec, given, free_activations, &layouts))
            candidates[free_activations] = describe(key, &layouts);
        if (candidates[free_activations] && is_fast(candidates[free_activations]))
            chosen = candidates[free_activations];
    }
    for (int i = 0; i < 2 && !chosen; i++)
        if (candidates[i] && !dnnl_support_is_reference(candidates[i]))
            chosen = candidates[i];
    for (int i = 0; i < 2; i++)
        if (candidates[i] && candidates[i] != chosen)
            dnnl_primitive_desc_destroy(candidates[i]);
    return chosen;
}

static dnnl_primitive_t make_reorder(const dnnl_memory_desc_t *from, const dnnl_memory_desc_t *to)
{
    dnnl_engine_t engine = dnnl_support_engine();
    dnnl_primitive_desc_t desc;
    dnnl_primitive_t reorder = NULL;
    if (dnnl_reorder_primitive_desc_create(&desc, from, engine, to, engine, NULL) != dnnl_success)
        return NULL;
    if (dnnl_primitive_create(&reorder, desc) != dnnl_success)
        reorder = NULL;
    dnnl_primitive_desc_destroy(desc);
    return reorder;
}

static bool plan_operand(conv_operand *operand, const dnnl_memory_desc_t *given,
                         const dnnl_memory_desc_t *wanted, bool is_output)
{
    operand->given = dnnl_support_memory(given);
    operand->wanted = operand->given;
    if (dnnl_memory_desc_equal(given, wanted))
        return operand->given != NULL;
    operand->wanted = dnnl_support_memory(wanted);
    operand->wanted_size = dnnl_memory_desc_get_size(wanted);
    operand->reorder = is_output ? make_reorder(wanted, given) : make_reorder(given, wanted);
    return operand->given && operand->wanted && operand->reorder;
}

/* What the primitive calls each tensor: in the gradient directions the written one is a "diff". */
static bool plan_operands(conv_plan *plan, int64_t direction, const conv_layouts *given,
                          const_dnnl_primitive_desc_t desc)
{
    static const dnnl_query_t queries[][3] = {
        [CONV_FORWARD] = {dnnl_query_src_md, dnnl_query_weights_md, dnnl_query_dst_md},
        [CONV_BACKWARD_DATA] = {dnnl_query_diff_src_md, dnnl_query_weights_md, dnnl_query_diff_dst_md},
        [CONV_BACKWARD_WEIGHTS] = {dnnl_query_src_md, dnnl_query_diff_weights_md, dnnl_query_diff_dst_md},
    };
    const dnnl_query_t *query = queries[direction];
    return plan_operand(&plan->x, &given->x, dnnl_primitive_desc_query_md(desc, query[0], 0),
                        direction == CONV_BACKWARD_DATA) &&
           plan_operand(&plan->w, &given->w, dnnl_primitive_desc_query_md(desc, query[1], 0),
                        direction == CONV_BACKWARD_WEIGHTS) &&
           plan_operand(&plan->y, &given->y, dnnl_primitive_desc_query_md(desc, query[2], 0),
                        direction == CONV_FORWARD);
}

static void *make_plan(const void *key_bytes)
{
    const conv_key *key = key_bytes;
    conv_layouts given;
    if (!dnnl_support_engine() || !describe_given(&key->spec, &given))
        return NULL;
    dnnl_primitive_desc_t desc = choose(key, &given);
    if (!desc)
        return NULL;
    conv_plan *plan = calloc(1, sizeof *plan);
    bool made = plan && plan_operands(plan, key->direction, &given, desc) &&
                dnnl_primitive_create(&plan->primitive, desc) == dnnl_success;
    dnnl_primitive_desc_destroy(desc);
    if (!made && plan) {
        release_plan(plan);
        return NULL;
    }
    if (plan && key->has_bias)
        plan->bias = dnnl_support_memory(&given.bias);
    return plan;
}

static plan_cache plans = {.key_size = sizeof(conv_key), .make = make_plan, .release = release_plan};

/* Binds the caller's buffer, and where layouts differ a workspace beside it. */
static void bind(conv_operand *operand, const float *data, workspace_slot slot)
{
    dnnl_support_bind(operand->given, data);
    if (operand->reorder)
        dnnl_support_bind(operand->wanted, workspace_get(slot, operand->wanted_size));
}

static bool reorder(const conv_operand *operand, bool is_output)
{
    if (!operand->reorder)
        return true;
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_FROM, is_output ? operand->wanted : operand->given},
                                   {DNNL_ARG_TO, is_output ? operand->given : operand->wanted}};
    return dnnl_primitive_execute(operand->reorder, dnnl_support_stream(), 2, arguments) == dnnl_success;
}

/* What lies reordered in y's workspace, as long as it is what somebody has promised not to change. */
static struct {
    const float *y, *reordered; /* reordered: y, once it is there */
    dnnl_memory_desc_t given, wanted;
} steady;

void conv_steady_y(const float *y)
{
    steady.y = y;
    steady.reordered = NULL;
}

static const dnnl_memory_desc_t *layout_of(dnnl_memory_t memory)
{
    const dnnl_memory_desc_t *desc = NULL;
    dnnl_memory_get_memory_desc(memory, &desc);
    return desc;
}

/* Brings y, as an input, into the layout that is wanted. */
static bool reorder_y(const conv_operand *operand, const float *y)
{
    if (!operand->reorder)
        return true;
    const dnnl_memory_desc_t *given = layout_of(operand->given), *wanted = layout_of(operand->wanted);
    if (y == steady.reordered && dnnl_memory_desc_equal(given, &steady.given) && dnnl_memory_desc_equal(wanted, &steady.wanted))
        return true;
    steady.reordered = NULL;
    if (!reorder(operand, false))
        return false;
    if (y == steady.y) {
        steady.reordered = y;
        steady.given = *given;
        steady.wanted = *wanted;
    }
    return true;
}

static bool execute(const conv_plan *plan, conv_direction direction)
{
    bool to_x = direction == CONV_BACKWARD_DATA, to_w = direction == CONV_BACKWARD_WEIGHTS;
    dnnl_exec_arg_t arguments[] = {{to_x ? DNNL_ARG_DIFF_SRC : DNNL_ARG_SRC, plan->x.wanted},
                                   {to_w ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS, plan->w.wanted},
                                   {to_x || to_w ? DNNL_ARG_DIFF_DST : DNNL_ARG_DST, plan->y.wanted},
                                   {DNNL_ARG_BIAS, plan->bias}};
    return dnnl_primitive_execute(plan->primitive, dnnl_support_stream(), plan->bias ? 4 : 3, arguments) ==
           dnnl_success;
}

bool conv_dnnl_f32(conv_direction direction, const conv_spec *spec, const conv_tensors *tensors)
{
    conv_key key = {.spec = *spec, .direction = direction, .has_bias = tensors->bias != NULL};
    conv_plan *plan = plan_cache_get(&plans, &key);
    if (!plan)
        return false;
    bind(&plan->x, tensors->x, WORKSPACE_A);
    bind(&plan->w, tensors->w, WORKSPACE_B);
    bind(&plan->y, tensors->y, WORKSPACE_C);
    if (plan->bias)
        dnnl_support_bind(plan->bias, tensors->bias);
    conv_operand *written = direction == CONV_FORWARD         ? &plan->y
                            : direction == CONV_BACKWARD_DATA ? &plan->x
                                                              : &plan->w;
    if (written == &plan->y && plan->y.reorder)
        steady.reordered = NULL; /* the workspace is overwritten */
    if ((written != &plan->x && !reorder(&plan->x, false)) || (written != &plan->w && !reorder(&plan->w, false)) ||
        (written != &plan->y && !reorder_y(&plan->y, tensors->y)))
        return false;
    return execute(plan, direction) && reorder(written, true);
}

#else

void conv_steady_y(const float *y)
{
    (void)y;
}

bool conv_dnnl_f32(conv_direction direction, const conv_spec *spec, const conv_tensors *tensors)
{
    (void)direction, (void)spec, (void)tensors;
    return false;
}

#endif
