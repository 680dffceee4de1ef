"""__slots__, private names, attributes set outside __init__ and by functions."""


class Pixel:
    __slots__ = ("x", "y", "color")

    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.color = "black"


class Account:
    def __init__(self, balance):
        self.__balance = balance
        self._limit = 100

    def deposit(self, amount):
        self.__balance += amount
        return self.__balance

    def __check(self, amount):
        return amount <= self.__balance

    def withdraw(self, amount):
        if not self.__check(amount):
            return "no"
        self.__balance -= amount
        return self.__balance


class Savings(Account):
    def __init__(self, balance):
        super().__init__(balance)
        self.__balance = "hidden"

    def show(self):
        return self.__balance


def tag(obj, text):
    obj.tag = text
    return obj


class State:
    def start(self):
        self.step = 0
        self.history = []

    def advance(self, by=1):
        self.step += by
        self.history.append(self.step)


p = Pixel(1, 2)
p.color = "red"
print(p.x, p.y, p.color)
a = Account(50)
print(a.deposit(25), a.withdraw(100), a.withdraw(70))
s = Savings(10)
print(s.deposit(5), s.show())
t = tag(State(), "run-1")
t.start()
t.advance()
t.advance(3)
print(t.tag, t.step, t.history)
t.extra = 1.5
print(t.extra + t.step)
