# comment of first
READY = True
print("first runs")


def use():
    import lazy

    lazy.calls += 10
    return lazy.calls
