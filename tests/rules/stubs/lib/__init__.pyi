from lib._parts import *
from lib._parts import Whole as _Parts
from lib.shapes import Square as Box, area
from lib import shapes
import lib.late as late

Alias = Box
pi: float = c("M_PI")
kind: Literal["fast"] = ...
T = TypeVar("T")

@overload
@c("first({xs})")
def first(xs: list[T]) -> T: ...
@overload
def first(xs: str) -> str: ...

@todo("T2M2777", effort="rewrite", why="too hard")
def hard() -> None: ...

@drop("not needed")
@c("{x}")
@effect("draws", "io")
@role("detach")
def soft(x: T) -> T:
    """Says something."""

def body(x: float) -> float:
    return x * 2


class Whole(_Parts):
    @c("whole_second({self})")
    def second_part(self) -> int: ...
