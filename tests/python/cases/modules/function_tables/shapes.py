class Square:
    def __init__(self, side=1):
        self.side = side

    def area(self):
        return self.side * self.side


class Circle:
    def __init__(self, side=1):
        self.side = side

    def area(self):
        return 3.0 * self.side


def double(x):
    return 2 * x


def half(x):
    return x // 2


SHAPES = {"square": Square, "circle": Circle}
SCALES = {"double": double, "half": half}


def build(name, **options):
    return SHAPES[name](**options)
