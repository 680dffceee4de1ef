"""Mixins and cooperative super() in Python's order of bases."""


class JsonMixin:
    def to_json(self):
        parts = [f'"{k}": {v}' for k, v in self.items()]
        return "{" + ", ".join(parts) + "}"


class LogMixin:
    def log(self, message):
        self.lines.append(f"{self.name}: {message}")
        return len(self.lines)


class Base:
    def __init__(self, name):
        self.name = name
        self.lines = []

    def greet(self):
        return "base"


class Model(LogMixin, JsonMixin, Base):
    def __init__(self, name, size):
        super().__init__(name)
        self.size = size

    def items(self):
        return [("size", self.size), ("lines", len(self.lines))]


m = Model("m1", 3)
print(m.log("made"), m.log("used"), m.lines)
print(m.to_json())


class A(Base):
    def greet(self):
        return "A+" + super().greet()


class B(Base):
    def greet(self):
        return "B+" + super().greet()


class C(A, B):
    def greet(self):
        return "C+" + super().greet()


print(C("c").greet(), A("a").greet(), B("b").greet())
print(isinstance(m, LogMixin), isinstance(C("x"), B), issubclass(C, A), issubclass(A, B))
