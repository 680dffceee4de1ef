limit = 3


def scale(x, factor=2):
    return x * factor


def show(*values, **options):
    print(len(values))


def outer(n):
    count = [0]

    def inner(k):
        count[0] = count[0] + k
        return n + k

    return inner(1) + inner(2)


def recursive(n):
    if n <= 0:
        return 0
    return 1 + recursive(n - 1)


def pair(flag):
    if flag:
        return 1, None
    return 2, 'text'


def bump():
    global counter
    counter += 1


def reader():
    return created_later + limit


def unused(x):
    return x


counter = 0
bump()
scale(3)
scale(1.5, factor=3)
show(1, 2, verbose=True)
outer(5)
recursive(3)
a, b = pair(True)
twice = lambda v: v + v
twice(4)
created_later = 7
reader()
