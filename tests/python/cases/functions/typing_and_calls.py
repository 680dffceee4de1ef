# typing, import tricks, literals and the small print of calls
from __future__ import annotations
import sys
from typing import TYPE_CHECKING, Generic, TypeVar, Protocol, overload, cast, NewType, Literal, Final, Optional, Union, Callable, Any, ClassVar
if TYPE_CHECKING:
    from foo import Bar
try:
    import nonexistent_module_x as nx
except ImportError:
    nx = None
print(nx is None)
try:
    from nothere import thing
    HAS = True
except ImportError as e:
    HAS = False
print(HAS)
__all__ = ["f", "g"]
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, item: T) -> None:
        self.items.append(item)
    def pop(self) -> T:
        return self.items.pop()
s = Stack[int]()
s.push(1)
print(s.pop())
class Runs(Protocol):
    def run(self, x: int) -> int: ...
class R:
    def run(self, x): return x + 1
def go(r: Runs) -> int: return r.run(1)
print(go(R()))
UserId = NewType("UserId", int)
print(UserId(4) + 1)
Mode = Literal["train", "eval"]
MAX: Final = 3
@overload
def dbl(x: int) -> int: ...
@overload
def dbl(x: str) -> str: ...
def dbl(x):
    return x * 2
print(dbl(2), dbl("a"))
v = cast(int, "5")
print(v)
def pos(a, b, /, c, *, d=1):
    return a, b, c, d
print(pos(1, 2, c=3, d=4))
xs = [1, 2, 3]
print(*xs, sep=", ", end="!\n", file=sys.stdout)
print(1_000_000, 0xff, 0b11, 0o17, 1e-3, .5)
print(r"\n", b"ab", rb"\x", u"u", f"{1!r}", "a" "b", R"\d", F"{2}")
def stub(): ...
print(stub())
def star():
    a = [1, 2]
    return *a, 3
print(star())
for q in *xs, 4: print(q, end=" ")
print()
i = 0
def nxt():
    global i
    i += 1
    return i
print(0 < nxt() < nxt() < 10, i)
print(sorted(["b", "A", "c"], key=str.lower, reverse=True))
fs = [lambda x, k=k: x * k for k in range(3)]
print([f(2) for f in fs])
def outer():
    global made
    made = 5
    def inner():
        global made2
        made2 = 6
    inner()
outer()
print(made, made2)
assert (1, 2), "tuple"
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
x = y = z = 0
print(x, y, z)
try:
    assert xs == [], ("bad", xs)
except AssertionError as e:
    print(e)
m = {**{"a": 1}, "b": 2}
print(m, {*xs, 9}, [*xs, *"ab"], (*xs,))
