# OSError's attributes, repr and str of errors with several arguments, comparing classes.
import os

try:
    os.listdir("/nonexistent")
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename)
    print(repr(e))

try:
    os.mkdir("made")
    os.mkdir("made")
except FileExistsError as e:
    print(type(e).__name__, e)

errors = [ValueError("one"), KeyError("two"), RuntimeError(), ValueError("a", 1)]
for e in errors:
    print(repr(e), "|", str(e), "|", type(e).__name__, isinstance(e, LookupError))


def kind(e):
    if isinstance(e, (ValueError, TypeError)):
        return "value"
    if isinstance(e, KeyError):
        return "key"
    return "other"


print([kind(e) for e in errors])
