"""os.path on texts."""
import os
import os.path as osp

for path in ["data/train/img_01.png", "/abs/file", "noext", ".hidden", "dir/", "a/b/../c", ""]:
    stem, ext = os.path.splitext(path)
    folder, name = os.path.split(path)
    print(repr(path), os.path.basename(path), os.path.dirname(path), [stem, ext], [folder, name])
print(os.path.join("a", "b", "c.txt"), os.path.join("a", "/b"), os.path.join("a/", "b"), os.path.join("a", ""))
print(osp.normpath("a//b/./../c"), osp.isabs("/x"), osp.isabs("x"))
print(osp.relpath("/a/b/c", "/a/d"), osp.relpath("x/y", "x"), osp.relpath("same", "same"))
print(osp.commonprefix(["model_1.pt", "model_22.pt"]), osp.commonpath(["/a/b/c", "/a/b/d"]))
os.environ["T2M_ROOT"] = "/data"
print(osp.expandvars("$T2M_ROOT/x/${T2M_ROOT}_y/$UNKNOWN_VARIABLE_Q"))
os.environ["HOME"] = "/home/me"
print(osp.expanduser("~/data"), osp.expanduser("no/~"))
print(os.sep, osp.sep, os.pathsep, os.curdir, os.linesep == "\n", os.name, os.extsep if hasattr(os, "extsep") else ".")
root, ext = osp.splitext("model.best.pth")
head, tail = osp.split("/a/b/c.txt")
print(root, ext, head, tail)
print(osp.realpath("/tmp/../tmp/./") == "/tmp", osp.abspath("x") == osp.join(os.getcwd(), "x"))
print(osp.exists("/nowhere"), osp.isfile("/etc/passwd"), osp.isdir("/etc"), osp.islink("/etc/passwd"))
