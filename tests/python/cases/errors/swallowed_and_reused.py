# A manager that is used several times, counts what it swallows, and lets other errors pass.
class Guard:
    def __init__(self, kind):
        self.kind = kind
        self.swallowed = []

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc is not None and isinstance(exc, ArithmeticError):
            self.swallowed.append(str(exc))
            return True
        return False


guard = Guard("arithmetic")
for divisor in [2, 0, 5, 0]:
    with guard as g:
        print(100 // divisor, g.kind)
print(guard.swallowed)
try:
    with guard:
        print([1, 2][7])
except IndexError as e:
    print("passed:", e)
with guard:
    int("ten")
