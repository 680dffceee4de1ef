# Indexing and slicing by code point.
s = "naïve café 日本"
print(len(s), s[0], s[2], s[-1], s[-2], s[3:8], s[:4], s[-5:], s[::2], s[::-1], s[10:2:-3], s[5:2], s[100:], s[-100:3])
for i, c in enumerate(s):
    if ord(c) > 127:
        print(i, c, ord(c), hex(ord(c)), chr(ord(c)))
print("a" < "b", "abc" < "abd", "Z" < "a", "abc" < "abcd", "é" > "z", "" < "a", "b" >= "a", "a" <= "a")
print(max("hello"), min("hello"), sorted("hello"), "".join(sorted(set("mississippi"))))
print(list("abc"), tuple("xyz"), "abc"[1], "abc"[1:2])
a, b, c = "xyz"
print(a, b, c)
print(s.index("é"), s[s.index("é")])
