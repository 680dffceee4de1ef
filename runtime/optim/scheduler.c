/* Learning-rate schedules. As in PyTorch each computes the next rate from the present one, so that a script
 * may change rates in between; a new scheduler notes the groups' initial rates and takes step 0. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

typedef struct schedule {
    const char *name;
    double (*next)(scheduler *self, const optimizer_numbers *n); /* the rate at last_epoch */
    void (*step)(scheduler *self);                               /* of those that are made of others, instead of next */
    double (*at)(const scheduler *self, double base, double epoch); /* the rate at any epoch; NULL: as next */
} schedule;

struct scheduler {
    t2m_object object;
    const schedule *schedule; /* NULL: ReduceLROnPlateau */
    optimizer *optimizer;
    int64_t last_epoch;
    double gamma, eta_min, factor, end_factor, power;
    int64_t step_size; /* also T_max, total_iters */
    py_list *milestones;
    double (*function)(void *context, int64_t epoch);
    void *context;
    py_list *members; /* SequentialLR, ChainedScheduler */
    /* ReduceLROnPlateau */
    bool max, has_best, is_absolute;
    double best, threshold, min_lr;
    double eps;   /* smaller steps are not taken */
    bool verbose; /* says when it reduces */
    int64_t patience, bad, cooldown, cooling;
};

static void destroy(void *object)
{
    scheduler *self = object;
    t2m_release(self->optimizer);
    t2m_release(self->milestones);
    t2m_release(self->members);
}

const t2m_kind scheduler_kind = {.name = "LRScheduler", .destroy = destroy};

static void __attribute__((noreturn)) refuse_resuming(int64_t group)
{
    py_value text = py_box_object(py_str_printf(
        "param 'initial_lr' is not specified in param_groups[%" PRId64 "] when resuming scheduler with last_epoch >= 0.\n"
        "This typically happens when:\n"
        "1. You're trying to resume training from a checkpoint but haven't properly loaded the optimizer state\n"
        "2. You're using last_epoch >= 0 for a fresh training run (not recommended)", group));
    py_raise(PY_KEY_ERROR, "%s", py_text(py_repr_object(text)));
}

static scheduler *make(optimizer *opt, const schedule *schedule, scheduler_options options)
{
    scheduler *self = T2M_NEW(scheduler, &scheduler_kind);
    t2m_set(&self->optimizer, opt);
    self->schedule = schedule;
    self->gamma = nn_real_or(options.gamma, 0.1);
    self->eta_min = options.eta_min;
    self->last_epoch = nn_int_or(options.last_epoch, -1) + 1;
    for (int64_t g = 0; g < opt->group_count; g++) {
        optimizer_numbers *n = &opt->groups[g].numbers;
        if (!n->has_initial_lr && nn_int_or(options.last_epoch, -1) != -1)
            refuse_resuming(g);
        if (!n->has_initial_lr)
            n->initial_lr = n->lr;
        n->has_initial_lr = true;
    }
    return self;
}

static void apply(scheduler *self)
{
    for (int64_t g = 0; g < self->optimizer->group_count; g++) {
        optimizer_numbers *n = &self->optimizer->groups[g].numbers;
        n->lr = self->schedule->next(self, n);
    }
}

/* The first step. One that goes on from a later epoch finds the rates as they are to be, where the next is made of the present one. */
static scheduler *begin(scheduler *self)
{
    bool keeps = strstr(" ExponentialLR LinearLR PolynomialLR CosineAnnealingLR ", self->schedule->name) != NULL;
    if (self->last_epoch == 0 || !keeps)
        apply(self);
    return self;
}

bool scheduler_is(const scheduler *self, const char *class_name)
{
    bool is_any = strcmp(class_name, "LRScheduler") == 0 || strcmp(class_name, "_LRScheduler") == 0;
    return is_any || strcmp(class_name, self->schedule ? self->schedule->name : "ReduceLROnPlateau") == 0;
}

void scheduler_step(scheduler *self)
{
    if (self->schedule == NULL)
        py_raise(PY_TYPE_ERROR, "ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'");
    if (self->schedule->step != NULL) {
        self->schedule->step(self);
        return;
    }
    self->last_epoch++;
    apply(self);
}

