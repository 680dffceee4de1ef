/* Optimizers and learning-rate schedulers, with PyTorch's update rules and defaults.
 *
 *     optimizer *opt = optimizer_sgd(nn_parameters(&model->base), 0.05, .momentum = 0.9);
 *
 * Heap objects of the current pool. Options that are left out have PyTorch's defaults. */
#ifndef T2M_OPTIM_H
#define T2M_OPTIM_H

#include "t2m/nn_grad.h"
#include "t2m/nn_module.h"
#include "t2m/py_value.h"

typedef struct optimizer optimizer;
extern const t2m_kind optimizer_kind;

/* A pair of decay rates: `.betas = OPTIMIZER_BETAS(0.5, 0.999)` */
typedef struct optimizer_pair {
    double first, second;
    bool given;
} optimizer_pair;
#define OPTIMIZER_BETAS(a, b) ((optimizer_pair){.first = (a), .second = (b), .given = true})
/* The pair that a boxed tuple or list holds. */
optimizer_pair optimizer_pair_of(py_value value);

typedef struct optimizer_options {
    char unused_;
    nn_real lr;           /* of a group, where it differs */
    double momentum;      /* SGD, RMSprop */
    double dampening;     /* SGD */
    nn_real weight_decay; /* 0; AdamW 0.01 */
    bool nesterov;        /* SGD */
    bool maximize;
    optimizer_pair betas; /* Adam family: 0.9, 0.999 */
    nn_real eps;          /* Adam family 1e-8, Adadelta 1e-6, Adagrad 1e-10, RMSprop 1e-8 */
    bool amsgrad;         /* Adam, AdamW */
    nn_real rho;          /* Adadelta: 0.9 */
    nn_real alpha;        /* RMSprop: 0.99; ASGD: 0.75 */
    optimizer_pair etas, step_sizes; /* Rprop: 0.5, 1.2; 1e-6, 50 */
    nn_real lambd, t0;    /* ASGD: 1e-4, 1e6 */
    bool centered;        /* RMSprop */
    double lr_decay;      /* Adagrad */
    double initial_accumulator_value; /* Adagrad */
    nn_real momentum_decay; /* NAdam: 0.004 */
    bool decoupled_weight_decay; /* Adam, NAdam, RAdam */
    nn_switch foreach, fused;    /* these change nothing but what is shown */
    bool capturable, differentiable;
} optimizer_options;
#define OPTIMIZER(...) ((optimizer_options){.unused_ = 0, __VA_ARGS__})

/* params: NULL if all groups are added by optimizer_add_group. lr has PyTorch's default if the script leaves it
 * out: SGD 1e-3, Adam family 1e-3 (NAdam, Adamax 2e-3), Adadelta 1.0, Adagrad and RMSprop 1e-2: written by the caller.
 * ValueError for an empty list or for values out of range, as PyTorch's. */
#define optimizer_sgd(params, lr, ...) optimizer_sgd_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_adam(params, lr, ...) optimizer_adam_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_adamw(params, lr, ...) optimizer_adamw_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_adadelta(params, lr, ...) optimizer_adadelta_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_adagrad(params, lr, ...) optimizer_adagrad_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_rmsprop(params, lr, ...) optimizer_rmsprop_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_adamax(params, lr, ...) optimizer_adamax_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_nadam(params, lr, ...) optimizer_nadam_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_radam(params, lr, ...) optimizer_radam_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_asgd(params, lr, ...) optimizer_asgd_with((params), (lr), OPTIMIZER(__VA_ARGS__))
#define optimizer_rprop(params, lr, ...) optimizer_rprop_with((params), (lr), OPTIMIZER(__VA_ARGS__))
optimizer *optimizer_sgd_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_adam_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_adamw_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_adadelta_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_adagrad_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_rmsprop_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_adamax_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_nadam_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_asgd_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_rprop_with(nn_params *params, double lr, optimizer_options options);
optimizer *optimizer_radam_with(nn_params *params, double lr, optimizer_options options);

/* LBFGS: its step() calls the script's closure for the loss and the gradients again and again. optimizer_search is the algorithm, given the
 * loss at first: an iterator that waits in each turn for optimizer_give(the loss where the parameters are now). RuntimeError for a line search
 * other than "strong_wolfe". optimizer_step of it is a TypeError. */
typedef struct optimizer_lbfgs_options {
    char unused_;
    nn_int max_iter;       /* 20 */
    nn_int max_eval;       /* max_iter * 1.25 */
    nn_real tolerance_grad; /* 1e-7 */
    nn_real tolerance_change; /* 1e-9 */
    nn_int history_size;   /* 100 */
    const char *line_search_fn; /* NULL: none */
} optimizer_lbfgs_options;
#define optimizer_lbfgs(params, lr, ...) \
    optimizer_lbfgs_with((params), (lr), (optimizer_lbfgs_options){.unused_ = 0, __VA_ARGS__})
