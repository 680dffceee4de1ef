# iter() over containers; next() with a default; a loop goes on where next() stopped.
it = iter([1, 2, 3])
print(next(it))
for rest in it:
    print("rest", rest)
print(next(it, -1))
letters = iter("añb")
print(next(letters), next(letters), next(letters), next(letters, "end"))
d = {"lr": 0.1, "wd": 0.0}
keys = iter(d)
print(next(keys), next(keys))
print(next(iter((7, 8))))
seen = iter({5})
print(next(seen))
header = True
lines = iter(["# title", "a", "b"])
first = next(lines)
print(first.strip("# "), list(lines))