/* Rates of an epoch that is named do not come from those before. */
void scheduler_step_to(scheduler *self, double epoch)
{
    if (self->schedule == NULL) {
        scheduler_step_metric(self, epoch);
        return;
    }
    if (self->schedule->step != NULL)
        py_raise(PY_TYPE_ERROR, "%s.step() takes 1 positional argument but 2 were given", self->schedule->name);
    self->last_epoch = (int64_t)floor(epoch);
    if (self->schedule->at == NULL) {
        apply(self);
        return;
    }
    for (int64_t g = 0; g < self->optimizer->group_count; g++) {
        optimizer_numbers *n = &self->optimizer->groups[g].numbers;
        n->lr = self->schedule->at(self, n->initial_lr, epoch);
    }
}

/* ---- schedules of schedules */

/* As if it had just been made: at epoch 0, from the initial rates. */
static void restart(scheduler *self)
{
    if (self->schedule == NULL)
        py_raise(PY_TYPE_ERROR, "ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'");
    self->last_epoch = 0;
    for (int64_t g = 0; g < self->optimizer->group_count; g++)
        self->optimizer->groups[g].numbers.lr = self->optimizer->groups[g].numbers.initial_lr;
    if (self->schedule->next != NULL)
        apply(self);
}

static void step_sequential(scheduler *self)
{
    self->last_epoch++;
    int64_t active = 0;
    bool is_first = false;
    for (int64_t i = 0; i < self->milestones->length && self->milestones->items[i].i <= self->last_epoch; i++) {
        active = i + 1;
        is_first = self->milestones->items[i].i == self->last_epoch;
    }
    if (is_first)
        restart(self->members->items[active].o);
    else
        scheduler_step(self->members->items[active].o);
}

static void step_chained(scheduler *self)
{
    self->last_epoch++;
    for (int64_t i = 0; i < self->members->length; i++)
        scheduler_step(self->members->items[i].o);
}

static const schedule sequential_schedule = {"SequentialLR", NULL, step_sequential, NULL},
                      chained_schedule = {"ChainedScheduler", NULL, step_chained, NULL};

scheduler *scheduler_sequential_lr(optimizer *opt, const py_list *schedulers, const py_list *milestones)
{
    if (schedulers->length < 1)
        py_raise(PY_VALUE_ERROR, "SequentialLR expects at least one scheduler to be chained, but got no scheduler.");
    if (milestones->length != schedulers->length - 1)
        py_raise(PY_VALUE_ERROR,
                 "Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, but got "
                 "number of schedulers %" PRId64 " and the number of milestones to be equal to %" PRId64,
                 schedulers->length, milestones->length);
    scheduler *self = make(opt, &sequential_schedule, SCHEDULER());
    t2m_set(&self->members, py_list_copy(schedulers));
    t2m_set(&self->milestones, py_list_copy(milestones));
    restart(self->members->items[0].o);
    return self;
}

scheduler *scheduler_chained(const py_list *schedulers)
{
    if (schedulers->length < 1)
        py_raise(PY_VALUE_ERROR, "ChainedScheduler expects at least one scheduler to be chained, but got no scheduler.");
    const scheduler *first = schedulers->items[0].o;
    scheduler *self = make(first->optimizer, &chained_schedule, SCHEDULER());
    t2m_set(&self->members, py_list_copy(schedulers));
    return self;
}

/* ---- schedules */

static double next_step(scheduler *self, const optimizer_numbers *n)
{
    bool due = self->last_epoch != 0 && self->last_epoch % self->step_size == 0;
    return due ? n->lr * self->gamma : n->lr;
}

static double next_multi_step(scheduler *self, const optimizer_numbers *n)
{
    int64_t hits = py_list_count(self->milestones, py_of(self->last_epoch));
    return hits == 0 ? n->lr : n->lr * pow(self->gamma, (double)hits);
}

static double next_exponential(scheduler *self, const optimizer_numbers *n)
{
    return self->last_epoch == 0 ? n->lr : n->lr * self->gamma;
}

