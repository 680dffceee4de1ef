"""Means and variances in the dtype that is asked for."""
import numpy as np
x = [11.0, 10.0, 10.0, 9.0, 9.0]
print(np.mean(x, dtype=int), np.mean(x), np.mean([1.5, 2.5], dtype=int))
a = np.array([[1.7, 2.2, 9.9], [4.1, 5.5, 6.6]])
print(a.mean(axis=0, dtype=int), a.mean(dtype=np.int32), a.mean(dtype=np.float32))
print(np.var(a, dtype=int), np.std(a, dtype=int), a.var(axis=1, dtype=np.int64))
h = a.astype(np.float16)
print(h.mean(), h.mean(dtype=np.float32), h.mean().dtype, h.mean(dtype=np.float32).dtype)
print(np.mean(np.arange(7), dtype=np.float32).dtype, np.mean(np.array([True, False]), dtype=int))
