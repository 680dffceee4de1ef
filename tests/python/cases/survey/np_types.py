"""type() of arrays and scalars of NumPy, and of other values."""
import numpy as np
a = np.zeros((2, 3), dtype=np.float32)
print(type(a), type(a).__name__, isinstance(a, np.ndarray), type(a) == np.ndarray, type(a) is np.ndarray)
x = a[0, 0]
print(type(x), type(x).__name__, type(np.int64(3)), type(a.sum()), type(a.tolist()), type(a.shape))
def describe(v):
    if type(v) == np.ndarray:
        return "array"
    if type(v) in (list, tuple):
        return "seq"
    return type(v).__name__
print(describe(a), describe([1]), describe(2))
