"""Names that are rebound to values of another type, as scripts do all the time."""
import os
import sys


def parse(value):
    value = value.strip()
    if value.isdigit():
        value = int(value)
    elif value.replace(".", "", 1).isdigit():
        value = float(value)
    return value


def load(path=None):
    path = path or "data"
    path = os.path.join(path, "train.txt")
    path = path.split("/")
    return path


def pad(seq, size=None):
    size = len(seq) if size is None else size
    seq = list(seq)
    seq = seq + [0] * (size - len(seq))
    seq = tuple(seq)
    return seq


def pair(t):
    return t if isinstance(t, tuple) else (t, t)


x = "12"
x = int(x)
x = [x, x + 1]
x = {i: v for i, v in enumerate(x)}
x = sorted(x.items())
print(x, parse(" 7 "), parse("2.5"), parse("abc"), load(), load("tmp"), pad([1, 2], 4), pad("ab"))
image_height, image_width = pair(256)
patch_height, patch_width = pair((16, 8))
print(image_height // patch_height, image_width // patch_width)
loss = 0
for v in [0.5, 0.25]:
    loss = loss + v
loss = loss / 2
print(loss, round(loss, 2))
data = "a b c"
data = data.split()
n = len(data)
data = "".join(data)
data = (data, n)
print(data)
best = None
for score in [3, 1, 2]:
    if best is None or score > best:
        best = score
print("best", best)
result = []
for token in "1 + 2.5".split():
    token = parse(token)
    result.append(token)
print(result, [type(r).__name__ for r in result])
size = 3
size = (size, size) if isinstance(size, int) else size
print(size, size[0])
lines = "a,1\nb,2"
lines = lines.splitlines()
lines = [line.split(",") for line in lines]
lines = {k: int(v) for k, v in lines}
print(lines)
flag = "--fast" in sys.argv
flag = "yes" if flag else "no"
total = 10
total /= 4
count = 5
count = str(count).zfill(3)
print(flag, total, count)
input = [1, 2]
input = input[0]
max = 7
print(input, max)
