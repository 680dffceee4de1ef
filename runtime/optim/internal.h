/* How an optimizer is built: groups of parameters with their numbers, a state per parameter, and a rule that
 * updates one parameter. A rule is one table entry (see rule.c); everything else is common (see optimizer.c).
 */
#ifndef T2M_OPTIM_INTERNAL_H
#define T2M_OPTIM_INTERNAL_H

#include "t2m/optim.h"

/* The numbers of a group, all defaults filled in. */
typedef struct optimizer_numbers {
    double lr, initial_lr;
    bool has_initial_lr; /* a scheduler has noted it */
    double momentum, dampening, weight_decay;
    double beta1, beta2, eps, rho, alpha;
    double lr_decay, initial_accumulator, momentum_decay;
    double eta_minus, eta_plus, step_min, step_max; /* Rprop */
    double lambd, t0;                               /* ASGD */
    bool nesterov, maximize, amsgrad, centered, decoupled, capturable, differentiable;
    nn_switch foreach, fused;
    bool whole_lr;   /* LBFGS: it is PyTorch's default, the int 1 */
    uint32_t floats; /* a bit for each row of state.c: given as a float, so that 0 shows as 0.0 */
} optimizer_numbers;

enum { OPTIMIZER_SLOTS = 4 };

/* What an optimizer remembers of one parameter. */
typedef struct param_state {
    int64_t step;                    /* updates so far */
    double product;                  /* NAdam's running product; ASGD's present rate */
    mx_array slots[OPTIMIZER_SLOTS]; /* named by the rule; MX_NONE before the first update */
    py_dict *shown;                  /* the same, once the script has asked for it: what it changes there is read back. Else NULL */
} param_state;

typedef struct optimizer_rule {
    const char *name;
    const char *slots[OPTIMIZER_SLOTS]; /* PyTorch's keys in state_dict */
    bool counts_steps;                  /* "step" is in the state */
    double eps, weight_decay;           /* defaults */
    /* One update; state->step has been raised. grad has its sign by `maximize` still to come. */
    void (*update)(const optimizer_numbers *n, nn_param *param, param_state *state, mx_array grad);
} optimizer_rule;

extern const optimizer_rule optimizer_sgd_rule, optimizer_adam_rule, optimizer_adamw_rule,
    optimizer_adadelta_rule, optimizer_adagrad_rule, optimizer_rmsprop_rule, optimizer_adamax_rule,
    optimizer_nadam_rule, optimizer_radam_rule, optimizer_asgd_rule, optimizer_rprop_rule, optimizer_lbfgs_rule,
    optimizer_own_rule;

typedef struct optimizer_group {
    optimizer_numbers numbers;
    py_dict *others; /* what the script keeps there under keys of its own; NULL if nothing */
    nn_params *params;
    param_state *states;
} optimizer_group;

struct optimizer {
    t2m_object object;
    const optimizer_rule *rule;
    optimizer_options options; /* as given: what groups that are added later inherit */
    double lr;
    int64_t group_count;
    optimizer_group *groups;
    nn_params *all; /* made when first asked for */
    void *search;   /* LBFGS: what it knows (lbfgs.h); else NULL */
    py_dict *defaults; /* of an optimizer of the script; else NULL */
    py_str name;       /* the same: its class's */
};

optimizer *optimizer_make(const optimizer_rule *rule, nn_params *params, double lr, optimizer_options options);

/* The numbers of a group that has no options of its own. */
optimizer_numbers optimizer_numbers_of(const optimizer_rule *rule, double lr, optimizer_options options);

/* live_state.c: a group of an optimizer of the script gets the options that it lacks. */
void optimizer_fill_group(optimizer *self, optimizer_group *group);
/* The same: what the script has changed in the state that it was shown counts; it sees what the update made of it. */
void optimizer_read_shown(const optimizer_rule *rule, param_state *state);
void optimizer_write_shown(const optimizer_rule *rule, param_state *state);
/* The same: what a state has by the name, NULL if nothing. */
py_value optimizer_entry(const py_dict *d, const char *key);
/* state.c: by PyTorch's names. */
py_dict *optimizer_param_dict(const optimizer_rule *rule, const param_state *state);
void optimizer_load_param(const optimizer_rule *rule, const nn_param *param, param_state *state, const py_dict *d);

/* state.c: the options that `d` lacks, in PyTorch's order. */
void optimizer_add_numbers(py_dict *d, const optimizer_numbers *n, const optimizer_rule *rule);

/* state.c: options of a dict in PyTorch's names take the place of what stands in n; others are not looked at. */
void optimizer_read_numbers(optimizer_numbers *n, const optimizer_rule *rule, const py_dict *d);
/* One option by its name, boxed; NULL if groups of this optimizer have none of this name. */
py_value optimizer_number(const optimizer_numbers *n, const optimizer_rule *rule, const char *key);

/* The option was given as a float. */
void optimizer_note_float(optimizer_numbers *n, const char *key);
py_str optimizer_repr(const void *object);

/* The group at an index that may be negative; IndexError. */
optimizer_group *optimizer_group_at(const optimizer *self, int64_t group);

#endif
