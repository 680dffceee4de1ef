# with open(...): closed at the end, by a return, and when an error leaves the block.
import os


def save(path, lines):
    with open(path, "w") as f:
        for line in lines:
            f.write(line + "\n")
        return path


def count(path):
    with open(path) as f, open(path + ".copy", "w") as g:
        n = 0
        for line in f:
            g.write(line)
            n += 1
    return n


path = save("x.txt", ["a", "b", "c"])
print(count(path))
with open(path + ".copy") as f:
    print(f.read().split())
try:
    with open("y.txt", "w") as f:
        f.write("partial")
        raise ValueError("stop")
except ValueError as e:
    with open("y.txt") as g:
        print(e, g.read())
print(os.path.getsize("y.txt"))
for name in ["x.txt", "missing.txt"]:
    try:
        with open(name) as f:
            print(name, len(f.read()))
    except FileNotFoundError as e:
        print("no", e.filename)
    except OSError:
        print("other")
