"""Properties that validate, compute and cache; augmented assignment; inheritance of properties."""


class Box:
    def __init__(self, width, height):
        self._width = width
        self._height = height
        self._area = None

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        self._width = max(0, value)
        self._area = None

    @property
    def area(self):
        if self._area is None:
            print("computing")
            self._area = self._width * self._height
        return self._area

    @property
    def name(self):
        return "box"


class Square(Box):
    def __init__(self, side):
        super().__init__(side, side)

    @property
    def name(self):
        return "square of " + super().name


b = Box(2, 3)
print(b.area, b.area)
b.width += 4
print(b.width, b.area)
b.width = -5
print(b.width, b.area, b.name)
s = Square(3)
print(s.area, s.name, s.width)
for box in [b, s]:
    print(box.name, box.width)
