import pickle

value = {"numbers": [1, -1, 300, 70000, 1 << 33], "text": "é", "pair": (1.5, None), "nested": {"a": [[], {}, ()]}, "flag": True}
for protocol in (2, 3, 4, 5):
    data = pickle.dumps(value, protocol)
    print(protocol, len(data), data, pickle.loads(data) == value)
print(pickle.loads(b"\x80\x02}q\x00(U\x04dataq\x01]q\x02(K\x01K\x02eU\x05labelq\x03U\x03catq\x04u."))
old = pickle.loads(b"\x80\x02}q\x01U\x04dataq\x02U\x03\x00\xff\x01q\x03s.", encoding="bytes")
print(old, len(old))
print(pickle.loads(b"\x80\x02U\x02\xe9aq\x00.", encoding="latin1"))
same = [1, 2]
both = pickle.loads(pickle.dumps([same, same]))
both[0].append(3)
print(both)
print(pickle.loads(pickle.dumps(frozenset([1]))), pickle.dumps(bytearray(b"ab"), 5), pickle.loads(pickle.dumps(b"\x00" * 3)))
