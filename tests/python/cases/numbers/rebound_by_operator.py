x = 5
print(x)
x += 0.5
print(x)
s = 3
s *= "ab"
print(s)
y = 7
y /= 2
print(y)
t = (1,)
t += (2, "x")
print(t)
def f(n):
    n += 0.5
    return n
print(f(1), f(0.5))
