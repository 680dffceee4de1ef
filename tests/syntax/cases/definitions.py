"""The docstring."""
import os, a.b.c as d
from . import x
from .. import y as z
from ...a.b import (c as d, e,)
from m import *


@decorator
@a.b(c)
def f(a, b: int = 1, /, c=2, *args: str, d, e: float = 3.0, **kwargs: "any") -> None:
    """Doc."""
    return


def g(*, a): yield
def h(): x = yield a; y = yield from b; return x, *y


class A: pass
class B(A, metaclass=M, *bases, **kw):
    x = 1

    @property
    def y(self): return self.x

    async def z(self):
        async with a as b, c:
            await d
        async for e in f:
            await e ** 2
        nonlocal_ = 1


def outer():
    v = 1

    def inner():
        nonlocal v
        global w
        v, w = 2, 3
    return inner
