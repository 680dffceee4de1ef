def block(a):
    return a + 1
