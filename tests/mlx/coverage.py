#!/usr/bin/env python3
"""Which functions of the public mlx-c API this library has: compares api.txt with the headers, and with what a library exports.

    coverage.py                prints the table (scripts/generate-docs writes it to docs/generated/mlx-c-coverage.md)
    coverage.py LIBRARY        ends with 1 if a header declares what the library does not export, or declares it otherwise than api.txt
"""
import ctypes
import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import capi

HEADERS = pathlib.Path(__file__).resolve().parent.parent.parent / "runtime" / "include" / "mlx" / "c"
HEAD = """\
# The mlx-c API: what is there

Made by `scripts/generate-docs` from the list of the API's functions (`tests/mlx/api.txt`: mlx-c 0.6, for MLX 0.31.2) and the headers in
`runtime/include/mlx/c`. Tiers 1, 2 and 3 are what training needs first; `-` are the rest. What each function computes is compared with MLX by
`tests/mlx` (`known.txt` there: the calls that still differ).

"""


def declared(everywhere=True):
    """Name -> signature, of all headers; `everywhere` also what only some machines have."""
    found = {}
    for header in sorted(HEADERS.glob("*.h")):
        text = re.sub(r"/\*.*?\*/", " ", header.read_text(), flags=re.S)
        if not everywhere:
            text = re.sub(r"^#ifdef HAS_.*?^#endif", "", text, flags=re.M | re.S)
        text = re.sub(r"^#.*$", "", text, flags=re.M)
        for match in re.finditer(r"([a-z][\w \*]*?)\b(_?(?:mlx|t2m_ext)_\w+)\(((?:[^()]|\([^()]*\)|\([^()]*\([^()]*\)[^()]*\))*)\)\s*;", text):
            if "typedef" not in match[1]:
                found[match[2]] = f"{match[1].strip()} {match[2]}({match[3]})"
    return found


def canonical(signature):
    """Spacing and the names of parameters aside."""
    text = re.sub(r"\s+", " ", signature.replace("(void)", "()"))
    return re.sub(r"\s*([*(),])\s*", r"\1", text)


def table():
    api, found = capi.read_api(), declared()
    headers = {}
    for function in api.values():
        headers.setdefault(function.header, []).append(function)
    tiers = {tier: [f for f in api.values() if f.tier == tier] for tier in ("1", "2", "3", "-")}
    lines = [HEAD + "| tier | functions | there |", "|---|--:|--:|"]
    lines += [f"| {tier} | {len(of)} | {sum(f.name in found for f in of)} |" for tier, of in tiers.items()]
    lines += [f"| all | {len(api)} | {sum(name in found for name in api)} |", "", "| header | functions | there | missing |", "|---|--:|--:|---|"]
    for header, functions in headers.items():
        missing = [f"`{f.name}`" + (f" ({f.tier})" if f.tier != "-" else "") for f in functions if f.name not in found]
        lines.append(f"| {header} | {len(functions)} | {len(functions) - len(missing)} | {', '.join(missing)} |")
    return "\n".join(lines) + "\n"


def check(path):
    library, api, bad = ctypes.CDLL(path), capi.read_api(), 0
    for name, signature in declared(everywhere=False).items():
        if not hasattr(library, name):
            print(f"{name} is declared, but the library does not export it")
            bad += 1
        if name in api and canonical(signature) != canonical(api[name].text):
            print(f"declared: {canonical(signature)}\nshould be: {canonical(api[name].text)}")
            bad += 1
    return bad


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit(1 if check(sys.argv[1]) else 0)
    print(table(), end="")
