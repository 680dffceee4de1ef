/* torch.amp.GradScaler on the CPU: losses are multiplied by a scale that keeps small gradients of half precision above zero; the gradients
 * are divided by it again before the optimizer steps, which is left out where one of them is infinite or NaN.
 *
 *     grad_scaler *scaler = grad_scaler_new(.enabled = NN_SWITCH(use_amp));
 *     ... grad_scaler_scale(scaler, loss) ...
 *     grad_scaler_step(scaler, optimizer);
 *     grad_scaler_update(scaler);
 *
 * One that is not enabled changes nothing. Heap objects of the current pool. */
#ifndef T2M_GRAD_SCALER_H
#define T2M_GRAD_SCALER_H

#include "t2m/optim.h"

typedef struct grad_scaler grad_scaler;
extern const t2m_kind grad_scaler_kind;

typedef struct grad_scaler_options {
    char unused_;
    py_str device;          /* "cpu"; for "cuda", which there is not, it is disabled with PyTorch's warning */
    nn_real init_scale;     /* 65536 */
    nn_real growth_factor;  /* 2 */
    nn_real backoff_factor; /* 0.5 */
    nn_int growth_interval; /* 2000 */
    nn_switch enabled;      /* on */
} grad_scaler_options;
/* AssertionError for factors that do not grow, or do not back off. */
#define grad_scaler_new(...) grad_scaler_new_with((grad_scaler_options){.unused_ = 0, __VA_ARGS__})
grad_scaler *grad_scaler_new_with(grad_scaler_options options);

/* The loss times the scale; of a list (or tuple) of losses a new one. */
mx_array grad_scaler_scale(grad_scaler *self, mx_array loss);
py_list *grad_scaler_scale_list(grad_scaler *self, const py_list *losses);

/* Divides the gradients of an optimizer, in their slots. RuntimeError if that was done since the last update, ValueError for gradients
 * in half precision, AssertionError if nothing was ever scaled. */
void grad_scaler_unscale(grad_scaler *self, optimizer *optimizer);
/* The optimizer's step, unless a gradient is not finite; unscales them first if that has not been done. RuntimeError if it has stepped
 * since the last update, AssertionError if it has no gradients. */
void grad_scaler_step(grad_scaler *self, optimizer *optimizer);
/* Backs off if a step was left out, grows after growth_interval steps in a row. */
void grad_scaler_update(grad_scaler *self);
void grad_scaler_update_to(grad_scaler *self, double scale);

bool grad_scaler_is_enabled(const grad_scaler *self);
double grad_scaler_get_scale(const grad_scaler *self); /* 1 if it is not enabled */
double grad_scaler_growth_factor(const grad_scaler *self);
double grad_scaler_backoff_factor(const grad_scaler *self);
int64_t grad_scaler_growth_interval(const grad_scaler *self);
int64_t grad_scaler_growth_tracker(const grad_scaler *self);
void grad_scaler_set_growth_factor(grad_scaler *self, double factor);
void grad_scaler_set_backoff_factor(grad_scaler *self, double factor);
void grad_scaler_set_growth_interval(grad_scaler *self, int64_t interval);

/* {"scale": 65536.0, "growth_factor": 2.0, ...}; empty of one that is not enabled. */
py_dict *grad_scaler_state_dict(const grad_scaler *self);
/* RuntimeError if the dict is empty. */
void grad_scaler_load_state_dict(grad_scaler *self, const py_dict *state);

#endif
