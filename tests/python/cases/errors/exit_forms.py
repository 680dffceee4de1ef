"""exit() and quit() raise SystemExit, as sys.exit() does."""


def f(n):
    if n > 2:
        exit()
    print(n)
    return n


f(1)
try:
    quit("bye")
except SystemExit as e:
    print("caught", e, e.code)
f(3)
