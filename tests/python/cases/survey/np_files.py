"""Arrays in files: loadtxt, savetxt, save, load, savez, genfromtxt, fromfile, frombuffer, tobytes, memmap."""

import base64
import os
import tempfile

import numpy as np

folder = tempfile.mkdtemp()
path = os.path.join(folder, "data.csv")
with open(path, "w") as f:
    f.write("x,y,label\n1.5,2.5,0\n3.5,4.5,1\n5.5,6.5,0\n")
xy = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.float32)
print(xy.shape, xy.dtype, xy[:, :-1], xy[:, [-1]])
x, y = np.loadtxt(path, delimiter=",", skiprows=1, usecols=(0, 1), unpack=True)
print(x, y)
zipped = os.path.join(folder, "diabetes.csv.gz")
with open(zipped, "wb") as f:
    f.write(base64.b64decode("H4sIAAAAAAACAw3JsREAMQgDwdy1YEYC/Ij+G3uynbsLjylSBi91ZS8oZGw5Fy5FvrQV63XMbojzdRjPDyNT+Vk+AAAA"))
xy = np.loadtxt(zipped, delimiter=",", dtype=np.float32)
print(xy, xy.shape)
np.savetxt(os.path.join(folder, "out.txt"), np.array([[1, 2], [3, 4]]), fmt="%d")
print(open(os.path.join(folder, "out.txt")).read())
np.savetxt(os.path.join(folder, "out.csv"), np.array([[1.25, 2.5]]), delimiter=",", fmt="%.3f", header="a,b")
print(open(os.path.join(folder, "out.csv")).read())
print(np.genfromtxt(path, delimiter=",", skip_header=1))
print(np.genfromtxt(path, delimiter=",", skip_header=1, dtype=np.float64)[:, 0])
weights = np.arange(6, dtype=np.float32).reshape(2, 3)
np.save(os.path.join(folder, "w.npy"), weights)
back = np.load(os.path.join(folder, "w.npy"))
print(back, back.dtype, np.array_equal(back, weights))
np.savez(os.path.join(folder, "all.npz"), w=weights, b=np.zeros(3, dtype=np.int64))
with np.load(os.path.join(folder, "all.npz")) as data:
    print(sorted(data.files), data["w"], data["b"], "w" in data)
np.savez_compressed(os.path.join(folder, "small.npz"), **{"m": np.ones((2, 2)), "s": np.array([1, 2])})
pack = np.load(os.path.join(folder, "small.npz"))
for key in pack.files:
    print(key, pack[key].tolist())
ids = np.array([3, 1, 4, 1, 5], dtype=np.uint16)
ids.tofile(os.path.join(folder, "train.bin"))
print(np.fromfile(os.path.join(folder, "train.bin"), dtype=np.uint16))
mapped = np.memmap(os.path.join(folder, "train.bin"), dtype=np.uint16, mode="r")
print(len(mapped), mapped[1:3].astype(np.int64))
print(np.frombuffer(b"\x00\x00\x80\x3f\x00\x00\x00\x40", dtype=np.float32), np.frombuffer(ids.tobytes(), dtype=np.uint16, offset=2))
print(np.frombuffer(bytes([1, 2, 3]), np.uint8), np.dtype(np.uint8).newbyteorder(">"), np.array([1, 2], dtype=np.int16).tobytes())
