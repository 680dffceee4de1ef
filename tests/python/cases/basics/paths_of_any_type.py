"""Parts of paths that come out of a dict with values of several types."""
import os


def copy_to(name, folder):
    return os.path.join(folder, name)


options = {"depth": 1, "folder": "out", "log": None}
folder = options.pop("folder", None)
print(os.path.join(folder, "model.pt"))
if folder is not None:
    print(copy_to("log.txt", folder))
try:
    print(os.path.join("runs", options["log"]))
except TypeError:
    print("no folder for the log")
print(sorted(options))
