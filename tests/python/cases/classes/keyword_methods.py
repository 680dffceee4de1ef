"""Methods with defaults, keyword-only parameters and mutable defaults; methods as arguments."""


class Formatter:
    def __init__(self, prefix="> ", *, width=10, fill="."):
        self.prefix = prefix
        self.width = width
        self.fill = fill

    def line(self, text, *, upper=False, times=1):
        text = text.upper() if upper else text
        return self.prefix + (text * times).ljust(self.width, self.fill)

    def collect(self, text, seen=[]):
        seen.append(text)
        return len(seen)


def apply(function, items):
    return [function(i) for i in items]


f = Formatter(width=12)
print(f.line("abc"), f.line("x", times=3, upper=True))
print(Formatter("", fill="-").line("q"))
print(f.collect("a"), f.collect("b"), Formatter().collect("c"))
print(apply(f.line, ["m", "n"]))
print(apply(str.upper, ["m", "n"]))
