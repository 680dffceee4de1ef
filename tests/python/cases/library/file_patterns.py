import fnmatch
import os
import tempfile

folder = tempfile.mkdtemp()
for name in ["model_1.pt", "model_20.pt", "best.pt", "log.txt", "Model_3.PT"]:
    open(os.path.join(folder, name), "w").close()
names = sorted(os.listdir(folder))
print(fnmatch.filter(names, "model_*.pt"))
print([name for name in names if fnmatch.fnmatch(name, "*.txt")])
print(fnmatch.fnmatch("x1", "x[0-9]"), fnmatch.fnmatch("xa", "x[!0-9]"), fnmatch.fnmatch("a.b", "a?b"))
print(fnmatch.fnmatchcase("Model", "model"), fnmatch.fnmatchcase("a+b", "a+*"))
