import numpy as np, torch
def show(fmt, *args):
    print(fmt % args)
for v in (np.mean([1.5, 2]), np.int64(7), torch.tensor(2.25), 3, 4.5, np.float32(0.1), np.array(3), torch.tensor(5)):
    show("%.3f|%5d|%e|%s|%g", v, v, v, v, v)
try:
    show("%.2f", np.ones(3))
except TypeError as e:
    print(e)
