# Items of displays of every kind, and what is returned.
def log(value):
    print("log", value)
    return value


def three():
    return log(1), log(0) or log(2), sum(log(i) for i in (3, 4))


def pick(flag):
    return (log("yes"), [log(c) for c in "ab"]) if log(flag) else (log("no"), [log("c")])


xs = [log(1), log(2) if log(0) else log(3), log(4)]
print(xs, three(), pick(True), pick(False))
print({log("a"): log(1), log("b"): sum(log(i) for i in range(2)), log("c"): log(0) or log(5)})
print(sorted({log(1), log(0) or log(2), len([log(i) for i in (7,)])}))
print((log(1), (log(2), max(log(i) for i in (3, 4))), log(5)))
print([log(1), *[log(i) for i in (2, 3)], log(4)], {**{"a": log(1)}, "b": log(2)})
print([[log(1)], [log(i) for i in range(2)], [log(2)]])
calls = 0


def count(key):
    global calls
    calls += 1
    return f"{key}{calls}"


print({**{"lr": calls}, count("a"): calls, count("b"): count("c")}, {count("k") + str(i): calls for i in range(2)})
