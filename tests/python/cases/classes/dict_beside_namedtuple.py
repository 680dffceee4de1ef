from collections import namedtuple
P = namedtuple("P", "a b")
def f():
    sums, seen = {"loss": 0, "size": 0.0}, []
    p = P(1, 2)
    for i in range(3):
        sums["loss"] += p[0]
        sums["size"] += 0.5 * p[-1]
        seen.append(sums["loss"])
    print(sums["loss"], sums["size"], seen)
f()
