values = ['a', 2]
print(values[0] + 'b')
print('sum: ' + values[1])
