"""argparse: a parser and its options are followed at convert time; parse_args gives a struct with a member for each option."""
from typing import Any

from builtins import Exception

SUPPRESS: Literal["==SUPPRESS=="] = ...
OPTIONAL: Literal["?"] = ...
ZERO_OR_MORE: Literal["*"] = ...
ONE_OR_MORE: Literal["+"] = ...


@c_type("py_argument_parser", pointer=True)
class ArgumentParser:
    def __init__(self, prog: str | None = None, usage: str | None = None, description: str | None = None, epilog: str | None = None, formatter_class: Any = None, add_help: bool = True, allow_abbrev: bool = True, parents: Any = None, **kwargs: Any) -> None: ...

    @effect("mutates")
    def add_argument(self, *name_or_flags: str, **kwargs: Any) -> None: ...

    @c("py_argument_group({self}, {title!s}, {description!s})")
    def add_argument_group(self, title: str | None = None, description: str | None = None) -> Self: ...

    @c("py_exclusive_group({self}, {required})")
    def add_mutually_exclusive_group(self, *, required: bool = False) -> Self: ...

    @effect("io", "raises")
    def parse_args(self, args: list[str] | None = None) -> Any: ...

    @effect("io", "raises")
    def parse_known_args(self, args: list[str] | None = None) -> Any: ...

    @effect("io")
    @c("py_parser_print_help({self})")
    def print_help(self) -> None: ...

    @effect("io")
    @c("py_parser_print_usage({self})")
    def print_usage(self) -> None: ...

    @c("py_parser_format_help({self})")
    def format_help(self) -> str: ...

    @effect("io")
    @c("py_parser_error({self}, {message!s})")
    def error(self, message: str) -> NoReturn: ...

    @effect("io")
    @c("py_parser_exit({message!s}, {status})")
    def exit(self, status: int = 0, message: str = "") -> NoReturn: ...

    @effect("mutates", "io")
    def add_subparsers(self, *, title: str | None = None, description: str | None = None, prog: str | None = None, dest: str | None = None, required: bool = False, help: str | None = None, metavar: str | None = None) -> _SubParsersAction: ...

    @effect("mutates")
    def set_defaults(self, **kwargs: Any) -> None: ...


@c_type("py_argument_parser", pointer=True)
class _SubParsersAction:
    """What add_subparsers gives: the group of the commands' parsers."""

    @effect("mutates", "io")
    def add_parser(self, name: str, *, help: str | None = None, aliases: Any = None, prog: str | None = None, usage: str | None = None, description: str | None = None, epilog: str | None = None, formatter_class: Any = None, add_help: bool = True, allow_abbrev: bool = True, parents: Any = None) -> ArgumentParser: ...


class Namespace:
    def __init__(self, **kwargs: Any) -> None: ...


class HelpFormatter: ...


class ArgumentDefaultsHelpFormatter(HelpFormatter): ...


class RawDescriptionHelpFormatter(HelpFormatter): ...


class RawTextHelpFormatter(HelpFormatter): ...


class BooleanOptionalAction: ...


class ArgumentTypeError(Exception): ...


class ArgumentError(Exception): ...
