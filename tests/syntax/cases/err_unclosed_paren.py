x = f(1,
      2
y = 3
def g():
    return y
