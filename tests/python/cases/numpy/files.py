"""Arrays in files: .npy and text."""
import os
import numpy as np

x = np.arange(6).reshape(2, 3) / 4
np.save("x.npy", x)
np.save("labels", np.array([1, 2, 3], dtype=np.int32))
y = np.load("x.npy")
labels = np.load("labels.npy")
print(y, y.dtype, labels, labels.dtype, os.path.getsize("x.npy"))
np.savetxt("x.csv", x, delimiter=",", fmt="%.4f")
with open("x.csv") as f:
    print(f.read())
print(np.loadtxt("x.csv", delimiter=","), np.loadtxt("x.csv", delimiter=",", dtype=np.float32, skiprows=1), np.loadtxt("x.csv", delimiter=",", usecols=(0, 2)))
with open("data.txt", "w") as f:
    f.write("# a b\n1 2\n3 4  # more\n\n5 6\n")
data = np.loadtxt("data.txt")
print(data, data.shape, np.loadtxt("data.txt", dtype=int)[:, 1])
with open("holes.csv", "w") as f:
    f.write("id,value\n1,0.5\n2,\n3,x\n")
print(np.genfromtxt("holes.csv", delimiter=",", skip_header=1))
np.savetxt("one.txt", np.array([1.5, 2.5]))
with open("one.txt") as f:
    print(f.read())
np.savetxt("ints.txt", np.array([[1, 2], [3, 4]]), fmt="%d", header="a b")
with open("ints.txt") as f:
    print(f.read())
try:
    np.loadtxt("missing.txt")
except OSError as error:
    print(error)
try:
    np.loadtxt("holes.csv", delimiter=",", skiprows=1)
except ValueError as error:
    print(error)
