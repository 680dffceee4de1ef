# e.args; recursion without an end is a RecursionError that can be caught.
import sys


def depth(n):
    if n < 0:
        return 0
    return 1 + depth(n + 1)


class Node:
    def __init__(self):
        self.next = None

    def length(self):
        if self.next is None:
            return 1
        return 1 + self.next.length()


try:
    depth(0)
except RecursionError as e:
    print("too deep:", e)
loop = Node()
loop.next = loop
try:
    print(loop.length())
except RuntimeError as e:
    print(type(e).__name__)
try:
    raise ValueError("a", 3)
except ValueError as e:
    print(e.args, e.args[1], len(e.args))
try:
    raise KeyError("key")
except KeyError as e:
    print(e.args[0], e)
try:
    int("x")
except ValueError as e:
    print(e.args)
try:
    sys.exit(3)
except SystemExit as e:
    print(e.code)
depth(1)
