# sys.exit with a number, from inside a try whose finally runs.
import sys


def main(n):
    try:
        if n > 2:
            sys.exit(n)
        print("staying", n)
    except Exception:
        print("not an Exception")
    finally:
        print("cleaning", n)


try:
    sys.exit("as text")
except SystemExit as e:
    print("caught", e, e.code)
try:
    sys.exit()
except SystemExit as e:
    print("caught", e.code)
main(1)
main(7)
print("not reached")
