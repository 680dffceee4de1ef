import bz2
import gzip
import lzma
import zlib

data = b"the quick brown fox " * 200

for compress, decompress in [(bz2.compress, bz2.decompress), (lzma.compress, lzma.decompress)]:
    packed = compress(data)
    print(len(packed) < len(data), decompress(packed) == data)
packed = gzip.compress(data)
print(len(packed) < len(data), gzip.decompress(packed) == data)
print(bz2.decompress(bz2.compress(b"")), lzma.decompress(lzma.compress(b"\x00\xff" * 3)))
print(zlib.crc32(b"abc"), zlib.adler32(b"abc"))
try:
    bz2.decompress(b"not bz2 at all")
except OSError as error:
    print("OSError:", error)
try:
    bz2.decompress(bz2.compress(data)[:20])
except ValueError as error:
    print("ValueError:", error)
