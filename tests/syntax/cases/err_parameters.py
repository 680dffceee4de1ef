def f(a=1, b): pass
def g(a, a): pass
def h(*): pass
def i(**k, a): pass
def j(a, /, b, /): pass
def k(*a, *b): pass
lambda x, x: 1
