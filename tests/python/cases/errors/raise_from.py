# raise ... from, bare raise, raising what was kept.
def read(text):
    try:
        return int(text)
    except ValueError as e:
        raise RuntimeError(f"cannot read {text!r}") from e


def passed_on(text):
    try:
        return read(text)
    except RuntimeError:
        print("passing on")
        raise


def without_cause(text):
    try:
        return int(text)
    except ValueError:
        raise KeyError("quiet") from None


for text in ["1", "x"]:
    try:
        print(passed_on(text))
    except RuntimeError as e:
        print("caught", e, "from", repr(e.__cause__))

try:
    without_cause("y")
except KeyError as e:
    print(e, e.__cause__ is None)

kept = None
try:
    read("z")
except RuntimeError as e:
    kept = e
print("kept", kept)
try:
    raise kept
except RuntimeError as again:
    print(again is kept, again)
