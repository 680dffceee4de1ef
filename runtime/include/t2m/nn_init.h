/* torch.nn.init: each draws into a parameter's array and stores it: nn_init_xavier_uniform(layer->weight). In-place in
 * PyTorch, so the parameter keeps its identity. Also for plain tensors through the _array forms. */
#ifndef T2M_NN_INIT_H
#define T2M_NN_INIT_H

#include "t2m/nn_module.h"

void nn_init_uniform(nn_param *param, double low, double high);
void nn_init_normal(nn_param *param, double mean, double std);
void nn_init_trunc_normal(nn_param *param, double mean, double std, double low, double high);
void nn_init_constant(nn_param *param, double value);
void nn_init_zeros(nn_param *param);
void nn_init_ones(nn_param *param);
void nn_init_eye(nn_param *param);
void nn_init_xavier_uniform(nn_param *param, double gain);
void nn_init_xavier_normal(nn_param *param, double gain);

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
void nn_init_kaiming_uniform_with(nn_param *param, nn_kaiming_options options);
void nn_init_kaiming_normal_with(nn_param *param, nn_kaiming_options options);
/* nn.init.calculate_gain(nonlinearity, param); param: NN_REAL or {0}. ValueError for an unknown name. */
double nn_init_gain(const char *nonlinearity, nn_real param);

#endif
