import os
import random
xs = [1, 2, 3]
print(4 not in xs, 2 not in xs, 2 in xs)
d = {'one': 1}
print('two' not in d)
name = os.getenv('NOT_SET_X') or 'default'
print(name)
random.seed(1)
print(random.randint(1, 10), random.random())
print('one' in d, d.pop('one'), 'one' in d)
a = None
b = a or 5
print(b)
s = ''
print(s or 'empty')
for x in xs:
    print(x)
def f(n, step=[0]):
    print('f', n)
    return n
print(f(1) + f(2) * f(3))
t = (f(4), f(5))
print(t)


def pair(a, b):
    return a * 1000 + b


def roll(n):
    return random.randint(1, n)


print(pair(roll(9), roll(99)))
w = pair(roll(9), roll(99)) if b == 5 else 0
print(w)
v = 0 if b == 5 else pair(roll(9), roll(99))
print(v, b == 5 and pair(roll(9), roll(99)) > 5000, b == 6 or pair(roll(9), roll(99)) > 2000)
print(b == 6 and pair(roll(9), roll(99)) > 5000, roll(100))
