# __iter__ written as a generator; generator methods; several passes.
class Batches:
    """Runs over data in pieces."""

    def __init__(self, data, size):
        self.data = data
        self.size = size

    def __iter__(self):
        for i in range(0, len(self.data), self.size):
            yield self.data[i:i + self.size]

    def numbered(self, start=0):
        n = start
        for batch in self:
            yield n, batch
            n += 1


batches = Batches([1, 2, 3, 4, 5], 2)
for epoch in range(2):
    for b in batches:
        print(epoch, b)
for n, b in batches.numbered(start=10):
    print(n, sum(b))
