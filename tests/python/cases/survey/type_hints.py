"""Type hints of all kinds: they change nothing."""
from dataclasses import dataclass, field
from pathlib import Path
from typing import (Any, Callable, ClassVar, Dict, Final, Generic, Iterable, Iterator, List, Literal, NamedTuple, Optional, Sequence,
                    Set, Tuple, Type, TypeVar, Union, cast)

T = TypeVar("T")
Batch = Tuple[List[int], List[int]]
Number = Union[int, float]
MAX_LEN: Final = 16
counts: Dict[str, int] = {}
best: Optional[float] = None
undefined: int
a: int = 1
b: float = 2


class Point(NamedTuple):
    x: int
    y: int = 0


@dataclass
class Config:
    name: str
    sizes: List[int] = field(default_factory=list)
    lr: float = 1e-3
    path: Optional[Path] = None
    mode: Literal["train", "eval"] = "train"
    total: ClassVar[int] = 0


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()


def first(items: Sequence[T], default: Union[T, None] = None) -> Optional[T]:
    return items[0] if items else default


def apply(fn: Callable[[int], int], values: Iterable[int]) -> Iterator[int]:
    for v in values:
        yield fn(v)


def collate(batch: List[Tuple[int, int]], *, pad: int = 0, **kwargs: Any) -> Batch:
    xs, ys = zip(*batch)
    return list(xs), list(ys) + [pad]


def build(cls: Type[Config], name: str) -> Config:
    config: Config = cls(name)
    return config


def unique(items: "list[str] | None" = None) -> Set[str]:
    seen: Set[str] = set(items or [])
    return seen


print(first([3, 4]), first([], 7), list(apply(lambda v: v * v, [1, 2])), collate([(1, 2), (3, 4)], pad=9))
print(Stack().push(1).push(2).pop(), build(Config, "x"), sorted(unique(["a", "a"])), Point(1), Point(1, 2).y)
value = cast(int, 5)
for word in "a b a".split():
    counts[word] = counts.get(word, 0) + 1
print(value + MAX_LEN, counts, best, a, b)
print(first.__name__)
