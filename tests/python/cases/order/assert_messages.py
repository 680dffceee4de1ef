# The message of an assert is worked out only if the test fails; the middle of a chained comparison once.
calls = 0


def note(value):
    global calls
    calls += 1
    print("note", calls)
    return value


def check(values, limit):
    assert max(values) < note(limit), " ".join(str(note(v)) for v in values)
    assert len(values) > 1, f"only {note(len(values))} of {[v * 2 for v in values]}"
    return len(values)


for values, limit in (([1, 2], 5), ([7, 8], 5), ([3], 5)):
    try:
        print(check(values, limit))
    except AssertionError as error:
        print("failed:", error)
a = 4
print(note(1) < (a if calls else 0) <= sum(len(r) for r in [[1, 2], [3, 4]]))
