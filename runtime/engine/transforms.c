/* Transforms of closures: value_and_grad, vjp, jvp, checkpoint, custom gradients, compile; and eval.
 *
 * A transform runs the closure on fresh leaves ("tracers") that stand for the arguments, and differentiates
 * the graph that comes out. */
#include <stdlib.h>
#include <string.h>

#include "exported.h"
#include "graph.h"
#include "internal.h"
#include "mlx/c/compile.h"
#include "mlx/c/transforms.h"
#include "vmap.h"

/* ---- Evaluation ---- */

int mlx_eval(const mlx_vector_array outputs)
{
    engine_enter_no_stream("mlx_eval");
    size_t count;
    engine_array *const *items = engine_vector_items(outputs, &count);
    if (!engine_failed())
        engine_eval_many(items, count);
    return engine_leave_status();
}

int mlx_async_eval(const mlx_vector_array outputs)
{
    engine_enter_no_stream(__func__);
    size_t count;
    engine_array *const *items = engine_vector_items(outputs, &count);
    for (size_t i = 0; i < count && engine_trace_depth > 0; i++)
        if (items[i]->flags & ENGINE_TRACED)
            engine_error("%s belongs to a function that is being differentiated", engine_describe(items[i]));
    return engine_leave_status() || mlx_eval(outputs);
}

/* ---- Tracing ---- */

/* A closure's run: what it was given, what came out. */
typedef struct trace {
    engine_array **inputs; /* tracers where wanted, else the arguments themselves */
    size_t input_count;
    engine_array **outputs;
    size_t output_count;
} trace;

static void trace_free(trace *t)
{
    free(t->inputs);
    free(t->outputs);
}

/* Runs the closure with tracers for the inputs that `wanted` names (NULL: all). */
static bool trace_run(trace *t, engine_closure *fun, engine_array *const *inputs, size_t count,
                      const bool *wanted)
{
    *t = (trace){.inputs = malloc((count + 1) * sizeof *t->inputs), .input_count = count};
    if (!t->inputs) {
        engine_error("out of memory");
        return false;
    }
    for (size_t i = 0; i < count; i++)
        t->inputs[i] = !wanted || wanted[i] ? engine_tracer(inputs[i], ENGINE_TRACED) : inputs[i];
    if (engine_failed())
        return false;
    unsigned inherited = engine_inherited_flags;
    engine_inherited_flags |= ENGINE_TRACED;
    engine_trace_depth++;
    t->outputs = engine_closure_call(fun, t->inputs, count, &t->output_count);
    engine_trace_depth--;
    engine_inherited_flags = inherited;
    return t->outputs != NULL;
}

/* ---- value_and_grad ---- */

typedef struct grad_payload {
    engine_closure *fun;
    size_t count;
    int argnums[];
} grad_payload;

static void grad_payload_free(void *payload)
{
    engine_closure_release(((grad_payload *)payload)->fun);
    free(payload);
}

static bool check_argnums(const grad_payload *p, size_t input_count, bool *wanted)
{
    for (size_t i = 0; i < p->count; i++) {
        int at = p->argnums[i] < 0 ? p->argnums[i] + (int)input_count : p->argnums[i];
        if (at < 0 || (size_t)at >= input_count) {
            engine_error("argument %d of %zu to differentiate", p->argnums[i], input_count);
            return false;
        }
        wanted[at] = true;
    }
    return true;
}

static bool check_loss(const trace *t)
{
    if (t->output_count == 0 || t->outputs[0]->ndim != 0) {
        engine_error("the closure must return a scalar first, not %s",
                     t->output_count ? engine_describe(t->outputs[0]) : "nothing");
        return false;
    }
    return true;
}

/* Fills `grads` for the argnums, from tracers among the inputs. */
static bool loss_gradients(const grad_payload *p, const trace *t, engine_array **grads)
{
    engine_array **leaves = malloc((p->count + 1) * sizeof *leaves);
    engine_array *one = engine_scalar(1, (mlx_dtype)t->outputs[0]->dtype);
    for (size_t i = 0; leaves && i < p->count; i++) {
        int at = p->argnums[i] < 0 ? p->argnums[i] + (int)t->input_count : p->argnums[i];
        leaves[i] = t->inputs[at];
    }
    bool good = leaves && one && engine_backward(t->outputs, &one, 1, leaves, p->count, grads);
    free(leaves);
    return good;
}

