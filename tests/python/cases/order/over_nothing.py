# Loops and next() over what never has an item; empty messages.
calls = 0


def note(value):
    global calls
    calls += 1
    print("note", calls)
    return value


def spread(*r):
    r = list(r)
    for word in (r * 2)[:3]:
        print(word.upper(), len(word) + 1)
        for other in reversed(word):
            print(other)
    else:
        print("none")
    return str((None if (r <= r) else next((v for v in r if v > 2), calls)))


print(spread(), next((v for v in []), note(5)))
for x in note([]):
    print(x + 1)
try:
    assert calls > 9, ""
except AssertionError as error:
    print("assert", repr(error), str(error))
try:
    raise ValueError("")
except ValueError as error:
    print([str(error)])
