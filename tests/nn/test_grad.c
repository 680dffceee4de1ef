/* nn_value_and_grad: the closure runs once, side outputs stay, slots accumulate, clipping. */
#include <criterion/criterion.h>

#include <math.h>

#include "support.h"
#include "t2m/nn.h"

typedef struct step {
    nn_linear *layer;
    mx_array x;
    mx_array prediction; /* left behind by the loss */
    int runs;
} step;

static mx_array loss(step *s)
{
    s->runs++;
    s->prediction = nn_linear_forward(s->layer, s->x);
    return mx_sum(mx_square(s->prediction));
}

static step make_step(void)
{
    nn_linear *layer = nn_linear_init(NN_NEW(nn_linear), 2, 1);
    nn_init_constant(layer->weight, 0.5);
    nn_init_constant(layer->bias, 1);
    return (step){.layer = layer, .x = mx_from_floats((const float[]){1, 2}, MX_DIMS(1, 2))};
}

Test(grad, values_and_side_outputs)
{
    step s = make_step(); /* prediction 2.5, loss 6.25, d/dw = 5 x, d/db = 5 */
    nn_grads grads;
    mx_array value = nn_value_and_grad(&s.layer->base, loss, &s, &grads);
    cr_assert_eq(s.runs, 1);
    cr_assert_float_eq(mx_item_float(value), 6.25, 1e-6);
    cr_assert_float_eq(mx_item_float(s.prediction), 2.5, 1e-6);
    cr_assert_eq(grads.params->count, 2);
    cr_assert_str_eq(py_text(mx_repr(grads.values[0])), "tensor([[ 5., 10.]])");
    cr_assert_float_eq(mx_item_float(nn_grad_of(&grads, s.layer->bias)), 5, 1e-5);
    cr_assert_float_eq(mx_item_float(mx_sum(s.layer->weight->value)), 1, 0, "the values are back");
}

Test(grad, frozen_parameters_are_left_out)
{
    step s = make_step();
    s.layer->weight->requires_grad = false;
    nn_grads grads;
    nn_value_and_grad(&s.layer->base, loss, &s, &grads);
    cr_assert_eq(grads.params->count, 1);
    cr_assert(mx_is_none(nn_grad_of(&grads, s.layer->weight)));
}

Test(grad, slots_accumulate)
{
    step s = make_step();
    nn_grads grads;
    for (int i = 0; i < 3; i++) {
        nn_value_and_grad(&s.layer->base, loss, &s, &grads);
        nn_accumulate_grads(&grads);
    }
    cr_assert_float_eq(mx_item_float(s.layer->bias->grad), 15, 1e-4);
    nn_zero_grad(&s.layer->base);
    cr_assert(mx_is_none(s.layer->bias->grad));
}

Test(grad, clipping)
{
    step s = make_step();
    nn_grads grads;
    nn_value_and_grad(nn_parameters(&s.layer->base), loss, &s, &grads);
    nn_accumulate_grads(&grads);
    double norm = sqrt(25 + 100 + 25);
    cr_assert_float_eq(mx_item_float(nn_clip_grads(&grads, 1.0)), norm, 1e-4);
    cr_assert_float_eq(mx_item_float(grads.values[1]), 5 / norm, 1e-5);
    nn_params *params = nn_parameters(&s.layer->base);
    cr_assert_float_eq(mx_item_float(nn_clip_grad_norm(params, 100)), norm, 1e-4);
    cr_assert_float_eq(mx_item_float(s.layer->bias->grad), 5, 1e-5, "a small norm is left as it is");
    nn_clip_grad_value(params, 2);
    cr_assert_float_eq(mx_item_float(s.layer->bias->grad), 2, 0);
}

static mx_array vector_loss(step *s)
{
    return nn_linear_forward(s->layer, mx_ones(MX_FLOAT32, 3, 2));
}

static void differentiate_vector(void *context)
{
    (void)context;
    step s = make_step();
    nn_grads grads;
    nn_value_and_grad(&s.layer->base, vector_loss, &s, &grads);
}

Test(grad, errors)
{
    expect_error(differentiate_vector,
                 "RuntimeError: grad can be implicitly created only for scalar outputs");
}

/* Batch statistics that the loss updates stay usable after it, and memory does not grow. */
typedef struct norm_step {
    nn_batch_norm1d *norm;
    mx_array x;
} norm_step;

static mx_array norm_loss(norm_step *s)
{
    return mx_mean(mx_square(nn_batch_norm1d_forward(s->norm, s->x)));
}

Test(grad, running_statistics)
{
    nn_batch_norm1d *norm = nn_batch_norm1d_init(NN_NEW(nn_batch_norm1d), 1);
    mx_array x =
        mx_from_floats((const float[]){1, 2, 3, 6}, MX_DIMS(4, 1)); /* mean 3, unbiased variance 14/3 */
    size_t held = 0;
    for (int i = 0; i < 20; i++) {
        T2M_POOL(pool);
        norm_step s = {.norm = norm, .x = x};
        nn_grads grads;
        mx_array value = nn_value_and_grad(&norm->base, norm_loss, &s, &grads);
        mx_eval(value, &norm->base);
        if (i == 0)
            held = t2m_pool_size();
        cr_assert_eq(t2m_pool_size(), held);
    }
    cr_assert_eq(mx_item_int(norm->num_batches_tracked), 20);
    double share = 1 - pow(0.9, 20);
    cr_assert_float_eq(mx_item_float(norm->running_mean), 3 * share, 1e-5);
    cr_assert_float_eq(mx_item_float(norm->running_var), pow(0.9, 20) + share * 14 / 3, 1e-5);
    nn_eval(&norm->base);
    mx_eval(nn_batch_norm1d_forward(norm, x));
    cr_assert_eq(mx_item_int(norm->num_batches_tracked), 20);
}

/* ---- a parameter that the loss does not use has no gradient, as in PyTorch: weight decay must not move it */

typedef struct two_layers {
    nn_module base;
    nn_linear used, unused;
} two_layers;
static const nn_field two_layers_fields[] = {NN_MODULE(two_layers, used), NN_MODULE(two_layers, unused)};
static const nn_class two_layers_class = NN_CLASS(two_layers, two_layers_fields);

static mx_array loss_of_one(two_layers *model)
{
    return mx_sum(nn_linear_forward(&model->used, mx_ones(MX_FLOAT32, 1, 2)));
}

Test(grad, unused_parameters_have_none)
{
    two_layers *model = NN_NEW(two_layers);
    nn_module_init(&model->base, &two_layers_class);
    nn_linear_init(&model->used, 2, 1);
    nn_linear_init(&model->unused, 2, 1);
    nn_grads grads;
    nn_value_and_grad(model, loss_of_one, model, &grads);
    cr_assert_eq(grads.params->count, 4);
    cr_assert(!mx_is_none(nn_grad_of(&grads, model->used.weight)));
    cr_assert(mx_is_none(nn_grad_of(&grads, model->unused.weight)));
    cr_assert(mx_is_none(nn_grad_of(&grads, model->unused.bias)));
}
