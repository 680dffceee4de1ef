# else of for and while: runs unless the loop was left by break.
for n in range(2, 10):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")


def find(xs, wanted):
    for i, x in enumerate(xs):
        if x == wanted:
            break
    else:
        return -1
    return i


print(find([1, 2, 3], 3), find([1, 2], 9), find([], 1))
n = 3
while n > 0:
    n -= 1
    if n == 5:
        break
else:
    print("done", n)
while True:
    n += 1
    if n > 3:
        break
else:
    print("never")
for x in []:
    print("never")
else:
    print("empty")
for row in [[1, 2], [3, 0]]:
    for x in row:
        if x == 0:
            break
        if x == 2:
            continue
        print(x)
    else:
        print("no zero")
