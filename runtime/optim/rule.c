/* The update rules. SGD, Adam, AdamW and Adadelta run in one pass by the engine's extension; the others, and
 * amsgrad, are written with array operations. */
#include <math.h>

#include "internal.h"
#include "mlx/c/stream.h"
#include "mlx/c/t2m_ext_nn.h"

static mlx_stream stream(void)
{
    static mlx_stream stream;
    if (stream.ctx == NULL)
        stream = mlx_default_cpu_stream_new();
    return stream;
}

static void check(int status)
{
    if (status != 0)
        T2M_BUG("an optimizer update failed without a message");
}

/* ---- in one pass */

static void update_sgd(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    check(t2m_ext_sgd_update(&param->value, n->momentum != 0 ? &state->slots[0] : NULL, grad, n->lr,
                             n->momentum, n->dampening, n->weight_decay, n->nesterov, n->maximize, stream()));
}

static void update_adadelta(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    check(t2m_ext_adadelta_update(&param->value, &state->slots[0], &state->slots[1], grad, n->lr, n->rho,
                                  n->eps, n->weight_decay, n->maximize, stream()));
}

/* ---- with array operations */

/* The gradient by its sign, with L2 decay, unless the weights have been made smaller themselves. */
static mx_array decayed(const optimizer_numbers *n, nn_param *param, mx_array grad)
{
    if (n->maximize)
        grad = mx_neg(grad);
    if (n->decoupled && n->weight_decay != 0)
        mx_set(&param->value, mx_mul(param->value, 1 - n->lr * n->weight_decay));
    if (n->decoupled)
        return grad;
    return n->weight_decay == 0 ? grad : mx_add_scaled(grad, param->value, n->weight_decay);
}

static mx_array or_zeros(mx_array slot, const nn_param *param)
{
    return mx_is_none(slot) ? mx_zeros_like(param->value) : slot;
}

/* slot = beta slot + (1 - beta) value */
static mx_array average(mx_array *slot, const nn_param *param, mx_array value, double beta)
{
    mx_array old = or_zeros(*slot, param);
    mx_set(slot, mx_add_array(old, mx_mul(mx_sub_array(value, old), 1 - beta)));
    return *slot;
}

static mx_array average_square(mx_array *slot, const nn_param *param, mx_array value, double beta)
{
    mx_array old = mx_mul(or_zeros(*slot, param), beta);
    mx_set(slot, mx_add_array(old, mx_mul(mx_square(value), 1 - beta)));
    return *slot;
}

/* param -= rate * numerator / denominator */
static void descend(nn_param *param, mx_array numerator, mx_array denominator, double rate)
{
    mx_set(&param->value, mx_addcdiv(param->value, numerator, denominator, -rate));
}

static void update_amsgrad(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    mx_array m = average(&state->slots[0], param, grad, n->beta1);
    mx_array v = average_square(&state->slots[1], param, grad, n->beta2);
    mx_set(&state->slots[2], mx_maximum(or_zeros(state->slots[2], param), v));
    double step = (double)state->step, correction = sqrt(1 - pow(n->beta2, step));
    mx_array denominator = mx_add(mx_div(mx_sqrt(state->slots[2]), correction), n->eps);
    descend(param, m, denominator, n->lr / (1 - pow(n->beta1, step)));
}

/* AdamW's too, whose weight decay is decoupled. */
static void update_adam(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    if (n->amsgrad)
        update_amsgrad(n, param, state, decayed(n, param, grad));
    else
        check(t2m_ext_adam_update(&param->value, &state->slots[0], &state->slots[1], grad, n->lr, n->beta1, n->beta2, n->eps, n->weight_decay,
                                  n->decoupled, n->maximize, state->step, stream()));
}

static void update_adagrad(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    grad = decayed(n, param, grad);
    mx_array old = state->slots[0];
    if (mx_is_none(old))
        old = mx_full_like(param->value, n->initial_accumulator);
    mx_set(&state->slots[0], mx_add_array(old, mx_square(grad)));
    double rate = n->lr / (1 + (double)(state->step - 1) * n->lr_decay);
    descend(param, grad, mx_add(mx_sqrt(state->slots[0]), n->eps), rate);
}

static void update_rmsprop(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    grad = decayed(n, param, grad);
    mx_array spread = average_square(&state->slots[0], param, grad, n->alpha);
    if (n->centered) {
        mx_array mean = average(&state->slots[2], param, grad, n->alpha);
        spread = mx_sub_array(spread, mx_square(mean));
    }
    mx_array denominator = mx_add(mx_sqrt(spread), n->eps);
    if (n->momentum == 0) {
        descend(param, grad, denominator, n->lr);
        return;
    }
    mx_array carried = mx_mul(or_zeros(state->slots[1], param), n->momentum);
    mx_set(&state->slots[1], mx_add_array(carried, mx_div_array(grad, denominator)));
    mx_set(&param->value, mx_add_scaled(param->value, state->slots[1], -n->lr));
}

static void update_adamax(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    grad = decayed(n, param, grad);
    mx_array m = average(&state->slots[0], param, grad, n->beta1);
    mx_array old = mx_mul(or_zeros(state->slots[1], param), n->beta2);
    mx_set(&state->slots[1], mx_maximum(old, mx_add(mx_abs(grad), n->eps)));
    descend(param, m, state->slots[1], n->lr / (1 - pow(n->beta1, (double)state->step)));
}

