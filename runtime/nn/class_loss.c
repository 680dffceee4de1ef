/* Losses over classes: cross_entropy and nll. The class dim is dim 1, of a sample without batch dim 0.
 * Targets equal to ignore_index cost nothing and do not count in the mean. */
#include <inttypes.h>

#include "call.h"
#include "loss_internal.h"
#include "mlx/c/t2m_ext_nn.h"
#include "t2m/py_error.h"

/* Scores as rows (M, C), targets as a vector (M), and the shape of the losses. */
typedef struct class_rows {
    mx_array scores, targets;
    mx_dims shape;
    int64_t ignore;
} class_rows;

static class_rows rows_of(mx_array input, mx_array target, nn_loss_options options, const char *function)
{
    if (mx_is_float(target) || mx_dtype_of(target) == MX_BOOL)
        py_raise(PY_RUNTIME_ERROR, "expected scalar type Long but found %s",
                 mx_dtype_of(target) == MX_FLOAT32 ? "Float" : mx_dtype_name(mx_dtype_of(target)));
    if (mx_ndim(input) == 0)
        py_raise(PY_RUNTIME_ERROR, "%s: input tensor should be 1D or 2D or more", function);
    int64_t class_dim = mx_ndim(input) == 1 ? 0 : 1, classes = mx_dim(input, class_dim);
    mx_dims shape = mx_shape(input), expected = {.count = 0};
    for (int i = 0; i < shape.count; i++) {
        if (i != class_dim)
            expected.at[expected.count++] = shape.at[i];
    }
    if (shape.count == 2 && mx_ndim(target) == 1 && shape.at[0] != mx_dim(target, 0))
        py_raise(PY_VALUE_ERROR,
                 "Expected input batch_size (%" PRId64 ") to match target batch_size (%" PRId64 ").",
                 shape.at[0], mx_dim(target, 0));
    if (!mx_dims_equal(expected, mx_shape(target)))
        py_raise(PY_RUNTIME_ERROR, "%s: expected target of size %s, got %s", function,
                 py_text(py_list_repr(mx_dims_list(expected))),
                 py_text(py_list_repr(mx_dims_list(mx_shape(target)))));
    class_rows rows = {.scores = input,
                       .targets = target,
                       .shape = expected,
                       .ignore = nn_int_or(options.ignore_index, -100)};
    if (shape.count != 2) {
        if (shape.count > 2)
            rows.scores = mx_movedim(input, 1, -1);
        rows.scores = mx_reshape(rows.scores, -1, classes);
        rows.targets = mx_reshape(target, -1);
    }
    return rows;
}

/* Where targets count, bool (M). */
static mx_array counting(const class_rows *rows)
{
    return mx_ne(rows->targets, rows->ignore);
}

/* values[i][targets[i]], and 0 for rows that do not count. */
static mx_array pick(mx_array values, const class_rows *rows, mx_array counts)
{
    mx_array safe = mx_unsqueeze(mx_where(counts, rows->targets, 0), 1);
    return mx_where(counts, mx_squeeze_dim(mx_gather(values, 1, safe), 1), 0.0);
}

/* The weight of each row's class, 0 for rows that do not count. */
static mx_array row_weights(mx_array weight, const class_rows *rows, mx_array counts)
{
    return mx_where(counts, mx_index_select(weight, 0, mx_where(counts, rows->targets, 0)), 0.0);
}

/* The losses of rows, reduced; the mean divides by `total` (the number of rows that count, or their weights).
 */
static mx_array reduce_rows(mx_array losses, mx_array total, const class_rows *rows, nn_loss_options options)
{
    switch (nn_reduction_of(options.reduction)) {
    case NN_SUM:
        return mx_sum(losses);
    case NN_NONE:
        return mx_dims_equal(mx_shape(losses), rows->shape) ? losses : mx_reshape_dims(losses, rows->shape);
    default:
        return mx_div_array(mx_sum(losses), total);
    }
}

