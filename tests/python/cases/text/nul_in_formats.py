head = b"abc" + b"\0" * 200
print(sum(head), sum(head[:148]), len(head[156:]), head[1] == 0x62)
print(head[:5].split(b"\0"), b"0000644\0".split(b"\0")[0].strip())
print(b"a\0b".count(b"\0"), (b"\0" * 5).count(b"\0"))
print(f"{0o644:0{7}o}\0".encode())
print(b"x" * 3 + f"{300:06o}\0 ".encode())
x = "name"
print((x.encode()[:100] + b"\0" * (10 - len(x.encode())))[:6])
b = b"\x1f\x8b\x08"
print(b[:2] == b"\x1f\x8b", chr(b[0]) == "\x1f")
