"""A run folder that is removed again."""
import os
import tempfile
import uuid

run = uuid.uuid4().hex[:8]
print(len(run), all(c in "0123456789abcdef" for c in run))
folder = tempfile.mkdtemp()
path = os.path.join(folder, run + ".txt")
with open(path, "w") as f:
    f.write("x")
print(os.path.getsize(path), os.path.dirname(path) == folder, tempfile.gettempdir() in folder)
os.remove(path)
os.rmdir(folder)
print(os.path.exists(folder))
