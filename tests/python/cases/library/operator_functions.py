import operator
from functools import reduce
from operator import itemgetter, attrgetter
from collections import ChainMap


class Run:
    def __init__(self, name, loss):
        self.name = name
        self.loss = loss

    def label(self, prefix=""):
        return prefix + self.name


rows = [("a", 3, 0.5), ("b", 1, 0.25), ("c", 2, 0.75)]
print(sorted(rows, key=itemgetter(1)))
print(max(rows, key=operator.itemgetter(2)), min(rows, key=itemgetter(2, 0)))
print(list(map(itemgetter(0, 2), rows)))
runs = [Run("x", 0.5), Run("y", 0.1)]
print([r.name for r in sorted(runs, key=attrgetter("loss"))])
print(list(map(operator.methodcaller("label", "run-"), runs)))
print(reduce(operator.mul, [1, 2, 3, 4]), operator.add("a", "b"), operator.truediv(1, 4))
ops = {"+": operator.add, "-": operator.sub, "*": operator.mul}
for name, function in ops.items():
    print(name, function(6, 3))
counts = {"cat": 3, "dog": 5, "emu": 1}
print(sorted(counts.items(), key=operator.itemgetter(1), reverse=True))
best = max(counts.items(), key=operator.itemgetter(1))[0]
print(best, operator.contains([1, 2], 2), operator.countOf([1, 2, 1], 1), operator.neg(3), operator.not_(0))
