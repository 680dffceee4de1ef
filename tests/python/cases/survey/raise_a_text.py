# Python 2 raised texts; since then it is a TypeError when it runs.
def check(path):
    if not path:
        raise("no file at {}".format(path))
try:
    check("")
except TypeError as e:
    print(e)
check("")