static int value_and_grad(mlx_vector_array *values, mlx_vector_array *grads, const mlx_vector_array input,
                          void *payload)
{
    const grad_payload *p = payload;
    engine_enter_no_stream("mlx_value_and_grad");
    size_t count;
    engine_array *const *items = engine_vector_items(input, &count);
    bool *wanted = calloc(count + 1, 1);
    engine_array **results = calloc(p->count + 1, sizeof *results);
    trace t = {0};
    bool good = wanted && results && !engine_failed() && check_argnums(p, count, wanted) &&
                trace_run(&t, p->fun, items, count, wanted) && check_loss(&t) &&
                loss_gradients(p, &t, results);
    if (good)
        engine_store_vectors(values, grads, t.outputs, t.output_count, results, p->count);
    else
        engine_error("failed"); /* recorded only if nothing else was */
    free(wanted);
    free(results);
    trace_free(&t);
    return engine_leave_status();
}

int mlx_value_and_grad(mlx_closure_value_and_grad *res, const mlx_closure fun, const int *argnums,
                       size_t argnums_num)
{
    engine_enter_no_stream(__func__);
    if (!fun.ctx)
        engine_error("the closure is empty");
    if (argnums_num == 0)
        engine_error("there is no argument to differentiate");
    grad_payload *p = engine_failed() ? NULL : malloc(sizeof *p + argnums_num * sizeof *argnums);
    if (!p) {
        engine_error("out of memory");
        return engine_leave_status();
    }
    p->fun = engine_closure_retain(fun.ctx);
    p->count = argnums_num;
    memcpy(p->argnums, argnums, argnums_num * sizeof *argnums);
    mlx_closure_value_and_grad_free(*res);
    *res = mlx_closure_value_and_grad_new_func_payload(value_and_grad, p, grad_payload_free);
    if (!res->ctx)
        engine_error("out of memory");
    return engine_leave_status();
}

/* ---- vjp, jvp ---- */

static bool same_kind(engine_array *const *given, size_t given_count, engine_array *const *expected,
                      size_t count, const char *what)
{
    if (given_count != count) {
        engine_error("%zu %s for %zu arrays", given_count, what, count);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!engine_same_shape(given[i], expected[i])) {
            engine_error("one of the %s is %s, for %s", what, engine_describe(given[i]),
                         engine_describe(expected[i]));
            return false;
        }
    }
    return true;
}

/* Both give the outputs, and a list of derivatives, through the same door. */
static int leave_pair(mlx_vector_array *res_0, mlx_vector_array *res_1, trace *t, engine_array **results,
                      size_t count, bool good)
{
    if (good)
        engine_store_vectors(res_0, res_1, t->outputs, t->output_count, results, count);
    else
        engine_error("failed");
    free(results);
    trace_free(t);
    return engine_leave_status();
}

int mlx_vjp(mlx_vector_array *res_0, mlx_vector_array *res_1, const mlx_closure fun,
            const mlx_vector_array primals, const mlx_vector_array cotangents)
{
    engine_enter_no_stream(__func__);
    size_t count, given;
    engine_array *const *items = engine_vector_items(primals, &count);
    engine_array *const *seeds = engine_vector_items(cotangents, &given);
    engine_array **grads = calloc(count + 1, sizeof *grads);
    trace t = {0};
    bool good = grads && !engine_failed() && trace_run(&t, fun.ctx, items, count, NULL) &&
                same_kind(seeds, given, t.outputs, t.output_count, "cotangents") &&
                engine_backward(t.outputs, seeds, given, t.inputs, count, grads);
    return leave_pair(res_0, res_1, &t, grads, count, good);
}

/* The vjp is linear in its cotangents v, with the transposed Jacobian; so its own vjp with respect to v, at
 * the tangents, is the Jacobian times the tangents. */
static _Thread_local bool pushing_forward; /* the backward pass that runs stands for a forward one */

