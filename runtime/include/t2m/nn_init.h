/* torch.nn.init: each draws into a parameter's array and stores it: nn_init_xavier_uniform(layer->weight). In-place in
 * PyTorch, so the parameter keeps its identity. Also for plain tensors through the _array forms. */
#ifndef T2M_NN_INIT_H
#define T2M_NN_INIT_H

#include "t2m/nn_module.h"

nn_param *nn_init_uniform(nn_param *param, double low, double high);
nn_param *nn_init_normal(nn_param *param, double mean, double std);
nn_param *nn_init_trunc_normal(nn_param *param, double mean, double std, double low, double high);
nn_param *nn_init_constant(nn_param *param, double value);
nn_param *nn_init_zeros(nn_param *param);
nn_param *nn_init_ones(nn_param *param);
/* A matrix with orthonormal rows or columns; what has more dimensions is taken as (first, all others). */
nn_param *nn_init_orthogonal(nn_param *param, double gain);
nn_param *nn_init_eye(nn_param *param);
nn_param *nn_init_xavier_uniform(nn_param *param, double gain);
nn_param *nn_init_xavier_normal(nn_param *param, double gain);

typedef struct nn_kaiming_options {
    char unused_;
    double a;
    const char *mode;         /* NULL or "fan_in"; "fan_out" */
    const char *nonlinearity; /* NULL or "leaky_relu"; "relu", "linear", "tanh", ... */
} nn_kaiming_options;
#define nn_init_kaiming_uniform(param, ...)                                                                  \
    nn_init_kaiming_uniform_with((param), (nn_kaiming_options){.unused_ = 0, __VA_ARGS__})
#define nn_init_kaiming_normal(param, ...)                                                                   \
    nn_init_kaiming_normal_with((param), (nn_kaiming_options){.unused_ = 0, __VA_ARGS__})
nn_param *nn_init_kaiming_uniform_with(nn_param *param, nn_kaiming_options options);
nn_param *nn_init_kaiming_normal_with(nn_param *param, nn_kaiming_options options);
/* nn.init.calculate_gain(nonlinearity, param); param: NN_REAL or {0}. ValueError for an unknown name. */
double nn_init_gain(const char *nonlinearity, nn_real param);

#endif
