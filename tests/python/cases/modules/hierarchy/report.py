def describe_all(shapes):
    for i, shape in enumerate(shapes):
        print(i, shape.describe())
    print(f"total {total(shapes):.3f}")


def total(shapes):
    return sum(shape.area() for shape in shapes)
