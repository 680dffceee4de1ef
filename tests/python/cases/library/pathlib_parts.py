"""Names, suffixes and parents of paths, as checkpoint code takes them apart."""
from pathlib import Path

out = Path("runs") / "exp1" / "model.tar.gz"
print(out, out.name, out.stem, out.suffix, out.suffixes)
print(out.parent, out.parent.parent, out.parents[1], [str(p) for p in out.parents])
print(repr(out), [out, out.parent])
print(out.with_suffix(".pt"), out.with_name("best.pt"), out.with_stem("last"), out.with_suffix(""))
print(Path("a//b/./c/"), Path("."), Path(), Path("/"), Path("/a") / "/b")
print(out.relative_to("runs"), out.is_relative_to("other"), out.is_absolute(), out.as_posix())
print(Path("a/b") == Path("a//b"), Path("a") < Path("b"), Path("a") != Path("b"))
print(out.joinpath("x", "y.txt"), out.match("*.gz"), "base" / Path("sub"))
best = {Path("a.pt"): 0.5, Path("b.pt"): 0.25}
for path in sorted(best):
    print(f"{path}: {best[path]:.3f} {path.stem:>5}|")
name: str = f"{out.stem}_{3:03d}{out.suffix}"
print(name, len(str(out)), str(out).split("/"))
for odd in [Path(".bashrc"), Path("a."), Path("..")]:
    print([odd.name, odd.stem, odd.suffix])
