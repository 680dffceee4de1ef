# Errors inside handlers, their contexts, and what is restored afterwards.
def level(n):
    try:
        if n == 0:
            raise ValueError("zero")
        level(n - 1)
    except ValueError as e:
        raise ValueError(f"level {n}") from e


def chain(e):
    names = []
    while e is not None:
        names.append(str(e))
        e = e.__cause__
    return names


try:
    level(2)
except ValueError as error:
    print(chain(error))

try:
    try:
        raise KeyError("first")
    except KeyError:
        raise TypeError("second")
except TypeError as error:
    print(error, "while handling", repr(error.__context__), error.__cause__)

log = []
for i in range(3):
    try:
        try:
            log.append(10 // i)
        except ZeroDivisionError:
            log.append(-1)
            raise IndexError("after division")
        else:
            log.append(100)
    except IndexError as e:
        log.append(-2)
    finally:
        log.append(0)
print(log)