static mx_array total_of(const class_rows *rows, mx_array counts, nn_loss_options options)
{
    if (!mx_is_none(options.weight))
        return mx_sum(row_weights(options.weight, rows, counts));
    return mx_sum(mx_astype(counts, mx_dtype_of(rows->scores)));
}

mx_array nn_nll_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    class_rows rows = rows_of(input, target, options, "nll_loss");
    NN_RESULT(losses, t2m_ext_nll(&losses, rows.scores, rows.targets, rows.ignore, nn_stream()));
    mx_array counts = counting(&rows);
    if (!mx_is_none(options.weight))
        losses = mx_mul_array(losses, row_weights(options.weight, &rows, counts));
    return reduce_rows(losses, total_of(&rows, counts, options), &rows, options);
}

/* ---- cross-entropy */

/* Targets are probabilities of the input's shape. */
static mx_array with_probabilities(mx_array input, mx_array target, nn_loss_options options)
{
    int64_t class_dim = mx_ndim(input) == 1 ? 0 : 1, classes = mx_dim(input, class_dim);
    if (options.label_smoothing > 0)
        target =
            mx_add(mx_mul(target, 1 - options.label_smoothing), options.label_smoothing / (double)classes);
    mx_array products = mx_mul_array(mx_log_softmax(input, class_dim), target);
    if (!mx_is_none(options.weight)) {
        mx_dims shape = {.count = (int)mx_ndim(input)};
        for (int i = 0; i < shape.count; i++)
            shape.at[i] = i == class_dim ? classes : 1;
        products = mx_mul_array(products, mx_reshape_dims(options.weight, shape));
    }
    mx_array losses = mx_neg(mx_sum_dim(products, class_dim));
    return nn_reduce_losses(losses, options); /* the mean is over all samples */
}

/* Each wrong class gets its share of the smoothing: the mean of the losses of all classes. */
static mx_array with_smoothing(const class_rows *rows, nn_loss_options options)
{
    double smoothing = options.label_smoothing, classes = (double)mx_dim(rows->scores, 1);
    mx_array counts = counting(rows), logs = mx_log_softmax(rows->scores, 1);
    mx_array losses = mx_neg(pick(logs, rows, counts));
    mx_array weighted = logs;
    if (!mx_is_none(options.weight)) {
        losses = mx_mul_array(losses, row_weights(options.weight, rows, counts));
        weighted = mx_mul_array(logs, mx_unsqueeze(options.weight, 0));
    }
    mx_array spread = mx_where(counts, mx_neg(mx_sum_dim(weighted, 1)), 0.0);
    losses = mx_add_array(mx_mul(losses, 1 - smoothing), mx_mul(spread, smoothing / classes));
    return reduce_rows(losses, total_of(rows, counts, options), rows, options);
}

mx_array nn_cross_entropy_with(mx_array input, mx_array target, nn_loss_options options)
{
    input = mx_autocast_full(input);
    target = mx_autocast_full(target);
    if (!(options.label_smoothing >= 0 && options.label_smoothing <= 1))
        py_raise(PY_RUNTIME_ERROR, "label_smoothing must be between 0.0 and 1.0. Got: %g",
                 options.label_smoothing);
    if (mx_is_float(target) && mx_dims_equal(mx_shape(input), mx_shape(target)))
        return with_probabilities(input, target, options);
    class_rows rows = rows_of(input, target, options, "cross_entropy");
    if (options.label_smoothing > 0)
        return with_smoothing(&rows, options);
    NN_RESULT(losses, t2m_ext_cross_entropy(&losses, rows.scores, rows.targets, rows.ignore, nn_stream()));
    mx_array counts = counting(&rows);
    if (!mx_is_none(options.weight))
        losses = mx_mul_array(losses, row_weights(options.weight, &rows, counts));
    return reduce_rows(losses, total_of(&rows, counts, options), &rows, options);
}
