"""torch.nn.modules.activation"""
from torch.nn import (
    ELU, GELU, GLU, Hardsigmoid, Hardswish, Hardtanh, LeakyReLU, LogSigmoid, LogSoftmax, Mish, PReLU, ReLU,
    ReLU6, SELU, Sigmoid, SiLU, Softmax, Softplus, Softsign, Tanh, Tanhshrink,
)