static bool push_forward(const trace *t, engine_array *const *tangents, engine_array **results)
{
    size_t outputs = t->output_count, inputs = t->input_count;
    engine_array **seeds = calloc(outputs + 1, sizeof *seeds), **back = calloc(inputs + 1, sizeof *back);
    bool good = seeds && back;
    for (size_t i = 0; good && i < outputs; i++)
        good = (seeds[i] = engine_tracer(engine_full_like(t->outputs[i], 0), ENGINE_TRACED)) != NULL;
    bool before = pushing_forward;
    pushing_forward = true;
    good = good && engine_backward(t->outputs, seeds, outputs, t->inputs, inputs, back);
    pushing_forward = before;
    good = good && engine_backward(back, tangents, inputs, seeds, outputs, results);
    for (size_t i = 0; good && inputs && i < outputs; i++) /* no truth is a number: zeros of the tangents' type */
        if (t->outputs[i]->dtype == MLX_BOOL && t->outputs[i]->op && t->outputs[i]->op->flags & ENGINE_OP_NO_GRAD)
            good = (results[i] = engine_cast(results[i], (mlx_dtype)tangents[0]->dtype)) != NULL;
    free(seeds);
    free(back);
    return good;
}

int mlx_jvp(mlx_vector_array *res_0, mlx_vector_array *res_1, const mlx_closure fun,
            const mlx_vector_array primals, const mlx_vector_array tangents)
{
    engine_enter_no_stream(__func__);
    size_t count, given;
    engine_array *const *items = engine_vector_items(primals, &count);
    engine_array *const *directions = engine_vector_items(tangents, &given), **results = NULL;
    trace t = {0};
    bool good = !engine_failed() && same_kind(directions, given, items, count, "tangents") &&
                trace_run(&t, fun.ctx, items, count, NULL);
    if (good) {
        results = calloc(t.output_count + 1, sizeof *results);
        good = results && push_forward(&t, directions, results);
    }
    return leave_pair(res_0, res_1, &t, results, t.output_count, good);
}

/* ---- Closures with a backward pass of their own ----
 *
 * One node stands for the call. Its inputs are the arguments, and then the results, computed from arguments
 * cut off from differentiation; so nothing between them is kept for the backward pass. Its vjp either calls
 * the user's function, or (checkpoint) runs the closure again and differentiates that. */

typedef struct call_params {
    engine_closure *fun;  /* owned */
    engine_closure *vjp;  /* owned; NULL for checkpoint */
    engine_closure *jvp;  /* owned; NULL if it follows from the vjp */
    engine_closure *vmap; /* owned; NULL for vmap of the function itself */
    int argument_count;
} call_params;

static bool call_eval(engine_array *out)
{
    const call_params *p = ENGINE_PARAMS(out, call_params);
    engine_array **results = out->inputs + p->argument_count;
    engine_share(out, results[0], 0, results[0]->strides);
    for (int k = 0; k < out->extra_count; k++)
        engine_share(out->extras[k], results[k + 1], 0, results[k + 1]->strides);
    return true;
}

static bool run_again(const engine_vjp *v, const call_params *p, engine_array *const *cotangents,
                      size_t outputs)
{
    trace t = {0};
    size_t count = (size_t)p->argument_count;
    bool good = trace_run(&t, p->fun, v->in, count, v->wants);
    if (good && t.output_count != outputs) {
        engine_error("the closure gave %zu results, and then %zu", outputs, t.output_count);
        good = false;
    }
    engine_array **leaves = malloc((count + 1) * sizeof *leaves), **grads = calloc(count + 1, sizeof *grads);
    size_t leaf_count = 0;
    for (size_t i = 0; good && leaves && i < count; i++)
        if (v->wants[i])
            leaves[leaf_count++] = t.inputs[i];
    good =
        good && leaves && grads && engine_backward(t.outputs, cotangents, outputs, leaves, leaf_count, grads);
    for (size_t i = 0, k = 0; good && i < count; i++)
        if (v->wants[i])
            v->grads[i] = grads[k++];
    free(leaves);
    free(grads);
    trace_free(&t);
    return good;
}

