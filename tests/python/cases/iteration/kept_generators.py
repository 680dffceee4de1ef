class Pipeline:
    def __init__(self):
        self.stages = []

    def add(self, rows):
        self.stages.append(rows)
        return self


def scaled(rows, factor):
    result = (row * factor for row in rows)
    factor += 1
    return result


print(list(scaled([1, 2], 10)))
pipeline = Pipeline()
for k in range(3):
    pipeline.add(k * n for n in (1, 2))
print([list(stage) for stage in pipeline.stages])
threshold = 2
large = (n for n in range(6) if n > threshold)
print(next(large))
threshold = 4
print(list(large))


def running(values):
    total = 0
    sums = (total + v for v in values)
    for s in sums:
        total = s
    return total


print(running([1, 2, 3]))
