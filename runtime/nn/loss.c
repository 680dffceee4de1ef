/* Losses by element: mse, l1, huber, binary cross-entropy and so on. Those over classes are in class_loss.c.
 */
#include "loss_internal.h"

#include <math.h>
#include <string.h>

#include "call.h"
#include "t2m/nn_functional.h"
#include "t2m/nn_loss.h"
#include "t2m/py_error.h"

nn_reduction nn_reduction_of(const char *name)
{
    static const struct {
        const char *name;
        nn_reduction reduction;
    } names[] = {{"mean", NN_MEAN}, {"sum", NN_SUM}, {"none", NN_NONE}, {"batchmean", NN_BATCH_MEAN}};
    if (name == NULL)
        return NN_MEAN;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(names[i].name, name) == 0)
            return names[i].reduction;
    }
    py_raise(PY_VALUE_ERROR, "%s is not a valid value for reduction", name);
}

mx_array nn_reduce_losses(mx_array losses, nn_loss_options options)
{
    switch (nn_reduction_of(options.reduction)) {
    case NN_SUM:
        return mx_sum(losses);
    case NN_NONE:
        return losses;
    case NN_BATCH_MEAN:
        return mx_div(mx_sum(losses), mx_dim(losses, 0));
    default:
        return mx_mean(losses);
    }
}

mx_array nn_mse_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    return nn_reduce_losses(mx_square(mx_sub_array(input, target)), options);
}

mx_array nn_l1_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    return nn_reduce_losses(mx_abs(mx_sub_array(input, target)), options);
}

/* Quadratic below the bound, linear above it. */
static mx_array bent(mx_array input, mx_array target, double bound, double quadratic, double linear)
{
    mx_array size = mx_abs(mx_sub_array(input, target));
    mx_array small = mx_mul(mx_square(size), quadratic), large = mx_mul(mx_sub(size, 0.5 * bound), linear);
    return mx_where_array(mx_lt(size, bound), small, large);
}

mx_array nn_smooth_l1_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    double beta = nn_real_or(options.beta, 1);
    if (beta == 0)
        return nn_l1_with(input, target, options);
    if (beta < 0)
        py_raise(PY_RUNTIME_ERROR, "smooth_l1_loss does not support negative values for beta.");
    return nn_reduce_losses(bent(input, target, beta, 0.5 / beta, 1), options);
}

mx_array nn_huber_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    double delta = nn_real_or(options.delta, 1);
    if (!(delta > 0))
        py_raise(PY_RUNTIME_ERROR, "huber_loss does not support non-positive values for delta.");
    return nn_reduce_losses(bent(input, target, delta, 0.5, delta), options);
}

/* ---- binary cross-entropy */

static void require_same_shape(mx_array input, mx_array target)
{
    if (!mx_dims_equal(mx_shape(input), mx_shape(target)))
        py_raise(PY_VALUE_ERROR,
                 "Using a target size (%s) that is different to the input size (%s) is deprecated. Please "
                 "ensure they "
                 "have the same size.",
                 py_text(mx_dims_text(mx_shape(target))), py_text(mx_dims_text(mx_shape(input))));
}

/* Logarithms are cut at -100, and the gradient is PyTorch's (p - y) / max(p (1 - p), 1e-12), given by hand:
 * the value is held constant, and a term that is 0 carries the slope. */
mx_array nn_bce_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    require_same_shape(input, target);
    mx_array p = mx_detach(input), q = mx_rsub(p, 1.0);
    mx_array log_p = mx_clamp(mx_log(p), .min = NN_REAL(-100)),
             log_q = mx_clamp(mx_log(q), .min = NN_REAL(-100));
    mx_array losses = mx_sub_array(mx_mul_array(mx_sub(target, 1.0), log_q), mx_mul_array(target, log_p));
    mx_array slope =
        mx_div_array(mx_sub_array(p, target), mx_clamp(mx_mul_array(p, q), .min = NN_REAL(1e-12)));
    losses = mx_add_array(losses, mx_mul_array(mx_sub_array(input, p), mx_detach(slope)));
    if (!mx_is_none(options.weight))
        losses = mx_mul_array(losses, options.weight);
    return nn_reduce_losses(losses, options);
}

/* log(1 + exp(-x)) */
static mx_array minus_log_sigmoid(mx_array x)
{
    mx_array zero = mx_astype(mx_tensor_float(0), mx_dtype_of(x));
    NN_RESULT(result, mlx_logaddexp(&result, mx_neg(x), zero, nn_stream()));
    return result;
}

