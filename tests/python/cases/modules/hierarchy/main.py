"""Classes whose bases stand in other modules; methods called through the base in the module of the base."""
from report import describe_all
from shapes.base import Shape
from shapes.round import Circle, Disc
from shapes.straight import Square

shapes = [Circle(1.5), Disc(2.0), Square(3.0)]
describe_all(shapes)
print(isinstance(shapes[1], Circle), isinstance(shapes[2], Shape), Shape.count)
for shape in shapes:
    print(shape.label(), f"{shape.area():.2f}")
