/* Neural networks: modules, layers, functional forms, losses, initialisers, gradients. PyTorch's semantics and
 * PyTorch's initial numbers: what draws, draws from the global generator in the order of construction. */
#ifndef T2M_NN_H
#define T2M_NN_H

#include "t2m/nn_functional.h"
#include "t2m/nn_grad.h"
#include "t2m/nn_init.h"
#include "t2m/nn_layers.h"
#include "t2m/nn_loss.h"
#include "t2m/nn_module.h"
#include "t2m/nn_swap.h"
#include "t2m/nn_rnn.h"

#endif
