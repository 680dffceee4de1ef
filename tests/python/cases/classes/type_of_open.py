# type(x) where the classes below have objects too: printed, counted, called
class Shape:
    def area(self): return 0
class Square(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3 * self.r ** 2
shapes = [Square(2), Circle(1), Shape()]
for s in shapes:
    print(type(s))
    print(type(s).__name__, s.__class__.__name__)
    kind = type(s)
    print(kind.__name__)
    if kind is Square:
        print("square")
    elif kind == Circle:
        print("circle")
counts = {}
for s in shapes + [Square(3)]:
    counts[type(s)] = counts.get(type(s), 0) + 1
for k, v in counts.items():
    print(k.__name__, v)
print([type(s).__name__ for s in shapes])
copy = type(shapes[0])(5)
print(copy.area())
print(isinstance(shapes[0], type(shapes[2])))
print(type(shapes[0]) in (Square, Circle))
