"""Output of commands as files, and the entries of a folder."""
import os
import tempfile

folder = tempfile.mkdtemp()
for name in ["epoch_1.pt", "epoch_2.pt", "notes.txt"]:
    with open(os.path.join(folder, name), "w") as f:
        f.write(name * 2)
os.makedirs(os.path.join(folder, "runs"))

print(os.popen("echo hi").read(), os.popen("echo a; echo b").readlines())
branch = os.popen("echo main").read().strip()
print(branch)
command = os.popen("printf 'x\\ny\\n'")
for line in command:
    print(line.strip())
print(command.close(), os.popen("exit 3").close())
with os.popen("cat > " + os.path.join(folder, "piped.txt"), "w") as out:
    out.write("piped")
print(open(os.path.join(folder, "piped.txt")).read())

with os.scandir(folder) as entries:
    for entry in sorted(entries, key=lambda e: e.name):
        print(entry.name, entry.is_dir(), entry.is_file())
print(sorted(e.name for e in os.scandir(folder) if e.name.endswith(".pt")))
subfolders = sorted([f.path for f in os.scandir(folder) if f.is_dir()])
print([os.path.relpath(s, folder) for s in subfolders])
print(sum(entry.stat().st_size for entry in os.scandir(folder) if entry.is_file()))
print(len(os.urandom(4)))
