# Errors as answers, and the frames of a lambda and of a comprehension.
def is_number(s):
    try:
        float(s)
        return True
    except ValueError:
        return False


def has(d, k):
    try:
        d[k]
        return True
    except KeyError:
        return False


def div(a, b):
    try:
        x = a / b
    except ZeroDivisionError:
        return "inf"
    return "ok"


print(is_number("1.5"), is_number("abc"))
print(has({"a": 1}, "a"), has({"a": 1}, "b"))
print(div(1, 2), div(1, 0))
squares = [1, 4]
f = lambda i: squares[i]
try:
    print(f(5))
except IndexError as e:
    print(e)
print([f(i) for i in range(3)])
