"""re: over PCRE2; patterns are compiled once. A pattern that is a literal tells how many groups findall gives."""
from typing import Any, Callable

from builtins import Exception, str

A: int = c("RE_ASCII")
ASCII: int = c("RE_ASCII")
I: int = c("RE_IGNORECASE")
IGNORECASE: int = c("RE_IGNORECASE")
M: int = c("RE_MULTILINE")
MULTILINE: int = c("RE_MULTILINE")
S: int = c("RE_DOTALL")
DOTALL: int = c("RE_DOTALL")
X: int = c("RE_VERBOSE")
VERBOSE: int = c("RE_VERBOSE")
U: int = c("RE_UNICODE")
UNICODE: int = c("RE_UNICODE")


class error(Exception): ...


@c_type("py_match", pointer=True)
class Match:
    @overload
    @c("re_group({self}, 0)")
    def group(self) -> str: ...
    @overload
    @effect("raises")
    @c("re_group({self}, {group})")
    def group(self, group: Literal[0]) -> str: ...
    @overload
    @effect("raises")
    @c("re_group({self}, {group})")
    def group(self, group: int) -> str | None: ...
    @overload
    @effect("raises")
    @c("re_group_named({self}, {group})")
    def group(self, group: str) -> str | None: ...
    @overload
    @effect("raises")
    @c("py_tuple_of_list(re_groups_at({self}, {*groups}))")
    def group(self, *groups: int) -> tuple[str | None, ...]: ...
    @overload
    @effect("raises")
    @c("re_group({self}, {group})")
    def __getitem__(self, group: int) -> str | None: ...
    @overload
    @effect("raises")
    @c("re_group_named({self}, {group})")
    def __getitem__(self, group: str) -> str | None: ...
    @c("re_groups_of({self}, {default})")
    def groups(self, default: str | None = None) -> tuple[str | None, ...]: ...
    @c("re_groupdict({self}, {default})")
    def groupdict(self, default: str | None = None) -> dict[str, str | None]: ...
    @overload
    @effect("raises")
    @c("re_start({self}, {group})")
    def start(self, group: int = 0) -> int: ...
    @overload
    @effect("raises")
    @c("re_start({self}, re_index({self}, {group}))")
    def start(self, group: str) -> int: ...
    @overload
    @effect("raises")
    @c("re_end({self}, {group})")
    def end(self, group: int = 0) -> int: ...
    @overload
    @effect("raises")
    @c("re_end({self}, re_index({self}, {group}))")
    def end(self, group: str) -> int: ...
    @effect("raises")
    def span(self, group: int = 0) -> tuple[int, int]:
        return self.start(group), self.end(group)
    @effect("raises")
    @c("re_expand({self}, {template})")
    def expand(self, template: str) -> str: ...
    string: str = c("re_string({self})")
    re: Pattern = c("re_pattern_of({self})")
    lastindex: int | None = c("re_lastindex({self})")
    lastgroup: str | None = c("re_lastgroup({self})")


@c_type("py_pattern", pointer=True)
class Pattern:
    pattern: str = c("re_pattern_text({self})")
    flags: int = c("re_flags({self})")
    groups: int = c("re_groups({self})")
    groupindex: dict[str, int] = c("re_groupindex({self})")
    @overload
    @effect("raises")
    @c("re_search({self}, {string})")
    def search(self, string: str) -> Match | None: ...
    @overload
    @effect("raises")
    @c("re_search_in({self}, {string}, {pos}, {endpos})")
    def search(self, string: str, pos: int, endpos: int = 9223372036854775807) -> Match | None: ...
    @overload
    @effect("raises")
    @c("re_match({self}, {string})")
    def match(self, string: str) -> Match | None: ...
    @overload
    @effect("raises")
    @c("re_match_in({self}, {string}, {pos}, {endpos})")
    def match(self, string: str, pos: int, endpos: int = 9223372036854775807) -> Match | None: ...
    @effect("raises")
    @c("re_fullmatch({self}, {string})")
    def fullmatch(self, string: str) -> Match | None: ...
    @types("re_findall")
    @effect("raises")
    @c("re_findall({self}, {string})")
    def findall(self, string: str) -> list[Boxed]: ...
    @effect("raises")
    @c("re_finditer({self}, {string})")
    def finditer(self, string: str) -> list[Match]: ...
    @effect("raises")
    @c("re_split({self}, {string}, {maxsplit})")
    def split(self, string: str, maxsplit: int = 0) -> list[str]: ...
    @effect("raises")
    @c("re_sub({self}, {repl}, {string}, {count})")
    def sub(self, repl: str, string: str, count: int = 0) -> str: ...
    @effect("raises")
    @c("re_sub_count({self}, {string}, {count})")
    def _sub_count(self, string: str, count: int) -> int: ...
    @effect("raises")
    def subn(self, repl: str, string: str, count: int = 0) -> tuple[str, int]:
        return self.sub(repl, string, count), self._sub_count(string, count)


