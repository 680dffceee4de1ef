# Attributes that methods change, counters of classes, objects made on the way.
class Counter:
    made = 0

    def __init__(self, start=0):
        Counter.made += 1
        self.number = start
        self.seen = []

    def next(self):
        self.number += 1
        self.seen.append(self.number)
        return self.number

    def twice(self):
        return self.number + self.next() + sum(self.next() for _ in range(2)) + self.number

    def spread(self):
        return self.number, [self.next() for _ in range(2)], self.number


c = Counter(5)
print(c.number + sum(c.next() for _ in range(3)), c.number)
print(c.twice(), c.spread(), c.seen)
print(Counter.made, [Counter(i).number for i in range(3)], Counter.made)
print(Counter.made + Counter().number + Counter.made)
c.number, c.seen = c.next(), [c.next() for _ in range(2)]
print(c.number, c.seen)
c.number += c.next()
c.number += sum(c.next() for _ in range(2))
print(c.number, c.seen[-1], c.seen[0] + c.next() - c.seen[-1])
pair = Counter(1), Counter(2)
print(pair[0].next() < pair[1].next() < pair[0].number + sum(pair[0].next() for _ in range(2)), pair[0].number)
