copiers = {list: list.copy, dict: dict.copy}


class Box:
    def __init__(self, value):
        self.value = value

    def copy(self):
        return Box(self.value)


def copy(x):
    return copiers[type(x)](x)


print(copy([1, 2]), copy({"a": 2}))
transforms = [str.strip, str.title, str.lower]
text = "  Hello World "
for transform in transforms:
    text = transform(text)
    print(repr(text))
print(list(map(str.upper, ["a", "b"])), sorted(["b", "A", "c"], key=str.lower))
boxes = [Box(1), Box(2)]
print([box.value for box in map(Box.copy, boxes)])
print(Box.copy(boxes[0]).value)
methods = {"up": str.upper, "count": lambda s: len(s)}
for name, method in methods.items():
    print(name, method("abc"))
print(int.bit_length(10), float.is_integer(2.0), "-".join(map(str, range(3))))
