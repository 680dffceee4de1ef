"""Folders and files with os, shutil and glob."""
import glob
import os
import shutil

work = "library_os_work"
shutil.rmtree(work, ignore_errors=True)
os.makedirs(os.path.join(work, "a", "b"), exist_ok=True)
os.makedirs(work, exist_ok=True)
for i in range(4):
    with open(os.path.join(work, f"epoch_{i}.log"), "w") as f:
        f.write("x" * (i * 10))
print(sorted(os.listdir(work)))
print(sorted(glob.glob(os.path.join(work, "*.log"))))
print(sorted(glob.glob(work + "/**/*", recursive=True)))
print([os.path.getsize(p) for p in sorted(glob.glob(f"{work}/epoch_[12].log"))])
files = sorted(entry.name for entry in os.scandir(work) if entry.is_file())
print(files)
stat = os.stat(os.path.join(work, "epoch_3.log"))
print(stat.st_size, stat.st_mtime > 0, os.path.getmtime(os.path.join(work, "epoch_3.log")) == stat.st_mtime)
shutil.copy(f"{work}/epoch_3.log", f"{work}/a")
shutil.copyfile(f"{work}/epoch_3.log", f"{work}/copy.log")
os.rename(f"{work}/copy.log", f"{work}/renamed.log")
os.replace(f"{work}/renamed.log", f"{work}/final.log")
shutil.move(f"{work}/final.log", f"{work}/a/b")
shutil.copytree(f"{work}/a", f"{work}/c")
print(sorted(os.listdir(f"{work}/a")), sorted(os.listdir(f"{work}/a/b")), sorted(os.listdir(f"{work}/c/b")))
os.remove(f"{work}/epoch_0.log")
latest = max(glob.glob(f"{work}/*.log"))
print(latest, os.access(latest, os.R_OK))
print(os.system("exit 3") >> 8, os.cpu_count() > 0, os.getpid() > 0)
if os.listdir(f"{work}/a/b"):
    print("not empty")
shutil.rmtree(work)
print(os.path.exists(work))
