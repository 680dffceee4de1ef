import itertools

ticks = lambda n: (yield n)
print(list(ticks(3)))
Generator = type((lambda: (yield))())
chain = lambda *parts: (yield from itertools.chain(*parts))
print(list(chain([1, 2], "ab")))
each = {"once": lambda x: (yield x), "all": lambda xs: (yield from xs)}
print(list(each["once"]("a")), list(each["all"]([4, 5])))
