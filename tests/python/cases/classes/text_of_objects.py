"""__str__ and __repr__ in hierarchies; objects in messages; join; sorted by text."""


class Unit:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return f"unit {self.name}"


class Numbered(Unit):
    count = 0

    def __init__(self, name):
        super().__init__(name)
        Numbered.count += 1
        self.number = Numbered.count

    def __str__(self):
        return super().__str__() + f" no. {self.number}"

    def __repr__(self):
        return f"Numbered({self.name!r})"


class Quiet(Numbered):
    def __str__(self):
        return ""


units = [Unit("a"), Numbered("b"), Quiet("c"), Numbered("d")]
for u in units:
    print(u, "|", str(u), "|", len(str(u)))
print(" / ".join(str(u) for u in units))
print([u for u in units if isinstance(u, Numbered)])
print("%s has %d" % (units[1], units[1].number))
print("{0!s:>20}|{0!r}".format(units[3]))
print(sorted(units, key=str)[0].name, max(units, key=lambda u: len(str(u))).name)
d = {"k": units[1], "z": [units[3]]}
print(d)
