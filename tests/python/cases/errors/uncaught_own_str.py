class Failed(Exception):
    def __init__(self, code):
        self.code = code

    def __str__(self):
        return f"failed with {self.code}"


def failure(code):
    error = Failed(code)
    error.code = code + 1
    return error

raise failure(3)
