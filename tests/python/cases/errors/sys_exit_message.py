# sys.exit with a message: printed to stderr, exit code 1.
import sys


def fail(message):
    print("failing")
    sys.exit("error: " + message)


fail("no data")
