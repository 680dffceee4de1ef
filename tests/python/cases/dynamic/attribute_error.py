values = ['a', 2]
print(values[0].upper())
print(values[1].upper())
