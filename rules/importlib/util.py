"""importlib.util: which packages are there. Those without rules are not."""

_PACKAGES = ("torch", "numpy", "torchvision", "yaml", "tqdm", "json", "math", "os", "sys", "re", "random", "time", "csv", "pickle", "argparse",
             "logging", "pathlib", "collections", "itertools", "functools", "datetime", "copy", "glob", "gzip", "zipfile", "typing", "dataclasses")


class _Spec:
    def __init__(self, name):
        self.name = name


def find_spec(name, package=None):
    return _Spec(name) if name in _PACKAGES else None
