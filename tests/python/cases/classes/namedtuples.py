"""collections.namedtuple and typing.NamedTuple."""
from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", ["x", "y"])
Transition = namedtuple("Transition", "state action reward done")
Opt = namedtuple("Opt", "lr momentum", defaults=[0.9])


class Sample(NamedTuple):
    name: str
    label: int
    weight: float = 1.0

    def scaled(self, k):
        return self.weight * k


p = Point(1, y=2)
print(p, p.x, p[1], p[-1], len(p))
x, y = p
print(x + y, p == Point(1, 2), p == (1, 2), p != Point(2, 2))
q = p._replace(x=10)
print(q, p, q._asdict(), Point._fields)
t = Transition([0.5], 1, 2.0, False)
state, action, reward, done = t
print(t, state, action, reward, done)
print(Opt(0.1), Opt(0.1, 0.5).momentum)
s = Sample("a", 3)
print(s, s.scaled(4), s._replace(weight=2.0).scaled(4))
memory = [Transition([i * 0.5], i % 2, float(i), i == 2) for i in range(3)]
print([m.reward for m in memory], memory[-1].done)
for state, action, reward, done in memory:
    print(state, action, reward, done)
batch = Transition(*zip(*memory))
print(batch.reward, batch.action)
points = {Point(0, 0): "origin", Point(1, 2): "p"}
print(points[p], sorted([Point(2, 1), Point(1, 5), Point(1, 2)]))
