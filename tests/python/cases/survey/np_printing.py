"""How arrays print: alone, nested, with options."""
import numpy as np

a = np.array([[1.0, 2.5], [1e-3, 1e5]])
print(a, repr(a), str(a), f"{a}", "%s" % a, "{}".format(a), [a[0]], {"w": a[0]}, (np.float32(1.5), np.int64(2)))
np.set_printoptions(precision=3, suppress=True)
print(a, np.array([1 / 3, 2 / 3]), np.array([1e-10, 1.0]), np.pi, np.float64(1 / 3))
np.set_printoptions(precision=8, suppress=False, linewidth=60)
print(np.arange(30) / 7)
np.set_printoptions(threshold=5, edgeitems=2, linewidth=75)
print(np.arange(10), np.zeros((6, 6)))
np.set_printoptions(threshold=np.inf)
print(np.arange(12).reshape(3, 4))
np.set_printoptions(threshold=1000, edgeitems=3, formatter=None)
print(np.array2string(np.array([1.23456, 2.0]), precision=2, separator=", "), np.array_str(np.array([1.5])), np.array_repr(np.array([1, 2])))
with np.printoptions(precision=2):
    print(np.array([1.23456]))
print(np.array([1, 10, 100]), np.array([-1.5, 2]), np.array([True, False]), np.array([]), np.array(5), np.array([[1], [2]]), np.array([1.0, np.nan, np.inf]))
print(repr(np.array([1, 2], dtype=np.uint8)), repr(np.float32(0.1)), repr(np.array(1.5)), repr(np.int64(3)), repr(np.bool_(True)), [np.float64(0.5), np.int32(1)])
print(np.array([1e10, 1.0]), np.array([1e-5, 1]), np.array([123456.789, 0.001]), np.float32(3.14159274), np.array([0.1, 0.2], dtype=np.float32), np.zeros((2, 2, 2)))
