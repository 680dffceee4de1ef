# Functions that give an int here and a float there.
def ratio(part, whole):
    if whole == 0:
        return 0
    return part / whole


def sign(x):
    if x > 0:
        return 1
    elif x < 0:
        return -1
    return 0.0


def split(a):
    if a > 1:
        return a, 0
    return 0.5, a


print(ratio(1, 0), ratio(1, 4))
print(f"{ratio(1, 0):.2f} {ratio(2, 3):.2f}")
print(ratio(1, 3) > 0.3, ratio(0, 0) == 0)
print(sign(3), sign(-3), sign(0))
total = 0
for x in (-1, 0, 1):
    total += sign(x)
print(total)
print(split(1), split(2))
low, high = split(1)
print(low, high)
first, _ = split(5)
print(first)
rates = [ratio(k, 4) for k in range(3)]
print(rates, [ratio(k, 0) for k in range(2)])
