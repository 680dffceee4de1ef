def run(flag):
    if flag:
        def step(x):
            return x + 1
    else:
        base = 10

        def step(x):
            return x * base

    return step(5)


print(run(True), run(False))


def helper(x):
    return "first"


print(helper(1))


def helper(x):
    return "second"


print(helper(1))
value = len
print(value([1, 2]))
value = sum
print(value([1, 2]))
