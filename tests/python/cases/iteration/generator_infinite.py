# The infinite data loader idiom: a generator without an end, read by next() and by loops with break.
def cycle(loader):
    while True:
        for batch in loader:
            yield batch


def naturals():
    n = 0
    while True:
        yield n
        n += 1


data = cycle([[1, 2], [3, 4], [5]])
for step in range(7):
    batch = next(data)
    print(step, batch)

for n in naturals():
    if n * n > 50:
        break
print("first square above 50:", n)

squares = (n * n for n in naturals())
total = 0
for s in squares:
    if s > 100:
        break
    total += s
print(total)
