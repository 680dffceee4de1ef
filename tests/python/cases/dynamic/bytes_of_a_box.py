# Bytes that are boxed, or a bytearray, where the library takes either.
import gzip
import zlib


def unpack(box, key):
    data = box[key]
    if isinstance(data, str):
        return data
    return zlib.decompress(data)


box = {"a": zlib.compress(b"hello"), "b": "text", "c": 3, "d": bytearray(zlib.compress(b"more"))}
for key in "abdc":
    try:
        print(unpack(box, key))
    except TypeError as error:
        print(error)
