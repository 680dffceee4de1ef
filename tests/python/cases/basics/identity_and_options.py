# `is` of functions, of numbers that may be None; == of those.
def current():
    return 1


def other():
    return 2


class P:
    def __init__(self):
        self.state = None

    def show(self):
        if self is current:
            return "function"
        return "object"


class T:
    def __init__(self, flag):
        self.flag = None
        if flag > 1:
            self.flag = flag > 2
        self.n = None
        if flag > 1:
            self.n = flag

    def same(self, other):
        return self.flag is other.flag, self.flag is not other.flag, self.flag == other.flag, self.n is other.n, self.n == other.n


print(P().show(), current is other, current is current)
if current is not current:
    print("never")
print(T(1).same(T(1)), T(1).same(T(2)), T(3).same(T(2)), T(3).same(T(3)))
chosen = current
print(chosen is current, chosen is other)
def pick(n):
    return None if n < 0 else n


a, b, c = pick(-1), pick(0), pick(0)
print(a == b, a != b, b == c, b is c, a is b, a is not b, a == None, a == -1)
f = None if a is None else 2.5
g = None if a is not None else 2.5
print(f == g, f is g)
