/* torch.func.functional_call: a module that computes with other parameters and buffers than its own.
 *
 *     nn_swap *kept = nn_swap_in(&model->base, values);   // "fc1.weight" -> array
 *     ... Net_forward(model, x) ...
 *     nn_swap_out(kept);
 *
 * What the module computes in between depends on the given arrays; their graphs lead to them. */
#ifndef T2M_NN_SWAP_H
#define T2M_NN_SWAP_H

#include "t2m/nn_module.h"

typedef struct nn_swap nn_swap;

/* values: str -> array or nn_param *; names that the module does not have are left alone, as in PyTorch. What is given belongs to the
 * current pool; when it dies, the module has its own values again at the latest. */
nn_swap *nn_swap_in(void *module, const py_dict *values);
/* Buffers that the forward has changed (running means) are put into the dict. */
void nn_swap_out(nn_swap *self);

#endif
