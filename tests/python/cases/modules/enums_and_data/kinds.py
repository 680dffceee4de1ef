from enum import Enum, IntEnum


class Mode(Enum):
    FAST = "fast"
    SLOW = "slow"


class Priority(IntEnum):
    LOW = 1
    HIGH = 2
