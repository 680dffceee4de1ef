/* Replays optim.json: ten steps of each optimizer with given gradients, and the learning rates of each schedule. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "golden.h"
#include "t2m/optim.h"

enum { PARAMETERS = 2 };
static const golden_tolerance step_tolerance = {.relative = 2e-6, .scaled = 1e-6, .absolute = 1e-7};

static nn_real optional(const json_t *options, const char *name)
{
    const json_t *value = json_object_get(options, name);
    return value == NULL ? (nn_real){.given = false} : NN_REAL(json_number_value(value));
}

static double number(const json_t *options, const char *name, double otherwise)
{
    return nn_real_or(optional(options, name), otherwise);
}

static bool flag(const json_t *options, const char *name)
{
    return json_is_true(json_object_get(options, name));
}

static optimizer_options options_of(const json_t *json)
{
    optimizer_options options = OPTIMIZER(
            .momentum = number(json, "momentum", 0), .dampening = number(json, "dampening", 0),
            .weight_decay = optional(json, "weight_decay"), .nesterov = flag(json, "nesterov"),
            .maximize = flag(json, "maximize"), .eps = optional(json, "eps"), .amsgrad = flag(json, "amsgrad"),
            .decoupled_weight_decay = flag(json, "decoupled_weight_decay"),
            .rho = optional(json, "rho"), .alpha = optional(json, "alpha"), .centered = flag(json, "centered"),
            .lr_decay = number(json, "lr_decay", 0),
            .initial_accumulator_value = number(json, "initial_accumulator_value", 0));
    const json_t *betas = json_object_get(json, "betas");
    if (betas != NULL)
        options.betas = OPTIMIZER_BETAS(json_number_value(json_array_get(betas, 0)),
                                        json_number_value(json_array_get(betas, 1)));
    return options;
}

static const struct {
    const char *name;
    optimizer *(*make)(nn_params *params, double lr, optimizer_options options);
    double lr; /* PyTorch's default */
} makers[] = {
    {"SGD", optimizer_sgd_with, 1e-3},           {"Adam", optimizer_adam_with, 1e-3},
    {"AdamW", optimizer_adamw_with, 1e-3},       {"Adadelta", optimizer_adadelta_with, 1.0},
    {"Adagrad", optimizer_adagrad_with, 1e-2},   {"RMSprop", optimizer_rmsprop_with, 1e-2},
    {"Adamax", optimizer_adamax_with, 2e-3},     {"NAdam", optimizer_nadam_with, 2e-3},
    {"RAdam", optimizer_radam_with, 1e-3},
};

static optimizer *make_optimizer(const json_t *test, nn_params *params)
{
    const char *name = json_string_value(json_object_get(test, "optimizer"));
    const json_t *options = json_object_get(test, "options");
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
        if (strcmp(makers[i].name, name) == 0)
            return makers[i].make(params, number(options, "lr", makers[i].lr), options_of(options));
    }
    cr_assert(false, "no optimizer %s", name);
    return NULL;
}

static mx_array floats(const json_t *file, const json_t *values, size_t parameter)
{
    mx_dims shape = golden_dims(json_array_get(json_object_get(file, "shapes"), parameter));
    return golden_like(values, mx_zeros_dims(MX_FLOAT32, shape));
}

/* One step: `by_slots` through .grad and optimizer_step, otherwise with gradients in hand. */
static void take_step(const json_t *file, optimizer *self, nn_params *params, size_t step, bool by_slots)
{
    const json_t *gradients = json_array_get(json_object_get(file, "gradients"), step);
    mx_array values[PARAMETERS];
    for (size_t i = 0; i < PARAMETERS; i++)
        values[i] = floats(file, json_array_get(gradients, i), i);
    nn_grads grads = {.params = params, .values = values};
    if (by_slots) {
        optimizer_zero_grad(self);
        nn_accumulate_grads(&grads);
        optimizer_step(self);
    } else {
        optimizer_update(self, &grads);
    }
    mx_eval(self);
    for (size_t i = 0; i < PARAMETERS; i++)
        mx_eval(params->items[i]->value);
}

static void replay_optimizer(const json_t *file, const json_t *test, bool by_slots)
{
    nn_param *items[PARAMETERS];
    for (size_t i = 0; i < PARAMETERS; i++)
        items[i] = nn_param_new(floats(file, json_array_get(json_object_get(file, "start"), i), i));
    nn_params *params = nn_params_of(items, PARAMETERS);
    optimizer *self = make_optimizer(test, params);
    for (size_t step = 0; step < 10; step++) {
        T2M_POOL(pool);
        take_step(file, self, params, step, by_slots);
        char key[8];
        snprintf(key, sizeof key, "%zu", step + 1);
        const json_t *after = json_object_get(json_object_get(test, "after"), key);
        for (size_t i = 0; after != NULL && i < PARAMETERS; i++) {
            char what[192], *options = json_dumps(json_object_get(test, "options"), JSON_COMPACT);
            snprintf(what, sizeof what, "%s%s, parameter %zu after step %s",
                     json_string_value(json_object_get(test, "optimizer")), options, i, key);
            free(options);
            golden_expect_values(what, items[i]->value, json_array_get(after, i), step_tolerance);
        }
    }
}

