"""torch.nn: the layers that are written in terms of others."""
from torch.nn._attention import MultiheadAttention, NonDynamicallyQuantizableLinear
from torch.nn._cells import GRUCell, LSTMCell, RNNCell, RNNCellBase
from torch.nn._transformer import Transformer, TransformerDecoder, TransformerDecoderLayer, TransformerEncoder, TransformerEncoderLayer
from torch.nn.parallel import DataParallel
