"""Objects compared with numbers, None and other classes; `in`, index and remove by __eq__; sorting by key."""


class Money:
    def __init__(self, amount, currency="EUR"):
        self.amount = amount
        self.currency = currency

    def __eq__(self, other):
        return isinstance(other, Money) and self.amount == other.amount and self.currency == other.currency

    def __lt__(self, other):
        return self.amount < other.amount

    def __gt__(self, other):
        return self.amount > other.amount

    def __repr__(self):
        return f"{self.amount} {self.currency}"


a, b, c = Money(5), Money(5), Money(7, "USD")
wallet = [c, a, b]
print(a == b, a == c, a != c, a == None, a is None)
print(a in wallet, wallet.index(b), wallet.count(a))
wallet.remove(Money(5))
print(wallet, Money(9) in wallet)
print(sorted(wallet), min(wallet), max(wallet), a < c, a > c)
print(sorted(wallet, key=lambda m: (m.currency, m.amount), reverse=True))
best = None
for m in [a, c, b]:
    if best is None or m > best:
        best = m
print(best, best == c, best is c)
