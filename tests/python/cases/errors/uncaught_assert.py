# assert with a message, below a few calls.
def check_shape(rows, cols):
    assert rows > 0
    assert cols > 0, f"bad number of columns: {cols}"
    return rows * cols


def build(shapes):
    sizes = []
    for rows, cols in shapes:
        sizes.append(check_shape(rows, cols))
    return sizes


print(build([(2, 3), (4, 5)]))
print(build([(2, 3), (4, -1)]))
