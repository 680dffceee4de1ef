# Objects of classes that have nothing in common but their methods.
class Circle:
    def __init__(self, r):
        self.r = r
        self.name = 'circle'

    def area(self):
        return 3 * self.r * self.r

    def scale(self, k, twice=False):
        self.r = self.r * k
        if twice:
            self.r *= k


class Square:
    def __init__(self, a):
        self.a = a
        self.name = 'square'

    def area(self):
        return self.a * self.a

    def scale(self, k, twice=False):
        self.a *= k

    def corners(self):
        return 4


shapes = [Circle(2), Square(3), Circle(1)]
for s in shapes:
    print(s.name, s.area())
    s.scale(2, twice=True)
    if isinstance(s, Square):
        print(s.corners(), s.a)
print([s.area() for s in shapes], sum(s.area() for s in shapes))
for s in shapes:
    s.name = s.name.upper()
print([s.name for s in shapes])