static bool call_user_vjp(const engine_vjp *v, const call_params *p, engine_array *const *cotangents,
                          size_t outputs)
{
    size_t count = (size_t)p->argument_count, given;
    mlx_vector_array primals = engine_vector_of(v->in, count), seeds = engine_vector_of(cotangents, outputs);
    mlx_vector_array results = engine_vector_of(v->in + count, outputs), out = {NULL};
    bool good = !engine_failed() && mlx_closure_custom_apply(&out, (mlx_closure_custom){p->vjp}, primals, seeds, results) == 0;
    if (!good)
        engine_error("the custom vjp failed");
    engine_array *const *grads = engine_vector_items(out, &given);
    if (good && given != count) {
        engine_error("the custom vjp gave %zu gradients for %zu arguments", given, count);
        good = false;
    }
    for (size_t i = 0; good && i < count; i++)
        v->grads[i] = engine_scoped(engine_retain(grads[i]));
    mlx_vector_array_free(primals);
    mlx_vector_array_free(seeds);
    mlx_vector_array_free(results);
    mlx_vector_array_free(out);
    return good;
}

/* ---- A forward pass of their own ----
 *
 * mlx_jvp differentiates the backward pass with respect to its cotangents. So where the user has given the forward pass, what the backward pass gave is
 * wrapped into a node whose derivative with respect to the cotangents is that. Its inputs are the arguments, the cotangents, and the gradients, computed
 * from cotangents cut off from differentiation. */

typedef struct back_params {
    engine_closure *jvp; /* owned */
    int argument_count, output_count;
    uint64_t wanted; /* which arguments the gradients are of */
} back_params;

static bool back_eval(engine_array *out)
{
    const back_params *p = ENGINE_PARAMS(out, back_params);
    engine_array **grads = out->inputs + p->argument_count + p->output_count;
    engine_share(out, grads[0], 0, grads[0]->strides);
    for (int k = 0; k < out->extra_count; k++)
        engine_share(out->extras[k], grads[k + 1], 0, grads[k + 1]->strides);
    return true;
}

static bool back_vjp(const engine_vjp *v)
{
    const back_params *p = ENGINE_PARAMS(v->out, back_params);
    engine_array *tangents[64];
    int numbers[64], count = 0;
    size_t given;
    for (int i = 0, k = 0; i < p->argument_count; i++) {
        if (!(p->wanted >> i & 1))
            continue;
        if (v->cotangents[k]) {
            numbers[count] = i;
            tangents[count++] = v->cotangents[k];
        }
        if (v->wants[p->argument_count + p->output_count + k])
            v->grads[p->argument_count + p->output_count + k] = v->cotangents[k];
        k++;
    }
    mlx_vector_array primals = engine_vector_of(v->in, (size_t)p->argument_count), out = {NULL};
    mlx_vector_array directions = engine_vector_of(tangents, (size_t)count);
    bool good = !engine_failed() && mlx_closure_custom_jvp_apply(&out, (mlx_closure_custom_jvp){p->jvp}, primals, directions, numbers, (size_t)count) == 0;
    engine_array *const *results = engine_vector_items(out, &given);
    if (!good || given != (size_t)p->output_count) {
        engine_error("the custom jvp gave no result, or not one for each output");
        good = false;
    }
    for (int j = 0; good && j < p->output_count; j++)
        if (v->wants[p->argument_count + j])
            v->grads[p->argument_count + j] = engine_scoped(engine_retain(results[j]));
    mlx_vector_array_free(primals);
    mlx_vector_array_free(directions);
    mlx_vector_array_free(out);
    return good;
}

static void back_free(void *params)
{
    engine_closure_release(((back_params *)params)->jvp);
}

const engine_op engine_op_call_back = {.name = "call_back", .eval = back_eval, .vjp = back_vjp, .free_params = back_free};

/* Wraps v->grads. */
static bool wrap_backward(const engine_vjp *v, const call_params *p, engine_array *const *cotangents, size_t outputs)
{
    size_t arguments = (size_t)p->argument_count, count = arguments + outputs;
    engine_array **in = malloc((2 * arguments + outputs + 1) * sizeof *in), *node = NULL;
    back_params b = {p->jvp, p->argument_count, (int)outputs, 0};
    if (!in || arguments > 64) {
        free(in);
        engine_error(in ? "a custom jvp of more than 64 arguments" : "out of memory");
        return false;
    }
    memcpy(in, v->in, arguments * sizeof *in);
    memcpy(in + arguments, cotangents, outputs * sizeof *in);
    for (size_t i = 0; i < arguments; i++)
        if (v->wants[i] && v->grads[i]) {
            b.wanted |= (uint64_t)1 << i;
            in[count++] = v->grads[i];
        }
    engine_array *first = count > arguments + outputs ? in[arguments + outputs] : NULL;
    if (first)
        node = engine_node(&engine_op_call_back, (mlx_dtype)first->dtype, first->shape, first->ndim, in, (int)count, &b, sizeof b);
    if (node)
        engine_closure_retain(p->jvp);
    engine_array *result = node;
    for (size_t i = 0; node && i < arguments; i++) {
        if (!(b.wanted >> i & 1))
            continue;
        engine_array *g = v->grads[i];
        v->grads[i] = result ? result : engine_add_output(node, (mlx_dtype)g->dtype, g->shape, g->ndim);
        result = NULL;
    }
    free(in);
    return !engine_failed();
}

