def join(a, b):
    return a + b


join(1, 2)
join(1.5, 2)
join('a', 'b')
