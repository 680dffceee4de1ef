import itertools
import sys


def numbers(n):
    for i in range(n):
        yield i


def chunks(items, size):
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


def averages():
    total, count = 0.0, 0
    while True:
        value = yield total / max(count, 1)
        total += value
        count += 1


n = int(sys.argv[1])
total = 0
mean = averages()
next(mean)
for chunk in chunks((i * 2 for i in numbers(n)), 4):
    total += sum(chunk) % 13 + sum(Countdown(3))
    mean.send(len(chunk))
    first = next(numbers(5))
    total += first + len(list(itertools.islice(itertools.count(1), 3)))
    for a, b in zip(numbers(3), itertools.chain([1], chunk)):
        total += a * b % 3
print(total, round(mean.send(0), 3) > 0)
