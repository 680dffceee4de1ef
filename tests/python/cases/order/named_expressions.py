# A name that a later operand binds again is read before.
x = 1
print(x + (x := 5) + x)
print(x, (x := 6), x)
print([x, (x := x + 1), x], (x, (x := 0), x))
y = x + (x := 3) * (x := x + 1) - x
print(y, x, f"{x} {(x := 9)} {x}")
values = {x: (x := 10), x: (x := 11)}
print(values, x)
x += (x := 5)
print(x)
if x > (x := 2) and (x := x + 1) == 3:
    print("in", x)
xs = [0] * 20
i = 3
xs[i] = (i := 7)
print(xs.index(7), i, xs[i], xs[(i := 2)])
def clamp(low, value, high):
    return (low, value, high)
print(clamp(i, (i := i * 2), i))
