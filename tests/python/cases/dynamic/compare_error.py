values = ['a', 2, None]
print(values[0] < 'b')
print(values[1] < values[0])
