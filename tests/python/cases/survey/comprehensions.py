"""Comprehensions: scopes, several loops and conditions, nested ones, of every kind."""
vocab = ["<pad>", "<unk>", "the", "cat"]
stoi = {ch: i for i, ch in enumerate(vocab)}
itos = {i: s for s, i in stoi.items()}
encode = lambda s: [stoi.get(w, 1) for w in s.split()]
decode = lambda ids: " ".join(itos[i] for i in ids)
print(stoi, itos, encode("the dog the cat"), decode([2, 3]))
i = 100
squares = [i * i for i in range(5)]
print(i, squares)
pairs = [(x, y) for x in range(3) for y in range(3) if x != y if x + y > 1]
print(pairs)
matrix = [[1, 2, 3], [4, 5, 6]]
print([row[0] for row in matrix], [[row[j] for row in matrix] for j in range(3)], [v for row in matrix for v in row], list(zip(*matrix)))
words = "a bb ccc bb".split()
print({w: len(w) for w in words}, {len(w) for w in words}, sum(len(w) for w in words), max((len(w), w) for w in words))
print([x if x > 2 else -x for x in range(5)], [("even", "odd")[x % 2] for x in range(3)], any(x > 3 for x in range(5)), all(w for w in words))
print({k: [v for v in vs if v % 2] for k, vs in {"a": [1, 2, 3], "b": [4]}.items()})
layers = [("conv", 3, 64), ("pool",), ("conv", 64, 128)]
print([f"{kind}({', '.join(str(a) for a in args)})" for kind, *args in layers], [l[0] for l in layers if len(l) > 1])
print(sorted({c for w in words for c in w}), dict((w, i) for i, w in enumerate(words)), tuple(x for x in range(3)), set(x % 2 for x in range(5)))
print([line.strip() for line in " a \n b \n\n".split("\n") if line.strip()], [[0] * 3 for _ in range(2)], [None for _ in range(2)])
print([(n, p) for n, p in {"w": 1, "b": 2}.items() if "w" in n], [y for x in [1, 2, 3] if (y := x * 2) > 2], y)


class Table:
    size = 3
    rows = [r for r in range(3)]

    def __init__(self):
        self.cells = [[self.cell(r, c) for c in range(self.size)] for r in self.rows]

    def cell(self, r, c):
        return r * self.size + c


def outer(scale):
    return [(lambda v: v * scale)(v) for v in range(3)], [scale for scale in range(2)], scale


print(Table().cells, outer(10))
total = 0
for batch in ([j, j + 1] for j in range(0, 6, 2)):
    total += sum(batch)
print(total, [a + b for a, b in zip([1, 2], [3, 4])], [e for e in reversed([1, 2])], [k for k in {"x": 1}], [*(x for x in "ab")])
fns = [lambda: n for n in range(3)]
print([f() for f in fns], [f() for f in [lambda n=n: n for n in range(3)]])
