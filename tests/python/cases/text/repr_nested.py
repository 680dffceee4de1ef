# repr and str of nested containers, quotes and escapes.
data = {"name": "it's", "tags": ["a\tb", 'say "hi"'], "pos": (1, 2.5), "none": None, "flag": True, "inner": {"k": [1, [2, [3]]]}}
print(data)
print(str(data["tags"]), repr(data["name"]), [None, True, 1.0, "x", (), [], {}, set()])
print([[]], [{}], ((),), ((1,),), {"a": {}}, [("x", [1, 2])], {(1, 2): [3]})
print(["\n", "\\", "'", '"', "'\""], ["é", "\x00", "\x7f", "\u200b"])
print([1e20, 1e-7, 0.1, 100.0, -0.0], [10 ** 15, -1], (1.0,), {1.5: "f"})
print(repr("a"), str("a"), ["a"], f"{'a'!r}", "%r" % "a", "{!r}".format("a"))
