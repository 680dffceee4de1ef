def make_adder(n):
    def add(x):
        return x + n

    return add


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


add5 = make_adder(5)
add7 = make_adder(7)
print(add5(1), add7(1))
c = counter()
d = counter(10)
print(c(), c(), d(), d(5), c())


def apply_twice(f, x):
    return f(f(x))


print(apply_twice(add5, 1), apply_twice(lambda x: x * 3, 2))


def compose(f, g):
    return lambda x: f(g(x))


inc_then_double = compose(lambda x: x * 2, lambda x: x + 1)
print(inc_then_double(4))
print(compose(add5, add7)(0))


def late():
    fns = []
    for i in range(3):
        fns.append(lambda x: x + i)
    return [f(10) for f in fns]


print(late())


def outer(a):
    b = a * 2

    def middle(c):
        def inner(d):
            return a + b + c + d

        return inner(1) + inner(2)

    return middle(100)


print(outer(1))


def total(values):
    acc = []

    def visit(v):
        acc.append(v)
        if v > 0:
            visit(v - 1)

    for v in values:
        visit(v)
    return acc


print(total([2, 0]))


def fib(n):
    memo = {}

    def go(k):
        if k in memo:
            return memo[k]
        memo[k] = k if k < 2 else go(k - 1) + go(k - 2)
        return memo[k]

    return go(n)


print(fib(50))


def plain():
    def helper(x):
        return x * x

    return helper(3) + helper(4)


print(plain())
adders = [make_adder(i) for i in range(4)]
print([f(1) for f in adders])
