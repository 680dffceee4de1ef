"""Objects of several classes in fields, dicts and arguments; abstract bases without instances."""


class Expr:
    def eval(self, env):
        raise NotImplementedError

    def __add__(self, other):
        return Add(self, other)

    def __mul__(self, other):
        return Mul(self, other)


class Num(Expr):
    def __init__(self, value):
        self.value = value

    def eval(self, env):
        return self.value

    def __str__(self):
        return str(self.value)


class Var(Expr):
    def __init__(self, name):
        self.name = name

    def eval(self, env):
        return env[self.name]

    def __str__(self):
        return self.name


class Binary(Expr):
    op = "?"

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def __str__(self):
        return f"({self.left} {self.op} {self.right})"


class Add(Binary):
    op = "+"

    def eval(self, env):
        return self.left.eval(env) + self.right.eval(env)


class Mul(Binary):
    op = "*"

    def eval(self, env):
        return self.left.eval(env) * self.right.eval(env)


e = Num(2) * Var("x") + Num(1)
print(e, e.eval({"x": 5}))
f = (e + Var("y")) * e
print(f, f.eval({"x": 1, "y": 10}))
nodes = [e, f, Num(7), Var("z")]
print([type(n).__name__ for n in nodes])
print(sum(1 for n in nodes if isinstance(n, Binary)))


def depth(node):
    if isinstance(node, Binary):
        return 1 + max(depth(node.left), depth(node.right))
    return 0


print([depth(n) for n in nodes])
