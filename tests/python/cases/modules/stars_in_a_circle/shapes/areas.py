UNIT = "cm"


def area(width, height):
    return width * height


from shapes.lengths import *


def describe(width, height):
    return f"{area(width, height)} {UNIT}2, {perimeter(width, height)} {UNIT}"
