pairs = [("b", 2), ("a", 3), ("c", 1)]
pairs.sort(key=lambda p: p[1])
print(pairs)
print(sorted(pairs, key=lambda p: p[0], reverse=True))
print((lambda: 5)(), (lambda *a: len(a))(1, 2, 3), (lambda **k: sorted(k))(x=1, y=2))
compose = lambda *fs: lambda x: [f(x) for f in fs]
print(compose(lambda x: x + 1, lambda x: x * x)(5))
choose = lambda flag: "yes" if flag else "no"
print(choose(True), choose(0))
table = {n: (lambda k: lambda x: x * k)(n) for n in (1, 2, 3)}
print([table[n](10) for n in sorted(table)])
curry = lambda a: lambda b: lambda c: a + b + c
print(curry(1)(2)(3))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
for symbol in ["+", "-", "max"]:
    print(symbol, ops[symbol](7, 3))
apply = lambda f, *args: f(*args)
print(apply(min, 4, 2), apply(lambda: "none"))
print(list(filter(lambda w: len(w) > 2, ["ab", "abc", "abcd"])))
matrix = [[3, 1], [2, 2]]
print(min(matrix, key=lambda row: row[1]), sorted(matrix, key=sum), max(matrix, key=lambda r: (r[0], -r[1])))
