# expect: T2M3014 line 6 "this is read as next(...)"
# exit: 0
import torch
from torch.utils.data import DataLoader, TensorDataset
batches = iter(DataLoader(TensorDataset(torch.ones(4, 2)), batch_size=2))
images = batches.next()
print(images[0].shape)
