# A comprehension's names are its own, also where one stands in another with the same names.
print([[v for i, v in enumerate("abcdef")][i:i + 2] for i in range(0, 4, 2)])
print([sum(x for x in range(x)) for x in range(5)])
print([[x for x in [x, x + 1] if x % 2] + [x] for x in [1, 2, 3]])
print({k: {k: v for k, v in zip("ab", range(v))} for k, v in {"x": 1, "y": 2}.items()})
print([(i, [(i, [i for i in range(i)]) for i in range(i)], i) for i in range(3)])
print([w for w in [w.upper() for w in ["a", "b"]] if w != "A"])
i = 7
print([i for i in range(3)], i, [[i] * 2 for _ in range(2)])
print([any(x > 1 for x in row) and x for x, row in [(1, [0, 5]), (2, [0])]])


def table(rows):
    return [[c * len([c for c in row if c > 0]) for c in row] for row in rows]


print(table([[1, 2, -1], [0, 3]]))
print(sorted([[x * 0.5 for x in range(x)] for x in (3, 1, 2)], key=len), list(map(lambda x: [x for x in range(x)], [1, 2])))
