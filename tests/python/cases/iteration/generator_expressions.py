# Generator expressions as values and as arguments; the first source is evaluated where the expression stands.
def source(name):
    print("making", name)
    return [1, 2, 3]


k = 3
squares = (x * x for x in range(6) if x % 2)
print(next(squares))
print(list(squares), list(squares))
scaled = (k * x for x in source("a"))
print("made")
print(sum(scaled))
print(max(x * k for x in [1, 2]), min(abs(x - 2) for x in [5, 1]))
print(sorted(len(w) for w in "the quick brown fox".split()))
grid = ((i, j) for i in range(2) for j in range(3) if i != j)
for i, j in grid:
    print(i, j)
print(", ".join(str(x) for x in [1, 2, 3]))
pipeline = (x + 1 for x in (y * 10 for y in [1, 2, 3]))
print(list(pipeline))
total = 0
for v in (x for x in [1, 2, 3, 4] if x != 2):
    total += v
print(total)
