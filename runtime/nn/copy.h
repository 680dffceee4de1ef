/* copy.deepcopy of modules and parameters, as entries of their kinds. */
#ifndef T2M_NN_COPY_H
#define T2M_NN_COPY_H

#include "t2m/nn_module.h"

void *nn_module_deepcopy(const void *object, struct py_copies *copies);
void *nn_param_deepcopy(const void *object, struct py_copies *copies);

#endif