static double next_cosine(scheduler *self, const optimizer_numbers *n)
{
    double epoch = (double)self->last_epoch, period = (double)self->step_size;
    if (self->last_epoch == 0)
        return n->lr;
    int64_t twice = 2 * self->step_size, phase = (self->last_epoch - 1 - self->step_size) % twice;
    if (phase == 0)
        return n->lr + (n->initial_lr - self->eta_min) * (1 - cos(M_PI / period)) / 2;
    return (1 + cos(M_PI * epoch / period)) / (1 + cos(M_PI * (epoch - 1) / period)) *
               (n->lr - self->eta_min) +
           self->eta_min;
}

static double next_linear(scheduler *self, const optimizer_numbers *n)
{
    double start = self->factor, rise = self->end_factor - start;
    if (self->last_epoch == 0)
        return n->lr * start;
    if (self->last_epoch > self->step_size)
        return n->lr;
    return n->lr * (1 + rise / ((double)self->step_size * start + (double)(self->last_epoch - 1) * rise));
}

static double next_constant(scheduler *self, const optimizer_numbers *n)
{
    if (self->last_epoch == 0)
        return n->lr * self->factor;
    return self->last_epoch == self->step_size ? n->lr * (1 / self->factor) : n->lr;
}

static double next_polynomial(scheduler *self, const optimizer_numbers *n)
{
    double epoch = (double)self->last_epoch, total = (double)self->step_size;
    if (self->last_epoch == 0 || self->last_epoch > self->step_size)
        return n->lr;
    return n->lr * pow((1 - epoch / total) / (1 - (epoch - 1) / total), self->power);
}

static double next_lambda(scheduler *self, const optimizer_numbers *n)
{
    return n->initial_lr * self->function(self->context, self->last_epoch);
}

static double step_at(const scheduler *self, double base, double epoch)
{
    return base * pow(self->gamma, floor(epoch / (double)self->step_size));
}

static double multi_step_at(const scheduler *self, double base, double epoch)
{
    int passed = 0;
    for (int64_t i = 0; i < self->milestones->length; i++)
        passed += (double)self->milestones->items[i].i <= epoch;
    return base * pow(self->gamma, passed);
}

static double exponential_at(const scheduler *self, double base, double epoch)
{
    return base * pow(self->gamma, epoch);
}

static double cosine_at(const scheduler *self, double base, double epoch)
{
    return self->eta_min + (base - self->eta_min) * (1 + cos(M_PI * epoch / (double)self->step_size)) / 2;
}

static double linear_at(const scheduler *self, double base, double epoch)
{
    double total = (double)self->step_size;
    return base * (self->factor + (self->end_factor - self->factor) * fmin(total, epoch) / total);
}

static double constant_at(const scheduler *self, double base, double epoch)
{
    return base * (self->factor + (epoch >= (double)self->step_size) * (1 - self->factor));
}

static double polynomial_at(const scheduler *self, double base, double epoch)
{
    double total = (double)self->step_size;
    return base * pow(1 - fmin(total, epoch) / total, self->power);
}

static const schedule step_schedule = {"StepLR", next_step, NULL, step_at},
                      multi_step_schedule = {"MultiStepLR", next_multi_step, NULL, multi_step_at},
                      exponential_schedule = {"ExponentialLR", next_exponential, NULL, exponential_at},
                      cosine_schedule = {"CosineAnnealingLR", next_cosine, NULL, cosine_at},
                      linear_schedule = {"LinearLR", next_linear, NULL, linear_at},
                      constant_schedule = {"ConstantLR", next_constant, NULL, constant_at},
                      polynomial_schedule = {"PolynomialLR", next_polynomial, NULL, polynomial_at},
                      lambda_schedule = {"LambdaLR", next_lambda, NULL, NULL};

int64_t scheduler_whole_steps(double step_size)
{
    if (step_size != floor(step_size) || fabs(step_size) > 1e15)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "StepLR with step_size=%g", step_size);
    return (int64_t)step_size;
}

scheduler *scheduler_step_lr_with(optimizer *opt, int64_t step_size, scheduler_options options)
{
    scheduler *self = make(opt, &step_schedule, options);
    if (step_size <= 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "integer modulo by zero");
    self->step_size = step_size;
    return begin(self);
}

scheduler *scheduler_multi_step_lr_with(optimizer *opt, const py_list *milestones, scheduler_options options)
{
    scheduler *self = make(opt, &multi_step_schedule, options);
    t2m_set(&self->milestones, py_list_copy(milestones));
    return begin(self);
}

