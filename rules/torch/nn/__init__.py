"""torch.nn: the layers that are written in terms of others."""
from torch.nn._cells import GRUCell, LSTMCell, RNNCell, RNNCellBase
