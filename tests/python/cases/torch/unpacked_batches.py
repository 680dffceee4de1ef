import torch
from torch import nn
from torch.autograd import Variable
from torch.utils.data import DataLoader, TensorDataset

loader = DataLoader(TensorDataset(torch.arange(4.0), torch.arange(4)), batch_size=2)
for data in loader:
    img, _ = data
    img = Variable(img)
    print(img)
    unused = img
    also_unused = unused

lstm = nn.LSTM(3, 2)
h0 = torch.zeros(1, 1, 2)
c0 = torch.zeros(1, 1, 2)
out, (h, c) = lstm(torch.zeros(4, 1, 3), (h0, c0))
print(out.shape, h.shape, c.shape)
