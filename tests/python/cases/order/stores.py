# Of an assignment the value comes first, then the parts of the target; of an augmented one the old value.
log = []


def at(index):
    log.append(f"at {index}")
    return index


def value(number):
    log.append(f"value {number}")
    return number


def show():
    print(", ".join(log))
    log.clear()


xs = [0, 0, 0, 0]
xs[at(1)] = value(5)
show()
xs[sum(at(i) for i in range(2))] = value(6) + len([value(i) for i in (7, 8)])
show()
xs[at(2)] += value(3)
show()
xs[at(2) + sum([at(1)])] += value(3) + sum(value(i) for i in range(2))
show()
xs[at(0)], xs[at(1)] = value(1), value(2)
show()
table = {}
table[at(1)] = table[at(2)] = [value(i) for i in range(2)]
show()
print(xs, table)
