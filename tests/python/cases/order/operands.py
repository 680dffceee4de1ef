# Operands that act: what is read before and after them, places that are updated while their value is worked out.
calls = 0
trail = []


def note(value):
    global calls
    calls += 1
    trail.append(calls)
    print("note", calls)
    return value


def names():
    global calls
    calls += 10
    return [calls, 11, 12]


class Box:
    def __init__(self):
        self.value = 1
        self.items = [1, 2, 3]

    def bump(self):
        self.value += 1
        return self.value

    def grow(self):
        self.items.append(len(self.items))
        return len(self.items) - 1


box = Box()
print(calls in names(), calls not in names(), calls in (note(0), calls, note(2)))
print(calls < note(3) < 50, note(5) > calls >= note(calls) == note(7))
print(max(box.value, box.bump(), box.value), min(box.value, box.bump()))
print("x" in str(note(4)), [calls, note(1), calls])
n = 2
print(n + (n := 3), n, (n := n * 2) + n)
numbers = [10, 20, 30]


def shift():
    numbers.append(numbers[0] * 2)
    numbers[0] += 1
    return 5


numbers[0] += shift()
print(numbers)
i = 0


def step():
    global i
    i += 1
    return 100


numbers[i] += step()
print(numbers, i)
numbers[i] = step()
print(numbers, i)
box.items[box.grow()] = box.grow()
print(box.items)
box.value += box.bump()
print(box.value)
table = {"a": 1}


def change():
    table["a"] = 50
    return 2


table["a"] += change()
print(table)
table[str(note(1))] = note(2)
print(table)
numbers[note(0)] += note(1)
print(numbers)
total = calls + note(1) * calls - note(2) + calls
print(total)
a, b = calls, note(3)
a, numbers[note(1)] = note(2), calls
print(a, b, numbers)
x = y = note(9)
print(x, y)
numbers[note(0)], numbers[note(1)] = numbers[1], numbers[0]
print(numbers)
print(note(1) if calls > 2 else note(2), calls and note(3), calls or note(4), not note(0))
print(f"{calls} {note(1)} {calls:>4} {box.value} {box.bump()} {box.value}")
print(calls, note(1), calls)
print("%d %s %d" % (calls, note("k"), calls), "{} {}".format(calls, note(3)))
d = {note(1): note(2), note(3): calls}
print(d, {k: note(k) for k in [1, 2]}, [note(k) + calls for k in range(2)])
print(sorted([note(3), note(1)], key=lambda v: (note(v), calls)), calls)
print(names()[note(1)], names()[note(0):note(2)])
w = 7
print("{}-{:>6}".format((note(2) in [w, calls, calls]), ("%5.2f|%03d" % (note(1e-3), note(w)))))
print("{} {}".format(calls in [w, calls], "%d" % note(w)))
print("%s %s" % (note(3) in [w, calls], "%d" % note(w)))
print(note(4) in [w, calls], calls == 4, "%d" % note(w))
