# Many equal frames are counted, not printed.
def down(n):
    if n == 0:
        raise LookupError("at the bottom")
    return down(n - 1)


print(down(0) if False else "start")
down(10)
