/* Running statistics of the layers that normalise: a vector of channels each. */
#ifndef T2M_NN_STATISTICS_H
#define T2M_NN_STATISTICS_H

#include "t2m/nn_layers.h"

/* A vector of channels in the shape that broadcasts against (N, C, ...) of `ndim` dimensions. */
mx_array nn_per_channel(mx_array values, int64_t ndim);

/* running = (1 - factor) * running + factor * batch, without a graph; what holds a state_dict() sees it. */
void nn_follow_statistics(mx_array *running, mx_array batch, mx_array factor);

#endif
