import gzip
import json
import os
import pickle
import struct
import tempfile
import zlib

folder = tempfile.mkdtemp()
path = os.path.join(folder, "images-idx3-ubyte.gz")
with gzip.open(path, "wb") as f:
    f.write(struct.pack(">IIII", 2051, 2, 2, 2))
    f.write(bytes(range(8)))
with gzip.open(path, "rb") as f:
    magic, count, rows, columns = struct.unpack(">IIII", f.read(16))
    pixels = f.read()
print(magic, count, rows, columns, list(pixels))
with gzip.open(path) as f:
    f.read(16)
    print(f.read(3), f.tell())
text = os.path.join(folder, "lines.txt.gz")
with gzip.open(text, "wt") as f:
    f.write("one\ntwo\n")
    print("three", file=f)
with gzip.open(text, "rt", encoding="utf-8") as f:
    for line in f:
        print(line.rstrip())
state = os.path.join(folder, "state.pkl.gz")
with gzip.open(state, "wb") as f:
    pickle.dump({"epoch": 3}, f)
    pickle.dump([1, 2], f)
with gzip.open(state, "rb") as f:
    print(pickle.load(f), pickle.load(f))
packed = gzip.compress(b"abc" * 100)
print(gzip.decompress(packed) == b"abc" * 100, len(zlib.compress(b"a" * 1000)), zlib.crc32(b"hello"))
print(zlib.decompress(zlib.compress(b"again")))
plain = os.path.join(folder, "plain.txt")
open(plain, "w").write("text")
try:
    with gzip.open(plain) as f:
        f.read()
except gzip.BadGzipFile as error:
    print(error)
except OSError:
    print("other")
