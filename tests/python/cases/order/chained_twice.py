# Values worked out once where two places use them: chains of comparisons, `in` with calls, in functions of two forms.
def noted(value):
    print("noted", value)
    return value


class Limit:
    def __init__(self, top):
        self.top = top
        self.asked = 0

    @property
    def half(self):
        self.asked += 1
        print("half", self.asked)
        return self.top // 2

    @property
    def full(self):
        print("full")
        return self.top


def between(limit, low, high):
    first = limit.half < (low if low > 0 else high) <= high
    second = low <= limit.half <= high
    third = noted(low) <= limit.half < limit.full <= noted(high) < 100
    return first, second, third


def found(value):
    if value in {noted(value), value}:
        print("in the set")
    if (value * 2) in {"a": [1, 2]}.get("k", [noted(value), value]):
        print("in the list")
    return sum(v for v in [value]) in {v % 6 for v in [value, 3]}


print(between(Limit(10), 2, 8))
print(between(Limit(6), 9, 1))
print(found(2), found(2.5), found(0))
if (name := (noted(1) if (False and True) else None)) is not None:
    print("given", name)
flag = noted(True)
if (other := (print("chosen") if flag else print("not chosen"))) is None:
    print("other", other)
if (third := print("called")) is None and noted(3) == 3:
    print(name, third)
for kind in (1, "s", 2.5):
    where = type(("%s/%s" % (noted("x"), noted(kind)))).__name__.find("t")
    print(where)
