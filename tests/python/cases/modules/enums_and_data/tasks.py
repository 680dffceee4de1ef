from collections import namedtuple
from dataclasses import dataclass, field

from kinds import Mode, Priority

Point = namedtuple("Point", "x y")


@dataclass
class Task:
    name: str
    mode: Mode
    priority: Priority = Priority.LOW
    tags: list = field(default_factory=list)


def make(name, mode):
    return Task(name, mode, tags=[mode.value, name])
