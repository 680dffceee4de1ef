# strip and friends, prefixes and suffixes, replace.
s = "  xxhixx  "
print([s.strip(), s.lstrip(), s.rstrip(), s.strip().strip("x"), "www.a.com".strip("w.com"), "abc".lstrip("ba"), "abc".rstrip("cb")])
print("module.fc.weight".removeprefix("module."), "a.pt".removesuffix(".pt"), "abc".removeprefix("x"), "abc".removesuffix(""))
print("aaaa".replace("a", "b"), "aaaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "ééé".replace("é", "e"))
print("\u3000wide\u3000".strip(), "\x1f a \x1c".strip(), repr("\ufeffbom".strip()))
print("tab\tby\ttab".expandtabs(), "a\tb".expandtabs(4), "01\t012\t0123\t01234".expandtabs(4), "x\ty\nz\tw".expandtabs(tabsize=3))
