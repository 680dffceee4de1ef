def trace(depth):
    def enter(name):
        nonlocal depth
        depth += 1
        lines.append("  " * depth + name)

    def leave():
        nonlocal depth
        depth -= 1

    lines = []
    enter("a")
    enter("b")
    leave()
    enter("c")
    leave()
    leave()
    return lines, depth


print(trace(0))


def make_account(balance):
    history = []

    def deposit(x):
        nonlocal balance
        balance += x
        history.append(("in", x))
        return balance

    def withdraw(x):
        nonlocal balance
        if x > balance:
            return None
        balance -= x
        history.append(("out", x))
        return balance

    def report():
        return balance, len(history), history[-1] if history else None

    return deposit, withdraw, report


deposit, withdraw, report = make_account(10)
print(deposit(5), withdraw(3), withdraw(100), report())
d2, w2, r2 = make_account(0.5)
print(d2(1.5), r2())


def accumulate(fn, n):
    results = []

    def run(i):
        if i == n:
            return
        results.append(fn(i))
        run(i + 1)

    run(0)
    return results


print(accumulate(lambda i: i * i, 5), accumulate(str, 3))


def scheduler(base, warm):
    def rate(step):
        if step < warm:
            return base * (step + 1) / warm
        return base * 0.5 ** ((step - warm) // 2)

    return rate


lr = scheduler(0.1, 2)
print([round(lr(s), 4) for s in range(6)])
