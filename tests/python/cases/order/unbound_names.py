# Variables of the file that functions read before the file binds them, and those that a loop or branch of the file may leave out.
def setup():
    global model, steps
    model = ["a"]
    steps = 3


def show():
    print(model, steps)


def ready():
    try:
        show()
        return True
    except NameError as error:
        print(type(error).__name__, error)
        return False


print(ready())
setup()
print(ready())
show()
for epoch in range(4):
    if epoch == 2:
        marker = [epoch]
    try:
        print(marker)
    except NameError as error:
        print("no", error)
try:
    raise ValueError("x")
except ValueError as failure:
    kept = failure
    print("kept", kept)
for text in ["7", "seven"]:
    cache = {"text": text}
    if text.isdigit():
        del cache
    try:
        print(cache)
    except NameError as error:
        print(error)
numbers = [1, 2, 3]
for number in numbers:
    square = number * number
print(number, square)
del square
for number in numbers[3:]:
    square = number
try:
    print(square)
except NameError as error:
    print(error)


class Counter:
    def __init__(self):
        self.count = start

    def add(self):
        self.count += stride
        return self.count


try:
    Counter()
except NameError as error:
    print(error)
start = 10
stride = 5
print(Counter().add())
config = {"a": 1}
if config["a"] > 1:
    zzyx = 0.1
print("before", zzyx)
