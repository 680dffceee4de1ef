import numpy as np


class Space:
    def __init__(self, shape, dtype):
        self.shape = shape
        self.dtype = dtype


def make(space):
    return np.zeros(space.shape, dtype=space.dtype)


a = Space((2,), np.float32)
b = Space((2,), np.dtype("int64"))
c = Space((1,), float)
d = Space((1,), "uint8")
for s in (a, b, c, d):
    x = make(s)
    print(x.dtype, x, np.array([1, 2], dtype=s.dtype).astype(s.dtype))
b.dtype = np.float16
print(make(b).dtype)
