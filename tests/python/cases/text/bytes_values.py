# bytes: literals, methods, encoding, numbers.
b = b"hello \x00\xff'q'"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], b"a" + b"b", b"ab" * 2, b == b"hello", b"a" < b"b")
print(b"ell" in b, 104 in b, b.find(b"l"), b.count(b"l"), b.startswith(b"he"), b.endswith(b"x"), b"a-b-c".split(b"-"), b" x ".strip(), b"Ab".upper(), b"Ab".lower())
print("é日".encode(), "é".encode("latin-1"), b"\xc3\xa9".decode(), b"abc".decode("ascii"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", errors="replace"))
print(b"ab".hex(), bytes.fromhex("00ff10"), bytes(3), bytes([65, 66]), bytes("hi", "utf-8"), list(b"abc"), sum(b"ab"))
print((255).to_bytes(2, "big"), (255).to_bytes(2, "little"), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff", "big", signed=True), (-2).to_bytes(2, "big", signed=True))
for x in b"hi":
    print(x, end=" ")
print()
table = {b"k": 1}
print(table, table[b"k"], hash(b"abc") == hash(b"abc"), b"a,b".replace(b",", b";"), b",".join([b"x", b"y"]), [b"q"], (b"t",))
print(b"bad \xff".decode("utf-8", "ignore"), b"bad \xff!".decode("utf-8", errors="replace"), repr(b'say "x"'), b"it's", bool(b""))
try:
    b"\xff".decode()
except UnicodeDecodeError as e:
    print(e)
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
