# Bytes that are boxed where the library takes bytes, bytes() of anything.
def norm(encoding):
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    return encoding.lower()


def norm2(address):
    if isinstance(address, int):
        return address
    if isinstance(address, bytes):
        return int.from_bytes(address, "big")
    if isinstance(address, bytearray):
        return len(address)
    return str(address)


class Holder:
    def __init__(self, address):
        self.ip = norm2(address)
        if not isinstance(address, (int, str, bytearray)):
            self.ip = int.from_bytes(address, "little")


def of_values(values):
    for v in values:
        if isinstance(v, int):
            print(v)
        else:
            print(int.from_bytes(v, "big"), v.hex(), v.decode("latin-1"), bytes(v))


print(norm(b"UTF"), norm("ASCII"))
print(norm2(b"\x01\x02"), norm2(5), norm2("x"), norm2(bytearray(b"ab")))
print(Holder(b"\x01\x02").ip, Holder(7).ip)
of_values([1, b"ab"])
SAFE = frozenset(b"abc")
print(sorted(bytes(sorted(SAFE))), sorted(bytes(SAFE)))
