# An error that nobody catches: the traceback with what led to it.
def inner(n):
    if n > 2:
        raise ValueError("too big: %d" % n)
    return n


class Model:
    def __init__(self, limit):
        self.limit = limit

    def run(self, xs):
        total = 0
        for x in xs:
            total += inner(x)
        return total


def risky(n):
    try:
        return inner(n)
    except ValueError as e:
        raise RuntimeError("wrapped") from e


def again(n):
    try:
        return risky(n)
    except RuntimeError:
        print("again")
        raise


def third(n):
    try:
        again(n)
    except RuntimeError:
        settings = {"a": 1}
        print(settings["b"])


def main():
    m = Model(3)
    print(m.run([1, 2]))
    third(5)


if __name__ == "__main__":
    main()
