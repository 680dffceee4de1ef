# Arguments, keyword arguments, receivers and subscripts, from left to right.
def log(value):
    print("log", value)
    return value


def area(width, height, scale=1):
    print("area", width, height, scale)
    return width * height * scale


class Box:
    def __init__(self, name, items):
        print("box", name)
        self.name = name
        self.items = items

    def put(self, *items):
        print("put", self.name, items)
        self.items.extend(items)
        return self


print(area(log(2), sum(log(i) for i in range(3)), log(4)))
print(area(height=log(1), width=log(2), scale=len([log(i) for i in (7, 8)])))
box = Box(log("a"), [log(i) for i in range(2)])
print(box.put(log(5), max(log(i) for i in (6, 7))).put(log(8)).items)
print(Box(log("b"), [log(1)]).put(log(2) or log(3), *[log(i) for i in (4, 5)]).items[log(1) + min(log(i) for i in (0, 1))])
print(max(log(1), log(2) and log(3), sum(log(i) for i in (1, 1))), min(log(i) for i in (3, 2)))
print("-".join([log("x"), log("") or log("y")]), log("a,b").split(log(",") if log(1) else log(";")))
print([log(1), log(2)][log(0) or log(1)], "abcdef"[log(1):log(0) or log(4)])
print(dict(a=log(1), b=[log(i) for i in (2, 3)], c=log(4)))
