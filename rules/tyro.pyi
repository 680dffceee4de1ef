"""tyro: a data class is read from the command line as argparse would read it (translator/sema/tyro.c)."""
from typing import Any


@todo("T2M2102", effort="minutes", why="of tyro, cli() of a data class is read whose fields are numbers, texts, truths, lists and tuples of them, and data classes")
def cli(f: Any, *, prog: str | None = None, description: str | None = None, args: Any = None, default: Any = None, config: Any = None) -> Any: ...
