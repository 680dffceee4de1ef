counter = 0
history = []
settings = {"verbose": False}


def bump(n=1):
    global counter
    counter += n
    history.append(counter)
    return counter


def configure(**kwargs):
    settings.update(kwargs)


def init():
    global model, scale
    model = "net"
    scale = 2.5


def show():
    print(model, scale * 2)


bump()
bump(5)
print(counter, history)
configure(verbose=True)
print(settings)
init()
show()
print(model)


def outer():
    x = 1

    def middle():
        nonlocal x
        x += 1

        def inner():
            nonlocal x
            x *= 10
            return x

        return inner()

    first = middle()
    second = middle()
    return x, first, second


print(outer())
if __name__ == "__main__":
    def main(argv=None):
        args = argv or ["default"]
        print("main", args)
        return 0

    raise SystemExit(main())
