err = 0


def error(text):
    global err
    err += 1
    print("error", err, text)


def warn(text):
    print("warn", text)


def select(n):
    return list(range(n))
