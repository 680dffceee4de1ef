# The message says which numbers were divided.
def mean(values):
    total = 0
    for v in values:
        total += v
    return total / len(values)


def attempt(f, *args):
    try:
        print(f(*args))
    except ZeroDivisionError as e:
        print("ZeroDivisionError:", e)


attempt(lambda a, b: a / b, 1, 0)
attempt(lambda a, b: a / b, 1.5, 0)
attempt(lambda a, b: a // b, 1, 0)
attempt(lambda a, b: a // b, 1.0, 0)
attempt(lambda a, b: a % b, 1, 0)
attempt(lambda a, b: a % b, 1.0, 0)
attempt(divmod, 1, 0)
attempt(lambda n: 0 ** -1 * n, 1)
print(mean([1, 2]), len([]) or 1)
print(sum([1, 2]) / len([]))
