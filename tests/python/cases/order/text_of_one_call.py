"""A text whose only field both changes and shows something, inside other texts."""
log = []


def show(x):
    log.append(x)
    return log


def name(n):
    return f"{show(n)}"


print(f"<{show(1)!r:>5}>", "%s" % (show(2),), f"{f'{show(3)}'}|{len(log)}")
raise ValueError(f"bad {show(4)} and {name(5)}")
