import os
import tarfile
import tempfile
import io

root = tempfile.mkdtemp()
src = os.path.join(root, "data")
os.makedirs(os.path.join(src, "train"))
for name in ("a.txt", "train/b.txt"):
    with open(os.path.join(src, name), "w") as f:
        f.write("content of " + name)
archive = os.path.join(root, "data.tar.gz")
with tarfile.open(archive, "w:gz") as tar:
    tar.add(src, arcname="data")
out = os.path.join(root, "out")
with tarfile.open(archive) as tar:
    print(sorted(tar.getnames()))
    tar.extractall(out)
    for member in tar.getmembers():
        if member.isfile():
            print(member.name, member.size)
    print(tar.extractfile("data/a.txt").read())
print(open(os.path.join(out, "data", "train", "b.txt")).read())
tar = tarfile.open(archive, "r:gz")
for info in tar:
    print(info.name, info.isdir())
tar.close()
print(tarfile.is_tarfile(archive))