static void update_nadam(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    grad = decayed(n, param, grad);
    double step = (double)state->step;
    double mu = n->beta1 * (1 - 0.5 * pow(0.96, step * n->momentum_decay));
    double next = n->beta1 * (1 - 0.5 * pow(0.96, (step + 1) * n->momentum_decay));
    state->product = (state->step == 1 ? 1 : state->product) * mu;
    mx_array m = average(&state->slots[0], param, grad, n->beta1);
    mx_array v = average_square(&state->slots[1], param, grad, n->beta2);
    mx_array denominator = mx_add(mx_sqrt(mx_div(v, 1 - pow(n->beta2, step))), n->eps);
    descend(param, grad, denominator, n->lr * (1 - mu) / (1 - state->product));
    descend(param, m, denominator, n->lr * next / (1 - state->product * next));
}

static void update_radam(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    grad = decayed(n, param, grad);
    double step = (double)state->step, power = pow(n->beta2, step), correction = 1 - power;
    mx_array m = average(&state->slots[0], param, grad, n->beta1);
    mx_array v = average_square(&state->slots[1], param, grad, n->beta2);
    double rate = n->lr / (1 - pow(n->beta1, step));
    double limit = 2 / (1 - n->beta2) - 1, length = limit - 2 * step * power / correction;
    if (length <= 5) {
        mx_set(&param->value, mx_add_scaled(param->value, m, -rate));
        return;
    }
    double rectified = sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
    descend(param, m, mx_add(mx_sqrt(v), n->eps), rate * rectified * sqrt(correction));
}

static void update_asgd(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    grad = decayed(n, param, grad);
    double step = (double)state->step, rate = state->step == 1 ? n->lr : state->product;
    double part = 1 / fmax(1, step - 1 - n->t0);
    mx_set(&param->value, mx_add_scaled(mx_mul(param->value, 1 - n->lambd * rate), grad, -rate));
    mx_array mean = or_zeros(state->slots[0], param);
    mx_set(&state->slots[0], part == 1 ? param->value : mx_add_array(mean, mx_mul(mx_sub_array(param->value, mean), part)));
    state->product = n->lr / pow(1 + n->lambd * n->lr * step, n->alpha);
}

/* Where the gradient turned, nothing is done but to shorten the step. */
static void update_rprop(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad)
{
    grad = n->maximize ? mx_neg(grad) : grad;
    mx_array product = mx_mul_array(grad, or_zeros(state->slots[0], param)), turned = mx_lt(product, 0.0);
    mx_array ones = mx_ones_like(grad);
    mx_array factor = mx_where(turned, mx_mul(ones, n->eta_minus), mx_where(mx_gt(product, 0.0), mx_mul(ones, n->eta_plus), ones));
    mx_array size = mx_is_none(state->slots[1]) ? mx_full_like(param->value, n->lr) : state->slots[1];
    size = mx_clamp(mx_mul_array(size, factor), .min = NN_REAL(n->step_min), .max = NN_REAL(n->step_max));
    grad = mx_where(turned, mx_zeros_like(grad), grad);
    mx_set(&state->slots[1], size);
    mx_set(&state->slots[0], grad);
    mx_set(&param->value, mx_sub_array(param->value, mx_mul_array(mx_sign(grad), size)));
}

const optimizer_rule optimizer_asgd_rule = {.name = "ASGD", .slots = {"ax"}, .counts_steps = true, .update = update_asgd};
const optimizer_rule optimizer_rprop_rule = {
    .name = "Rprop", .slots = {"prev", "step_size"}, .counts_steps = true, .update = update_rprop};
const optimizer_rule optimizer_sgd_rule = {.name = "SGD", .slots = {"momentum_buffer"}, .update = update_sgd};
const optimizer_rule optimizer_adam_rule = {.name = "Adam",
                                            .slots = {"exp_avg", "exp_avg_sq", "max_exp_avg_sq"},
                                            .counts_steps = true,
                                            .eps = 1e-8,
                                            .update = update_adam};
const optimizer_rule optimizer_adamw_rule = {.name = "AdamW",
                                             .slots = {"exp_avg", "exp_avg_sq", "max_exp_avg_sq"},
                                             .counts_steps = true,
                                             .eps = 1e-8,
                                             .weight_decay = 1e-2,
                                             .update = update_adam};
const optimizer_rule optimizer_adadelta_rule = {.name = "Adadelta",
                                                .slots = {"square_avg", "acc_delta"},
                                                .counts_steps = true,
                                                .eps = 1e-6,
                                                .update = update_adadelta};
const optimizer_rule optimizer_adagrad_rule = {
    .name = "Adagrad", .slots = {"sum"}, .counts_steps = true, .eps = 1e-10, .update = update_adagrad};
const optimizer_rule optimizer_rmsprop_rule = {.name = "RMSprop",
                                               .counts_steps = true,
                                               .eps = 1e-8,
                                               .slots = {"square_avg", "momentum_buffer", "grad_avg"},
                                               .update = update_rmsprop};
const optimizer_rule optimizer_adamax_rule = {.name = "Adamax",
                                              .slots = {"exp_avg", "exp_inf"},
                                              .counts_steps = true,
                                              .eps = 1e-8,
                                              .update = update_adamax};
const optimizer_rule optimizer_nadam_rule = {.name = "NAdam",
                                             .slots = {"exp_avg", "exp_avg_sq"},
                                             .counts_steps = true,
                                             .eps = 1e-8,
                                             .update = update_nadam};
const optimizer_rule optimizer_radam_rule = {.name = "RAdam",
                                             .slots = {"exp_avg", "exp_avg_sq"},
                                             .counts_steps = true,
                                             .eps = 1e-8,
                                             .update = update_radam};
