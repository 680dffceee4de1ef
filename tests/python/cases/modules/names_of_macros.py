a = _HUGE_VAL = 1e300
def f():
    return _HUGE_VAL
RAND_MAX = 5
EDOM = 3
def g():
    global EDOM
    EDOM += 1
    return RAND_MAX + EDOM
print(f(), g(), a)
M_PI, INT_MAX, SEEK_SET, SIGINT, PRId64 = 1, 2, 3, 4, 5
def h():
    return M_PI + INT_MAX + SEEK_SET + SIGINT + PRId64
print(h())
