import sys

from helper import push


def use(count):
    from helper import push as again

    for k in range(count):
        print(again(f"use {k}"))


print(push("top", scale=3))
use(2)
if len(sys.argv) < 5:
    if sys.argv:
        from helper import push as once

        print(once("if", 7))
