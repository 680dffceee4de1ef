"""Protocol, Generic: annotations without effect at run time."""
from typing import Generic, List, Optional, Protocol, TypeVar

T = TypeVar("T")


class Sized(Protocol):
    def size(self) -> int:
        ...


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> Optional[T]:
        return self.items.pop() if self.items else None


class Disk:
    def size(self) -> int:
        return 100




def total(things: List[Sized]) -> int:
    return sum(t.size() for t in things)


s: Stack[int] = Stack()
s.push(1)
s.push(2)
print(s.pop(), s.pop(), s.pop())
print(total([Disk(), Disk()]))
