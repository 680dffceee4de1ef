# Conditions whose outcome is known, and that act all the same.
calls = 0


def note(value):
    global calls
    calls += 1
    print("note", calls)
    return value


n = 3
if isinstance(-(note(2)), int) or note(False):
    print("int")
print("taken" if (note(False) and False) else "other")
x = (0.1 - note(0.5)) if (note(False) or True) else (calls, 1.0)[1]
print(x)
while note(False) and True:
    print("never")
if not (note(1) and isinstance(note("a"), str)):
    print("no")
else:
    print("yes")
print(isinstance((m := note(4)), int), m)
print(isinstance([note(i) for i in range(2)], list), isinstance(note(1) if calls > 2 else note(2), int))
k = 0
while (k < 3 if (note(False) or True) else False):
    k += 1
print(k, calls, calls if isinstance(note(k), int) else None, calls)
v = type(note(2.5)).__name__
print(v)
v = type((note(1.5) if note(1) > 2 else note(2.5))).__name__
v = type(((calls / 4) if ({calls, 1} <= {calls, note(1)}) else (note(2.5) % 2.5))).__name__
print(v, type(calls or note("x")).__name__)
