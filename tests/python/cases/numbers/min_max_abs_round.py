print(min(3, 2.5), max(0, -0.5), max(1, 0.5), max(1, 1.0), max(1.0, 1))
loss = 0.0
print(max(loss, 0), max(0, loss), min(1, loss + 2))
print(abs(-3), abs(-2.5), abs(True), abs(-0.0))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(3, 1), round(1234, -2), round(0.5), round(1.5))
print(round(7.0), round(7.0, 0))
x = 0
for v in (0.5, 1.25):
    x += v
print(abs(x), round(x), round(x, 1), max(x, 1), min(x, 1))
values = [3, 1.5, 2]
print(max(values), min(values), sorted(values), sum(values))
print(sum([]), sum([], 0.5), sum([0.5, 1]), sum([1, 2]), sum([0.1] * 3))
empty = []
for v in (0.5,):
    if v > 1:
        empty.append(v)
print(sum(empty), sum(v for v in empty), max([1, 2.5], default=0), max(empty, default=0))
