"""Types of elements by their other names, chosen while the program runs."""
import numpy as np

types = {"float32": np.float32, "int64": np.int64, "float": float}
for name in types:
    print(name, np.zeros(2, dtype=types[name]).dtype)
vocab_size = 70000
dtype = np.uint16 if vocab_size < 2 ** 16 else np.uint32
print(np.ones(2, dtype).dtype, np.array([1, 2]).astype(dtype))


class Loader:
    def __init__(self, dtype=np.float32):
        self.dtype = dtype

    def load(self):
        return np.zeros(1, dtype=self.dtype).dtype


print(Loader(np.uint8).load(), Loader().load())
mask = np.zeros(3, dtype=np.bool)
mask[1] = True
print(mask, np.bool(1), np.long(3), np.intp(4), np.int_(5), np.array([1], dtype=np.double).dtype, np.single(0.5), np.half(2))
