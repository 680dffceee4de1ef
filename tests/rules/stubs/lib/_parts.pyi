"""A private part of lib: its names are lib's."""


class Whole:
    @c("whole_first({self})")
    def first_part(self) -> int: ...


@c("lib_apart()")
def apart() -> int: ...