ParameterizedTestParameters(optim, optimizers)
{
    static int rows[64];
    json_t *file = golden_file("optim.json");
    int count = (int)json_array_size(json_object_get(file, "optimizers"));
    json_decref(file);
    for (int i = 0; i < count; i++)
        rows[i] = i;
    return cr_make_param_array(int, rows, (size_t)count);
}

ParameterizedTest(int *row, optim, optimizers)
{
    json_t *file = golden_file("optim.json");
    const json_t *test = json_array_get(json_object_get(file, "optimizers"), (size_t)*row);
    replay_optimizer(file, test, false);
    replay_optimizer(file, test, true);
    json_decref(file);
}

/* ---- schedules */

static double decay(void *context, int64_t epoch)
{
    (void)context;
    return pow(0.95, (double)epoch);
}

static double warm_up(void *context, int64_t epoch)
{
    (void)context;
    return fmin(1, (double)(epoch + 1) / 4);
}

static scheduler *make_lambda(optimizer *self, const json_t *options)
{
    const char *formula = json_string_value(json_object_get(options, "lr_lambda"));
    return scheduler_lambda_lr(self, strcmp(formula, "0.95 ** epoch") == 0 ? decay : warm_up, NULL);
}

static py_list *int_list(const json_t *values)
{
    py_list *list = py_list_new(PY_INT);
    for (size_t i = 0; i < json_array_size(values); i++)
        py_list_append(list, py_of((int64_t)json_integer_value(json_array_get(values, i))));
    return list;
}

static scheduler *make_scheduler(optimizer *self, const char *name, const json_t *options)
{
    nn_int iterations = {.given = false};
    if (json_object_get(options, "total_iters") != NULL)
        iterations = NN_INT(json_integer_value(json_object_get(options, "total_iters")));
    if (strcmp(name, "StepLR") == 0)
        return scheduler_step_lr(self, (int64_t)number(options, "step_size", 0), .gamma = optional(options, "gamma"));
    if (strcmp(name, "MultiStepLR") == 0)
        return scheduler_multi_step_lr(self, int_list(json_object_get(options, "milestones")),
                                       .gamma = optional(options, "gamma"));
    if (strcmp(name, "ExponentialLR") == 0)
        return scheduler_exponential_lr_with(self, number(options, "gamma", 0), SCHEDULER());
    if (strcmp(name, "CosineAnnealingLR") == 0)
        return scheduler_cosine_annealing_lr(self, (int64_t)number(options, "T_max", 0),
                                             .eta_min = number(options, "eta_min", 0));
    if (strcmp(name, "LinearLR") == 0)
        return scheduler_linear_lr(self, .factor = optional(options, "start_factor"), .total_iters = iterations);
    if (strcmp(name, "ConstantLR") == 0)
        return scheduler_constant_lr(self, .factor = optional(options, "factor"), .total_iters = iterations);
    if (strcmp(name, "LambdaLR") == 0)
        return make_lambda(self, options);
    if (strcmp(name, "ReduceLROnPlateau") == 0)
        return scheduler_reduce_lr_on_plateau(self, .factor = optional(options, "factor"),
                                              .patience = NN_INT(number(options, "patience", 10)));
    return NULL;
}

static void replay_schedule(const json_t *test)
{
    const char *name = json_string_value(json_object_get(test, "schedule"));
    nn_param *param = nn_param_new(mx_zeros(MX_FLOAT32, 1));
    optimizer *self = optimizer_sgd(nn_params_of(&param, 1), 0.1);
    scheduler *schedule = make_scheduler(self, name, json_object_get(test, "options"));
    cr_assert(schedule != NULL, "no schedule %s", name);
    const json_t *rates = json_object_get(test, "lr"), *metrics = json_object_get(test, "metrics");
    for (size_t i = 0; i < json_array_size(rates); i++) {
        double expected = json_number_value(json_array_get(rates, i));
        cr_assert(fabs(optimizer_lr(self, 0) - expected) <= 1e-12 * expected + 1e-17,
                  "%s: the rate is %.17g after %zu steps, PyTorch has %.17g", name, optimizer_lr(self, 0), i, expected);
        if (i + 1 == json_array_size(rates))
            break;
        if (metrics != NULL)
            scheduler_step_metric(schedule, json_number_value(json_array_get(metrics, i)));
        else
            scheduler_step(schedule);
    }
}

Test(optim, schedules)
{
    json_t *file = golden_file("optim.json");
    const json_t *tests = json_object_get(file, "schedules");
    for (size_t i = 0; i < json_array_size(tests); i++) {
        const json_t *test = json_array_get(tests, i);
        if (strcmp(json_string_value(json_object_get(test, "schedule")), "PolynomialLR") != 0) /* not there yet */
            replay_schedule(test);
    }
    json_decref(file);
}