static bool call_vjp(const engine_vjp *v)
{
    const call_params *p = ENGINE_PARAMS(v->out, call_params);
    size_t outputs = 1u + v->out->extra_count;
    engine_array **cotangents = malloc(outputs * sizeof *cotangents);
    if (!cotangents)
        return false;
    for (size_t k = 0; k < outputs; k++)
        cotangents[k] =
            v->cotangents[k] ? v->cotangents[k] : engine_full_like(k ? v->out->extras[k - 1] : v->out, 0);
    engine_array **seeds = p->jvp ? malloc(outputs * sizeof *seeds) : NULL;
    for (size_t k = 0; seeds && k < outputs; k++)
        seeds[k] = engine_stop_gradient(cotangents[k]);
    engine_array *const *used = seeds ? seeds : cotangents;
    bool users = p->vjp && (p->jvp || !pushing_forward); /* a forward pass does not go through the user's backward pass */
    bool good = users ? call_user_vjp(v, p, used, outputs) : run_again(v, p, used, outputs);
    good = good && (!seeds || wrap_backward(v, p, cotangents, outputs));
    free(seeds);
    free(cotangents);
    return good;
}

engine_array *engine_call_result(const engine_array *call, int k)
{
    return call->inputs[ENGINE_PARAMS(call, call_params)->argument_count + k];
}

static void call_free(void *params)
{
    call_params *p = params;
    engine_closure_release(p->fun);
    engine_closure_release(p->vjp);
    engine_closure_release(p->jvp);
    engine_closure_release(p->vmap);
}

const engine_op engine_op_call = {
    .name = "call", .eval = call_eval, .vjp = call_vjp, .free_params = call_free};

typedef struct wrapped {
    engine_closure *fun, *vjp, *jvp, *vmap;
} wrapped;

static void wrapped_free(void *payload)
{
    wrapped *w = payload;
    engine_closure_release(w->fun);
    engine_closure_release(w->vjp);
    engine_closure_release(w->jvp);
    engine_closure_release(w->vmap);
    free(w);
}

/* The node for a call, and the arrays that stand for its results, in place of `results`. */
static bool make_call_node(const wrapped *w, engine_array *const *arguments, size_t count,
                           engine_array **results, size_t result_count)
{
    engine_array **in = malloc((count + result_count + 1) * sizeof *in);
    if (!in || result_count == 0 || result_count > UINT16_MAX) {
        free(in);
        engine_error("the closure gave %zu results", result_count);
        return false;
    }
    if (count)
        memcpy(in, arguments, count * sizeof *in);
    memcpy(in + count, results, result_count * sizeof *in);
    call_params p = {w->fun, w->vjp, w->jvp, w->vmap, (int)count};
    engine_array *node = engine_node(&engine_op_call, (mlx_dtype)results[0]->dtype, results[0]->shape,
                                     results[0]->ndim, in, (int)(count + result_count), &p, sizeof p);
    if (node) {
        engine_closure_retain(w->fun);
        engine_closure_retain(w->vjp);
        engine_closure_retain(w->jvp);
        engine_closure_retain(w->vmap);
    }
    for (size_t k = 1; k < result_count; k++)
        results[k] =
            engine_add_output(node, (mlx_dtype)results[k]->dtype, results[k]->shape, results[k]->ndim);
    results[0] = node;
    free(in);
    return node != NULL;
}

/* ---- Mapped calls ---- */

/* A backward pass, mapped: arguments, cotangents and results are one list. */
typedef struct mapped_vjp {
    engine_closure *vjp;
    size_t argument_count, output_count;
    int axes[];
} mapped_vjp;

