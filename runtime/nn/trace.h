/* Traces for comparing runs: with T2M_TRACE=FILE in the environment a trainer writes, when it ends, the loss
 * of each step, norms and sums of the parameters before the first step and at the end, and those of the gradients that the first
 * steps were given, as JSON. */
#ifndef T2M_NN_TRACE_H
#define T2M_NN_TRACE_H

#include "t2m/nn_module.h"

/* Called by nn_value_and_grad with each loss; does nothing unless a trace is asked for. The loss counts when an optimizer steps
 * (nn_trace_update): those of validation, which nobody steps after, are none of the trace.
 * of: what is differentiated; a module's frozen parameters are in the trace too. */
void nn_trace_step(const void *of, const nn_params *params, mx_array loss);

/* The loss of a recorded graph. */
void nn_trace_backward(mx_array loss);

#endif
