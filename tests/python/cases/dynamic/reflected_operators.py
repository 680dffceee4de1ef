# Of two objects the one of the derived class is asked first, and `!=` asks __eq__.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        print("Money.__eq__")
        return self.cents == other.cents

    def __add__(self, other):
        print("Money.__add__")
        return self.cents + other.cents

    def __sub__(self, other):
        print("Money.__sub__")
        return self.cents - other.cents

    def __rsub__(self, other):
        print("Money.__rsub__")
        return other.cents - self.cents

    def __lt__(self, other):
        print("Money.__lt__")
        return self.cents < other.cents

    def __le__(self, other):
        print("Money.__le__")
        return self.cents <= other.cents


class Tip(Money):
    def __eq__(self, other):
        print("Tip.__eq__")
        return self.cents == other.cents

    def __radd__(self, other):
        print("Tip.__radd__")
        return other.cents + self.cents

    def __gt__(self, other):
        print("Tip.__gt__")
        return self.cents > other.cents


class Loose:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other


money, tip = Money(100), Tip(100)
print(money == tip, tip == money, money != tip, tip != money)
print(money + tip, tip + money)
print(money - tip, tip - money)
print(money < tip, money > Tip(50), tip < money, money <= tip)
print(money == Money(100), money != Money(100), money != Money(5))
print(Loose(1) == 1, Loose(1) != 1, Loose(1) != 2, 1 != Loose(1), Loose("a") != "b")
