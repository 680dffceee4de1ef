class Formatter:
    def __init__(self, prog):
        self._prog = prog
    def usage(self, usage=None, **kw):
        if usage is not None:
            return usage % dict(prog=self._prog)
        params = dict(vars(self), prog=self._prog)
        return '%(prog)s!' % params
print(Formatter("p").usage("%(prog)s x"), Formatter("q").usage())
d = {}
d["a"] = dict(x=1, y="b")
d[2] = dict(prog="q")
e = dict(a=1)
e[3] = "x"
print(d, e)
