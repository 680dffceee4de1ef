"""A folder of classes walked with pathlib."""
import shutil
from pathlib import Path

root = Path("images")
for label in ["cat", "dog"]:
    (root / label).mkdir(parents=True)
    for i in range(2):
        (root / label / f"{i}.jpg").write_text(label)
classes = sorted(d.name for d in root.iterdir() if d.is_dir())
class_to_idx = {name: i for i, name in enumerate(classes)}
print(classes, class_to_idx)
samples = [(str(p), class_to_idx[p.parent.name]) for p in sorted(root.glob("*/*.jpg"))]
print(samples)
print(len(list(root.rglob("*.jpg"))), [p.stem for p in sorted((root / "cat").iterdir())])
target = root / "all"
target.mkdir(exist_ok=True)
for p in sorted(root.glob("dog/*.jpg")):
    p.rename(target / p.name)
print(sorted(p.name for p in target.iterdir()), (root / "dog" / "0.jpg").exists())
shutil.rmtree(root)
(root / "gone").mkdir()
