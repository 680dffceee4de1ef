/* LBFGS: the script's closure is called in the middle of the algorithm. So the algorithm is a generator: it sets the parameters, and
 * each turn asks for the loss and the gradients there.
 *
 *     mx_array loss = closure();
 *     for (PY_LOOP_OWN(each, optimizer_search(optimizer, loss)); py_loop_next(&each);)
 *         optimizer_give(optimizer, closure());
 *
 * Parameters and gradients are seen as one long vector. PyTorch mixes Python's numbers (doubles) with tensors of one float, so a
 * `scalar` knows which of the two it is: an operation with a tensor rounds to float. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "lbfgs.h"
#include "t2m/mx_grad.h"
#include "t2m/py_error.h"
#include "t2m/py_iterator.h"

/* ---- vectors */

/* Arrays that live on from step to step. */
static void keep(mx_array *slot, mx_array value)
{
    mx_set(slot, value);
    mx_eval(*slot);
}

static scalar dot(mx_array a, mx_array b)
{
    return (scalar){mx_item_float(mx_sum(mx_mul(a, b))), true};
}

static double largest(mx_array a)
{
    return mx_item_float(mx_max(mx_abs(a)));
}

static nn_params *params_of(const optimizer *self)
{
    return self->groups[0].params;
}

static mx_array flat_gradient(const optimizer *self)
{
    const nn_params *params = params_of(self);
    py_list *parts = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < params->count; i++) {
        const nn_param *param = params->items[i];
        py_list_append(parts, py_of(mx_flatten(mx_is_none(param->grad) ? mx_zeros_like(param->value) : param->grad, 0, -1)));
    }
    return mx_cat_list(0, parts);
}

static void move(const optimizer *self, double step, mx_array direction)
{
    const nn_params *params = params_of(self);
    int64_t from = 0;
    for (int64_t i = 0; i < params->count; i++) {
        nn_param *param = params->items[i];
        int64_t size = mx_numel(param->value);
        mx_array part = mx_reshape_dims(mx_slice(direction, MX_SPAN(from, from + size)), mx_shape(param->value));
        mx_array moved = mx_add_scaled(param->value, part, step);
        mx_eval(moved);
        nn_param_set(param, moved);
        from += size;
    }
}

/* ---- what the generator and its caller share */

static void destroy(void *object)
{
    lbfgs *self = object;
    mx_release(self->direction);
    mx_release(self->previous);
    mx_release(self->gradient);
    t2m_release(self->changes);
    t2m_release(self->steps);
    t2m_release(self->weights);
    t2m_release(self->shares);
    t2m_release((void *)(uintptr_t)self->line_search_text);
}

static const t2m_kind lbfgs_kind = {.name = "LBFGS", .destroy = destroy};

optimizer *optimizer_lbfgs_with(nn_params *params, double lr, optimizer_lbfgs_options options)
{
    optimizer *self = optimizer_make(&optimizer_lbfgs_rule, params, lr, (optimizer_options){.unused_ = 0});
    if (self->group_count != 1)
        py_raise(PY_VALUE_ERROR, "LBFGS doesn't support per-parameter options (parameter groups)");
    lbfgs *l = T2M_NEW(lbfgs, &lbfgs_kind);
    l->max_iter = nn_int_or(options.max_iter, 20);
    l->max_eval = nn_int_or(options.max_eval, l->max_iter * 5 / 4);
    l->tolerance_grad = nn_real_or(options.tolerance_grad, 1e-7);
    l->tolerance_change = nn_real_or(options.tolerance_change, 1e-9);
    l->history_size = nn_int_or(options.history_size, 100);
    lbfgs_set_line_search(l, options.line_search_fn == NULL ? NULL : py_str_of(options.line_search_fn));
    l->scale = (scalar){1, false};
    t2m_set(&l->changes, py_list_new(PY_ARRAY));
    t2m_set(&l->steps, py_list_new(PY_ARRAY));
    t2m_set(&l->weights, py_list_new(PY_FLOAT));
    t2m_set(&l->shares, py_list_new(PY_FLOAT));
    self->groups[0].numbers.whole_lr = lr == 1;
    t2m_set(&self->search, l);
    return self;
}

void optimizer_give(optimizer *self, double loss)
{
    lbfgs *l = self->search;
    if (l != NULL)
        l->loss = loss;
    nn_trace_update(NULL);
}

/* The loss and the gradient where the parameters are now. */
static double evaluate(optimizer *self)
{
    lbfgs *l = self->search;
    mx_set_grad_enabled(true);
    py_yield(py_of(0));
    mx_set_grad_enabled(false);
    keep(&l->gradient, flat_gradient(self));
    nn_trace_gradients();
    nn_trace_gradient(l->gradient);
    return l->loss;
}

double lbfgs_try(void *context, scalar step, mx_array *gradient, scalar *slope)
{
    optimizer *self = context;
    lbfgs *l = self->search;
    const nn_params *params = params_of(self);
    py_list *before = py_list_new(PY_ARRAY); /* copies: a state_dict() of the model makes the parameters change in place */
    for (int64_t i = 0; i < params->count; i++)
        py_list_append(before, py_of(mx_clone(params->items[i]->value)));
    move(self, step.value, l->direction);
    double loss = evaluate(self);
    for (int64_t i = 0; i < params->count; i++)
        nn_param_set(params->items[i], before->items[i].a);
    *gradient = mx_autorelease(mx_retained(l->gradient));
    *slope = dot(l->gradient, l->direction);
    return loss;
}

/* ---- the direction */

