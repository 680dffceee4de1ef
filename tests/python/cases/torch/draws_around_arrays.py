# Means in an array: NumPy draws a number for each.
import numpy as np, torch
np.random.seed(0)
a = np.zeros(3)
print(np.random.normal(a, 0.1))
var = 0.5
print(np.random.normal(a, var), np.random.normal(a).shape, np.random.normal(0.0, a + 1))
print(np.clip(np.random.normal(torch.ones(1).numpy(), var), -2, 2))
class A:
    def __init__(self, var):
        self.var = var
    def act(self, s):
        a = torch.FloatTensor(s).numpy()
        return np.clip(np.random.normal(a, self.var), -1., 1.)
    def learn(self):
        self.var = max(self.var * 0.9, 0.1)
x = A(1)
print(x.act([1.0, 2.0]))
x.learn()
print(x.act([1.0]), np.random.uniform(a, 2).shape)
