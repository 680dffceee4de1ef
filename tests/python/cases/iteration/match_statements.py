# match: literals, captures, sequences, mappings, classes, alternatives, guards.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def kind(n):
    match n:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case x if x < 0:
            return "negative %d" % x
        case _:
            return "large"


def command(text):
    match text.split():
        case ["quit"]:
            return "bye"
        case ["go", direction]:
            return "going " + direction
        case ["drop", *things]:
            return "dropping " + ",".join(things)
        case []:
            return "nothing"
        case [first, _, *rest] if first == "skip":
            return "skipped to " + str(rest)
        case other:
            return "unknown " + str(other)


def where(p):
    match p:
        case Point(x=0, y=0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x=x, y=y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "elsewhere"


def optimizer(name):
    match name.lower():
        case "sgd" | "momentum":
            lr = 0.1
        case "adam":
            lr = 0.001
        case _:
            raise ValueError(f"unknown optimizer {name}")
    return lr


def config(c):
    match c:
        case {"lr": lr, "epochs": epochs}:
            return lr * epochs
        case {"lr": lr}:
            return lr
    return -1.0


for n in [0, 2, -5, 10]:
    print(kind(n))
for text in ["quit", "go north", "drop a b c", "", "skip x y z", "dance"]:
    print(command(text))
for p in [Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2)]:
    print(where(p))
print(optimizer("SGD"), optimizer("Adam"))
try:
    optimizer("x")
except ValueError as e:
    print(e)
print(config({"lr": 0.5, "epochs": 4.0}), config({"lr": 0.25}), config({"wd": 1.0}))
pair = (3, "x")
match pair:
    case (0, _):
        print("none")
    case (count, name):
        print(count, name)
flag = True
match flag:
    case True:
        print("yes")
    case False:
        print("no")
