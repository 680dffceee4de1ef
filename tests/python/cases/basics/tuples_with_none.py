for x in [3, 20, None]:
    print(x)
for x in (3, 20, None):
    print(x, x is None)
for x in (1, 2.5):
    print(x * 2.5)
for name in ("a", None, "b"):
    print(name or "none")
sizes = (4, None)
for i, s in enumerate(sizes):
    print(i, s)
for s in sizes:
    print("size", s)
for flag in (True, None, False):
    print(flag)
for v in (None, 1.5):
    print(v if v is None else v + 1)
