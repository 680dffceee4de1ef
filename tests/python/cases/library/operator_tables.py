import operator
from operator import attrgetter, itemgetter, methodcaller

COMPARE = {"min": operator.lt, "max": operator.gt}


class Checkpoint:
    def __init__(self, step, score, tag):
        self.step = step
        self.score = score
        self.tag = tag


def is_better(mode, new, best):
    return COMPARE[mode](new, best)


print(is_better("min", 0.1, 0.2), is_better("max", 0.1, 0.2))
points = [Checkpoint(1, 0.5, "b"), Checkpoint(2, 0.75, "a"), Checkpoint(3, 0.5, "c")]
print([p.step for p in sorted(points, key=attrgetter("score", "tag"))])
print(max(points, key=attrgetter("score")).tag)
table = [{"k": 2, "v": "x"}, {"k": 1, "v": "y"}]
rows = sorted([(2, "x"), (1, "y")], key=itemgetter(0))
print(rows, [row[1] for row in rows], itemgetter(1)("abc"), itemgetter(-1)([1, 2, 3]))
print(sorted(["bb", "a", "ccc"], key=len), list(map(methodcaller("upper"), ["a", "b"])))
print(operator.floordiv(7, 2), operator.mod(7, 4), operator.pow(2, 5), operator.xor(5, 1), operator.invert(0))
print(operator.concat([1], [2]), operator.getitem({"a": 3}, "a"), operator.indexOf("abc", "c"), operator.is_not(1, None))
