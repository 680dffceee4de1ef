import argparse
import torch
from torch.utils.data import TensorDataset, DataLoader
p = argparse.ArgumentParser()
p.add_argument("--cuda", action="store_true")
args = p.parse_args()
kwargs = {"num_workers": 0, "pin_memory": True} if args.cuda else {}
d = DataLoader(TensorDataset(torch.arange(4.0)), batch_size=2, shuffle=False, **kwargs)
for (x,) in d:
    print(x)
