# Files of bytes: struct in every order, bytearray, what is read back.
import struct, os
path = "bin_case.bin"
with open(path, "wb") as f:
    n = f.write(struct.pack(">HBB", 0, 8, 2))
    f.write(struct.pack(">" + "I" * 2, 3, 4))
    f.write(bytearray(range(12)))
    print(n, f.tell())
def read(path):
    with open(path, "rb") as f:
        zero, kind, dims = struct.unpack(">HBB", f.read(4))
        shape = struct.unpack(">" + "I" * dims, f.read(4 * dims))
        data = bytearray(f.read())
    return zero, kind, shape, data
print(read(path))
print(struct.calcsize("<ihb"), struct.calcsize("@bi0q"))
print(struct.unpack("<2f", struct.pack("<2f", 1.5, -2)))
print(struct.unpack("<?c3sQ", struct.pack("<?c3sQ", True, b"x", b"abcdef", 2**63 + 5)))
values = [1, 2, 300]
print(struct.pack("<%dH" % len(values), *values))
for row in struct.iter_unpack("<hh", struct.pack("<4h", 1, -2, 3, -4)):
    print(row)
(size,) = struct.unpack("<I", b"\x01\x02\x00\x00")
print(size, struct.unpack_from("<H", b"abcdef", 2)[0])
print(struct.unpack("<e", struct.pack("<e", 0.1)), struct.pack("<4p", b"abcdef"))
for f, v in [("<b", 200), (">H", -1), ("i", 1 << 40)]:
    try:
        print(struct.pack(f, v))
    except struct.error as e:
        print(f, e)
try:
    struct.unpack("<i", b"abc")
except struct.error as e:
    print(e)
with open(path, "rb") as f:
    print([len(x) for x in f], f.name)
b = bytearray(b"abc")
b.append(100)
b[0] = 65
b += b"xy"
b.extend([1, 2])
print(b, len(b), b[1], b[1:3], 100 in b, bytes(b), b.pop(), b.hex(), list(b)[:2], b[:3].decode())
for c in bytearray(3):
    print(c, end=" ")
print(b == b"Abcdxy\x01", bytearray("hé", "utf-8"))
os.remove(path)
