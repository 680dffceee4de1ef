def f(maxsize, typed):
    maxsize = 128
    return 3
def g(pairs):
    n = 0
    for p, q in pairs:
        n += 1
    for p, q in [(1, 2)]:
        n += p
    return n
def h(xs):
    total = 0
    for i in range(3):
        p = xs[i]
        total += p
    for i in range(2):
        p = xs[i + 1]
    for i, (a, b) in enumerate([[1, 2], [3, 4]]):
        total += i
    return total
print(f(1, 2), g([(1, 2), (3, 4)]), h([1, 2, 3]), g([("a", 1), ("b", "c")]))
xs = [1, [2, 3], (4, 5)]
try:
    for a, b in xs[1:]:
        print("pair")
    for a, b in xs:
        print("never")
except TypeError as e:
    print(e)
del xs
class C:
    def __init__(self, n):
        raise ValueError("no")
try:
    C(1)
except ValueError as e:
    print(e)
