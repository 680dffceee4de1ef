# Files: modes, reading in every form, writing, seek and tell.
import os
path = "notes_text_case.txt"
with open(path, "w") as f:
    n = f.write("first line\n")
    f.writelines(["second\n", "third é\n"])
    print(n, f.name, f.mode, f.closed)
print(f.closed)
with open(path) as f:
    print(f.read())
with open(path, encoding="utf-8") as f:
    print(repr(f.readline()), f.readlines())
with open(path, "a") as f:
    print("printed", 4, file=f)
    f.flush()
for i, line in enumerate(open(path)):
    print(i, line.strip(), len(line))
f = open(path, "r+")
print(f.read(5), f.tell(), f.readline().rstrip())
f.seek(0)
print(f.readline(), end="")
f.close()
lines = [line.rstrip("\n") for line in open(path)]
print(lines)
with open(path) as f:
    words = f.read().split()
print(len(words), words[-1])
with open(path) as f:
    while True:
        line = f.readline()
        if not line:
            break
        print(line.upper().strip(), end=";")
print()
with open(path, newline="") as f:
    print(len(f.read()))
os.remove(path)
print(os.path.exists(path))
try:
    open("missing_text_case.txt")
except FileNotFoundError as e:
    print(e)
