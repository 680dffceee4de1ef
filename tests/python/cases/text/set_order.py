# Sets iterate in CPython's own order, through growth and deletion.
names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"]
s = set()
for name in names:
    s.add(name)
    print(len(s), list(s)[:4])
for name in names[::2]:
    s.discard(name)
print(s)
s.update(names[:3])
print(s, sorted(s))
numbers = set(x * 37 % 101 for x in range(30))
print(numbers)
numbers -= {x for x in numbers if x % 2}
print(numbers, len(numbers))
pairs = {(i, j) for i in range(3) for j in range(i)}
print(pairs, (2, 1) in pairs)
mixed = {1.5, 2.0, -3.25, 1e10}
print(mixed, {frozenset([1, 2]), frozenset([3])})
print({"b", "a"} | {"c"}, {"b", "a"} & {"a"}, set("abracadabra") ^ set("alacazam"))
while len(s) > 3:
    print(s.pop(), end=" ")
print(len(s))
