#!/usr/bin/env python3
"""Layers point one way: which folder may include headers of which (DESIGN.md, "The house").

The translator never includes a runtime header, the runtime none of the translator; above mlx/c everything includes public headers only, of
the layers below and of its own.  usage: check_layers.py ROOT
"""
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)

TRANSLATOR = {
    "base": set(),
    "diag": {"base"},
    "syntax": {"base", "diag"},
    "rules": {"base", "diag", "syntax", "sema"},  # rules and sema share the types
    "sema": {"base", "diag", "syntax", "rules"},
    "ir": {"base", "diag"},
    "lower": {"base", "diag", "syntax", "rules", "sema", "ir"},
    "grad": {"base", "diag", "ir"},
    "emit": {"base", "diag", "ir"},
    "report": {"base", "diag", "syntax", "rules", "sema", "ir", "lower", "grad", "emit"},
}
# Public headers (include/mlx/c, include/t2m) by the layer that owns them.
RUNTIME = {
    "engine": {"mlx/c"},
    "py": {"mlx/c", "py"},
    "io": {"mlx/c", "py", "mx", "io"},
    "mx": {"mlx/c", "py", "mx"},
    "nn": {"mlx/c", "py", "mx", "nn"},
    "optim": {"mlx/c", "py", "mx", "nn", "optim"},
    "np": {"mlx/c", "py", "mx", "io", "np"},
    "data": {"mlx/c", "py", "mx", "np", "data"},
}
OWNERS = [("py", ("pool", "object", "py", "saved")), ("io", ("io",)), ("mx", ("mx", "random", "optional")), ("nn", ("nn",)),
          ("optim", ("optim", "grad_scaler")), ("data", ("data", "image", "vision")), ("np", ("np",))]


def owner(header):
    """The layer of a public header: t2m/nn_module.h -> nn."""
    if header.startswith("mlx/c/"):
        return "mlx/c"
    stem = os.path.splitext(header[len("t2m/"):])[0]
    for layer, names in OWNERS:
        if any(stem == name or stem.startswith(name + "_") for name in names):
            return layer
    return None


def files(folder):
    for path, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.join(path, name)


def includes(path):
    with open(path, encoding="utf-8") as file:
        return INCLUDE.findall(file.read())


def check_translator(root, faults):
    for layer, below in TRANSLATOR.items():
        for path in files(os.path.join(root, "translator", layer)):
            for header in includes(path):
                other = header.split("/")[0] if "/" in header else layer
                if header.startswith(("t2m/", "mlx/")):
                    faults.append(f"{path}: the translator includes the runtime's {header}")
                elif other != layer and other in TRANSLATOR and other not in below:
                    faults.append(f"{path}: {layer} includes {header}")


def check_runtime(root, faults):
    own = {layer: {os.path.basename(path) for path in files(os.path.join(root, "runtime", layer))} for layer in RUNTIME}
    for layer, below in RUNTIME.items():
        for path in files(os.path.join(root, "runtime", layer)):
            for header in includes(path):
                if header.startswith(("t2m/", "mlx/")):
                    if owner(header) not in below:
                        faults.append(f"{path}: {layer} includes {header}")
                elif os.path.basename(header) not in own[layer] and layer != "engine":
                    faults.append(f"{path}: {layer} includes {header}, which is another layer's own")


def main():
    root = sys.argv[1]
    faults = []
    check_translator(root, faults)
    check_runtime(root, faults)
    seen = sum(1 for part in ("translator", "runtime") for _ in files(os.path.join(root, part)))
    if seen < 100:
        sys.exit(f"only {seen} files found below {root}")
    if faults:
        sys.exit("\n".join(faults))
    print(f"{seen} files, every include points down")


if __name__ == "__main__":
    main()
