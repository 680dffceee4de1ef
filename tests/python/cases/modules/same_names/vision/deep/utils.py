from ..utils import name as outer_name

SCALE = "deep"


def name():
    return "deep<" + outer_name() + ">"


class Meter:
    def text(self):
        return f"{SCALE}/{name()}"


def make():
    return Meter()
