# Loops in an operand stand in front of the statement: what comes before them in Python comes before them here.
calls = 0


def note(value):
    global calls
    calls += 1
    print("note", calls)
    return value


def f5(a, words, c):
    return len(words) + a


print({"a": max(calls, calls + 1, 5), str([calls, calls]): calls}, f5(note(2.5), [w.upper() for w in ["x"] if len(w) < 6], True))
print(min(calls, note(calls)), max(note(3), calls, note(1)))
d23 = 4
if calls > 100:
    pass
elif calls < 500:
    for k, d23 in dict(zip(["Zoë", "loss: ", "{}"], [calls, calls, calls])).items():
        print(list(list(reversed([str(n) for n in [d23, calls]]))))
n = 5
print(n)
def show(*args):
    print(args)
    return args
x29, v31 = 4, 6
for i in range(2):
    print((max([calls], default=None) is not None), max(x29, min([x29, calls, v31] + [9], key=lambda n: (n % 7, -n)), 5), "x".replace('e', '3'))
show({"it's": calls} | {'{}': calls}, max([calls, calls], default=None), note(1.5))
show({"it's": calls} | {'{}': calls}, note(1.5), [n for n in [calls] if n])
show([calls] + [calls], note(1.5), [n for n in [calls] if n])
def either(source, limit=3):
    for step, value in enumerate(source):
        yield ((None if True else step) or value)
        yield (None if step > 100 else step)


print(list(either([1, 2])))
x29, v31 = 4, 6
print(max(x29, min([x29, calls, v31] + [9], key=lambda n: (n % 7, -n)), 5))
print(max([x29, 1], default=None) is not None, max([v for v in [x29] if v > 9], default=None))
print(max([x29] + [calls], default=None), min([v31] * 2, default=None) or 3)


class Four:
    def __init__(self, b, c, d, e):
        self.all = (b, c, d, e)

    def __repr__(self):
        return str(self.all)


print(Four({"it's": calls} | {"Z": calls}, max([calls, calls], default=None), note(1.5), list(filter(lambda n: n % 2, [calls, calls]))), [n for n in [calls]])