scheduler *scheduler_exponential_lr_with(optimizer *opt, double gamma, scheduler_options options)
{
    options.gamma = NN_REAL(gamma);
    return begin(make(opt, &exponential_schedule, options));
}

scheduler *scheduler_cosine_annealing_lr_with(optimizer *opt, int64_t t_max, scheduler_options options)
{
    scheduler *self = make(opt, &cosine_schedule, options);
    if (t_max <= 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "float division by zero");
    self->step_size = t_max;
    return begin(self);
}

scheduler *scheduler_linear_lr_with(optimizer *opt, scheduler_options options)
{
    scheduler *self = make(opt, &linear_schedule, options);
    self->factor = nn_real_or(options.factor, 1.0 / 3);
    self->end_factor = nn_real_or(options.end_factor, 1);
    self->step_size = nn_int_or(options.total_iters, 5);
    if (!(self->factor > 0 && self->factor <= 1))
        py_raise(PY_VALUE_ERROR,
                 "Starting multiplicative factor expected to be greater than 0 and less or equal to 1.");
    return begin(self);
}

scheduler *scheduler_constant_lr_with(optimizer *opt, scheduler_options options)
{
    scheduler *self = make(opt, &constant_schedule, options);
    self->factor = nn_real_or(options.factor, 1.0 / 3);
    self->step_size = nn_int_or(options.total_iters, 5);
    return begin(self);
}

scheduler *scheduler_polynomial_lr_with(optimizer *opt, scheduler_options options)
{
    scheduler *self = make(opt, &polynomial_schedule, options);
    self->power = nn_real_or(options.power, 1);
    self->step_size = nn_int_or(options.total_iters, 5);
    return begin(self);
}

scheduler *scheduler_lambda_lr(optimizer *opt, double (*function)(void *context, int64_t epoch),
                               void *context)
{
    scheduler *self = make(opt, &lambda_schedule, SCHEDULER());
    self->function = function;
    self->context = context;
    return begin(self);
}

/* ---- ReduceLROnPlateau */

static bool is_absolute(const char *threshold_mode)
{
    if (threshold_mode == NULL || strcmp(threshold_mode, "rel") == 0)
        return false;
    if (strcmp(threshold_mode, "abs") != 0)
        py_raise(PY_VALUE_ERROR, "threshold mode %s is unknown!", threshold_mode);
    return true;
}

scheduler *scheduler_reduce_lr_on_plateau_with(optimizer *opt, scheduler_options options)
{
    const char *mode = options.mode == NULL ? "min" : options.mode;
    if (strcmp(mode, "min") != 0 && strcmp(mode, "max") != 0)
        py_raise(PY_VALUE_ERROR, "mode %s is unknown!", mode);
    scheduler *self = make(opt, NULL, options);
    self->max = strcmp(mode, "max") == 0;
    self->factor = nn_real_or(options.factor, 0.1);
    if (self->factor >= 1)
        py_raise(PY_VALUE_ERROR, "Factor should be < 1.0.");
    self->threshold = nn_real_or(options.threshold, 1e-4);
    self->patience = nn_int_or(options.patience, 10);
    self->cooldown = options.cooldown;
    self->min_lr = options.min_lr;
    self->eps = nn_real_or(options.eps, 1e-8);
    self->is_absolute = is_absolute(options.threshold_mode);
    self->verbose = options.verbose;
    return self;
}

static bool is_better(const scheduler *self, double metric)
{
    if (!self->has_best)
        return true;
    if (self->is_absolute)
        return self->max ? metric > self->best + self->threshold : metric < self->best - self->threshold;
    return self->max ? metric > self->best * (1 + self->threshold)
                     : metric < self->best * (1 - self->threshold);
}

static void reduce_rates(scheduler *self)
{
    for (int64_t g = 0; g < self->optimizer->group_count; g++) {
        optimizer_numbers *n = &self->optimizer->groups[g].numbers;
        double reduced = fmax(n->lr * self->factor, self->min_lr);
        if (n->lr - reduced <= self->eps)
            continue;
        n->lr = reduced;
        if (self->verbose)
            printf("Epoch %05" PRId64 ": reducing learning rate of group %" PRId64 " to %.4e.\n", self->last_epoch, g, reduced);
    }
}

