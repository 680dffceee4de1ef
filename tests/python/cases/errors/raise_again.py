# What a traceback holds when an error is raised again: by `raise`, by `raise e`, through finally.
def load(path):
    return open(path).read()


def with_finally(path):
    try:
        return load(path)
    finally:
        print("closing", path)


def explicit(path):
    try:
        return with_finally(path)
    except OSError as e:
        print("cannot load:", e)
        raise e


def bare(path):
    try:
        return explicit(path)
    except FileNotFoundError:
        raise


def outer(path):
    try:
        bare(path)
    except ValueError:
        print("not this one")


outer("/nonexistent/weights.bin")
