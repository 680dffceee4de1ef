# Trees, matrices, name mangling, __getattr__ chains, itertools
import sys, copy, itertools, collections, operator
class Node:
    __slots__ = ('val', 'left', 'right')
    def __init__(self, val, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.val
        if self.right:
            yield from self.right
    def __contains__(self, v):
        return any(x == v for x in self)
root = Node(4, Node(2, Node(1)), Node(6))
print(list(root), 6 in root, 7 in root, sum(root), max(root))
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n):
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])
    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])
    @property
    def T(self):
        return type(self)(zip(*self.rows))
    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])
    def __getitem__(self, idx):
        if isinstance(idx, tuple):
            i, j = idx
            return self.rows[i][j]
        return self.rows[idx]
    def __setitem__(self, idx, v):
        i, j = idx
        self.rows[i][j] = v
    def __eq__(self, other): return self.rows == other.rows
    def __repr__(self): return "\n".join(" ".join(map(str, r)) for r in self.rows)
m = Matrix([[1, 2], [3, 4], [5, 6]])
print(m.shape, m.T.shape, m[0, 1], m[2], (m @ m.T)[2, 2])
m[0, 0] = 9
print(m)
print(Matrix.identity(2) == Matrix.identity(2))
class Account:
    interest = 0.02
    total = 0
    def __init__(self, owner, balance=0):
        self.owner, self.__balance = owner, balance
        Account.total += 1
        type(self).total
    @property
    def balance(self): return self.__balance
    @balance.setter
    def balance(self, v):
        if v < 0: raise ValueError("negative")
        self.__balance = v
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        if t is ValueError:
            print("handled", v)
            return True
    def __call__(self, x): return self.balance + x
    def __lt__(self, o): return self.balance < o.balance
with Account("a", 5) as acc:
    acc.balance += 10
    acc.balance = -1
print(acc.balance, acc(1), Account.total, acc._Account__balance)
print([a.owner for a in sorted([Account("z", 3), Account("y", 1)])])
class Chain:
    def __init__(self, path=""): self.path = path
    def __getattr__(self, name): return Chain(f"{self.path}/{name}")
    def __str__(self): return self.path
print(Chain().users.list)
def compose(*fs):
    return functools_reduce(fs)
def functools_reduce(fs):
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, str, len)(99))
ops = {"+": operator.add, "-": operator.sub, "max": max}
print([ops[k](5, 3) for k in ops])
def kwonly(a, *args, sep="-", **kw):
    return f"{a}{sep}{args}{sep}{sorted(kw.items())}"
print(kwonly(1, 2, 3, sep="|", z=1, b=2))
d = collections.Counter("hello").most_common(2)
print(d)
x = [i for i in itertools.takewhile(lambda v: v < 5, itertools.count())]
print(x)
a = [[0] * 2 for _ in range(2)]
b = copy.deepcopy(a); b[0][0] = 1
print(a, b, a is not b)
print({k: [v for _, v in g] for k, g in itertools.groupby([("a", 1), ("a", 2), ("b", 3)], key=lambda t: t[0])})
try:
    raise KeyError("k") from ValueError("v")
except KeyError as e:
    print(repr(e), repr(e.__cause__))
for i, (p, q) in enumerate(zip("ab", [1, 2]), start=1):
    print(i, p, q, end=";")
print()
print("%s %5.2f %-5s|%05d %x" % ("a", 3.14159, "b", 42, 255))
