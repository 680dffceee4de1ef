# Comprehensions of all kinds; any and all stop at the first item that decides.
def f(x):
    print("f", x)
    return x


def comps():
    grid = [[i * j for j in range(3)] for i in range(3)]
    print(grid)
    print([x for row in grid for x in row if x if x % 2 == 0])
    print({k: [v] for k, v in zip("ab", range(2))})
    print({len(w) for w in ["a", "bb", "cc"]} == {1, 2})
    print([(i, c) for i, c in enumerate("xy")])
    print({(i, j): i + j for i in range(2) for j in range(2)})
    print(all(f(x) for x in [1, 0, 2]))
    print(any(f(x) for x in [0, 3, 4]))
    print(all(x > 0 for x in []), any([]))
    print(0 < f(5) < 3)
    m = [[1, 2, 3], [4, 5, 6]]
    print([list(r) for r in zip(*m)])
    print([*range(3), *[7, 8]], {**{"a": 1}, "b": 2})
    print([a for a, *rest in [(1, 2, 3), (4, 5, 6)]])
    n = [1, 2, 3]
    print(max(*n), [i for i in reversed(n)])
    words = "the cat the dog".split()
    counts = {}
    for w in words:
        counts[w] = counts.get(w, 0) + 1
    print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
    print(dict(sorted(counts.items())))
    i = 10
    print([i for i in range(3)], i)


comps()
