# An error in a handler: both tracebacks are printed.
def convert(text):
    return int(text)


def report(text):
    try:
        return convert(text)
    except ValueError:
        table = {"y": 1}
        return table[text]


class Stage:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("begin", self.name)
        return self

    def __exit__(self, kind, error, trace):
        print("end", self.name, kind is None)


with Stage("reading"):
    print(report("12"))
    print(report("x"))
