# Parameters that are given new values and never read.
def count(name="net", *sizes):
    for size in sizes:
        for key in sorted({f"layer{size}": size}):
            name = key
    return len(sizes)


def total(items, scale):
    for item in items:
        items = [item, item]
        scale = 2.5
    return 1


print(count("a", 3, 4), count(), total([1, 2], 3))
