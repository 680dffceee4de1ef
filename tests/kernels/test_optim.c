/* Optimizer updates against PyTorch's formulas, element by element in double precision. */
#include "compare.h"
#include "kernels/optim.h"

#include <criterion/criterion.h>
#include <math.h>

enum { N = 20000 }; /* several blocks and a rest */

typedef struct tensors {
    float *param, *grad, *state[2], *out[3];
} tensors;

static tensors tensors_new(void)
{
    tensors t = {random_f32(N, 1), random_f32(N, 2), {random_f32(N, 3), random_f32(N, 4)}, {0}};
    for (int k = 0; k < 3; k++)
        t.out[k] = filled_f32(N, 99);
    for (int i = 0; i < N; i++) {
        t.state[0][i] = fabsf(t.state[0][i]);
        t.state[1][i] = fabsf(t.state[1][i]);
    }
    return t;
}

static void tensors_free(tensors *t)
{
    free(t->param), free(t->grad), free(t->state[0]), free(t->state[1]);
    free(t->out[0]), free(t->out[1]), free(t->out[2]);
}

static void expect(const char *what, float actual, double expected)
{
    float value = (float)expected;
    expect_close_f32(what, &actual, &value, 1, 2e-6);
}

Test(optim, sgd)
{
    tensors t = tensors_new();
    for (int variant = 0; variant < 4; variant++) {
        sgd_rule r = {.lr = 0.1,
                      .momentum = 0.9,
                      .dampening = variant == 1 ? 0.5 : 0,
                      .weight_decay = 0.01,
                      .nesterov = variant == 2,
                      .maximize = variant == 3};
        sgd_update_f32(r, N, t.param, t.grad, t.state[0], t.out[0], t.out[1]);
        for (int i = 0; i < N; i++) {
            double p = (double)t.param[i], g = (double)t.grad[i] * (r.maximize ? -1 : 1) + 0.01 * p;
            double b = 0.9 * (double)t.state[0][i] + (1 - r.dampening) * g;
            expect("buffer", t.out[1][i], b);
            expect("param", t.out[0][i], p - 0.1 * (r.nesterov ? g + 0.9 * b : b));
        }
    }
    tensors_free(&t);
}

Test(optim, sgd_first_step_and_no_momentum)
{
    tensors t = tensors_new();
    sgd_rule r = {.lr = 0.5, .momentum = 0.9, .dampening = 0.5};
    sgd_update_f32(r, N, t.param, t.grad, NULL, t.out[0], t.out[1]);
    sgd_update_f32(r, N, t.param, t.grad, NULL, t.out[2], NULL);
    for (int i = 0; i < N; i++) {
        cr_assert(t.out[1][i] == t.grad[i]);
        expect("param", t.out[0][i], (double)t.param[i] - 0.5 * (double)t.grad[i]);
        expect("plain", t.out[2][i], (double)t.param[i] - 0.5 * (double)t.grad[i]);
    }
    tensors_free(&t);
}

Test(optim, adam_and_adamw)
{
    tensors t = tensors_new();
    for (int decoupled = 0; decoupled < 2; decoupled++) {
        adam_rule r = {.lr = 1e-2,
                       .beta1 = 0.9,
                       .beta2 = 0.999,
                       .eps = 1e-8,
                       .weight_decay = 0.1,
                       .decoupled = decoupled,
                       .correction1 = 1 - pow(0.9, 3),
                       .correction2 = 1 - pow(0.999, 3)};
        adam_update_f32(r, N, t.param, t.grad, t.state[0], t.state[1], t.out[0], t.out[1], t.out[2]);
        for (int i = 0; i < N; i++) {
            double p = (double)t.param[i], g = (double)t.grad[i] + (decoupled ? 0 : 0.1 * p);
            double m = 0.9 * (double)t.state[0][i] + 0.1 * g,
                   v = 0.999 * (double)t.state[1][i] + 0.001 * g * g;
            expect("m", t.out[1][i], m);
            expect("v", t.out[2][i], v);
            p = (decoupled ? p * (1 - 1e-2 * 0.1) : p);
            expect("param", t.out[0][i], p - 1e-2 / r.correction1 * m / (sqrt(v / r.correction2) + 1e-8));
        }
    }
    tensors_free(&t);
}

Test(optim, adadelta)
{
    tensors t = tensors_new();
    adadelta_rule r = {.lr = 1, .rho = 0.9, .eps = 1e-6, .weight_decay = 0.01};
    adadelta_update_f32(r, N, t.param, t.grad, t.state[0], t.state[1], t.out[0], t.out[1], t.out[2]);
    for (int i = 0; i < N; i++) {
        double p = (double)t.param[i], g = (double)t.grad[i] + 0.01 * p;
        double q = 0.9 * (double)t.state[0][i] + 0.1 * g * g;
        double d = sqrt((double)t.state[1][i] + 1e-6) / sqrt(q + 1e-6) * g;
        expect("squares", t.out[1][i], q);
        expect("deltas", t.out[2][i], 0.9 * (double)t.state[1][i] + 0.1 * d * d);
        expect("param", t.out[0][i], p - d);
    }
    tensors_free(&t);
}

Test(optim, in_place_is_the_same)
{
    tensors t = tensors_new();
    adam_rule r = {
        .lr = 1e-2, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-8, .correction1 = 0.1, .correction2 = 0.001};
    adam_update_f32(r, N, t.param, t.grad, t.state[0], t.state[1], t.out[0], t.out[1], t.out[2]);
    adam_update_f32(r, N, t.param, t.grad, t.state[0], t.state[1], t.param, t.state[0], t.state[1]);
    expect_close_f32("param", t.param, t.out[0], N, 0);
    expect_close_f32("m", t.state[0], t.out[1], N, 0);
    tensors_free(&t);
}