optimizer *optimizer_lbfgs_with(nn_params *params, double lr, optimizer_lbfgs_options options);
struct py_iterator *optimizer_search(optimizer *self, double loss);
void optimizer_give(optimizer *self, double loss);

/* An optimizer whose step() the script writes: groups, options and states only. params: what an optimizer is made of, boxed. `name`: the class's. */
optimizer *optimizer_own(py_value params, py_value defaults, py_value name);

/* ---- optimizer.state: what is remembered of a parameter, by the names PyTorch gives it. What is changed there counts. */
py_dict *optimizer_state_of(optimizer *self, nn_param *param); /* KeyError if the optimizer does not have the parameter; empty at first */
bool optimizer_has_state(const optimizer *self, const nn_param *param);
py_list *optimizer_state_params(const optimizer *self); /* nn_param *: those that have one */
void optimizer_set_state(optimizer *self, nn_param *param, const py_dict *state);
void optimizer_clear_state(optimizer *self);
/* optimizer.defaults: what groups that say nothing else have. */
py_dict *optimizer_defaults(const optimizer *self);

/* A further parameter group; options that are left out are the optimizer's. */
#define optimizer_add_group(self, params, ...)                                                               \
    optimizer_add_group_with((self), (params), OPTIMIZER(__VA_ARGS__))
void optimizer_add_group_with(optimizer *self, nn_params *params, optimizer_options options);

/* All parameters of all groups, in order: what nn_value_and_grad differentiates by. */
nn_params *optimizer_params(optimizer *self);

/* One update by gradients in hand. Gradients of parameters that the optimizer does not have are ignored. Takes the gradients, if
 * grads owns them: it has none afterwards. */
void optimizer_update(optimizer *self, nn_grads *grads);
/* optimizer.step(): one update by the grad slots; parameters without gradient are skipped. */
void optimizer_step(optimizer *self);
/* optimizer.zero_grad(): empties the slots. */
void optimizer_zero_grad(optimizer *self);
/* zero_grad(set_to_none=False): gradients that are there become zeros. */
void optimizer_clear_grads(optimizer *self, bool set_to_none);

/* ---- param_groups: for group in optimizer.param_groups: group['lr'] = x */
typedef struct optimizer_group_view optimizer_group_view;
extern const t2m_kind optimizer_group_view_kind;
/* optimizer.param_groups: a PY_OBJECT list of views; group['lr'] read and written through one. */
py_list *optimizer_groups(optimizer *self);
double optimizer_group_lr(const optimizer_group_view *group);
void optimizer_group_set_lr(optimizer_group_view *group, double lr);
/* Any other option by its name in PyTorch, boxed ("params": a list of nn_param *); what the script keeps there under names of its own
 * too. get: KeyError if there is none. */
py_value optimizer_group_get(const optimizer_group_view *group, const char *key);
py_value optimizer_group_get_or(const optimizer_group_view *group, const char *key, py_value otherwise);
bool optimizer_group_has(const optimizer_group_view *group, const char *key);
/* All of it in the order in which PyTorch has it: as given, then what is set by default. A copy. */
py_dict *optimizer_group_dict(const optimizer_group_view *group);
void optimizer_group_set(optimizer_group_view *group, const char *key, py_value value);
/* optimizer.add_param_group({"params": ..., "lr": 0.1}) */
void optimizer_add_param_group(optimizer *self, const py_dict *group);
int64_t optimizer_group_count(const optimizer *self);
double optimizer_lr(const optimizer *self, int64_t group); /* negative counts from the end; IndexError */
void optimizer_set_lr(optimizer *self, int64_t group, double lr);
nn_params *optimizer_group_params(const optimizer *self, int64_t group);

/* optimizer.state_dict(), load_state_dict: PyTorch's layout, {"state": {0: {...}}, "param_groups": [...]}. */
py_dict *optimizer_state_dict(optimizer *self);
void optimizer_load_state_dict(optimizer *self, const py_dict *state);

