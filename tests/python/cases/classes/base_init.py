"""A derived class calls the __init__ of its base, in both forms of super() and by the base's name."""


class Animal:
    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs

    def describe(self):
        return f"{self.name} has {self.legs} legs"


class Bird(Animal):
    def __init__(self, name, can_fly):
        super().__init__(name, legs=2)
        self.can_fly = can_fly

    def describe(self):
        text = super().describe()
        return text + (" and flies" if self.can_fly else " and walks")


class Penguin(Bird):
    def __init__(self, name):
        super(Penguin, self).__init__(name, False)
        self.swims = True


class Spider(Animal):
    def __init__(self, name):
        Animal.__init__(self, name, 8)


class Cat(Animal):
    pass


for animal in [Bird("eagle", True), Penguin("pingu"), Spider("thekla"), Cat("tom"), Animal("it", 3)]:
    print(animal.describe())
p = Penguin("skipper")
print(p.name, p.legs, p.can_fly, p.swims)
