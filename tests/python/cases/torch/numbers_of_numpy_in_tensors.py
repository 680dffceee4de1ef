# Weights of a float32 network as probabilities; NumPy scalars put into tensors.
import numpy as np, torch
np.random.seed(0); torch.manual_seed(0)
p = torch.softmax(torch.randn(4), dim=0).numpy().flatten()
print([np.random.choice(range(4), p=p) for _ in range(5)])
t = torch.zeros((3, 1))
w = np.array([2.0, 3.0])
for i in range(2):
    t[i] = np.power(w[i] * 2, -0.5)
print(t, t * np.power(2.0, 3), (t + w.sum()).dtype, torch.zeros(2, dtype=torch.int64) + int(w[0]))
try:
    np.random.choice(2, p=np.array([0.5, 0.4]))
except ValueError as e:
    print(e)