static void mapped_vjp_free(void *payload)
{
    engine_closure_release(((mapped_vjp *)payload)->vjp);
    free(payload);
}

static int call_parts(mlx_vector_array *res, const mlx_vector_array input, void *payload)
{
    const mapped_vjp *m = payload;
    engine_enter_no_stream("mlx_custom_vjp");
    size_t count;
    engine_array *const *items = engine_vector_items(input, &count);
    mlx_vector_array primals = engine_vector_of(items, m->argument_count);
    mlx_vector_array seeds = engine_vector_of(items + m->argument_count, m->output_count);
    mlx_vector_array results = engine_vector_of(items + m->argument_count + m->output_count, m->output_count);
    if (engine_failed() || mlx_closure_custom_apply(res, (mlx_closure_custom){m->vjp}, primals, seeds, results))
        engine_error("the custom vjp failed");
    mlx_vector_array_free(primals);
    mlx_vector_array_free(seeds);
    mlx_vector_array_free(results);
    return engine_leave_status();
}

/* Runs the mapped backward pass. Gradients of what was not mapped are those of all arrays, added up. */
static int call_mapped_vjp(mlx_vector_array *res, const mlx_vector_array primals, const mlx_vector_array cotangents,
                           const mlx_vector_array outputs, void *payload)
{
    const mapped_vjp *m = payload;
    engine_enter_no_stream("mlx_custom_vjp");
    size_t arguments, seeds, results, total = m->argument_count + 2 * m->output_count, given = 0;
    engine_array *const *lists[] = {engine_vector_items(primals, &arguments), engine_vector_items(cotangents, &seeds),
                                    engine_vector_items(outputs, &results)};
    engine_array **in = malloc((total + 1) * sizeof *in), **placeholders = malloc((total + 1) * sizeof *placeholders), **grads = NULL;
    bool good = in && placeholders && arguments == m->argument_count && seeds == m->output_count && results == m->output_count;
    if (good) {
        memcpy(in, lists[0], arguments * sizeof *in);
        memcpy(in + arguments, lists[1], seeds * sizeof *in);
        memcpy(in + arguments + seeds, lists[2], results * sizeof *in);
    }
    mlx_closure parts = good ? engine_closure_make(call_parts, payload, NULL) : (mlx_closure){NULL};
    if (parts.ctx)
        grads = engine_vmap_trace(parts.ctx, in, total, m->axes, placeholders, &given);
    good = grads && engine_vmap_replace(in, placeholders, total, m->axes, grads, given, NULL, grads);
    for (size_t i = 0; good && i < given && i < arguments; i++)
        if (m->axes[i] == -1)
            grads[i] = engine_sum(grads[i], 1, false);
    if (!good)
        engine_error("failed");
    mlx_closure_free(parts);
    int status = engine_leave_vector(res, grads, good ? given : 0);
    free(in);
    free(placeholders);
    free(grads);
    return status;
}

static engine_closure *map_vjp(engine_closure *vjp, const int *axes, size_t arguments, size_t outputs)
{
    size_t total = arguments + 2 * outputs;
    mapped_vjp *m = malloc(sizeof *m + total * sizeof *axes);
    if (!m)
        return NULL;
    m->vjp = engine_closure_retain(vjp);
    m->argument_count = arguments;
    m->output_count = outputs;
    for (size_t i = 0; i < total; i++)
        m->axes[i] = i < arguments ? axes[i] : 0;
    return mlx_closure_custom_new_func_payload(call_mapped_vjp, m, mapped_vjp_free).ctx;
}

/* What the user's own rule gives, with the new axis first. */
static bool call_user_vmap(const engine_vmap *v, const call_params *p, const int *axes, engine_array **results)
{
    size_t outputs = v->node->extra_count + 1u, given, axis_count;
    mlx_vector_array inputs = engine_vector_of(v->in, (size_t)p->argument_count), out = {NULL};
    mlx_vector_int out_axes = {NULL};
    bool good = !engine_failed() && mlx_closure_custom_vmap_apply(&out, &out_axes, (mlx_closure_custom_vmap){p->vmap}, inputs, axes, (size_t)p->argument_count) == 0;
    engine_array *const *items = engine_vector_items(out, &given);
    axis_count = out_axes.ctx ? mlx_vector_int_size(out_axes) : 0;
    if (!good || given != outputs || axis_count != outputs) {
        engine_error("the custom vmap gave no result and axis for each output");
        good = false;
    }
    for (size_t j = 0; good && j < outputs; j++) {
        int axis = -1;
        mlx_vector_int_get(&axis, out_axes, j);
        results[j] = axis == -1 ? NULL : engine_moveaxis(engine_scoped(engine_retain(items[j])), axis, 0);
        if (axis == -1) {
            engine_vmap alone = {v->node, (engine_array **)&items[j], (const bool[]){false}, v->size};
            results[j] = engine_scoped(engine_retain(engine_vmap_stacked(&alone, 0)));
        }
    }
    mlx_vector_array_free(inputs);
    mlx_vector_array_free(out);
    mlx_vector_int_free(out_axes);
    return good;
}

