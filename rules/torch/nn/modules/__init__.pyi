"""torch.nn.modules: the other name of torch.nn."""
from torch.nn import (
    Module, Linear, Conv2d, ConvTranspose2d, Conv1d, MaxPool2d, AvgPool2d, AdaptiveAvgPool2d, BatchNorm1d,
    BatchNorm2d, LayerNorm, RMSNorm, GroupNorm, Embedding, Dropout, Dropout2d, ReLU, ReLU6, Sigmoid, Tanh, SiLU,
    Mish, SELU, Hardsigmoid, Hardswish, LogSigmoid, Softsign, Tanhshrink, Identity, GELU, LeakyReLU, ELU,
    Softplus, Hardtanh, Softmax, LogSoftmax, GLU, Flatten, Unflatten, Upsample, Sequential, ModuleList,
    ModuleDict, ParameterDict, ParameterList, CrossEntropyLoss, NLLLoss, MSELoss, L1Loss, SmoothL1Loss,
    HuberLoss, BCELoss, BCEWithLogitsLoss, KLDivLoss, HingeEmbeddingLoss, SoftMarginLoss, PoissonNLLLoss, RNN,
    GRU, LSTM, MaxPool1d, AvgPool1d, InstanceNorm2d, PReLU, ZeroPad2d, ReflectionPad2d, ReplicationPad2d,
    ConstantPad2d, PixelShuffle, MarginRankingLoss, CosineEmbeddingLoss, TripletMarginLoss, GaussianNLLLoss,
    LazyLinear, LazyConv2d, AdaptiveLogSoftmaxWithLoss,
)
