class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError

    def label(self):
        return self.name.upper()

    def describe(self):
        return f"{self.label()} of area {self.area():.1f}"
