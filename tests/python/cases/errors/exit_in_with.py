# sys.exit inside with and try: the exits run, the code is kept.
import sys


class Log:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, *details):
        print("close", details[0] is None)


def run(code):
    with Log():
        try:
            if code:
                sys.exit(code)
            print("no exit")
        finally:
            print("finally", code)


run(0)
run(5)