mx_array nn_bce_with_logits_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    if (!mx_dims_equal(mx_shape(input), mx_shape(target)))
        py_raise(PY_VALUE_ERROR, "Target size (%s) must be the same as input size (%s)",
                 py_text(mx_dims_text(mx_shape(target))), py_text(mx_dims_text(mx_shape(input))));
    mx_array tail = minus_log_sigmoid(input);
    if (!mx_is_none(options.pos_weight))
        tail = mx_mul_array(tail, mx_add(mx_mul_array(mx_sub(options.pos_weight, 1.0), target), 1.0));
    mx_array losses = mx_add_array(mx_mul_array(mx_rsub(target, 1.0), input), tail);
    if (!mx_is_none(options.weight))
        losses = mx_mul_array(losses, options.weight);
    return nn_reduce_losses(losses, options);
}

/* ---- others */

/* y log y, and 0 where y is 0. */
static mx_array times_own_log(mx_array y)
{
    mx_array positive = mx_gt(y, 0);
    return mx_where(positive, mx_mul_array(y, mx_log(mx_where(positive, y, 1.0))), 0.0);
}

mx_array nn_kl_div_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    mx_array losses;
    if (options.log_target)
        losses = mx_mul_array(mx_exp(target), mx_sub_array(target, input));
    else
        losses = mx_sub_array(times_own_log(target), mx_mul_array(target, input));
    return nn_reduce_losses(losses, options);
}

mx_array nn_hinge_embedding_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    mx_array far = mx_relu(mx_rsub(input, nn_real_or(options.margin, 1)));
    mx_array losses =
        mx_add_array(mx_where(mx_ne(target, 1), far, 0.0), mx_where(mx_ne(target, -1), input, 0.0));
    return nn_reduce_losses(losses, options);
}

mx_array nn_soft_margin_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    return nn_reduce_losses(minus_log_sigmoid(mx_mul_array(input, target)), options);
}

mx_array nn_poisson_nll_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    mx_array losses;
    if (nn_switch_on(options.log_input, true))
        losses = mx_sub_array(mx_exp(input), mx_mul_array(target, input));
    else
        losses =
            mx_sub_array(input, mx_mul_array(target, mx_log(mx_add(input, nn_real_or(options.eps, 1e-8)))));
    return nn_reduce_losses(losses, options);
}

/* ---- of three inputs */

mx_array nn_margin_ranking_with(mx_array a, mx_array b, mx_array target, nn_loss_options options)
{
    a = mx_autocast_full(a);
    b = mx_autocast_full(b);
    target = mx_autocast_full(target);
    mx_array lead = mx_mul_array(mx_neg(target), mx_sub_array(a, b));
    return nn_reduce_losses(mx_relu(mx_add(lead, nn_real_or(options.margin, 0))), options);
}

mx_array nn_cosine_embedding_with(mx_array a, mx_array b, mx_array target, nn_loss_options options)
{
    a = mx_autocast_full(a);
    b = mx_autocast_full(b);
    target = mx_autocast_full(target);
    /* PyTorch adds its eps to the squares here, unlike cosine_similarity. */
    mx_array squares = mx_mul_array(mx_add(mx_sum_dim(mx_square(a), -1), 1e-12),
                                    mx_add(mx_sum_dim(mx_square(b), -1), 1e-12));
    mx_array cosine = mx_div_array(mx_sum_dim(mx_mul_array(a, b), -1), mx_sqrt(squares));
    mx_array apart = mx_relu(mx_sub(cosine, nn_real_or(options.margin, 0)));
    mx_array losses = mx_where(mx_eq(target, 1), mx_rsub(cosine, 1.0), 0.0);
    return nn_reduce_losses(mx_add_array(losses, mx_where(mx_eq(target, -1), apart, 0.0)), options);
}

mx_array nn_triplet_margin_with(mx_array anchor, mx_array positive, mx_array negative,
                                nn_loss_options options)
{
    anchor = mx_autocast_full(anchor);
    positive = mx_autocast_full(positive);
    negative = mx_autocast_full(negative);
    mx_array near = nn_pairwise_distance(anchor, positive, 1e-6),
             far = nn_pairwise_distance(anchor, negative, 1e-6);
    mx_array losses = mx_relu(mx_add(mx_sub_array(near, far), nn_real_or(options.margin, 1)));
    return nn_reduce_losses(losses, options);
}

/* The variance is kept from 0 by a bound that has no gradient. */
mx_array nn_gaussian_nll_with(mx_array input, mx_array target, mx_array variance, nn_loss_options options)
{
    double eps = nn_real_or(options.eps, 1e-6);
    mx_array bounded =
        mx_add_array(variance, mx_detach(mx_sub_array(mx_clamp(variance, .min = NN_REAL(eps)), variance)));
    mx_array errors = mx_div_array(mx_square(mx_sub_array(input, target)), bounded);
    return nn_reduce_losses(mx_mul(mx_add_array(mx_log(bounded), errors), 0.5), options);
}