/* ---- schedulers: they set the groups' lr at once when made, and at each step */
typedef struct scheduler scheduler;
extern const t2m_kind scheduler_kind;
typedef struct scheduler_options {
    char unused_;
    nn_real gamma;   /* 0.1 */
    double eta_min;  /* CosineAnnealingLR */
    const char *mode; /* ReduceLROnPlateau: NULL is "min" */
    nn_real factor;   /* ReduceLROnPlateau 0.1; LinearLR start 1/3, ConstantLR 1/3: start_factor */
    nn_int patience;  /* 10 */
    nn_real threshold; /* 1e-4 */
    int64_t cooldown;
    double min_lr;
    nn_real eps;      /* 1e-8: smaller steps are not taken */
    bool verbose;     /* says so when it reduces, as PyTorch did before 2.7 */
    nn_real end_factor; /* LinearLR: 1 */
    nn_int total_iters; /* LinearLR, ConstantLR, PolynomialLR: 5 */
    nn_real power;      /* PolynomialLR: 1 */
    nn_int last_epoch;  /* -1; from it on a schedule goes on, of groups that have an initial_lr */
    const char *threshold_mode; /* ReduceLROnPlateau: NULL is "rel" */
} scheduler_options;
#define SCHEDULER(...) ((scheduler_options){.unused_ = 0, __VA_ARGS__})

#define scheduler_step_lr(opt, step_size, ...) scheduler_step_lr_with((opt), (step_size), SCHEDULER(__VA_ARGS__))
#define scheduler_multi_step_lr(opt, milestones, ...)                                                        \
    scheduler_multi_step_lr_with((opt), (milestones), SCHEDULER(__VA_ARGS__))
#define scheduler_cosine_annealing_lr(opt, t_max, ...)                                                       \
    scheduler_cosine_annealing_lr_with((opt), (t_max), SCHEDULER(__VA_ARGS__))
#define scheduler_reduce_lr_on_plateau(opt, ...) scheduler_reduce_lr_on_plateau_with((opt), SCHEDULER(__VA_ARGS__))
#define scheduler_linear_lr(opt, ...) scheduler_linear_lr_with((opt), SCHEDULER(__VA_ARGS__))
#define scheduler_constant_lr(opt, ...) scheduler_constant_lr_with((opt), SCHEDULER(__VA_ARGS__))
#define scheduler_polynomial_lr(opt, ...) scheduler_polynomial_lr_with((opt), SCHEDULER(__VA_ARGS__))
/* isinstance(scheduler, StepLR), by the name of the class. */
bool scheduler_is(const scheduler *self, const char *class_name);
/* step_size=1.0 as a number of epochs; NotImplementedError if it is no whole number. */
int64_t scheduler_whole_steps(double step_size);
scheduler *scheduler_step_lr_with(optimizer *self, int64_t step_size, scheduler_options options);
scheduler *scheduler_multi_step_lr_with(optimizer *self, const py_list *milestones, scheduler_options options);
#define scheduler_exponential_lr(opt, gamma, ...) scheduler_exponential_lr_with((opt), (gamma), SCHEDULER(__VA_ARGS__))
scheduler *scheduler_exponential_lr_with(optimizer *self, double gamma, scheduler_options options);
scheduler *scheduler_cosine_annealing_lr_with(optimizer *self, int64_t t_max, scheduler_options options);
scheduler *scheduler_reduce_lr_on_plateau_with(optimizer *self, scheduler_options options);
scheduler *scheduler_linear_lr_with(optimizer *self, scheduler_options options);
scheduler *scheduler_constant_lr_with(optimizer *self, scheduler_options options);
scheduler *scheduler_polynomial_lr_with(optimizer *self, scheduler_options options);
/* One schedule after the other, from the milestones on; several at once. schedulers: a list of them. ValueError as PyTorch's. */
scheduler *scheduler_sequential_lr(optimizer *self, const py_list *schedulers, const py_list *milestones);
scheduler *scheduler_chained(const py_list *schedulers);
/* LambdaLR: lr = initial * function(context, epoch). */
scheduler *scheduler_lambda_lr(optimizer *self, double (*function)(void *context, int64_t epoch), void *context);

/* scheduler.step(); of ReduceLROnPlateau step(metric), metric a C number (mx_item_float of an array). */
void scheduler_step(scheduler *self);
void scheduler_step_metric(scheduler *self, double metric);
/* scheduler.step(epoch); TypeError of those that are made of others. */
void scheduler_step_to(scheduler *self, double epoch);
/* scheduler.get_last_lr(): one float per group. scheduler.last_epoch. */
py_list *scheduler_last_lr(const scheduler *self);
int64_t scheduler_last_epoch(const scheduler *self);
/* scheduler.state_dict() and load_state_dict(): the numbers that a schedule goes on from. The function of a LambdaLR is not in it. */
py_value scheduler_state_dict(const scheduler *self);
/* One entry of it, as `scheduler.gamma`. */
py_value scheduler_attribute(const scheduler *self, const char *name);
void scheduler_load_state_dict(scheduler *self, const py_dict *state);

#endif
