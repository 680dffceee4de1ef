LEVEL = 1
NAME = "base"
options = {"depth": 2, "width": 8}


def get_level():
    return LEVEL


def describe():
    return f"{NAME}: " + ", ".join(f"{k}={v}" for k, v in options.items())
