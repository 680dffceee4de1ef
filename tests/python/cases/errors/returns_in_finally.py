# Values that are returned are worked out before finally runs; a return in finally wins.
log = []


def value(x):
    log.append("value %d" % x)
    return x


def simple():
    x = 1
    try:
        return value(x)
    finally:
        x = 2
        log.append("finally")


def replaced():
    try:
        return value(3)
    finally:
        return value(4)


def in_loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                return "three"
        finally:
            log.append("loop %d" % i)
    return "end"


def in_handler():
    try:
        raise ValueError
    except ValueError:
        return "handler"
    else:
        return "else"
    finally:
        log.append("last")


print(simple(), replaced(), in_loop(), in_handler())
print(log)
