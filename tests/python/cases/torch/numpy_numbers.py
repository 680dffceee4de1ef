import torch
import numpy as np
things = [2, 2.5, "x"]
t = torch.tensor([1, 2])
for i in range(2):
    n = things[i]
    print(t * n, n * t, t + n, t - n, n - t)
    print(torch.clamp(torch.ones(2), max=n))
k = np.int64(3)
print(t * k, k * t, t - k, k - t, t > k, t / k, k / t, t == k)
f = np.sqrt(2.0)
print(t * f, f * t, t - f, f - t, t > f, t / f, f / t, t ** f, torch.tensor(2.0) * f)
t = torch.ones(2)
t *= f
t.mul_(k)
t += f
print(t, torch.mul(t, f), torch.clamp(t, max=f), torch.full((2,), f), torch.pow(t, k))
a = np.ones(2)
print(t * a)
try:
    print(a * t)
except TypeError as e:
    print(e)
b = np.mean(np.array([1.0, 2.0]))
print(t * b, b * t, t.sum() / k, round(float(t.sum() / k), 3))
