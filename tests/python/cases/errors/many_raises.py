# Raising 60,000 times in a loop.
class Skip(Exception):
    def __init__(self, i):
        super().__init__("skip %d" % i)
        self.i = i


def work(i):
    if i % 2:
        raise Skip(i)
    return i


total = 0
for i in range(120000):
    try:
        total += work(i)
    except Skip as e:
        total -= e.i
    finally:
        total += 1
print(total)
