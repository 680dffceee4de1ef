class Base:
    def __init__(self, n):
        self.n = n


class Circle(Base):
    def area(self):
        return 3 * self.n * self.n


class Square(Base):
    def __init__(self, n):
        super().__init__(n)
        self.corners = 4

    def area(self):
        return self.n * self.n

    def turn(self):
        self.angle = 45


class Holder:
    def __init__(self, shape):
        self.shape = shape

    def show(self):
        if hasattr(self.shape, "corners"):
            print("corners", self.shape.corners)
        print(hasattr(self.shape, "n"), hasattr(self.shape, "nothing"))


shapes = [Base(1), Circle(2), Square(3), Square(4)]
for shape in shapes[:3]:
    if hasattr(shape, "turn"):
        shape.turn()
for shape in shapes:
    if hasattr(shape, "area"):
        print(shape.n, "area", shape.area())
    print(hasattr(shape, "corners"), hasattr(shape, "angle"), not hasattr(shape, "area"))
    Holder(shape).show()
