def permutations(items):
    result = []

    def go(prefix, rest):
        if not rest:
            result.append(prefix)
            return
        for i in range(len(rest)):
            go(prefix + [rest[i]], rest[:i] + rest[i + 1:])

    go([], items)
    return result


print(permutations([1, 2, 3]))




def flatten(xs, depth=0):
    total = 0
    for x in xs:
        total += x * (depth + 1)
    return total


print(flatten([1, 2], depth=1))


def even_odd(n):
    def even(k):
        return True if k == 0 else odd(k - 1)

    def odd(k):
        return False if k == 0 else even(k - 1)

    return even(n), odd(n)


print(even_odd(7))


def bisect(f, lo, hi, eps=1e-6):
    def solve(a, b):
        mid = (a + b) / 2
        if b - a < eps:
            return mid
        return solve(a, mid) if f(mid) > 0 else solve(mid, b)

    return solve(lo, hi)


print(round(bisect(lambda x: x * x - 2, 0.0, 2.0), 4))
