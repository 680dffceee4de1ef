# A number that a loop divides becomes a float when it is divided, and not before.
def human(n):
    for unit in ["", "K", "M"]:
        if abs(n) < 1000:
            return n
        n /= 1000
    return n


def halve(k):
    steps = 0
    while k > 1:
        k /= 2
        steps += 1
    return k, steps


print(human(4500))
print(human(45))
print(halve(10))
print(f"{human(4500):.1f}", f"{human(12)}")
k = 7
while k > 1:
    k /= 2
print(k)
