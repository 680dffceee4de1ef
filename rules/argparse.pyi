"""argparse: a parser and its options are followed at convert time; parse_args gives a struct with a member for each option."""
from typing import Any


@c_type("py_argument_parser", pointer=True)
class ArgumentParser:
    def __init__(self, prog: str | None = None, usage: str | None = None, description: str | None = None, epilog: str | None = None, formatter_class: Any = None, add_help: bool = True, allow_abbrev: bool = True, **kwargs: Any) -> None: ...

    @effect("mutates")
    def add_argument(self, *name_or_flags: str, **kwargs: Any) -> None: ...

    def add_argument_group(self, title: str | None = None, description: str | None = None) -> Self: ...

    def add_mutually_exclusive_group(self, required: bool = False) -> Self: ...

    @effect("io", "raises")
    def parse_args(self, args: list[str] | None = None) -> Any: ...

    @effect("io", "raises")
    def parse_known_args(self, args: list[str] | None = None) -> Any: ...

    @effect("io")
    def print_help(self) -> None: ...


class Namespace: ...


@drop("the layout of the help text is argparse's default")
class ArgumentDefaultsHelpFormatter: ...


@drop("the layout of the help text is argparse's default")
class RawTextHelpFormatter: ...


@drop("the layout of the help text is argparse's default")
class RawDescriptionHelpFormatter: ...