void scheduler_step_metric(scheduler *self, double metric)
{
    if (self->schedule != NULL) { /* of another scheduler the number is an epoch */
        scheduler_step_to(self, metric);
        return;
    }
    self->last_epoch++;
    if (is_better(self, metric)) {
        self->best = metric;
        self->has_best = true;
        self->bad = 0;
    } else {
        self->bad++;
    }
    if (self->cooling > 0) {
        self->cooling--;
        self->bad = 0;
    }
    if (self->bad > self->patience) {
        reduce_rates(self);
        self->cooling = self->cooldown;
        self->bad = 0;
    }
}

py_list *scheduler_last_lr(const scheduler *self)
{
    py_list *rates = py_list_new(PY_FLOAT);
    for (int64_t g = 0; g < self->optimizer->group_count; g++)
        py_list_append(rates, py_of(self->optimizer->groups[g].numbers.lr));
    return rates;
}

int64_t scheduler_last_epoch(const scheduler *self)
{
    return self->last_epoch;
}

/* ---- state */

typedef struct state_row {
    const char *key;
    enum { STATE_REAL, STATE_INT } kind;
    size_t offset;
    const char *schedules; /* whose it is, each between spaces */
} state_row;

#define STATE_ROW(key, kind, field, schedules) {key, kind, offsetof(scheduler, field), schedules}
static const state_row state_rows[] = {
    STATE_ROW("step_size", STATE_INT, step_size, " StepLR "),
    STATE_ROW("T_max", STATE_INT, step_size, " CosineAnnealingLR "),
    STATE_ROW("eta_min", STATE_REAL, eta_min, " CosineAnnealingLR "),
    STATE_ROW("gamma", STATE_REAL, gamma, " StepLR MultiStepLR ExponentialLR "),
    STATE_ROW("start_factor", STATE_REAL, factor, " LinearLR "),
    STATE_ROW("end_factor", STATE_REAL, end_factor, " LinearLR "),
    STATE_ROW("factor", STATE_REAL, factor, " ConstantLR ReduceLROnPlateau "),
    STATE_ROW("total_iters", STATE_INT, step_size, " LinearLR ConstantLR PolynomialLR "),
    STATE_ROW("power", STATE_REAL, power, " PolynomialLR "),
    STATE_ROW("patience", STATE_INT, patience, " ReduceLROnPlateau "),
    STATE_ROW("cooldown", STATE_INT, cooldown, " ReduceLROnPlateau "),
    STATE_ROW("cooldown_counter", STATE_INT, cooling, " ReduceLROnPlateau "),
    STATE_ROW("num_bad_epochs", STATE_INT, bad, " ReduceLROnPlateau "),
    STATE_ROW("threshold", STATE_REAL, threshold, " ReduceLROnPlateau "),
};
enum { STATE_ROWS = sizeof state_rows / sizeof *state_rows };

static bool is_of(const state_row *row, const scheduler *self)
{
    const char *name = self->schedule ? self->schedule->name : "ReduceLROnPlateau";
    const char *found = strstr(row->schedules, name);
    return found && found[-1] == ' ' && found[strlen(name)] == ' ';
}

static void put(py_dict *d, const char *key, py_value value)
{
    py_dict_put(d, key, py_of_object(value));
}

static void put_rows(py_dict *d, const scheduler *self)
{
    for (int i = 0; i < STATE_ROWS; i++) {
        const state_row *row = &state_rows[i];
        const char *at = (const char *)self + row->offset;
        if (is_of(row, self))
            put(d, row->key, row->kind == STATE_REAL ? py_box(*(const double *)at) : py_box(*(const int64_t *)at));
    }
}

/* A bound of 0 is PyTorch's int. */
static py_value least_rate(const scheduler *self)
{
    return self->min_lr == 0 ? py_box((int64_t)0) : py_box(self->min_lr);
}