@types("re_compile")
@effect("raises")
@c("re_compile({pattern}, {flags})")
def compile(pattern: str, flags: int = 0) -> Pattern: ...


@overload
@effect("raises")
@c("re_search(re_compile({pattern}, {flags}), {string})")
def search(pattern: str, string: str, flags: int = 0) -> Match | None: ...


@overload
@effect("raises")
@c("re_search({pattern}, {string})")
def search(pattern: Pattern, string: str) -> Match | None: ...


@overload
@effect("raises")
@c("re_match(re_compile({pattern}, {flags}), {string})")
def match(pattern: str, string: str, flags: int = 0) -> Match | None: ...


@overload
@effect("raises")
@c("re_match({pattern}, {string})")
def match(pattern: Pattern, string: str) -> Match | None: ...


@overload
@effect("raises")
@c("re_fullmatch(re_compile({pattern}, {flags}), {string})")
def fullmatch(pattern: str, string: str, flags: int = 0) -> Match | None: ...


@overload
@effect("raises")
@c("re_fullmatch({pattern}, {string})")
def fullmatch(pattern: Pattern, string: str) -> Match | None: ...


@overload
@types("re_findall")
@effect("raises")
@c("re_findall(re_compile({pattern}, {flags}), {string})")
def findall(pattern: str, string: str, flags: int = 0) -> list[Boxed]: ...


@overload
@types("re_findall")
@effect("raises")
@c("re_findall({pattern}, {string})")
def findall(pattern: Pattern, string: str) -> list[Boxed]: ...


@overload
@effect("raises")
@c("re_finditer(re_compile({pattern}, {flags}), {string})")
def finditer(pattern: str, string: str, flags: int = 0) -> list[Match]: ...


@overload
@effect("raises")
@c("re_finditer({pattern}, {string})")
def finditer(pattern: Pattern, string: str) -> list[Match]: ...


@overload
@effect("raises")
@c("re_split(re_compile({pattern}, {flags}), {string}, {maxsplit})")
def split(pattern: str, string: str, maxsplit: int = 0, flags: int = 0) -> list[str]: ...


@overload
@effect("raises")
@c("re_split({pattern}, {string}, {maxsplit})")
def split(pattern: Pattern, string: str, maxsplit: int = 0) -> list[str]: ...


@overload
def sub(pattern: str, repl: Callable[[Match], str], string: str, count: int = 0, flags: int = 0) -> str:
    parts: list[str] = []
    at = 0
    done = 0
    for match in finditer(pattern, string, flags):
        if count > 0 and done == count:
            break
        parts.append(string[at:match.start()])
        parts.append(repl(match))
        at = match.end()
        done += 1
    parts.append(string[at:])
    return "".join(parts)


@overload
@effect("raises")
@c("re_sub(re_compile({pattern}, {flags}), {repl}, {string}, {count})")
def sub(pattern: str, repl: str, string: str, count: int = 0, flags: int = 0) -> str: ...


@overload
@effect("raises")
@c("re_sub({pattern}, {repl}, {string}, {count})")
def sub(pattern: Pattern, repl: str, string: str, count: int = 0) -> str: ...


@effect("raises")
@c("re_sub_count(re_compile({pattern}, {flags}), {string}, {count})")
def _sub_count(pattern: str, string: str, count: int, flags: int) -> int: ...


def subn(pattern: str, repl: str, string: str, count: int = 0, flags: int = 0) -> tuple[str, int]:
    return sub(pattern, repl, string, count, flags), _sub_count(pattern, string, count, flags)


@c("re_escape({pattern})")
def escape(pattern: str) -> str: ...


@drop("patterns are kept as long as the program runs")
def purge() -> None: ...
