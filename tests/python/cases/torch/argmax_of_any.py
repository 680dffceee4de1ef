"""One value of several classes that have a method of that name, NumPy's arrays and scalars among them."""
import numpy as np, torch
class Q:
    def __init__(self, n):
        self.n = n
    def argmax(self):
        return self.n
def get(k):
    if k == 0:
        return np.array([3.0, 9.0, 1.0])
    if k == 1:
        return torch.tensor([1.0, 2.0])
    if k == 2:
        return np.float64(2.5)
    return Q(7)
for k in range(4):
    v = get(k)
    print(v.argmax(), isinstance(v, np.ndarray))
try:
    print([get(0), 3][1].argmax())
except AttributeError as e:
    print(e)