static py_value plateau_state(const scheduler *self)
{
    py_dict *d = py_dict_new(PY_OBJECT, PY_VALUE);
    py_list *rates = py_list_new(PY_OBJECT);
    for (int64_t g = 0; g < self->optimizer->group_count; g++)
        py_list_append(rates, py_of_object((void *)least_rate(self)));
    double worse = self->max ? -INFINITY : INFINITY;
    put(d, "factor", py_box(self->factor));
    put(d, "default_min_lr", least_rate(self));
    put(d, "min_lrs", py_box_object(rates));
    put(d, "patience", py_box(self->patience));
    put(d, "cooldown", py_box(self->cooldown));
    put(d, "eps", py_box(self->eps));
    put(d, "last_epoch", py_box(self->last_epoch));
    put(d, "_last_lr", py_box_object(scheduler_last_lr(self)));
    put(d, "mode_worse", py_box(worse));
    put(d, "mode", py_box_object(py_str_of(self->max ? "max" : "min")));
    put(d, "threshold", py_box(self->threshold));
    put(d, "threshold_mode", py_box_object(py_str_of(self->is_absolute ? "abs" : "rel")));
    put(d, "best", py_box((double)(self->has_best ? self->best : worse)));
    put(d, "cooldown_counter", py_box(self->cooling));
    put(d, "num_bad_epochs", py_box(self->bad));
    return py_box_object(d);
}

/* SequentialLR, ChainedScheduler */
static py_value states_of_members(const scheduler *self)
{
    py_dict *d = py_dict_new(PY_OBJECT, PY_VALUE);
    py_list *states = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < self->members->length; i++)
        py_list_append(states, py_of_object((void *)scheduler_state_dict(self->members->items[i].o)));
    if (self->milestones != NULL) {
        put(d, "_milestones", py_box_object(self->milestones));
        put(d, "last_epoch", py_box(self->last_epoch));
    }
    put(d, "_last_lr", py_box_object(scheduler_last_lr(self)));
    put(d, "_schedulers", py_box_object(states));
    return py_box_object(d);
}

py_value scheduler_state_dict(const scheduler *self)
{
    if (self->schedule == NULL)
        return plateau_state(self);
    if (self->members != NULL)
        return states_of_members(self);
    py_dict *d = py_dict_new(PY_OBJECT, PY_VALUE);
    py_list *rates = py_list_new(PY_FLOAT);
    for (int64_t g = 0; g < self->optimizer->group_count; g++)
        py_list_append(rates, py_of((double)self->optimizer->groups[g].numbers.initial_lr));
    put_rows(d, self);
    put(d, "base_lrs", py_box_object(rates));
    put(d, "last_epoch", py_box(self->last_epoch));
    put(d, "_step_count", py_box(self->last_epoch + 1));
    put(d, "_is_initial", py_box((bool)false));
    put(d, "_get_lr_called_within_step", py_box((bool)false));
    put(d, "_last_lr", py_box_object(scheduler_last_lr(self)));
    return py_box_object(d);
}

static py_value entry(const py_dict *state, const char *key)
{
    py_value name = py_box_object(py_str_of(key));
    return py_contains(py_box_object(state), name) ? py_item(py_box_object(state), name) : NULL;
}

void scheduler_load_state_dict(scheduler *self, const py_dict *state)
{
    for (int i = 0; i < STATE_ROWS; i++) {
        const state_row *row = &state_rows[i];
        py_value value = is_of(row, self) ? entry(state, row->key) : NULL;
        char *at = (char *)self + row->offset;
        if (value != NULL && row->kind == STATE_REAL)
            *(double *)at = py_as_float(value);
        else if (value != NULL)
            *(int64_t *)at = py_as_int(value);
    }
    py_value epoch = entry(state, "last_epoch"), members = self->members != NULL ? entry(state, "_schedulers") : NULL;
    if (epoch != NULL)
        self->last_epoch = py_as_int(epoch);
    for (int64_t i = 0; members != NULL && i < self->members->length; i++)
        scheduler_load_state_dict(self->members->items[i].o, py_as_dict(py_item(members, py_box(i))));
    py_value best = self->schedule == NULL ? entry(state, "best") : NULL;
    if (best != NULL) {
        self->best = py_as_float(best);
        self->has_best = isfinite(self->best);
    }
}

py_value scheduler_attribute(const scheduler *self, const char *name)
{
    return entry(py_as_dict(scheduler_state_dict(self)), name);
}
