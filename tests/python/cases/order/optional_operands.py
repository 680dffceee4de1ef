# Numbers that may be None and are worked out by what acts.
calls = 0


def note(value):
    global calls
    calls += 1
    print("note", calls)
    return value


for x in ["a", "b"]:
    print((None if (calls > note(calls)) else note(calls)))
    print(None if calls > 3 else 2, note(1) if calls else None)
