"""Making, writing, listing and removing files through Path."""
import os
import shutil
from pathlib import Path


def save(folder: Path, step: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"step_{step:04d}.txt"
    path.write_text(f"step={step}\n")
    return path


root = Path("library_pathlib_work")
if root.exists():
    shutil.rmtree(root)
for step in range(3):
    path = save(root / "ckpt", step)
    print(path.name, path.exists(), path.is_file(), path.stat().st_size)
print(sorted(p.name for p in (root / "ckpt").glob("*.txt")))
(root / "notes.md").write_text("# notes\n")
print(sorted(str(p) for p in root.rglob("*")))
print(sorted([p.name for p in root.iterdir() if p.is_dir()]))
with (root / "notes.md").open("a") as f:
    f.write("more\n")
print((root / "notes.md").read_text().splitlines())
with open(root / "notes.md") as f:
    print(f.read().upper())
latest = max((root / "ckpt").glob("*.txt"))
print(latest, latest.stem.split("_")[1])
latest.rename(root / "best.txt")
print(os.path.exists(root / "best.txt"), os.path.join(root, "x"), os.listdir(root / "ckpt") != [])
(root / "best.txt").unlink()
(root / "best.txt").unlink(missing_ok=True)
try_dir = root / "a" / "b"
os.makedirs(try_dir, exist_ok=True)
print(try_dir.is_dir(), os.path.isdir(try_dir), (root / "missing").exists())
assert root.resolve() == Path.cwd() / root
shutil.rmtree(root)
print(root.exists())
