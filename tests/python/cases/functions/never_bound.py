# Names that no path binds before they are read.
def forgets_nonlocal(step, total):
    def add(n):
        total += n
        return total
    def own(n):
        print(step, n)
        step = n
        return step
    def fine(n):
        return n + step
    print(fine(2))
    for f in (add, own):
        try:
            print(f(3))
        except UnboundLocalError as error:
            print(type(error).__name__, error)


def reads_early(flag):
    try:
        if flag and value > 2:
            print("never")
        print([value, 1], f"{value}")
    except UnboundLocalError as error:
        print(error)
    value = 3
    return value


def deleted():
    x = [1]
    del x
    return len(x) + 1


forgets_nonlocal(1, 2)
print(reads_early(False), reads_early(True))
try:
    print(deleted())
except UnboundLocalError as error:
    print(error)
try:
    print(later + 1)
except NameError as error:
    print(error)
later = 5
print(later)
print(next((v for v in [] if v > 5), None), next((v for v in [] if v > 5), 3))
for item in []:
    pass
try:
    print(item, "after")
except NameError as error:
    print(error)


def total(values):
    for value in values:
        count += value
        print(count)
    return count


def last(values):
    for value in []:
        print(value)
    return value


def shown():
    print(missing)
    return 1


for f in (lambda: total([1, 2]), lambda: total([]), lambda: last([1]), shown):
    try:
        print(f())
    except NameError as error:
        print(type(error).__name__, error)
if len("ab") > 3:
    missing = 1
