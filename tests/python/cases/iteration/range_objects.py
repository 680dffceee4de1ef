# range() as a value: length, membership, items, slices, equality.
r = range(2, 20, 3)
print(r, len(r), r[1], r[-1], list(r))
print(5 in r, 6 in r, 100 in r)
print(r[1:4], list(r[::2]), list(reversed(r)))
print(r.start, r.stop, r.step, r.index(8))
print(range(5) == range(0, 5, 1), range(0) == range(5, 5), range(3))
for i in r[:2]:
    print(i)
indices = range(4)
total = 0
for i in indices:
    for j in indices:
        total += i * j
print(total, sum(indices), max(indices), sorted(range(3), reverse=True))
if indices:
    print("not empty")
print(list(range(10, 0, -4)), len(range(0, 10, 3)), list(range(3, 3)))
