"""dtype arguments, casts and their limits."""
import numpy as np

x = np.array([1.9, -1.9, 0.0])
print(x.astype(int), x.astype(np.int8), x.astype(bool), x.astype(np.float16))
print(np.zeros(2, dtype="int32").dtype, np.ones((1, 2), np.uint8), np.full(2, 1.5, dtype=np.float32), np.arange(3, dtype=float))
print(np.array([1, 2], dtype=np.int16) * np.array([300, 300], dtype=np.int16), np.int32(5).dtype, np.uint8(250).itemsize)
print(np.asarray([1, 2], dtype=np.float32).dtype, np.asarray(x) is x, np.array(x) is x, x.astype(np.float64, copy=False) is x)
print(np.dtype("float32"), np.dtype(np.int64).itemsize, np.dtype(float).name)
print(np.float32(1) / 3, np.float16(1) / 3, np.float32(16777217), np.float64(1) / 3, float(np.float32(0.1)))
print(np.int64(2) ** 40, np.array([2 ** 40]), np.array([255], dtype=np.uint8).astype(np.int8), np.array([-1]).astype(np.uint8))
print(np.iinfo(np.uint8).max, np.iinfo(np.int64).max, np.finfo(np.float64).eps, np.finfo(np.float32).max)
a = np.array([0.1, 0.2, 0.3], dtype=np.float32)
print(a.sum(), a.mean(), a.sum(dtype=np.float64), a * 2, a + np.float32(1), a + 1.0, (a + np.float64(1)).dtype)
print(np.array([True, False]).sum(), np.array([True, True]).mean(), np.bool_(True) & False, np.mean(np.array([1, 2], dtype=np.int32)))
