"""Imports that may fail, imports for types only, and what a module knows of itself."""
from __future__ import annotations, print_function, division

from typing import TYPE_CHECKING, Optional

import os
import os.path as osp
import sys

try:
    import nonexistent_accelerator
    HAS_ACCELERATOR = True
except ImportError:
    nonexistent_accelerator = None
    HAS_ACCELERATOR = False

try:
    import cPickle as pickle
except ImportError:
    import pickle

try:
    from json import dumps
except ModuleNotFoundError as e:
    print("no json", e)

if TYPE_CHECKING:
    from collections.abc import Sequence

try:
    from missing_package.sub import thing
except (ImportError, AttributeError):
    def thing(x):
        return x * 2

if sys.version_info[0] >= 3:
    text_type = str
else:
    text_type = bytes


def lengths(items: "Sequence[str]", limit: Optional[int] = None) -> list[int]:
    import math
    from itertools import islice
    return [math.ceil(len(x) / 2) for x in islice(items, limit)]


def main() -> None:
    print(HAS_ACCELERATOR, nonexistent_accelerator is None, thing(4), text_type("x"))
    print(lengths(["a", "bcd"]), lengths(["a", "bcd"], 1), dumps([1]))
    print(__name__, os.path.basename(__file__), osp.splitext(osp.basename(__file__))[0])
    print(__doc__)
    print(lengths.__name__, main.__doc__)


if __name__ == "__main__":
    main()
