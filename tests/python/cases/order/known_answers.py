# What a question with a known answer asks about is worked out all the same: key functions, generators, operators of classes.
calls = 0


def note(value):
    global calls
    calls += 1
    print("note", calls)
    return value


class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        print("add")
        return Vector(self.x + other.x)

    def __neg__(self):
        print("neg")
        return self

    def __getitem__(self, i):
        print("item", i)
        return i

    def __contains__(self, value):
        print("contains")
        return True

    def __iter__(self):
        print("iter")
        return iter([1, 2])

    @property
    def size(self):
        print("size")
        return self.x


def numbers():
    print("started")
    yield 1
    yield note(2)


v = Vector(1)
if note(isinstance(next((n for n in [calls, note(calls)] if n > 2), calls), int)):
    print("an int")
print(isinstance(sum(note(n) for n in [1, 2]), int), calls)
print(isinstance(sorted([2, 1], key=lambda n: note(n)), list), calls)
print(isinstance(sorted([2, 1], key=note), list), isinstance(max([1, 2], key=note), int))
print(isinstance(list(map(note, [1, 2])), list), isinstance(list(numbers()), list))
print(isinstance(",".join(map(str, numbers())), str), isinstance(any(note(n) > 1 for n in [1, 2]), bool))
print(type([note(c) for c in "ab"]) is list, callable(note), calls)
print(isinstance(v + v, Vector), isinstance(-v, Vector), isinstance(v.size, int), isinstance(v[1], int))
print(isinstance(3 in v, bool), isinstance([x for x in v], list))
steps = iter([1, 2, 3])
print(isinstance(next(steps), int), next(steps))
print(type(v + v) is Vector, type(v.size).__name__)
names = {"b": 1, "a": 2}
print(isinstance(sorted(names.items(), key=lambda kv: kv[1]), list), isinstance(sorted(names), list))
