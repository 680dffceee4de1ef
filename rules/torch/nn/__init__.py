"""torch.nn: the layers that are written in terms of others."""
from torch.nn._attention import MultiheadAttention, NonDynamicallyQuantizableLinear
from torch.nn._cells import GRUCell, LSTMCell, RNNCell, RNNCellBase
from torch.nn._losses import AdaptiveLogSoftmaxWithLoss, CTCLoss, MultiLabelMarginLoss, MultiLabelSoftMarginLoss, MultiMarginLoss, TripletMarginWithDistanceLoss
from torch.nn._plain import (AdaptiveAvgPool1d, AdaptiveAvgPool3d, AdaptiveMaxPool1d, AdaptiveMaxPool2d, AdaptiveMaxPool3d, AlphaDropout,
                             AvgPool3d, CELU, ChannelShuffle, CircularPad1d, CircularPad2d, CircularPad3d, ConstantPad1d, ConstantPad3d,
                             CosineSimilarity, Dropout1d, Dropout3d, FeatureAlphaDropout, Fold, Hardshrink, LocalResponseNorm, LPPool1d,
                             LPPool2d, MaxPool3d, MaxUnpool1d, MaxUnpool2d, PairwiseDistance, PixelUnshuffle, ReflectionPad1d, ReflectionPad3d, ReplicationPad1d,
                             ReplicationPad3d, RReLU, Softmax2d, Softmin, Softshrink, Threshold, Unfold, UpsamplingBilinear2d,
                             UpsamplingNearest2d, ZeroPad1d, ZeroPad3d)
from torch.nn._transformer import Transformer, TransformerDecoder, TransformerDecoderLayer, TransformerEncoder, TransformerEncoderLayer
from torch.nn.parallel import DataParallel
from torch.nn._weighted import BatchNorm3d, Bilinear, Conv3d, ConvTranspose1d, ConvTranspose3d, EmbeddingBag, InstanceNorm1d, InstanceNorm3d, SyncBatchNorm
