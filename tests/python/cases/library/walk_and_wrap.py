import os
import re
import tempfile
import textwrap
import uuid
root = tempfile.mkdtemp(prefix="t2m")
print(os.path.isdir(root), os.path.basename(root).startswith("t2m"))
os.makedirs(os.path.join(root, "a", "b"))
for name in ["x.txt", "a/y.txt", "a/b/z.txt"]:
    with open(os.path.join(root, name), "w") as f:
        f.write(name)
for folder, dirs, files in os.walk(root):
    dirs.sort()
    print(os.path.relpath(folder, root), dirs, sorted(files))
count = 0
for _, dirs, files in os.walk(root):
    dirs[:] = [d for d in dirs if d != "b"]
    count += len(files)
print(count)
print(re.sub(r"\d+", lambda m: str(int(m.group(0)) * 2), "a1 b22"))
def shout(match):
    return match.group(1).upper()
print(re.sub(r"<(\w+)>", shout, "<a> and <bc>", count=1))
print(textwrap.dedent("""\
    hello
      world
    """), textwrap.indent("a\n\nb", "> "), textwrap.fill("the quick brown fox jumps over the lazy dog", 20))
print(textwrap.wrap("one two three four", width=9))
a, b = uuid.uuid4(), uuid.uuid4()
print(len(str(a)), len(a.hex), str(a) != str(b))
