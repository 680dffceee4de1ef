# Code that works on the items of containers in which nothing is ever put: it never runs, what stands around it does.
def noted(x):
    print("noted", x)
    return x


def total(*extra):
    extra = list(extra)
    extra.sort(key=len)
    best = sorted(extra, key=lambda w: (-len(w), w))
    longest = [w.upper() + "!" for w in extra if len(w) > noted(2)]
    sizes = {w: len(w) for w in extra}
    return len(best), longest, sizes, sum(len(w) for w in extra), any(w == "a" for w in extra)


def nothing_yet():
    print("looking")
    for name in []:
        yield name


print(total())
rows = []
print([v * 2 for v in rows], {v % 3 for v in rows}, [v for i, v in enumerate(rows) if i % 2])
print([a + b for a, b in zip(noted("xy"), rows)], [k for k, v in {}.items() if v > 1])
print([n * 0.5 for n in rows][5:-1:-1], [r[0] for r in rows for _ in range(3)])
for row in rows:
    row.append(1)
    print(row, f"{row:>5}", row == 3)
else:
    print("none")
for i, (key, value) in enumerate(zip(rows, noted("ab"))):
    print(i, key + value)
for name in nothing_yet():
    print(name.upper())
print([name.upper() for name in nothing_yet()], list(map(str, rows)), list(filter(lambda v: v > 1, rows)))
try:
    a, b = [v for v in rows if v]
    print(a + b, [a, b])
except ValueError as error:
    print(error)
try:
    first = noted(rows)[0]
    print(first, first + 1, len(first), first.name, first[2], not first, -first)
except IndexError as error:
    print(error)
try:
    print(noted(1) + rows.pop() * noted(2), "x")
except IndexError as error:
    print(error)
value = None if noted(True) else rows[0]
print(value, rows and rows[-1] > 3, max(rows, default=None), next((v for v in rows if v > 2), "no"))
print(sorted(rows), sum(rows), list(reversed(rows)), set(rows), max(noted([]), default=7))
