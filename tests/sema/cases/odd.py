"""Constructs that are rare or not supported: each is reported where it stands and the rest goes on."""
import functools


async def later(x):
    await x
    async for i in x:
        pass


def decorated(fn):
    return fn


@decorated
def wrapped(a, /, b, *, c=1):
    return a + b + c


def closure():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    return add(1) + add(2)


class Meta(type):
    pass


class Odd(metaclass=Meta):
    inner = 3

    class Nested:
        depth = 2

    def __enter__(self):
        return self.inner

    def __exit__(self, *details):
        return False

    def __getitem__(self, key):
        return key * 2

    def __len__(self):
        return 5

    def __add__(self, other):
        return self.inner + other


match 3:
    case 1:
        one = 1
    case other:
        two = 2
odd = Odd()
with odd as entered:
    print(entered + 1)
print(odd[3], len(odd), odd + 4, odd.Nested.depth)
print(closure())
x: int = 5
x: 'int'
y = z = [v for v in range(3) if (w := v) > 1]
print(w)
a, (b, *c) = 1, (2, 3, 4)
try:
    raise ValueError('x') from None
except (ValueError, Exception) as error:
    print(error)
else:
    print('no')
for i in range(2):
    if i:
        continue
else:
    last = i
del y
print(1j, 10 ** 30, ..., b'x')
print(*[1, 2], sep='')
f = lambda *args, **kw: len(args)
f(1, 2, k=3)
print(f'{x!r:>{x}} {x=}')
print([[j for j in range(i)] for i in range(3)])
print((lambda: 1)())
nothing = (yield_free for yield_free in 'ab')
exec('1')
print(1 if x else 'a')
global_only = 0 if __debug__ else 1
print(one, two, other)
