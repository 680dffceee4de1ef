"""IntEnum: members are numbers too."""
from enum import IntEnum


class Level(IntEnum):
    DEBUG = 10
    INFO = 20
    ERROR = 40


print(Level.INFO, Level.INFO + 5, Level.ERROR > Level.DEBUG, Level.INFO == 20)
print(sorted([Level.ERROR, Level.DEBUG]), max(Level), int(Level.INFO))
print(f"{Level.INFO}", Level.INFO.name, repr(Level.INFO))
