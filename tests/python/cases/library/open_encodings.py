import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "latin.txt")
with open(path, "w", encoding="latin-1") as f:
    f.write("café\n")
print(os.path.getsize(path))
with open(path, encoding="latin-1") as f:
    print(f.read().strip())
with open(path, encoding="utf-8", errors="ignore") as f:
    print(f.read().strip())
with open(path, "r", errors="replace") as f:
    print([line for line in f])
try:
    with open(path, encoding="ascii") as f:
        f.read()
except UnicodeDecodeError as error:
    print("not ascii:", error.reason if False else type(error).__name__)
with open(path, "w", newline="\r\n") as f:
    f.write("a\nb\n")
print(open(path, "rb").read(), open(path).read(), open(path, newline="").read().encode())
with open(path, "w", encoding="utf-8-sig") as f:
    f.write("bom")
print(open(path, "rb").read(), open(path, encoding="utf-8-sig").read())
