nonlocal a
def f(p):
    global p
    x = 1
    global x
    print(y)
    global y
    nonlocal z
    def g():
        nonlocal x, q
        from m import *
    w: int
    global w
    global n
    nonlocal n
