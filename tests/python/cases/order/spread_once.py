# What * and ** spread, the left side of `in`, and operands beside a name that may be unbound are evaluated once and in turn.
calls = 0

def note(x):
    global calls
    calls += 1
    return x + 10

def opt(p, *rest, beta=1, **others):
    return p * 100 + others["lr"] + beta * 1000


print(sorted([calls, note(1), 3], key=lambda n: n % 5))
print([list(r) for r in [[0] * 2 for _ in range(2)] if r], sorted([calls, note(2), 3], key=lambda n: n % 5))
print([list(r) for r in [[0] * 2 for _ in range(2)] if r], sorted(set(sorted([calls, note(2), 3], key=lambda n: n % 5))))
print([list(r) for r in [[0] * 2 for _ in range(2)] if r], max([calls, note(2), 3], key=lambda n: -n))
print(opt(note(calls), **{"lr": calls, "net": 2}))
print(opt(note(calls), beta=calls, lr=note(calls), net=calls))
print(opt(note(calls), beta=note(calls), **{"lr": note(calls) + calls, "net": 2}))
print(calls)

def pair(a):
    print("pair", a)
    return a, note(a)

def three(a, b, c=7):
    return a * 10000 + b * 100 + c

def options(lr, net=3, rest=4):
    return lr * 10000 + net * 100 + rest

print(three(*pair(1)), three(calls, *pair(2)), calls)
print(three(*[note(1), note(2), calls]), three(*(note(3), calls)), calls)
print(options(**{"lr": note(1), "rest": note(2)}), options(**dict(net=note(3), lr=calls)), calls)
print(options(calls, **{"net": note(4), "rest": calls}), calls)


def unbound(n):
    if n > 2:
        late = 5
    try:
        print(sorted([calls, note(n), late, note(n)]), calls)
    except UnboundLocalError as error:
        print(error, calls)


unbound(1)
unbound(3)


def unread(n):
    found = (pow(max([note(n), n, n], default=n) % 10, 3) in {sum(len(r) for r in [[1, 2], [3, 4]]), 3})
    found = found


def nothing(p, q):
    print("nothing", p, q)
    return []


unread(1)
print(calls)
for p, q in zip([calls, *sorted([note(calls), calls, note(calls)])][:3], nothing(p=calls, q=note(1.5))):
    print(p, q)
print(calls)
