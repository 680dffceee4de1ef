# Generators inside functions and methods that read what is around them.
def make_counter(step):
    def count(n):
        for i in range(n):
            yield i * step
    return list(count(3))


print(make_counter(2), make_counter(5))


class Sampler:
    def __init__(self, n, size):
        self.n = n
        self.size = size

    def __len__(self):
        return (self.n + self.size - 1) // self.size

    def __iter__(self):
        indices = list(range(self.n))
        for i in range(0, self.n, self.size):
            yield indices[i:i + self.size]


sampler = Sampler(5, 2)
print(len(sampler), [len(b) for b in sampler], sum(sum(b) for b in sampler))
scale = 3
print([y for y in (scale * x for x in range(3))])
print(max((len(w), w) for w in ["a", "ccc", "bb"]))
