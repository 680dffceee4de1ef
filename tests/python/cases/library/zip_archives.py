import os
import tempfile
import zipfile

folder = tempfile.mkdtemp()
data = os.path.join(folder, "data")
os.makedirs(os.path.join(data, "train"))
for i in range(3):
    with open(os.path.join(data, "train", f"{i}.txt"), "w") as f:
        f.write(f"sample {i}\n" * 20)
path = os.path.join(folder, "data.zip")
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
    for root, folders, files in os.walk(data):
        for name in sorted(files):
            full = os.path.join(root, name)
            archive.write(full, os.path.relpath(full, data))
    archive.writestr("meta/info.json", '{"version": 1}')
    archive.writestr("raw.bin", bytes([1, 2, 3]))
print(zipfile.is_zipfile(path), zipfile.is_zipfile(os.path.join(data, "train", "0.txt")))
with zipfile.ZipFile(path) as archive:
    print(archive.namelist())
    for info in archive.infolist():
        print(info.filename, info.file_size, info.is_dir())
    print(archive.read("meta/info.json"), archive.getinfo("raw.bin").file_size)
    with archive.open("train/1.txt") as f:
        print(f.readline(), f.read(6))
    target = os.path.join(folder, "out")
    archive.extractall(target)
    print(os.path.relpath(archive.extract("raw.bin", os.path.join(folder, "one")), folder))
    try:
        archive.read("nothing")
    except KeyError as error:
        print(error)
print(sorted(os.listdir(target)), open(os.path.join(target, "train", "2.txt")).readline().strip())
zip_ref = zipfile.ZipFile(path, "r")
zip_ref.extractall(path=os.path.join(folder, "again"))
zip_ref.close()
with zipfile.ZipFile(path, "a") as archive:
    archive.writestr("late.txt", "late")
print(len(zipfile.ZipFile(path).namelist()))
try:
    zipfile.ZipFile(os.path.join(data, "train", "0.txt"))
except zipfile.BadZipFile as error:
    print("bad:", error)
try:
    zipfile.ZipFile(os.path.join(folder, "none.zip"))
except FileNotFoundError as error:
    print(error.errno)
