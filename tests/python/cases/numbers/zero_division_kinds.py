# Which message a division by zero has depends on the numbers, not on how the line is written.
def show(n, x, values):
    try:
        print(1 / n)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(1 // n)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(1 % n)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(1 / x)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(1.0 // x)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(1.0 % x)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(1.0 / n)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(1.0 // n)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(divmod(1, n))
    except ZeroDivisionError as e:
        print(e)
    try:
        print(divmod(1.0, n))
    except ZeroDivisionError as e:
        print(e)
    try:
        print(True / False)
    except ZeroDivisionError as e:
        print(e)
    for v in values:
        try:
            print(v / n)
        except ZeroDivisionError as e:
            print(e)
        try:
            print(v // n)
        except ZeroDivisionError as e:
            print(e)
        try:
            print(v % n)
        except ZeroDivisionError as e:
            print(e)
        try:
            print(divmod(v, n))
        except ZeroDivisionError as e:
            print(e)


show(0, 0.0, [1, 2.0])
mean = 0
try:
    mean /= 0
except ZeroDivisionError as e:
    print(e)
print(mean)
try:
    print(1 / 0)
except ZeroDivisionError as e:
    print(e)
count = 5
try:
    count %= mean
except ZeroDivisionError as e:
    print(e)
mean += 0.5
print(mean, count)
