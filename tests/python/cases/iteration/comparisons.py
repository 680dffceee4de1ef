# Chained and conditional comparisons; each operand is evaluated once.
def f(x):
    print("f", x)
    return x


def conditions():
    a, b, c = 1, 2, 3
    print(a < b < c, a < b > c, a == 1 != b, 0 <= a <= 1)
    print("yes" if a > b else "no" if b > c else "maybe")
    xs = [x if x % 2 else -x for x in range(5)]
    print(xs)
    print(0 < f(5) < 3, f(1) < f(2) < 9)


conditions()
