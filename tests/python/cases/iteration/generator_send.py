# send(), close(), the value of a generator that returns, nested generators.
def gens():
    def squares(n):
        for i in range(n):
            yield i * i
    print(list(squares(4)), sum(squares(5)))
    def acc():
        total = 0
        while True:
            x = yield total
            if x is None:
                return
            total += x
    g = acc()
    next(g)
    print(g.send(5), g.send(6))
    g.close()
    def inner():
        yield 1
        return "done"
    def outer():
        r = yield from inner()
        print("inner gave", r)
        yield 2
    print(list(outer()))


gens()
