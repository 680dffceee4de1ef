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
