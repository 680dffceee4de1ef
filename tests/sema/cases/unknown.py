import torch
import matplotlib.pyplot as plt
from scipy import stats

x = torch.zeros(3)
x.sume()
torch.zeroes(3)
torch.fft(x)
plt.plot([1, 2])
print(undefined)
len(x, 2)
torch.zeros(3, memory='x')


def f(a):
    return a


f()
f(1, 2)
f(b=3)


class C:
    pass


C().missing
1 + 'a'
(1)()
for i in 5:
    pass
mixed = len([1]) and 'x' or None