static void remember(lbfgs *l)
{
    mx_array change = mx_sub_array(l->gradient, l->previous), step = mx_mul(l->direction, l->step.value);
    scalar product = dot(change, step);
    if (!(product.value > 1e-10))
        return;
    if (l->changes->length == l->history_size) {
        py_list_pop(l->changes, 0);
        py_list_pop(l->steps, 0);
        py_list_pop(l->weights, 0);
    }
    mx_eval(change, step);
    py_list_append(l->changes, py_of(change));
    py_list_append(l->steps, py_of(step));
    py_list_append(l->weights, py_of(scalar_div((scalar){1, false}, product).value));
    l->scale = scalar_div(product, dot(change, change));
}

static scalar weighted(const lbfgs *l, int64_t i, mx_array by, mx_array q)
{
    return scalar_mul(dot(by, q), (scalar){l->weights->items[i].f, true});
}

/* The gradient times the inverse Hessian that the steps remembered tell of. */
static mx_array newton_direction(lbfgs *l)
{
    int64_t count = l->changes->length;
    scalar *weights = t2m_malloc((size_t)(count + 1) * sizeof *weights);
    mx_array q = mx_neg(l->gradient);
    for (int64_t i = count; i-- > 0;) {
        weights[i] = weighted(l, i, l->steps->items[i].a, q);
        q = mx_add_scaled(q, l->changes->items[i].a, -weights[i].value);
    }
    q = mx_mul(q, l->scale.value);
    for (int64_t i = 0; i < count; i++) {
        scalar back = weighted(l, i, l->changes->items[i].a, q);
        q = mx_add_scaled(q, l->steps->items[i].a, scalar_sub(weights[i], back).value);
    }
    py_list_clear(l->shares);
    for (int64_t i = 0; i < count; i++)
        py_list_append(l->shares, py_of(weights[i].value));
    free(weights);
    return q;
}

static void choose_direction(lbfgs *l, double lr)
{
    scalar rate = {lr, false};
    if (++l->iterations == 1) {
        keep(&l->direction, mx_neg(l->gradient));
        scalar total = {mx_item_float(mx_sum(mx_abs(l->gradient))), true};
        rate = scalar_mul(scalar_min((scalar){1, false}, scalar_div((scalar){1, false}, total)), rate);
    } else {
        remember(l);
        keep(&l->direction, newton_direction(l));
    }
    keep(&l->previous, l->gradient);
    l->step = rate;
}

/* ---- one call of step() */

typedef struct search_call {
    optimizer *optimizer;
    double loss;
} search_call;

/* How many evaluations the step took. */
static int64_t take_step(optimizer *self, double *loss, scalar slope, int64_t left, bool is_last)
{
    lbfgs *l = self->search;
    if (l->line_search != NULL) {
        line_search search = {.evaluate = lbfgs_try, .context = self, .loss = *loss, .gradient = l->gradient, .slope = slope,
                              .direction_size = largest(l->direction), .max_evaluations = left};
        *loss = line_search_run(&search, l->step);
        l->step = search.step;
        keep(&l->gradient, search.gradient);
        move(self, l->step.value, l->direction);
        return search.evaluations;
    }
    move(self, l->step.value, l->direction);
    if (is_last)
        return 0;
    *loss = evaluate(self);
    return 1;
}

/* False where nothing is left to do. */
static bool iterate(optimizer *self, double *loss, int64_t *evaluations, bool is_last)
{
    T2M_POOL(pool);
    lbfgs *l = self->search;
    double before = l->before = *loss;
    int64_t evaluated = *evaluations;
    choose_direction(l, self->groups[0].numbers.lr);
    scalar slope = dot(l->gradient, l->direction);
    if (slope.value > -l->tolerance_change)
        return false;
    *evaluations += take_step(self, loss, slope, l->max_eval - *evaluations, is_last);
    l->evaluations += *evaluations - evaluated;
    return !is_last && *evaluations < l->max_eval && !(largest(l->gradient) <= l->tolerance_grad) &&
           !(largest(mx_mul(l->direction, l->step.value)) <= l->tolerance_change) && !(fabs(*loss - before) < l->tolerance_change);
}

static void run(const void *context)
{
    const search_call *call = context;
    optimizer *self = call->optimizer;
    double loss = call->loss;
    py_yield_begin();
    lbfgs *l = self->search;
    bool before = mx_set_grad_enabled(false);
    keep(&l->gradient, flat_gradient(self));
    nn_trace_gradients();
    nn_trace_gradient(l->gradient);
    int64_t evaluations = 1;
    l->evaluations++;
    bool more = !(largest(l->gradient) <= l->tolerance_grad);
    for (int64_t i = 1; more && i <= l->max_iter; i++)
        more = iterate(self, &loss, &evaluations, i == l->max_iter);
    mx_set_grad_enabled(before);
}

py_iterator *optimizer_search(optimizer *self, double loss)
{
    const lbfgs *l = self->search;
    if (l == NULL)
        T2M_BUG("only LBFGS searches");
    nn_trace_update(nn_trace_lacks_params() ? optimizer_params(self) : NULL); /* the loss of each closure counts */
    if (l->line_search != NULL && strcmp(l->line_search, "strong_wolfe") != 0)
        py_raise(PY_RUNTIME_ERROR, "only 'strong_wolfe' is supported");
    return py_generate("step", PY_INT, run, &(search_call){self, loss});
}

static void update_without_closure(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    (void)n;
    (void)param;
    (void)state;
    (void)grad;
    py_raise(PY_TYPE_ERROR, "LBFGS.step() missing 1 required positional argument: 'closure'");
}

const optimizer_rule optimizer_lbfgs_rule = {.name = "LBFGS", .update = update_without_closure};
