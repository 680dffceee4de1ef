"""The class of an error that was kept, asked for and compared."""


class Lost(ValueError):
    pass


def error_of(kind):
    try:
        if kind == 0:
            int("x")
        if kind == 1:
            {}["k"]
        raise Lost("gone")
    except Exception as error:
        return error


kept = [error_of(0), error_of(1), error_of(2), None, 3]
for error in kept:
    print(type(error) == ValueError, isinstance(error, ValueError), isinstance(error, (KeyError, Lost)), isinstance(error, LookupError))
    print(type(error), type(error).__name__)
