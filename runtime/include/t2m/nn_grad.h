/* Gradients. The loss is a function of a step (a struct of what it reads); it runs exactly once:
 *
 *     nn_grads grads;
 *     mx_array loss = nn_value_and_grad(&model->base, train_loss, &step, &grads);
 *     nn_clip_grads(&grads, 1.0);
 *     optimizer_update(optimizer, &grads);
 *     mx_eval(loss, &model->base, optimizer);
 *
 * While the function runs, each parameter's value is a traced one; afterwards the values are back. What the function
 * stores into the step (predictions, parts of the loss) stays valid as long as the current pool.
 * Where the script observes .grad: nn_accumulate_grads(&grads) deposits, optimizer_step(optimizer) consumes. */
#ifndef T2M_NN_GRAD_H
#define T2M_NN_GRAD_H

#include "t2m/nn_module.h"

/* The gradients of one loss; all belongs to the pool that was current when they were made, at most until an optimizer has been given them:
 * optimizer_update takes them, so that each one's memory is free once it is used. */
typedef struct nn_grads {
    const nn_params *params; /* the trainable ones, in order */
    mx_array *values;        /* count as params; a parameter that the loss does not depend on has MX_NONE */
    bool is_owner;           /* values hold references; else they are somebody else's, and stay */
} nn_grads;

/* Lets the gradients go, if they are the owner's. */
void nn_grads_release(nn_grads *grads);

/* of: an nn_module * or an nn_params *; function: mx_array (*)(some_step *); step: some_step *. RuntimeError if
 * the loss has more than one element. */
#define nn_value_and_grad(of, function, step, grads)                                                         \
    nn_value_and_grad_of(((void)sizeof((function)(step)), (of)), (mx_array(*)(void *))(function), (step), (grads))
mx_array nn_value_and_grad_of(const void *of, mx_array (*function)(void *), void *step, nn_grads *grads);

/* Optimizers say so when they step: the last loss goes into the trace of the run, if one is written (T2M_TRACE). */
void nn_trace_update(const nn_params *params); /* NULL, unless the trace lacks the parameters */
bool nn_trace_lacks_params(void);              /* a recorded graph does not say what they are called */

/* ... and what gradients they are given: nn_trace_gradients begins a step, nn_trace_gradient adds that of the next parameter (MX_NONE: none).
 * The first steps are kept. */
void nn_trace_gradients(void);
void nn_trace_gradient(mx_array gradient);

/* loss.backward() where .grad is observed: adds to each parameter's grad slot. */
void nn_accumulate_grads(const nn_grads *grads);

/* torch.nn.utils.clip_grad_norm_ on gradients in hand, or in slots; the total norm before clipping (2-norm). */
mx_array nn_clip_grads(nn_grads *grads, double max_norm);
mx_array nn_clip_grad_norm(const nn_params *params, double max_norm);
/* clip_grad_value_ */
void nn_clip_grads_value(nn_grads *grads, double limit);
void nn_clip_grad_value(const nn_params *params, double limit);

/* The gradient of one parameter among grads; MX_NONE if it has none. */
mx_array nn_grad_of(const nn_grads *grads, const nn_param *param);

#endif
