table = str.maketrans("abc", "xyz")
print("aabbcc d".translate(table))
print("hello, world!".translate(str.maketrans("", "", ",!")))
print("hello".translate(str.maketrans("el", "ip", "o")))
print("cab".translate(str.maketrans({"a": "1", "b": None, "c": "three"})))
print("cab".translate({97: "A", 98: None, 99: 120}), "x".translate({}))
values = {"name": "x", "size": "3"}
print("abc".encode(), "é".encode("utf-8"), "é".encode("latin-1"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", errors="replace"))
