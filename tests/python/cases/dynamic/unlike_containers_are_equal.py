"""Containers whose items are of unlike classes, but equal, are equal."""
import enum


class L(enum.IntEnum):
    A = 1
    B = 2


print([L.A] == [1], (L.A, 2) == (1, 2), {L.A: 1} == {1: 1}, {L.A} == {1}, [1] == [L.A])
print([1, 2] == [1.0, 2.0], (1, "a") == (True, "a"), {1: 2} == {1.0: 2.0}, [True] == [1])
