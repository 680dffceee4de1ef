import torch
from torch.utils.data import DataLoader, TensorDataset
ds = TensorDataset(torch.arange(10.).view(10, 1))
def run(batch_size):
    args = dict(batch_size=batch_size, num_workers=0)
    a = DataLoader(ds, shuffle=False, **args)
    b = DataLoader(ds, shuffle=False, drop_last=True, **args)
    print(len(a), len(b))
def run2(batch_size):
    args = dict(batch_size=batch_size, num_workers=0, pin_memory=False)
    a = DataLoader(ds, shuffle=False, **args)
    b = DataLoader(ds, shuffle=False, drop_last=True, **args)
    print(len(a), len(b))
def run3(batch_size):
    args = {'batch_size': batch_size, 'num_workers': 0}
    a = DataLoader(ds, shuffle=False, **args)
    print(len(a))
def run4(batch_size, cuda):
    args = {'batch_size': batch_size}
    if cuda:
        args.update({'num_workers': 1, 'pin_memory': True})
    a = DataLoader(ds, shuffle=False, **args)
    print(len(a))
def run5(batch_size, cuda):
    args = {'batch_size': batch_size}
    test = {'batch_size': 1}
    if cuda:
        kw = {'num_workers': 1, 'pin_memory': True, 'shuffle': True}
        args.update(kw)
        test.update(kw)
    a = DataLoader(ds, **args)
    print(len(a), len(DataLoader(ds, **test)))
run(4)
run2(3)
run3(2)
run4(2, False)
run5(2, False)
