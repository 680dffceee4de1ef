# raise of a class, not an object.
class Stop(Exception):
    pass


def check(n):
    if n > 2:
        raise Stop
    return n


for n in (1, 3):
    try:
        print(check(n))
    except Stop:
        print("stopped")
