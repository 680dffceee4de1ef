"""Arrays inside f-strings, containers and reports."""
import numpy as np

x = np.array([[1.5, -2.25], [1000.0, 0.001]])
print(f"x={x} shape={x.shape} mean={x.mean():.3f} max={x.max()!r}")
print(f"{x[0, 0]:8.3f}|{x[1, 1]:<10}|{x[0, 1]:+.1e}|{int(x[0, 0])}")
print("{} {!r} {:.2f}".format(x[0], x[0], x[0, 1]))
print({"a": np.arange(2), "b": [np.float32(0.5)]}, (np.int64(1), np.array([True])))
print(str(x[1]), repr(x[1]), "%s" % x[1], "%r" % np.float64(2))
print(np.array([1e-10, 1.0]), np.array([1e300, 1e-300]), np.array([0.1 + 0.2]), np.array([1.0, 10.0, 100.0]))
print(np.array([123456789.0]), np.array([1234567.0, 0.5]), np.array([99999999.0, 1.0]), np.array([0.00001]))
print(np.array([-0.0, 0.0]), np.array([1, -1]) * 0.5, np.array([1e5, 1e-5]), np.array([3.0]), np.array(7), np.array(2.5))
print(np.arange(30) * 1000, np.linspace(0, 1, 11))
print(np.ones((2, 2, 2)), np.zeros((1, 3), dtype=bool), np.full((2, 1), 1 / 3, dtype=np.float32))
print(repr(np.ones((2, 2), dtype=np.float32)), repr(np.array([[True], [False]])), repr(np.array(3)), repr(np.zeros((0,))))
wide = np.arange(12).reshape(3, 4) * 123456
print(wide)
print(repr(wide))
print(np.random.RandomState(0).rand(3, 4))
print(repr(np.random.RandomState(0).randn(2, 3) * 1e-6))
rows = np.array([[0.5, 100.0], [0.25, 3.0]])
for name, row in zip(["first", "second"], rows):
    print(f"{name:>8}: " + ", ".join(f"{v:.2f}" for v in row))
print("-" * 10, *rows[0], sep=" ")
print(rows[0].tolist() + [1], list(map(float, rows[1])), [round(v, 1) for v in rows[0].tolist()])
