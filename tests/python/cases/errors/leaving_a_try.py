# return, break and continue through finally.
def check(n):
    if n > 10:
        raise ValueError("too large: %d" % n)
    return n


def walk(n):
    total = 0
    for i in range(n):
        try:
            total += 1
            if i == 2:
                continue
            if i == 4:
                break
            total += check(i * 4)
        except ValueError as e:
            print("error", e)
        finally:
            print("finally", i)
            total += 100
    return total


def first(xs):
    try:
        return xs[0]
    except IndexError:
        return -1
    finally:
        print("done")


def nested():
    steps = []
    for i in range(3):
        try:
            steps.append("try %d" % i)
            try:
                if i == 1:
                    return steps
            finally:
                steps.append("inner %d" % i)
        finally:
            steps.append("outer %d" % i)
    return steps


def overrides():
    try:
        raise KeyError("lost")
    finally:
        return "kept"


print(walk(3), walk(8))
print(first([5]), first([]))
print(nested())
print(overrides())
n = 0
while True:
    try:
        n += 1
        if n > 3:
            raise StopIteration
    except StopIteration:
        break
print(n)
