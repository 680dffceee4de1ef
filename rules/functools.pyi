"""functools"""


def total_ordering(cls: T) -> T: ...
