"""Two modules of a package that take everything from each other, and a package that does so with its parts."""
from shapes import *
from shapes import areas

print(area(3, 4), round(perimeter(3, 4)), UNIT)
print(areas.describe(2, 5))
try:
    print(volume(1, 2, 3))
except NameError as error:
    print(error)
