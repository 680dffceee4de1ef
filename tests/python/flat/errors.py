import sys


class StepError(Exception):
    def __init__(self, step, text):
        super().__init__(text)
        self.step = step


def check(i):
    if i % 3 == 0:
        raise StepError(i, f"step {i} is bad")
    if i % 5 == 0:
        raise ValueError("five")
    return {"a": 1}["a" if i % 7 else "b"]


def attempt(i):
    try:
        return check(i)
    except ValueError as e:
        return len(str(e))
    finally:
        counts[i % 4] += 1


n = int(sys.argv[1])
counts = [0, 0, 0, 0]
total = 0
for i in range(n):
    try:
        total += attempt(i)
    except StepError as e:
        total += e.step % 11
    except KeyError as e:
        total += len(e.args)
    try:
        int("x" * (i % 2) + "12")
    except ValueError:
        total += 1
    else:
        total += 2
print(total, counts)