bool engine_vmap_call(const engine_vmap *v, engine_array **results)
{
    const call_params *p = ENGINE_PARAMS(v->node, call_params);
    size_t count = (size_t)p->argument_count, outputs = v->node->extra_count + 1u;
    int *axes = malloc((count + 1) * sizeof *axes);
    if (!axes) {
        engine_error("out of memory");
        return false;
    }
    for (size_t i = 0; i < count; i++)
        axes[i] = v->batched[i] ? 0 : -1;
    bool good;
    if (p->vmap) {
        good = call_user_vmap(v, p, axes, results);
    } else {
        wrapped w = {.fun = engine_vmap_closure(p->fun, axes, count), .vjp = p->vjp ? map_vjp(p->vjp, axes, count, outputs) : NULL};
        for (size_t j = 0; j < outputs; j++)
            results[j] = engine_vmap_stacked(v, (int)(count + j));
        good = w.fun && (w.vjp || !p->vjp) && make_call_node(&w, v->in, count, results, outputs);
        engine_closure_release(w.fun);
        engine_closure_release(w.vjp);
    }
    free(axes);
    return good;
}

static int wrapped_call(mlx_vector_array *res, const mlx_vector_array input, void *payload)
{
    const wrapped *w = payload;
    engine_enter_no_stream(w->vjp ? "mlx_custom_vjp" : "mlx_checkpoint");
    size_t count, result_count = 0;
    engine_array *const *items = engine_vector_items(input, &count), **results = NULL;
    engine_array **cut = malloc((count + 1) * sizeof *cut);
    for (size_t i = 0; cut && i < count; i++)
        cut[i] = engine_stop_gradient(items[i]);
    if (cut && !engine_failed())
        results = engine_closure_call(w->fun, cut, count, &result_count);
    bool good = results && make_call_node(w, items, count, results, result_count);
    if (!good)
        engine_error("failed");
    int status = engine_leave_vector(res, results, good ? result_count : 0);
    free(cut);
    free(results);
    return status;
}

static int wrap(mlx_closure *res, const char *function, mlx_closure fun, wrapped with)
{
    engine_enter_no_stream(function);
    wrapped *w = malloc(sizeof *w);
    if (!fun.ctx || !w) {
        free(w);
        engine_error("the closure is empty");
        return engine_leave_status();
    }
    *w = (wrapped){engine_closure_retain(fun.ctx), engine_closure_retain(with.vjp), engine_closure_retain(with.jvp),
                   engine_closure_retain(with.vmap)};
    mlx_closure_free(*res);
    *res = engine_closure_make(wrapped_call, w, wrapped_free);
    if (!res->ctx)
        engine_error("out of memory");
    return engine_leave_status();
}

int mlx_checkpoint(mlx_closure *res, const mlx_closure fun)
{
    return wrap(res, __func__, fun, (wrapped){NULL});
}

int mlx_custom_vjp(mlx_closure *res, const mlx_closure fun, const mlx_closure_custom fun_vjp)
{
    return wrap(res, __func__, fun, (wrapped){.vjp = fun_vjp.ctx});
}

int mlx_custom_function(mlx_closure *res, const mlx_closure fun, const mlx_closure_custom fun_vjp,
                        const mlx_closure_custom_jvp fun_jvp, const mlx_closure_custom_vmap fun_vmap)
{
    return wrap(res, __func__, fun, (wrapped){.vjp = fun_vjp.ctx, .jvp = fun_jvp.ctx, .vmap = fun_vmap.ctx});
}
