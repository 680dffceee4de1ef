# Locals that only a branch, a loop or a try binds, and that are read where none of them did.
import sys


def last(items):
    for i, item in enumerate(items):
        total = item * 2
    return i + total


def label(n):
    if n > 0:
        name = "positive"
    elif n < 0:
        name = "negative"
    return name


def count(text):
    try:
        value = int(text)
    except ValueError as error:
        print("bad", error)
    return value


def surely(n):
    for k in range(3):
        found = k + n
    while True:
        step = found
        break
    return found + step + k


def chosen(flag):
    if flag:
        scale = 2.5
    return flag and scale > 1.0


def dropped(n):
    data = [n, n + 1]
    size = len(data)
    del data
    if n > 2:
        data = [0]
    print(size)
    return len(data)


def log(message):
    print("log", message)
    return message


def ordered(n):
    if n:
        rate = 0.5
    print(log("first"), rate, log("third"))
    return 1


def updated(values):
    for value in values:
        if value > 2:
            best = value
        elif value < 0:
            best += log(1)
    return best


print(last([1, 2]), label(3), count("12"), surely(1), chosen(True), chosen(False), dropped(3), ordered(1), updated([3, -1]))
calls = {
    "loop": lambda: last([]),
    "branch": lambda: len(label(0)),
    "try": lambda: count("x"),
    "del": lambda: dropped(1),
    "order": lambda: ordered(0),
    "update": lambda: updated([1, -1]),
}
for title, call in calls.items():
    try:
        print(title, call())
    except UnboundLocalError as error:
        print(title, type(error).__name__, error)


def train(epochs):
    for epoch in range(epochs):
        loss = 1.0 / (epoch + 1)
        history = [loss]
    print(f"last loss {loss:.3f} of {len(history)}")


train(2)
train(len(sys.argv) - 1)
