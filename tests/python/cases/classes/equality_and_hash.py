"""__eq__ and __hash__ of keys and members."""


class Card:
    def __init__(self, rank, suit):
        self.rank = rank
        self.suit = suit

    def __eq__(self, other):
        if not isinstance(other, Card):
            return NotImplemented
        return self.rank == other.rank and self.suit == other.suit

    def __hash__(self):
        return hash((self.rank, self.suit))

    def __repr__(self):
        return f"{self.rank}{self.suit}"


class Plain:
    pass


a, b, c = Card(7, "H"), Card(7, "H"), Card(9, "S")
print(a == b, a == c, a != b, a != c, a is b)
print(a in [c, b], c in [a, b], [a, b, c].index(c), [a, b, c].count(a))
counts = {}
for card in [a, b, c, Card(9, "S"), Card(9, "S")]:
    counts[card] = counts.get(card, 0) + 1
print(counts)
print(len({a, b, c}), Card(7, "H") in {a, c})
x, y = Plain(), Plain()
print(x == y, x == x, x != y, len({x, y, x}))
seen = {x: "first", y: "second"}
print(seen[x], seen[y])
print([a, b] == [b, a], [a] == [c], (a, 1) == (b, 1))
