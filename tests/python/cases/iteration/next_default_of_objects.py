class Counter:
    def __init__(self, n):
        self.n = n
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= self.n:
            raise StopIteration
        self.at += 1
        return self.at


c = Counter(2)
print(next(c, None), next(c, 0), next(c, None), next(c, -1))
while (x := next(c, "end")) != "end":
    print(x)
print(x)
