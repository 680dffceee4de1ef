# default= of max and min is evaluated in any case; class attributes called kind; empty texts.
calls = 0


def note(value):
    global calls
    calls += 1
    print("note", calls)
    return value




class Model:
    kind = "base"
    name = "model"

    def __init__(self, x):
        self.x = x


class Unused:
    kind = note("text")


print(max([note(1)], default=note(2)), min([], default=note(3)), max([note(4), 2], key=lambda v: -v, default=note(5)))
print(Model.kind, Model(2).kind, Model(3).x)
Model.kind = "other"
print(Model(1).kind)
print("%-6s|" % f"", f"", "[%s]" % "")
v = type(((calls / 4) if ({calls, 1} <= {calls, note(1)}) else (note(2.5) % 2.5))).__name__
print(v)
print(max([note(1)], key=lambda v: note(v), default=note(2)))
