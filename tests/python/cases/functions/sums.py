print(sum([[1], [2]], []), sum((1.5, 2.5), 1.0), sum([1, 2], 10), sum((x * x for x in range(4)), 100))
print(sum([0.5, 0.25], start=1.0), sum([], 5), sum([True, False, True]))


def total(*numbers, start=0):
    return sum(numbers, start)


print(total(), total(1, 2), total(1, 2, start=10))
