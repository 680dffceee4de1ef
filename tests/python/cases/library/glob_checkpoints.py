"""Finding the latest checkpoint by its number."""
import glob
import os
import re
import shutil

folder = "ckpts"
os.makedirs(folder)
for step in [5, 100, 20]:
    with open(os.path.join(folder, f"model_{step}.pt"), "w") as f:
        f.write(str(step))
paths = glob.glob(os.path.join(folder, "model_*.pt"))
steps = sorted(int(re.search(r"model_(\d+)\.pt", p).group(1)) for p in paths)
print(steps, max(steps))
latest = os.path.join(folder, f"model_{steps[-1]}.pt")
print(latest, os.path.isfile(latest), open(latest).read())
for step in steps[:-1]:
    os.remove(os.path.join(folder, f"model_{step}.pt"))
print(os.listdir(folder))
shutil.rmtree(folder)
print(glob.glob(folder + "/*"), os.path.exists(folder))
