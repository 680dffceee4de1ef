# Boxed objects are run over by __iter__
class Bag:
    def __init__(self, xs):
        self.xs = xs
    def __iter__(self):
        return iter(self.xs)
    def __len__(self):
        return len(self.xs)
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        i = 0
        while i < self.n:
            yield i
            i += 1
def show(items):
    for x in items:
        print(x)
things = [Bag([1, 2]), [3, 4], Count(2), "ab"]
for t in things:
    for x in t:
        print(x)
    print(list(t))
    print(sum(1 for _ in t))
show(Bag(["q"]))
