"""sum() of everything that it can be given."""
losses = [0.1, 0.25, 1e-3]
counts = [3, 4, 5]
print(sum(losses), sum(losses, 0.5), sum(counts), sum(counts, 10), sum(counts, 0.5))
print(sum([], 0.0), sum([[1, 2], [3], []], []), sum([[0.5]], [1.5]))
print(sum(x * 2 for x in counts), sum((x / 4 for x in counts), 100.0), sum([len(w) for w in "a bc def".split()], -1))
print(sum(c > 3 for c in counts), sum([True, False, True], 1), sum(range(5)), sum({1: 2, 3: 4}), sum({2, 5}))
total = sum(start * 10 for start in range(3))
print(total, sum((1, 2.5, 3)), sum(map(float, counts)))
