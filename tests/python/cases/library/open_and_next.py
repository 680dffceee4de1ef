import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "data.tsv")
open(path, "w").write("id\tvalue\n1\t0.5\n2\t0.25\n")
print(os.path.getsize(path), open(path).read().count("\n"))
with open(path) as f:
    header = next(f).rstrip("\n").split("\t")
    print(header)
    for line in f:
        print(line.split())
with open(path) as f:
    lines = iter(f)
    next(lines)
    print([float(line.split("\t")[1]) for line in lines])
with open(path) as f:
    while True:
        try:
            print(len(next(f)))
        except StopIteration:
            print("end")
            break
with open(path, "rb") as f:
    print(f.readline(), f.tell())
