"""Sums and means over axes, digit for digit."""
import numpy as np

x = np.arange(1, 25).reshape(2, 3, 4) / 7
print(x.sum(), x.mean(), x.std(), x.var(), x.min(), x.max(), x.prod())
print(x.sum(axis=0), x.sum(axis=1), x.sum(axis=-1), x.sum(axis=(0, 2)))
print(x.mean(axis=(1, 2)), x.std(axis=0, ddof=1), x.var(axis=2, keepdims=True))
print(x.sum(axis=1, keepdims=True).shape, np.sum(x, axis=2).shape)
big = np.sin(np.arange(1000)) * 1e3
print(big.sum(), big.mean(), big.std(), big.astype(np.float32).sum(), big.astype(np.float32).mean())
m = big.reshape(50, 20)
print(m.sum(axis=0)[:3], m.sum(axis=1)[:3], m.T.sum(), m[::2, ::3].sum(), m.mean(axis=0)[-1])
print(np.argmax(m), np.argmin(m, axis=0)[:5], m.argmax(axis=1)[:5])
print(np.cumsum([1, 2, 3]), np.cumsum(m, axis=0).shape, np.cumprod([1.5, 2.0, 4.0]), m.cumsum()[-1])
print((x > 1).any(), (x > 0).all(), np.any(x > 3, axis=2), (x > 1).sum(), np.count_nonzero(x > 2))
print(np.median([3, 1, 2]), np.median([4.0, 1.0, 3.0, 2.0]), np.median(m, axis=0)[:3], np.percentile(m, 90), np.percentile([1, 2, 3, 4], [25, 50, 75]))
print(np.ptp([3, 9, 1]), np.average([1.0, 2.0, 3.0], weights=[3, 2, 1]), np.nanmean([1.0, np.nan, 3.0]), np.nansum([np.nan, 2.0]))
print(np.prod((3, 4, 5)), np.prod([2, 3]), np.max([1, 5, 2]), np.min([[3, 2], [1, 4]], axis=1), np.quantile([1.0, 2.0, 10.0], 0.3))
print(np.diff([1, 4, 9, 16]), np.diff([[1, 3], [6, 10]], axis=0))
