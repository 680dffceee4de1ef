/* What the two files of LBFGS share: its state, numbers as PyTorch has them, and the line search. */
#ifndef T2M_OPTIM_LBFGS_H
#define T2M_OPTIM_LBFGS_H

#include "t2m/optim.h"

/* A number of Python, or a tensor of one float: then results are rounded. */
typedef struct scalar {
    double value;
    bool is_tensor;
} scalar;

scalar scalar_add(scalar a, scalar b);
scalar scalar_sub(scalar a, scalar b);
scalar scalar_mul(scalar a, scalar b);
scalar scalar_div(scalar a, scalar b);
scalar scalar_min(scalar a, scalar b); /* as Python's: the first of equal ones */
scalar scalar_max(scalar a, scalar b);

/* A step along a direction for which the strong Wolfe conditions hold. */
typedef struct line_search {
    /* The loss at this step, with its gradient (of the current pool) and the slope along the direction. */
    double (*evaluate)(void *context, scalar step, mx_array *gradient, scalar *slope);
    void *context;
    double loss; /* where it starts */
    scalar slope;
    double direction_size; /* the largest number of it */
    int64_t max_evaluations;
    /* in: where it starts. out: where it ends */
    mx_array gradient;
    scalar step;
    int64_t evaluations;
} line_search;

/* Begins with `step`; gives the loss where it ends. */
double line_search_run(line_search *self, scalar step);

typedef struct lbfgs {
    t2m_object object;
    int64_t max_iter, max_eval, history_size;
    double tolerance_grad, tolerance_change;
    const char *line_search; /* or NULL */
    py_str line_search_text; /* the same; keeps it */
    double loss;             /* given last */
    double before;           /* what it was where the last step began */
    int64_t iterations, evaluations;
    mx_array direction, previous, gradient;
    scalar step, scale;
    py_list *changes, *steps; /* of gradients and of parameters: PY_ARRAY */
    py_list *weights;         /* PY_FLOAT */
    py_list *shares;          /* PY_FLOAT: what the last direction took of each step ("al") */
} lbfgs;

/* lbfgs_state.c: PyTorch's state["state"][0], and its options beside lr. */
py_dict *lbfgs_state(const lbfgs *self);
void lbfgs_load_state(lbfgs *self, const py_dict *state);
void lbfgs_add_options(const lbfgs *self, py_dict *options);
void lbfgs_set_line_search(lbfgs *self, py_str name);
void lbfgs_read_options(lbfgs *self, const py_dict *options);

#endif
