/* What the files of losses share. */
#ifndef T2M_NN_LOSS_INTERNAL_H
#define T2M_NN_LOSS_INTERNAL_H

#include "t2m/nn_loss.h"

typedef enum nn_reduction { NN_MEAN, NN_SUM, NN_NONE, NN_BATCH_MEAN } nn_reduction;

/* ValueError for an unknown name; NULL is the mean. */
nn_reduction nn_reduction_of(const char *name);
mx_array nn_reduce_losses(mx_array losses, nn_loss_options options);

#endif
